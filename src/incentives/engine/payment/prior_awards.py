"""Payments made before, as the case records them: those of one incentive and, where it goes by one, of one subject."""

from datetime import date
from typing import cast

import attrs

from incentives.facts.field import Role
from incentives.facts.known import RowFacts
from incentives.facts.snapshot import Snapshot
from incentives.facts.unknown import Unknown
from incentives.facts.vocabulary import Vocabulary
from incentives.language.possible import Missing, MissingKind, Open, Result
from incentives.policy.rule import Incentive
from incentives.values.number import Exact, exact


@attrs.frozen(kw_only=True)
class Entry:
    """One payment, or what may be one. `high=None`: no bound; `instalment=None`: it names none."""

    low: Exact
    high: Exact | None
    subject: str | None
    instalment: int | None
    missing: frozenset[Missing]


@attrs.frozen(kw_only=True)
class PaymentsMade:
    """The payments for one incentive by a day. `is_listed`: somebody has said which there are."""

    entries: tuple[Entry, ...]
    is_listed: bool
    missing: frozenset[Missing]

    @property
    def low(self) -> Exact:
        return sum((entry.low for entry in self.entries), 0)

    @property
    def high(self) -> Exact | None:
        highs = [entry.high for entry in self.entries]
        if not self.is_listed or None in highs:
            return None
        return sum((cast(Exact, high) for high in highs), 0)

    def of(self, subject: Result) -> "PaymentsMade":
        """Those for one subject; a subject that is not known may be any."""
        chosen = [each for entry in self.entries if (each := _matched(entry, subject)) is not None]
        missing = self.missing if not self.is_listed else frozenset().union(*(entry.missing for entry in chosen))
        return attrs.evolve(self, entries=tuple(chosen), missing=missing)

    def paid_in(self, instalment: int) -> Exact | None:
        """What is recorded of one instalment; None where that is not known."""
        if not self.is_listed or self.missing:
            return None
        return sum((entry.low for entry in self.entries if entry.instalment == instalment), 0)


def _matched(entry: Entry, subject: Result) -> Entry | None:
    if isinstance(subject, Open):
        return attrs.evolve(entry, low=0, missing=entry.missing | subject.missing)
    return entry if entry.subject is None or entry.subject == subject else None


def payments_made_for(incentive: Incentive, snapshot: Snapshot, vocabulary: Vocabulary, on: date) -> PaymentsMade:
    """The payments for the incentive by the day `on`; a domain that records none has none."""
    field = vocabulary.role(Role.AWARDS)
    if field is None:
        return PaymentsMade(entries=(), is_listed=True, missing=frozenset())
    rows = snapshot.rows[field.name]
    if isinstance(rows, Unknown):
        return PaymentsMade(entries=(), is_listed=False, missing=frozenset({Missing(MissingKind.FACT, field.name)}))
    entries = tuple(entry for row in rows if (entry := _entry(row, incentive, on)) is not None)
    return PaymentsMade(entries=entries, is_listed=True, missing=frozenset().union(*(entry.missing for entry in entries)))


def _entry(row: RowFacts, incentive: Incentive, on: date) -> Entry | None:
    """The payment of a row; None if it is for another incentive, or was not made by the day."""
    said, paid_on = row.values.get("incentive"), row.values.get("paid_on", on)
    is_for_another = not isinstance(said, Unknown) and said != incentive.id
    if is_for_another or paid_on is None or (isinstance(paid_on, date) and paid_on > on):
        return None
    amount, subject, number = (row.values.get(name) for name in ("amount", "subject", "instalment"))
    decisive = ("incentive", "paid_on", *(["subject"] if incentive.subject is not None else []))
    unsure = [name for name in decisive if isinstance(row.values.get(name), Unknown)]
    unknown = [*unsure, *(["amount"] if isinstance(amount, Unknown) else [])]
    known = exact(amount) if isinstance(amount, Exact) else None
    return Entry(
        low=0 if unsure or known is None else known,
        high=known,
        subject=subject if isinstance(subject, str) else None,
        instalment=int(number) if isinstance(number, Exact) else None,
        missing=frozenset(Missing(MissingKind.FACT, f"{row.path}.{name}") for name in unknown),
    )
