"""Of which rows a fact is asked, and what its name stands for in a rule."""

from typing import cast

from incentives.facts.vocabulary import Vocabulary
from incentives.language.expression import (
    Expression,
    Named,
    NameKind,
    RowValue,
)
from incentives.language.scope import placeholder
from incentives.language.types import BROKEN, BrokenType, RecordType, RowsType, TextType
from incentives.loading.entries.declared import FactNames, FactPlace, read_declared_fact
from incentives.loading.rules.names import Names
from incentives.loading.text.fields import Fields
from incentives.loading.text.nodes import Scalar, Table
from incentives.policy.asked.fact import DeclaredFact
from incentives.values.span import Span
from incentives.values.text import Text


def read_list_asked(
    table: Table, vocabulary: Vocabulary, fields: Fields
) -> str | BrokenType | None:
    """The list that `of` names, None without it; broken where its rows have no room for facts."""
    node = table.find("of")
    if node is None:
        return None
    scalar = fields.scalar(node, what="'of'")
    if scalar is None:
        return BROKEN
    lists = {
        name: vocabulary.records[cast(RowsType, field.type).row.name]
        for name, field in vocabulary.lists.items()
    }
    if scalar.text not in lists:
        fields.unknown_value(scalar, tuple(lists))
        return BROKEN
    if not lists[scalar.text].declared_in:
        taking = ", ".join(f"`{name}`" for name, record in lists.items() if record.declared_in)
        message = f"rows of '{scalar.text}' have no facts beside those of the domain"
        hint = f"Lists whose rows may have more: {taking}." if taking else None
        fields.log.add(scalar.span, message, "wrong-kind", hint)
        return BROKEN
    return scalar.text


def read_list_referred_to(
    scalar: Scalar, vocabulary: Vocabulary, fields: Fields
) -> str | BrokenType:
    """The list of the domain, whose rows one text tells apart, by its name; broken: none such."""
    if scalar.text not in vocabulary.lists:
        fields.unknown_value(scalar, tuple(vocabulary.lists))
        return BROKEN
    list_ = vocabulary.lists[scalar.text]
    record = vocabulary.records[cast(RowsType, list_.type).row.name]
    key = record.fields.get(list_.spec.key or "")
    if key is None or not isinstance(key.type, TextType):
        message = Text(
            f"没有一项文字能区分“{scalar.text}”的各行",
            f"no one text tells the rows of '{scalar.text}' apart",
        )
        fields.log.add(scalar.span, message, "wrong-kind")
        return BROKEN
    return scalar.text


def row_asked(declared: DeclaredFact, names: Names) -> str | None:
    """What a policy calls one of the rows of which it is asked; None: it is of the case.

    Or of a list of an instrument that cannot be read, of which it is told there.
    """
    row = _row_of(declared.of, names) if declared.of is not None else None
    return row.name if row is not None else None


def read_fact(full_id: str, names: Names, of_domain: FactNames) -> DeclaredFact | None:
    """The fact that an instrument asks for, from its entry; None if it cannot be read."""
    entry = names.entries[full_id]
    place = FactPlace(full_id, entry.written.instrument, entry.of, entry.name)
    declared = read_declared_fact(place, entry.node, of_domain, names.fields)
    if declared is not None:
        _check_name_in_row(full_id, declared, names)
    return declared


def _check_name_in_row(full_id: str, declared: DeclaredFact, names: Names) -> None:
    """A fact of rows is named otherwise than those that the domain has of them."""
    if declared.of is None or declared.column != full_id:
        return
    name = names.entries[full_id].name
    row = _row_of(declared.of, names)
    if row is not None and name.text in names.vocabulary.records[row.name].fields:
        message = f"'{row.name}.{name.text}' has a meaning here already"
        names.fields.log.add(name.span, message, "name-taken")


def fact_symbol(
    full_id: str, declared: DeclaredFact | None, span: Span, names: Names
) -> Expression:
    """The fact by its name alone: one of the case as a whole; of no type where it is faulty."""
    if declared is None:
        return placeholder(span)
    if declared.of is None:
        return Named(NameKind.DECLARED, full_id, declared.type, span=span)
    name, row = names.entries[full_id].name.text, _row_of(declared.of, names)
    if row is None:
        return placeholder(span)
    message = f"'{name}' is asked of each row of '{declared.of}'"
    names.fields.log.add(span, message, "row-missing", f"Write {row.name}.{name}.")
    return placeholder(span)


def fact_of_row(
    full_id: str,
    declared: DeclaredFact | None,
    row: tuple[str, RecordType],
    span: Span,
    names: Names,
) -> Expression:
    """The fact of the row that a variable stands for; `row`: the variable and what its rows are."""
    if declared is None:
        return placeholder(span)
    variable, record = row
    if declared.of is not None and _row_of(declared.of, names) == record:
        return RowValue(variable, (declared.column,), declared.type, span=span)
    name = names.entries[full_id].name.text
    if declared.of is None:
        message = f"'{name}' is asked of the case, not of each '{record.name}'"
        names.fields.log.add(span, message, "row-missing", f"Write '{name}' by itself.")
    else:
        message = f"'{name}' is asked of rows of '{declared.of}', and '{variable}' is none"
        names.fields.log.add(span, message, "row-missing")
    return placeholder(span)


def _row_of(list_name: str, names: Names) -> RecordType | None:
    """What a row of the list is; None of a list of an instrument that cannot be read."""
    field = names.vocabulary.root.fields.get(list_name)
    return cast(RowsType, field.type).row if field is not None else None
