"""`python -m incentives`: the command line."""

import sys

from incentives.cli import main

if __name__ == "__main__":
    sys.exit(main())
