"""Which clauses ask for which facts.

That is what the rules of a place read, through definitions, charges and reliefs.
"""

from collections.abc import Iterator, Mapping
from typing import assert_never

import attrs

from incentives.facts.vocabulary import Vocabulary
from incentives.forms.model import AskingClause
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
from incentives.language.types import RowsType
from incentives.policy.library import Library
from incentives.policy.readings import charges_behind, reliefs_of
from incentives.policy.rule import Charge, Incentive, Relief
from incentives.values.citation import Citation
from incentives.values.text import Text

Asked = dict[str, dict[AskingClause, None]]


def asking_clauses(
    library: Library, chain: tuple[str, ...]
) -> Mapping[str, tuple[AskingClause, ...]]:
    """By path the clauses of the law of a place that read the fact.

    `chain`: the place and those above it. A path is one for any row (`projects[].investment`); a
    declared fact has its full id. Clauses come in the order of the library, each once; a fact that
    nothing reads is not in the mapping.
    """
    reader = _Reader(library=library, lists=_lists_of(library.vocabulary))
    for incentive in library.incentives.values():
        if library.instruments[incentive.instrument].jurisdiction not in chain:
            continue
        for rule in _rules_behind(incentive, library, chain):
            for expression in rule.expressions:
                reader.read(expression, rule.citation, incentive.title, {})
    for check in library.checks.values():
        if library.instruments[check.instrument].jurisdiction in chain:
            for expression in check.expressions:
                reader.read(expression, check.citation, check.text, {})
    return {path: tuple(clauses) for path, clauses in reader.asked.items()}


def _rules_behind(
    incentive: Incentive, library: Library, chain: tuple[str, ...]
) -> Iterator[Incentive | Charge | Relief]:
    """The incentive, the charges that it bears on, and their reliefs that are law at the place."""
    charges = charges_behind(incentive, library)
    yield incentive
    yield from charges
    for relief in reliefs_of(charges, library):
        if library.instruments[relief.instrument].jurisdiction in chain:
            yield relief


def _lists_of(vocabulary: Vocabulary) -> Mapping[str, str]:
    """By what a policy calls one row the list that it is of."""
    fields = vocabulary.root.fields
    return {
        field.type.row.name: name
        for name, field in fields.items()
        if isinstance(field.type, RowsType)
    }


@attrs.frozen(kw_only=True)
class _Reader:
    library: Library
    lists: Mapping[str, str]
    asked: Asked = attrs.field(factory=dict)
    _begun: set[tuple[str, tuple[tuple[str, str], ...], Text]] = attrs.field(factory=set)

    def read(
        self, expression: Expression, citation: Citation, title: Text, rows: Mapping[str, str]
    ) -> None:
        """Notes what the expression reads.

        `rows`: of which list the variables of sums around it are.
        """
        match expression:
            case FactValue(path=path):
                self._note(".".join(path), citation, title)
            case RowValue(variable=variable, path=path):
                of_list = rows.get(variable) or self.lists.get(variable)
                if of_list is not None and path:
                    self._note(f"{of_list}[].{'.'.join(path)}", citation, title)
            case Named(kind=NameKind.DECLARED, id=name):
                self._note(name, citation, title)
            case Named(kind=NameKind.DEFINITION):
                self._read_definition(expression, title, rows)
            case (
                Constant()
                | Named()
                | Apply()
                | Choose()
                | Gather()
                | Carry()
                | Lookup()
                | Graduate()
                | Stated()
            ):
                for part, within, own in _inside(expression, citation, rows):
                    self.read(part, own, title, within)
            case _:
                assert_never(expression)

    def _read_definition(self, expression: Named, title: Text, rows: Mapping[str, str]) -> None:
        definition = self.library.definitions[expression.id]
        if expression.of_row is not None:
            record, variable = expression.of_row
            rows = {**rows, record: rows.get(variable) or self.lists.get(variable, "")}
        key = (definition.id, tuple(sorted(rows.items())), title)
        if key not in self._begun:
            self._begun.add(key)
            self.read(definition.body, definition.citation, title, rows)

    def _note(self, path: str, citation: Citation, title: Text) -> None:
        clause = AskingClause(document=citation.document, clause=citation.clause, title=title)
        self.asked.setdefault(path, {})[clause] = None


def _inside(
    expression: Expression, citation: Citation, rows: Mapping[str, str]
) -> Iterator[tuple[Expression, Mapping[str, str], Citation]]:
    """The parts of an expression, each with the rows and the clause that it stands under."""
    if isinstance(expression, Stated):
        citation = expression.clause.citation or citation
    if isinstance(expression, Gather):
        rows = {**rows, expression.variable: expression.rows}
    for part in parts_of(expression):
        yield part, rows, citation
