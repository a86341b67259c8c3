"""What must hold: pure functions from observations to findings."""
