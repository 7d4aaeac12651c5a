"""What stands for a cap or a floor where there is none, so that nothing is held to it.

It is no number: nothing can be reckoned with it, and it is not what does not exist.
"""

from enum import Enum


class NoLimit(Enum):
    """No cap: above every number. No floor: below every number.

    >>> min(5, NoLimit.CAP), max(NoLimit.FLOOR, -5)
    (5, -5)
    """

    CAP = "no_cap"
    FLOOR = "no_floor"

    def __lt__(self, number: object) -> bool:
        return self is NoLimit.FLOOR

    def __gt__(self, number: object) -> bool:
        return self is NoLimit.CAP
