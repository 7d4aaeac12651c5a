"""What comes out, in tables of a database, and how far the run has come: both or neither."""

from collections.abc import Mapping
from decimal import Decimal
from typing import cast

import attrs
import pyarrow as pa
import pyarrow.types as kinds

from incentives.tables.came_out import TableResult
from incentives.tables.databases.connecting import Cursor, Database, DatabaseError
from incentives.tables.databases.pages import Key, Page, quoted, quoted_table
from incentives.tables.results import CASES, DECISIONS, FAULTS
from incentives.wordings import databases as wordings


@attrs.frozen(kw_only=True, repr=False)
class Standing:
    """How far a run has come: how many pages are written, and the key of the last case of them.

    `rows`: so many of cases were read.
    """

    pages: int = 0
    last: Key | None = None
    is_done: bool = False
    rows: int = 0
    assessed: int = 0
    faults: int = 0


@attrs.frozen(kw_only=True, repr=False)
class Kept:
    """The tables of a run: decisions under `name`, cases, faults and how far it has come beside it.

    `run`: what tells it from others: its law, day and cases.
    """

    database: Database
    name: str
    run: str

    @property
    def tables(self) -> Mapping[str, pa.Schema]:
        """What is written, by the names of the tables."""
        return {self.name: DECISIONS, self.beside("cases"): CASES, self.beside("faults"): FAULTS}

    def beside(self, what: str) -> str:
        """The table of what else comes out."""
        return f"{self.name}_{what}"

    def begin(self) -> Standing:
        """The tables are there; how far this run has come before.

        Raises:
            DatabaseError: `other-run`, if what stands there is of another one.
        """
        standing = quoted_table(self.beside("run"))
        with self.database.transaction() as cursor:
            for name, schema in self.tables.items():
                columns = ", ".join(f"{quoted(f.name)} {self._type(f.type)}" for f in schema)
                cursor.execute(f"CREATE TABLE IF NOT EXISTS {quoted_table(name)} ({columns})")
            cursor.execute(
                f"CREATE TABLE IF NOT EXISTS {standing} (run TEXT, pages BIGINT, last_key TEXT, "
                "is_number BIGINT, is_done BIGINT, rows_read BIGINT, assessed BIGINT, "
                "faults BIGINT)"
            )
            cursor.execute(f"SELECT * FROM {standing}")
            rows = cursor.fetch_arrow_table().to_pylist()
            if not rows:
                cursor.execute(
                    f"INSERT INTO {standing} VALUES ($1, 0, NULL, 0, 0, 0, 0, 0)",
                    (self.run,),
                )
                return Standing()
        return self._standing(rows[0])

    def _standing(self, row: Mapping[str, object]) -> Standing:
        if row["run"] != self.run:
            tables = " ".join(written_tables(self.name))
            raise DatabaseError(wordings.OTHER_RUN, "other-run", table=self.name, tables=tables)
        last = row["last_key"]
        key: Key | None = None if last is None else str(last)
        return Standing(
            pages=cast(int, row["pages"]),
            last=int(key) if row["is_number"] and key is not None else key,
            is_done=bool(row["is_done"]),
            rows=cast(int, row["rows_read"]),
            assessed=cast(int, row["assessed"]),
            faults=cast(int, row["faults"]),
        )

    def write(self, result: TableResult, before: Standing, page: Page) -> Standing:
        """What comes of a page is kept, and that the run has come so far: both or neither.

        Raises:
            DatabaseError: `at-work`, if another program has gone on with the run meanwhile.
        """
        after = Standing(
            pages=before.pages + 1,
            last=page.last,
            rows=before.rows + page.cases.num_rows,
            assessed=before.assessed + result.cases.num_rows,
            faults=before.faults + result.faults.num_rows,
        )
        with self.database.transaction() as cursor:
            self._go_on(cursor, after)
            for name, table in zip(
                self.tables, (result.decisions, result.cases, result.faults), strict=True
            ):
                if table.num_rows:
                    self._append(cursor, name, table)
        return after

    def end(self, standing: Standing) -> Standing:
        """The run is over: whoever asks for it again is told so."""
        after = attrs.evolve(standing, pages=standing.pages + 1, is_done=True)
        with self.database.transaction() as cursor:
            self._go_on(cursor, after)
        return after

    def _go_on(self, cursor: Cursor, after: Standing) -> None:
        """The run has come so far; whoever else writes waits until the transaction has ended.

        Raises:
            DatabaseError: `at-work`, if another program has gone on with the run meanwhile.
        """
        standing = quoted_table(self.beside("run"))
        cursor.execute(f"UPDATE {standing} SET pages = pages + 1")
        cursor.execute(f"SELECT pages FROM {standing}")
        if cursor.fetch_arrow_table().column(0).to_pylist() != [after.pages]:
            raise DatabaseError(wordings.AT_WORK, "at-work", table=self.name)
        last = None if after.last is None else str(after.last)
        cursor.execute(
            f"UPDATE {standing} SET last_key = $1, is_number = $2, is_done = $3, "
            "rows_read = $4, assessed = $5, faults = $6",
            (
                last,
                int(isinstance(after.last, int)),
                int(after.is_done),
                after.rows,
                after.assessed,
                after.faults,
            ),
        )

    def _append(self, cursor: Cursor, name: str, table: pa.Table) -> None:
        columns = [self._column(table.column(field.name), field.type) for field in table.schema]
        plain = pa.table(dict(zip(table.column_names, columns, strict=True)))
        schema, _, own = name.rpartition(".")
        cursor.adbc_ingest(own, plain, mode="append", db_schema_name=schema or None)

    def _column(self, column: pa.ChunkedArray, kind: pa.DataType) -> pa.ChunkedArray:
        """Words as text, several with blanks between; numbers as digits where none are exact."""
        if kinds.is_decimal(kind) and not self.database.has_numbers:
            return _texts([None if each is None else _digits(each) for each in column.to_pylist()])
        if kinds.is_list(kind):
            return _texts([None if each is None else " ".join(each) for each in column.to_pylist()])
        if kinds.is_dictionary(kind):
            return column.cast(pa.string())
        return column.cast(pa.int64()) if kinds.is_integer(kind) else column

    def _type(self, kind: pa.DataType) -> str:
        if kinds.is_integer(kind):
            return "BIGINT"
        return "NUMERIC(38, 2)" if kinds.is_decimal(kind) and self.database.has_numbers else "TEXT"


def written_tables(name: str) -> tuple[str, ...]:
    """All that a run writes: decisions, cases, faults, and how far it has come."""
    return (name, *(f"{name}_{what}" for what in ("cases", "faults", "run")))


def _digits(amount: Decimal) -> str:
    return format(amount, "f")


def _texts(values: list[str | None]) -> pa.ChunkedArray:
    return pa.chunked_array([pa.array(values, pa.string())])
