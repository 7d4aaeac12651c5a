"""What was paid before, from the rows of prior awards."""

from datetime import date

from incentives.engine.findings.spread import Spread
from incentives.facts.field import Role
from incentives.facts.known import RowFacts
from incentives.facts.snapshot import Snapshot
from incentives.facts.unknown import Unknown
from incentives.facts.vocabulary import Vocabulary
from incentives.language.operators import Value
from incentives.values.money import money_of
from incentives.values.number import Exact


def paid_for(incentive: str, snapshot: Snapshot, vocabulary: Vocabulary, *, on: date, currency: str) -> Spread | None:
    """The payments for the incentive up to the day; None where nobody has said what was paid.

    A row without its incentive or day may or may not count; one without its amount counts with any.
    """
    role = vocabulary.role(Role.AWARDS)
    rows: tuple[RowFacts, ...] | Unknown = snapshot.rows[role.name] if role is not None else ()
    if isinstance(rows, Unknown):
        return None
    low: Exact = 0
    high: Exact | None = 0
    for row in rows:
        counts = _counts(row, incentive, on)
        amount = row.values.get("amount", Unknown.UNKNOWN)
        if counts is False:
            continue
        if isinstance(amount, Unknown):
            high = None
            continue
        number = _number(amount)
        low += number if counts else 0
        high = None if high is None else high + number
    return Spread(money_of(low, currency), None if high is None else money_of(high, currency))


def _counts(row: RowFacts, incentive: str, on: date) -> bool | None:
    """Whether the payment is one for the incentive up to the day; None: not known."""
    named, paid_on = row.values.get("incentive", Unknown.UNKNOWN), row.values.get("paid_on", on)
    if isinstance(named, str) and named != incentive:
        return False
    if isinstance(paid_on, date) and paid_on > on:
        return False
    return None if isinstance(named, Unknown) or isinstance(paid_on, Unknown) else True


def _number(value: Value) -> Exact:
    assert isinstance(value, Exact)  # the vocabulary has money there
    return value
