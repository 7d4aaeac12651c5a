"""The lists of instruments in the vocabulary, beside those of the domain."""

from typing import Protocol

import attrs

from incentives.facts.field import Role
from incentives.facts.vocabulary import Asked, Field, Record, Vocabulary
from incentives.language.expression import Expression, FactValue
from incentives.language.scope import placeholder
from incentives.language.types import RowsType
from incentives.loading.entries.rows.own_lists import columns_of, is_own_list, read_own_list
from incentives.loading.rules.names import NamedEntry, Names
from incentives.policy.asked.describing import field_of
from incentives.policy.asked.fact import DeclaredFact
from incentives.values.span import Span
from incentives.values.text import Text

_OTHER_ROW = Text(
    "请用 `row` 为其中一行另取名称；指同一份清单的，请用 `uses` 引用。",
    "Give its rows another name by `row`; if it is the same list, name that one in `uses`.",
)


class _Columns(Protocol):
    def declared_fact(self, full_id: str) -> DeclaredFact | None:
        """The fact that an instrument asks for; None if it cannot be read."""


def add_own_lists(names: Names, columns: _Columns) -> None:
    """The vocabulary has the lists of all instruments, behind those of the domain."""
    for full_id, entry in tuple(names.entries.items()):
        if entry.section == "facts" and not entry.of and is_own_list(entry.node):
            _add(full_id, entry, names, columns)


def _add(full_id: str, entry: NamedEntry, names: Names, linked: _Columns) -> None:
    facts = (linked.declared_fact(f"{full_id}.{name.text}") for name, _ in columns_of(entry.node))
    columns = [fact for fact in facts if fact is not None]
    own = read_own_list(entry.name, entry.node, columns, names.fields)
    vocabulary = names.vocabulary
    if own is None or not _has_room(entry, vocabulary, names):
        return
    if own.row.name in vocabulary.records:
        message = Text(
            f"“{own.row.name}”已是另一清单中一行的名称",
            f"a row of another list is called '{own.row.name}' already",
        )
        names.fields.log.add(entry.name.span, message, "name-taken", _OTHER_ROW)
        return
    fields = {column.column: field_of(column) for column in columns}
    record = Record(name=own.row.name, cls=dict, fields=fields)
    list_ = Field(
        name=full_id,
        type=RowsType(full_id, own.row),
        python_type=tuple,
        spec=own.spec,
        asked=Asked(full_id, entry.written.instrument.id),
    )
    root = attrs.evolve(vocabulary.root, fields={**vocabulary.root.fields, full_id: list_})
    records = {**vocabulary.records, root.name: root, record.name: record}
    names.vocabulary = attrs.evolve(vocabulary, root=root, records=records)


def _has_room(entry: NamedEntry, vocabulary: Vocabulary, names: Names) -> bool:
    """Whether cases of the domain can give what an instrument asks for."""
    if vocabulary.role(Role.DECLARED) is not None:
        return True
    message = Text(
        "本领域的个案没有填写文件专项事实的地方",
        "cases of this domain have no room for what instruments ask for",
    )
    names.fields.log.add(entry.name.span, message, "wrong-kind")
    return False


def list_symbol(full_id: str, span: Span, names: Names) -> Expression:
    """The list by its name; of no type where it is faulty."""
    field = names.vocabulary.root.fields.get(full_id)
    if field is None:
        return placeholder(span)
    return FactValue((full_id,), field.type, span=span)
