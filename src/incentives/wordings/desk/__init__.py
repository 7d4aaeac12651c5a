"""The sentences of the desk, a module for each page and for the frame around them."""
