"""Figures that no rule reads: a rule was forgotten, or is still to be written."""

from collections.abc import Iterator

from incentives.language.expression import Expression, Named, NameKind, walk
from incentives.policy.library import Library
from incentives.policy.parameter import Parameter
from incentives.policy.rule import Charge, Definition, Incentive, Relief

_Rule = Definition | Charge | Relief | Incentive


def all_expressions(library: Library) -> list[Expression]:
    """Every condition, amount, share, date, cap, check and result of the library."""
    rules: tuple[_Rule, ...] = (
        *library.definitions.values(),
        *library.charges.values(),
        *library.each_relief,
        *library.incentives.values(),
    )
    return [
        *(expression for rule in rules for expression in rule.expressions),
        *(expression for relation in library.relations for expression in relation.expressions),
        *(expression for rule in library.beside_incentives for expression in rule.expressions),
    ]


def unread_parameters(library: Library) -> Iterator[Parameter]:
    """Those that are named in no condition, amount, share, date, cap or check of the library."""
    read = {
        part.id
        for expression in all_expressions(library)
        for part in walk(expression)
        if isinstance(part, Named) and part.kind is NameKind.FIGURE
    }
    yield from (found for found in library.parameters.values() if found.id not in read)
