"""The parts of the page on which many institutions are assessed at once."""
