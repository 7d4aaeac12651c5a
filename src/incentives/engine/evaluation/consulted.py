"""What of the law was read to answer a question, so that a difference can be traced to what brought it."""

from collections.abc import Iterator
from datetime import date

import attrs

from incentives.policy.parameter import DatedFigure


@attrs.define
class Reads:
    """What an evaluator has read so far.

    `figures`: by parameter and day the dated figure that prevailed; None: none had been published.
    `rules`: the ids of definitions, charges, reliefs that applied (with their instruments), declared facts, other incentives.
    """

    figures: dict[str, dict[date, DatedFigure | None]] = attrs.field(factory=dict)
    rules: set[str] = attrs.field(factory=set)

    def note_figure(self, parameter: str, day: date, dated: DatedFigure | None) -> None:
        """The figure was looked up."""
        self.figures.setdefault(parameter, {})[day] = dated

    def figures_read(self) -> Iterator[tuple[str, DatedFigure]]:
        """Each parameter with each of its figures that were read, once."""
        for parameter, by_day in sorted(self.figures.items()):
            for dated in {id(each): each for each in by_day.values() if each is not None}.values():
                yield parameter, dated

    def has_read(self, parameter: str, dated: DatedFigure, *, first: date, last: date | None) -> bool:
        """Whether the figure was looked up for a day from the first to the last (None: without end)."""
        by_day = self.figures.get(parameter, {})
        return any(each is dated and first <= day and (last is None or day <= last) for day, each in by_day.items())
