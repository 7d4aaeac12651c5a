"""Faults of a case as an officer is told of them: by labels of facts, in his language."""

import re
from datetime import date

import pytest

import incentives
from incentives import childcare
from incentives.errors import AssessmentError, CaseError, CaseFault
from incentives.loading.files.overlay_file import load_overlay_text
from incentives.report.words.faults import reason_told, told
from incentives.report.words.names import Words
from incentives.values.text import Language
from tests.report.reports import EXAMPLES, NO_ANSWER, SHARES_OFF, UNPROVEN

LIBRARY = childcare.library()
CHINESE = Words(library=LIBRARY, language=Language.ZH)
ENGLISH = Words(library=LIBRARY, language=Language.EN)


def faults_of(text: str) -> list[CaseFault]:
    """The faults for which the case is refused."""
    with pytest.raises(CaseError) as caught:
        childcare.parse_case(text, library=LIBRARY)
    return [fault for fault in caught.value.faults if isinstance(fault, CaseFault)]


SAID = [
    (
        "{district: '320614', projects: [{investment: -5}]}",
        "建设项目1·项目总投资：填写为 -5 元，应不小于 0",
    ),
    (
        "{district: '320614', institution: {filed: {from: 2023-02-30}}}",
        "托育机构备案的起日：没有“2023-02-30”这一天",
    ),
    ("{district: '440400', enrolments: [{monthly_fee: -5}]}", "填写为 -5 元/月，应不小于 0"),
    ("{district: '320614', projects: [{completed_on: soon}]}", "竣工日期"),
    ("{district: '320614', institution: {kind: shop}}", "机构性质"),
]


@pytest.mark.parametrize(("case", "expected"), SAID)
def test_a_fault_names_the_fact_as_the_office_does(case: str, expected: str) -> None:
    """The label of the fact, the row by its number, what was found and what was expected."""
    (fault,) = faults_of(case)
    assert expected in told(fault, CHINESE)


DAMAGED = [
    "{district: '320614', projects: [{investment: many}]}",
    "{district: '320614', projects: [{places_after: 1.5}]}",
    "{district: '320614', projects: [{applied_on: 2023-05-01, approved_on: 2023-04-01}]}",
    "{district: '320614', institution: {filed: [{from: 2023-05-01}, {from: 2024-05-01}]}}",
    "{district: '320614', institution: {filed: {from: 2023-05-01, to: 2022-05-01}}}",
    "{district: '320614', institution: {care_modes: [full_day, full_day]}}",
    "{district: '320614', institution: {registered_on: 2023-05-01, filed: {from: 2022-05-01}}}",
    "{district: '320614', monthly_revenue: [{month: 2023-13}]}",
    "{district: '320614', monthly_revenue: [{month: 2023-01}, {month: 2023-01}]}",
    "{district: '999999'}",
]


@pytest.mark.parametrize("case", DAMAGED)
def test_no_english_stands_in_a_chinese_sentence(case: str) -> None:
    """What is said in Chinese has no word of another language, but what the officer wrote."""
    for fault in faults_of(case):
        words = set(re.findall(r"[A-Za-z_]{2,}", told(fault, CHINESE))) - set(
            re.findall(r"[A-Za-z_]{2,}", case)
        )
        assert words - {"CN"} == set(), told(fault, CHINESE)  # the code of the country


@pytest.mark.parametrize("case", DAMAGED)
def test_the_english_is_that_of_the_error(case: str) -> None:
    """What an integrator reads in the error is what an English officer reads."""
    for fault in faults_of(case):
        assert fault.message in told(fault, ENGLISH)


def no_answer(monkeypatch: pytest.MonkeyPatch) -> AssessmentError:
    """The shares of an overlay, not proven when it was read, come to more than the whole."""
    monkeypatch.setattr(UNPROVEN, lambda *_: None)
    overlay = load_overlay_text(SHARES_OFF, file="shares.yaml", library=LIBRARY)
    case = childcare.read_case(EXAMPLES / "ningbo-closed.yaml")
    with pytest.raises(AssessmentError) as caught:
        incentives.assess(case, LIBRARY, on=date(2025, 12, 31), overlays=[overlay])
    return caught.value


def test_why_the_law_gives_no_answer_is_said_in_both_languages(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The incentive by its title, what is wrong, and what to do."""
    error = no_answer(monkeypatch)
    assert NO_ANSWER == reason_told(error, CHINESE)
    english = (
        "the shares come to 1.2, not to the whole. Check the shares in the policy file and in "
        "the overlays that are used"
    )
    assert reason_told(error, ENGLISH).endswith(english)
    assert error.fault.text.en in str(error)
