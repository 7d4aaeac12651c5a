"""Workings as canonical JSON.

What many rows rest on is spelled out once and named after that, so that it stays of a size.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import assert_never, cast

import attrs

from incentives.documents.citing import Cite, in_full
from incentives.documents.shapes.values import Value
from incentives.documents.shapes.workings import (
    AccountEntryDocument,
    FigureDocument,
    NodeDocument,
)
from incentives.documents.values import Json, text_document, value_document, wording_document
from incentives.engine.evaluation.trace import Entry, FirstParts, Trace
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
    RowValue,
    Stated,
)
from incentives.language.possible import open_number
from incentives.language.types import NumberType
from incentives.policy.parameter import DatedFigure
from incentives.values.range import Range


@attrs.define(repr=False)
class TraceWriter:
    """Writes the workings of one determination; `cite`: how it names clauses.

    What is named again has a number, from 1 in the order in which numbers are given: a definition
    when it is written, a gathering when it is first named again.
    """

    _cite: Cite = in_full
    _count: int = 0
    _definitions: dict[int, NodeDocument] = attrs.field(factory=dict)
    _gatherings: dict[int, NodeDocument] = attrs.field(factory=dict)
    _longest: dict[int, tuple[NodeDocument, int]] = attrs.field(factory=dict)
    _expressions: dict[Expression, NodeDocument] = attrs.field(factory=dict)
    _figures: dict[int, FigureDocument] = attrs.field(factory=dict)

    def document(self, trace: Trace) -> NodeDocument:
        """The working.

        Of a definition spelled out above, of the same rows, or the very gathering, only its number.
        """
        expression = trace.expression
        known = self._expressions.get(expression)
        if known is None:
            known = self._expressions[expression] = self._of_expression(expression)
        document = known.copy()
        document["value"] = value_document(trace.value, expression.type)
        if trace.fact is not None:
            document["fact"] = trace.fact.text
        if trace.figure is not None:
            document["figure"] = self._figure(trace.figure)
        if trace.defaulted:
            document["defaulted"] = True
        if trace.entry is not None:
            document["account"] = _entry(trace.entry)
        return document if trace.parts == () else self._with_parts(document, trace)

    def _with_parts(self, document: NodeDocument, trace: Trace) -> NodeDocument:
        """The node with its parts, or with the number of one that has the same."""
        parts = trace.parts
        if trace.definition is not None:
            before = self._definitions.setdefault(id(parts[0]), document)
            number = self._number(before)
            if before is not document:
                return {**document, "same_as": number}
        elif isinstance(trace.expression, Gather) and parts:
            before = self._gatherings.setdefault(id(trace), document)
            if before is not document:
                return {**document, "same_as": self._number(before)}
        parts = self._not_yet_written(parts, document)
        if parts:
            document["parts"] = [self.document(part) for part in parts]
        return document

    def _not_yet_written(self, parts: Sequence[Trace], document: NodeDocument) -> Sequence[Trace]:
        """The parts without the first that a gathering above has too, which is named."""
        if type(parts) is not FirstParts:  # of an abstract class to ask is dear
            return parts
        longest = self._longest.get(id(parts.common))
        if longest is None or parts.size > longest[1]:
            self._longest[id(parts.common)] = (document, parts.size)
        if longest is None:
            return parts
        before, count = longest
        begun = min(count, parts.size)
        document["begins_as"] = {"no": self._number(before), "parts": begun}
        return parts.common[begun : parts.size]

    def _of_expression(self, expression: Expression) -> NodeDocument:
        """What is said of a node wherever the expression is read, so that it is written once."""
        document = _said_of(expression)
        if isinstance(expression, Stated) and expression.clause.citation is not None:
            return {**document, "citation": self._cite(expression.clause.citation)}
        return document

    def _figure(self, figure: DatedFigure) -> FigureDocument:
        known = self._figures.get(id(figure))  # the law outlives what is written of it
        if known is None:
            known = self._figures[id(figure)] = _figure(figure, self._cite)
        return known

    def _number(self, document: NodeDocument) -> int:
        if "no" not in document:
            self._count += 1
            document["no"] = self._count
        return document["no"]


def spelled_out(document: Mapping[str, object]) -> Json:
    """The JSON of a determination with every working written out in full.

    That is: what is named by `same_as` or `begins_as` stands in its place, and no node has a number
    any longer. Of many rows it is as long as their square.
    """
    parts_by_number: dict[int, list[Json]] = {}

    def in_full(node: Json) -> Json:
        if isinstance(node, Mapping):
            if not _NUMBERED.isdisjoint(node):
                return node_in_full(node)
            return {name: in_full(value) for name, value in node.items()}
        if isinstance(node, Sequence) and not isinstance(node, str):
            return [in_full(value) for value in node]
        return node

    def node_in_full(node: Mapping[str, Json]) -> Json:
        parts: list[Json] = []
        match node:
            case {"same_as": int(number)}:
                parts += parts_by_number[number]
            case {"begins_as": {"no": int(number), "parts": int(count)}}:
                parts += parts_by_number[number][:count]
        if isinstance(own := node.get("no"), int):
            parts_by_number[own] = parts
        parts += cast("list[Json]", in_full(node.get("parts", [])))
        rest = {name: value for name, value in node.items() if name not in {*_NUMBERED, "parts"}}
        written = cast("dict[str, Json]", in_full(rest))
        return {**written, "parts": parts} if parts else written

    return in_full(cast("Mapping[str, Json]", document))


_NUMBERED = frozenset({"no", "same_as", "begins_as"})


@lru_cache(maxsize=100_000)
def _said_of(expression: Expression) -> NodeDocument:
    """What is said of a node of the expression, whoever cites it: once for a library."""
    span = expression.span
    document: NodeDocument = {
        "op": _operation(expression),
        "at": f"{_within_library(span.file)}:{span.line}",
        "value": None,
    }
    if isinstance(expression.type, NumberType) and expression.type.unit.powers:
        document["unit"] = str(expression.type.unit)
    if isinstance(expression, Stated) and expression.clause.text is not None:
        document["text"] = text_document(expression.clause.text)
    return document


def _entry(entry: Entry) -> AccountEntryDocument:
    """A row of an account: the balance before it, what lapsed, came, was used and is left."""
    return {
        "before": _within(entry.before),
        "lapsed": _within(entry.lapsed),
        "added": _within(entry.added),
        "used": _within(entry.used),
        "after": _within(entry.after),
    }


def _within(bounds: Range) -> Value:
    return value_document(open_number(frozenset(), bounds))


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


def _figure(figure: DatedFigure, cite: Cite) -> FigureDocument:
    return {
        "citation": cite(figure.citation),
        "standing": figure.standing.value,
        "floor": figure.is_floor,
        "gap": figure.is_gap,
        "from": str(figure.window.first),
        "to": str(figure.window.last) if figure.window.last is not None else None,
        "overlay": wording_document(figure.overlay),
    }
