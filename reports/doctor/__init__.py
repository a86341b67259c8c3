"""`golive doctor --env=NAME`: tries everything that a run stands on, in seconds and without writing."""
