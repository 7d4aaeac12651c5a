"""How large checked rules may grow with the definitions that they rest on.

What passes here is evaluated within a bounded number of steps and of nested calls. A definition is
worked out once for each combination of the rows that it speaks of, however often it is named: so it
counts once, and these rows and its own sums count, not the sums around it.
"""

from collections.abc import Mapping, Sequence
from typing import get_args

import attrs

from incentives.language.expression import (
    Atom,
    Carry,
    Expression,
    Gather,
    Named,
    NameKind,
    parts_of,
)
from incentives.language.operators.gathering import Gathering
from incentives.loading.entries.rows.spoken_of import free_rows
from incentives.loading.text.fields import Fields
from incentives.policy.check import Check, ComputedResult
from incentives.policy.relation import Relation
from incentives.policy.rule import Charge, Definition, Incentive, Relief

MOST_LEVELS = 200
MOST_NODES = 20_000
MOST_NESTED_SUMS = 2
MOST_LISTS_OF_A_DEFINITION = 3
MOST_DEFINITIONS_IN_A_ROW = 60
MOST_RULES_IN_A_ROW = 20
MOST_CHOICES = 4096
"""In so many ways the applicant may choose at most among incentives bound by relations."""
_SHOWN = 3
_DIVIDE = "Divide it, or say less at once."


@attrs.frozen(repr=False)
class Extent:
    """How large an expression is.

    `levels`: how deep, definitions spelled out. `nodes`: how many terms it has itself. `sums`: how
    many stand in each other in it. `chain`: the longest row of definitions of which one rests on
    the next. `rests_on`: all definitions that it names, and that these name.
    """

    levels: int
    nodes: int
    sums: int
    chain: tuple[str, ...]
    rests_on: frozenset[str]


_ATOMS = get_args(Atom)
_SMALLEST = Extent(levels=1, nodes=1, sums=0, chain=(), rests_on=frozenset())


def check_extents(
    rules: "list[Charge | Relief | Incentive | Definition | Relation | Check | ComputedResult]",
    definitions: Mapping[str, Definition],
    fields: Fields,
) -> None:
    """Notes each rule whose expressions are too deep or too large."""
    extents = Extents(definitions)
    spoken_of: dict[str, frozenset[str]] = {}
    for rule in rules:
        for expression in rule.expressions:
            extent = extents.of(expression)
            problem = extents.problem_of(extent)
            if problem is None and isinstance(rule, Definition):
                rows = free_rows(expression, definitions, spoken_of)
                problem = _problem_of_rows(extent, rows)
            if problem is not None:
                slug, message = problem
                fields.log.add(rule.span, message, slug, _DIVIDE)
                if isinstance(rule, Definition):
                    extents.known[rule.id] = _SMALLEST  # told once, not for all that use it


@attrs.frozen(repr=False)
class Extents:
    """The extents of expressions; `known` keeps those of definitions, each worked out once."""

    definitions: Mapping[str, Definition]
    known: dict[str, Extent] = attrs.field(factory=dict)

    def of(self, expression: Expression) -> Extent:
        """How large the expression is."""
        if isinstance(expression, Named) and expression.kind is NameKind.DEFINITION:
            return self._of_name(expression.id)
        if isinstance(expression, _ATOMS):
            return _SMALLEST
        inside = [self.of(part) for part in parts_of(expression)]
        return Extent(
            levels=1 + max((part.levels for part in inside), default=0),
            nodes=1 + sum(part.nodes for part in inside),
            sums=_goes_over_rows(expression) + max((part.sums for part in inside), default=0),
            chain=max((part.chain for part in inside), key=len, default=()),
            rests_on=frozenset().union(*(part.rests_on for part in inside)),
        )

    def _of_name(self, name: str) -> Extent:
        if name not in self.definitions:
            return _SMALLEST
        inner = self._of_definition(name)
        return Extent(
            levels=1 + inner.levels,
            nodes=1,
            sums=0,
            chain=(name, *inner.chain),
            rests_on=inner.rests_on | {name},
        )

    def _of_definition(self, name: str) -> Extent:
        if name not in self.known:
            self.known[name] = self.of(self.definitions[name].body)
        return self.known[name]

    def terms(self, extent: Extent) -> int:
        """How many terms there are, with those of each definition that it rests on once."""
        return extent.nodes + sum(self._of_definition(name).nodes for name in extent.rests_on)

    def problem_of(self, extent: Extent) -> tuple[str, str] | None:
        """What is too large about it, by slug and sentence; None if nothing is."""
        if len(extent.chain) > MOST_DEFINITIONS_IN_A_ROW:
            return "definition-too-deep", too_many(extent.chain)
        slug, terms = "rule-too-large", self.terms(extent)
        if extent.levels > MOST_LEVELS:
            return slug, (
                f"with its definitions spelled out the rule is nested {extent.levels} levels deep, "
                f"over {MOST_LEVELS}: {chain_of(extent.chain)}"
            )
        if terms > MOST_NODES:
            return slug, (
                f"with its definitions, each counted once, the rule has {terms:,} terms, over "
                f"{MOST_NODES:,}"
            )
        if extent.sums > MOST_NESTED_SUMS:
            return slug, f"sums over rows stand more than {MOST_NESTED_SUMS} deep in each other"
        return None


def too_many(chain: Sequence[str]) -> str:
    """That so many definitions rest on each other, and which."""
    return f"{len(chain)} definitions rest on each other in a row: {chain_of(chain)}"


def chain_of(chain: Sequence[str]) -> str:
    """The first and the last of them, in the order in which one rests on the next."""
    if len(chain) <= 2 * _SHOWN:
        return " → ".join(chain)
    return " → ".join((*chain[:_SHOWN], "…", *chain[-_SHOWN:]))


def _problem_of_rows(extent: Extent, rows: frozenset[str]) -> tuple[str, str] | None:
    if len(rows) + extent.sums <= MOST_LISTS_OF_A_DEFINITION:
        return None
    named = ", ".join(f"'{row}'" for row in sorted(rows))
    return "rule-too-large", (
        f"it speaks of {named} beside the rows that it goes over: over "
        f"{MOST_LISTS_OF_A_DEFINITION} lists at once"
    )


def _goes_over_rows(expression: Expression) -> bool:
    """Whether it is worked out of many rows; one that a key names is looked up."""
    if isinstance(expression, Gather):
        return expression.kind is not Gathering.KEYED
    return isinstance(expression, Carry)
