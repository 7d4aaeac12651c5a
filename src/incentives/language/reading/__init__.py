"""What the parser makes of parts of the `ast` that are more than a node."""
