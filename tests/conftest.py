"""How many examples a law is tried on: `default`, or `deep` for the long run.

Choose with `--hypothesis-profile=deep` or the environment variable `HYPOTHESIS_PROFILE`; the option wins.
"""

import os

from hypothesis import settings

settings.register_profile("default", deadline=None, max_examples=60, print_blob=True)
settings.register_profile("deep", deadline=None, max_examples=2000, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))
