"""What the policy alone tells of determinations is what their workings say."""

from datetime import date

import attrs
import pytest
from hypothesis import given

import incentives
from incentives import Assessment, AssessmentError, CaseError, Library, childcare
from incentives.childcare import Case
from incentives.compile.awaited import practice
from incentives.policy.evidence.papers import papers_asked
from tests.compile.awaited.reference_alone import reference_alone
from tests.compile.changing import DAYS, changed_examples
from tests.compile.libraries import good_cases
from tests.examples.worked import all_worked
from tests.report.reports import bundled


def told_alike(assessment: Assessment[object]) -> int:
    """How many ask for papers that the policy alone tells; they are those of their workings."""
    told = 0
    for determination in assessment:
        reasons = determination.reasons
        by_workings = attrs.evolve(reasons, asks=None).papers
        assert by_workings == reasons.papers, determination.incentive
        told += bool(reasons.asks)
    return told


def test_of_the_examples() -> None:
    with reference_alone():
        told = [
            told_alike(incentives.assess(childcare.read_case(one.case), bundled(), on=one.on))
            for one in all_worked()
        ]
    assert sum(told) > 40


def test_of_the_whole_language(good_libraries: dict[str, Library]) -> None:
    with reference_alone():
        for library, case, on in good_cases(good_libraries):
            try:
                assessment = incentives.assess(case, library, on=on)
            except (CaseError, AssessmentError):
                continue
            told_alike(assessment)


@given(changed_examples(), DAYS)
def test_of_changed_examples(case: Case, on: date) -> None:
    """Also where less is known, and on days on which other law was in force."""
    with reference_alone():
        try:
            assessment = incentives.assess(case, bundled(), on=on, known_on=on)
        except (CaseError, AssessmentError):
            return
        told_alike(assessment)


def test_alternatives_and_cases_hang_on_the_facts() -> None:
    """Of most incentives of the bundled law the policy tells the papers, of some it cannot."""
    library = bundled()
    papers = [papers_asked(rule, library, None) for rule in library.incentives.values()]
    assert 60 < sum(each is not None for each in papers) < len(papers)
    rent = library.incentives["cn.jiangsu.nantong.haimen.2021-64.rent_reduction"]
    assert papers_asked(rent, library, None) is None


def test_before_it_was_published_a_definition_asks_for_nothing() -> None:
    """Its papers are not those of an answer by what was known on an earlier day."""
    library = bundled()
    known_earlier = [
        rule
        for rule in library.incentives.values()
        if papers_asked(rule, library, date(1990, 1, 1)) != papers_asked(rule, library, None)
    ]
    assert known_earlier


@pytest.fixture
def told_from_the_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """The kernel is asked of the first case already."""
    monkeypatch.setattr(practice, "CASES_BEFORE", 0)


@pytest.mark.usefixtures("told_from_the_first")
def test_in_order_without_looking_at_each() -> None:
    """What is missing of many is put in order once; of one that lacks one fact nothing else is."""
    case, on = childcare.Case(district="320614"), date(2023, 12, 31)
    told = incentives.assess(case, bundled(), on=on)
    with reference_alone():
        reference = incentives.assess(case, bundled(), on=on)
    assert [one.missing for one in reference] == [one.missing for one in told]
    waiting = [one for one in told if one._waiting is not None]
    assert len(waiting) > len(told) // 2
