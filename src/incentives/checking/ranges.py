"""Within which bounds a number can lie at all, so that no case is asked for on a side that none can reach."""

from collections.abc import Callable, Hashable, Iterator, Mapping
from math import inf
from typing import cast

import attrs

from incentives.language.expression import (
    Apply,
    Choose,
    Constant,
    Expression,
    FactValue,
    Gather,
    Lookup,
    Named,
    NameKind,
    RowValue,
    Stated,
    parts_of,
)
from incentives.language.types import NumberType, RowsType, ZeroType
from incentives.policy.library import Library
from incentives.values.number import Exact, exact

Range = tuple[Exact | float, Exact | float]
Known = Mapping[Hashable, Range]

ANYTHING: Range = (-inf, inf)
_NOT_NEGATIVE: Range = (0, inf)
_RISING = frozenset({"<", "<="})
ORDERINGS = frozenset({"<", "<=", ">", ">="})


@attrs.frozen
class Ranges:
    """Bounds of numbers. `figure_range`: those of a parameter; `known`: what guards around an expression tell of others.

    `rows`: of which record the variables of sums around it speak.
    """

    library: Library
    figure_range: Callable[[str], Range]
    known: Known = attrs.field(factory=dict)
    rows: Mapping[str, str] = attrs.field(factory=dict)

    def of(self, expression: Expression) -> Range:
        """The least and the most that the number can be."""
        own = self._own(expression)
        told = self.known.get(key_of(expression), ANYTHING)
        return max(own[0], told[0]), min(own[1], told[1])

    def _own(self, expression: Expression) -> Range:
        match expression:
            case Constant(value=value) if isinstance(expression.type, NumberType | ZeroType):
                return cast(Exact, value), cast(Exact, value)
            case Stated(body=body):
                return self.of(body)
            case FactValue(path=path):
                return self._of_field(path, "")
            case Named():
                return self._of_name(expression)
            case Apply():
                return self._of_result(expression)
            case Choose(branches=branches, otherwise=otherwise):
                values = [each for each in (*(branch.value for branch in branches), otherwise) if each is not None]
                return _hull([self.of(value) for value in values])
            case Gather(kind="max" | "min", body=body):
                return self.of(body)
            case Gather(kind=kind, body=body):
                return _NOT_NEGATIVE if kind == "count" or (kind == "sum" and self.of(body)[0] >= 0) else ANYTHING
            case Lookup(table=table):
                return self.figure_range(table.id)
            case RowValue(variable=variable, path=path):
                return self._of_field(path, self.rows.get(variable, variable))
            case _:
                return ANYTHING

    def _of_field(self, path: tuple[str, ...], record: str) -> Range:
        field = self.library.vocabulary.field_at(path, record)
        if field is None:
            return ANYTHING
        least, most = field.spec.least, field.spec.most
        return -inf if least is None else exact(least), inf if most is None else exact(most)

    def _of_name(self, name: Named) -> Range:
        match name.kind:
            case NameKind.FIGURE:
                return self.figure_range(name.id)
            case NameKind.DEFINITION:
                return self.of(self.library.definitions[name.id].body)
            case _:
                return ANYTHING

    def _of_result(self, expression: Apply) -> Range:
        operator = expression.operator.name
        if expression.operator.bounds is not None:
            return expression.operator.bounds
        if operator not in {"+", "max", "min"} or not isinstance(expression.type, NumberType | ZeroType):
            return ANYTHING
        inside = [self.of(argument) for argument in expression.arguments]
        lows, highs = [low for low, _ in inside], [high for _, high in inside]
        if operator == "+":
            return sum(lows), sum(highs)
        choose = max if operator == "max" else min
        return choose(lows), choose(highs)


def guarded_parts(expression: Expression, ranges: Ranges) -> Iterator[tuple[Expression, Ranges]]:
    """Everything inside the expression, each with what the tests of the cases around it tell of other numbers."""
    yield expression, ranges
    if isinstance(expression, Choose):
        for branch in expression.branches:
            yield from guarded_parts(branch.test, ranges)
            if branch.value is not None:
                yield from guarded_parts(branch.value, _narrowed(ranges, branch.test))
        if expression.otherwise is not None:
            yield from guarded_parts(expression.otherwise, ranges)
        return
    if isinstance(expression, Gather):
        ranges = attrs.evolve(ranges, rows={**ranges.rows, expression.variable: _record_of(expression, ranges.library)})
    for part in parts_of(expression):
        yield from guarded_parts(part, ranges)


def _record_of(gather: Gather, library: Library) -> str:
    type_ = library.vocabulary.root.fields[gather.rows].type
    return type_.row.name if isinstance(type_, RowsType) else gather.variable


def _narrowed(ranges: Ranges, test: Expression) -> Ranges:
    """The ranges where the test holds."""
    known = dict(ranges.known)
    for comparison in _conjuncts(test):
        left, right = comparison.arguments
        if comparison.operator.name not in _RISING:
            left, right = right, left
        low, high = ranges.of(left), ranges.of(right)
        _narrow(known, left, (-inf, high[1]))
        _narrow(known, right, (low[0], inf))
    return attrs.evolve(ranges, known=known)


def _narrow(known: dict[Hashable, Range], expression: Expression, to: Range) -> None:
    key = key_of(expression)
    before = known.get(key, ANYTHING)
    known[key] = (max(before[0], to[0]), min(before[1], to[1]))


def _conjuncts(test: Expression) -> Iterator[Apply]:
    match test:
        case Stated(body=body):
            yield from _conjuncts(body)
        case Apply(operator=operator) if operator.name == "and":
            for part in test.arguments:
                yield from _conjuncts(part)
        case Apply(operator=operator) if operator.name in ORDERINGS and len(test.arguments) == 2:
            yield test


def key_of(expression: Expression) -> Hashable:
    """The same for expressions that say the same."""
    match expression:
        case Constant(value=value):
            return ("constant", value)
        case FactValue(path=path):
            return ("fact", path)
        case RowValue(variable=variable, path=path):
            return ("row", variable, path)
        case Named(kind=kind, id=name, of_row=of_row):
            return (kind, name, of_row)
        case Stated(body=body):
            return key_of(body)
        case Apply(operator=operator, arguments=arguments):
            return (operator.name, *(key_of(argument) for argument in arguments))
        case _:
            return ("this", id(expression))


def _hull(ranges: list[Range]) -> Range:
    return min(low for low, _ in ranges), max(high for _, high in ranges)
