"""What is promised to those who import the library.

Names, their docs, a light import, and an engine that knows no domain.
"""

import ast
import doctest
import inspect
import re
import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from types import ModuleType
from typing import cast

import pytest

import incentives
from incentives import calculator, checking, childcare, law, spark

ROOT = Path(__file__).parents[1]
SOURCE = Path(incentives.__file__).parent
MODULES = pytest.mark.parametrize(
    "module",
    [incentives, checking, childcare, law, spark],
    ids=["incentives", "checking", "childcare", "law", "spark"],
)

DOOR = (".door", ".door.late", ".door.where")

# `babel.numbers` is not among them: py-moneyed imports it.
HEAVY = (
    "streamlit",
    "pandas",
    "numpy",
    "pyarrow",
    "polars",
    "duckdb",
    "sqlglot",
    "pyspark",
    "psycopg",
    "openpyxl",
    "xlsxwriter",
    "docx",
    "altair",
    "litestar",
    "starlette",
    "fastapi",
    "uvicorn",
    "babel.dates",
    "rich",
    "hypothesis",
    "pytest",
    "cattrs",
    "yaml",
    "platformdirs",
    "multiprocessing",
    "incentives.cli",
    "incentives.loading",
    "incentives.language.parser",
    "incentives.childcare",
    "incentives.comparing",
    "incentives.documents.assessment",
    "incentives.documents.record",
    "incentives.engine.comparison",
    "incentives.recomputing",
    "incentives.tables",
    "incentives.telling",
)

# Words of the first domain and of its country, which the engine must not know.
DOMAIN_WORDS = re.compile(
    r"childcare|child|infant|nurser|haimen|nantong|jiangsu|china|cny|yuan|gb/t|kwh|tenure|premises|premise|institution|voltage"
    r"|deed|vat_|taxpayer|托育|托位|海门|南通|江苏|婴幼儿|契税|增值税|机构",
    re.IGNORECASE,
)

CUSTOMARY = "without a project it is the bundled domain"

# Where such a word stands and may: the file, the word, and why.
ALLOWED_WORDS = {
    (
        "wordings/cli/help.py",
        "deed",
    ): "the example of an id in the help is one of the bundled domain",
    ("cli/law/called.py", "childcare"): CUSTOMARY,
    ("cli/projects/asked.py", "childcare"): CUSTOMARY,
    ("desk/controls/processes.py", "childcare"): CUSTOMARY,
    ("desk/office.py", "childcare"): CUSTOMARY,
    ("desk/settings.py", "childcare"): CUSTOMARY,
    ("desk/frame/chrome.py", "child"): "it is a word of browsers for an element in another",
    ("desk/case/filling/shown.py", "yuan"): "an amount in this currency is shown in capitals too",
    ("forms/model.py", "cny"): "an amount in this currency may be typed in its words",
    ("forms/model.py", "yuan"): "an amount in this currency may be typed in its words",
    ("forms/typed_numbers.py", "yuan"): "it reads how amounts in this currency are typed",
    ("forms/words.py", "yuan"): "it says how amounts in this currency are typed",
    ("cli/projects/beginning.py", "childcare"): "what is begun is of the bundled domain",
    ("wordings/cli/projects.py", "南通"): "the example of a name is one of the bundled domain",
    ("wordings/cli/projects.py", "nantong"): "the example of a name is one of the bundled domain",
    ("wordings/cli/projects.py", "gb/t"): "what is begun is of the bundled domain",
    ("forms/typed_numbers.py", "cny"): "it reads how amounts in this currency are typed",
    ("report/words/capitals.py", "yuan"): "capital numerals are written of this currency only",
    ("report/passages/amounts.py", "cny"): "it says which currency has capital numerals",
    ("values/unit_names.py", "cny"): "it names currencies, this one among others",
}

# Where such a word stands and should not: the reason is the defect.
TO_MEND: dict[str, str] = {}


@MODULES
def test_the_public_names_are_there_and_sorted(module: ModuleType) -> None:
    """Every name of `__all__` exists.

    They stand in the order that ruff keeps: constants, classes, functions.
    """
    names: list[str] = module.__all__
    assert [name for name in names if not hasattr(module, name)] == []
    order = sorted(names, key=lambda name: (not name.isupper(), not name[0].isupper(), name))
    assert names == order
    assert len(set(names)) == len(names)


@MODULES
def test_every_public_class_and_function_has_a_docstring(module: ModuleType) -> None:
    """What it is, or what is true afterwards, stands at each of them."""
    objects = {name: getattr(module, name) for name in module.__all__}
    documented = {
        name for name, each in objects.items() if inspect.isclass(each) or inspect.isfunction(each)
    }
    assert {name for name in documented if not objects[name].__doc__} == set()
    assert {
        name for name in documented if inspect.getdoc(objects[name]) == "An enumeration."
    } == set()


@MODULES
def test_every_public_function_says_its_types(module: ModuleType) -> None:
    """No parameter and no result of a public function is without a type."""
    functions = {
        name: getattr(module, name)
        for name in module.__all__
        if inspect.isfunction(getattr(module, name))
    }
    for name, function in functions.items():
        signature = inspect.signature(cast(Callable[..., object], function))
        untyped = [
            each
            for each in signature.parameters.values()
            if each.annotation is inspect.Parameter.empty
        ]
        assert untyped == [], name
        assert signature.return_annotation is not inspect.Signature.empty, name


def test_what_the_public_interface_promises_is_there() -> None:
    """A determination and an assessment have what was promised of them."""
    promised = {
        "incentive",
        "outcome",
        "amount",
        "amount_range",
        "conditions",
        "missing",
        "evidence_outstanding",
        "beneficiary",
        "working",
        "citations",
    }
    assert set() == {name for name in promised if not hasattr(incentives.Determination, name)}
    for name in ("__iter__", "__getitem__", "__contains__", "__len__", "fingerprint", "to_json"):
        assert hasattr(incentives.Assessment, name)
    for function, names in {
        incentives.assess: [
            "case",
            "library",
            "on",
            "known_on",
            "overlays",
            "paid_by",
            "only",
            "values",
        ],
        incentives.load_library: ["policies", "vocabulary", "cached"],
        incentives.reassess: ["case", "library", "on", "was", "now", "overlays", "paid_by", "only"],
        incentives.compare: ["before", "after", "cases", "on", "overlays"],
    }.items():
        assert names == list(inspect.signature(cast(Callable[..., object], function)).parameters)


def test_the_errors_are_of_one_family() -> None:
    """Who catches `IncentivesError` catches what an author or a caller can mend."""
    for error in (incentives.PolicyError, incentives.CaseError, incentives.AssessmentError):
        assert issubclass(error, incentives.IncentivesError)
    assert issubclass(incentives.IncentivesError, Exception)


def test_the_example_of_the_readme_works(monkeypatch: pytest.MonkeyPatch) -> None:
    """The Python of the README, as it stands there, ends in the amount of the deed tax."""
    monkeypatch.chdir(ROOT)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"```python\n(.*?)```", readme, re.DOTALL)
    tree = ast.parse(block)
    last = tree.body.pop()
    assert isinstance(last, ast.Expr)
    names: dict[str, object] = {}
    exec(compile(tree, "README.md", "exec"), names)  # noqa: S102 — the README's own words
    # As above.
    amount = eval(compile(ast.Expression(last.value), "README.md", "eval"), names)  # noqa: S307
    assert str(amount.amount) == "150000.00"
    assert str(amount.currency) == "CNY"


@pytest.mark.parametrize(
    ("name", "count"), [("use-from-a-program", 4), ("take-results-into-a-finance-system", 6)]
)
def test_the_pages_for_programs_run(name: str, count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the page shows in Python is executed as it stands, with what it asserts."""
    monkeypatch.chdir(ROOT)
    page = ROOT / "docs" / "how-to" / f"{name}.md"
    blocks = re.findall(r"```python\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    assert len(blocks) == count
    exec(compile("\n".join(blocks), str(page), "exec"), {})  # noqa: S102 - our own page


def test_the_examples_of_what_came_out_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each example of the page on results gives what it shows."""
    monkeypatch.chdir(ROOT)
    page = ROOT / "docs" / "how-to" / "read-results.md"
    result = doctest.testfile(
        str(page), module_relative=False, encoding="utf-8", optionflags=doctest.ELLIPSIS
    )
    assert result.attempted > 10
    assert result.failed == 0


def test_the_version_is_looked_up_when_it_is_asked_for() -> None:
    """It is that of the installed program; nobody else waits for it, and no other name is there."""
    assert incentives.__version__ == version("incentives")
    assert "__version__" not in vars(incentives)
    with pytest.raises(AttributeError, match="has no attribute 'versoin'"):
        getattr(incentives, "versoin")  # noqa: B009 - which a type checker would refuse


def modules_after(statement: str) -> set[str]:
    """What a process of its own has imported once it has run the statement."""
    script = f"import sys; {statement}; print(*sorted(sys.modules), sep='\\n')"
    done = subprocess.run(  # noqa: S603 — our own words
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


def test_the_import_waits_for_nothing() -> None:
    """It brings in the table of names and what looks names up, and nothing of others."""
    loaded = modules_after("import incentives")
    ours = {name for name in loaded if name.partition(".")[0] == "incentives"}
    assert ours == {f"incentives{name}" for name in ("", ".collecting", *DOOR)}
    assert loaded & {"attr", "moneyed", "babel", "dateutil"} == set()


def test_what_answers_is_light() -> None:
    """To assess brings in no database, spreadsheet, server, command line, domain or reader.

    Nor what writes JSON, compares editions or goes over tables.
    """
    loaded = modules_after("import incentives; incentives.assess")
    assert "incentives.calculator" in loaded
    assert {name for name in HEAVY if name in loaded} == set()


def test_a_case_of_a_program_needs_no_yaml() -> None:
    """Neither a document nor a text of JSON brings in what reads YAML."""
    case = 'incentives.parse_case(\'{"district": "320614"}\', vocabulary=childcare.Case)'
    document = "incentives.case_from({'district': '320614'}, vocabulary=childcare.Case)"
    loaded = modules_after(
        f"import incentives; from incentives import childcare; {case}; {document}"
    )
    assert "cattrs" in loaded
    assert "yaml" not in loaded


def test_a_first_answer_brings_no_checker_no_faults_and_no_logging(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a sound case by a kept library: how expressions are checked, what is like a slip."""
    monkeypatch.setenv("INCENTIVES_CACHE", str(tmp_path))
    first_answer = (
        "import incentives; from datetime import date; from incentives import childcare; "
        'case = childcare.parse_case(\'{"district": "320614"}\'); '
        "incentives.assess(case, childcare.library(), on=date(2026, 12, 31))"
    )
    not_needed = {f"incentives.language.{name}" for name in ("checker", "scope", "syntax")}
    not_needed |= {"difflib", "logging"}
    made, kept = (modules_after(first_answer) for _ in range(2))
    assert made & not_needed == not_needed - {"logging"}
    assert kept & not_needed == set()


def test_a_command_waits_for_nothing_that_others_need() -> None:
    """What checks policies, prints kernels, makes cases up, compares, or reads of packages."""
    loaded = modules_after("from incentives.cli import main")
    rooms = {"checking", "comparing", "forms", "population", "questions", "recomputing"}
    of_others = {f"incentives.{name}" for name in (*rooms, "compile.lowering", "loading.entries")}
    assert loaded & {*of_others, "email", "zipfile"} == set()


def test_what_was_typed_is_read_before_what_a_command_needs_is_imported() -> None:
    """No help, and no refusal of an option, waits for a vocabulary, the law, papers or tables."""
    typed = (
        *(["assess", "case.yaml", "--on", "2026-12-31"], ["batch", "in.csv", "out.csv"]),
        *(["init", "--place", "320614"], ["kernel"], ["explain", "a"], ["check"]),
        *(["diff", "a", "b"], ["desk"], ["sample", "9", "out.csv"], ["register"]),
    )
    loaded = modules_after(
        f"from incentives.cli.parser import parse_arguments; [*map(parse_arguments, {typed})]"
    )
    light = {
        *("brief", "collecting", "errors", "extras", "journal", "engine.findings.outcome"),
        *("projects.asking", "projects.finding", "report.printing.formats", "tables.runtimes"),
        *("values.spoken.catalogue", "values.spoken.marks", "values.text"),
    }
    above = {".".join(name.split(".")[:depth]) for name in light for depth in range(1, 4)}
    rooms = {f"incentives.{name}" for name in above | {"cli", "door", "wordings"}}
    ours = {name for name in loaded if name.startswith("incentives.")}
    whole = ("incentives.cli.", "incentives.door.", "incentives.wordings.")
    assert {name for name in ours - rooms if not name.startswith(whole)} == set()
    assert loaded & {"cattrs", "dateutil", "logging", "moneyed", "yaml"} == set()


def test_every_public_name_is_told_and_comes_when_it_is_asked_for() -> None:
    """`dir`, an import of all names and one of a single name know the same names."""
    assert {*incentives.__all__} <= {*dir(incentives)}
    names: dict[str, object] = {}
    exec("from incentives import *", names)  # noqa: S102 - our own words
    assert {*incentives.__all__} <= names.keys()
    assert names["assess"] is incentives.assess is calculator.assess


def test_what_cannot_be_imported_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault inside of what a name needs is no name that is not there."""
    broken = ModuleType("incentives.calculator")
    monkeypatch.setitem(sys.modules, "incentives.calculator", broken)
    monkeypatch.delitem(vars(incentives), "assess", raising=False)
    with pytest.raises(ImportError, match=r"'assess' cannot be imported from 'incentives\.calc"):
        getattr(incentives, "assess")  # noqa: B009 - what is asked for


def test_the_import_does_no_work() -> None:
    """Importing reads no policy file, and looks at no clock, environment or arguments."""
    script = (
        "import sys\n"
        "seen = []\n"
        "def watch(event, arguments):\n"
        "    if event == 'open' and str(arguments[0]).endswith(('.yaml', '.json')): "
        "seen.append(arguments[0])\n"
        "sys.addaudithook(watch)\n"
        "import incentives, incentives.childcare\n"
        "print(len(seen))\n"
    )
    done = subprocess.run(  # noqa: S603 — our own words
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "0"


def engine_files() -> list[str]:
    """The modules of the package, but for the domain's own."""
    parts = (path.relative_to(SOURCE) for path in SOURCE.rglob("*.py"))
    return sorted(
        path.as_posix() for path in parts if path.parts[0] not in {"childcare", "policies"}
    )


def code_of(path: Path) -> str:
    """The code of a module as it is run: without comments, docstrings and the examples in them."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list):
            body[:] = [each for each in body if not is_bare_text(each)] or [ast.Pass()]
    return ast.unparse(tree)


def is_bare_text(statement: ast.stmt) -> bool:
    return (
        isinstance(statement, ast.Expr)
        and isinstance(statement.value, ast.Constant)
        and isinstance(statement.value.value, str)
    )


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(
            name,
            marks=pytest.mark.xfail(strict=True, reason=TO_MEND[name]) if name in TO_MEND else (),
        )
        for name in engine_files()
    ],
)
def test_the_engine_knows_no_domain(name: str) -> None:
    """No code outside the domain's own has a word of the domain, its country or its currency."""
    found = {(name, match[0].lower()) for match in DOMAIN_WORDS.finditer(code_of(SOURCE / name))}
    assert found - set(ALLOWED_WORDS) == set()


def test_no_word_is_allowed_in_vain() -> None:
    """An exception that nothing needs any more is taken out."""
    used = {
        (name, match[0].lower())
        for name in engine_files()
        for match in DOMAIN_WORDS.finditer(code_of(SOURCE / name))
    }
    assert set(ALLOWED_WORDS) - used == set()
