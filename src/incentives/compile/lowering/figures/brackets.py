"""Brackets of the law, applied to a number."""

from collections.abc import Mapping
from itertools import pairwise
from math import lcm

import attrs

from incentives.compile.layout import Kind
from incentives.compile.lowering import numbers, truths
from incentives.compile.lowering.figures.stretches import Reading, by_day
from incentives.compile.lowering.figures.unstated import brackets_unstated
from incentives.compile.lowering.place import At
from incentives.compile.tree import NOTHING, Bracketed, Leave, Node, Word, is_left, is_nothing, sure
from incentives.compile.words import NONE, WIDEST
from incentives.language.expression import Graduate, Lookup
from incentives.language.operators.gathering import Graduation
from incentives.policy.figures.schedule import NoFigure, Schedule
from incentives.policy.library import Law
from incentives.policy.parameter import DatedFigure
from incentives.values.number import Exact


def graduated(
    law: Law, graduate: Graduate, argument: Node, limits: Mapping[str, Node], at: At
) -> Node:
    """What the brackets that prevail make of the number; `limits`: figures that are limits."""
    if isinstance(graduate.brackets, Lookup):
        return Leave(kind=Kind.NUMBER, why="brackets in a table")
    if is_nothing(argument) or is_left(argument):
        return argument

    def applied(dated: DatedFigure) -> Node:
        if not isinstance(dated.figure, Schedule):
            return Leave(kind=Kind.NUMBER, why="brackets that are none")
        return _Brackets(schedule=dated.figure, limits=limits).applied(graduate.kind, argument)

    reading = Reading(
        kind=Kind.NUMBER,
        stated=applied,
        unstated=lambda missing: brackets_unstated(missing, argument),
    )
    return by_day(law, graduate.brackets.id, at, reading)


@attrs.frozen(kw_only=True, eq=False)
class _Brackets:
    schedule: Schedule
    limits: Mapping[str, Node]

    def applied(self, kind: Graduation, argument: Node) -> Node:
        """What they make of the number; where limits do not rise, that is told by the reference."""
        ends = self._ends
        rates = [_rate(bracket.rate) for bracket in self.schedule.brackets]
        tests = tuple(
            numbers.compared("<" if bracket.is_below else "<=", argument, end)
            for bracket, end in zip(self.schedule.brackets, ends, strict=False)
        )
        values = rates
        if kind is Graduation.MARGINAL:
            values = [_slices(argument, ends[:place], rates) for place in range(len(rates))]
        falling = truths.any_of(
            numbers.compared("<=", above, below) for below, above in pairwise(ends)
        )
        told = Leave(kind=Kind.NUMBER, why="limits that do not rise")
        missing = truths.denied(truths.exists(argument))
        found = numbers.chosen(
            (falling, missing, *tests), (told, NOTHING, *values[:-1]), values[-1]
        )
        return self._open(kind, found, argument, ends)

    def _open(self, kind: Graduation, found: Node, argument: Node, ends: list[Node]) -> Node:
        """The same, read at the ends of a number that is open."""
        of, *limits = numbers.aligned(argument, *ends)
        if isinstance(found, Word | Leave):
            return found
        if found.over is not None or any(
            is_left(one) or one.over is not None for one in (of, *limits)
        ):
            return sure(found, argument, *ends)
        is_sum = kind is Graduation.MARGINAL
        rates = [_rate(bracket.rate) for bracket in self.schedule.brackets]
        stated = [rate.denominator for rate in rates if not is_nothing(rate)]
        parts = lcm(*stated) if is_sum else found.denominator
        words = tuple(_word(rate, parts) for rate in rates)
        if any(word != NONE and abs(word) > WIDEST for word in words):
            return sure(found, argument, *ends)
        said = {field.name: getattr(found, field.name) for field in attrs.fields(Node)}
        return Bracketed(
            value=found,
            of=of,
            limits=tuple(limits),
            rates=words,
            belows=tuple(bracket.is_below for bracket in self.schedule.brackets[:-1]),
            parts=parts,
            is_sum=is_sum,
            **said,
        )

    @property
    def _ends(self) -> list[Node]:
        """The limits of all brackets but the last."""
        return [
            self.limits[limit] if isinstance(limit, str) else numbers.stated_number(limit)
            for bracket in self.schedule.brackets
            if (limit := bracket.limit) is not None
        ]


def _rate(rate: Exact | NoFigure) -> Node:
    return NOTHING if isinstance(rate, NoFigure) else numbers.number(rate)


def _word(rate: Node, parts: int) -> int:
    """The rate as a word over the denominator; NONE where there is none."""
    assert isinstance(rate, Word)
    return NONE if is_nothing(rate) else int(rate.number * parts)


def _slices(argument: Node, ends: list[Node], rates: list[Node]) -> Node:
    """The slices of a number that lies above the ends; of one below zero nothing."""
    if any(is_nothing(rate) for rate in rates[: len(ends) + 1]):
        return NOTHING
    total: Node = numbers.ZERO
    below: Node = numbers.ZERO
    for top, rate in zip((*ends, numbers.greatest(argument, numbers.ZERO)), rates, strict=False):
        total = numbers.plus(total, numbers.times(numbers.minus(top, below), rate))
        below = top
    return total
