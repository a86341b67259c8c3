"""The floor: the journeys walked by a script without a browser, all connections at the same time."""
