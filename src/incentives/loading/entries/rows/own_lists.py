"""A list that one instrument asks for: what its rows have, and what tells them apart."""

from collections.abc import Sequence

import attrs

from incentives.facts.field import FactSpec
from incentives.language.slips.nearest import meant
from incentives.language.types import DateType, MonthType, RecordType
from incentives.loading.text.fields import Fields
from incentives.loading.text.nodes import Node, Scalar, Table, one_or_several
from incentives.policy.asked.fact import DeclaredFact
from incentives.values.text import Text

ROWS = "rows"
LIST_KEYS = (ROWS, "row", "unique", "order", "holds", "text", "question")
REQUIRED_LIST_KEYS = (ROWS, "text")


@attrs.frozen(kw_only=True, repr=False)
class OwnList:
    """What an instrument says of a list of its own; `row`: what a policy calls one of its rows."""

    row: RecordType
    spec: FactSpec


def columns_of(node: Node) -> Sequence[tuple[Scalar, Node]]:
    """What each row of the list has, by name; nothing of a fact that is no list."""
    rows = node.find(ROWS) if isinstance(node, Table) else None
    return rows.entries if isinstance(rows, Table) else ()


def is_own_list(node: Node) -> bool:
    """Whether the fact is a list, with facts of each of its rows."""
    return isinstance(node, Table) and node.find(ROWS) is not None


def read_own_list(
    name: Scalar, node: Node, columns: Sequence[DeclaredFact], fields: Fields
) -> OwnList | None:
    """The list with these facts of each row; None if it cannot be told what it is."""
    table = fields.table(
        node, allowed=LIST_KEYS, required=REQUIRED_LIST_KEYS, what="a list of rows"
    )
    text = fields.wording(table.find("text"), what="'text'") if table is not None else None
    if table is None or text is None:
        return None
    if not list(fields.entries(table.find(ROWS), what=f"'{ROWS}'")):
        return None
    row = fields.scalar(table.find("row"), what="'row'")
    unique = _columns_named(table, "unique", columns, fields)
    order = _columns_named(table, "order", columns, fields)
    for column in order:
        if not isinstance(column.type, DateType | MonthType):
            message = Text(
                f"“{column.column}”不是日期或月份，各行无法按它排列",
                f"'{column.column}' is no date or month by which rows are in order",
            )
            fields.log.add(table.span_of("order"), message, "wrong-type")
    spec = FactSpec(
        label=text,
        question=fields.wording(table.find("question"), what="'question'"),
        row=row.text if row is not None else f"{name.text}_row",
        order=order[0].column if order else None,
        unique=tuple(column.column for column in unique),
    )
    return OwnList(row=RecordType(spec.row or "", spec.order, spec.key), spec=spec)


def _columns_named(
    table: Table, key: str, columns: Sequence[DeclaredFact], fields: Fields
) -> Sequence[DeclaredFact]:
    """The facts of a row that are named there, each once."""
    by_name = {column.column: column for column in columns}
    names = [name.text for name, _ in columns_of(table)]
    named: dict[str, DeclaredFact] = {}
    for node in one_or_several(table.find(key)):
        scalar = fields.scalar(node, what=f"'{key}'")
        if scalar is None:
            continue
        if scalar.text in by_name:
            named[scalar.text] = by_name[scalar.text]
        elif scalar.text not in names:
            message = Text(
                f"这些行没有“{scalar.text}”这一项", f"the rows have no fact '{scalar.text}'"
            )
            fields.log.add(scalar.span, message, "unknown-name", meant(scalar.text, names))
    return tuple(named.values())
