"""What the outcomes mean for the sign-off: facts in, documents out."""
