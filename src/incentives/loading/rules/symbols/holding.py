"""What holds between facts, read: of those of the domain, and of those that instruments ask for."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Protocol, cast

import attrs

from incentives.facts.holding.held import Held, Holds
from incentives.facts.vocabulary import Field, Record, Vocabulary, VocabularyError
from incentives.language.characters import ExpressionFault
from incentives.language.checker import Checker
from incentives.language.expression import (
    Expression,
    Gather,
    Named,
    NameKind,
    RowValue,
    is_broken,
    walk,
)
from incentives.language.parser import parse
from incentives.language.scope import Rows
from incentives.language.types import BOOLEAN, RecordType, RowsType
from incentives.loading.entries.declared import HOLDS
from incentives.loading.entries.expressions import ExpressionReader
from incentives.loading.entries.instruments import ENTRY_SECTIONS, WrittenInstrument
from incentives.loading.rules.names import NamedEntry, Names
from incentives.loading.rules.scope import InstrumentScope, OfRule, Symbols
from incentives.loading.rules.symbols.facts import row_asked
from incentives.loading.rules.symbols.uniqueness import read_unique
from incentives.loading.text.nodes import Node, Scalar, Table, one_or_several
from incentives.policy.asked.fact import DeclaredFact
from incentives.policy.instrument import Instrument
from incentives.values.citation import Standing
from incentives.values.period import CalendarLimit, Window
from incentives.values.span import Span
from incentives.values.text import Text

HELD_KEYS = ("when", "text")
REQUIRED_HELD_KEYS = ("when",)
_INSTEAD = {
    NameKind.FIGURE: Text(
        "固定的上下限请写 `at_least`、`at_most`。",
        "A bound that never changes is `at_least` or `at_most`.",
    ),
    NameKind.LAW_DATE: Text(
        "请写明个案中的日期，如 `held_on(status, day)`。",
        "Name a day of the case, as in `held_on(status, day)`.",
    ),
}
_OF_A_CLASS = Span(file="the vocabulary", line=1, column=1)
_NO_INSTRUMENT = WrittenInstrument(
    instrument=Instrument(
        id="",
        number="",
        title=Text("", ""),
        jurisdiction="",
        published=None,
        in_force=Window(first=CalendarLimit.on_day(date.min)),
        standing=Standing.PUBLISHED,
        continues=None,
        span=_OF_A_CLASS,
    ),
    entries={section: {} for section in ENTRY_SECTIONS},
    uses={},
    dropped={},
    sets=(),
    relations=(),
    measures=(),
)


class Linked(Symbols, Protocol):
    """Where facts are read, and the conditions that stand at them."""

    names: Names
    declared_facts: dict[str, DeclaredFact]

    def declared_fact(self, full_id: str) -> DeclaredFact | None:
        """The fact that an instrument asks for; None if it cannot be read."""

    def reader(
        self, written: WrittenInstrument, table: Table, rows: Mapping[str, RecordType]
    ) -> ExpressionReader:
        """A reader for what is said of those rows."""


def read_holding(linker: Linked) -> None:
    """Facts and lists have what holds of them, and those of rows what stands once.

    A condition of the domain that is none, or reads what is no fact, is a `VocabularyError`.
    """
    for full_id, entry in linker.names.entries.items():
        if entry.section == "facts" and isinstance(entry.node, Table) and entry.node.find(HOLDS):
            _read_entry(full_id, entry, entry.node, linker)
    read_unique(linker)
    linker.names.vocabulary = _with_domain(linker.names.vocabulary, linker)


def _read_entry(full_id: str, entry: NamedEntry, table: Table, linker: Linked) -> None:
    """What holds of a fact that an instrument asks for, or of each row of its list."""
    vocabulary = linker.names.vocabulary
    list_ = vocabulary.root.fields.get(full_id)
    if list_ is not None:
        row = cast(RowsType, list_.type).row
        held = _read(full_id, entry, table, linker, {row.name: row})
        fields = {**vocabulary.root.fields, full_id: attrs.evolve(list_, holds=held)}
        linker.names.vocabulary = _with_records(vocabulary, {"": fields})
        return
    declared = linker.declared_fact(full_id)
    row_name = row_asked(declared, linker.names) if declared is not None else None
    if declared is None or (declared.of is not None and row_name is None):
        return
    rows = linker.names.rows_in(entry.written)
    held = _read(full_id, entry, table, linker, {row_name: rows[row_name]} if row_name else {})
    linker.declared_facts[full_id] = attrs.evolve(declared, holds=held)


def _read(
    full_id: str, entry: NamedEntry, table: Table, linker: Linked, rows: Mapping[str, RecordType]
) -> tuple[Held, ...]:
    reader = linker.reader(entry.written, table, rows)
    every = (_read_one(node, reader) for node in one_or_several(table.find(HOLDS)))
    held = [one for one in every if one is not None]
    log = linker.names.fields.log
    for one in held:
        for part in no_facts(one.condition, linker.names):
            name = part.id.rpartition(".")[2]
            message = Text(
                f"事实之间的关系只能涉及事实，“{name}”不是事实",
                f"what holds between facts reads facts alone, and '{name}' is none",
            )
            log.add(part.span, message, "reads-more-than-facts", _INSTEAD.get(part.kind))
        if not _speaks_of(full_id, one.condition, rows, linker.names):
            message = Text(
                f"此处没有涉及“{entry.name.text}”", f"it does not speak of '{entry.name.text}'"
            )
            hint = Text("请写在所涉及的事实之下。", "Say it of a fact that it speaks of.")
            log.add(one.condition.span, message, "fact-left-out", hint)
    return tuple(held)


def _read_one(node: Node, reader: ExpressionReader) -> Held | None:
    """A condition by itself, or with how it is said; None where it is faulty."""
    text, when = None, node
    if not isinstance(node, Scalar):
        table = reader.fields.table(
            node, allowed=HELD_KEYS, required=REQUIRED_HELD_KEYS, what=f"'{HOLDS}'"
        )
        found = table.find("when") if table is not None else None
        if table is None or found is None:
            return None
        text, when = reader.fields.wording(table.find("text"), what="'text'"), found
    condition = reader.expression(when, BOOLEAN)
    if is_broken(condition) or not isinstance(when, Scalar):
        return None
    return Held.of(Holds(when.text, text), condition)


def no_facts(condition: Expression, names: Names) -> Iterator[Named]:
    """What the condition reads that is no fact: figures, definitions, days of the law."""
    for part in walk(condition):
        if isinstance(part, Gather) and part.periods is not None:
            periods = part.periods
            yield Named(NameKind.DEFINITION, periods.id, BOOLEAN, span=part.span)
        elif isinstance(part, Named) and part.kind is not NameKind.DECLARED:
            entry = names.entries.get(part.id)
            if entry is None or entry.section != "facts":
                yield part


def _speaks_of(full_id: str, condition: Expression, rows: Rows, names: Names) -> bool:
    """Whether the fact is in it; of a list, any of its row, those not asked of each row too."""
    is_list = full_id in names.vocabulary.root.fields
    own = {(full_id,), (names.entries[full_id].name.text,)}
    parts = walk(condition)
    of_row = [part for part in parts if isinstance(part, RowValue) and part.variable in rows]
    meant = {full_id}
    if is_list:
        records = [names.vocabulary.records[row.name] for row in rows.values()]
        meant |= {f"{full_id}.{column}" for record in records for column in record.fields}
    is_named = any(
        isinstance(part, Named) and part.id in meant and part.of_row is None for part in parts
    )
    return is_named or any(is_list or part.path in own for part in of_row)


def _with_domain(vocabulary: Vocabulary, linker: Linked) -> Vocabulary:
    """The vocabulary, in which the conditions of its classes are checked."""
    checked: dict[str, dict[str, Field]] = {}
    waiting: list[tuple[Record, Mapping[str, RecordType]]] = [(vocabulary.root, {})]
    while waiting:
        record, rows = waiting.pop()
        fields = checked.setdefault(record.name, dict(record.fields))
        for name, field in record.fields.items():
            row = field.type.row if isinstance(field.type, RowsType) else None
            inner = {row.name: row} if row is not None else rows
            if field.spec.holds:
                held = tuple(_checked(stated, field, inner, linker) for stated in field.spec.holds)
                fields[name] = attrs.evolve(field, holds=held)
            if row is not None:
                waiting.append((vocabulary.records[row.name], inner))
            elif isinstance(field.type, RecordType):
                waiting.append((vocabulary.records[field.type.name], rows))
    return _with_records(vocabulary, checked)


def _checked(stated: Holds, field: Field, rows: Rows, linker: Linked) -> Held:
    scope = InstrumentScope(
        written=_NO_INSTRUMENT,
        names=linker.names,
        symbols=linker,
        rows=rows,
        of_rule=OfRule(),
    )
    checker = Checker(scope)
    try:
        tree = parse(stated.when, at=_OF_A_CLASS)
        condition = checker.check(tree, expected=BOOLEAN, text=stated.when)
        if checker.faults:
            raise checker.faults[0]
    except ExpressionFault as fault:
        message = f"what holds of '{field.name}' cannot be read: {fault.message}"
        raise VocabularyError(message) from None
    for part in no_facts(condition, linker.names):
        raise VocabularyError(f"what holds of '{field.name}' reads '{part.id}', which is no fact")
    return Held.of(stated, condition)


def _with_records(vocabulary: Vocabulary, fields: Mapping[str, Mapping[str, Field]]) -> Vocabulary:
    """The vocabulary with other fields in some of its records."""
    records = {
        name: attrs.evolve(record, fields=fields[name]) if name in fields else record
        for name, record in vocabulary.records.items()
    }
    return attrs.evolve(vocabulary, root=records[vocabulary.root.name], records=records)
