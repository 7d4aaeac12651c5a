"""Operators of the language to nodes; each as its own row of the language's tables says."""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from functools import partial

import attrs

from incentives.compile.layout import Kind
from incentives.compile.lowering import numbers, truths
from incentives.compile.lowering.rounding import rounded_to
from incentives.compile.tree import (
    NO,
    NOTHING,
    InMask,
    Leave,
    Node,
    OfCalendar,
    Overlaps,
    Word,
    is_left,
    is_nothing,
    recast,
    sure,
)
from incentives.compile.words import LAST_DAY
from incentives.language.expression import Apply
from incentives.language.operators import EQUALITIES, OPERATORS, ORDERINGS, ROUNDED_BY

NO_LIMIT = Leave(kind=Kind.NUMBER, why="no limit")
"""A cap or floor where there is none; among others it does not bind."""
Arguments = Sequence[Node]
_Rule = Callable[[Arguments], Node]


def applied(apply: Apply, arguments: Arguments) -> Node:
    """What the operator makes of the arguments."""
    return _RULES[apply.operator.name](arguments)


def _negative(arguments: Arguments) -> Node:
    return numbers.minus(numbers.ZERO, arguments[0])


def _all(pick: Callable[..., Node], arguments: Arguments) -> Node:
    binding = [each for each in arguments if each is not NO_LIMIT]
    if not binding:
        return NO_LIMIT
    return pick(*binding) if len(binding) > 1 else binding[0]


def _compared(sign: str, arguments: Arguments) -> Node:
    left, right = arguments
    if left.kind is Kind.TRUTH:
        return _same_truth(sign, left, right)
    return numbers.compared(sign, left, right)


def _same_truth(sign: str, left: Node, right: Node) -> Node:
    if is_nothing(left) or is_nothing(right):
        return NO
    if left.none or right.none or is_left(left) or is_left(right):
        return Leave(kind=Kind.TRUTH, why="yes or no of what may not exist")
    both = truths.all_of((left, right))
    neither = truths.all_of((truths.denied(left), truths.denied(right)))
    same = truths.any_of((both, neither))
    return same if sign == "==" else truths.denied(same)


def _rounded(mode: str, arguments: Arguments) -> Node:
    named = next(each for each, name in ROUNDED_BY.items() if name == mode)
    step = arguments[1] if len(arguments) > 1 else numbers.ONE
    return rounded_to(named, arguments[0], step)


def _in(arguments: Arguments) -> Node:
    return _of_mask(arguments, InMask)


def _overlaps(arguments: Arguments) -> Node:
    return _of_mask(arguments, Overlaps)


def _of_mask(arguments: Arguments, form: type[InMask] | type[Overlaps]) -> Node:
    value, group = arguments
    if is_nothing(value):
        return NO
    if is_left(value) or not isinstance(group, Word):
        return Leave(kind=Kind.TRUTH, why="a group that is not stated")
    return form(kind=Kind.TRUTH, value=value, mask=group.word, high=1)


def _precedes(arguments: Arguments) -> Node:
    place, moment, other_place, other_moment = arguments
    same_time = numbers.compared("==", moment, other_moment)
    listed_before = numbers.compared("<", place, other_place)
    before = numbers.compared("<", moment, other_moment)
    found = truths.any_of((before, truths.all_of((same_time, listed_before))))
    return sure(found, *arguments)


@attrs.frozen
class _Reckoning:
    """A function of the calendar: what comes of it, and of a month another function.

    `is_partial`: no day may come of it. `reads_case`: its first argument is a status.
    """

    function: str
    kind: Kind
    low: int = 0
    high: int = 0
    is_partial: bool = False
    reads_case: bool = False
    of_month: str | None = None

    def __call__(self, arguments: Arguments) -> Node:
        if any(is_nothing(each) for each in arguments):
            return NO if self.kind is Kind.TRUTH else NOTHING
        left = next((each for each in arguments if is_left(each)), None)
        if left is not None:
            return recast(left, kind=self.kind)
        if any(_is_broken(each) for each in arguments):
            return Leave(kind=self.kind, why="parts of days, months or years")
        is_of_month = self.of_month is not None and arguments[0].kind is Kind.MONTH
        kind = self.kind
        if is_of_month and kind is Kind.DAY:
            kind = Kind.MONTH
        return OfCalendar(
            kind=kind,
            function=str(self.of_month) if is_of_month else self.function,
            arguments=tuple(arguments),
            reads_case=self.reads_case,
            is_partial=self.is_partial,
            within=_bounds_of(self.function),
            low=self.low,
            high=self.high,
            none=kind is not Kind.TRUTH
            and (self.is_partial or any(each.none for each in arguments)),
        )


def _bounds_of(operator: str) -> tuple[int | None, int | None]:
    """Between which bounds a number always lies that comes of the operator."""
    within = OPERATORS[operator].bounds(())
    low, high = (None if end is None else int(end) for end in (within.low, within.high))
    return low, high


def _is_broken(node: Node) -> bool:
    is_number = node.kind is Kind.NUMBER
    return is_number and (node.denominator != 1 or node.over is not None)


_day = partial(_Reckoning, kind=Kind.DAY, low=1, high=LAST_DAY)
_number = partial(_Reckoning, kind=Kind.NUMBER)
_status = partial(_Reckoning, reads_case=True)

_CALENDAR: Mapping[str, _Rule] = {
    "started": _day("started", is_partial=True, reads_case=True),
    "ended": _day("ended", is_partial=True, reads_case=True),
    "lapsed": _day("lapsed", is_partial=True, reads_case=True),
    "ever": _status("ever", kind=Kind.TRUTH, high=1),
    "held_on": _status("held_on", kind=Kind.TRUTH, high=1),
    "held_throughout": _status("held_throughout", kind=Kind.TRUTH, high=1),
    "days_held": _status("days_held", kind=Kind.NUMBER, high=31),
    "first_day": _day("first_day"),
    "last_day": _day("last_day"),
    "days_in": _number("days_in", low=28, high=31),
    "month_at": _Reckoning("month_at", kind=Kind.MONTH, low=12, high=120_000),
    "year_end": _day("year_end", is_partial=True),
    "make_date": _day("make_date", is_partial=True),
    "add_months": _day("add_months", is_partial=True, of_month="add_months_to_month"),
    "add_years": _day("add_years", is_partial=True, of_month="add_years_to_month"),
    "add_days": _day("add_days", is_partial=True),
    "year_of": _number("year_of", low=1, high=9999, of_month="year_of_month"),
    "month_of": _number("month_of", low=1, high=12, of_month="month_of_month"),
    "quarter_of": _number("quarter_of", low=1, high=4, of_month="quarter_of_month"),
    "months_between": _number("months_between", low=-120_000, high=120_000),
    "years_between": _number("years_between", low=-10_000, high=10_000),
    "days_between": _number("days_between", low=-LAST_DAY, high=LAST_DAY),
}

_RULES: Mapping[str, _Rule] = {
    "+": lambda arguments: numbers.plus(*arguments),
    "-": lambda arguments: numbers.minus(*arguments),
    "*": lambda arguments: numbers.times(*arguments),
    "/": lambda arguments: numbers.quotient(*arguments),
    "neg": _negative,
    "min": partial(_all, numbers.least),
    "max": partial(_all, numbers.greatest),
    "per_month": lambda arguments: numbers.times(arguments[0], numbers.number(Fraction(1, 12))),
    "per_year": lambda arguments: numbers.times(arguments[0], numbers.number(12)),
    **{name: partial(_rounded, name) for name in ROUNDED_BY.values()},
    **{sign: partial(_compared, sign) for sign in (*ORDERINGS, *EQUALITIES)},
    "and": lambda arguments: truths.all_of(map(truths.as_truth, arguments)),
    "or": lambda arguments: truths.any_of(map(truths.as_truth, arguments)),
    "exactly_one": lambda arguments: truths.exactly_one(tuple(map(truths.as_truth, arguments))),
    "not": lambda arguments: truths.denied(truths.as_truth(arguments[0])),
    "in": _in,
    "overlaps": _overlaps,
    "exists": lambda arguments: truths.exists(arguments[0]),
    "happened": lambda arguments: truths.exists(arguments[0]),
    "precedes": _precedes,
    **_CALENDAR,
}
