"""What an office settles once for all of its applications."""

import re
from collections.abc import Mapping
from datetime import date, datetime

import attrs

from incentives.brief import brief
from incentives.register import Person

_GAPS = re.compile(r"\{(\w*)\}")


@attrs.frozen(kw_only=True)
class OfficeSettings:
    """The settings of an office as they stand.

    `townships`: those that can be chosen; empty: any. `planning`: the planning figures of the
    district, by year and path of the fact, each as it is written in a case document. `numbering`:
    how a new application is numbered, with `{year}` and `{n}`, the number in order (of the year, if
    that is in it). `overlays`: the names under which the office keeps the overlays with which a new
    application begins, in rising precedence. `version`: counted up by every change, 0 where nothing
    was ever settled.
    """

    name: str = ""
    townships: tuple[str, ...] = ()
    may_one_person_do_two_steps: bool = False
    planning: Mapping[int, Mapping[str, str]] = attrs.field(factory=dict)
    numbering: str = "〔{year}〕{n}号"
    overlays: tuple[str, ...] = ()
    version: int = 0

    __repr__ = brief

    def figures_on(self, day: date) -> Mapping[str, str]:
        """The planning figures of the year of this day, or of the last year before it."""
        years = [year for year in self.planning if year <= day.year]
        return self.planning[max(years)] if years else {}

    def numbered(self, year: int, place: int) -> str:
        """The number of the application that is the so-many-th of the year."""
        return self.numbering.replace("{year}", str(year)).replace("{n}", str(place))

    @property
    def numbers_by_year(self) -> bool:
        """Whether numbers begin anew each year."""
        return "{year}" in self.numbering


@attrs.frozen(kw_only=True)
class SettingsChange:
    """The settings as somebody has made them: who, when and why."""

    settings: OfficeSettings
    by: str
    person: Person | None
    at: datetime
    reason: str

    __repr__ = brief


def is_numbering(pattern: str) -> bool:
    """Whether numbers can be made by it: one `{n}`, at most one `{year}`, and no other gap.

    >>> is_numbering("海托补〔{year}〕{n}号"), is_numbering("{year}")
    (True, False)
    """
    gaps = _GAPS.findall(pattern)
    rest = _GAPS.sub("", pattern)
    return sorted(gaps) in (["n"], ["n", "year"]) and not {"{", "}"} & set(rest)
