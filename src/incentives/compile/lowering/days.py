"""Whether an instrument is in force on the law date, as far as the record tells."""

import attrs

from incentives.compile.layout import Kind
from incentives.compile.lowering import numbers, truths
from incentives.compile.lowering.place import At
from incentives.compile.tree import (
    NOTHING,
    Chosen,
    Compared,
    Hangs,
    Leave,
    Node,
    OpenDay,
    Word,
    is_left,
)
from incentives.compile.words import LAST_DAY
from incentives.language.expression import NameKind
from incentives.policy.instrument import Instrument


def limit_of(instrument: Instrument, named: NameKind) -> Node:
    """The day on which the instrument begins, or ends, to be in force; nothing: it has none."""
    window = instrument.in_force
    limit = window.first if named is NameKind.BEGINS else window.last
    if limit is None:
        return NOTHING
    if limit.earliest != limit.latest:
        return Leave(kind=Kind.DAY, why="the record does not tell the day")
    day = limit.earliest.toordinal()
    return Word(kind=Kind.DAY, word=day, low=day, high=day)


def in_force_at(instrument: Instrument, at: At) -> tuple[Node | None, At]:
    """Whether the instrument is in force on the law date, and the place where it is.

    None: on none of the days. Of days for which the record does not tell the reference decides.
    """
    days = Days.of(instrument)
    if at.day is None:
        return Leave(kind=Kind.TRUTH, why="the law date is still to be found"), at
    if isinstance(at.day, OpenDay):
        return Hangs(kind=Kind.TRUTH, day=at.day, high=1), at
    if days.last < at.first or days.first > at.last:
        return None, at
    parts = [
        _compared(sign, at.day, day)
        for sign, day, is_said in (
            (">=", days.first, days.first > at.first),
            ("<=", days.last, days.last < at.last),
        )
        if is_said
    ]
    unsure = [
        truths.all_of((_compared(">=", at.day, first), _compared("<=", at.day, last)))
        for first, last in days.unsure
        if first <= at.last and last >= at.first
    ]
    inner = at.within(days.surely_from, days.surely_to)
    test = truths.all_of(parts)
    if unsure:
        told = Leave(kind=Kind.TRUTH, why="the record does not tell the day")
        test = Chosen(
            kind=Kind.TRUTH,
            tests=(truths.any_of(unsure),),
            values=(told,),
            otherwise=test,
            high=1,
        )
    return test, inner


def _compared(sign: str, day: Node, ordinal: int) -> Node:
    word = numbers.number(ordinal)
    if is_left(day):
        return day
    return Compared(
        kind=Kind.TRUTH, sign=sign, left=day, right=attrs.evolve(word, kind=Kind.DAY), high=1
    )


@attrs.frozen(kw_only=True)
class Days:
    """The days of an instrument as ordinals: perhaps in force, and surely."""

    first: int
    surely_from: int
    surely_to: int
    last: int

    @classmethod
    def of(cls, instrument: Instrument) -> "Days":
        window = instrument.in_force
        last = window.last
        return cls(
            first=window.first.earliest.toordinal(),
            surely_from=window.first.latest.toordinal(),
            surely_to=LAST_DAY if last is None else last.earliest.toordinal(),
            last=LAST_DAY if last is None else last.latest.toordinal(),
        )

    @property
    def unsure(self) -> tuple[tuple[int, int], ...]:
        """The stretches of days for which the record does not tell."""
        before = (self.first, self.surely_from - 1)
        after = (self.surely_to + 1, self.last)
        return tuple(stretch for stretch in (before, after) if stretch[0] <= stretch[1])
