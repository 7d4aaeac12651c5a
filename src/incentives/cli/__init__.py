"""The command line: arguments to use case to output.

It alone reads the clock, the arguments and the environment.
"""

from incentives.cli.main import main

__all__ = ["main"]
