"""The ledger of differences between what was known of the law on one day and on another."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Generic, TypeVar

import attrs

from incentives.brief import brief
from incentives.engine.comparison.causes import Cause, causes_between
from incentives.engine.findings.amounts import amount_spread, consequence_spread
from incentives.engine.findings.assessment import Assessment, C_co
from incentives.engine.findings.determination import Determination
from incentives.engine.findings.outcome import Outcome
from incentives.engine.payment.prior_awards import paid_for
from incentives.facts.snapshot import Snapshot
from incentives.policy.rule import FORMS
from incentives.values.range import MoneyRange, total_of

C = TypeVar("C")
"""The class of the case."""


@attrs.frozen(kw_only=True, eq=False)
class LedgerEntry:
    """One incentive that came to something else.

    `was` and `now`: the determinations by what was known on either day; `was_due` and `now_due`
    their amounts. `difference` is what is to be paid in addition (above zero) or to be given back
    (below). `consequences`: the difference in what falls away of charges built on the relieved one.
    `paid`: prior awards, None where nobody has said; `outstanding` is what is due now less that.
    """

    incentive: str
    was: Determination
    now: Determination
    was_due: MoneyRange
    now_due: MoneyRange
    difference: MoneyRange
    consequences: MoneyRange
    paid: MoneyRange | None
    outstanding: MoneyRange | None
    causes: tuple[Cause, ...]

    __repr__ = brief

    @property
    def beneficiary(self) -> str:
        """Whose it is: by what is known now, if it is still given, else by what was known."""
        return self.now.beneficiary if self.now.outcome.is_given else self.was.beneficiary


@attrs.frozen(kw_only=True, repr=False)
class LedgerTotal:
    """The sums of the entries of one form and beneficiary.

    What falls away with relieved charges is part of them.
    """

    form: str
    beneficiary: str
    was_due: MoneyRange
    now_due: MoneyRange
    difference: MoneyRange

    __repr__ = brief


@attrs.frozen(kw_only=True, eq=False, slots=False)
class Reassessment(Generic[C_co]):
    """What one case comes to by the law known on `was` and on `now`, and the entries that differ.

    Entries come in the order of the library; without any the reassessment is empty.
    """

    on: date
    was: date
    now: date
    before: Assessment[C_co]
    after: Assessment[C_co]
    entries: tuple[LedgerEntry, ...]
    totals: tuple[LedgerTotal, ...]
    _serialise: Callable[["Reassessment"], tuple[str, str]] = attrs.field(repr=False)

    __repr__ = brief

    def __iter__(self) -> Iterator[LedgerEntry]:
        """Each entry, in the order of the library."""
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)

    def __getitem__(self, incentive: str) -> LedgerEntry:
        """The entry of an incentive by its full id; a KeyError if nothing of it changed."""
        return self._by_id[incentive]

    def __contains__(self, incentive: str) -> bool:
        return incentive in self._by_id

    @cached_property
    def _by_id(self) -> Mapping[str, LedgerEntry]:
        return {entry.incentive: entry for entry in self.entries}

    @cached_property
    def _serialised(self) -> tuple[str, str]:
        return self._serialise(self)

    @property
    def fingerprint(self) -> str:
        """A SHA-256 over the canonical form of case and ledger, in hexadecimal digits."""
        return self._serialised[1]

    def to_json(self) -> str:
        """The ledger as canonical JSON: the same inputs give the same bytes."""
        return self._serialised[0]


def ledger_of(
    before: Assessment[C],
    after: Assessment[C],
    snapshot: Snapshot,
    serialise: Callable[[Reassessment], tuple[str, str]],
) -> Reassessment[C]:
    """The differences between two assessments of one case by the law known on two days.

    They differ in nothing but the day of knowledge.
    An incentive that both leave open has an entry where something that it reads was published in
    between. `snapshot`: the facts of the case.
    """
    was, now = before.known_on, after.known_on
    assert was is not None
    assert now is not None
    entries = []
    for old, new in zip(before, after, strict=True):
        both_open = old.outcome is new.outcome is Outcome.UNDETERMINED
        if was == now or not (both_open or _differ(old, new, before.law.library.currency)):
            continue
        causes = causes_between(old.incentive, (before, after), snapshot, was=was, now=now)
        if causes or _differ(old, new, before.law.library.currency):
            entries.append(_entry(old, new, before, snapshot, causes))
    return Reassessment(
        on=before.on,
        was=was,
        now=now,
        before=before,
        after=after,
        entries=tuple(entries),
        totals=_totals(entries, before.law.library.currency),
        serialise=serialise,
    )


def _differ(old: Determination, new: Determination, currency: str) -> bool:
    return _result(old, currency) != _result(new, currency)


def _result(determination: Determination, currency: str) -> tuple[object, ...]:
    """What is compared; what is not in force and what is not eligible both give nothing."""
    if not determination.outcome.is_given:
        return ()
    return (
        determination.outcome,
        amount_spread(determination, currency),
        consequence_spread(determination, currency),
        determination.beneficiary,
    )


def _entry(
    old: Determination,
    new: Determination,
    assessment: Assessment,
    snapshot: Snapshot,
    causes: tuple[Cause, ...],
) -> LedgerEntry:
    library = assessment.law.library
    was_due, now_due = (amount_spread(side, library.currency) for side in (old, new))
    saved_before, saved_now = (consequence_spread(side, library.currency) for side in (old, new))
    paid = paid_for(
        old.incentive,
        snapshot,
        library.vocabulary,
        paid_by=assessment.payments_until,
        currency=library.currency,
    )
    return LedgerEntry(
        incentive=old.incentive,
        was=old,
        now=new,
        was_due=was_due,
        now_due=now_due,
        difference=now_due - was_due,
        consequences=saved_now - saved_before,
        paid=paid,
        outstanding=now_due - paid if paid is not None else None,
        causes=causes,
    )


def _totals(entries: list[LedgerEntry], currency: str) -> tuple[LedgerTotal, ...]:
    """By form and beneficiary; what is not valued has no total."""
    groups: dict[tuple[str, str], list[LedgerEntry]] = {}
    for entry in entries:
        form = FORMS[entry.now.rule.kind]
        if entry.now.rule.is_valued:
            groups.setdefault((form.value, entry.beneficiary), []).append(entry)
    return tuple(
        LedgerTotal(
            form=form_name,
            beneficiary=beneficiary,
            was_due=_due_in_all((entry.was for entry in members), currency),
            now_due=_due_in_all((entry.now for entry in members), currency),
            difference=total_of(
                (entry.difference + entry.consequences for entry in members), currency
            ),
        )
        for (form_name, beneficiary), members in groups.items()
    )


def _due_in_all(determinations: Iterable[Determination], currency: str) -> MoneyRange:
    """What the determinations come to together, consequences included."""
    return total_of(
        (
            amount_spread(determination, currency) + consequence_spread(determination, currency)
            for determination in determinations
        ),
        currency,
    )
