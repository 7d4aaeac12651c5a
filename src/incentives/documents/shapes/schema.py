"""The JSON Schema (2020-12) of results, generated from the shapes that their writers keep to.

Each union has a part for each type and nothing beside it, so that strict readers take it.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType, NoneType, UnionType
from typing import (
    Annotated,
    Literal,
    NotRequired,
    Required,
    Union,
    cast,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)

from incentives.documents.shapes.meaning import Called, Form, WordOf
from incentives.documents.shapes.results import (
    AssessmentDocument,
    CaseDocument,
    ComparisonDocument,
    PolicyCheckDocument,
    ReassessmentDocument,
    RecoveriesDocument,
)
from incentives.documents.shapes.values import Cited
from incentives.facts.vocabulary import Vocabulary
from incentives.loading.schema.cases import case_schema
from incentives.loading.schema.shapes import DIALECT, Shape
from incentives.policy.asked.fact import DeclaredFact

RESULTS: Mapping[str, type] = MappingProxyType(
    {
        "assessment": AssessmentDocument,
        "check": PolicyCheckDocument,
        "comparison": ComparisonDocument,
        "reassessment": ReassessmentDocument,
        "recovery": RecoveriesDocument,
    }
)
"""The results that are written as JSON, by the name of their format."""

_PLAIN: Mapping[object, str] = MappingProxyType(
    {str: "string", int: "integer", bool: "boolean", NoneType: "null", object: "object"}
)


def result_schema(name: str, *, closed: bool = False) -> dict[str, object]:
    """The schema of a result by the name of its format.

    It takes what a later edition may add: further keys, and further words where it says so.
    `closed`: it takes nothing but what this edition writes.
    """
    shapes = _Shapes(closed=closed)
    top = shapes.of(RESULTS[name])
    return {
        "$schema": DIALECT,
        "$id": f"urn:incentives:{name}:1",
        "title": name.capitalize(),
        **top,
        "$defs": dict(sorted(shapes.named.items())),
    }


def case_document_schema(
    vocabulary: Vocabulary, declared: Mapping[str, DeclaredFact] | None = None
) -> dict[str, object]:
    """The schema of what `case_to_json` writes: the head, and the facts of the vocabulary.

    `declared`: as for `case_schema`.
    """
    shapes = _Shapes(closed=True)
    top = shapes.of(CaseDocument)
    head = cast("dict[str, Shape]", shapes.named["Case"]["properties"])
    head["case"] = {"$ref": "#/$defs/case"}
    facts = cast("dict[str, Shape]", case_schema(vocabulary, declared)["$defs"])
    return {
        "$schema": DIALECT,
        "$id": "urn:incentives:case:1",
        "title": "Case",
        **top,
        "$defs": {**dict(sorted(shapes.named.items())), **facts},
    }


class _Shapes:
    """The shapes of annotations; those that have a name are told once, and referred to."""

    def __init__(self, *, closed: bool) -> None:
        self.closed = closed
        self.named: dict[str, Shape] = {}

    def of(self, hint: object) -> Shape:
        """The shape of what is annotated so."""
        origin, inner = get_origin(hint), get_args(hint)
        if hint is Cited:
            return {"type": "string", "pattern": "^[1-9][0-9]*$", "description": _CITED}
        if is_typeddict(hint):
            return self._table(cast(type, hint))
        if origin in {Required, NotRequired}:
            return self.of(inner[0])
        if origin is Annotated:
            return self._said(inner[0], inner[1:])
        if origin is Literal:
            return {"const": inner[0]} if len(inner) == 1 else {"enum": list(inner)}
        if origin in {Union, UnionType}:
            return {"anyOf": [self.of(one) for one in inner]}
        if origin is Sequence:
            return {"type": "array", "items": self.of(inner[0])}
        if origin is Mapping:
            names = {} if inner[0] is str else {"propertyNames": self.of(inner[0])}
            return {"type": "object", **names, "additionalProperties": self.of(inner[1])}
        return {"type": _PLAIN[hint]}

    def _table(self, table: type) -> Shape:
        name = table.__name__.removesuffix("Document")
        if name not in self.named:
            self.named[name] = {}  # it may stand inside of itself
            hints = get_type_hints(table, include_extras=True)
            described = {"description": table.__doc__.split("\n\n")[0]} if table.__doc__ else {}
            required = cast("frozenset[str]", table.__required_keys__)  # type: ignore[attr-defined]
            self.named[name] = {
                "type": "object",
                **described,
                "properties": {key: self.of(hint) for key, hint in sorted(hints.items())},
                "required": sorted(required),
                **({"additionalProperties": False} if self.closed else {}),
            }
        return {"$ref": f"#/$defs/{name}"}

    def _said(self, hint: object, said: Sequence[object]) -> Shape:
        """The shape with what is said of it."""
        shape = self.of(hint)
        for one in said:
            match one:
                case str():
                    shape = {**shape, "description": one}
                case Form():
                    named = {"format": one.format} if one.format is not None else {}
                    shape = {**shape, "pattern": one.pattern, **named}
                case WordOf():
                    shape = self._word(one)
        for called in (one for one in said if isinstance(one, Called)):
            self.named[called.name] = shape
            shape = {"$ref": f"#/$defs/{called.name}"}
        return shape

    def _word(self, word: WordOf) -> Shape:
        words = [str(member.value) for member in word.words]
        if self.closed or not word.may_grow:
            return {"enum": words}
        return {"type": "string", "examples": words, "description": _MAY_GROW}


_CITED = "A key of `citations`."
_MAY_GROW = "One of these words; a later edition may have more."
