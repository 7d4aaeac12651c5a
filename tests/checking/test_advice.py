# ruff: noqa: E501 - in the policy file below a rule stands on a line
"""What a check advises: questions that a charge leaves without an answer."""

from pathlib import Path

from incentives import childcare
from incentives.checking import check_folder
from incentives.checking.advising.advice import note_advice
from incentives.loading.text.log import FaultLog
from tests.engine.small_domain import Case, instrument, write_library

ANSWER = "{text: TEXT, cite: '1'}"
CHARGES = """charges:
  levy:
    title: TEXT
    for_each: sales
    at: last_day(sale.month)
    returned: once
    amount: sale.amount
    cite: '1'
    answers: {begins: ANSWER, period: ANSWER, carried: {open: TEXT, cite: '1'}, ROUNDING}
  toll: {title: TEXT, for_each: sales, at: last_day(sale.month), amount: sale.amount, cite: '1'}
incentives:
  grant: {title: TEXT, kind: exemption, cite: '1', relieves: levy}
"""
ALL = "payer: ANSWER, rounding: ANSWER"


def advice_of(folder: Path, last: str) -> list[str]:
    sections = CHARGES.replace("ROUNDING", last).replace("ANSWER", ANSWER)
    library = write_library(folder, {"land/one.yaml": instrument("land.one", sections)})
    log = FaultLog()
    note_advice(library, log)
    return [fault.text.en for fault in log.faults]


TOLL = "the charge does not say begins, period, carried, payer, rounding, `returned`"


def test_a_charge_that_answers_all_is_not_named(tmp_path: Path) -> None:
    """Also where the answer is that the law does not say."""
    assert [TOLL] == advice_of(tmp_path, ALL)


def test_what_is_not_answered_is_named(tmp_path: Path) -> None:
    """By the key under which it would stand."""
    assert ["the charge does not say payer", TOLL] == advice_of(
        tmp_path, "rounding: ANSWER".strip()
    )


def test_advice_is_no_fault(tmp_path: Path) -> None:
    """A folder of charges that answer nothing passes but for its missing cases."""
    advice_of(tmp_path, ALL)
    report = check_folder(tmp_path, vocabulary=Case)
    assert report.faults == ()
    assert [advice.slug for advice in report.advice] == ["unanswered-charge"]


def test_a_figure_that_no_rule_reads_is_named(tmp_path: Path) -> None:
    """It loads, and whoever checks the folder sees it; those that are read are not named."""
    figures = "  {0}: {{text: TEXT, unit: CNY, values: [{{value: 1, cite: '1'}}]}}\n"
    sections = "parameters:\n" + figures.format("read") + figures.format("unread")
    sections += "incentives:\n  grant: {title: TEXT, kind: grant, cite: '1', "
    sections += "trigger: workshop.applied_on, amount: read}\n"
    library = write_library(tmp_path, {"land/one.yaml": instrument("land.one", sections)})
    log = FaultLog()
    note_advice(library, log)
    assert [(fault.slug, fault.text.en) for fault in log.faults] == [
        ("unread-parameter", "no rule reads the parameter 'land.one.unread'")
    ]


def test_every_bundled_charge_answers_the_five_questions() -> None:
    """And says by which period it is returned."""
    log = FaultLog()
    note_advice(childcare.library(), log)
    # nothing but that the lease of a family point is asked for by a requirement that only a measure
    # of Haimen names, and that no answer tells yet
    assert ["unread-fact"] == [fault.slug for fault in log.faults]
    assert "cn/family_point-2023.yaml" in log.faults[0].file


def test_cases_by_a_figure_that_changed_are_versions(tmp_path: Path) -> None:
    """Where nothing but days tells them apart; a figure that never changed, or a fact, does not."""
    sections = """parameters:
  rate: {text: TEXT, unit: 1, values: [{value: 50%, cite: '1'}]}
  is_new:
    text: TEXT
    type: boolean
    values:
      - {to: 2020-12-31, value: false, cite: '1'}
      - {from: 2021-01-01, value: true, cite: '1'}
definitions:
  by_figure:
    {text: TEXT, cite: '1', cases: [{when: not is_new, value: rate}, {otherwise: 0}]}
  by_fact:
    {text: TEXT, cite: '1', cases: [{when: workshop.green, value: rate}, {otherwise: 0}]}
  by_both:
    text: TEXT
    cite: '1'
    cases: [{when: is_new and workshop.green, value: rate}, {otherwise: 0}]
"""
    library = write_library(tmp_path, {"land/one.yaml": instrument("land.one", sections)})
    log = FaultLog()
    note_advice(library, log)
    (advice,) = [fault for fault in log.faults if fault.slug == "cases-by-date"]
    assert 17 == advice.line


EXISTENCE = """facts:
  number: {type: text, text: TEXT}
  certificate: {type: text, may_be_none: true, text: TEXT}
incentives:
  one: {title: TEXT, kind: in_kind, cite: '1', trigger: workshop.opened_on, when: {when: exists(number), text: TEXT}}
  two: {title: TEXT, kind: in_kind, cite: '1', trigger: workshop.opened_on, when: {when: exists(certificate), text: TEXT}}
  three: {title: TEXT, kind: in_kind, cite: '1', trigger: workshop.opened_on, when: {when: exists(workshop.spent), text: TEXT}}
  four: {title: TEXT, kind: in_kind, cite: '1', for_each: houses, trigger: house.bought_on, when: {when: exists(house.area), text: TEXT}}
"""


def test_asking_whether_there_is_what_always_is_is_advised_against(tmp_path: Path) -> None:
    """Of a fact of the notice, of the case and of a row; not of one that may be none."""
    library = write_library(tmp_path, {"land/one.yaml": instrument("land.one", EXISTENCE)})
    log = FaultLog()
    note_advice(library, log)
    found = [fault.line for fault in log.faults if fault.slug == "always-there"]
    lines = (tmp_path / "land" / "one.yaml").read_text(encoding="utf-8").splitlines()
    assert ["one", "three", "four"] == [lines[at - 1].split(":")[0].strip() for at in found]
