"""What people and programs get to read of a run: the sign-off document, its letters, its exports."""
