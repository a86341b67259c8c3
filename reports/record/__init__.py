"""The record of a run: its facts as they are written, hidden where they must be, kept together and read back."""
