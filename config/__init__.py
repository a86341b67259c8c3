"""What ought to be true here: YAML in, frozen typed objects out, and every mistake named by file, line and key."""
