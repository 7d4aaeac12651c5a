"""A scope with periods of rows and a broken list, for checking what is said of rows."""

from collections.abc import Iterable

import attrs

from incentives.errors import sentence_of
from incentives.language.characters import ExpressionFault
from incentives.language.checker import Checker
from incentives.language.expression import (
    Constant,
    Expression,
    Named,
    NameKind,
    RowPeriods,
    RowValue,
)
from incentives.language.parser import parse
from incentives.language.scope import Rows
from incentives.language.types import (
    BOOLEAN,
    BROKEN,
    RowsType,
    TableType,
)
from incentives.values.citation import Citation
from incentives.values.span import Span
from incentives.values.text import Text
from tests.language.fake_scope import BILL, ROOM, FakeScope, number_in

AT = Span(file="x.yaml", line=1, column=1)
QUARTER = RowPeriods(
    id="law.quarter",
    instrument="law",
    text=Text("季", "quarter"),
    citation=Citation("law", "1"),
    list_name="bills",
    row=BILL,
    by=Constant(0, BOOLEAN, span=AT),
    condition=None,
    span=AT,
)
TABLES = {
    ("bounds",): TableType((number_in("1"),), number_in("CNY")),
    ("wages",): TableType((number_in("year"),), number_in("CNY")),
}


@attrs.frozen
class PeriodScope(FakeScope):
    """One in which `quarter` is the period of a bill, and a list is broken.

    `due` are some of the bills, `bounds` is a table by whole numbers, `wages` one by years.
    """

    def periods(self, path: tuple[str, ...]) -> RowPeriods | None:
        return QUARTER if path == ("quarter",) else None

    def find(self, path: tuple[str, ...], rows: Rows, span: Span) -> Expression | None:
        if path == ("broken",):
            return Constant(0, BROKEN, span=span)
        if path == ("undated",):
            return Named(NameKind.FIGURE, "undated", RowsType("undated", ROOM), span=span)
        if path in TABLES:
            return Named(NameKind.FIGURE, path[0], TABLES[path], span=span)
        return super().find(path, rows, span)

    def subset(
        self, path: tuple[str, ...], variable: str | None, span: Span
    ) -> tuple[RowsType, Expression] | None:
        if path != ("due",):
            return None
        is_due = RowValue(variable or BILL.name, ("settled",), BOOLEAN, span=span)
        return RowsType("bills", BILL), is_due

    def known_names(self) -> Iterable[str]:
        return (*super().known_names(), "quarter")


def check(
    text: str, rows: Rows | None = None, implied: frozenset[str] = frozenset()
) -> tuple[Expression, list[ExpressionFault]]:
    scope = PeriodScope(rows=rows if rows is not None else {"room": ROOM}, implied_rows=implied)
    checker = Checker(scope)
    return checker.check(parse(text, at=AT), text=text), checker.faults


def told(fault: ExpressionFault) -> tuple[str, str, str | None]:
    """The slug, the English sentence, the English hint."""
    message = fault.message if isinstance(fault.message, str) else fault.message.en
    return fault.slug, message, None if fault.hint is None else sentence_of(fault.hint).en
