"""A table of PostgreSQL to amounts written back: python postgres_table.py ADDRESS 2023-12-31

`cases` has a row a case, its key in `case`, and a column a fact: text, numeric, date, boolean, and
jsonb for lists and, as `declared`, for what instruments ask for. `amounts` has what is due by the
day; rows of the same day are replaced.
"""

import sys
from datetime import date

import psycopg
import pyarrow as pa
from psycopg.rows import dict_row

import incentives
from incentives import childcare

AMOUNTS = """CREATE TABLE IF NOT EXISTS amounts (
    "case" text, incentive text, "on" date, outcome text, amount numeric(20, 2),
    least numeric(20, 2), most numeric(20, 2), PRIMARY KEY ("case", incentive, "on"))"""
COPIED = 'COPY amounts ("case", incentive, outcome, amount, least, most, "on") FROM STDIN'


def main(address: str, on: date) -> None:
    with psycopg.connect(address, row_factory=dict_row) as connection:  # one transaction
        cases = connection.execute('SELECT * FROM cases ORDER BY "case"').fetchall()
        result = incentives.assess_table(
            pa.Table.from_pylist(cases), childcare.library(), on=on, runtime="auto"
        )
        connection.execute(AMOUNTS)
        connection.execute('DELETE FROM amounts WHERE "on" = %s', [on])
        write(connection, result, on)
    for fault in result.faults.to_pylist():
        print(f"{fault['case']}: {fault['path']}: {fault['zh']} [{fault['slug']}]")


def write(connection: psycopg.Connection, result: incentives.TableResult, on: date) -> None:
    columns = ["case", "incentive", "outcome", "amount", "least", "most"]
    with connection.cursor() as cursor, cursor.copy(COPIED) as copy:
        for row in result.decisions.select(columns).to_pylist():
            copy.write_row([*row.values(), on])


if __name__ == "__main__":
    main(sys.argv[1], date.fromisoformat(sys.argv[2]))
