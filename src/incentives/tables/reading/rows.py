"""Rows of a table of cases: which of them are told apart, and what each of them gives."""

from collections.abc import Mapping, Sequence
from functools import partial

import attrs
import pyarrow as pa
import pyarrow.compute as arrow

from incentives.errors import CaseError
from incentives.policy.library import Library
from incentives.tables.admitting import Given, Unread, key_fault
from incentives.tables.columns import columns_of
from incentives.tables.reading.cells import bad_cell
from incentives.tables.reading.documents import RowReader
from incentives.tables.sound.figures import Marks
from incentives.values.text import Text

_NO_SUCH_DAY = Text("含有日历以外的日期", "it holds a day outside the calendar")


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
            raise CaseError([bad_cell(name, _NO_SUCH_DAY) for name in beyond]) from None
        return reader.document(cells)


def _is_beyond(column: pa.Array) -> bool:
    """Whether a day in it lies outside the calendar."""
    try:
        column.to_pylist()
    except OverflowError:
        return True
    return False
