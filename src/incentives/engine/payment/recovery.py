"""What is to be paid back: the broken obligations of an assessment, and what they come to together."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import cast

import attrs
from moneyed import Money

from incentives.engine.findings.assessment import Assessment
from incentives.engine.findings.determination import Determination
from incentives.engine.findings.payment import Bounded, ObligationResult
from incentives.values.money import exact_amount, money_of
from incentives.values.number import Exact, exact
from incentives.values.rounding import TO_THE_FEN

Labels = tuple[str, ...]
"""The rows or months of an obligation."""


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
    by_incentive: dict[str, dict[Labels, _Rows]] = {}
    for entry in entries:
        of_rows = by_incentive.setdefault(entry.determination.incentive, {})
        labels = entry.obligation.labels
        of_rows[labels] = of_rows.get(labels, _Rows(base=entry.obligation.base)).with_recovery(entry.obligation.recovery)
    found = [_recovered(of_rows) for of_rows in by_incentive.values()]
    return sum((low for low, _ in found), 0), _sum([high for _, high in found])


@attrs.frozen(kw_only=True)
class _Rows:
    """What is recovered of the base of some rows by the obligation that recovers most."""

    base: Bounded
    low: Exact = 0
    high: Exact | None = 0

    def with_recovery(self, recovery: Bounded | None) -> "_Rows":
        """The greater of what is recovered so far and by one more obligation."""
        if recovery is None:
            return self
        is_bounded = recovery.high is not None and self.high is not None
        high = max(self.high or 0, exact_amount(cast(Money, recovery.high))) if is_bounded else None
        return attrs.evolve(self, low=max(self.low, exact_amount(recovery.low)), high=high)

    def share(self) -> Exact | None:
        """The part of the base that is recovered; None where either is not known, or there is none."""
        base = self.base.known
        if base is None or self.low != self.high or not exact_amount(base):
            return None
        return exact(Fraction(self.low) / exact_amount(base))


def _recovered(of_rows: Mapping[Labels, _Rows]) -> tuple[Exact, Exact | None]:
    """What is recovered of one incentive, whose obligations are for all of its rows together or for each by itself.

    Where there are both, the share that is recovered of all is set against what is recovered of each row, row by row.
    """
    widest = max(of_rows, key=len)
    whole, single = of_rows[widest], [rows for labels, rows in of_rows.items() if labels != widest]
    lows, high = sum((rows.low for rows in single), 0), _sum([rows.high for rows in single])
    share, bases = whole.share(), [rows.base.known for rows in single]
    if share is None or None in bases or high != lows:
        return max(whole.low, lows), _sum([whole.high, high])
    known = [exact_amount(cast(Money, base)) for base in bases]
    each = sum((max(rows.low, share * base) for rows, base in zip(single, known, strict=True)), 0)
    elsewhere = max(whole.low - share * sum(known, 0), 0)
    total = exact(TO_THE_FEN.apply(exact(each + elsewhere)))
    return total, total


def _sum(highs: Sequence[Exact | None]) -> Exact | None:
    known = [high for high in highs if high is not None]
    return sum(known, 0) if len(known) == len(highs) else None
