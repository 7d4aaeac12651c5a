"""What a definition says of rows one after the other."""
