"""Amounts as they stand in returns: rounded there, and nowhere before or after.

A return may take in several rows or months. Its lines are rounded as a whole; the part of each row
is what the line comes to with it less what it came to before, so the parts add up to the return.
"""

from collections.abc import Hashable

import attrs

from incentives.engine.determination.arithmetic import less
from incentives.engine.evaluation.evaluator import Evaluator
from incentives.engine.evaluation.situation import Situation
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
from incentives.values.range import Range
from incentives.values.rounding import TO_THE_FEN, Rounding, RoundingMode


def _nothing_yet() -> list[Exact]:
    return [0, 0]


@attrs.define(eq=False, repr=False)
class _Line:
    """One line of a return, end by end: what it comes to so far, and what its rows were told."""

    exact: list[Exact] = attrs.field(factory=_nothing_yet)
    told: list[Exact] = attrs.field(factory=_nothing_yet)
    missing: MissingSet = frozenset()

    def copy(self) -> "_Line":
        """Another line that has come to the same."""
        return _Line(self.exact.copy(), self.told.copy(), self.missing)

    def add_known(self, amount: Exact, rounding: Rounding) -> Exact | None:
        """What one more row adds to the rounded line; None where other rows leave that open.

        While all that it comes to is known, both ends are one number and are reckoned once.
        """
        whole, told = self.exact, self.told
        if self.missing or whole[0] is not whole[1] or told[0] is not told[1]:
            return None
        whole[0] = whole[1] = reached = sum_of_two(whole[0], amount)
        rounded = rounding.apply(reached)
        part = difference(rounded, told[0])
        told[0] = told[1] = rounded
        return part

    def add(self, amount: Range, rounding: Rounding) -> Range:
        """What one more row adds to the rounded line."""
        low = self._add(0, amount.low, rounding)
        high = self._add(1, amount.high, rounding)
        if low is not None and high is not None and high < low:
            self.told[1] += low - high
            high = low
        return Range(low, high)

    def leave_out(self, amount: Range, part: Range) -> None:
        """Later rows stand as if there were no such part, at the end where it would raise it."""
        for end, is_further, taken, told in (
            (0, amount.low is not None and amount.low > 0, amount.low, part.low),
            (1, amount.high is not None and amount.high < 0, amount.high, part.high),
        ):
            if is_further and taken is not None and told is not None:
                self.exact[end] -= taken
                self.told[end] -= told

    def _add(self, end: int, amount: Exact | None, rounding: Rounding) -> Exact | None:
        if amount is None:
            return None
        self.exact[end] += amount
        part = exact(rounding.apply(self.exact[end]) - self.told[end])
        self.told[end] += part
        return part


@attrs.define(repr=False)
class ReturnBook:
    """The lines of one return, as its rows come one after the other.

    `missing`: why it is not known which rows are of one return; then each amount is only known to
    the step that it is rounded to.
    """

    step: Exact = TO_THE_FEN.step
    missing: MissingSet = frozenset()
    _lines: dict[Hashable, _Line] = attrs.field(factory=dict)
    _ends: dict[Hashable, tuple[_Line, _Line]] = attrs.field(factory=dict)

    def rounded(self, line: Hashable, amount: Result, rounding: Rounding) -> Result:
        """The part of a row in the line of the return."""
        kept = self._lines.get(line)
        if kept is None:
            kept = self._lines[line] = _Line()
        return self._added(kept, amount, rounding)

    def _added(self, kept: _Line, amount: Result, rounding: Rounding) -> Result:
        if is_exact(amount) and not self.missing:
            known = kept.add_known(amount, rounding)
            if known is not None:
                return known
        if not is_number(amount):
            return amount
        within, lacking = range_of(amount), missing_in([amount])
        is_doubtful = may_be_none([amount])
        if self.missing:
            part = _outward(within, rounding)
            return _told(lacking | self.missing, part, is_doubtful=is_doubtful)
        kept.missing |= lacking
        part = kept.add(within, rounding)
        if is_doubtful:
            kept.leave_out(within, part)
        return _told(kept.missing, part, is_doubtful=is_doubtful)

    def relieved(self, line: Hashable, amount: Result, share: Result, rounding: Rounding) -> Result:
        """What is left of the amount once the rounded relief, a share of it from 0 to 1, is off.

        Its least and its most have a line each, which is one as long as all is known.
        """
        if share == 1:  # of whatever it is, nothing is left
            return 0
        lines = self._ends.get(line)
        if lines is None:
            lines = self._ends[line] = (one := _Line(), one)
        if lines[0] is lines[1]:
            if is_exact(amount) and is_exact(share) and not self.missing:
                relief = lines[0].add_known(product(amount, share), rounding)
                if relief is not None:
                    return difference(amount, relief)
            lines = self._ends[line] = (lines[0], lines[0].copy())
        return self._relieved(lines, amount, share, rounding)

    def _relieved(
        self, lines: tuple[_Line, _Line], amount: Result, share: Result, rounding: Rounding
    ) -> Result:
        whole, part = range_of(amount), range_of(share)
        ends: list[Exact | None] = []
        lacking = missing_in([amount, share])
        for line in lines:
            line.missing |= lacking  # on which what is rounded of later rows hangs too
        for end, taken in ((whole.low, part.high), (whole.high, part.low)):
            if taken == 1:
                ends.append(0)
                continue
            if end is None or taken is None:
                ends.append(None)
                continue
            relief = self._added(lines[len(ends)], product(end, taken), rounding)
            lacking |= missing_in([relief])
            told = range_of(less(end, relief))
            ends.append(told.high if ends else told.low)
        low, high = ends
        if low is not None and high is not None and high < low:
            lines[1].told = [told - (low - high) for told in lines[1].told]  # a later row has less
            high = low
        is_doubtful = may_be_none([amount, share])
        return _told(lacking | lines[0].missing, Range(low, high), is_doubtful=is_doubtful)


def _told(missing: MissingSet, within: Range, *, is_doubtful: bool) -> Result:
    return (doubtful_number if is_doubtful else open_number)(missing, within)


def _outward(within: Range, rounding: Rounding) -> Range:
    """The nearest steps below and above; the same number where it is one."""
    down, up = (attrs.evolve(rounding, mode=mode) for mode in (RoundingMode.DOWN, RoundingMode.UP))
    low, high = within.low, within.high
    below = down if low is None or low >= 0 else up
    above = up if high is None or high >= 0 else down
    return Range(
        below.apply(low) if low is not None else None,
        above.apply(high) if high is not None else None,
    )


@attrs.define(repr=False)
class Returns:
    """The returns of one charge for one determination."""

    charge: Charge | None
    evaluator: Evaluator
    _books: dict[Hashable, ReturnBook] = attrs.field(factory=dict)

    def placed(self, situation: Situation) -> Situation:
        """The situation with the book of the return that it is of; the same if none is made."""
        if self.charge is None or self.charge.returned is None:
            return situation
        key, missing = self._return_of(situation)
        step = exact(self.charge.returned.rounding.step)
        book = self._books.setdefault(key, ReturnBook(step=step, missing=missing))
        return situation.in_book(book)

    def _return_of(self, situation: Situation) -> tuple[Hashable, MissingSet]:
        """What tells the return of a situation apart, or what is missing to tell it."""
        assert self.charge is not None
        assert self.charge.returned is not None
        by, day = self.charge.returned.by, situation.law_date
        rows = situation.place.rows
        if by is None:
            return (rows, situation.place.month), frozenset()
        if isinstance(day, Open):
            return (rows, day), day.missing
        if isinstance(by, Cycle):
            return (rows, by.around(day) if day is not None else None), frozenset()
        row = situation.rows[by.row.name]
        others = tuple(path for path in rows if path.list_name != by.list_name)
        placed = self.evaluator.period_of(by, row)
        if placed.sure is None:
            return (rows, placed.missing), placed.missing
        return (others, placed.sure), frozenset()
