"""Tables in files: Parquet, Arrow and CSV, told apart by how their names end."""

import base64
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

import attrs
import pyarrow as pa
from pyarrow import csv as arrow_csv
from pyarrow import ipc, parquet

from incentives.errors import CaseError, CaseFault
from incentives.tables.came_out import ROWS, TableResult
from incentives.tables.results import CASES, DECISIONS, FAULTS
from incentives.values.text import Text

PARQUET, ARROW, CSV = (".parquet",), (".arrow", ".feather", ".ipc"), (".csv",)
SUFFIXES = (*PARQUET, *ARROW, *CSV)


@attrs.frozen(kw_only=True, repr=False)
class ParquetTable:
    """A table in a Parquet file, of which no more stands in memory than is asked for.

    `nbytes`: how many bytes its columns have as the file has them, each of equal values once.
    What cannot be read is a `CaseError` (`bad-table`), whenever it is come upon.
    """

    path: Path
    schema: pa.Schema
    num_rows: int
    nbytes: int

    @classmethod
    def opened(cls, path: Path) -> Self:
        """The table in the file, as far as its end tells of it."""
        with _told(path), parquet.ParquetFile(path) as file:
            told = file.metadata
            groups = map(told.row_group, range(told.num_row_groups))
            nbytes = sum(group.total_byte_size for group in groups)
            return cls(path=path, schema=file.schema_arrow, num_rows=told.num_rows, nbytes=nbytes)

    def column(self, name: str) -> pa.ChunkedArray:
        """One of its columns."""
        with _told(self.path), parquet.ParquetFile(self.path) as file:
            return file.read([name]).column(0)

    def batches(self, at_once: int) -> Iterator[pa.RecordBatch]:
        """So many rows at once, or fewer."""
        with _told(self.path, OSError), parquet.ParquetFile(self.path) as file:
            yield from file.iter_batches(at_once)

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """All of it, some rows after the others."""
        rows = pa.RecordBatchReader.from_batches(self.schema, self.batches(ROWS))
        return rows.__arrow_c_stream__(requested_schema)


@contextmanager
def _told(path: Path, *broken: type[Exception]) -> Iterator[None]:
    """What is found to be no table, or a broken one, is told as such; `broken`: by what else.

    Raises:
        CaseError: `bad-table`.
    """
    try:
        yield
    except (pa.ArrowInvalid, *broken) as error:
        reason = str(error).partition("\n")[0]
        text = Text("内容不完整，或者不是这种表格", f"it cannot be read: {reason}")
        raise CaseError([_no_table(path, text)]) from None
    except UnicodeDecodeError:
        raise CaseError([_no_table(path, Text("编码不是 UTF-8", "it is no UTF-8"))]) from None


def cases_in_file(path: Path) -> pa.Table | ParquetTable:
    """As `read_table_file`, of Parquet not more at once than is asked for."""
    if path.suffix.lower() in PARQUET:
        return ParquetTable.opened(path)
    return read_table_file(path)


def read_table_file(path: Path) -> pa.Table:
    """The table in the file; of a CSV file every cell as text, an empty one as null.

    What is no such table, or has a name that ends in none of `SUFFIXES`, is a `CaseError`
    (`bad-table`); a file that cannot be opened an `OSError`, which passes through.
    """
    with _told(path):
        return _reader_of(path)(path)


def _reader_of(path: Path) -> Callable[[Path], pa.Table]:
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise CaseError([_no_table(path, Text("不是表格文件", "it is no table"))])
    if suffix in PARQUET:
        return _read_parquet
    return _read_csv if suffix in CSV else _read_arrow


def _read_parquet(path: Path) -> pa.Table:
    return parquet.read_table(path)


def _read_arrow(path: Path) -> pa.Table:
    """A file of Arrow, or a stream of it that was written to a file."""
    try:
        with pa.memory_map(str(path)) as source:
            return ipc.open_file(source).read_all()
    except pa.ArrowInvalid:
        with pa.memory_map(str(path)) as source:
            return ipc.open_stream(source).read_all()


def _read_csv(path: Path) -> pa.Table:
    """Nothing is guessed: a number stays the text that it is, and is read as in a case file."""
    parsed = arrow_csv.ParseOptions(newlines_in_values=True)
    with arrow_csv.open_csv(path, parse_options=parsed) as begun:
        names = begun.schema.names
    return arrow_csv.read_csv(
        path,
        parse_options=parsed,
        convert_options=arrow_csv.ConvertOptions(
            column_types={name: pa.string() for name in names},
            null_values=[""],
            strings_can_be_null=True,
            quoted_strings_can_be_null=True,
        ),
    )


def _no_table(path: Path, text: Text) -> CaseFault:
    endings = "、".join(SUFFIXES), ", ".join(SUFFIXES)
    advice = Text(f"可读取的文件：{endings[0]}（UTF-8）。", f"Read are {endings[1]} (UTF-8).")
    return CaseFault(path=path.name, text=text, slug="bad-table", advice=advice)


def is_csv(path: Path) -> bool:
    """Whether all cells of the file are text."""
    return path.suffix.lower() in CSV


def beside(path: Path, name: str) -> Path:
    """The file of what else comes out: `out.faults.parquet` beside `out.parquet`."""
    return path.with_name(f"{path.stem}.{name}{path.suffix}")


@attrs.define(repr=False)
class ResultFiles:
    """Writes chunk by chunk what comes out: decisions to `path`, cases and faults beside it.

    Whatever stood in these files is replaced, once all is written; if it does not come to that,
    nothing is changed.
    """

    path: Path
    _writers: list["TableWriter"] = attrs.field(factory=list, init=False)
    _open: ExitStack = attrs.field(factory=ExitStack, init=False)

    @property
    def paths(self) -> tuple[Path, Path, Path]:
        """Of decisions, cases and faults."""
        return self.path, beside(self.path, "cases"), beside(self.path, "faults")

    def __enter__(self) -> Self:
        schemas = (DECISIONS, CASES, FAULTS)
        self._writers = [
            self._open.enter_context(TableWriter(path, schema))
            for path, schema in zip(self.paths, schemas, strict=True)
        ]
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._open.__exit__(kind, error, traceback)

    def write(self, result: TableResult) -> None:
        """What came of some of the cases."""
        tables = (result.decisions, result.cases, result.faults)
        for writer, table in zip(self._writers, tables, strict=True):
            writer.write(table)


class _ArrowWriter(Protocol):
    """What writes tables into a file."""

    def write_table(self, table: pa.Table) -> None: ...

    def close(self) -> None: ...


class _ParquetWriter:
    """A Parquet file into which words go as they are, each once; read back they are text."""

    def __init__(self, path: Path, schema: pa.Schema) -> None:
        self._schema = schema
        self._writer = parquet.ParquetWriter(path, schema, store_schema=False)

    def write_table(self, table: pa.Table) -> None:
        """Some more rows."""
        self._writer.write_table(table)

    def close(self) -> None:
        """The file is whole, and says how it is read."""
        text = base64.b64encode(_without_words(self._schema).serialize()).decode()
        self._writer.add_key_value_metadata({_SCHEMA_KEY: text})
        self._writer.close()


_SCHEMA_KEY = "ARROW:schema"
"""Where in a Parquet file Arrow looks for the types of columns."""


def _without_words(schema: pa.Schema) -> pa.Schema:
    """The same with text in place of words."""
    return pa.schema(
        [
            pa.field(one.name, pa.string()) if pa.types.is_dictionary(one.type) else one
            for one in schema
        ]
    )


@attrs.define(repr=False)
class TableWriter:
    """One table, written piece by piece; words are read back as plain text, so that pieces agree.

    It stands in its file once all is written; if it does not come to that, nothing is changed.
    """

    path: Path
    schema: pa.Schema
    _to: "_ArrowWriter" = attrs.field(init=False)

    def __enter__(self) -> Self:
        if self.path.suffix.lower() not in PARQUET:
            self.schema = _without_words(self.schema)
        if is_csv(self.path):
            self.schema = pa.schema([self._field(field) for field in self.schema])
        self._to = self._writer(self._part, self.schema)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._to.close()
        if error is None:
            self._part.replace(self.path)
        else:
            self._part.unlink()

    @property
    def _writer(self) -> "Callable[[Path, pa.Schema], _ArrowWriter]":
        writer: Callable[[Path, pa.Schema], _ArrowWriter] = _ParquetWriter
        if is_csv(self.path):
            writer = arrow_csv.CSVWriter
        elif self.path.suffix.lower() in ARROW:
            writer = ipc.new_file
        return writer

    @property
    def _part(self) -> Path:
        """Where it stands until it is whole."""
        return self.path.with_name(f".{self.path.name}.part")

    def _field(self, field: pa.Field) -> pa.Field:
        return pa.field(field.name, pa.string()) if pa.types.is_list(field.type) else field

    def write(self, table: pa.Table) -> None:
        """Some more rows."""
        columns = [self._column(table.column(field.name), field) for field in self.schema]
        self._to.write_table(pa.Table.from_arrays(columns, schema=self.schema))

    def _column(self, column: pa.ChunkedArray, field: pa.Field) -> pa.ChunkedArray:
        if pa.types.is_list(column.type) and field.type == pa.string():
            return pa.chunked_array([_joined(column.to_pylist())])
        return column.cast(field.type)


def _joined(lists: Iterable[Sequence[str] | None]) -> pa.Array:
    """A cell of a CSV file for each list."""
    return pa.array([None if words is None else " ".join(words) for words in lists], pa.string())
