"""Where a space is left out between a Chinese sentence and what is filled into it."""

import re
import unicodedata
from collections.abc import Mapping


def without_space(gap: re.Match[str], values: Mapping[str, object]) -> str:
    """The gap, with the space before it only if a figure or a Latin letter comes."""
    begins = str(values.get(gap[1], ""))[:1]
    return gap[0].lstrip() if unicodedata.east_asian_width(begins or "a") in {"W", "F"} else gap[0]
