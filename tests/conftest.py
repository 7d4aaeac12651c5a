"""How many examples a law is tried on, which tests begin first; and no library is kept.

Examples are those of `default`, `few` or `deep`.

Those of `default` are the same each time, `few` are fewer, `deep` are new ones and many more;
`equality` is for the kernel beside the reference.
A change that breaks a law is so told by the change, not by the day; what nobody thought of is
looked for by the long run. Choose with `--hypothesis-profile=deep` or the environment variable
`HYPOTHESIS_PROFILE`; the option wins.

Libraries are made anew in every process, so that a test says what the program does, not what an
earlier run has kept.
"""

import os

import pytest
from hypothesis import settings

settings.register_profile(
    "default", deadline=None, max_examples=60, print_blob=True, derandomize=True
)
settings.register_profile("few", deadline=None, max_examples=10, print_blob=True, derandomize=True)
settings.register_profile("deep", deadline=None, max_examples=2000, print_blob=True)
settings.register_profile("equality", deadline=None, max_examples=100_000, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))
os.environ["INCENTIVES_CACHE"] = "off"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Long tests begin first: at the end no worker waits for another's."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)
