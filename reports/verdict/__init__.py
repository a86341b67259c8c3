"""What the facts of a run mean: rows, gaps, waivers, readiness, and the same verdict judged a second time."""
