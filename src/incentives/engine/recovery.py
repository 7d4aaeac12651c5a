"""What is to be paid back: the broken obligations of an assessment, and what they come to together."""

from collections.abc import Callable, Iterator
from datetime import date

import attrs

from incentives.engine.payment_result import Bounded, ObligationResult
from incentives.engine.result import Assessment, Determination
from incentives.values.money import exact_amount, money_of
from incentives.values.number import Exact


@attrs.frozen(kw_only=True, eq=False)
class Recovery:
    """An obligation that was taken on, with the determination that it belongs to."""

    determination: Determination
    obligation: ObligationResult


@attrs.frozen(kw_only=True, eq=False)
class Recoveries:
    """Every obligation of an assessment, in the order of the library, and the sum of what is recovered.

    Where several obligations of one incentive are broken for the same rows, the most is recovered once, not each of them.
    """

    assessment: Assessment
    entries: tuple[Recovery, ...]
    total: Bounded
    _serialise: Callable[["Recoveries"], str] = attrs.field(repr=False)

    @property
    def on(self) -> date:
        return self.assessment.on

    def __iter__(self) -> Iterator[Recovery]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)

    def to_json(self) -> str:
        """The recoveries as canonical JSON: the same inputs give the same bytes."""
        return self._serialise(self)


def recoveries_of(assessment: Assessment, serialise: Callable[[Recoveries], str]) -> Recoveries:
    """The obligations of an assessment and what is recovered of them."""
    entries = tuple(
        Recovery(determination=found, obligation=obligation) for found in assessment for obligation in found.obligations
    )
    low, high = recovered_in_all(entries)
    currency = assessment.law.library.currency
    total = Bounded(low=money_of(low, currency), high=money_of(high, currency) if high is not None else None)
    return Recoveries(assessment=assessment, entries=entries, total=total, serialise=serialise)


def recovered_in_all(entries: tuple[Recovery, ...]) -> tuple[Exact, Exact | None]:
    """The sum over incentives and rows, at least and at most (None: no bound).

    Of several obligations for the same rows the one that recovers most counts.
    """
    lows: dict[tuple[str, tuple[str, ...]], Exact] = {}
    highs: dict[tuple[str, tuple[str, ...]], Exact | None] = {}
    for entry in entries:
        recovery = entry.obligation.recovery
        if recovery is None:
            continue
        key = (entry.determination.incentive, entry.obligation.labels)
        lows[key] = max(lows.get(key, 0), exact_amount(recovery.low))
        before = highs.get(key, 0)
        highs[key] = None if recovery.high is None or before is None else max(before, exact_amount(recovery.high))
    known = [high for high in highs.values() if high is not None]
    return sum(lows.values(), 0), sum(known, 0) if len(known) == len(highs) else None
