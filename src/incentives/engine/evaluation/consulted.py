"""What of the law was read to answer a question.

By it a difference between two answers is traced to what brought it.
"""

from collections.abc import Iterator
from datetime import date

import attrs

from incentives.brief import brief
from incentives.policy.parameter import DatedFigure


@attrs.define(repr=False)
class Consulted:
    """What an evaluator has read so far; it grows with every expression that is worked out.

    `figures`: by parameter and day the dated figure that prevailed; None: none had been published.
    `rules`: the ids of definitions, charges, reliefs that applied (with their instruments),
    declared facts, other incentives.

    What is in it is not public.
    """

    figures: dict[str, dict[date, DatedFigure | None]] = attrs.field(factory=dict)
    rules: set[str] = attrs.field(factory=set)

    __repr__ = brief

    def note_figure(self, parameter: str, day: date, dated: DatedFigure | None) -> None:
        """The figure was looked up."""
        self.figures.setdefault(parameter, {})[day] = dated

    def figures_read(self) -> Iterator[tuple[str, DatedFigure]]:
        """Each parameter with each of its figures that were read, once, by the parameters' ids."""
        for parameter, by_day in sorted(self.figures.items()):
            distinct = {id(figure): figure for figure in by_day.values() if figure is not None}
            for dated in distinct.values():
                yield parameter, dated

    def has_read(
        self, parameter: str, dated: DatedFigure | None, *, first: date, last: date | None
    ) -> bool:
        """Whether the figure was looked up for a day from `first` to `last`, both included.

        `dated=None`: whether none had been published for such a day. `last=None`: without end.
        """
        by_day = self.figures.get(parameter, {})
        return any(
            prevailing is dated and first <= day and (last is None or day <= last)
            for day, prevailing in by_day.items()
        )
