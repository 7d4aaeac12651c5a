"""Numbers of which one counts for one of the other: children and the places that they take."""

from typing import Protocol

from incentives.language.expression import Apply, Constant, Expression
from incentives.language.operators import EQUALITIES, EXTREMES, OPERATORS, ORDERINGS
from incentives.language.operators.operator import Operator
from incentives.language.types import NumberType
from incentives.values.span import Span
from incentives.values.unit import Unit

COMPARING = ORDERINGS | EXTREMES | EQUALITIES
"""The operators that take numbers of two units of which one counts for one of the other."""


class Relations(Protocol):
    """What the domain says of its units."""

    def is_one_for_one(self, ratio: Unit) -> bool:
        """Whether one of the unit above counts for one of that below: `place/child`."""


def applied(
    operator: Operator, arguments: tuple[Expression, ...], span: Span, relations: Relations
) -> Expression:
    """The operator applied to checked arguments; what is compared is first put in one unit.

    Where the arguments do not fit, the `Mismatch` of its typing rule is passed on.
    """
    if arguments and operator.name in COMPARING:
        first, *others = arguments
        arguments = (first, *(as_unit_of(first, other, relations) for other in others))
    type_ = operator.typed(tuple(argument.type for argument in arguments))
    return Apply(operator, arguments, type_, span=span)


def as_unit_of(first: Expression, other: Expression, relations: Relations) -> Expression:
    """The other number in the unit of the first, where one counts for one; else as it is."""
    one, another = first.type, other.type
    if not isinstance(one, NumberType) or not isinstance(another, NumberType):
        return other
    ratio = one.unit / another.unit
    is_count = [power for _, power in one.unit.powers] == [1]
    if not is_count or not relations.is_one_for_one(ratio):
        return other
    each = Constant(1, NumberType(ratio), span=other.span)
    return Apply(OPERATORS["*"], (other, each), one, span=other.span)
