"""The open printing: the same nodes, of which what is known is four words (see `bounded`).

What is known is asked of the known printing first; only what that does not know is worked out
here. Read `printer`, then `functions` and `plans`.
"""
