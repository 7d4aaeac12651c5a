"""Rows of tables to documents of cases: what is null is left out, which is unknown."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Context

import attrs

from incentives.errors import CaseError, CaseFault
from incentives.facts.plain import NONE
from incentives.language.types import MonthType, StatusType
from incentives.policy.library import Library
from incentives.tables.columns import (
    NONE_MARK,
    Column,
    Columns,
    columns_of_list,
    places_inside,
)
from incentives.tables.reading.cells import (
    as_period,
    bad_cell,
    is_yes,
    month_of,
    rounded,
    values_in_text,
)
from incentives.values.text import Text

_WIDE = Context(prec=1_000)  # any float, rounded to any places
_NO_SUCH_DAY = Text("含有日历以外的日期", "it holds a day outside the calendar")
Cells = Mapping[str, object]
"""What stands in one row of a table, by column."""


@attrs.frozen(kw_only=True, repr=False)
class RowReader:
    """Makes documents of rows that have the columns.

    `float_places`: by column, to how many decimal places its floats are rounded half up, from the
    shortest decimal that is the float.
    """

    columns: Columns
    library: Library
    float_places: Mapping[str, int]
    _of_lists: dict[str, "RowReader"] = attrs.field(factory=dict, init=False)

    def document(self, cells: Cells) -> dict[str, object]:
        """The document of the case, or of the row of a list, as `json.loads` would give it.

        Raises:
            CaseError: with the path of what cannot be a fact, such as an infinite number, or a fact
                that is given and said not to exist.
        """
        document: dict[str, object] = {}
        faults: list[CaseFault] = []
        for column, value in self._facts(cells):
            try:
                plain = self._plain(column, value)
                if plain is not None:
                    _put(document, column, plain)
            except CaseError as error:
                faults += [fault for fault in error.faults if isinstance(fault, CaseFault)]
        if faults:
            raise CaseError(faults)
        return document

    def _facts(self, cells: Cells, before: str = "") -> Iterator[tuple[Column, object]]:
        for name, value in cells.items():
            column = self.columns.get(before + name)
            if column is not None:
                yield column, value
            elif isinstance(value, Mapping):
                yield from self._facts(value, f"{before}{name}.")

    def _plain(self, column: Column, value: object) -> object | None:
        """The value as documents have it; None: nothing is said."""
        if value is None:
            return None
        if column.says_none:
            return NONE if is_yes(column, value) else None
        if isinstance(value, str) and column.holds_several:
            return values_in_text(column, value)
        if column.is_list:
            assert isinstance(value, list), "types of columns are looked at before"
            inside = self.of_list(column)
            return _rows([(inside, row or {}) for row in value], column.name)
        return self._fact(column, value)

    def of_list(self, column: Column) -> "RowReader":
        """The reader of the rows of a list."""
        if column.name not in self._of_lists:
            self._of_lists[column.name] = RowReader(
                columns=columns_of_list(column, self.library),
                library=self.library,
                float_places=places_inside(column, self.float_places),
            )
        return self._of_lists[column.name]

    def _fact(self, column: Column, value: object) -> object | None:
        match value:
            case float():
                return rounded(column, value, self.float_places[column.name])
            case datetime():
                return value.date()
            case date() if isinstance(column.field.type, MonthType):
                return month_of(column, value)
            case list() | dict() if isinstance(column.field.type, StatusType):
                periods = value if isinstance(value, list) else [value]
                return [as_period(period) for period in periods]
            case _:
                return value


def _rows(rows: Sequence[tuple[RowReader, Cells]], list_name: str) -> list[object]:
    """The documents of all rows of a list.

    Raises:
        CaseError: with the faults of all of them.
    """
    documents: list[object] = []
    faults: list[CaseFault] = []
    for at, (reader, cells) in enumerate(rows):
        try:
            documents.append(reader.document(cells))
        except CaseError as error:
            faults += [
                attrs.evolve(fault, path=f"{list_name}[{at}].{fault.path}")
                for fault in error.faults
                if isinstance(fault, CaseFault)
            ]
    if faults:
        raise CaseError(faults)
    return documents


def _put(document: dict[str, object], column: Column, value: object) -> None:
    """The value at its way in the document.

    Raises:
        CaseError: if something stands there already.
    """
    *way, last = column.steps
    inner = document
    for step in way:
        found = inner.setdefault(step, {})
        assert isinstance(found, dict), "no fact has facts inside"
        inner = found
    if last in inner:
        text = Text("既有内容，又注明不存在", "it is given, and said not to exist")
        raise CaseError([bad_cell(column.name.removesuffix(NONE_MARK), text)])
    inner[last] = value
