"""Schedules of brackets, and what stands where a rule gives no figure because it does not apply."""

from collections.abc import Mapping
from enum import Enum
from itertools import pairwise

import attrs

from incentives.values.number import Exact


class NoFigure(Enum):
    """What stands in place of a figure: whatever reads it is not applicable."""

    NOT_APPLICABLE = "not_applicable"


Rate = Exact | NoFigure


@attrs.frozen(repr=False)
class Bracket:
    """One bracket: up to `limit` (None: without end) the figure is `rate`.

    The limit is a number, or the full id of the figure of the law that it is.
    `is_below`: the limit itself is in the next bracket.
    """

    limit: Exact | str | None
    rate: Rate
    is_below: bool = False

    @property
    def end(self) -> Exact | None:
        """The limit as a number, where no figure stands for it any longer."""
        assert not isinstance(self.limit, str)
        return self.limit

    def holds(self, number: Exact) -> bool:
        """Whether the number is not above the bracket."""
        return is_within(number, self.end, self)


def is_within(number: Exact, end: Exact | None, bracket: Bracket) -> bool:
    """Whether the number is not above the bracket, if that ends there (None: nowhere)."""
    return end is None or number < end or (number == end and not bracket.is_below)


@attrs.frozen(cache_hash=True, repr=False)
class Schedule:
    """Brackets in rising order; the last one has no limit."""

    brackets: tuple[Bracket, ...]

    @property
    def named_limits(self) -> tuple[str, ...]:
        """The full ids of the figures that are limits, from the lowest up."""
        return tuple(bracket.limit for bracket in self.brackets if isinstance(bracket.limit, str))

    def with_limits(self, figures: Mapping[str, Exact]) -> "Schedule":
        """The same with numbers in place of the figures, by their full ids."""
        if not self.named_limits:
            return self
        return Schedule(
            tuple(
                attrs.evolve(bracket, limit=figures[bracket.limit])
                if isinstance(bracket.limit, str)
                else bracket
                for bracket in self.brackets
            )
        )

    def falling_limit(self) -> Bracket | None:
        """The first bracket whose limit is not above that of the one before it; None: they rise."""
        for before, bracket in pairwise(self.brackets):
            if bracket.end is not None and before.end is not None and bracket.end <= before.end:
                return bracket
        return None

    def place_of(self, number: Exact) -> int:
        """Which of the brackets the number lies in, counted from 0."""
        return next(at for at, bracket in enumerate(self.brackets) if bracket.holds(number))

    def slices_of(self, number: Exact) -> list[tuple[Exact, Rate]]:
        """How much of the number lies in each bracket, and the bracket's rate, from the lowest up.

        Brackets not reached are left out; of nothing, nothing lies in the first.
        """
        slices: list[tuple[Exact, Rate]] = []
        below: Exact = 0
        for bracket in self.brackets:
            top = number if bracket.end is None else min(number, bracket.end)
            if top > below:
                slices.append((top - below, bracket.rate))
                below = top
        return slices or [(0, self.brackets[0].rate)]
