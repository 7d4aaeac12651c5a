"""On how many examples a law is tried that needs more or fewer than most.

A bare number would be the same in every profile: the long run would look no further than the daily
one, and the short one would take as long.
"""

from hypothesis import settings

_MOST_LAWS = 60
_LEAST = 3


def examples(usual: int) -> int:
    """So many as `usual` in the default profile, and in the others fewer or more by their share."""
    return max(_LEAST, usual * settings().max_examples // _MOST_LAWS)
