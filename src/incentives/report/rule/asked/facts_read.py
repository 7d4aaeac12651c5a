"""Which facts the law of a place reads, so that nobody is asked for others; and what reads each."""

from collections.abc import Collection, Iterator, Mapping

import attrs

from incentives.facts.field import Role
from incentives.facts.vocabulary import Field
from incentives.language.expression import (
    Expression,
    FactValue,
    Gather,
    Named,
    NameKind,
    RowValue,
    parts_of,
)
from incentives.language.types import RowsType
from incentives.policy.library import Library
from incentives.policy.readings import charges_behind, reliefs_of
from incentives.policy.rule import Incentive

_NO_VARIABLES: Mapping[str, str] = {}
_Part = tuple[str, tuple[str, ...], tuple[Expression, ...]]
"""Of the law: for which rule it counts, its lists of rows, its expressions."""


def facts_read(library: Library, chain: tuple[str, ...]) -> frozenset[str]:
    """The facts and lists that the law of a place reads, by dotted name: `projects.investment`.

    `chain`: the place and those above it. Of a list that is read, what tells its rows apart and
    puts them in order is read too. Facts that instruments declare are none of them.
    """
    fields = library.vocabulary.root.fields
    read = {name for name in readers_of(library, chain) if name not in library.declared_facts}
    read |= {
        name
        for name, field in fields.items()
        if field.spec.role in {Role.NAME, Role.JURISDICTION, Role.PAPERS, Role.AWARDS}
    }
    return frozenset(read | {name for listed in read for name in _kept_with(listed, fields)})


def readers_of(library: Library, chain: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
    """By dotted name of a fact or list the ids of what reads it: incentives, checks and results.

    `chain`: the place and those above it. What instruments ask of a case is there by its full id,
    of a row behind its list: `attendance.cn.2019-1606.hukou`. What charges, their reliefs and
    relations read is read by the incentives that they bear on.
    """
    reader = _Reader(library=library, lists=_lists_of(library.vocabulary.root.fields))
    found: dict[str, dict[str, None]] = {}
    for rule, lists, expressions in _parts_of_law(library, chain):
        names = {name for expression in expressions for name in reader.names(expression)}
        for name in names.union(lists):
            found.setdefault(name, {})[rule] = None
    return {name: tuple(rules) for name, rules in found.items()}


def _parts_of_law(library: Library, chain: tuple[str, ...]) -> Iterator[_Part]:
    """Whatever is law at the place, part by part."""
    law = {name for name, one in library.instruments.items() if one.jurisdiction in chain}
    for incentive in library.incentives.values():
        if incentive.instrument in law:
            yield from _parts_of(incentive, library, law)
    for check in library.checks.values():
        if check.instrument in law:
            yield check.id, (), check.expressions
    for result in library.results.values():
        if result.instrument in law:
            rows = (result.for_each,) if result.for_each else ()
            yield result.id, rows, result.expressions
    for relation in library.relations:
        if relation.instrument in law:
            yield from ((name, (), relation.expressions) for name in relation.incentives)


def _parts_of(incentive: Incentive, library: Library, law: Collection[str]) -> Iterator[_Part]:
    """The incentive itself, the charges behind it, and their reliefs that are law."""
    yield incentive.id, incentive.for_each, incentive.expressions
    charges = charges_behind(incentive, library)
    for charge in charges:
        yield incentive.id, charge.for_each, charge.expressions
    for relief in reliefs_of(charges, library):
        if relief.instrument in law:
            yield incentive.id, (), relief.expressions


def _lists_of(fields: Mapping[str, Field]) -> Mapping[str, str]:
    """By what a policy calls one row the list that it is of."""
    return {
        field.type.row.name: name
        for name, field in fields.items()
        if isinstance(field.type, RowsType)
    }


def _kept_with(listed: str, fields: Mapping[str, Field]) -> Iterator[str]:
    """The list itself, and what tells its rows apart and puts them in order."""
    whole, _, _ = listed.partition(".")
    name = next((list_ for list_, field in fields.items() if _is_in(listed, list_, field)), whole)
    field = fields[name]
    yield name
    if isinstance(field.type, RowsType):
        total = field.spec.sum_at_most
        summed = (total.of, total.limit, *total.by) if total is not None else ()
        order = (field.spec.order,) if field.spec.order is not None else ()
        yield from (f"{name}.{column}" for column in (*field.spec.unique, *order, *summed))


def _is_in(listed: str, name: str, field: Field) -> bool:
    """Whether it is the list of an instrument, or a fact of one of its rows."""
    return field.is_by_id and (listed == name or listed.startswith(f"{name}."))


@attrs.frozen(kw_only=True)
class _Reader:
    library: Library
    lists: Mapping[str, str]
    _of_definitions: dict[str, frozenset[str]] = attrs.field(factory=dict)

    def names(
        self, expression: Expression, variables: Mapping[str, str] = _NO_VARIABLES
    ) -> Iterator[str]:
        """What the expression reads; `variables`: of which lists those of sums around it are."""
        if isinstance(expression, FactValue):
            yield ".".join(expression.path)
        elif isinstance(expression, RowValue):
            of_list = variables.get(expression.variable) or self.lists[expression.variable]
            yield ".".join((of_list, *expression.path))
        elif isinstance(expression, Named) and expression.kind is NameKind.DECLARED:
            yield expression.id
        elif isinstance(expression, Named) and expression.kind is NameKind.DEFINITION:
            yield from self._of_definition(expression.id)
        if isinstance(expression, Gather):
            yield expression.rows
            variables = {**variables, expression.variable: expression.rows}
        for part in parts_of(expression):
            yield from self.names(part, variables)

    def _of_definition(self, name: str) -> frozenset[str]:
        """A definition is gone through once; its rows go by what policies call one."""
        if name not in self._of_definitions:
            body = self.library.definitions[name].body
            self._of_definitions[name] = frozenset(self.names(body))
        return self._of_definitions[name]
