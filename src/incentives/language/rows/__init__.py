"""One row that a key names, a limit that rows fill one after the other, and their accounts."""
