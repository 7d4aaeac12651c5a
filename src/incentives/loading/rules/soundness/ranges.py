"""Within which bounds a number can lie at all.

No case is asked for on a side that none can reach.
"""

from collections.abc import Callable, Hashable, Iterator, Mapping
from typing import assert_never, cast

import attrs

from incentives.language.expression import (
    Apply,
    Carry,
    Choose,
    Constant,
    Expression,
    FactValue,
    Gather,
    Graduate,
    Lookup,
    Named,
    NameKind,
    RowValue,
    Stated,
    parts_of,
)
from incentives.language.no_limit import NoLimit
from incentives.language.operators import ORDERINGS
from incentives.language.operators.gathering import Gathering
from incentives.language.possible import without_limit
from incentives.language.types import NumberType, RowsType, ZeroType
from incentives.policy.library import Library
from incentives.values.number import Exact, exact
from incentives.values.range import ANYTHING, NOT_NEGATIVE, Range

Known = Mapping[Hashable, Range]


@attrs.frozen(repr=False)
class Ranges:
    """Bounds of numbers.

    `figure_range`: those of a parameter; `known`: what guards around an expression tell of others,
    by their keys.

    `rows`: of which record the variables of sums around it speak.
    """

    library: Library
    figure_range: Callable[[str], Range]
    known: Known = attrs.field(factory=dict)
    rows: Mapping[str, str] = attrs.field(factory=dict)
    _definitions: dict[str, Range] = attrs.field(init=False, factory=dict)

    def of(self, expression: Expression) -> Range:
        """Between which bounds the number lies, by itself and by what is known around it."""
        return self._own(expression).clipped(self.known.get(key_of(expression), ANYTHING))

    def inside(self, gather: Gather) -> "Ranges":
        """What is known inside it, where its variable stands for a row."""
        type_ = self.library.vocabulary.root.fields[gather.rows].type
        record = type_.row.name if isinstance(type_, RowsType) else gather.variable
        return attrs.evolve(self, rows={**self.rows, gather.variable: record})

    def _own(self, expression: Expression) -> Range:
        match expression:
            case Constant():
                return _of_constant(expression)
            case Stated(body=body):
                return self.of(body)
            case FactValue() | RowValue():
                return self._of_field(expression)
            case Named():
                return self._of_name(expression)
            case Apply():
                return self._of_result(expression)
            case Choose():
                return self._of_choice(expression)
            case Gather() | Carry():
                return self._over_rows(expression)
            case Lookup(table=table):
                return self.figure_range(table.id)
            case Graduate():
                return ANYTHING
            case _:
                assert_never(expression)

    def _of_field(self, fact: FactValue | RowValue) -> Range:
        record = self.rows.get(fact.variable, fact.variable) if isinstance(fact, RowValue) else ""
        field = self.library.vocabulary.field_at(fact.path, record)
        if field is None:
            return ANYTHING
        least, most = field.spec.least, field.spec.most
        return Range(None if least is None else exact(least), None if most is None else exact(most))

    def _of_choice(self, choice: Choose) -> Range:
        values = [*(branch.value for branch in choice.branches), choice.otherwise]
        given = [(value, _no_limit_in(value)) for value in values if value is not None]
        return without_limit(
            [self.of(value) for value, no_limit in given if no_limit is None],
            [no_limit for _, no_limit in given if no_limit is not None],
        )

    def _over_rows(self, gather: Gather | Carry) -> Range:
        if isinstance(gather, Carry):
            return self.of(gather.used).not_below_zero.or_nothing
        if gather.kind is Gathering.KEYED:
            return self.inside(gather).of(gather.body)
        if gather.kind.is_extreme:
            return self.of(gather.body)
        is_sum = gather.kind in {Gathering.SUM, Gathering.LARGEST}
        is_sum_of_these = is_sum and self.of(gather.body).ends[0] >= 0
        return NOT_NEGATIVE if gather.kind is Gathering.COUNT or is_sum_of_these else ANYTHING

    def _of_name(self, name: Named) -> Range:
        match name.kind:
            case NameKind.FIGURE:
                return self.figure_range(name.id)
            case NameKind.DEFINITION:
                return self._of_definition(name.id)
            case (
                NameKind.CHARGE
                | NameKind.AMOUNT
                | NameKind.ELIGIBILITY
                | NameKind.INCENTIVE
                | NameKind.DECLARED
                | NameKind.BASIS
                | NameKind.RELIEVED
                | NameKind.EXEMPT
                | NameKind.LAW_DATE
                | NameKind.BEGINS
                | NameKind.ENDS
            ):
                return ANYTHING
            case _:
                assert_never(name.kind)

    def _of_definition(self, name: str) -> Range:
        """However often it is named, it is worked out once."""
        if name not in self._definitions:
            self._definitions[name] = self.of(self.library.definitions[name].body)
        return self._definitions[name]

    def _of_result(self, expression: Apply) -> Range:
        if not isinstance(expression.type, NumberType | ZeroType):
            return ANYTHING
        return expression.operator.bounds([self.of(part) for part in expression.arguments])


def _of_constant(constant: Constant) -> Range:
    """The number that stands there; where that is no limit, or no number, anything."""
    is_number = isinstance(constant.type, NumberType | ZeroType)
    if not is_number or isinstance(constant.value, NoLimit):
        return ANYTHING
    return Range.exactly(cast(Exact, constant.value))


def _no_limit_in(expression: Expression) -> NoLimit | None:
    """That there is no limit, where the expression says so, with whatever clause around it."""
    while isinstance(expression, Stated):
        expression = expression.body
    value = expression.value if isinstance(expression, Constant) else None
    return value if isinstance(value, NoLimit) else None


def guarded_parts(expression: Expression, ranges: Ranges) -> Iterator[tuple[Expression, Ranges]]:
    """Everything inside the expression, itself first.

    Each part with what the tests of the cases around it tell of other numbers.
    """
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
        ranges = ranges.inside(expression)
    for part in parts_of(expression):
        yield from guarded_parts(part, ranges)


def _narrowed(ranges: Ranges, test: Expression) -> Ranges:
    """The ranges where the test holds."""
    known = dict(ranges.known)
    for comparison in _conjuncts(test):
        left, right = comparison.arguments
        if not comparison.operator.compute(0, 1):  # the lesser one stands first
            left, right = right, left
        lesser, greater = ranges.of(left), ranges.of(right)
        _narrow(known, left, Range(None, greater.high))
        _narrow(known, right, Range(lesser.low, None))
    return attrs.evolve(ranges, known=known)


def _narrow(known: dict[Hashable, Range], expression: Expression, to: Range) -> None:
    key = key_of(expression)
    known[key] = known.get(key, ANYTHING).clipped(to)


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
        case Choose() | Gather() | Carry() | Lookup() | Graduate():
            return ("this", id(expression))
        case _:
            assert_never(expression)
