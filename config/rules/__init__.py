"""Rules across an environment file: each a function of the environment that yields what contradicts."""
