"""Tables by whole numbers in words: in the rule, in a working, and where they have no figure."""

from datetime import date
from pathlib import Path

import pytest

from incentives import Language, Library, assess, load_library, parse_case
from incentives.report.papers.assessment import assessment_sheet
from incentives.report.printing.text import print_text
from incentives.report.rule.sheet import rule_sheet
from tests.conformance.planting import Case

CONFORMANCE = Path(__file__).parents[2] / "conformance"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("library")
    (folder / "land").mkdir()
    for source in ("library/land/jurisdiction.yaml", "good/whole-tables.yaml"):
        text = (CONFORMANCE / source).read_text(encoding="utf-8")
        (folder / "land" / Path(source).name).write_text(text, encoding="utf-8")
    return load_library(folder, vocabulary=Case)


def sheet(library: Library, trees: int, language: Language) -> str:
    facts = (
        "{place: LD, grower: {registered_on: 2022-01-01}, plantings: "
        f"[{{species: oak, trees: {trees}, ordered_on: 2022-05-01}}]}}"
    )
    case = parse_case(facts, vocabulary=Case)
    assessment = assess(case, library, on=date(2022, 12, 31))
    return print_text(assessment_sheet(assessment, language), language)


@pytest.mark.parametrize(
    ("incentive", "language", "lines"),
    [
        (
            "further",
            Language.ZH,
            ("2 tree：80.00 欧元", "3 tree：标准未公布", "超过上列的，每增加 1 tree，另加："),
        ),
        ("further", Language.EN, ("1 tree: EUR 50", "each further 1 tree adds: EUR 20")),
        ("rest", Language.ZH, ("超过上列的：90.00 欧元",)),
        ("rest", Language.EN, ("above those: EUR 90",)),
        ("two_keys", Language.ZH, ("栎树、超过上列的，每增加 1 tree，",)),
    ],
)
def test_a_rule_tells_each_cell_and_what_lies_beyond(
    library: Library, incentive: str, language: Language, lines: tuple[str, ...]
) -> None:
    said = print_text(
        rule_sheet(f"land.whole-tables.{incentive}", library, language), language
    ).replace("\n", "")
    for line in lines:
        assert line in said


def test_the_sheet_says_that_a_table_has_no_figure(library: Library) -> None:
    """For no tree at all the notice says nothing: that is told, and at which cell."""
    assert "表中没有这一情形的标准：按株数（0 tree）" in sheet(library, 0, Language.ZH)
    assert "the table has no figure for that: by trees (0 tree)" in sheet(library, 0, Language.EN)


def test_the_working_names_the_number(library: Library) -> None:
    assert "按株数（7 tree）180" in sheet(library, 7, Language.ZH).replace("\n", "")
