"""Postings added up: what is known, what is still open and what was stopped, each by itself."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

import attrs
from moneyed import Money

from incentives.budgeting.months import Months
from incentives.budgeting.posting import Certainty, Posting
from incentives.engine.findings.spread import Spread
from incentives.policy.rule import Form
from incentives.values.money import money_of
from incentives.values.number import Exact
from incentives.values.period import Month

Key = TypeVar("Key")
Grid = Mapping[tuple[Month | None, str | None], "Total"]
"""By month and level; None: without a day, and without a level."""


@attrs.frozen(kw_only=True)
class Total:
    """What `cases` cases come to: surely (`known`), perhaps beside it (`open`), and not after all (`stopped`)."""

    known: Money
    open: Spread
    stopped: Spread
    cases: int

    @property
    def whole(self) -> Spread:
        """From what is surely given to all that may be."""
        return Spread.of(self.known) + self.open


@attrs.frozen(kw_only=True)
class Budget:
    """The postings of all cases. Forms are never added to each other: every sum is of one form."""

    postings: tuple[Posting, ...]
    currency: str

    @property
    def forms(self) -> tuple[Form, ...]:
        """The forms of which there is something, in their order."""
        found = {each.form for each in self.postings}
        return tuple(form for form in Form if form in found)

    def of(self, form: Form) -> "Budget":
        """The postings of the form alone."""
        return attrs.evolve(self, postings=tuple(each for each in self.postings if each.form is form))

    def within(self, months: Months | None) -> "Budget":
        """What is due, or whose law is read, in one of the months; None: all, also what has no day."""
        if months is None:
            return self
        return attrs.evolve(self, postings=tuple(each for each in self.postings if months.holds(each.month)))

    @property
    def years(self) -> tuple[int, ...]:
        """The years in which there is something, in order."""
        return tuple(sorted({each.month.year for each in self.postings if each.month is not None}))

    def total(self, form: Form) -> Total:
        """All that is of the form."""
        return self._total(self.of(form).postings)

    def by_form(self) -> Mapping[Form, Total]:
        """A total for each form."""
        return {form: self.total(form) for form in self.forms}

    def by_incentive(self, form: Form) -> Mapping[tuple[str, str | None], Total]:
        """By incentive, what falls away with it by charge; in the order in which they come."""
        return self._by(form, lambda each: (each.incentive, each.charge))

    def by_year(self, form: Form) -> Mapping[int | None, Total]:
        """By year in order of time; last what has no day."""
        found = self._by(form, lambda each: each.month.year if each.month is not None else None)
        return {year: found[year] for year in sorted(found, key=lambda year: (year is None, year or 0))}

    def by_month(self, form: Form) -> Mapping[Month | None, Total]:
        """By month in order of time; last what has no day."""
        return _in_time(self._by(form, lambda each: each.month))

    def by_level(self, form: Form) -> Mapping[str | None, Total]:
        """By level of government; last what no text gives to a level."""
        found = self._by(form, lambda each: each.level)
        return {level: found[level] for level in sorted(found, key=lambda level: level is None)}

    def by_beneficiary(self, form: Form) -> Mapping[str, Total]:
        """By who benefits."""
        return self._by(form, lambda each: each.beneficiary)

    def by_month_and_level(self, form: Form) -> Grid:
        """By both, months in order of time."""
        found = self._by(form, lambda each: (each.month, each.level))
        return {key: found[key] for key in sorted(found, key=lambda key: (*_moment(key[0]), key[1] is None))}

    def _by(self, form: Form, key: Callable[[Posting], Key]) -> dict[Key, Total]:
        groups: dict[Key, list[Posting]] = {}
        for each in self.of(form).postings:
            groups.setdefault(key(each), []).append(each)
        return {name: self._total(group) for name, group in groups.items()}

    def _total(self, postings: Sequence[Posting]) -> Total:
        known = sum((each.low for each in postings if each.certainty is Certainty.KNOWN), 0)
        return Total(
            known=money_of(known, self.currency),
            open=spread_over((each for each in postings if each.certainty is Certainty.OPEN), self.currency),
            stopped=spread_over((each for each in postings if each.certainty is Certainty.STOPPED), self.currency),
            cases=len({each.case for each in postings}),
        )


def budget_of(postings: Iterable[Posting], currency: str) -> Budget:
    """The budget of the postings, whose sums are in the currency."""
    return Budget(postings=tuple(postings), currency=currency)


def spread_over(postings: Iterable[Posting], currency: str) -> Spread:
    """The sum of lower bounds and that of upper ones; without a bound if one has none."""
    low: Exact = 0
    high: Exact | None = 0
    for each in postings:
        low += each.low
        high = None if high is None or each.high is None else high + each.high
    return Spread(money_of(low, currency), money_of(high, currency) if high is not None else None)


def _in_time(found: Mapping[Month | None, Total]) -> Mapping[Month | None, Total]:
    return {month: found[month] for month in sorted(found, key=_moment)}


def _moment(month: Month | None) -> tuple[bool, str]:
    return month is None, str(month)
