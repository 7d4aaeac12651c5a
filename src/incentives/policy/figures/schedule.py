"""Schedules of brackets, and what stands where a rule gives no figure because it does not apply."""

from enum import Enum

import attrs

from incentives.values.number import Exact


class NoFigure(Enum):
    """What stands in place of a figure: whatever reads it is not applicable."""

    NOT_APPLICABLE = "not_applicable"


Rate = Exact | NoFigure


@attrs.frozen
class Bracket:
    """One bracket: up to `limit` (None: without end) the figure is `rate`.

    `is_below`: the limit itself is in the next bracket.
    """

    limit: Exact | None
    rate: Rate
    is_below: bool = False

    def holds(self, number: Exact) -> bool:
        """Whether the number is not above the bracket."""
        return (
            self.limit is None
            or number < self.limit
            or (number == self.limit and not self.is_below)
        )


@attrs.frozen
class Schedule:
    """Brackets in rising order; the last one has no limit."""

    brackets: tuple[Bracket, ...]

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
            top = number if bracket.limit is None else min(number, bracket.limit)
            if top > below:
                slices.append((top - below, bracket.rate))
                below = top
        return slices or [(0, self.brackets[0].rate)]
