"""From a bare checkout to a running command: standard library only, and light, as every start passes through it."""
