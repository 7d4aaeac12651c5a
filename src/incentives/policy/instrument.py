"""Instruments and the places whose law they are."""

from datetime import date

import attrs

from incentives.brief import brief
from incentives.values.citation import Citation, Standing
from incentives.values.period import CalendarLimit, Window
from incentives.values.span import Span
from incentives.values.text import Text


@attrs.frozen(kw_only=True, repr=False)
class Jurisdiction:
    """A place with law of its own.

    `id` is the path of its folder with points, empty for the root; `codes` begin with the present
    one. `level`: of government, such as `city`; None: not stated.
    """

    id: str
    codes: tuple[str, ...]
    name: Text
    parent: str | None
    level: str | None = None

    def shares_cases_with(self, other: str) -> bool:
        """Whether some case is in both: one of the two places is the other, or lies within it."""
        upper, lower = sorted((self.id, other), key=len)
        return upper in {"", lower} or lower.startswith(f"{upper}.")

    @property
    def depth(self) -> int:
        """How far down the tree of jurisdictions it lies."""
        return self.id.count(".") + 1 if self.id else 0


@attrs.frozen(kw_only=True, repr=False)
class DeclaredGap:
    """Why there was no law before an instrument that continues another, and where that is seen."""

    text: Text
    citation: Citation


@attrs.frozen(kw_only=True)
class Instrument:
    """One legal document.

    `published`: the day, or the month that is all that is on record; None: neither is. `continues`:
    the full id of the instrument that it renews. `gap_before`: stated where that one had ended
    before this one begins.
    """

    id: str
    number: str
    title: Text
    jurisdiction: str
    published: CalendarLimit | None
    in_force: Window
    standing: Standing
    continues: str | None
    span: Span
    gap_before: DeclaredGap | None = None

    __repr__ = brief

    @property
    def known_from(self) -> date:
        """The day from which it counts as published.

        Where none is on record: the first day on which it is surely in force.
        """
        return self.published.latest if self.published is not None else self.in_force.first.latest
