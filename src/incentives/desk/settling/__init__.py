"""The parts of the page of the settings of the office."""
