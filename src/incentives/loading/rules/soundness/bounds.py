"""What is checked of caps and floors: no quantity has a floor that surely lies above its cap."""

from collections.abc import Iterator
from typing import TypeGuard

from incentives.language.expression import Apply, Expression, Stated, walk
from incentives.language.types import NumberType
from incentives.loading.rules.soundness.shares import Whole
from incentives.loading.text.fields import Fields
from incentives.policy.library import Library
from incentives.policy.rule import Incentive, Pays
from incentives.values.number import written_decimal
from incentives.values.text import Text

_HINT = Text(
    "请核对两项数值；两者同时适用时，以 `at_most` 为准。",
    "Correct one of the two; where both bind, `at_most` prevails.",
)


def check_bounds_of_quantities(library: Library, fields: Fields) -> None:
    """Notes each cap that, by figures of the law, is below the floor beside it on some day."""
    rules = (
        *library.definitions.values(),
        *library.charges.values(),
        *library.each_relief,
        *library.incentives.values(),
        *library.relations,
        *library.beside_incentives,
    )
    for rule in rules:
        for floor, cap in (*_bounds_in(rule.expressions), *_bounds_of_all_rows(rule)):
            fault = _fault_of(
                Whole(instrument=rule.instrument, shares=(floor, cap), has_rest=True), library
            )
            if fault is not None:
                fields.log.add(cap.span, fault, "figure-out-of-bounds", _HINT)


def _bounds_in(expressions: tuple[Expression, ...]) -> Iterator[tuple[Expression, Expression]]:
    """The floor and the cap of each quantity that has both."""
    for expression in expressions:
        for part in walk(expression):
            if _is_bound(part, "min"):
                inner, cap = part.arguments
                bounded = inner.body if isinstance(inner, Stated) else inner
                if _is_bound(bounded, "max"):
                    yield bounded.arguments[1], cap


def _bounds_of_all_rows(rule: object) -> Iterator[tuple[Expression, Expression]]:
    """The floor and the cap of all rows of an incentive together, if it has both."""
    if isinstance(rule, Incentive) and isinstance(rule.benefit, Pays):
        whole = rule.benefit.whole
        if whole is not None and whole.at_least is not None and whole.at_most is not None:
            yield whole.at_least, whole.at_most


def _is_bound(part: Expression, operator: str) -> TypeGuard[Apply]:
    """Whether it is the lesser, or the greater, of two numbers."""
    return (
        isinstance(part, Apply)
        and part.operator.name == operator
        and len(part.arguments) == 2
        and isinstance(part.type, NumberType)
    )


def _fault_of(bounds: Whole, library: Library) -> Text | None:
    """The first day on which the floor, whatever the facts are, is above the cap."""
    for day, ranges in bounds.ranges(library):
        floor, cap = (ranges.of(bound) for bound in bounds.shares)
        if floor.low is not None and cap.high is not None and floor.low > cap.high:
            least, most = written_decimal(floor.low), written_decimal(cap.high)
            return Text(
                f"自 {day} 起，上限为 {most}，低于同处的下限 {least}",
                f"from {day} 'at_most' is {most}, below 'at_least' of {least}",
            )
    return None
