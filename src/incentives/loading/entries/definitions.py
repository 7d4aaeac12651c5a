"""Definitions: read from their entries."""

from collections.abc import Collection

import attrs

from incentives.language.expression import (
    Clause,
    Expression,
    Stated,
)
from incentives.language.scope import placeholder
from incentives.language.types import (
    BooleanType,
    BrokenType,
    ChoiceType,
    DateType,
    NumberType,
    ZeroType,
    in_words,
)
from incentives.loading.entries.choices import WORD_KEYS, Enumeration
from incentives.loading.entries.expressions import (
    BOUND_KEYS,
    CONDITION_FORMS,
    QUANTITY_FORMS,
    ExpressionReader,
)
from incentives.loading.entries.figures.compared import COMPARISONS
from incentives.loading.entries.rows.running import Linked, read_running
from incentives.loading.entries.rows.subsets import (
    OF_ROWS,
    check_rows_of_subset,
    read_subset,
)
from incentives.loading.text.fields import UNWORDED, Fields
from incentives.loading.text.nodes import Listing, Node, Table
from incentives.policy.rule import Definition
from incentives.values.text import Text

CARRIED, RUNNING = "carried", "running"
_NUMBER_FORMS = tuple(form for form in QUANTITY_FORMS if form not in CONDITION_FORMS)
DEFINITION_FORMS = (*_NUMBER_FORMS, *CONDITION_FORMS, CARRIED, RUNNING)
_KEYS_OF_CLAUSE = ("text", "cite", "evidence", "standing")
_WORD_FORMS = ("value", "cases", "versions")
_VALUES = NumberType | ZeroType | BooleanType | DateType | ChoiceType | BrokenType
DEFINITION_KEYS = (
    *_KEYS_OF_CLAUSE,
    OF_ROWS,
    *WORD_KEYS,
    *DEFINITION_FORMS,
    "unless",
    *BOUND_KEYS,
    *(key for key in COMPARISONS if key not in BOUND_KEYS),
)
REQUIRED_DEFINITION_KEYS = ("text",)
_KEYS_OF_RESULT = ("title", "unit", "for_each", "at")
_BESIDE_BODY = (*_KEYS_OF_CLAUSE, *_KEYS_OF_RESULT, *WORD_KEYS)
RESULT_KEYS = (*_KEYS_OF_RESULT, "cite", "standing", *QUANTITY_FORMS, *BOUND_KEYS)
REQUIRED_RESULT_KEYS = ("title", "cite", "unit")


@attrs.frozen(kw_only=True, repr=False)
class Defined:
    """What a definition is called: in full, and within its own instrument.

    `words`: of which enumeration it is a value, None where it is no word.
    """

    id: str
    name: str
    instrument: str
    words: Enumeration | BrokenType | None


def definition_table(node: Node, fields: Fields) -> Table | None:
    """The entry of a definition as a table with the keys that it may have."""
    return fields.table(
        node, allowed=DEFINITION_KEYS, required=REQUIRED_DEFINITION_KEYS, what="a definition"
    )


def result_table(node: Node, fields: Fields) -> Table | None:
    """The entry of a result as a table with the keys that it may have."""
    return fields.table(
        node, allowed=RESULT_KEYS, required=REQUIRED_RESULT_KEYS, what="a result of an instrument"
    )


def read_definition(
    defined: Defined,
    table: Table,
    reader: ExpressionReader,
    account: Expression | None,
    linked: Linked,
) -> Definition:
    """The condition or value that the table defines; `account` where it is what is carried."""
    fields = reader.fields
    worded_by = "title" if table.find("title") is not None else "text"
    text = fields.wording(table.find(worded_by), what=f"'{worded_by}'") or UNWORDED
    running, over = form_alone(table, RUNNING, fields), None
    if running is not None:
        body = read_running(running, reader, linked)
    elif table.find(OF_ROWS) is not None:
        body, over = read_subset(_without(_KEYS_OF_CLAUSE, table), reader)
    else:
        body = _read_body(table, reader, defined.words) if account is None else account
    clause = Clause(
        id=defined.name,
        text=text,
        citation=reader.citation,
        evidence=reader.evidence(table),
        standing=fields.standing(table),
    )
    stated = Stated(clause, body, body.type, span=table.span)
    definition = Definition(
        id=defined.id,
        instrument=defined.instrument,
        text=text,
        citation=reader.citation,
        body=stated,
        span=table.span,
        labels=defined.words.labels if isinstance(defined.words, Enumeration) else {},
    )
    if over is not None:
        check_rows_of_subset(definition, over, linked.free_rows(definition), reader)
    return definition


def _without(keys: Collection[str], table: Table) -> Table:
    of_body = tuple(pair for pair in table.entries if pair[0].text not in keys)
    return Table(entries=of_body, span=table.span)


def _read_body(
    table: Table, reader: ExpressionReader, words: Enumeration | BrokenType | None
) -> Expression:
    inner = _without(_BESIDE_BODY, table)
    if words is not None:
        return _read_word(inner, reader, words)
    cases, versions = table.find("cases"), table.find("versions")
    is_value = (
        any(table.find(form) is not None for form in _NUMBER_FORMS)
        or (cases is not None and _gives_values(cases))
        or (versions is not None and _are_values(versions))
    )
    body = reader.quantity(inner) if is_value else reader.condition(inner)
    if is_value and not isinstance(body.type, _VALUES):
        found = in_words(body.type)
        message = f"a value must be a number, yes or no, a date or a word, found {found}"
        reader.fields.log.add(body.span, message, "wrong-type")
    return body


def _read_word(
    table: Table, reader: ExpressionReader, words: Enumeration | BrokenType
) -> Expression:
    """One of the values of the enumeration; what is said of numbers or conditions is a fault."""
    for key, _ in table.entries:
        if key.text not in _WORD_FORMS:
            message = Text(
                f"'{key.text}' 不用于选项，只写 {'、'.join(_WORD_FORMS)}",
                f"'{key.text}' does not go with words; say {', '.join(_WORD_FORMS)}",
            )
            reader.fields.log.add(key.span, message, "conflicting-keys")
            return placeholder(table.span)
    if isinstance(words, BrokenType):
        return placeholder(table.span)
    return reader.quantity(table, words.type)


def carried_in(table: Table, fields: Fields) -> Node | None:
    """What the definition says is carried from row to row."""
    return form_alone(table, CARRIED, fields)


def form_alone(table: Table, form: str, fields: Fields) -> Node | None:
    """What the definition says in the form, beside which no other one can stand."""
    node = table.find(form)
    if node is None:
        return None
    for key, _ in table.entries:
        if key.text not in (*_KEYS_OF_CLAUSE, form):
            message = f"'{key.text}' cannot stand beside '{form}'"
            hint = f"Say it within '{form}', or in another definition that names this one."
            fields.log.add(key.span, message, "conflicting-keys", hint)
    return node


def _gives_values(cases: Node) -> bool:
    """Whether first-match cases end in values rather than in requirements."""
    entries = cases.entries if isinstance(cases, Listing) else ()
    for entry in entries:
        if not isinstance(entry, Table):
            continue
        if entry.find("require") is not None:
            return False
        if entry.find("value") is not None:
            return True
        if (inner := entry.find("cases")) is not None:
            return _gives_values(inner)
    return True


def _are_values(versions: Node) -> bool:
    """Whether versions say values rather than conditions."""
    entries = versions.entries if isinstance(versions, Listing) else ()
    for entry in entries:
        if isinstance(entry, Table) and (cases := entry.find("cases")) is not None:
            return _gives_values(cases)
        if isinstance(entry, Table) and entry.find("gap") is None:
            return all(entry.find(form) is None for form in CONDITION_FORMS)
    return True
