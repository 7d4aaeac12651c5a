"""What an extra promises works where nothing but it is installed: `python try_one.py EXTRA`.

`nox -s extras` installs the built package with one extra in an environment of its own, and none;
what other extras promise is refused there by name. It imports nothing but the package.
"""

import os
import sys
import tempfile
from collections.abc import Callable, Mapping
from contextlib import redirect_stderr
from io import StringIO
from pathlib import Path

import incentives
from incentives import childcare
from incentives.cli import main
from incentives.extras import EXTRAS, MissingExtra, check_extra, is_installed

CASE = childcare.example_cases()["haimen-new-build"]
CASE_FILE = str(CASE.path)
ON = ("--on", CASE.on.isoformat())


def assessed() -> incentives.Assessment[childcare.Case]:
    case = childcare.read_case(CASE.path)
    return incentives.assess(case, childcare.library(), on=CASE.on)


def try_nothing() -> None:
    """Without any extra: an answer, its sheet as text, Markdown and HTML, its JSON."""
    result = assessed()
    assert "<!DOCTYPE html>" in incentives.sheet(result, form="html")
    assert incentives.sheet(result, form="markdown").startswith("# ")
    assert incentives.sheet(result)
    assert result.to_json()
    assert main(["assess", CASE_FILE, *ON]) == 0


def try_papers() -> None:
    """Papers to sign as HTML and Word, workings as Excel; PDF where the machine has a font."""
    with tempfile.TemporaryDirectory() as folder:
        for name in ("html", "docx", "xlsx"):
            file = Path(folder) / f"paper.{name}"
            command = ["assess", CASE_FILE, *ON, "--format", name, "--output", str(file)]
            assert main(command) == 0
            assert file.stat().st_size > 1_000


def try_register() -> None:
    """A register is begun, read and verified."""
    from incentives.register import Register  # noqa: PLC0415 - of the extra

    with tempfile.TemporaryDirectory() as folder:
        register = Register.begin(str(Path(folder) / "register.sqlite"))
        assert register.verify().is_intact
        register.close()


def try_desk() -> None:
    """Its pages can be imported; beside it, what it takes in."""
    from incentives.desk.frame import app  # noqa: PLC0415 - of the extra

    assert app.__name__
    try_papers()
    try_register()


def try_tables() -> None:
    """A case to a table, and its decisions."""
    table = incentives.case_table({"a": childcare.read_case(CASE.path)}, childcare.library())
    decided = incentives.assess_table(table, childcare.library(), on=CASE.on)
    assert decided.decisions.num_rows > 50
    with tempfile.TemporaryDirectory() as folder:
        sample = Path(folder) / "cases.parquet"
        decisions = Path(folder) / "decisions.parquet"
        assert main(["sample", "3", str(sample), *ON]) == 0
        assert main(["batch", str(sample), str(decisions), *ON]) == 0


def try_fast() -> None:
    """A function of whole numbers is compiled."""
    from incentives.compile.running.compiled import compiled  # noqa: PLC0415 - of the extra

    source = "def whole(words, cases, days, results, place, width):\n"
    source += "    results[place] = words[cases[0]] + days[0]\n"
    assert list(compiled(source, [("whole", 0)])([40, 41], [1], [1], 1)) == [42]


def try_json() -> None:
    """Results are written by it."""
    from incentives.documents.seal import canonical  # noqa: PLC0415 - what is tried

    assert assessed().to_json()
    assert canonical({"b": ["中"], "a": None}) == '{"a":null,"b":["中"]}'
    assert "msgspec" in sys.modules


def try_databases() -> None:
    """A table of SQLite is read."""
    from incentives.tables.databases.connecting import connected  # noqa: PLC0415 - of the extra

    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "cases.sqlite").touch()
        with connected(f"sqlite:///{folder}/cases.sqlite") as database:
            assert database.shown
    try_tables()


def try_spark() -> None:
    """Its door can be opened; `nox -s spark` walks through it, which takes Java."""
    from incentives import spark  # noqa: PLC0415 - of the extra

    check_extra("spark")
    assert spark.library_files(childcare.policies_folder(), vocabulary=childcare.Case).digests


def try_postgres() -> None:
    """The driver is there, and the register beside it."""
    import psycopg  # noqa: PLC0415 - of the extra

    assert psycopg.__version__
    try_register()


def try_sign_in() -> None:
    """What Streamlit asks a provider with is there, and the desk."""
    check_extra("sign-in")
    try_desk()


TRIES: Mapping[str, Callable[[], None]] = {
    "papers": try_papers,
    "register": try_register,
    "desk": try_desk,
    "tables": try_tables,
    "fast": try_fast,
    "json": try_json,
    "databases": try_databases,
    "spark": try_spark,
    "postgres": try_postgres,
    "sign-in": try_sign_in,
}
REFUSED: Mapping[str, tuple[str, ...]] = {
    "papers": ("assess", CASE_FILE, *ON, "--format", "docx", "--output", "paper.docx"),
    "register": ("register", "verify"),
    "desk": ("desk",),
    "tables": ("batch", "cases.parquet", "decisions.parquet"),
}
"""Commands that need an extra, and end where it is not there."""


def refusal_of(extra: str) -> str:
    """What is said where the extra is asked for; empty: nothing is missing."""
    try:
        check_extra(extra)
    except MissingExtra as error:
        return str(error)
    return ""


def try_what_is_missing(installed: set[str]) -> None:
    """Each other extra is refused by its name, in Python and on the command line."""
    for extra in EXTRAS.keys() - installed:
        assert f"pip install 'incentives[{extra}]'" in refusal_of(extra)
        if extra in REFUSED:
            told = StringIO()
            with redirect_stderr(told):
                assert main([*REFUSED[extra], "--lang", "en"]) == 2
            assert f"incentives[{extra}]" in told.getvalue(), told.getvalue()


def try_extra(extra: str) -> None:
    """`extra`: its name, or `none`."""
    try_nothing()
    if extra != "none":
        assert is_installed(extra), extra
        TRIES[extra]()
    taken_in = {name for name in EXTRAS if is_installed(name)}
    try_what_is_missing(taken_in)


if __name__ == "__main__":
    os.environ["INCENTIVES_CACHE"] = "off"
    try_extra(sys.argv[1])
