"""The one list of checks.

`nox` runs those that must pass before a change is done; `nox -l` lists all.
"""

from collections.abc import Mapping
from pathlib import Path

import nox
from packaging.requirements import Requirement

nox.needs_version = ">=2025.5.1"
nox.options.default_venv_backend = "uv|venv"  # without uv, pip takes minutes for what takes seconds
nox.options.reuse_venv = "yes"
nox.options.error_on_external_run = True
# Those with most to say come last: what failed is read off the end.
nox.options.sessions = ["lint", "extras", "law", "spark", "browser", "lowest", "tests"]

PYPROJECT = nox.project.load_toml("pyproject.toml")
EXTRAS: tuple[str, ...] = tuple(PYPROJECT["project"]["optional-dependencies"])
TRIED_IN: Mapping[str, tuple[str, ...]] = {
    "adbc-driver-postgresql": ("tables/test_databases.py",),
    "adbc-driver-sqlite": ("tables/test_databases.py",),
    "alembic": ("register/test_carried_over.py", "register/test_opening.py"),
    "altair": ("desk/charts", "desk/test_budget.py"),
    "attrs": ("facts", "test_travelling.py"),
    "Authlib": ("browser/access/test_sign_in.py",),
    "Babel": ("report/words", "values"),
    "cattrs": ("facts", "documents/test_case.py"),
    "cn2an": ("report/papers/test_approval.py", "report/words"),
    "httpx": ("browser/access/test_sign_in.py",),
    "msgspec": ("documents/test_seal.py",),
    "numba": ("compile/test_compiled.py",),
    "numpy": ("tables",),
    "openpyxl": ("workbook/test_keys.py", "workbook/test_odd_parts.py", "workbook/test_shown.py"),
    "platformdirs": ("loading/kept",),
    "psycopg": ("register/test_filing.py", "register/trust/test_server_guards.py"),
    "py-moneyed": ("values", "forms"),
    "pyarrow": ("tables", "cli/test_batch.py"),
    "python-dateutil": ("values", "language/operators"),
    "python-docx": ("report/papers/test_approval.py", "report/printing"),
    "PyYAML": (
        "loading/test_reader.py",
        "loading/test_reader_messages.py",
        "loading/test_scalars.py",
    ),
    "rich": ("cli/test_batch.py",),
    "segno": ("report/printing",),
    "SQLAlchemy": ("register/laws", "register/test_structure.py", "applications/procedure"),
    "streamlit": (
        "desk/access",
        "desk/files/test_applications.py",
        "desk/files/test_procedure.py",
        "desk/test_blocks.py",
        "desk/test_register.py",
    ),
    "typst": ("report/papers/test_approval.py", "report/printing"),
    "XlsxWriter": ("report/printing", "workbook/test_template.py"),
}
"""Which tests drive each dependency: what hangs on its age. The others are the same in `tests`."""
RIVALS = ("zen-engine", "OpenFisca-Core")
"""What the benchmark sets ours beside."""
BARE = {"PYTHONPATH": None}
INSTALLED_ONLY = {"PYTHONPATH": None, "PYTHONSAFEPATH": "1"}
WITHOUT_LIMIT = {**INSTALLED_ONLY, "INCENTIVES_SWEEPS": "all"}
IN_PAIRS = ("--numprocesses=2", "--dist=worksteal")  # what shares a file mostly shares a worker
SEEN = "tests/browser/seen"
AGREEMENT = ("tests/compile/test_agreement.py", "tests/compile/random")
TESTED_TOGETHER = tuple(extra for extra in EXTRAS if extra != "spark")
"""Spark has a session of its own: it brings what is older than other extras want."""
WITH_DESK = f".[{','.join(TESTED_TOGETHER)}]"


@nox.session
def lint(session: nox.Session) -> None:
    """Style, format, types, and that imports run downwards."""
    session.install("--editable", WITH_DESK, *dependency_group("dev"), *dependency_group("browser"))
    session.run("ruff", "check", "--output-format=concise", ".")
    session.run("ruff", "format", "--check", ".")
    session.run("mypy")
    session.run("lint-imports")


@nox.session(default=False)
def policies(session: nox.Session) -> None:
    """The policies inside the wheel load without a fault and their policy cases hold.

    `tests` checks the same, of the same wheel.
    """
    session.install(".")
    session.run("incentives", "check", *session.posargs, env=INSTALLED_ONLY)


@nox.session
def tests(session: nox.Session) -> None:
    """The tests, and the examples in docstrings, hold for the installed wheel."""
    session.install(WITH_DESK, *dependency_group("test"))
    run_pytest(session)


@nox.session(reuse_venv=False)
@nox.parametrize("extra", ["none", *EXTRAS])
def extras(session: nox.Session, extra: str) -> None:
    """Each extra does what it promises where nothing else is installed, and so does none."""
    session.install("." if extra == "none" else f".[{extra}]")
    # Its sheets are hundreds of lines; they are shown where it fails.
    session.run("python", "tests/extras/try_one.py", extra, env=INSTALLED_ONLY, silent=True)


@nox.session
def law(session: nox.Session) -> None:
    """The law is updated without the program: wheels of it are built, installed, compared."""
    session.install("pip", ".", *dependency_group("test"))  # the page that is run speaks of pip
    env = {**INSTALLED_ONLY, "INCENTIVES_LAW_WHEELS": "built"}
    session.run("pytest", *session.posargs, "tests/law", env=env)


@nox.session
def browser(session: nox.Session) -> None:
    """The desk works in a real browser (Debian's Chromium), on its main path."""
    run_in_browser(session, "not wide")


@nox.session(default=False)
def walks(session: nox.Session) -> None:
    """The desk works in a real browser off its main path too: many rows, a phone, breaks."""
    run_in_browser(session, "wide")


@nox.session(default=False)
def seen(session: nox.Session) -> None:
    """Every page of the desk can be read and used by all.

    By axe-core, at twice the size, on a phone and by keyboard.
    """
    session.install(WITH_DESK, *dependency_group("test"), *dependency_group("browser"))
    session.run("pytest", *(session.posargs or [*IN_PAIRS, SEEN]), env=INSTALLED_ONLY)


@nox.session
def lowest(session: nox.Session) -> None:
    """What hangs on libraries holds with the oldest releases that pyproject allows."""
    named = {requirement.name for requirement in dependencies(*TESTED_TOGETHER)}
    if named != TRIED_IN.keys():
        session.error(f"say which tests drive each: {sorted(named ^ TRIED_IN.keys())}")
    lowest_allowed = held_to_lowest(session, *TESTED_TOGETHER)
    groups = (*dependency_group("test"), *dependency_group("browser"))
    session.install(WITH_DESK, *groups, *lowest_allowed)
    tried = sorted({f"tests/{room}" for rooms in TRIED_IN.values() for room in rooms})
    chosen = session.posargs or ["--hypothesis-profile=few", *IN_PAIRS, "-m", "not wide", *tried]
    session.run("pytest", *chosen, env=INSTALLED_ONLY)


@nox.session
@nox.parametrize("releases", ["newest", "lowest"])
def spark(session: nox.Session, releases: str) -> None:
    """Cases of a cluster: two threads of Spark on Java, with each end of the releases allowed."""
    held = held_to_lowest(session, "spark", "tables") if releases == "lowest" else ()
    session.install(".[spark]", *dependency_group("test"), *held)
    chosen = session.posargs or ["--hypothesis-profile=few", "tests/spark"]
    session.run("pytest", *chosen, env={**INSTALLED_ONLY, "SPARK_EXPECTED": "1"})


@nox.session(default=False)
def properties(session: nox.Session) -> None:
    """The laws, with many more generated cases than in `tests`."""
    session.install(WITH_DESK, *dependency_group("test"))
    run_pytest(session, "--hypothesis-profile=deep")


@nox.session(default=False)
def sweeps(session: nox.Session) -> None:
    """Tests that go through everything of a kind do so, where `tests` goes through a part of it."""
    session.install(WITH_DESK, *dependency_group("test"))
    chosen = session.posargs or [*IN_PAIRS, "tests", "--ignore=tests/browser", "-m", "sweep"]
    session.run("pytest", *chosen, env=WITHOUT_LIMIT)


@nox.session(default=False)
def equality(session: nox.Session) -> None:
    """The kernel says what the reference says: of random libraries, and of very many cases."""
    session.install(WITH_DESK, *dependency_group("test"))
    chosen = session.posargs or [*IN_PAIRS, "--hypothesis-profile=equality", *AGREEMENT]
    session.run("pytest", *chosen, env=WITHOUT_LIMIT)


@nox.session(default=False)
def bench(session: nox.Session) -> None:
    """Speed, as ratios to hand-written code and to others in the same run.

    `nox -s bench -- --write` makes the page of it in the reference.
    """
    session.install(WITH_DESK, ".[spark]")
    for rival in RIVALS:  # the page says so where one cannot be installed
        session.install("--quiet", rival, success_codes=[0, 1, 2])
    session.run("python", "-m", "benchmarks.performance", *session.posargs, env=BARE)
    session.run("python", "-m", "benchmarks.bench", env=BARE)
    session.run("python", "benchmarks/batch.py", env=INSTALLED_ONLY)
    session.run("python", "benchmarks/rows.py", env=INSTALLED_ONLY)


@nox.session(default=False)
def mutants(session: nox.Session) -> None:
    """How many changes of the program, drawn by a seed, its tests notice.

    Such as `nox -s mutants -- --seed 7 --most 200 --minutes 60 --rooms values,language`.
    """
    session.install(WITH_DESK, *dependency_group("mutants"))
    session.run("python", "-m", "benchmarks.mutants", *session.posargs, env={"PYTHONPATH": None})


@nox.session(default=False)
def keystrokes(session: nox.Session) -> None:
    """How soon the desk answers a key in a real browser."""
    session.install(WITH_DESK, *dependency_group("test"), *dependency_group("browser"))
    session.run("python", "-m", "benchmarks.keystroke", *session.posargs, env={"PYTHONPATH": None})


@nox.session(default=False)
def sheets(session: nox.Session) -> None:
    """Writes the sheets beside the examples anew, of all or of those named.

    What changed is to be read before it is kept.
    """
    session.install(".")
    session.run(
        "python", "tests/examples/write_sheets.py", *session.posargs, env={"PYTHONPATH": None}
    )


@nox.session(default=False)
def reference(session: nox.Session) -> None:
    """Writes the pages of the reference anew that are made of the source.

    What changed is to be read before it is kept.
    """
    session.install(".", *dependency_group("test"))
    session.run("python", "-m", "tests.reference.write_pages", env={"PYTHONPATH": None})
    session.run("python", "-m", "tests.documents.write_schemas", env={"PYTHONPATH": None})


@nox.session(default=False)
def ajv(session: nox.Session) -> None:
    """The schemas of results stand before ajv in strict mode (node and npm must be installed)."""
    session.install(".", *dependency_group("test"))
    modules = session.create_tmp()
    packages = ("ajv@8", "ajv-formats@3")
    session.run(
        "npm", "install", "--no-package-lock", "--prefix", modules, *packages, external=True
    )
    env = {**INSTALLED_ONLY, "INCENTIVES_AJV": modules}
    session.run("pytest", "tests/documents/test_ajv.py", env=env)


@nox.session(default=False)
def notebooks(session: nox.Session) -> None:
    """The notebooks of the examples run, and print what stands in them; `--write`: anew."""
    session.install(".[tables]", *dependency_group("notebooks"))
    session.run("python", "examples/notebooks/run.py", *session.posargs, env=INSTALLED_ONLY)


@nox.session(default=False)
def screenshots(session: nox.Session) -> None:
    """Writes the pictures of the desk in the docs anew.

    Each is to be looked at before it is kept.
    """
    session.install(WITH_DESK, *dependency_group("test"), *dependency_group("browser"))
    session.run(
        "python",
        "-m",
        "tests.browser.write_screenshots",
        *session.posargs,
        env={"PYTHONPATH": None},
    )


def run_in_browser(session: nox.Session, which: str) -> None:
    """Runs those tests of the desk that drive a browser."""
    session.install(WITH_DESK, *dependency_group("test"), *dependency_group("browser"))
    chosen = session.posargs or [*IN_PAIRS, "tests/browser", f"--ignore={SEEN}", "-m", which]
    session.run("pytest", *chosen, env=INSTALLED_ONLY)


def run_pytest(session: nox.Session, *options: str) -> None:
    """Runs the tests but those in a browser, and the installed package's doctests.

    Nothing of `src` is importable.
    """
    chosen = session.posargs or [
        *IN_PAIRS,
        "tests",
        "--ignore=tests/browser",
        "--pyargs",
        "incentives",
    ]
    session.run("pytest", *options, *chosen, env=INSTALLED_ONLY)


def dependency_group(name: str) -> tuple[str, ...]:
    """The requirements of one dependency group of pyproject, with the groups that it includes."""
    return nox.project.dependency_groups(PYPROJECT, name)


def held_to_lowest(session: nox.Session, *extras: str) -> tuple[str, str]:
    """The option by which pip takes the oldest releases that pyproject allows."""
    constraints = Path(session.create_tmp()) / "lowest.txt"
    constraints.write_text("\n".join(lowest_dependencies(*extras)) + "\n", encoding="utf-8")
    return "--constraint", str(constraints)


def lowest_dependencies(*extras: str) -> list[str]:
    """Each dependency of the package, those of these extras included, pinned to its lower bound.

    Raises: ValueError where a dependency has no lower bound.
    """
    return [pin_to_lower_bound(requirement) for requirement in dependencies(*extras)]


def dependencies(*extras: str) -> list[Requirement]:
    """What the package requires, by itself and with these extras.

    An extra that takes in another one names the package itself, which is none.
    """
    project = PYPROJECT["project"]
    named = [
        *project["dependencies"],
        *(text for extra in extras for text in project["optional-dependencies"][extra]),
    ]
    required = (Requirement(text) for text in named)
    return [requirement for requirement in required if requirement.name != project["name"]]


def pin_to_lower_bound(requirement: Requirement) -> str:
    """`attrs>=23.2.0` as `attrs==23.2.0`."""
    bounds = [
        specifier.version for specifier in requirement.specifier if specifier.operator == ">="
    ]
    if len(bounds) != 1:
        raise ValueError(f"{requirement}: expected one lower bound, such as >=1.2")
    return f"{requirement.name}=={bounds[0]}"
