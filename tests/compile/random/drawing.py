"""What a random library draws: few and small strategies, so that hypothesis can shrink it."""

import random
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import cache
from typing import TypeVar

import attrs
from hypothesis import strategies as st

T = TypeVar("T")

NUMBERS = (
    *("0", "1", "2", "3", "10", "100", "0.5", "0.01", "0.005", "33.3", "0.333", "7.125"),
    *("1000", "99.995", "12345.67", "1000000", "0.0001", "123456789.01"),
    *("2.5", "0.045", "1234.565", "15", "250", "33333", "777.775", "46000.5", "8000", "60"),
)
"""What figures and facts are: small, hard to divide, and between two hundredths."""

VERY_LARGE = "5000000000000"
"""With it products are soon too large for a kernel, which then leaves them: it comes seldom."""

SHARES = ("0.5", "1", "0", "0.333", "0.125", "0.3333333", "10%", "0.75", "0.6", "0.015", "0.25")

FIRST, LAST = date(2019, 1, 1), date(2026, 12, 31)

MARKED_DAYS = tuple(
    map(
        date.fromisoformat,
        (
            *("2022-01-01", "2021-12-31", "2022-06-15", "2020-02-29", "2021-01-31", "2023-02-28"),
            *("2020-01-01", "2019-12-31", "2024-12-31", "2022-06-30", "2022-07-01", "2024-02-29"),
        ),
    )
)
"""Days that law likes to begin and end on, and those that months do not all have."""


@cache
def _up_to(most: int) -> st.SearchStrategy[int]:
    return st.integers(0, most)


@attrs.frozen
class Drawn:
    """Draws; whatever comes first is the plainest, towards which hypothesis shrinks.

    `source`: a number from 0 to the one that it is given.
    """

    source: Callable[[int], int]

    @staticmethod
    def by(draw: st.DrawFn) -> "Drawn":
        """As hypothesis draws, which can shrink it."""
        return Drawn(lambda most: draw(_up_to(most)))

    @staticmethod
    def at_random(seed: int) -> "Drawn":
        """Each as often as any other: more of the language in fewer libraries."""
        draw = random.Random(seed)  # noqa: S311 - nothing is kept secret
        return Drawn(lambda most: draw.randint(0, most))

    def up_to(self, most: int) -> int:
        """A number from 0 to `most`."""
        return self.source(most) if most > 0 else 0

    def pick(self, options: Sequence[T]) -> T:
        """One of them, each as often."""
        return options[self.up_to(len(options) - 1)]

    def chance(self, percent: int) -> bool:
        """Whether something happens that happens so often of a hundred times."""
        return self.up_to(99) >= 100 - percent

    def number(self) -> str:
        """A figure, mostly one of the list."""
        if self.chance(80):
            return VERY_LARGE if self.chance(2) else self.pick(NUMBERS)
        return f"{self.up_to(100_000)}.{self.up_to(99):02}"

    def day(self) -> date:
        """A day of the years in question, mostly a marked one or one beside it."""
        if self.chance(75):
            return self.pick(MARKED_DAYS) + timedelta(days=self.pick((0, 0, 1, -1, 31, -365)))
        return FIRST + timedelta(days=self.up_to((LAST - FIRST).days))
