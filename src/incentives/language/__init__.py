"""The expression language: from one line of text to a checked tree. It knows no policy."""
