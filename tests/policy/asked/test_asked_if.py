"""Facts that an instrument asks of some cases only."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import incentives
from incentives import CoverageKind, Language, Library
from incentives.forms.build import form_of
from incentives.forms.relevance import next_questions, relevant_facts
from incentives.forms.words import how_to_write
from incentives.loading.schema.cases import case_schema
from incentives.report.papers.assessment import assessment_sheet
from incentives.report.printing.markdown import print_markdown
from incentives.report.rule.asked.case_template import case_template
from incentives.report.words.names import Words
from incentives.values.period import Period
from tests.conformance.planting import Case, Grower
from tests.policy.asked.ranges import assert_have_room

HERE = Path(__file__).resolve().parents[2] / "conformance"
ID = "land.asked-if"
DAY = date(2023, 6, 30)
GROWER = Grower(registered_on=date(2022, 1, 1), certified=(Period(date(2020, 1, 1)),))


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("asked") / "policies"
    (folder / "land").mkdir(parents=True)
    shutil.copy(HERE / "library" / "land" / "jurisdiction.yaml", folder / "land")
    shutil.copy(HERE / "good" / "asked-if.yaml", folder / "land")
    return incentives.load_library(folder, vocabulary=Case)


def case(**declared: object) -> Case:
    given = {f"{ID}.{name}": value for name, value in declared.items()}
    return Case(place="LD", grower=GROWER, declared=given)


def told(found: incentives.Assessment) -> list[tuple[str, tuple[str, ...]]]:
    return [
        (note.subject, note.touches)
        for note in found.coverage
        if note.kind is CoverageKind.NOT_ASKED
    ]


def test_what_is_not_asked_is_not_asked_for(library: Library) -> None:
    """It is among the questions where it is asked, and where that is not known."""
    pupils, school = f"{ID}.pupils", f"{ID}.has_school"
    for declared, expected in (
        ({"has_school": False}, set()),
        ({"has_school": True}, {pupils}),
        ({}, {pupils, school}),
    ):
        found = incentives.assess(case(**declared), library, on=DAY)
        asked = {path.text for path in relevant_facts(found)} & {pupils, school}
        assert asked == expected
        assert {q.path.text for q in next_questions(found)} & {pupils, school} == expected


def test_what_is_given_and_not_asked_is_told(library: Library) -> None:
    """With the incentives that met it; what is asked, and what is not given, is not told."""
    given_anyway = incentives.assess(case(has_school=False, pupils=7), library, on=DAY)
    by_pupils, boarders = f"{ID}.by_pupils", f"{ID}.without_boarders"
    assert told(given_anyway) == [(f"{ID}.pupils", (by_pupils, boarders))]
    for declared in ({"has_school": False}, {"has_school": True, "pupils": 7}, {"pupils": 7}):
        assert told(incentives.assess(case(**declared), library, on=DAY)) == []


@pytest.mark.parametrize(
    ("language", "heading", "why"),
    [
        (Language.ZH, "已填写、但本件不适用而未计入的事实", "设有学校"),
        (Language.EN, "Stated, but not asked here and not counted", "has a school"),
    ],
)
def test_the_sheet_says_why(library: Library, language: Language, heading: str, why: str) -> None:
    """The fact by its label under its own heading, and of whom it is asked."""
    found = incentives.assess(case(has_school=False, pupils=7), library, on=DAY)
    printed = print_markdown(assessment_sheet(found, language), language)
    assert heading in printed
    assert why in printed


def test_forms_say_of_whom_it_is_asked(library: Library) -> None:
    """Beside the field, and in the case file to fill in."""
    words = Words(library=library, language=Language.ZH)
    fields = form_of(library, ("land",)).fields
    assert how_to_write(fields[f"{ID}.pupils"], words).startswith("只在下列情形填写：设有学校。")
    assert fields[f"{ID}.has_school"].asked_if is None
    template = case_template(library, Language.EN)
    assert "only if pupils is more than 0" in template
    assert f"{ID}.boards" in str(case_schema(library.vocabulary, library.declared_facts))


VALUES: dict[str, list[object]] = {
    "has_school": [True, False],
    "pupils": [0, 7, 10],
    "stage": ["primary", "secondary"],
    "boards": [True, False],
    "accredited": [[], [{"from": "2021-01-01"}], [{"from": "2022-06-01"}]],
}


@given(
    st.fixed_dictionaries({name: st.sampled_from(values) for name, values in VALUES.items()}),
    st.sets(st.sampled_from(sorted(VALUES))),
)
def test_whatever_is_left_out_the_range_has_room_for_what_it_may_be(
    library: Library, full: dict[str, object], left_out: set[str]
) -> None:
    """Whether or not it is known of whom a fact is asked."""
    known = {name: value for name, value in full.items() if name not in left_out}
    some, every = (
        incentives.assess(case(**declared), library, on=DAY) for declared in (known, full)
    )
    assert_have_room(some, every)


def test_the_condition_is_part_of_what_a_case_rests_on(library: Library) -> None:
    """What is not asked does not matter: whatever is given for it, the answer is the same."""
    without = incentives.assess(case(has_school=False), library, on=DAY)
    for value in VALUES["pupils"]:
        given_anyway = incentives.assess(case(has_school=False, pupils=value), library, on=DAY)
        assert [(one.outcome, one.amount) for one in given_anyway] == [
            (one.outcome, one.amount) for one in without
        ]
