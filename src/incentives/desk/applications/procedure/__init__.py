"""The procedure of a file: what is done now, by whom, what is open, what was done, and notes."""
