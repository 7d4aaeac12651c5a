"""Payments made before, as they are set against what is due.

They are those of one incentive and, where it goes by one, of one subject.
"""

from datetime import date

import attrs

from incentives.engine.evaluation.prior_awards import PriorAward, prior_awards
from incentives.engine.findings.payment import PaymentListed
from incentives.facts.snapshot import Snapshot
from incentives.facts.vocabulary import Vocabulary
from incentives.language.possible import Missing, Open, Result
from incentives.policy.rule import Incentive
from incentives.values.number import Exact
from incentives.values.range import NOT_NEGATIVE, MoneyRange, Range, money_range, sum_of


@attrs.frozen(kw_only=True, repr=False)
class Entry:
    """One payment, or what may be one, of an amount `within` bounds.

    `instalment=None`: it names none.
    """

    within: Range
    subject: str | None
    instalment: int | None
    missing: frozenset[Missing]


@attrs.frozen(kw_only=True, repr=False)
class PaymentsMade:
    """The payments for one incentive by a day.

    `is_listed`: somebody has said which there are. `missing` are the facts for want of which it is
    not known what they come to.
    """

    entries: tuple[Entry, ...]
    is_listed: bool
    missing: frozenset[Missing]

    @property
    def amount(self) -> Range:
        """What they come to, exact."""
        return sum_of(entry.within for entry in self.entries) if self.is_listed else NOT_NEGATIVE

    def of(self, subject: Result) -> "PaymentsMade":
        """Those for one subject; a subject that is not known may be any.

        A payment that names no subject counts for every one.
        """
        if not self.entries:
            return self
        matches = (_matched(entry, subject) for entry in self.entries)
        chosen = [entry for entry in matches if entry is not None]
        missing = (
            self.missing
            if not self.is_listed
            else frozenset().union(*(entry.missing for entry in chosen))
        )
        return attrs.evolve(self, entries=tuple(chosen), missing=missing)

    def paid_in(self, instalment: int) -> Exact | None:
        """What is recorded of one instalment; None where that is not known."""
        if not self.is_listed or self.missing:
            return None
        return sum_of(
            entry.within for entry in self.entries if entry.instalment == instalment
        ).least


def _matched(entry: Entry, subject: Result) -> Entry | None:
    if isinstance(subject, Open):
        missing = entry.missing | subject.missing
        return attrs.evolve(entry, within=entry.within.or_nothing, missing=missing)
    return entry if entry.subject is None or entry.subject == subject else None


def payments_made_for(
    incentive: Incentive, snapshot: Snapshot, vocabulary: Vocabulary, paid_by: date
) -> PaymentsMade:
    """The payments for the incentive by the day `paid_by`; a domain that records none has none.

    What was paid later, and what is known not to have been paid, is left out.
    """
    made = prior_awards({incentive.id}, snapshot, vocabulary, paid_by)
    if made.unlisted is not None:
        return PaymentsMade(entries=(), is_listed=False, missing=frozenset({made.unlisted}))
    goes_by_subject = incentive.subject is not None
    entries = tuple(_entry(award, goes_by_subject=goes_by_subject) for award in made.awards)
    return PaymentsMade(
        entries=entries,
        is_listed=True,
        missing=frozenset().union(*(entry.missing for entry in entries)),
    )


def _entry(award: PriorAward, *, goes_by_subject: bool) -> Entry:
    subject = award.missing("subject") if goes_by_subject else ()
    return Entry(
        within=award.amount.or_nothing if subject else award.amount,
        subject=award.subject,
        instalment=award.instalment,
        missing=frozenset((*award.missing("incentive", "paid_on", "amount"), *subject)),
    )


def paid_for(
    incentive: str, snapshot: Snapshot, vocabulary: Vocabulary, *, paid_by: date, currency: str
) -> MoneyRange | None:
    """What was paid for the incentive up to the day; None where nobody has said what was paid.

    A row whose incentive or day is not known may or may not count; one without its amount may be of
    any amount.
    """
    made = prior_awards({incentive}, snapshot, vocabulary, paid_by)
    return money_range(made.amount, currency) if made.unlisted is None else None


def payments_listed(
    incentive: str, snapshot: Snapshot, vocabulary: Vocabulary, *, paid_by: date, currency: str
) -> tuple[PaymentListed, ...]:
    """Each payment that the case lists for the incentive, in its order, whenever it was made.

    A row that does not say for which incentive it is belongs to none.
    """
    made = prior_awards({incentive}, snapshot, vocabulary, date.max)
    return tuple(
        _listed(award, paid_by, currency) for award in made.awards if award.incentive is not None
    )


def _listed(award: PriorAward, paid_by: date, currency: str) -> PaymentListed:
    entry, paid_on = award.row.values.get("entry"), award.row.values.get("paid_on")
    day = paid_on if isinstance(paid_on, date) else None
    return PaymentListed(
        place=award.row.path,
        entry=int(entry) if isinstance(entry, Exact) else None,
        paid_on=day,
        amount=money_range(award.within, currency),
        is_set_off=day is None or day <= paid_by,
    )
