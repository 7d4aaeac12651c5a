"""Payments made before, as the case records them: the one reader of their rows."""

from collections.abc import Container
from datetime import date

import attrs

from incentives.facts.field import Role
from incentives.facts.known import RowFacts
from incentives.facts.snapshot import Snapshot
from incentives.facts.unknown import Unknown
from incentives.facts.vocabulary import Vocabulary
from incentives.language.possible import Missing, MissingKind
from incentives.values.number import Exact, exact
from incentives.values.place import FactPath
from incentives.values.range import NOT_NEGATIVE, Range, sum_of

DAYS_OF_AWARDS = ("awarded_on", "paid_on")
"""The facts of a row by which it tells of something by a day."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class PriorAward:
    """A row of prior awards that counts, or may.

    `incentive`, `subject` and `instalment` are None where the row names none, or it is not known
    which. `within`: what it comes to if it counts. `unknown`: the names of its facts that are not
    known.
    """

    row: RowFacts
    incentive: str | None
    subject: str | None
    instalment: int | None
    within: Range
    unknown: frozenset[str]

    @property
    def is_certain(self) -> bool:
        """Whether it counts, whatever is still missing."""
        return not self.unknown & {"incentive", "paid_on"}

    @property
    def amount(self) -> Range:
        """What it adds to what was paid: perhaps nothing, as long as it may not count."""
        return self.within if self.is_certain else self.within.or_nothing

    def missing(self, *names: str) -> tuple[Missing, ...]:
        """Those of the named facts that are not known, in the order of the names."""
        return tuple(
            Missing(MissingKind.FACT, self.row.path_of(name))
            for name in names
            if name in self.unknown
        )


@attrs.frozen(kw_only=True, eq=False, repr=False)
class PriorAwards:
    """The prior awards that count, in the order of the case.

    `unlisted`: the list of them, where nobody has said which there are; it then has none.
    """

    awards: tuple[PriorAward, ...] = ()
    unlisted: Missing | None = None

    @property
    def amount(self) -> Range:
        """What the awards that are listed come to, exact."""
        return sum_of(award.amount for award in self.awards)


def prior_awards(
    incentives: Container[str], snapshot: Snapshot, vocabulary: Vocabulary, paid_by: date
) -> PriorAwards:
    """The payments for one of the incentives by the day `paid_by`, and those that may be such.

    What was paid later counts for nothing, and so does what is known not to have been paid: a row
    whose day is known not to have come about. A domain that records no payments has none.
    """
    field = vocabulary.role(Role.AWARDS)
    if field is None:
        return PriorAwards()
    rows = snapshot.rows[field.name]
    if isinstance(rows, Unknown):
        return PriorAwards(unlisted=Missing(MissingKind.FACT, FactPath.parse(field.name)))
    counted = (_award(row) for row in rows if _counts(row, incentives, paid_by))
    return PriorAwards(awards=tuple(counted))


def is_fact_by(row: RowFacts, on: date) -> bool:
    """Whether a row of prior awards tells, or may tell, of something by the day `on`.

    It does not where it was neither awarded nor paid by then: that is of the time after, which is
    set against what is due, and counts for no rule. Rows that say of no day when they were paid do.
    """
    days = [row.values[name] for name in DAYS_OF_AWARDS if name in row.values]
    return not days or any(not isinstance(day, date) or day <= on for day in days)


def _counts(row: RowFacts, incentives: Container[str], paid_by: date) -> bool:
    """Whether the row is, or may be, a payment for one of the incentives by the day."""
    incentive, paid_on = row.values.get("incentive"), row.values.get("paid_on", paid_by)
    is_ours = isinstance(incentive, Unknown) or incentive in incentives
    is_paid = isinstance(paid_on, Unknown) or (isinstance(paid_on, date) and paid_on <= paid_by)
    return is_ours and is_paid


def _award(row: RowFacts) -> PriorAward:
    incentive, subject = row.values.get("incentive"), row.values.get("subject")
    amount, instalment = row.values.get("amount"), row.values.get("instalment")
    return PriorAward(
        row=row,
        incentive=incentive if isinstance(incentive, str) else None,
        subject=subject if isinstance(subject, str) else None,
        instalment=int(instalment) if isinstance(instalment, Exact) else None,
        within=Range.exactly(exact(amount)) if isinstance(amount, Exact) else NOT_NEGATIVE,
        unknown=frozenset(name for name, value in row.values.items() if isinstance(value, Unknown)),
    )
