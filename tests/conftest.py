"""How many examples a law is tried on: `default`, `few` or `deep`; and no library is kept.

Those of `default` are the same each time, `few` are fewer, `deep` are new ones and many more;
`equality` is for the kernel beside the reference.
A change that breaks a law is so told by the change, not by the day; what nobody thought of is
looked for by the long run. Choose with `--hypothesis-profile=deep` or the environment variable
`HYPOTHESIS_PROFILE`; the option wins.

Libraries are made anew in every process, so that a test says what the program does, not what an
earlier run has kept.
"""

import os

from hypothesis import settings

settings.register_profile(
    "default", deadline=None, max_examples=60, print_blob=True, derandomize=True
)
settings.register_profile("few", deadline=None, max_examples=10, print_blob=True, derandomize=True)
settings.register_profile("deep", deadline=None, max_examples=2000, print_blob=True)
settings.register_profile("equality", deadline=None, max_examples=100_000, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))
os.environ["INCENTIVES_CACHE"] = "off"
