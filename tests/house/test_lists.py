"""What can be added is one row: wherever rows of its kind are told, the new one is told too."""

import ast
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import incentives
from incentives import Language, Outcome
from incentives.cli import main
from incentives.desk.applications.printing.offering import files_of
from incentives.language import operators, signatures
from incentives.language.operators import OPERATORS, Operator, Place, Spoken, lifting
from incentives.language.operators.operator import CALLED, OnNone
from incentives.language.parser import parse
from incentives.language.printer import print_syntax
from incentives.language.written import ExpressionWriter
from incentives.report.papers.approval.form import ApprovalForm
from incentives.report.papers.approval.sheet import approval_sheet
from incentives.report.papers.assessment import assessment_sheet
from incentives.report.printing import formats
from incentives.report.printing.formats import Format, Outlet
from incentives.report.printing.text import print_text
from incentives.report.rule.sheet import rule_sheet
from incentives.values.range import sum_of
from incentives.values.span import Span
from incentives.values.tables import one_for_each
from incentives.values.text import Text
from tests.engine.small_domain import ON, bounds, case_of, grants, one_file, yuan
from tests.report.determinations import closed
from tests.report.reports import EXAMPLES

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "incentives"
ASSESS = ["assess", str(EXAMPLES / "ningbo-closed.yaml"), "--on", "2025-12-31"]


# A format.

CARD = Format(
    name="card",
    label=Text("卡片", "card"),
    suffix="crd",
    media_type="application/x-card",
    outlet=Outlet.FILE,
    packages=(),
    paper=lambda sheet, language: f"{sheet.title} {language.tag}".encode(),
)


@pytest.fixture
def card(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(formats._ROWS, CARD.name, CARD)


@pytest.mark.usefixtures("card")
def test_a_new_format_is_offered(capsys: pytest.CaptureFixture[str]) -> None:
    """The help of `assess` lists it, and says that it can go into a file."""
    assert 0 == main(["assess", "--lang", "en", "--help"])
    told = " ".join(capsys.readouterr().out.split())
    assert f"--format {{{','.join(formats.FORMATS)}}}" in told
    assert re.search(r"the file that it is written to; docx, .*card must have one", told)


@pytest.mark.usefixtures("card")
def test_a_new_format_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It goes into the file that was named; without one it is told what to write."""
    file = tmp_path / "sheet.crd"
    assert 0 == main([*ASSESS, "--format", "card", "--output", str(file)])
    assert (f"已写入 {file}\n", "") == capsys.readouterr()
    assert "优惠政策审批表 zh".encode() == file.read_bytes()
    assert 2 == main([*ASSESS, "--format", "card", "--lang", "en"])
    assert "--output FILE.crd\n" == capsys.readouterr().err[-18:]


@pytest.mark.usefixtures("card")
@pytest.mark.parametrize("command", ["recover", "reassess", "diff", "check", "explain"])
def test_a_format_is_refused_where_it_does_not_show(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """These commands have no paper to sign, and the format writes nothing else."""
    assert 2 == main([command, "--lang", "en", "--format", "card"])
    assert "argument --format: invalid choice: 'card'" in capsys.readouterr().err


@pytest.mark.usefixtures("card")
def test_the_desk_offers_a_new_format() -> None:
    """The sheet can be had in it; the workings, which are tables, cannot."""
    offered = {file.key: file for file in files_of(closed(), ApprovalForm(), Language.ZH)}
    assert "workings_card" not in offered
    assert (
        f"{approval_sheet(closed(), Language.ZH, ApprovalForm()).title} zh".encode()
        == offered["sheet_card"].make()
    )


def test_a_format_is_never_written_by_another() -> None:
    """What does not show a document ends the program; it does not fall through to text."""
    with pytest.raises(AssertionError, match="card does not show such a document"):
        CARD.written(formats.Kind(record=str), 1, Language.ZH)


# An operator.

TWICE = Operator(
    name="twice",
    notation=CALLED,
    typed=signatures.one_number,
    compute=lambda number: number * 2,
    on_none=OnNone.NONE,
    is_partial=False,
    bounds=lambda ranges: sum_of([ranges[0], ranges[0]]),
    lifted=lifting.by_bounds,
    spoken=Spoken(text=Text("{0}的两倍", "twice {0}")),
    page="Numbers",
)
RULE = grants(grant="twice(workshop.spent)")


@pytest.fixture
def twice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(operators._ROWS, TWICE.name, TWICE)


@pytest.mark.usefixtures("twice")
def test_a_new_operator_is_computed_and_lifted(tmp_path: Path) -> None:
    """Of a known value it computes; of an open one it gives the bounds."""
    library = one_file(tmp_path, RULE)
    known = incentives.assess(case_of(spent=yuan(100)), library, on=ON)["land.one.grant"]
    assert yuan(200) == known.amount
    unknown = incentives.assess(case_of(), library, on=ON)["land.one.grant"]
    assert (0, None) == bounds(unknown)
    assert ["workshop.spent"] == [missing.id for missing in unknown.missing]


@pytest.mark.usefixtures("twice")
def test_a_new_operator_is_checked(tmp_path: Path) -> None:
    """Its typing rule refuses what does not fit."""
    with pytest.raises(incentives.PolicyError) as refused:
        one_file(tmp_path, grants(grant="twice(workshop.member)"))
    assert {"wrong-type"} == {fault.slug for fault in refused.value.faults}


@pytest.mark.usefixtures("twice")
def test_a_new_operator_is_printed_back(tmp_path: Path) -> None:
    """Syntax and checked expressions are written as they were read."""
    text = "twice(workshop.spent) + twice(workshop.profit)"
    assert text == print_syntax(parse(text, at=Span(file="x", line=1, column=1)))
    (incentive,) = one_file(tmp_path, grants(grant=text)).incentives.values()
    assert incentive.benefit.worth is not None
    assert text == ExpressionWriter().written(incentive.benefit.worth)


@pytest.mark.usefixtures("twice")
@pytest.mark.parametrize(
    ("language", "rule", "working"),
    [
        (Language.ZH, "投入的两倍", "100.00 元的两倍"),
        (Language.EN, "twice spent", "twice spent CNY 100.00"),
    ],
)
def test_a_new_operator_is_spoken(
    language: Language, rule: str, working: str, tmp_path: Path
) -> None:
    """By `explain` and on the sheet, in both languages; and it stands in the JSON."""
    library = one_file(tmp_path, RULE)
    assert rule in print_text(rule_sheet("land.one.grant", library, language), language)
    assessment = incentives.assess(case_of(spent=yuan(100)), library, on=ON)
    assert working in print_text(assessment_sheet(assessment, language), language)
    assert '"op":"twice"' in assessment.record


def sections_of_the_reference() -> dict[str, str]:
    """The text below each heading."""
    page = (ROOT / "docs" / "reference" / "policy-language.md").read_text(encoding="utf-8")
    parts = re.split(r"^#+ (.+)$", page, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


@pytest.mark.parametrize("name", OPERATORS)
def test_each_operator_stands_on_its_page_of_the_reference(name: str) -> None:
    """In backticks, under the heading that its row names."""
    row = OPERATORS[name]
    spans = re.findall(r"`([^`\n]+)`", sections_of_the_reference()[row.page])
    words = {word for span in spans for word in re.split(r"[\s(),…]+", span)}
    assert row.sign.strip() in words
    if row.notation.place is Place.CALLED:
        assert row.name == row.sign


# Tables and matches over closed sets.


def test_a_table_lacks_no_member() -> None:
    """Nor has it a row of no member: both end the program when it starts."""
    with pytest.raises(AssertionError, match=r"no row for Outcome\.INELIGIBLE"):
        one_for_each([Outcome.ELIGIBLE, Outcome.INELIGIBLE], {Outcome.ELIGIBLE: 1})
    with pytest.raises(AssertionError, match=r"a row for 3, which is no member"):
        one_for_each([1, 2], {1: "a", 2: "b", 3: "c"})


OPEN_MATCHES = {
    "kinds.py": "the type of a fact together with an Arrow type; what is one value is text",
    "documents.py": "any value of a cell together with the type of its fact",
    "writing.py": "the type of a fact, whose other kinds a document has as text",
    "formats.py": "the tokens of a number format, most of which say nothing of the number",
    "checker.py": "the name of an operator, or what stands in brackets",
    "row_forms.py": "the arguments of a function",
    "parser.py": "the nodes of Python's own grammar",
    "translating.py": "the nodes of Python's own grammar",
    "plain.py": "any value of a case",
    "earlier.py": "any value of a case that was filed",
    "in_chinese.py": "any value that was given",
    "document_faults.py": "any error of cattrs",
    "faults.py": "any error of the family",
    "sound_part.py": "a fact together with what the document has there",
    "case_template.py": "the type of a fact together with its role",
    "figures.py": "a figure, whose last form is a plain one",
    "dated.py": "a key together with the type of the parameter",
    "aspects.py": "any part of a rule",
    "dependence.py": "the shape of two arguments",
    "running.py": "the shape of a limit that rows fill",
    "certainty.py": "an operator by its name, or the few forms that are a condition",
    "apart.py": "an operator by its name, or the few forms that tell of a fact",
    "divisors.py": "an operator by its name, or the few forms that tell of a number",
    "case_text.py": "any value of a document",
    "raw.py": "any cell of a workbook",
    "expressions.py": "the type of a constant, or what a name stands for; what has no word is left",
    "stretches.py": "a figure that is one value; what is read by key or by bracket is left",
    "known.py": "a node that reads one fact; of all else the reference may know more",
    "requirements.py": "a node that compares one fact; of all else it is asked first what is known",
    "loops.py": "a guard that is of several conditions, or of one",
    "values.py": "the type of a fact, whose other kinds are text",
    "changes.py": "any message of a page",
    "as_stored.py": "any value of a case document as it is to be stored",
}


def open_matches() -> Iterator[tuple[str, int]]:
    """Every last case that takes whatever is left and does not say that nothing is."""
    for path in sorted(SOURCE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for match in (node for node in ast.walk(tree) if isinstance(node, ast.Match)):
            last = match.cases[-1]
            takes_all = isinstance(last.pattern, ast.MatchAs) and last.pattern.pattern is None
            if takes_all and not ast.unparse(last.body[0]).startswith("assert_never("):
                yield path.name, last.pattern.lineno


def test_a_match_is_closed_or_of_an_open_thing() -> None:
    """Over a closed union it ends in `assert_never`; the others are listed with what they match."""
    assert [] == [place for place in open_matches() if place[0] not in OPEN_MATCHES]
    assert set(OPEN_MATCHES) == {name for name, _ in open_matches()}


def test_the_day_of_the_examples_is_as_above() -> None:
    """The command of these tests asks for the day on which the example closes."""
    assert date.fromisoformat(ASSESS[-1]) == closed().on
