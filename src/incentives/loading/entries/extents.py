"""How large checked rules may grow through the definitions and rules that they name.

Each file is small, but definitions that name each other can be worth more than any machine has time
for. What passes here is evaluated within a bounded number of steps and of nested calls. A
definition is worked out once for each combination of the rows that it speaks of, however often it
is named: so these rows and its own sums count, not the sums around it.
"""

from collections.abc import Mapping

import attrs

from incentives.language.expression import Carry, Expression, Gather, Named, NameKind, parts_of
from incentives.loading.entries.definitions import free_rows
from incentives.loading.text.fields import Fields
from incentives.policy.check import Check
from incentives.policy.relation import Relation
from incentives.policy.rule import Charge, Definition, Incentive, Relief

MOST_LEVELS = 120
MOST_NODES = 20_000
MOST_NESTED_SUMS = 2
MOST_LISTS_OF_A_DEFINITION = 3
MOST_RULES_IN_A_ROW = 20
MOST_CHOICES = 4096
"""In so many ways the applicant may choose at most among incentives bound by relations."""


@attrs.frozen
class Extent:
    """How large an expression is with its definitions spelled out.

    `levels`: how deep it is, `nodes`: how many terms it has, `definitions`: how many rest on each
    other in a row. `sums`: how many stand in each other in the expression itself.
    """

    levels: int
    nodes: int
    sums: int
    definitions: int


_SMALLEST = Extent(levels=1, nodes=1, sums=0, definitions=0)


def check_extents(
    rules: "list[Charge | Relief | Incentive | Definition | Relation | Check]",
    definitions: Mapping[str, Definition],
    fields: Fields,
) -> None:
    """Notes each rule whose expressions are too deep or too large."""
    known: dict[str, Extent] = {}
    spoken_of: dict[str, frozenset[str]] = {}
    for rule in rules:
        for expression in rule.expressions:
            extent = extent_of(expression, definitions, known)
            problem = _problem(extent)
            if problem is None and isinstance(rule, Definition):
                problem = _problem_of_rows(extent, free_rows(expression, definitions, spoken_of))
            if problem is not None:
                is_too_deep = extent.definitions > MOST_RULES_IN_A_ROW
                slug = "definition-too-deep" if is_too_deep else "rule-too-large"
                fields.log.add(rule.span, problem, slug, "Divide it, or say less at once.")
                if isinstance(rule, Definition):
                    known[rule.id] = _SMALLEST  # told once, not for all that use it


def _problem(extent: Extent) -> str | None:
    if extent.definitions > MOST_RULES_IN_A_ROW:
        return f"over {MOST_RULES_IN_A_ROW} definitions rest on each other in a row"
    if extent.levels > MOST_LEVELS:
        return f"with its definitions spelled out the rule is nested over {MOST_LEVELS} levels"
    if extent.nodes > MOST_NODES:
        return f"with its definitions spelled out the rule has over {MOST_NODES:,} terms"
    if extent.sums > MOST_NESTED_SUMS:
        return f"sums over rows stand more than {MOST_NESTED_SUMS} deep in each other"
    return None


def _problem_of_rows(extent: Extent, rows: frozenset[str]) -> str | None:
    if len(rows) + extent.sums <= MOST_LISTS_OF_A_DEFINITION:
        return None
    named = ", ".join(f"'{row}'" for row in sorted(rows))
    return (
        f"it speaks of {named} beside the rows that it goes over: over "
        f"{MOST_LISTS_OF_A_DEFINITION} lists at once"
    )


def extent_of(
    expression: Expression, definitions: Mapping[str, Definition], known: dict[str, Extent]
) -> Extent:
    """The extent of an expression; `known` keeps those of definitions, each worked out once."""
    is_definition = isinstance(expression, Named) and expression.kind is NameKind.DEFINITION
    if isinstance(expression, Named) and is_definition and expression.id in definitions:
        if expression.id not in known:
            known[expression.id] = extent_of(definitions[expression.id].body, definitions, known)
        inside = [attrs.evolve(known[expression.id], sums=0)]
    else:
        inside = [extent_of(part, definitions, known) for part in parts_of(expression)]
    return Extent(
        levels=1 + max((part.levels for part in inside), default=0),
        nodes=1 + sum(part.nodes for part in inside),
        sums=isinstance(expression, Gather | Carry)
        + max((part.sums for part in inside), default=0),
        definitions=is_definition + max((part.definitions for part in inside), default=0),
    )
