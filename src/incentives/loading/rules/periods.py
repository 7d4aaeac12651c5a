"""Into which periods the rows of a list fall, from its entry."""

from incentives.language.expression import Constant, Expression, RowPeriods
from incentives.language.scope import placeholder
from incentives.language.types import ChoiceType, RowsType
from incentives.loading.entries.expressions import ExpressionReader
from incentives.loading.entries.instruments import WrittenInstrument
from incentives.loading.rules.linker import Linker
from incentives.loading.text.nodes import Node, Scalar, Table
from incentives.values.period import Cycle

PERIOD_KEYS = ("text", "of", "by", "while", "cite")
REQUIRED_PERIOD_KEYS = ("text", "of", "by", "cite")
CYCLE_KEYS = ("cases",)
CYCLE_WORD = "is"
CYCLE = ChoiceType("period", tuple(cycle.value for cycle in Cycle))
"""What the period of a row may be."""


def read_periods(full_id: str, linker: Linker) -> dict[str, RowPeriods]:
    """The periods of the entry, by its full id; empty if they cannot be told."""
    entry, fields = linker.names.entries[full_id], linker.names.fields
    table = fields.table(
        entry.node, allowed=PERIOD_KEYS, required=REQUIRED_PERIOD_KEYS, what="a period"
    )
    text = fields.wording(table.find("text"), what="'text'") if table is not None else None
    over = _list_of(table, linker, entry.written) if table is not None else None
    by = table.find("by") if table is not None else None
    if table is None or text is None or over is None or by is None:
        return {}
    reader = linker.reader(entry.written, table, {over.row.name: over.row})
    condition = table.find("while")
    periods = RowPeriods(
        id=full_id,
        instrument=entry.written.instrument.id,
        text=text,
        citation=reader.citation,
        list_name=over.field,
        row=over.row,
        by=_cycle(by, reader),
        condition=reader.condition(condition) if condition is not None else None,
        span=table.span,
    )
    return {full_id: periods}


def _list_of(table: Table, linker: Linker, written: WrittenInstrument) -> RowsType | None:
    """The list whose rows have periods: a month or a day says in which one each of them is."""
    fields, names = linker.names.fields, linker.names
    scalar = fields.scalar(table.find("of"), what="'of'")
    if scalar is None:
        return None
    over = names.list_named(written, scalar.text)
    if over is None:
        fields.unknown_value(scalar, tuple(names.lists_of(written)))
        return None
    if over.row.order is None:
        message = f"no date or month says in which period a row of '{scalar.text}' is"
        fields.log.add(scalar.span, message, "wrong-type")
        return None
    return over


def _cycle(node: Node, reader: ExpressionReader) -> Expression:
    """How long a period is: one word for all rows, or first-match cases of them."""
    fields = reader.fields
    if not isinstance(node, Scalar):
        table = fields.table(node, allowed=CYCLE_KEYS, required=CYCLE_KEYS, what="'by'")
        cases = table.find("cases") if table is not None else None
        if cases is None:
            return placeholder(node.span)
        return reader.cases(CYCLE_WORD, lambda inner: _cycle(inner, reader), nothing=None).read(
            cases
        )
    if node.text not in CYCLE.values:
        fields.unknown_value(node, CYCLE.values)
        return placeholder(node.span)
    return Constant(node.text, CYCLE, span=node.span)
