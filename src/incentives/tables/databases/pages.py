"""Cases of a database page by page, in the order of their keys, with the rows of their lists."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import cast

import attrs
import pyarrow as pa
import pyarrow.types as kinds

from incentives.language.slips.nearest import one_of
from incentives.language.types import BooleanType, RowsType
from incentives.policy.library import Library
from incentives.tables.columns import Columns, columns_of, columns_of_list
from incentives.tables.databases.connecting import Cursor, Database, DatabaseError
from incentives.wordings import databases as wordings

Key = int | str
_NAME = re.compile(r"[^\W\d]\w*(\.[^\W\d]\w*)?")


@attrs.frozen(kw_only=True, repr=False)
class Page:
    """Cases, the rows of their lists, and the key of the last case.

    Of two rows with one key both are here. Rows of lists that are no case's are in every page;
    `orphaned`: the lists that have any.
    """

    cases: pa.Table
    lists: Mapping[str, pa.Table]
    last: Key | None
    orphaned: frozenset[str] = frozenset()


@attrs.frozen(kw_only=True, repr=False)
class Tables:
    """Where the cases lie: their table, and by the name of a list that of its rows."""

    database: Database
    cases: str
    lists: Mapping[str, str]
    key: str
    library: Library

    def pages(self, size: int, after: Key | None, sample: Page) -> Iterator[Page]:
        """Pages of so many cases, those after a key; with the first of all whatever has no key.

        Their columns are of the types of the sample, whatever cells happen to be in a page.
        """
        is_first = after is None
        orphaned = frozenset(name for name in self.lists if self._has_orphans(name))
        sample = attrs.evolve(sample, orphaned=orphaned)
        while True:
            with self.database.transaction() as cursor:
                page = self._page(cursor, size, after, sample, is_first=is_first)
            if page.last is None and not is_first:
                return
            yield page
            if page.last is None:
                return
            after, is_first = page.last, False

    def _page(
        self,
        cursor: Cursor,
        size: int,
        after: Key | None,
        sample: Page,
        *,
        is_first: bool,
    ) -> Page:
        key, table = quoted(self.key), quoted_table(self.cases)
        bound = "" if after is None else f" AND {key} > $1"
        keys = _rows(
            cursor,
            f"SELECT DISTINCT {key} FROM {table} WHERE {key} IS NOT NULL{bound} "
            f"ORDER BY {key} LIMIT {size}",
            () if after is None else (after,),
        )
        last = keys.column(0)[-1].as_py() if keys.num_rows else None
        condition, given = self._between(after, last, is_first=is_first)
        columns = columns_of(self.library)
        return Page(
            cases=self._typed(
                _rows(cursor, f"SELECT * FROM {table} WHERE {condition}", given),
                columns,
                sample.cases.schema,
            ),
            lists={
                name: self._typed(
                    self._list(cursor, name, after, last, has_orphans=name in sample.orphaned),
                    self._columns_inside(name),
                    sample.lists[name].schema,
                )
                for name in self.lists
            },
            last=last,
        )

    def _between(
        self, after: Key | None, last: Key | None, *, is_first: bool, of: str = ""
    ) -> tuple[str, tuple[Key, ...]]:
        """The condition of rows of a page, and its values."""
        key = f"{of}{quoted(self.key)}"
        if last is None:
            return f"{key} IS NULL", ()
        if after is None:
            unnamed = f" OR {key} IS NULL" if is_first else ""
            return f"{key} <= $1{unnamed}", (last,)
        return f"{key} > $1 AND {key} <= $2", (after, last)

    def _list(
        self, cursor: Cursor, name: str, after: Key | None, last: Key | None, *, has_orphans: bool
    ) -> pa.Table:
        """The rows of a list of the cases of a page, and those that are of no case."""
        of_page, given = self._between(after, last, is_first=False, of="listed.")
        if not has_orphans:
            table = quoted_table(self.lists[name])
            return _rows(cursor, f"SELECT * FROM {table} AS listed WHERE {of_page}", given)
        return _rows(
            cursor,
            f"SELECT listed.* {self._owned(name)} WHERE ({of_page}) OR owners.own IS NULL",
            given,
        )

    def _has_orphans(self, name: str) -> bool:
        with self.database.transaction() as cursor:
            found = _rows(cursor, f"SELECT 1 {self._owned(name)} WHERE owners.own IS NULL LIMIT 1")
            return bool(found.num_rows)

    def _owned(self, name: str) -> str:
        """The rows of a list beside the case that each is of.

        They are joined, as a database without an index looks a row up in a query of its own through
        all cases.
        """
        key = quoted(self.key)
        return (
            f"FROM {quoted_table(self.lists[name])} AS listed LEFT JOIN "
            f"(SELECT DISTINCT {key} AS own FROM {quoted_table(self.cases)}) AS owners "
            f"ON owners.own = listed.{key}"
        )

    def _columns_inside(self, name: str) -> Columns:
        column = columns_of(self.library).get(name)
        return columns_of_list(column, self.library) if column and column.is_list else {}

    def sample(self) -> Page:
        """Rows whose columns have the types of all rows, by which the columns can be looked at.

        Raises:
            DatabaseError: `no-key`, `wrong-key` if keys are neither text nor whole numbers,
                `mixed-column`.
        """
        with self.database.transaction() as cursor:
            cases = self._sample(cursor, self.cases, columns_of(self.library))
            self._check_key(cases.schema)
            lists = {
                name: self._sample(cursor, table, self._columns_inside(name))
                for name, table in self.lists.items()
            }
        return Page(cases=cases, lists=lists, last=None)

    def _sample(self, cursor: Cursor, name: str, columns: Columns) -> pa.Table:
        """A server has types of its own; a database of files has those of its cells alone.

        Raises:
            DatabaseError: `mixed-column`, as a float read out as text is cut to seven digits.
        """
        table = quoted_table(name)
        none = _rows(cursor, f"SELECT * FROM {table} LIMIT 0")
        if self.database.has_numbers:
            return none
        names = [quoted(column) for column in none.column_names]

        def over_all(of: Callable[[str], str]) -> str:
            return f"SELECT {', '.join(f'{of(each)} AS {each}' for each in names)} FROM {table}"

        least, most = over_all(lambda each: f"MIN({each})"), over_all(lambda each: f"MAX({each})")
        sample = _rows(cursor, f"{least} UNION ALL {most}")
        floats = _rows(
            cursor, over_all(lambda each: f"MAX(CASE WHEN typeof({each}) = 'real' THEN {each} END)")
        )
        for at, (column, found) in enumerate(zip(none.column_names, floats.columns, strict=True)):
            if found.null_count:
                continue
            kind = sample.schema.field(at).type
            if not (kinds.is_integer(kind) or kinds.is_floating(kind)):
                raise DatabaseError(wordings.MIXED, "mixed-column", table=name, column=column)
            values = pa.array(found.to_pylist() * sample.num_rows, pa.float64())
            sample = sample.set_column(at, column, values)
        return self._typed(sample, columns, sample.schema)

    def _check_key(self, schema: pa.Schema) -> None:
        if self.key not in schema.names:
            near = one_of(self.key, schema.names)
            raise DatabaseError(
                wordings.NO_KEY, "no-key", table=self.cases, key=self.key, near=near
            )
        kind = schema.field(self.key).type
        if not (kinds.is_integer(kind) or kinds.is_string(kind) or kinds.is_null(kind)):
            raise DatabaseError(wordings.WRONG_KEY, "wrong-key", key=self.key, kind=kind)

    def _typed(self, table: pa.Table, columns: Columns, whole: pa.Schema) -> pa.Table:
        """Columns as what they are: a database of files has whole numbers for yes and no.

        Where some cells of the whole table are text, all are.
        """
        if self.database.has_numbers:
            return table
        for at, field in enumerate(table.schema):
            values, column = table.column(at), columns.get(field.name)
            if values.null_count == len(values):
                table = table.set_column(at, field.name, pa.nulls(len(values)))
            elif kinds.is_integer(field.type) and kinds.is_string(whole.field(at).type):
                table = table.set_column(at, field.name, values.cast(pa.string()))
            elif column is not None and kinds.is_integer(field.type):
                # beside a list in a table of its own it says whether its rows are listed
                is_truth = column.says_none or isinstance(column.field.type, BooleanType | RowsType)
                if is_truth and set(values.unique().to_pylist()) <= {0, 1, None}:
                    table = table.set_column(at, field.name, values.cast(pa.bool_()))
        return table


def quoted(name: str) -> str:
    """The name of a column in a statement: any, as what instruments ask for has dots."""
    return '"' + name.replace('"', '""') + '"'


def quoted_table(name: str) -> str:
    """The name of a table in a statement, perhaps with that of its schema before a dot."""
    return ".".join(map(quoted, name.split(".")))


def check_names(*names: str) -> None:
    """Names of tables are plain ones, as they stand in statements.

    Raises:
        DatabaseError: `not-a-name`, if one is not.
    """
    for name in names:
        if not _NAME.fullmatch(name):
            raise DatabaseError(wordings.NOT_A_NAME, "not-a-name", name=name)


def _rows(cursor: Cursor, statement: str, given: tuple[Key, ...] = ()) -> pa.Table:
    cursor.execute(statement, given or None)
    return cast(pa.Table, cursor.fetch_arrow_table())
