"""One row that a key names, and a limit that rows fill one after the other."""
