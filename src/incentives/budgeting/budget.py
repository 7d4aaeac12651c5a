"""Postings added up: what is known, what is still open and what was stopped, each by itself."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

import attrs
from moneyed import Money

from incentives.budgeting.months import Months
from incentives.budgeting.posting import Posting
from incentives.engine.findings.pieces.given import Certainty
from incentives.policy.rule import Form
from incentives.values.money import exact_amount, money_of
from incentives.values.number import exact
from incentives.values.period import Month
from incentives.values.range import MoneyRange, money_range, sum_of

Key = TypeVar("Key")
Grid = Mapping[tuple[Month | None, str | None], "Total"]
"""By month and level; None: without a day, and without a level."""


@attrs.frozen(kw_only=True)
class Total:
    """What `cases` cases come to, in one form and to the fen; `paid` is what of `known` was paid.

    Surely (`known`), perhaps beside it (`open`), and not after all (`stopped`); none of the three
    is part of another.
    """

    known: Money
    open: MoneyRange
    stopped: MoneyRange
    cases: int
    paid: Money

    @property
    def left(self) -> Money:
        """What of the known is still to be paid."""
        left = exact(exact_amount(self.known) - exact_amount(self.paid))
        return money_of(left, self.known.currency.code)

    @property
    def whole(self) -> MoneyRange:
        """From what is surely given to all that may be."""
        return MoneyRange.exactly(self.known) + self.open


@attrs.frozen(kw_only=True)
class Budget:
    """The postings of all cases. Forms are never added to each other: every sum is of one form."""

    postings: tuple[Posting, ...]
    currency: str

    @property
    def forms(self) -> tuple[Form, ...]:
        """The forms of which there is something, in their order."""
        given = {posting.form for posting in self.postings}
        return tuple(form for form in Form if form in given)

    def of(self, form: Form) -> "Budget":
        """The postings of the form alone."""
        return self._only(lambda posting: posting.form is form)

    def within(self, months: Months | None) -> "Budget":
        """What is due, or whose law is read, in the months; None: all, also what has no day."""
        if months is None:
            return self
        return self._only(lambda posting: months.holds(posting.month))

    def _only(self, is_meant: Callable[[Posting], bool]) -> "Budget":
        return attrs.evolve(self, postings=tuple(filter(is_meant, self.postings)))

    @property
    def years(self) -> tuple[int, ...]:
        """The years in which there is something, in order; what has no day is in none."""
        months = (posting.month for posting in self.postings)
        return tuple(sorted({month.year for month in months if month is not None}))

    def total(self, form: Form) -> Total:
        """All that is of the form."""
        return self._total(self.of(form).postings)

    def by_form(self) -> Mapping[Form, Total]:
        """A total for each form."""
        return {form: self.total(form) for form in self.forms}

    def by_incentive(self, form: Form) -> Mapping[tuple[str, str | None], Total]:
        """By incentive, what falls away with it by charge; in the order in which they come."""
        return self._by(form, lambda posting: (posting.incentive, posting.charge))

    def by_year(self, form: Form) -> Mapping[int | None, Total]:
        """By year in order of time; last what has no day."""
        totals = self._by(form, _year_of)
        years = sorted(totals, key=lambda year: (year is None, year or 0))
        return {year: totals[year] for year in years}

    def by_month(self, form: Form) -> Mapping[Month | None, Total]:
        """By month in order of time; last what has no day."""
        return _in_time(self._by(form, lambda posting: posting.month))

    def by_level(self, form: Form) -> Mapping[str | None, Total]:
        """By level of government; last what no text gives to a level."""
        totals = self._by(form, lambda posting: posting.level)
        return {level: totals[level] for level in sorted(totals, key=lambda level: level is None)}

    def by_beneficiary(self, form: Form) -> Mapping[str, Total]:
        """By who benefits."""
        return self._by(form, lambda posting: posting.beneficiary)

    def by_place(self, form: Form) -> Mapping[str | None, Total]:
        """By the id of the place whose law the cases are under, in the order in which they come."""
        return self._by(form, lambda posting: posting.place)

    def by_case(self, form: Form) -> Mapping[str, Total]:
        """By case, in the order in which they come."""
        return self._by(form, lambda posting: posting.case)

    def by_month_and_level(self, form: Form) -> Grid:
        """By both, months in order of time."""
        totals = self._by(form, lambda posting: (posting.month, posting.level))
        cells = sorted(totals, key=lambda cell: (*_moment(cell[0]), cell[1] is None))
        return {cell: totals[cell] for cell in cells}

    def _by(self, form: Form, key: Callable[[Posting], Key]) -> dict[Key, Total]:
        groups: dict[Key, list[Posting]] = {}
        for posting in self.of(form).postings:
            groups.setdefault(key(posting), []).append(posting)
        return {name: self._total(group) for name, group in groups.items()}

    def _total(self, postings: Sequence[Posting]) -> Total:
        def of_certainty(certainty: Certainty) -> list[Posting]:
            return [posting for posting in postings if posting.certainty is certainty]

        known = sum_of(posting.within for posting in of_certainty(Certainty.KNOWN)).least
        return Total(
            known=money_of(known, self.currency),
            open=spread_over(of_certainty(Certainty.OPEN), self.currency),
            stopped=spread_over(of_certainty(Certainty.STOPPED), self.currency),
            cases=len({posting.case for posting in postings}),
            paid=money_of(sum((posting.paid for posting in postings), 0), self.currency),
        )


def budget_of(postings: Iterable[Posting], currency: str) -> Budget:
    """The budget of the postings, whose sums are in the currency."""
    return Budget(postings=tuple(postings), currency=currency)


def spread_over(postings: Iterable[Posting], currency: str) -> MoneyRange:
    """What the postings come to together."""
    return money_range(sum_of(posting.within for posting in postings), currency)


def _in_time(totals: Mapping[Month | None, Total]) -> Mapping[Month | None, Total]:
    return {month: totals[month] for month in sorted(totals, key=_moment)}


def _year_of(posting: Posting) -> int | None:
    return posting.month.year if posting.month is not None else None


def _moment(month: Month | None) -> tuple[bool, str]:
    return month is None, str(month)
