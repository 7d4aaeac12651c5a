"""Amounts as they stand in returns: rounded there, and nowhere before or after.

A return may take in several rows or months. Its lines are rounded as a whole; the part of each row
is what the line comes to with it less what it came to before, so the parts add up to the return.
"""

from collections.abc import Hashable

import attrs

from incentives.engine.evaluation.evaluator import Evaluator
from incentives.engine.evaluation.situation import Situation
from incentives.language.expression import RowPeriods
from incentives.language.possible import (
    MissingSet,
    Open,
    Result,
    doubtful_number,
    is_number,
    may_be_none,
    missing_in,
    open_number,
    range_of,
)
from incentives.policy.rule import Charge
from incentives.values.number import (
    Exact,
    difference,
    exact,
    is_exact,
    product,
    sum_of_two,
)
from incentives.values.period import Cycle
from incentives.values.range import ANYTHING, NOTHING, Range, hull
from incentives.values.rounding import TO_THE_FEN, Rounding


@attrs.define(eq=False, repr=False)
class _Line:
    """One line of a return: what it comes to so far, and what its rows were told.

    `missing`: why that is not known.
    """

    exact: Exact = 0
    told: Exact = 0
    missing: MissingSet = frozenset()

    def add(self, amount: Exact, rounding: Rounding) -> Exact:
        """What one more row adds to the rounded line."""
        self.exact = reached = sum_of_two(self.exact, amount)
        rounded = rounding.apply(reached)
        part = difference(rounded, self.told)
        self.told = rounded
        return part

    def would_add(self, amount: Exact, rounding: Rounding) -> Exact:
        """What one more row would add to it."""
        return difference(rounding.apply(sum_of_two(self.exact, amount)), self.told)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Relieved:
    """What is left of an amount when a rounded share of it is off, and what is off."""

    left: Result
    off: Result


@attrs.define(repr=False)
class ReturnBook:
    """The lines of one return, as its rows come one after the other.

    A part of which all that stands before it in its line is known is what it adds to the line.
    Else it is known to the step that it is rounded to, whatever that is.

    `missing`: why it is not known which rows stand in the return, or stood there so far. `signs`:
    the lines that may have come to less than nothing. `beside`: the other returns in which the rows
    of this one may stand, of each of which `doubts` tells why it is not known what stands there.
    """

    step: Exact = TO_THE_FEN.step
    missing: MissingSet = frozenset()
    signs: set[Hashable] = attrs.field(factory=set)
    beside: tuple[Hashable, ...] = ()
    doubts: dict[Hashable, MissingSet] = attrs.field(factory=dict)
    _lines: dict[Hashable, _Line] = attrs.field(factory=dict)

    def put_in(self, missing: MissingSet) -> None:
        """A part stands in the return; `missing`: why it may not."""
        self.missing |= missing
        for other in self.beside:
            self.doubts[other] = self.doubts.get(other, frozenset()) | self.missing

    def rounded(self, line: Hashable, amount: Result, rounding: Rounding) -> Result:
        """The part of a row in the line of the return."""
        if not is_number(amount):
            return amount
        kept = self._line(line)
        if is_exact(amount) and not kept.missing and not self.missing:
            if amount < 0:
                self.signs.add(line)
            return kept.add(amount, rounding)
        before, lacking = kept.missing | self.missing, missing_in([amount])
        within = range_of(amount)
        if within.ends[0] < 0:
            self.signs.add(line)
        low, high = (self._parts(line, end, rounding) for end in (within.low, within.high))
        kept.missing |= lacking
        part = Range(low.low, high.high)
        return _told(lacking | before, part, is_doubtful=may_be_none([amount]))

    def relieved(
        self, line: Hashable, amount: Result, share: Result, rounding: Rounding
    ) -> Relieved:
        """What the rounded relief, a share of the amount from 0 to 1, leaves of it and takes."""
        if share == 1:  # of whatever it is, nothing is left
            return Relieved(left=0, off=amount)
        if share == 0 and not may_be_none([amount]):  # the line stays as it is
            return Relieved(left=amount, off=0)
        kept = self._line(line)
        is_known = not kept.missing and not self.missing
        if is_known and is_exact(amount) and is_exact(share):
            if amount < 0:
                self.signs.add(line)
            off = kept.add(product(amount, share), rounding)
            return Relieved(left=difference(amount, off), off=off)
        told = self._relieved(line, amount, share, rounding)
        kept.missing |= missing_in([amount, share])
        return told

    def _relieved(
        self, line: Hashable, amount: Result, share: Result, rounding: Rounding
    ) -> Relieved:
        """Both at the ends of the amount and of the share, between which they rise or fall."""
        whole, part = range_of(amount), range_of(share)
        if whole.ends[0] < 0:
            self.signs.add(line)
        shares = (part.least, 1 if part.high is None else part.high)
        lows, highs = (
            [self._relieved_end(line, end, taken, rounding) for taken in shares]
            for end in (whole.low, whole.high)
        )
        before, lacking = self._line(line).missing | self.missing, missing_in([amount, share])
        ends = (
            Range(hull(low).low, hull(high).high)
            for low, high in zip(zip(*lows, strict=True), zip(*highs, strict=True), strict=True)
        )
        is_doubtful = may_be_none([amount, share])
        left, off = (_told(lacking | before, one, is_doubtful=is_doubtful) for one in ends)
        return Relieved(left=left, off=off)

    def _relieved_end(
        self, line: Hashable, end: Exact | None, taken: Exact, rounding: Rounding
    ) -> tuple[Range, Range]:
        """What is left of one end when that share of it is off, and what is off."""
        if taken == 1:
            return NOTHING, ANYTHING if end is None else Range.exactly(end)
        if end is None:
            return ANYTHING, NOTHING if taken == 0 else ANYTHING
        off = self._parts(line, product(end, taken), rounding)
        return Range.exactly(end) - off, off

    def _parts(self, line: Hashable, amount: Exact | None, rounding: Rounding) -> Range:
        """Between which bounds lies what one more row adds to the line, whatever stands there."""
        if amount is None:
            return ANYTHING
        kept, may_cross = self._line(line), line in self.signs
        if kept.missing or self.missing:
            least, most = rounding.least_part, rounding.most_part
            return Range(least(amount, may_cross=may_cross), most(amount, may_cross=may_cross))
        return Range.exactly(kept.would_add(amount, rounding))

    def _line(self, line: Hashable) -> _Line:
        kept = self._lines.get(line)
        if kept is None:
            kept = self._lines[line] = _Line()
        return kept


def _told(missing: MissingSet, within: Range, *, is_doubtful: bool) -> Result:
    return (doubtful_number if is_doubtful else open_number)(missing, within)


@attrs.define(repr=False)
class Returns:
    """The returns of one charge for one determination."""

    charge: Charge | None
    evaluator: Evaluator
    _books: dict[Hashable, ReturnBook] = attrs.field(factory=dict)
    _signs: set[Hashable] = attrs.field(factory=set)
    _doubts: dict[Hashable, MissingSet] = attrs.field(factory=dict)

    def placed(self, situation: Situation) -> Situation:
        """The situation with the book of the return that it is of; the same if none is made."""
        if self.charge is None or self.charge.returned is None:
            return situation
        key, missing, beside = self._return_of(situation)
        book = self._books.get(key)
        if book is None:
            step = exact(self.charge.returned.rounding.step)
            is_shared = isinstance(self.charge.returned.by, RowPeriods)
            signs = self._signs if is_shared else set[Hashable]()
            book = ReturnBook(step=step, signs=signs, beside=beside, doubts=self._doubts)
            self._books[key] = book
        others, _ = key
        for doubt in (key, (others, None)):
            missing |= self._doubts.get(doubt, frozenset())
        book.missing |= missing
        return situation.in_book(book)

    def _return_of(
        self, situation: Situation
    ) -> tuple[tuple[Hashable, Hashable], MissingSet, tuple[Hashable, ...]]:
        """What tells the return of a situation apart, or what is missing to tell it.

        Then also in which others it may stand, all of them under None.
        """
        assert self.charge is not None
        assert self.charge.returned is not None
        by, day = self.charge.returned.by, situation.law_date
        rows = situation.place.rows
        if by is None:
            return (rows, situation.place.month), frozenset(), ()
        if isinstance(by, Cycle):
            if isinstance(day, Open):
                return (rows, day), day.missing, ()
            return (rows, by.around(day) if day is not None else None), frozenset(), ()
        row = situation.rows[by.row.name]
        others = tuple(path for path in rows if path.list_name != by.list_name)
        placed = self.evaluator.period_of(by, row)
        if placed.sure is not None and not isinstance(day, Open):
            return (others, placed.sure), frozenset(), ()
        missing = placed.missing | missing_in([day])
        beside = tuple((others, period) for period in placed.periods) or ((others, None),)
        return (rows, missing), missing, beside
