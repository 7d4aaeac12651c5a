"""The parts of the page on which one case is assessed."""
