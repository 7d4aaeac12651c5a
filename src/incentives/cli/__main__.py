"""`python -m incentives.cli`."""

import sys

from incentives.cli import main

sys.exit(main())
