"""Rules that come to a word: a category, a disposition.

What is known of them with facts left out never contradicts what they are with all.
"""

import json
import shutil
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar, cast

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from moneyed import Money

import incentives
from incentives import UNKNOWN, Assessment, Language, Library, Open, Outcome, assess
from incentives.engine.findings.assessment import DefinitionValue
from incentives.report.papers.assessment import assessment_sheet
from incentives.report.printing.text import print_text
from incentives.report.rule.sheet import rule_sheet
from tests.conformance.planting import Case, Grower, Planting, Soil, Species

HERE = Path(__file__).resolve().parents[2] / "conformance"
ON = date(2023, 6, 30)
Part = TypeVar("Part", Grower, Planting)
STANDING, ZONE = "land.words.standing", "land.words.zone"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("words") / "policies"
    (folder / "land").mkdir(parents=True)
    shutil.copy(HERE / "library" / "land" / "jurisdiction.yaml", folder / "land")
    shutil.copy(HERE / "good" / "words.yaml", folder / "land")
    return incentives.load_library(folder, vocabulary=Case)


DAYS = st.integers(0, 1200).map(lambda days: date(2020, 1, 1) + timedelta(days=days))
PLANTINGS = st.builds(
    Planting,
    species=st.sampled_from(Species),
    soil=st.sampled_from(Soil),
    cost=st.integers(1, 9).map(lambda cost: Money(Decimal(cost), "EUR")),
    ordered_on=DAYS,
)
CASES = st.builds(
    Case,
    place=st.just("LD"),
    grower=st.builds(
        Grower,
        is_member=st.booleans(),
        registered_on=DAYS,
        main_species=st.sampled_from(Species),
        income=st.sampled_from((999, 1000)).map(lambda sum_: Money(Decimal(sum_), "EUR")),
    ),
    plantings=st.lists(PLANTINGS, max_size=3).map(tuple),
    declared=st.sampled_from(("slope", "plain")).map(
        lambda terrain: {"land.words.terrain": terrain}
    ),
)


def with_less(case: Case, choose: st.DataObject) -> Case:
    """The case without some of its facts."""

    def less(part: Part, *names: str) -> Part:
        unknown = {name: UNKNOWN for name in names if choose.draw(st.booleans())}
        return attrs.evolve(part, **cast(Any, unknown))

    grower = less(case.grower, "is_member", "main_species", "income")
    plantings = tuple(
        less(planting, "species", "soil", "cost", "ordered_on")
        for planting in cast(tuple[Planting, ...], case.plantings)
    )
    declared = case.declared if choose.draw(st.booleans()) else {}
    return attrs.evolve(case, grower=grower, plantings=plantings, declared=declared)


def allows(less: DefinitionValue, full: DefinitionValue) -> bool:
    """Whether what is known with less leaves room for what is so."""
    if not isinstance(less.value, Open):
        return less.value == full.value
    if full.value is None:
        return less.value.may_be_none
    assert less.value.among is not None
    if isinstance(full.value, Open):
        assert full.value.among is not None
        return full.value.among <= less.value.among
    return full.value in less.value.among


@given(case=CASES, choose=st.data())
def test_a_new_fact_never_overturns_a_word(
    case: Case, choose: st.DataObject, library: Library
) -> None:
    """Of each definition, and of each amount and outcome that rests on one."""
    less = assess(with_less(case, choose), library, on=ON)
    full = assess(case, library, on=ON)
    for definition in library.definitions:
        pairs = zip(less.values(definition), full.values(definition), strict=True)
        assert all(allows(*pair) for pair in pairs)
    for known, so in zip(less, full, strict=True):
        if known.outcome is not Outcome.UNDETERMINED:
            assert (known.outcome, known.amount) == (so.outcome, so.amount)
        if known.amount_range is not None and so.amount is not None:
            low, high = known.amount_range
            assert low is None or low <= so.amount
            assert high is None or so.amount <= high


def assessed(library: Library, facts: str) -> Assessment:
    return assess(incentives.parse_case(facts, vocabulary=Case), library, on=ON)


def test_a_word_can_be_read(library: Library) -> None:
    """It is the name that the policy file gives it, for the case or for each row."""
    assessment = assessed(
        library,
        "{place: LD, grower: {is_member: true}, plantings: "
        "[{soil: sand, ordered_on: 2022-02-01}, {soil: clay, ordered_on: 2022-02-01}]}",
    )
    assert "first" == assessment.value(STANDING).value
    day = date(2022, 2, 1)
    assert ["dry", "wet"] == [value.value for value in assessment.values(ZONE, at=day)]


def test_what_is_possible_stands_in_json(library: Library) -> None:
    """In the order of the enumeration; where nothing is ruled out it is open and no more."""
    case = incentives.parse_case("{place: LD, grower: {income: 999}}", vocabulary=Case)
    assessment = assess(case, library, on=ON, values=(STANDING, "land.words.ground"))
    standing, ground = json.loads(assessment.record)["values"]
    assert {"open": True, "among": ["first", "second"]} == standing["value"]
    assert {"open": True} == ground["value"]


def test_a_condition_tells_the_words_that_it_read(library: Library) -> None:
    """By definition; a condition that reads none has nothing of the kind."""
    assessment = assessed(
        library,
        "{place: LD, grower: {is_member: false, income: 1000, registered_on: 2022-03-01},"
        " plantings: []}",
    )
    document = json.loads(assessment.record)
    conditions = {
        each["incentive"]: each["conditions"][0].get("words")
        for each in document["determinations"]
        if each["conditions"]
    }
    assert {STANDING: ["none_of_these"]} == conditions["land.words.by_standing_grant"]


def test_an_overlay_supplies_a_word(library: Library, tmp_path: Path) -> None:
    """Where nobody has published it; a word that the enumeration has not is refused."""
    overlay = tmp_path / "zones.yaml"
    text = (
        "overlay: {title: {zh: 分区, en: zones}, authority: {zh: 局, en: office}, "
        "jurisdiction: land, reform: true}\nsets:\n  land.words.zones:\n"
        "    - {from: 2022-07-01, table: {sand: mixed, clay: WORD}, cite: 1}\n"
    )
    facts = "{place: LD, grower: {}, plantings: [{soil: clay, ordered_on: 2022-07-01}]}"
    case = incentives.parse_case(facts, vocabulary=Case)
    overlay.write_text(text.replace("WORD", "dry"), encoding="utf-8")
    supplied = (incentives.load_overlay(overlay, library),)
    amount = assess(case, library, on=ON, overlays=supplied)["land.words.by_zone_grant"].amount
    assert Money(100, "EUR") == amount
    overlay.write_text(text.replace("WORD", "dusty"), encoding="utf-8")
    with pytest.raises(incentives.PolicyError, match="unknown-value"):
        incentives.load_overlay(overlay, library)


@pytest.mark.parametrize(
    ("language", "lines", "of_open", "of_rule"),
    [
        (
            Language.ZH,
            ("申请人分类：其他", "分区标准（干区）100.00 欧元"),
            "申请人分类：甲类或其他，待核实",
            "年收入小于较高收入的：乙类",
        ),
        (
            Language.EN,
            ("standing of the applicant: none of these", "for each zone (dry zone) EUR 100.00"),
            "standing of the applicant: first class or none of these, unknown which",
            "if income in a year is less than high income: second class",
        ),
    ],
)
def test_words_are_told_in_both_languages(
    language: Language, lines: tuple[str, ...], of_open: str, of_rule: str, library: Library
) -> None:
    """In the condition, as the key of a table, as far as known, and in the rule."""
    facts = "{place: LD, grower: {MEMBERincome: 1000, registered_on: 2022-03-01}, plantings: "
    facts += "[{soil: sand, ordered_on: 2022-02-01}]}"
    known = assessed(library, facts.replace("MEMBER", "is_member: false, "))
    sheet = print_text(assessment_sheet(known, language), language)
    assert [line for line in lines if line not in sheet] == []
    left = assessed(library, facts.replace("MEMBER", ""))
    assert of_open in print_text(assessment_sheet(left, language), language)
    rule = rule_sheet("land.words.by_standing_grant", library, language)
    assert of_rule in print_text(rule, language)
