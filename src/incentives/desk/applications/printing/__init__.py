"""What a file is printed on: the papers that were kept, and how it stands by now."""
