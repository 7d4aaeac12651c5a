"""The parts of the page of application files: the list, and the steps of one file."""
