"""The law of childcare as a package of its own, `incentives-childcare-law`."""

from pathlib import Path


def policies_folder() -> Path:
    """Where its files lie: beside this one."""
    return Path(__file__).resolve().parent
