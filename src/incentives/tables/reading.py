"""Rows of tables to documents of cases: what is null is left out, which is unknown."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import partial
from math import isinf, isnan
from typing import cast

import attrs
import pyarrow as pa
import pyarrow.compute as arrow

from incentives.errors import CaseError, CaseFault
from incentives.facts.fault_texts import YES_OR_NO, got
from incentives.facts.plain import NONE, PERIOD_KEYS
from incentives.language.types import MonthType, StatusType
from incentives.policy.library import Library
from incentives.tables.admitting import Given, Unread, key_fault
from incentives.tables.columns import (
    NONE_MARK,
    Column,
    Columns,
    columns_of,
    columns_of_list,
    places_inside,
)
from incentives.tables.sound.figures import Marks
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
            return NONE if _is_yes(column, value) else None
        if isinstance(value, str) and column.holds_several:
            return _listed(column, value)
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
                return self._rounded(column, value)
            case datetime():
                return value.date()
            case date() if isinstance(column.field.type, MonthType):
                return _month_of(column, value)
            case list() | dict() if isinstance(column.field.type, StatusType):
                periods = value if isinstance(value, list) else [value]
                return [_period(period) for period in periods]
            case _:
                return value

    def _rounded(self, column: Column, value: float) -> Decimal | None:
        """The float to the places that were said; one that is no number says nothing.

        Raises:
            CaseError: if it is infinite.
        """
        if isnan(value):
            return None
        if isinf(value):
            raise CaseError([_fault(column.name, Text("这不是数", "it is no number"))])
        step = Decimal(1).scaleb(-self.float_places[column.name])
        return Decimal(repr(value)).quantize(step, ROUND_HALF_UP, _WIDE)


@attrs.frozen(kw_only=True, repr=False)
class Rows:
    """Rows of a table of cases by their keys, with those of their lists; they can be sent on.

    `first`: which row of the table the first one is. `doubled`: the keys that stand more than once
    in the column `key`.
    """

    cells: pa.RecordBatch
    keys: pa.StringArray
    first: int
    doubled: frozenset[str]
    key: str
    float_places: Mapping[str, int]

    def __len__(self) -> int:
        """How many cases there are."""
        return len(self.keys)

    def by_itself(self) -> "Rows":
        """The same rows, with nothing of others that Arrow holds beside them."""
        packed = self.cells.serialize()
        cells = pa.ipc.read_record_batch(packed, self.cells.schema)
        return attrs.evolve(self, cells=cells, keys=pa.concat_arrays([self.keys]))

    @property
    def are_told_apart(self) -> Marks:
        """Which rows have a key, and one that no other row has."""
        are_keyed = self.keys.is_valid()
        if self.doubled:
            doubled = pa.array(self.doubled, pa.string())
            are_keyed = arrow.and_not(are_keyed, arrow.is_in(self.keys, doubled))
        told_apart: Marks = are_keyed.to_numpy(zero_copy_only=False)
        return told_apart

    def given(self, library: Library, places: Sequence[int] | None = None) -> list[Given]:
        """The rows at these places, or all, as given; a document is made when it is asked for."""
        reader = RowReader(
            columns=columns_of(library), library=library, float_places=self.float_places
        )
        asked = range(len(self)) if places is None else places
        keys = self.keys.take(pa.array(asked, pa.int64())).to_pylist()
        return [
            Given(key=key, row=self.first + at, case=self._case(key, at, reader))
            for at, key in zip(asked, keys, strict=True)
        ]

    def _case(self, key: str | None, at: int, reader: RowReader) -> Unread | CaseError:
        if key is None or key in self.doubled:
            return CaseError([key_fault(self.key, is_doubled=key is not None)])
        return Unread(document=partial(self._document, at, reader))

    def _document(self, at: int, reader: RowReader) -> Mapping[str, object]:
        row = self.cells.slice(at, 1)
        try:
            (cells,) = row.to_pylist()
        except OverflowError:
            beyond = [name for name in row.schema.names if _is_beyond(row.column(name))]
            raise CaseError([_fault(name, _NO_SUCH_DAY) for name in beyond]) from None
        return reader.document(cells)


def _is_beyond(column: pa.Array) -> bool:
    """Whether a day in it lies outside the calendar."""
    try:
        column.to_pylist()
    except OverflowError:
        return True
    return False


def _is_yes(column: Column, value: object) -> bool:
    """Whether a cell says yes, by itself or as text.

    Raises:
        CaseError: if it says neither yes nor no.
    """
    said = {True: True, False: False, "true": True, "false": False}.get(cast("bool", value))
    if said is None:
        text = got(value, YES_OR_NO)
        raise CaseError([CaseFault(path=column.name, text=text, slug="not-yes-or-no")])
    return said


def _listed(column: Column, text: str) -> object:
    """What stands in a cell of text for several values, such as in a CSV file: JSON.

    Raises:
        CaseError: if it is none.
    """
    try:
        value = json.loads(text, parse_float=Decimal)
    except (ValueError, RecursionError):
        value = None
    if not isinstance(value, list | dict):
        text_ = Text(
            '多项内容应写成 JSON，如 [{"from": "2021-01-01"}]',
            'several values are given as JSON, such as [{"from": "2021-01-01"}]',
        )
        raise CaseError([_fault(column.name, text_)])
    return value


def _period(period: object) -> object:
    """A period without the days that are null, which are not there."""
    if not isinstance(period, Mapping):
        return period
    return {key: day for key, day in period.items() if day is not None or key not in _DAYS}


_DAYS = frozenset(PERIOD_KEYS.values())


def _month_of(column: Column, day: date) -> str:
    """A month given as a day is given as its first one.

    Raises:
        CaseError: if it is another one.
    """
    if day.day != 1:
        text = Text("月份应写作当月一日", "a month is given as its first day")
        raise CaseError([_fault(column.name, text)])
    return f"{day.year:04d}-{day.month:02d}"


def _fault(path: str, text: Text) -> CaseFault:
    return CaseFault(path=path, text=text, slug="bad-cell")


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
        raise CaseError([_fault(column.name.removesuffix(NONE_MARK), text)])
    inner[last] = value
