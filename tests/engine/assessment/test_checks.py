"""Checks: conditions that an instrument sets and that give nothing."""

from datetime import date
from pathlib import Path

import pytest

from incentives import Assessment, assess, parse_case
from incentives.engine.findings.conditions import CheckResult
from tests.engine.small_domain import (
    CITY,
    ON,
    VILLAGE,
    Case,
    Workshop,
    case_of,
    instrument,
    one_file,
    write_library,
    yuan,
)

STAFF = """
parameters:
  least_staff: {text: TEXT, unit: person, values: [{value: 5, cite: '2'}]}
checks:
  staffed:
    text: {zh: 人数达标, en: enough staff}
    cite: '1'
    when: workshop.staff >= least_staff
"""
BOTH = """
checks:
  both:
    text: TEXT
    cite: '1'
    all:
      - {id: certified, when: workshop.certified, text: TEXT, evidence: [licence]}
      - {id: green, when: workshop.green, text: TEXT, cite: '3'}
"""
SINGLE = """
checks:
  one:
    text: {zh: 丁, en: one}
    cite: '1'
    when: {id: inner, when: workshop.certified, text: {zh: 戊, en: inner}, evidence: [licence]}
  two:
    text: {zh: 丁, en: two}
    cite: '1'
    when:
      id: outer
      text: {zh: 戊, en: outer}
      all:
        - {id: certified, when: workshop.certified, text: TEXT}
        - {id: green, when: workshop.green, text: TEXT}
"""
DATED = """
checks:
  member: {text: TEXT, cite: '1', when: workshop.member, at: workshop.applied_on}
"""


def checks_of(assessment: Assessment) -> dict[str, CheckResult]:
    return {check.id: check for check in assessment.checks}


@pytest.mark.parametrize(("staff", "holds"), [(4, False), (5, True), (6, True)])
def test_a_check_holds_or_not(staff: int, holds: bool, tmp_path: Path) -> None:
    """Below, on and above the figure of the law; its facts and its clause stand in the result."""
    found = assess(Case(workshop=Workshop(staff=staff)), one_file(tmp_path, STAFF), on=ON)
    [check] = found.checks
    assert (check.id, check.holds, check.citation.clause) == ("land.one.staffed", holds, "1")
    [condition] = check.conditions
    assert [(str(fact.path), fact.value) for fact in condition.facts] == [("workshop.staff", staff)]
    assert len(condition.workings) == 1
    assert check.missing == ()
    assert len(found) == 0


def test_a_check_of_one_condition_is_told_by_it_and_one_of_several_by_each(
    tmp_path: Path,
) -> None:
    """In the words of the check where it asks for one thing only; its papers are asked for."""
    case = Case(workshop=Workshop(certified=True, green=False))
    checks = checks_of(assess(case, one_file(tmp_path, SINGLE), on=ON))
    [condition] = checks["land.one.one"].conditions
    assert condition.text is not None
    assert ("one", True) == (condition.text.en, condition.holds)
    assert condition.evidence_outstanding == ("licence",)
    told = [(each.id, each.holds) for each in checks["land.one.two"].conditions]
    assert [("certified", True), ("green", False)] == told


def test_a_check_whose_facts_are_not_known_is_open(tmp_path: Path) -> None:
    """It says what is missing, and that it is not about this applicant."""
    [check] = assess(Case(), one_file(tmp_path, STAFF), on=ON).checks
    assert check.holds is None
    assert [missing.id for missing in check.missing] == ["workshop.staff"]
    assert not check.rests_on_known_facts


@pytest.mark.parametrize(
    ("facts", "holds"),
    [
        ({"certified": False}, False),
        ({"certified": True}, None),
        ({"certified": True, "green": True}, True),
        ({"certified": True, "green": False}, False),
    ],
)
def test_conditions_are_told_one_by_one(
    facts: dict[str, bool], holds: bool | None, tmp_path: Path
) -> None:
    """What is known to fail decides, whatever is unknown; a further fact never overturns it."""
    [check] = assess(case_of(**facts), one_file(tmp_path, BOTH), on=ON).checks
    assert check.holds is holds
    assert [(each.id, each.holds) for each in check.conditions] == [
        ("certified", facts.get("certified")),
        ("green", facts.get("green")),
    ]
    assert check.conditions[0].evidence_outstanding == ("licence",)
    assert check.rests_on_known_facts


@pytest.mark.parametrize(
    ("on", "is_checked"),
    [
        (date(2019, 12, 31), False),
        (date(2020, 1, 1), True),
        (date(2021, 12, 31), True),
        (date(2022, 1, 1), False),
    ],
)
def test_only_instruments_in_force_are_checked(on: date, is_checked: bool, tmp_path: Path) -> None:
    """The day before and after each end of the instrument."""
    library = one_file(tmp_path, STAFF, first="2020-01-01", last="2021-12-31")
    assert bool(assess(Case(workshop=Workshop(staff=9)), library, on=on).checks) is is_checked


def test_a_first_day_known_to_the_month_leaves_it_open(tmp_path: Path) -> None:
    """Within the month nobody can say whether the check binds, nor whether its figure does."""
    library = one_file(tmp_path, STAFF, first="2020-03")
    [check] = assess(Case(workshop=Workshop(staff=9)), library, on=date(2020, 3, 15)).checks
    assert check.holds is None
    assert [missing.id for missing in check.missing] == ["land.one.least_staff", "land.one"]


def test_only_instruments_of_the_place_are_checked(tmp_path: Path) -> None:
    """A village's check binds in the village, not in the city above it.

    What is published later is not known.
    """
    library = write_library(
        tmp_path,
        {
            "land/city/village/own.yaml": instrument(
                "land.city.village.own", STAFF, published="2021-06-01"
            )
        },
    )
    by_place = {
        place: assess(Case(place=place, workshop=Workshop(staff=9)), library, on=ON)
        for place in (CITY, VILLAGE)
    }
    assert {place: len(found.checks) for place, found in by_place.items()} == {CITY: 0, VILLAGE: 1}
    case = Case(place=VILLAGE, workshop=Workshop(staff=9))
    assert assess(case, library, on=ON, known_on=date(2021, 5, 31)).checks == ()


@pytest.mark.parametrize(
    ("applied_on", "holds"),
    [
        ("2022-01-01", True),
        ("2022-06-01", False),
        ("none", "left out"),
        ("2023-01-01", "left out"),
        ("", None),
    ],
)
def test_a_check_may_have_a_date_of_its_own(
    applied_on: str, holds: bool | str | None, tmp_path: Path
) -> None:
    """A status is read at that date.

    Before it has come there is nothing to check; if it is not known nothing is known.
    """
    facts = "member: {from: 2021-01-01, to: 2022-05-31}" + (
        f", applied_on: {applied_on}" if applied_on else ""
    )
    case = parse_case(f"{{workshop: {{{facts}}}}}", vocabulary=Case)
    found = assess(case, one_file(tmp_path, DATED), on=ON).checks
    assert [check.holds for check in found] == ([] if holds == "left out" else [holds])


def test_a_check_may_speak_of_what_an_incentive_comes_to(tmp_path: Path) -> None:
    """The amount of an incentive of the same instrument."""
    sections = """
parameters:
  most: {text: TEXT, unit: CNY, values: [{value: 500, cite: '2'}]}
incentives:
  grant: {title: TEXT, kind: grant, cite: '1', trigger: workshop.applied_on, amount: workshop.spent}
checks:
  within: {text: TEXT, cite: '1', when: amount_of(grant) <= most}
"""
    library = one_file(tmp_path, sections)
    for spent, holds in ((500, True), (501, False)):
        case = Case(workshop=Workshop(applied_on=date(2022, 1, 1), spent=yuan(spent)))
        assert checks_of(assess(case, library, on=ON))["land.one.within"].holds is holds


def test_a_renewal_takes_checks_and_measures_over(tmp_path: Path) -> None:
    """`continues` takes both; `without` drops a check.

    Each speaks under the number of its own instrument.
    """
    measures = "measures:\n  - {text: TEXT, cite: '4', by: [staffed]}\n"
    library = write_library(
        tmp_path,
        {
            "land/one.yaml": instrument("land.one", STAFF + measures, last="2021-12-31"),
            "land/two.yaml": instrument("land.two", "continues: land.one\n", first="2022-01-01"),
            "land/three.yaml": instrument(
                "land.three", STAFF, first="2022-01-01", published="2021-11-01"
            ),
        },
    )
    found = checks_of(assess(Case(workshop=Workshop(staff=9)), library, on=ON))
    assert {name: check.citation.document for name, check in found.items()} == {
        "land.two.staffed": "No. land.two",
        "land.three.staffed": "No. land.three",
    }
    assert [(each.instrument, each.by) for each in library.measures] == [
        ("land.one", ("land.one.staffed",)),
        ("land.two", ("land.two.staffed",)),
    ]
