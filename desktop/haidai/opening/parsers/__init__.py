"""What becomes of bytes: one parser a kind of document."""
