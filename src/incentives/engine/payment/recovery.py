"""What is to be paid back: the obligations of an assessment, and what they come to together."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Generic, TypeVar

import attrs

from incentives.brief import brief
from incentives.engine.findings.assessment import Assessment, C_co
from incentives.engine.findings.determination import Determination
from incentives.engine.findings.payment import ObligationResult
from incentives.values.number import Exact
from incentives.values.place import RowPlace
from incentives.values.range import NOTHING, MoneyRange, Range, money_range, most_of, sum_of
from incentives.values.rounding import TO_THE_FEN

C = TypeVar("C")
"""The class of the case."""
Places = tuple[RowPlace, ...]
"""The rows or months of an obligation."""


@attrs.frozen(kw_only=True, eq=False)
class Recovery:
    """An obligation that was taken on, with the determination that it belongs to."""

    determination: Determination
    obligation: ObligationResult

    __repr__ = brief


@attrs.frozen(kw_only=True, eq=False, slots=False)
class Recoveries(Generic[C_co]):
    """Every obligation of an assessment, in the order of the library, and the sum recovered.

    Where several obligations of one incentive are broken for the same rows, the most is recovered
    once, not each of them.
    """

    assessment: Assessment[C_co]
    entries: tuple[Recovery, ...]
    total: MoneyRange
    _serialise: Callable[["Recoveries"], tuple[str, str]] = attrs.field(repr=False)

    __repr__ = brief

    @property
    def on(self) -> date:
        """The day as of which it is told."""
        return self.assessment.on

    def __iter__(self) -> Iterator[Recovery]:
        """Each of them, in the order of the library."""
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)

    @cached_property
    def _serialised(self) -> tuple[str, str]:
        return self._serialise(self)

    @property
    def fingerprint(self) -> str:
        """A SHA-256 over the assessment and its recoveries, in hexadecimal digits."""
        return self._serialised[1]

    def to_json(self) -> str:
        """The recoveries as canonical JSON: the same inputs give the same bytes."""
        return self._serialised[0]


def recoveries_of(
    assessment: Assessment[C], serialise: Callable[[Recoveries], tuple[str, str]]
) -> Recoveries[C]:
    """The obligations of an assessment, broken or not, and what is recovered of them."""
    entries = tuple(
        Recovery(determination=determination, obligation=obligation)
        for determination in assessment
        for obligation in determination.obligations
    )
    total = money_range(recovered_in_all(entries), assessment.law.library.currency)
    return Recoveries(assessment=assessment, entries=entries, total=total, serialise=serialise)


def recovered_in_all(entries: tuple[Recovery, ...]) -> Range:
    """The sum over incentives and rows, without its currency; its ends are to the fen.

    Of several obligations for the same rows the one that recovers most counts. Of none it is
    nothing.
    """
    by_incentive: dict[str, dict[Places, _Rows]] = {}
    for entry in entries:
        of_rows = by_incentive.setdefault(entry.determination.incentive, {})
        places = entry.obligation.places
        of_rows[places] = of_rows.get(places, _Rows(base=entry.obligation.base)).with_recovery(
            entry.obligation.recovery
        )
    return sum_of(map(_recovered, by_incentive.values()))


@attrs.frozen(kw_only=True, eq=False, repr=False)
class _Rows:
    """What is recovered of the base of some rows by the obligation that recovers most."""

    base: MoneyRange
    recovered: Range = NOTHING

    def with_recovery(self, recovery: MoneyRange | None) -> "_Rows":
        """The greater of what is recovered so far and by one more obligation."""
        if recovery is None:
            return self
        return attrs.evolve(self, recovered=most_of((self.recovered, recovery.exact)))

    def share(self) -> Exact | None:
        """The part of the base that is recovered; None where one is not known, or there is none."""
        if self.base.known is None or self.base.is_nothing:
            return None
        return (self.recovered / self.base.exact).known


def _recovered(of_rows: Mapping[Places, _Rows]) -> Range:
    """What is recovered of one incentive.

    Its obligations are for all of its rows together or for each by itself. Where there are both,
    the share that is recovered of all is set against what is recovered of each row, row by row.
    """
    widest = max(of_rows, key=len)
    whole, single = of_rows[widest], [rows for places, rows in of_rows.items() if places != widest]
    of_single = sum_of(rows.recovered for rows in single)
    share, bases = whole.share(), sum_of(rows.base.exact for rows in single)
    if share is None or bases.known is None or of_single.known is None:
        together = whole.recovered + of_single
        return Range(most_of((whole.recovered, of_single)).low, together.high)
    part = Range.exactly(share)
    by_row = sum_of(most_of((rows.recovered, part * rows.base.exact)) for rows in single)
    elsewhere = (whole.recovered - part * bases).not_below_zero
    return (by_row + elsewhere).rising(TO_THE_FEN.apply)
