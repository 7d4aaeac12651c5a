"""The examples of integration, run as they stand: amounts come back to where the facts were."""

import json
import os
import sqlite3
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import date
from decimal import Decimal
from pathlib import Path

import psycopg
import pyarrow as pa
import pytest
from psycopg.types.json import Jsonb
from pyarrow import csv

import incentives
from incentives import childcare
from incentives.tables.writing import case_texts
from tests.register.conftest import postgres_address, server  # noqa: F401 - fixtures

FOLDER = Path(__file__).parents[2] / "examples" / "integration"
ON, NAME = date(2023, 12, 31), "haimen-new-build"
DEED_TAX = "cn.2019-76.deed_tax_exemption"
FIRST = childcare.example_cases()[NAME].path
LIBRARY = childcare.library()
WRONG = {"case": "wrong", "district": "320614", "institution.kind": "casino"}


def run(script: str, *arguments: str | Path) -> str:
    """What the script prints."""
    done = subprocess.run(  # noqa: S603 - our own examples
        [sys.executable, str(FOLDER / f"{script}.py"), *map(str, arguments)],
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    assert 0 == done.returncode, done.stderr
    return done.stdout


def rows() -> list[Mapping[str, str | None]]:
    """Two cases as text, one of them with a fault; only the columns in which something stands."""
    table = case_texts({NAME: childcare.read_case(FIRST)}, LIBRARY)
    [row] = table.to_pylist()
    return [{name: value for name, value in row.items() if value is not None}, WRONG]


def names() -> list[str]:
    return list(dict.fromkeys(name for row in rows() for name in row))


@pytest.mark.parametrize("script", sorted(FOLDER.glob("*.py")), ids=lambda path: path.stem)
def test_an_example_is_short(script: Path) -> None:
    """Under fifty lines."""
    assert 50 > len(script.read_text(encoding="utf-8").splitlines())


def test_a_table_of_sqlite(tmp_path: Path) -> None:
    """Amounts and faults stand beside the cases; run again they are the same."""
    path = tmp_path / "cases.db"
    columns = ", ".join(f'"{name}"' for name in names())
    inserted = f"INSERT INTO cases VALUES ({', '.join('?' for _ in names())})"  # noqa: S608 - ours
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(f"CREATE TABLE cases ({columns})")
        cells = [[row.get(name) for name in names()] for row in rows()]
        connection.executemany(inserted, cells)
    for _ in range(2):
        run("sqlite_table", path, ON.isoformat())
        with closing(sqlite3.connect(path)) as connection:
            amounts = dict(connection.execute("SELECT incentive, amount FROM amounts"))
            faults = connection.execute('SELECT "case", path FROM faults').fetchall()
        assert "150000.00" == amounts[DEED_TAX]
        assert [("wrong", "institution.kind")] == faults


def test_a_table_of_postgresql(postgres_address: str) -> None:  # noqa: F811
    """Lists stand in jsonb; amounts are numeric, and a second run replaces those of its day."""
    address = postgres_address.replace("postgresql+psycopg", "postgresql")
    several = [_with_objects(row) for row in rows()]
    kinds = {
        name: "text" if isinstance(cell, str) else "jsonb"
        for row in several
        for name, cell in row.items()
    }
    columns = ", ".join(f'"{name}" {kind}' for name, kind in kinds.items())
    inserted = f"INSERT INTO cases VALUES ({', '.join('%s' for _ in kinds)})"  # noqa: S608 - ours
    with psycopg.connect(address) as connection:
        connection.execute(f"CREATE TABLE cases ({columns})".encode())
        for row in several:
            cells = [row.get(name) for name in kinds]
            connection.execute(inserted.encode(), cells)
    for _ in range(2):
        told = run("postgres_table", address, ON.isoformat())
        assert told.startswith("wrong: institution.kind: ")
        with psycopg.connect(address) as connection:
            [(amount,)] = connection.execute(
                "SELECT amount FROM amounts WHERE incentive = %s", [DEED_TAX]
            ).fetchall()
        assert Decimal("150000.00") == amount


def _with_objects(row: Mapping[str, str | None]) -> dict[str, object]:
    """Lists as objects, and what instruments ask for in one: names of columns are not so long."""
    cells: dict[str, object] = {}
    declared: dict[str, object] = {}
    for name, cell in row.items():
        assert cell is not None
        plain = json.loads(cell) if cell[0] in "[{" else None
        if name.startswith("declared."):
            declared[name.removeprefix("declared.")] = cell if plain is None else plain
        else:
            cells[name] = cell if plain is None else Jsonb(plain)
    return cells | ({"declared": Jsonb(declared)} if declared else {})


def test_a_data_frame(tmp_path: Path) -> None:
    """A column an incentive beside what was there; the row with a fault says so."""
    pytest.importorskip("pandas")
    source, target = tmp_path / "cases.csv", tmp_path / "amounts.csv"
    cells = {name: [row.get(name) for row in rows()] for name in names()}
    csv.write_csv(pa.table(cells), source)
    run("data_frame", source, target, ON.isoformat())
    table = csv.read_csv(target, parse_options=csv.ParseOptions(newlines_in_values=True))
    assert 150_000 == table.column(DEED_TAX).to_pylist()[0]
    assert [False, True] == [bool(cell) for cell in table.column("faults").to_pylist()]


@pytest.fixture
def application() -> Iterator[str]:
    """The address of the web application, which has begun to listen."""
    script = FOLDER / "web_application.py"
    begin = (
        "import runpy, sys; from http.server import ThreadingHTTPServer as Server;"
        f"Answering = runpy.run_path({str(script)!r})['Answering'];"
        "server = Server(('127.0.0.1', 0), Answering);"
        "print(server.server_port, flush=True); server.serve_forever()"
    )
    with subprocess.Popen(  # noqa: S603 - our own example
        [sys.executable, "-c", begin],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        assert process.stdout is not None
        try:
            yield f"http://127.0.0.1:{int(process.stdout.readline())}"
        finally:
            process.terminate()


def ask(address: str, case: object) -> tuple[int, dict[str, object]]:
    body = json.dumps(case).encode()
    try:
        with urllib.request.urlopen(address, body, timeout=120) as answer:  # noqa: S310
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as error:
        with error:
            return error.code, json.load(error)


def test_a_web_application(application: str) -> None:
    """It answers a case as `assess` does, tells what is wrong with one, and takes no other day."""
    case = childcare.read_case(FIRST)
    expected = incentives.assess(case, LIBRARY, on=ON).to_json()
    document = incentives.case_to(case)
    assert (200, json.loads(expected)) == ask(f"{application}/2023-12-31", document)
    status, told = ask(f"{application}/2023-12-31", {"district": "nowhere"})
    assert 422 == status
    assert "unknown-jurisdiction" in str(told["faults"])
    assert 400 == ask(f"{application}/yesterday", document)[0]


def test_a_pool_of_processes(tmp_path: Path) -> None:
    """Files in their order, one that cannot be read among them."""
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text("district: nowhere\n", encoding="utf-8")
    first, second = run("process_pool", ON.isoformat(), FIRST, wrong).splitlines()[:2]
    totals = incentives.assess(childcare.read_case(FIRST), LIBRARY, on=ON).totals
    assert f"{FIRST}: {totals['cash'].amount}" == first
    assert "nowhere" in second
