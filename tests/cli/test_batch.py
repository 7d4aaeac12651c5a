"""`incentives batch`: tables of cases in, tables of what they come to out."""

import shutil
import sqlite3
from contextlib import closing
from io import StringIO
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

import incentives
from incentives import childcare
from incentives.cli import main
from incentives.tables.files import read_table_file
from tests.report.reports import EXAMPLES, OVERLAY, bundled

DAY = ("--on", "2023-12-31")
CASES = "case,district,institution.public\na,320614,true\nb,320614,\nb,320614,\nc,320614,perhaps\n"


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    path = tmp_path / "cases.csv"
    path.write_text(CASES, encoding="utf-8")
    return path


@pytest.fixture
def folder(cases: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where one works, with files that are no tables of cases."""
    here = cases.parent
    monkeypatch.chdir(here)
    (here / "broken.parquet").write_bytes(b"PAR1 it is none")
    (here / "gbk.csv").write_bytes("case,district,name\na,320614,托育园\n".encode("gbk"))
    (here / "typo.csv").write_text("case,distrct\na,320614\n", encoding="utf-8")
    return here


@pytest.mark.parametrize("suffix", [".csv", ".parquet", ".arrow"])
def test_what_comes_out_is_written_beside_each_other(
    cases: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], suffix: str
) -> None:
    """Decisions, totals and faults; none is lost, and it is told how many there are."""
    result = tmp_path / f"out{suffix}"
    assert 0 == main(["batch", str(cases), str(result), *DAY])
    printed = capsys.readouterr().out
    assert printed.startswith("共 4 个个案，已测算 1 个，差错 3 处。\n")
    told, *written = printed.splitlines()[1:]
    assert told.startswith("共 54 项结论，其中 54 项由逐步测算得出")
    assert [f"已写入 {tmp_path / name}" for name in _names(suffix)] == written
    decisions, told, faults = (read_table_file(tmp_path / name) for name in _names(suffix))
    assert {"a"} == set(decisions.column("case").to_pylist())
    assert ["a"] == told.column("case").to_pylist()
    assert ["doubled-key", "doubled-key", "not-yes-or-no"] == faults.column("slug").to_pylist()
    assert [] == list(tmp_path.glob(".*"))


def _names(suffix: str) -> list[str]:
    return [f"out{suffix}", f"out.cases{suffix}", f"out.faults{suffix}"]


def test_files_say_the_same_whatever_their_form(cases: Path, tmp_path: Path) -> None:
    """Of a table of Parquet as of CSV."""
    source = tmp_path / "cases.parquet"
    parquet.write_table(read_table_file(cases), source)
    for name, given in (("one", cases), ("two", source)):
        assert 0 == main(["batch", str(given), str(tmp_path / f"{name}.csv"), *DAY])
    one, two = ((tmp_path / f"{name}.csv").read_bytes() for name in ("one", "two"))
    assert one == two


def test_lists_are_read_from_files_of_their_own(tmp_path: Path) -> None:
    """With their floats rounded where that is asked for, and refused where it is not."""
    cases, bills = tmp_path / "cases.csv", tmp_path / "bills.parquet"
    cases.write_text("id,district\na,320614\n", encoding="utf-8")
    table = {"id": ["a"], "month": ["2023-01"], "quantity_kwh": [100.25], "paid": ["90"]}
    parquet.write_table(pa.table(table), bills)
    typed = ["batch", str(cases), str(tmp_path / "out.csv"), *DAY, "--key", "id"]
    typed += ["--list", f"electricity_bills={bills}"]
    assert 2 == main(typed)
    assert not (tmp_path / "out.csv").exists()
    assert 0 == main([*typed, "--round", "electricity_bills[].quantity_kwh=1"])
    assert 0 == read_table_file(tmp_path / "out.faults.csv").num_rows


def test_the_runtime_that_is_asked_for_decides(
    cases: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It is told how much the reference decided; what cannot be compiled is refused before."""
    typed = ["batch", str(cases), str(tmp_path / "out.csv"), *DAY, "--lang", "en", "--runtime"]
    told = []
    for runtime in ("reference", "plain"):
        assert 0 == main([*typed, runtime])
        (line,) = (each for each in capsys.readouterr().out.splitlines() if "decisions" in each)
        told.append(int(line.partition("of which ")[2].split()[0]))
    assert [54, 0] == told
    monkeypatch.setattr("incentives.extras.find_spec", lambda name: name != "numba" or None)
    assert 2 == main([*typed, "compiled"])
    assert "pip install 'incentives[fast]'" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--on", "2021-12-31"),
        ("--known-on", "2019-01-01"),
        ("--overlay", str(OVERLAY)),
        ("--policies", "policies"),
        ("--key", "nix"),
    ],
)
def test_each_option_is_obeyed(tmp_path: Path, option: str, value: str) -> None:
    """With it something else comes out."""
    example = childcare.read_case(EXAMPLES / "haimen-renewal.yaml")
    source, result = tmp_path / "cases.parquet", tmp_path / "out.csv"
    parquet.write_table(incentives.case_table({"a": example}, bundled()), source)
    folder = tmp_path / "policies"
    shutil.copytree(childcare.policies_folder(), folder)
    shutil.rmtree(folder / "cn" / "jiangsu")
    typed = ["batch", str(source), str(result), "--on", "2026-02-28", "--lang", "en"]
    assert 0 == main(typed)
    before = result.read_bytes()
    status = main([*typed, option, str(folder) if value == "policies" else value])
    assert (status, result.read_bytes()) != (0, before)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (["cases.csv", "cases.csv"], "[same-file]"),
        (["cases.csv", "out.xlsx"], "[no-table-form]"),
        (["nix.csv", "out.csv"], "没有这个文件"),
        (["cases.csv", "nix/out.csv"], "[cannot-write]"),
        (["cases.csv", "out.csv", "--list", "premises"], "[not-a-pair]"),
        (["cases.csv", "out.csv", "--round", "a=x"], "[not-a-pair]"),
        (["broken.parquet", "out.csv"], "[bad-table]"),
        (["gbk.csv", "out.csv"], "[bad-table]"),
        (["typo.csv", "out.csv"], "[unknown-column]"),
    ],
)
def test_what_cannot_be_done_is_told_and_nothing_is_written(
    folder: Path, capsys: pytest.CaptureFixture[str], typed: list[str], told: str
) -> None:
    """In Chinese, with what to do; whatever stood there still does."""
    before = sorted(folder.iterdir())
    assert 2 == main(["batch", *typed, *DAY])
    captured = capsys.readouterr()
    assert "" == captured.out
    assert told in captured.err
    assert before == sorted(folder.iterdir())
    assert CASES == (folder / "cases.csv").read_text(encoding="utf-8")


def test_the_columns_of_tables_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    """Each with its type and its wording, those of rows too."""
    assert 0 == main(["schema", "--table", "--lang", "en"])
    lines = capsys.readouterr().out.splitlines()
    assert any(line.startswith("institution.public: bool  # ") for line in lines)
    assert any(line.startswith("premises[].price: decimal128(38, 20)  # ") for line in lines)
    assert "place_approvals: list<struct>  # places approved" in lines


class Terminal(StringIO):
    """Where somebody sits."""

    def isatty(self) -> bool:
        return True


def test_progress_is_shown_on_a_terminal_alone(
    cases: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """How many of how many; a file or a pipe gets nothing of it. Processes change nothing."""
    typed = ["batch", str(cases), str(tmp_path / "out.csv"), *DAY]
    assert 0 == main(typed)
    assert "" == capsys.readouterr().err
    one = (tmp_path / "out.csv").read_bytes()
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    assert 0 == main([*typed, "--workers", "1"])
    assert "测算" in terminal.getvalue()
    assert "4/4" in terminal.getvalue()
    assert one == (tmp_path / "out.csv").read_bytes()


def test_a_database_is_read_and_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """By its address, or that in a file which only its owner can read."""
    file = tmp_path / "cases.db"
    address = f"sqlite:///{file}"
    with sqlite3.connect(file) as made:
        made.execute('CREATE TABLE cases ("case" TEXT, district TEXT)')
        made.execute("INSERT INTO cases VALUES ('a', '320614'), ('b', '320614')")
    made.close()
    assert 0 == main(["batch", address, "--read", "cases", "--write", "one", *DAY])
    assert "已测算 2 个个案，差错 0 处。" in capsys.readouterr().out
    with closing(sqlite3.connect(file)) as more, more:
        more.execute("INSERT INTO cases VALUES ('c', '320614')")
    assert 0 == main(["batch", address, "--read", "cases", "--write", "one", *DAY, "--lang", "en"])
    told = capsys.readouterr().out
    assert "2023-12-31, was over already, and nothing was done now" in told
    assert "2 rows were read then; the table cases has 3 now." in told
    assert f"drop these tables of sqlite:///{file} first: one one_cases one_faults one_run" in told
    with closing(sqlite3.connect(file)) as less, less:
        less.execute("DELETE FROM cases WHERE \"case\" = 'c'")
    kept = tmp_path / "address.txt"
    kept.write_text(address, encoding="utf-8")
    kept.chmod(0o600)
    asked = ["batch", "--address-file", str(kept), "--read", "cases", "--write", "two"]
    assert 0 == main([*asked, *DAY])
    with closing(sqlite3.connect(file)) as read:
        one, two = (read.execute(f"SELECT * FROM {name}").fetchall() for name in ("one", "two"))  # noqa: S608
    assert one == two
    assert one


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (["postgresql://a:secret@db/x", "--read", "a", "--write", "b"], "[password-in-command]"),
        (["sqlite:///x.db", "--read", "a"], "[what-to-read]"),
        (["sqlite:///x.db", "out.csv", "--read", "a", "--write", "b"], "[what-to-read]"),
        (["cases.csv"], "[what-to-read]"),
        (["cases.csv", "out.csv", "--read", "a"], "[what-to-read]"),
        (["mysql://db/x", "--read", "a", "--write", "b"], "[unknown-address]"),
        (["sqlite:///x.db", "--read", "a", "--write", "b"], "[no-file]"),
        (["--address-file", "nix.txt", "--read", "a", "--write", "b"], "[address-file]"),
    ],
)
def test_what_cannot_be_done_with_a_database_is_told(
    folder: Path, capsys: pytest.CaptureFixture[str], typed: list[str], told: str
) -> None:
    """In Chinese, with what to do, and without a password."""
    assert folder.is_dir()
    assert 2 == main(["batch", *typed, *DAY])
    error = capsys.readouterr().err
    assert told in error
    assert "secret" not in error
