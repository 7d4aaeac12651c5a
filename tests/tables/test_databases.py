"""Cases of a database, of SQLite and of PostgreSQL: all of them, once, whatever happens between."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Mapping
from contextlib import closing
from datetime import date
from pathlib import Path

import attrs
import pyarrow as pa
import pytest

from incentives import CaseError, assess_table, childcare
from incentives.tables.databases import pages
from incentives.tables.databases.connecting import Cursor, Database, DatabaseError, connected
from incentives.tables.databases.running import Asked, assess_database
from tests.register.conftest import postgres_address, server  # noqa: F401 - fixtures

LIBRARY = childcare.library()
ASKED = Asked(
    read="cases",
    write="out",
    lists={"loans": "loans"},
    key="case",
    float_places={},
    on=date(2023, 12, 31),
    known_on=None,
    overlays=(),
    page=3,
)
ROWS: Mapping[str, list[object]] = {
    "case": ["a", "b", "b", "c", "d", "e", "f", "g", None],
    "district": [*["320614"] * 9],
    "institution.kind": [*["company"] * 3, "perhaps", *["company"] * 5],
}
LOANS: Mapping[str, list[object]] = {
    "case": ["a", "g"],
    "id": ["1", "2"],
    "principal": ["1000.00", "2000.50"],
}


@pytest.fixture(params=["file", "server"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database with cases and their loans."""
    found = f"sqlite:///{tmp_path / 'cases.db'}"
    if request.param == "server":
        found = str(request.getfixturevalue("postgres_address"))
    else:
        (tmp_path / "cases.db").touch()
    with connected(found) as database:
        fill(database)
    return found


def fill(database: Database) -> None:
    number = "NUMERIC(20, 2)" if database.has_numbers else "TEXT"
    with database.transaction() as cursor:
        cursor.execute(
            'CREATE TABLE cases ("case" TEXT, district TEXT, "institution.kind" TEXT, '
            '"institution.public" BOOLEAN)'
        )
        cursor.execute(f'CREATE TABLE loans ("case" TEXT, id TEXT, principal {number})')
        for case, place, kind in zip(*ROWS.values(), strict=True):
            cursor.execute("INSERT INTO cases VALUES ($1, $2, $3, true)", (case, place, kind))
        for case, name, principal in zip(*LOANS.values(), strict=True):
            cast = "CAST(CAST($3 AS TEXT) AS NUMERIC(20, 2))" if database.has_numbers else "$3"
            cursor.execute(f"INSERT INTO loans VALUES ($1, $2, {cast})", (case, name, principal))  # noqa: S608


def run(address: str, asked: Asked = ASKED, done: Callable[[int], None] = print) -> int:
    with connected(address) as database:
        return assess_database(database, LIBRARY, asked, done).standing.pages


def written(address: str, what: str = "", order: str = '"case"') -> list[dict[str, object]]:
    with connected(address) as database, database.transaction() as cursor:
        cursor.execute(f"SELECT * FROM out{what} ORDER BY {order}")  # noqa: S608
        rows: list[dict[str, object]] = cursor.fetch_arrow_table().to_pylist()
        return rows


def amounts(rows: list[dict[str, object]]) -> set[tuple[object, ...]]:
    return {(row["case"], row["incentive"], row["outcome"], str(row["amount"])) for row in rows}


def test_what_is_written_is_what_the_table_comes_to(address: str) -> None:
    """Page by page: decisions, totals and faults; doubled keys and those without one are told."""
    run(address)
    table = pa.table({**ROWS, "institution.public": [True] * 9})
    expected = assess_table(table, LIBRARY, on=ASKED.on, lists={"loans": pa.table(dict(LOANS))})
    rows = written(address)
    assert len(rows) == expected.decisions.num_rows
    assert amounts(expected.decisions.to_pylist()) == amounts(rows)
    assert expected.cases.num_rows == len(written(address, "_cases"))
    slugs = sorted(str(row["slug"]) for row in written(address, "_faults"))
    assert sorted(map(str, expected.faults.column("slug").to_pylist())) == slugs
    assert ["doubled-key", "doubled-key", "no-key", "unknown-value"] == slugs


CUT = """
import os, sys
from incentives.tables.databases import keeping
from tests.tables.test_databases import run

left = [int(sys.argv[2])]

def cut(*_):
    left[0] -= 1
    if left[0] == 0:
        os._exit(7)

if sys.argv[3] == "inside":
    append = keeping.Kept._append
    keeping.Kept._append = lambda *given: (append(*given), cut())
    run(sys.argv[1])
run(sys.argv[1], done=cut)
"""


@pytest.mark.parametrize(("where", "count"), [("between", 1), ("inside", 1), ("inside", 5)])
def test_a_run_that_is_cut_off_goes_on_where_it_stopped(
    address: str, where: str, count: int
) -> None:
    """Killed between two pages, or when half of one is written: nothing twice, nothing lost."""
    ended = subprocess.run(  # noqa: S603 - this Python
        [sys.executable, "-c", CUT, address, str(count), where],
        check=False,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    assert 7 == ended.returncode
    before = len(written(address, "_cases"))
    assert before < 5
    worked: list[int] = []
    run(address, done=worked.append)
    rows = written(address)
    assert sum(worked) == (4 if before else 9)
    cases = [row["case"] for row in written(address, "_cases")]
    assert ["a", "d", "e", "f", "g"] == cases
    assert len({(row["case"], row["incentive"]) for row in rows}) == len(rows)
    assert {*cases} == {row["case"] for row in rows}
    assert 4 == len(written(address, "_faults"))


def test_a_run_that_is_over_does_nothing_and_another_is_refused(address: str) -> None:
    """By the day, the law, the tables: what stands there is not mixed with what comes of others."""
    pages = run(address)
    rows = written(address)
    assert pages == run(address, done=lambda _: pytest.fail("it is over"))
    assert rows == written(address)
    with pytest.raises(DatabaseError, match="other-run"):
        run(address, attrs.evolve(ASKED, on=date(2022, 12, 31)))
    assert rows == written(address)


def test_two_programs_do_not_write_the_same_page(address: str) -> None:
    """The one that comes second is told, and nothing of it is kept."""

    def other(_: int) -> None:
        with connected(address) as database, database.transaction() as cursor:
            cursor.execute("UPDATE out_run SET pages = pages + 1")

    with pytest.raises(DatabaseError, match="at-work"):
        run(address, done=other)
    assert len(written(address, "_cases")) < 5


def test_rows_of_no_case_leave_the_list_unknown_for_all(address: str) -> None:
    """On every page; they are told once."""
    with connected(address) as database, database.transaction() as cursor:
        cursor.execute("INSERT INTO loans (\"case\", id) VALUES ('nobody', '9')")
    run(address)
    told = [row["slug"] for row in written(address, "_faults")]
    assert 1 == told.count("orphan-row")
    open_ = {
        row["case"]
        for row in written(address)
        if row["incentive"] == "cn.2025-81.interest_subsidy" and row["outcome"] == "UNDETERMINED"
    }
    assert open_ <= {"a", "d", "e", "f", "g"}


def test_keys_may_be_whole_numbers(address: str) -> None:
    """In their order as numbers."""
    with connected(address) as database, database.transaction() as cursor:
        cursor.execute("CREATE TABLE numbered (number INTEGER, district TEXT)")
        for number in (2, 10, 1, 9, 11):
            cursor.execute("INSERT INTO numbered VALUES ($1, '320614')", (number,))
    run(address, attrs.evolve(ASKED, read="numbered", key="number", lists={}, page=2))
    assert {"1", "2", "9", "10", "11"} == {row["case"] for row in written(address, "_cases")}


@pytest.mark.parametrize(
    ("changes", "slug"),
    [
        ({"read": "casse"}, "Did you mean 'cases'.*no-table"),
        ({"lists": {"loans": "lones"}}, "Did you mean 'loans'.*no-table"),
        ({"read": "cases; drop table cases"}, "not-a-name"),
        ({"key": "nix"}, "--key. Expected one of case, district.*no-key"),
    ],
)
def test_what_cannot_be_is_told(address: str, changes: dict[str, str], slug: str) -> None:
    """With a slug; what the database says itself is told with it."""
    with pytest.raises(DatabaseError, match=slug):
        run(address, attrs.evolve(ASKED, **changes))  # type: ignore[arg-type]


def test_wrong_columns_are_told_before_anything_is_written(address: str) -> None:
    """As those of any table."""
    with connected(address) as database, database.transaction() as cursor:
        cursor.execute("ALTER TABLE cases ADD COLUMN distrikt TEXT")
    with pytest.raises(CaseError, match="unknown-column"):
        run(address)
    assert tables_in(address) == {"cases", "loans"}


def tables_in(address: str) -> set[str]:
    with connected(address) as database, database.transaction() as cursor:
        cursor.execute(
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
            if database.has_numbers
            else "SELECT name FROM sqlite_master"
        )
        return set(cursor.fetch_arrow_table().column(0).to_pylist())


def test_a_refused_run_does_not_stand_in_the_way_of_the_right_one(address: str) -> None:
    """A column of a later page, or of a list, is told before any table is made."""
    with connected(address) as database, database.transaction() as cursor:
        cursor.execute("ALTER TABLE loans ADD COLUMN yearly_rate DOUBLE PRECISION")
        cursor.execute("UPDATE loans SET yearly_rate = 0.035 WHERE \"case\" = 'g'")
    for asked in (ASKED, attrs.evolve(ASKED, key="id")):
        with pytest.raises((CaseError, DatabaseError), match=r"--round|no-key"):
            run(address, asked)
        assert tables_in(address) == {"cases", "loans"}
    run(address, attrs.evolve(ASKED, float_places={"loans[].yearly_rate": 4}))
    assert 5 == len(written(address, "_cases"))


def test_a_run_that_is_over_says_so(address: str) -> None:
    """With how many rows were read then, those without a key or with a fault too."""
    with connected(address) as database:
        first = assess_database(database, LIBRARY, ASKED, print)
        again = assess_database(database, LIBRARY, ASKED, print)
    assert (first.was_over, again.was_over) == (False, True)
    assert 9 == first.standing.rows == again.standing.rows


@pytest.fixture
def file(tmp_path: Path) -> str:
    """A database of a file with cases, whose cells have a type each."""
    (tmp_path / "cells.db").touch()
    found = f"sqlite:///{tmp_path / 'cells.db'}"
    with connected(found) as database:
        fill(database)
    return found


def test_floats_beside_text_are_refused_as_they_lose_digits(file: str) -> None:
    """Read out with text, 1234567.89 would be 1.234568e+06."""
    with connected(file) as database, database.transaction() as cursor:
        cursor.execute('CREATE TABLE sums ("case" TEXT, id TEXT, principal)')
        cursor.execute("INSERT INTO sums VALUES ('a', '1', 1234567.89), ('b', '2', '5.00')")
    places = {"loans[].principal": 2}
    asked = attrs.evolve(ASKED, lists={"loans": "sums"}, float_places=places)
    with pytest.raises(DatabaseError, match=r"'principal' holds floats and text.*mixed-column"):
        run(file, asked)
    assert "out_run" not in tables_in(file)


def test_keys_that_are_floats_are_refused(file: str) -> None:
    """One is enough, on whatever page."""
    with connected(file) as database, database.transaction() as cursor:
        cursor.execute("CREATE TABLE keyed (number, district TEXT)")
        cursor.execute("INSERT INTO keyed VALUES (1, '320614'), (2.5, '320614'), (3, '320614')")
    with pytest.raises(DatabaseError, match="wrong-key"):
        run(file, attrs.evolve(ASKED, read="keyed", key="number", lists={}, page=1))


def test_whole_numbers_beside_text_are_text_on_every_page(file: str) -> None:
    """The type of a column is that of all rows, not of those that a page has."""
    with connected(file) as database, database.transaction() as cursor:
        cursor.execute('CREATE TABLE places ("case" TEXT, district)')
        cursor.execute("INSERT INTO places VALUES ('a', 320614), ('b', '320614')")
    run(file, attrs.evolve(ASKED, read="places", lists={}, page=1))
    assert ["a", "b"] == [row["case"] for row in written(file, "_cases")]


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("casse.db", "Did you mean 'cases.db'.*no-file"),
        ("nix/cases.db", "no folder '.*nix'.*no-folder"),
        ("", "not-a-database"),
        ("cases.csv", "not-a-database"),
    ],
)
def test_a_file_that_is_none_is_told_and_not_made(tmp_path: Path, path: str, told: str) -> None:
    """The whole path, and what is near it."""
    (tmp_path / "cases.db").touch()
    (tmp_path / "cases.csv").write_text("case,district\n", encoding="utf-8")
    with pytest.raises(DatabaseError, match=told), connected(f"sqlite:///{tmp_path / path}"):
        pass
    assert {each.name for each in tmp_path.iterdir()} == {"cases.db", "cases.csv"}


def test_a_list_is_not_looked_through_for_each_of_its_rows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where there is no index, a query within a query would go through all cases for each row."""
    file = tmp_path / "cases.db"
    file.touch()
    with connected(f"sqlite:///{file}") as database:
        fill(database)
    asked: list[tuple[str, tuple[int | str, ...]]] = []
    read = pages._rows

    def noted(cursor: Cursor, statement: str, given: tuple[int | str, ...] = ()) -> pa.Table:
        asked.append((statement, given))
        return read(cursor, statement, given)

    monkeypatch.setattr(pages, "_rows", noted)
    run(f"sqlite:///{file}")
    with closing(sqlite3.connect(file)) as opened:
        plans = [
            str(opened.execute(f"EXPLAIN QUERY PLAN {statement}", given).fetchall())
            for statement, given in asked
            if "listed" in statement
        ]
    assert plans
    assert [] == [plan for plan in plans if "CORRELATED" in plan]


def test_a_server_that_goes_away_is_told(postgres_address: str) -> None:  # noqa: F811
    """In a sentence; what was written stays, and the next run goes on."""
    with connected(postgres_address) as database:
        fill(database)

    def gone(_: int) -> None:
        with connected(postgres_address) as database, database.transaction() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE pid <> pg_backend_pid() AND datname = current_database()"
            )
            cursor.fetch_arrow_table()

    with pytest.raises(DatabaseError, match="database-refused") as caught:
        run(postgres_address, done=gone)
    assert "从中断处继续" in caught.value.text.zh
    run(postgres_address)
    assert 5 == len(written(postgres_address, "_cases"))


@pytest.mark.parametrize("address", ["mysql://db/x", "postgresql://nobody@localhost:1/x"])
def test_a_database_that_is_none_is_told(address: str) -> None:
    """Another kind, or one that cannot be reached; names and passwords are not told again."""
    with pytest.raises(DatabaseError) as caught, connected(address):
        pass
    assert "nobody@" not in str(caught.value)
