"""Which facts the law of a place reads, so that nobody is asked for others."""

from collections.abc import Iterator, Mapping

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

_NO_VARIABLES: Mapping[str, str] = {}


def facts_read(library: Library, chain: tuple[str, ...]) -> frozenset[str]:
    """The facts and lists that the law of a place reads, by dotted name: `projects.investment`.

    `chain`: the place and those above it. Of a list that is read, what tells its rows apart and
    puts them in order is read too. Facts that instruments declare are none of them.
    """
    fields = library.vocabulary.root.fields
    reader = _Reader(library=library, lists=_lists_of(fields))
    read = {name for expression in _rules(library, chain) for name in reader.names(expression)}
    read |= {name for rule in _with_rows(library, chain) for name in rule}
    read |= {
        name
        for name, field in fields.items()
        if field.spec.role in {Role.NAME, Role.JURISDICTION, Role.PAPERS, Role.AWARDS}
    }
    return frozenset(read | {name for listed in read for name in _kept_with(listed, fields)})


def _rules(library: Library, chain: tuple[str, ...]) -> Iterator[Expression]:
    """Every expression of the law of the place."""
    for incentive in library.incentives.values():
        if library.instruments[incentive.instrument].jurisdiction in chain:
            yield from incentive.expressions
            charges = charges_behind(incentive, library)
            for charge in charges:
                yield from charge.expressions
            for relief in reliefs_of(charges, library):
                if library.instruments[relief.instrument].jurisdiction in chain:
                    yield from relief.expressions
    for rule in library.beside_incentives:
        if library.instruments[rule.instrument].jurisdiction in chain:
            yield from rule.expressions
    for relation in library.relations:
        if library.instruments[relation.instrument].jurisdiction in chain:
            yield from relation.expressions


def _with_rows(library: Library, chain: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The lists over whose rows incentives, their charges and results go."""
    for incentive in library.incentives.values():
        if library.instruments[incentive.instrument].jurisdiction in chain:
            yield incentive.for_each
            for charge in charges_behind(incentive, library):
                yield charge.for_each
    for result in library.results.values():
        if library.instruments[result.instrument].jurisdiction in chain and result.for_each:
            yield (result.for_each,)


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
    _spelled: set[str] = attrs.field(factory=set)

    def names(
        self, expression: Expression, variables: Mapping[str, str] = _NO_VARIABLES
    ) -> Iterator[str]:
        """What the expression reads; `variables`: of which lists those of sums around it are."""
        if isinstance(expression, FactValue):
            yield ".".join(expression.path)
        elif isinstance(expression, RowValue):
            of_list = variables.get(expression.variable) or self.lists[expression.variable]
            yield ".".join((of_list, *expression.path))
        elif isinstance(expression, Named) and expression.kind is NameKind.DEFINITION:
            yield from self._of_definition(expression.id)
        if isinstance(expression, Gather):
            yield expression.rows
            variables = {**variables, expression.variable: expression.rows}
        for part in parts_of(expression):
            yield from self.names(part, variables)

    def _of_definition(self, name: str) -> Iterator[str]:
        """A definition is read once; its rows go by what policies call one."""
        if name not in self._spelled:
            self._spelled.add(name)
            yield from self.names(self.library.definitions[name].body)
