"""The lists of what was granted: chosen beside the list of files, seen, and downloaded."""
