"""The one list of checks.

`nox` runs those that must pass before a change is done; `nox -l` lists all.
"""

from pathlib import Path

import nox
from packaging.requirements import Requirement

nox.needs_version = ">=2025.5.1"
nox.options.default_venv_backend = "venv"
nox.options.reuse_venv = "yes"
nox.options.error_on_external_run = True
nox.options.sessions = ["lint", "tests", "lowest", "extras", "law", "spark", "browser"]

PYPROJECT = nox.project.load_toml("pyproject.toml")
EXTRAS: tuple[str, ...] = tuple(PYPROJECT["project"]["optional-dependencies"])
WITHOUT_LIBRARIES = (
    "budgeting",
    "checking",
    "conformance",
    "domains",
    "engine",
    "house",
    "language",
    "policies",
    "policy",
    "wordings",
)
"""Rooms of tests of what hangs on the age of no library: laws, language, sentences, engine."""
RIVALS = ("zen-engine", "OpenFisca-Core")
"""What the benchmark sets ours beside."""
BARE = {"PYTHONPATH": None}
INSTALLED_ONLY = {"PYTHONPATH": None, "PYTHONSAFEPATH": "1"}
IN_PAIRS = ("--numprocesses=2", "--dist=loadgroup")
SEEN = "tests/browser/seen"
AGREEMENT = "tests/compile/test_agreement.py"
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


@nox.session(venv_backend="venv", reuse_venv=False)
@nox.parametrize("extra", ["none", *EXTRAS])
def extras(session: nox.Session, extra: str) -> None:
    """Each extra does what it promises where nothing else is installed, and so does none."""
    session.install("." if extra == "none" else f".[{extra}]")
    session.run("python", "tests/extras/try_one.py", extra, env=INSTALLED_ONLY)


@nox.session
def law(session: nox.Session) -> None:
    """The law is updated without the program: wheels of it are built, installed, compared."""
    session.install(".", *dependency_group("test"))
    env = {**INSTALLED_ONLY, "INCENTIVES_LAW_WHEELS": "built"}
    session.run("pytest", *session.posargs, "tests/law", env=env)


@nox.session
def browser(session: nox.Session) -> None:
    """The desk works in a real browser (Debian's Chromium)."""
    session.install(WITH_DESK, *dependency_group("test"), *dependency_group("browser"))
    chosen = session.posargs or [*IN_PAIRS, "tests/browser", f"--ignore={SEEN}"]
    session.run("pytest", *chosen, env=INSTALLED_ONLY)


@nox.session(default=False)
def seen(session: nox.Session) -> None:
    """Every page of the desk can be read and used by all.

    By axe-core, at twice the size, on a phone and by keyboard.
    """
    session.install(WITH_DESK, *dependency_group("test"), *dependency_group("browser"))
    session.run("pytest", *(session.posargs or [*IN_PAIRS, SEEN]), env=INSTALLED_ONLY)


@nox.session
def lowest(session: nox.Session) -> None:
    """The tests hold with the oldest releases of the dependencies that pyproject allows."""
    lowest_allowed = held_to_lowest(session, *TESTED_TOGETHER)
    session.install(WITH_DESK, *dependency_group("test"), *lowest_allowed)
    without = (f"--ignore=tests/{room}" for room in WITHOUT_LIBRARIES)
    run_pytest(session, "--hypothesis-profile=few", *without)


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
def equality(session: nox.Session) -> None:
    """The kernel says what the reference says: of the language, and of very many changed cases."""
    session.install(WITH_DESK, *dependency_group("test"))
    chosen = session.posargs or [*IN_PAIRS, "--hypothesis-profile=equality", AGREEMENT]
    session.run("pytest", *chosen, env=INSTALLED_ONLY)


@nox.session(default=False)
def bench(session: nox.Session) -> None:
    """Speed, as ratios to hand-written code and to others in the same run.

    `nox -s bench -- --write` makes the page of it in the reference.
    """
    session.install(WITH_DESK, ".[spark]")
    for rival in RIVALS:  # the page says so where one cannot be installed
        session.run("python", "-m", "pip", "install", "--quiet", rival, success_codes=[0, 1])
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

    An extra that takes in another one names the package itself, which is none.

    Raises: ValueError where a dependency has no lower bound.
    """
    project = PYPROJECT["project"]
    named = [
        *project["dependencies"],
        *(text for extra in extras for text in project["optional-dependencies"][extra]),
    ]
    required = (Requirement(text) for text in named)
    return [pin_to_lower_bound(each) for each in required if each.name != project["name"]]


def pin_to_lower_bound(requirement: Requirement) -> str:
    """`attrs>=23.2.0` as `attrs==23.2.0`."""
    bounds = [
        specifier.version for specifier in requirement.specifier if specifier.operator == ">="
    ]
    if len(bounds) != 1:
        raise ValueError(f"{requirement}: expected one lower bound, such as >=1.2")
    return f"{requirement.name}=={bounds[0]}"
