"""How fast the suite is, beside a floor and beside peers: `./golive bench`."""
