"""A table of SQLite to amounts written back: python sqlite_table.py CASES.db 2023-12-31

`cases` has a row a case, its key in `case`, and a column a fact; the rest is made anew."""

import sqlite3
import sys
from contextlib import closing
from datetime import date

import pyarrow as pa

import incentives
from incentives import childcare

TABLES = {
    "amounts": ("case", "incentive", "outcome", "amount", "least", "most", "missing"),
    "faults": ("case", "path", "slug", "zh"),
}


def main(path: str, on: date) -> None:
    with closing(sqlite3.connect(path)) as connection:
        result = incentives.assess_table(read(connection), childcare.library(), on=on)
        with connection:  # both or none
            write(connection, "amounts", result.decisions)
            write(connection, "faults", result.faults)


def read(connection: sqlite3.Connection) -> pa.Table:
    rows = connection.execute("SELECT * FROM cases")
    names = [column[0] for column in rows.description]
    texts = [[None if cell is None else str(cell) for cell in row] for row in rows]
    schema = pa.schema([(name, pa.string()) for name in names])
    return pa.Table.from_pylist([dict(zip(names, row, strict=True)) for row in texts], schema)


def write(connection: sqlite3.Connection, name: str, table: pa.Table) -> None:
    columns = TABLES[name]
    named, places = ", ".join(f'"{each}"' for each in columns), ", ".join("?" for _ in columns)
    connection.execute(f"DROP TABLE IF EXISTS {name}")
    connection.execute(f"CREATE TABLE {name} ({named})")
    texts = (table.column(each).cast(pa.string()).to_pylist() for each in columns)
    rows = zip(*texts, strict=True)  # amounts too are text, 1500.00: SQLite has no exact numbers
    connection.executemany(f"INSERT INTO {name} VALUES ({places})", rows)


if __name__ == "__main__":
    main(sys.argv[1], date.fromisoformat(sys.argv[2]))
