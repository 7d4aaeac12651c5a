"""Workings as canonical JSON.

What many rows rest on is spelled out once and named after that, so that it stays of a size.
"""

from typing import assert_never

import attrs

from incentives.documents.values import Json, citation_document, text_document, value_document
from incentives.engine.evaluation.trace import Entry, Trace
from incentives.language.expression import (
    Apply,
    Carry,
    Choose,
    Clause,
    Constant,
    Expression,
    FactValue,
    Gather,
    Graduate,
    Lookup,
    Named,
    RowValue,
    Stated,
)
from incentives.language.possible import open_number
from incentives.language.types import NumberType
from incentives.policy.parameter import DatedFigure


@attrs.define
class TraceWriter:
    """Writes the workings of one determination.

    Definitions are numbered from 1 in the order in which they come.
    """

    _numbers: dict[int, int] = attrs.field(factory=dict)

    def document(self, trace: Trace) -> dict[str, Json]:
        """The working; of a definition spelled out above, of the same rows, only its number."""
        document = _node(trace)
        if trace.definition is not None:
            number = self._numbers.get(id(trace.parts[0]))
            if number is not None:
                return {**document, "same_as": number}
            self._numbers[id(trace.parts[0])] = document["no"] = len(self._numbers) + 1
        if trace.parts:
            document["parts"] = [self.document(part) for part in trace.parts]
        return document


def _node(trace: Trace) -> dict[str, Json]:
    """What is said of one node by itself, without its parts."""
    expression = trace.expression
    span = expression.span
    document: dict[str, Json] = {
        "op": _operation(expression),
        "value": value_document(trace.value),
        "at": f"{_within_library(span.file)}:{span.line}",
    }
    if isinstance(expression.type, NumberType) and expression.type.unit.powers:
        document["unit"] = str(expression.type.unit)
    if isinstance(expression, Stated):
        document |= _clause(expression.clause)
    if trace.fact is not None:
        document["fact"] = str(trace.fact)
    if trace.figure is not None:
        document["figure"] = _figure(trace.figure)
    if trace.defaulted:
        document["defaulted"] = True
    if trace.entry is not None:
        document["account"] = _entry(trace.entry)
    return document


def _entry(entry: Entry) -> dict[str, Json]:
    """A row of an account: the balance before it, what lapsed, came, was used and is left."""
    columns = attrs.asdict(entry, recurse=False)
    return {
        column: value_document(open_number(frozenset(), within))
        for column, within in columns.items()
    }


def _clause(clause: Clause) -> dict[str, Json]:
    """The wording and the source of a clause, as far as it has them."""
    document: dict[str, Json] = {}
    if clause.text is not None:
        document["text"] = text_document(clause.text)
    if clause.citation is not None:
        document["citation"] = citation_document(clause.citation)
    return document


def _within_library(file: str) -> str:
    """The path inside the library: where its folder lies is no part of the answer."""
    return file.partition("/")[2] or file


def _operation(expression: Expression) -> str:
    match expression:
        case Apply(operator=operator):
            return operator.name
        case Constant():
            return "constant"
        case FactValue() | RowValue():
            return "fact"
        case Named(kind=kind, id=name):
            return f"{kind.value}:{name}"
        case Choose():
            return "cases"
        case Gather(kind=kind) | Graduate(kind=kind):
            return kind
        case Carry():
            return "carried"
        case Lookup(table=table):
            return f"table:{table.id}"
        case Stated(clause=clause):
            return f"clause:{clause.id}"
        case _:
            assert_never(expression)


def _figure(figure: DatedFigure) -> dict[str, Json]:
    return {
        "citation": citation_document(figure.citation),
        "standing": figure.standing.value,
        "floor": figure.is_floor,
        "gap": figure.is_gap,
        "from": str(figure.window.first),
        "to": str(figure.window.last) if figure.window.last is not None else None,
        "overlay": text_document(figure.overlay) if figure.overlay is not None else None,
    }
