"""What nobody can tell the start of is taken as in force, and the answer says so."""

import json
from datetime import date
from pathlib import Path

import pytest

from incentives import CoverageKind, Language, Library, Outcome, assess
from incentives.policy.proof import prove
from incentives.report.papers.assessment import assessment_sheet
from incentives.report.rule.sheet import rule_sheet
from tests.engine.small_domain import (
    ON,
    bounds,
    case_of,
    grants,
    instrument,
    write_library,
    yuan,
)
from tests.report.reports import strings_in

OTHER = instrument(
    "land.other",
    "parameters:\n"
    "  share: {text: {zh: 比例, en: share}, unit: 1, values: [{value: 50%, cite: '3'}]}\n",
    first="2021-01-01",
)
FIGURES = """uses: {share: land.other.share}
parameters:
  flat: {text: {zh: 定额, en: flat}, unit: CNY, values: [{value: 10, cite: '1'}, {from: 2023-01-01, value: 11, cite: '1'}]}
  old: {text: {zh: 旧额, en: old sum}, unit: CNY, values: [{from: not_on_record, to: 2021-12-31, value: 7, cite: '2'}, {from: 2022-01-01, gap: true, text: TEXT}]}
"""  # noqa: E501 — one figure a line, as policies have them
GRANTS = grants(grant="flat", of_old="old", of_share="workshop.spent * share")


def library_of(folder: Path, first: str) -> Library:
    one = instrument("land.one", FIGURES + GRANTS, first=first, published="not_on_record")
    return write_library(folder, {"land/one.yaml": one, "land/other.yaml": OTHER})


def notes(library: Library, applied_on: date) -> dict[str, tuple[str, ...]]:
    """By what is not on record the incentives that it bears on."""
    case = case_of(spent=yuan(8), applied_on=applied_on)
    return {
        note.subject: tuple(name.rpartition(".")[2] for name in note.touches)
        for note in assess(case, library, on=ON).coverage
        if note.kind is CoverageKind.START_NOT_ON_RECORD
    }


@pytest.mark.parametrize("first", ["not_on_record", "2019-10..not_on_record"])
def test_what_is_given_under_it_says_so(first: str, tmp_path: Path) -> None:
    """Of a figure only where its start is another than that of its instrument."""
    library = library_of(tmp_path, first)
    given = ("grant", "of_old", "of_share")
    wanted: dict[str, tuple[str, ...]] = {"land.one": given}
    if first != "not_on_record":
        wanted["land.one.old"] = ("of_old",)
    assert wanted == notes(library, date(2021, 6, 15))
    assert wanted["land.one"][:1] == notes(library, date(2022, 6, 15))["land.one"][:1]


def test_a_start_on_record_is_told_of_the_figure_alone(tmp_path: Path) -> None:
    """The instrument has none that is not."""
    library = library_of(tmp_path, "2020-01-01")
    assert {"land.one.old": ("of_old",)} == notes(library, date(2021, 6, 15))


def test_years_are_not_undetermined(tmp_path: Path) -> None:
    """From the earliest day on; before it the law is not in force."""
    library = library_of(tmp_path, "2019-10..not_on_record")
    for applied_on, outcome in (
        (date(2019, 9, 30), Outcome.NOT_IN_FORCE),
        (date(2019, 10, 1), Outcome.ELIGIBLE),
        (date(2021, 5, 1), Outcome.ELIGIBLE),
    ):
        case = case_of(applied_on=applied_on)
        grant = assess(case, library, on=ON)["land.one.grant"]
        due = 10 if outcome is Outcome.ELIGIBLE else 0
        assert (outcome, (due, due)) == (grant.outcome, bounds(grant)), applied_on
    long_ago = library_of(tmp_path, "not_on_record")
    case = case_of(applied_on=date(1905, 1, 1))
    assert Outcome.ELIGIBLE is assess(case, long_ago, on=ON)["land.one.grant"].outcome


@pytest.mark.parametrize(
    ("first", "zh", "en"),
    [
        (
            "not_on_record",
            "起日未见记载，按已施行计",
            "from a start not on record; taken as in force",
        ),
        (
            "2019-10..not_on_record",
            "起日未见记载（不早于2019年10月1日），按已施行计",
            "from a start not on record, not before 2019-10-01; taken as in force",
        ),
    ],
)
def test_sheets_and_json_say_it_plainly(first: str, zh: str, en: str, tmp_path: Path) -> None:
    """The rule in its window, the sheet in its statement of what is left open."""
    library = library_of(tmp_path, first)
    for language, said in ((Language.ZH, zh), (Language.EN, en)):
        rule = list(strings_in(rule_sheet("land.one.grant", library, language)))
        assert said in rule
        assert "1500" not in "\n".join(rule)
    assessment = assess(case_of(applied_on=date(2021, 6, 15)), library, on=ON)
    assert "施行起日未见记载，按已施行计" in "\n".join(
        strings_in(assessment_sheet(assessment, Language.ZH))
    )
    document = json.loads(assessment.record)
    assert "start_not_on_record" in {note["kind"] for note in document["coverage"]}
    start = first.replace("10..", "10-01..")
    assert f'"from":"{start}"' in assessment.record


def test_figures_of_others_are_asked_for_from_the_first_on(tmp_path: Path) -> None:
    """What begins nobody knows when leaves no days without the figure before it began."""
    assert prove(library_of(tmp_path, "not_on_record")).holes == ()
    dated = prove(library_of(tmp_path, "2020-01-01")).holes
    assert [hole.parameter.id for hole in dated] == ["land.other.share"]
