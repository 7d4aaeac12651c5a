"""What many values come to as one: those over the rows of a fact, a number in brackets."""

from enum import StrEnum


class Gathering(StrEnum):
    """What is made of the values over the rows of a repeated fact."""

    SUM = "sum"
    COUNT = "count"
    ANY = "any"
    ALL = "all"
    MAX = "max"
    MIN = "min"
    LARGEST = "largest"  # the sum of so many of the largest; `largest(n, (body for row in rows))`
    KEYED = "keyed"  # a fact of the one row that a key names; `rows[key].fact`

    @property
    def is_called(self) -> bool:
        """Whether it is written as a function of its rows."""
        return self is not Gathering.KEYED

    @property
    def is_truth(self) -> bool:
        """Whether it is made of conditions."""
        return self is Gathering.ANY or self is Gathering.ALL

    @property
    def is_extreme(self) -> bool:
        """Whether it is one of the values: of numbers or days, nothing where there is no row."""
        return self is Gathering.MAX or self is Gathering.MIN


CALLED = frozenset(kind for kind in Gathering if kind.is_called)
"""Those that are written as functions of their rows."""


class Graduation(StrEnum):
    """What is made of a number and a schedule of brackets."""

    MARGINAL = "marginal"  # each slice of the number at the rate of its bracket, added up
    STEP = "step"  # the rate of the bracket that the number lies in
