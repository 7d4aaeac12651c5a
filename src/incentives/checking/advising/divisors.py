"""Divisions whose divisor can be zero, where nothing around them says what holds then.

A quotient by zero does not exist: an amount of it is not applicable, a comparison with it fails.
"""

from collections.abc import Hashable, Iterator
from datetime import date
from fractions import Fraction
from typing import assert_never

import attrs

from incentives.language.expression import (
    Apply,
    Choose,
    Constant,
    Expression,
    Gather,
    Named,
    NameKind,
    Stated,
    parts_of,
)
from incentives.language.operators import EQUALITIES, ORDERINGS
from incentives.language.types import NumberType, ZeroType
from incentives.loading.rules.soundness.ranges import Ranges, key_of
from incentives.policy.figures.schedule import Schedule
from incentives.policy.library import Library
from incentives.policy.parameter import DatedFigure, Parameter, Table
from incentives.values.range import Range, hull


def unguarded_divisions(library: Library) -> Iterator[Apply]:
    """Each division of the library that can be one by zero, in the order of rules, once."""
    told = _Told(Ranges(library, lambda name: _range_of(library.parameters[name], library)))
    incentives = library.incentives.values()
    guarded = [
        *((charge.arises, charge.expressions) for charge in library.charges.values()),
        *((relief.condition, relief.expressions) for relief in library.each_relief),
        *((incentive.condition, incentive.expressions) for incentive in incentives),
    ]
    others = (
        *library.definitions.values(),
        *library.relations,
        *library.beside_incentives,
    )
    for condition, expressions in (*guarded, *((None, rule.expressions) for rule in others)):
        within = told if condition is None else told.where(condition, holds=True)
        for expression in expressions:
            yield from _divisions(expression, told if expression is condition else within)


@attrs.frozen
class _Told:
    """What is known where an expression stands: bounds of numbers, and what is not zero."""

    ranges: Ranges
    not_zero: frozenset[Hashable] = frozenset()
    _definitions: dict[str, bool] = attrs.field(init=False, factory=dict)

    def where(self, test: Expression, *, holds: bool) -> "_Told":
        """What is known where the test holds, or where it does not."""
        keys = {
            key_of(side)
            for comparison, is_so in self._comparisons(test, holds=holds)
            for side in self._not_zero_by(comparison, holds=is_so)
        }
        return attrs.evolve(self, not_zero=self.not_zero | keys)

    def can_be_zero(self, number: Expression) -> bool:
        """Whether the number can be zero, as far as anyone can tell."""
        if key_of(number) in self.not_zero:
            return False
        match number:
            case Stated(body=body):
                return self.can_be_zero(body)
            case Named(kind=NameKind.DEFINITION, id=name, of_row=None):
                return self._definition_can_be_zero(name)
            case Apply(operator=operator, arguments=arguments) if operator.name == "*":
                return any(map(self.can_be_zero, arguments))
            case Apply(operator=operator, arguments=arguments) if operator.name == "/":
                return self.can_be_zero(arguments[0])
            case Choose():
                return any(told.can_be_zero(value) for value, told in self.values_of(number))
            case _:
                return 0 in self.ranges.of(number)

    def _definition_can_be_zero(self, name: str) -> bool:
        """However often it is named, it is looked at once."""
        if name not in self._definitions:
            body = self.ranges.library.definitions[name].body
            self._definitions[name] = self.can_be_zero(body)
        return self._definitions[name]

    def values_of(self, choose: Choose) -> Iterator[tuple[Expression, "_Told"]]:
        """What the cases come to, each with what is known where it is the one that is taken."""
        told = self
        for branch in choose.branches:
            if branch.value is not None:
                yield branch.value, told.where(branch.test, holds=True)
            told = told.where(branch.test, holds=False)
        if choose.otherwise is not None:
            yield choose.otherwise, told

    def _comparisons(self, test: Expression, *, holds: bool) -> Iterator[tuple[Apply, bool]]:
        """The comparisons that all hold, or all fail, where the test does."""
        match test:
            case Stated(body=body):
                yield from self._comparisons(body, holds=holds)
            case Named(kind=NameKind.DEFINITION, id=name, of_row=None):
                body = self.ranges.library.definitions[name].body
                yield from self._comparisons(body, holds=holds)
            case Apply(operator=operator, arguments=(inner,)) if operator.name == "not":
                yield from self._comparisons(inner, holds=not holds)
            case Apply(operator=operator) if operator.name == ("and" if holds else "or"):
                for part in test.arguments:
                    yield from self._comparisons(part, holds=holds)
            case Apply(operator=operator) if operator.name in ORDERINGS | EQUALITIES:
                yield test, holds

    def _not_zero_by(self, comparison: Apply, *, holds: bool) -> Iterator[Expression]:
        """The sides that the comparison, or that it fails, shows not to be zero."""
        sides = comparison.arguments
        if not all(isinstance(side.type, NumberType | ZeroType) for side in sides):
            return
        if comparison.operator.name in EQUALITIES:
            if (comparison.operator.name == "!=") is holds:
                left, right = sides
                yield from (left,) if _is_zero(right) else ()
                yield from (right,) if _is_zero(left) else ()
            return
        compute = comparison.operator.compute
        is_below = bool(compute(0, 1)) is holds
        may_be_equal = bool(compute(0, 0)) is holds
        lesser, greater = sides if is_below else reversed(sides)
        low, high = self.ranges.of(lesser).low, self.ranges.of(greater).high
        if low is not None and (low > 0 or (low == 0 and not may_be_equal)):
            yield greater
        if high is not None and (high < 0 or (high == 0 and not may_be_equal)):
            yield lesser


def _divisions(expression: Expression, told: _Told) -> Iterator[Apply]:
    """The divisions inside the expression that can be by zero with what is told around them."""
    match expression:
        case Apply(operator=operator, arguments=(_, divisor)) if operator.name == "/":
            if told.can_be_zero(divisor):
                yield expression
    for part, within in _parts_in(expression, told):
        yield from _divisions(part, within)


def _parts_in(expression: Expression, told: _Told) -> Iterator[tuple[Expression, _Told]]:
    """The parts of the expression, each with what is known where it is looked at."""
    match expression:
        case Apply(operator=operator, arguments=arguments) if operator.name in {"and", "or"}:
            for part in arguments:
                within = told
                for other in arguments:
                    if other is not part:
                        within = within.where(other, holds=operator.name == "and")
                yield part, within
        case Choose(branches=branches):
            so_far = told
            for branch in branches:
                yield branch.test, so_far
                so_far = so_far.where(branch.test, holds=False)
            yield from told.values_of(expression)
        case Gather(guard=guard, body=body):
            inside = attrs.evolve(told, ranges=told.ranges.inside(expression))
            guarded = inside if guard is None else inside.where(guard, holds=True)
            yield from (
                (part, guarded if part is body else told if part is expression.most else inside)
                for part in parts_of(expression)
            )
        case _:
            yield from ((part, told) for part in parts_of(expression))


def _is_zero(expression: Expression) -> bool:
    return isinstance(expression, Constant) and isinstance(expression.type, ZeroType)


def _range_of(parameter: Parameter, library: Library) -> Range:
    """What the figure is on any day at any place, and what it may be where it is not published."""
    bounds = Range(parameter.at_least, parameter.at_most)
    figures = (*parameter.figures, *library.sets.get(parameter.id, ()))
    ranges = [_range_on(dated, bounds) for dated in figures if not dated.is_gap]
    return hull(ranges or [bounds])


def _range_on(dated: DatedFigure, bounds: Range) -> Range:
    """What the figure is while it holds; within the bounds where it is not published."""
    match dated.figure:
        case Table() as table:
            return table.range_within(bounds)
        case None | bool() | date() | str() | Schedule():
            return bounds
        case int() | Fraction() as number:
            return Range.exactly(number)
        case _:
            assert_never(dated.figure)
