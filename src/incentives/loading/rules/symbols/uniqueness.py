"""Which facts of a row no two rows of a list have alike, as a fact of each row states it."""

from collections.abc import Iterator
from typing import Protocol

import attrs

from incentives.language.slips.nearest import meant
from incentives.language.types import RecordType
from incentives.loading.entries.declared import UNIQUE
from incentives.loading.entries.rows.own_lists import is_own_list
from incentives.loading.rules.names import NamedEntry, Names
from incentives.loading.rules.symbols.facts import row_asked
from incentives.loading.text.nodes import Scalar, Table, one_or_several
from incentives.policy.asked.fact import DeclaredFact
from incentives.values.text import Text


class Linked(Protocol):
    """Where facts are read."""

    names: Names
    declared_facts: dict[str, DeclaredFact]

    def declared_fact(self, full_id: str) -> DeclaredFact | None:
        """The fact that an instrument asks for; None if it cannot be read."""


def read_unique(linker: Linked) -> None:
    """Facts of rows say with which others of their row they stand once; all else is a fault."""
    for full_id, entry in linker.names.entries.items():
        table = entry.node
        if entry.section != "facts" or entry.of or not isinstance(table, Table):
            continue
        is_said = table.find(UNIQUE) is not None and not is_own_list(table)
        declared = linker.declared_fact(full_id) if is_said else None
        if declared is not None:
            unique = tuple(_read(declared, entry, table, linker))
            linker.declared_facts[full_id] = attrs.evolve(declared, unique=unique)


def _read(declared: DeclaredFact, entry: NamedEntry, table: Table, linker: Linked) -> Iterator[str]:
    """The facts of a row that are named there, by what they are called in it."""
    log, row = linker.names.fields.log, row_asked(declared, linker.names)
    if row is None:
        message = Text(f"'{UNIQUE}' 只用于各行的事实", f"'{UNIQUE}' goes with facts of each row")
        log.add(table.span_of(UNIQUE), message, "conflicting-keys")
        return
    nodes = one_or_several(table.find(UNIQUE))
    named = [linker.names.fields.scalar(node, what=f"'{UNIQUE}'") for node in nodes]
    columns = {scalar.text: _column(scalar, row, entry, linker) for scalar in named if scalar}
    if entry.name.text not in columns and None not in named:
        name = entry.name.text
        message = Text(f"此处没有涉及“{name}”", f"it does not speak of '{name}'")
        hint = Text(f"请一并写出“{name}”。", f"Name '{name}' too, or say it of one that is named.")
        log.add(table.span_of(UNIQUE), message, "fact-left-out", hint)
    yield from (column for column in columns.values() if column is not None)


def _column(scalar: Scalar, row: str, entry: NamedEntry, linker: Linked) -> str | None:
    """What the fact of the row is called in it: its name, or its full id; None, and a fault."""
    names = linker.names
    own = names.vocabulary.records[row].fields
    if scalar.text in own and not isinstance(own[scalar.text].type, RecordType):
        return scalar.text
    full_id = names.full_id(entry.written, scalar.text)
    asked = names.entries.get(full_id) if full_id is not None else None
    if full_id is not None and asked is not None and asked.section == "facts":
        declared = linker.declared_fact(full_id)
        if declared is None:
            return None  # it is told there
        if row_asked(declared, names) == row:
            return declared.column
    message = Text(f"这些行没有“{scalar.text}”这一项", f"the rows have no fact '{scalar.text}'")
    local = (name for name, _ in entry.written.named("facts"))
    known = {*own, *(name.text for name in local)} - {scalar.text}
    names.fields.log.add(scalar.span, message, "unknown-name", meant(scalar.text, known))
    return None
