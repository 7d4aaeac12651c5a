"""The JSON Schema (draft 2020-12) of case files, generated from a vocabulary.

It is for editors and for those who make cases. It tells names, types, bounds of numbers that
stand without quotation marks, and fixed words. Which facts contradict each other is for the reader
of cases.
"""

import re
from collections.abc import Mapping, Sequence
from typing import assert_never

from incentives.facts.field import Role
from incentives.facts.holding.held import Held, Holds
from incentives.facts.plain import DATE, MONTH, NONE, NUMBER, PERIOD_KEYS
from incentives.facts.vocabulary import Field, Record, Vocabulary
from incentives.language.types import (
    BooleanType,
    BracketsType,
    BrokenType,
    ChoiceSetType,
    ChoiceType,
    DateType,
    GroupType,
    MonthType,
    NumberType,
    RecordType,
    RowsType,
    StatusType,
    TableType,
    TextType,
    Type,
    ZeroType,
)
from incentives.loading.schema.shapes import DIALECT, Shape, closed, either, ref
from incentives.policy.asked.fact import DeclaredFact
from incentives.values.number import Exact, exact
from incentives.values.text import Text

_CASE = "case"
_WHOLE = re.compile(r"-?(0|[1-9][0-9]{0,29})(\.0+)?")
_BY_ID = "Facts that instruments ask of each row, by full id."
_NOT_HAPPENED: Shape = {"const": NONE, "description": "Known not to have come about."}

_NOT_THERE: Shape = {"const": NONE, "description": "Known not to exist."}


def case_schema(
    vocabulary: Vocabulary, declared: Mapping[str, DeclaredFact] | None = None
) -> dict[str, object]:
    """The schema of a case: what is left out is unknown.

    `declared`: by their full id the facts that instruments ask of the case; None: any, also of
    rows.
    """
    shapes = {"status": _status(), "period": _period()}
    for name, record in vocabulary.records.items():
        shapes[name or _CASE] = _record(record, declared)
    return {
        "$schema": DIALECT,
        "title": "Case",
        "allOf": [{"$ref": f"#/$defs/{_CASE}"}],
        "$defs": shapes,
    }


def _record(record: Record, declared: Mapping[str, DeclaredFact] | None) -> Shape:
    own = {name: field for name, field in record.fields.items() if not field.is_by_id}
    lists = [field for field in record.fields.values() if field.is_by_id]
    facts = {name: _fact(field, declared, lists) for name, field in own.items()}
    if record.declared_in:
        facts[record.declared_in] = _asked(record, is_any=declared is None)
    required = [name for name, field in record.fields.items() if field.is_required]
    return closed(
        "What is known; what is left out is unknown.",
        facts,
        allowed=tuple(facts),
        required=required,
    )


def _fact(
    field: Field, declared: Mapping[str, DeclaredFact] | None, lists: Sequence[Field] = ()
) -> Shape:
    description = _described(field.label, field.spec.question, field.holds or field.spec.holds)
    if field.spec.role is Role.DECLARED:
        return _declared(description, declared, lists)
    bounds = (field.spec.least, field.spec.most)
    least, most = (exact(bound) if bound is not None else None for bound in bounds)
    shape = _shape(field.type, description, least, most, is_whole=field.python_type is int)
    return _or_none(description, shape, field.type) if field.may_be_none else shape


def _or_none(description: str, shape: Shape, type_: Type) -> Shape:
    is_day = isinstance(type_, DateType | MonthType)
    return either(description, shape, _NOT_HAPPENED if is_day else _NOT_THERE)


def _asked(record: Record, *, is_any: bool) -> Shape:
    """What instruments ask of each row, by full id; `is_any`: nobody says what that is."""
    if is_any:
        return {"type": "object", "description": _BY_ID}
    asked = {name: field for name, field in record.fields.items() if field.is_by_id}
    facts = {name: _fact(field, {}) for name, field in asked.items()}
    return closed(_BY_ID, facts, allowed=tuple(facts))


def _declared(
    description: str, declared: Mapping[str, DeclaredFact] | None, lists: Sequence[Field]
) -> Shape:
    """What instruments ask for by id; `lists`: those that they have."""
    if declared is None:
        return {"type": "object", "description": description}
    facts = {field.name: _fact(field, declared) for field in lists}
    for name, fact in declared.items():
        told = _described(fact.text, fact.question, fact.holds)
        shape = _shape(fact.type, told, fact.at_least, fact.at_most)
        facts[name] = _or_none(told, shape, fact.type) if fact.may_be_none else shape
    return closed(description, facts, allowed=tuple(facts))


def _shape(
    type_: Type,
    description: str,
    least: Exact | None,
    most: Exact | None,
    *,
    is_whole: bool = False,
) -> Shape:
    match type_:
        case RecordType(name=name):
            return ref(name, description)
        case StatusType():
            return ref("status", description)
        case RowsType(row=row):
            return {
                "type": "array",
                "description": description,
                "items": {"$ref": f"#/$defs/{row.name}"},
            }
        case ChoiceSetType(choice=choice):
            return {
                "type": "array",
                "items": {"enum": list(choice.values)},
                "uniqueItems": True,
                "description": description,
            }
        case NumberType():
            return _number(type_, description, least, most, is_whole=is_whole)
        case BooleanType() | DateType() | MonthType() | ChoiceType() | TextType():
            return {**_single(type_), "description": description}
        case ZeroType() | TableType() | BracketsType() | GroupType() | BrokenType():
            raise AssertionError("no fact is of a type that only expressions have")
        case _:
            assert_never(type_)


def _single(type_: BooleanType | DateType | MonthType | ChoiceType | TextType) -> Shape:
    """One value that is no number."""
    match type_:
        case BooleanType():
            return {"enum": [True, False, "true", "false"]}
        case DateType():
            return {"type": "string", "pattern": _whole_text(DATE), "format": "date"}
        case MonthType():
            return {"type": "string", "pattern": _whole_text(MONTH)}
        case ChoiceType(values=values):
            return {"enum": list(values)}
        case TextType():
            return {"anyOf": [{"type": "string"}, {"type": "number"}]}
        case _:
            assert_never(type_)


def _number(
    type_: NumberType, description: str, least: Exact | None, most: Exact | None, *, is_whole: bool
) -> Shape:
    unit = f" [{type_.unit}]" if type_.unit.powers else ""
    number: Shape = {"type": "integer" if is_whole else "number"}
    # Bounds of facts are whole or short decimals: as a number of the schema they are what they are.
    for key, bound in (("minimum", least), ("maximum", most)):
        if bound is not None:
            number[key] = _json_number(bound)
    text: Shape = {"type": "string", "pattern": _whole_text(_WHOLE if is_whole else NUMBER)}
    return {"anyOf": [number, text], "description": f"{description}{unit}"}


def _json_number(bound: Exact) -> int | float:
    return bound if isinstance(bound, int) else float(bound)


def _status() -> Shape:
    periods: Shape = {"type": "array", "items": {"$ref": "#/$defs/period"}}
    return either(
        "The period in which it held, or several in order of time; [] if never.", "period", periods
    )


def _period() -> Shape:
    day: Shape = {"type": "string", "pattern": _whole_text(DATE), "format": "date"}
    shapes: dict[str, Shape] = {
        PERIOD_KEYS["first"]: {**day, "description": "The first day."},
        PERIOD_KEYS["last"]: {
            **day,
            "description": "The last day, included; left out while it lasts.",
        },
    }
    return closed(
        "From a first to a last day.",
        shapes,
        allowed=tuple(shapes),
        required=[PERIOD_KEYS["first"]],
    )


def _described(label: Text, question: Text | None, holds: Sequence[Holds | Held]) -> str:
    asked = f"; {' '.join(question.each)}" if question is not None else ""
    said = (dict.fromkeys(one.said.each) for one in holds)
    return f"{' / '.join(label.each)}{asked}" + "".join(f"; {' '.join(words)}" for words in said)


def _whole_text(pattern: re.Pattern[str]) -> str:
    return f"^(?:{pattern.pattern})$"
