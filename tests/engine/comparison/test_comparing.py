"""What another edition of the law makes of cases."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings

import incentives
from incentives import Comparison, Library, Outcome, childcare
from incentives.childcare import Case as ChildcareCase
from incentives.values.period import Month
from incentives.values.range import MoneyRange
from tests.engine.small_domain import Case, Sale, case_of, instrument, write_library, yuan
from tests.report.reports import EXAMPLES, OVERLAY, bundled
from tests.strategies import assessment_days, partial_cases
from tests.trying import examples

ON = date(2022, 12, 31)
RULES = """parameters:
  paid:
    text: TEXT
    unit: CNY
    values:
      [{to: 2021-12-31, value: 100, cite: '1'}, {from: 2022-01-01, value: 200, cite: '2'}]
  least: {text: TEXT, unit: person, values: [{value: 5, cite: '3'}]}
incentives:
  grant:
    {title: TEXT, kind: grant, cite: '4', trigger: workshop.applied_on, amount: paid,
     when: {id: big, when: workshop.staff >= least, text: TEXT}}
  other: {title: TEXT, kind: award, cite: '5', trigger: workshop.applied_on, amount: workshop.spent}
"""
EARLY, LATE = date(2021, 6, 15), date(2022, 6, 15)


def library_of(folder: Path, *edits: tuple[str, str]) -> Library:
    text = RULES
    for old, new in edits:
        assert old in text
        text = text.replace(old, new)
    return write_library(folder, {"land/one.yaml": instrument("land.one", text)})


def compared(tmp_path: Path, *edits: tuple[str, str], **cases: Case) -> Comparison:
    before, after = library_of(tmp_path / "a"), library_of(tmp_path / "b", *edits)
    return incentives.compare(before, after, cases=cases, on=ON)


def told(found: Comparison) -> list[tuple[str, str, object, object]]:
    return [
        (case.name, effect.incentive, effect.was_due.known, effect.now_due.known)
        for case in found.cases
        for effect in case.effects
    ]


CASES = {
    "early": case_of(staff=9, spent=yuan(50), applied_on=EARLY),
    "late": case_of(staff=9, spent=yuan(50), applied_on=LATE),
    "small": case_of(staff=5, spent=yuan(50), applied_on=EARLY),
}


def test_only_the_cases_that_read_the_figure_come_to_something_else(tmp_path: Path) -> None:
    """The figure of 2022 is read by who applied in 2022; the sums are over all cases."""
    found = compared(tmp_path, ("value: 200", "value: 250"), **CASES)
    assert told(found) == [("late", "land.one.grant", yuan(200), yuan(250))]
    (total,) = found.totals
    assert (total.incentive, total.cases) == ("land.one.grant", 1)
    assert (total.was_due.known, total.now_due.known, total.difference.known) == (
        yuan(400),
        yuan(450),
        yuan(50),
    )


def test_a_figure_that_only_a_condition_reads_is_found(tmp_path: Path) -> None:
    """Who has five on the staff is no longer big enough."""
    found = compared(tmp_path, ("value: 5", "value: 6"), **CASES)
    assert told(found) == [("small", "land.one.grant", yuan(100), yuan(0))]
    assert [(at, each.case.name) for at, each in found.examples.items()] == [(0, "small")]


def test_each_change_has_an_example_of_its_own(tmp_path: Path) -> None:
    """One that no other change touches, if there is one; none where no case reads the change."""
    found = compared(
        tmp_path,
        ("value: 200", "value: 250"),
        ("value: 5", "value: 6"),
        ("amount: workshop.spent", "amount: workshop.spent + workshop.spent"),
        ("to: 2021-12-31, value: 100", "from: 2020-06-01, to: 2021-12-31, value: 100"),
        **CASES,
    )
    examples = {
        getattr(change, "id", None) or (change.parameter.id, change.first): found.examples.get(at)  # type: ignore[union-attr]
        for at, change in enumerate(found.changes)
    }
    assert {
        name: each and (each.case.name, getattr(each.effect, "incentive", None), each.is_sole)
        for name, each in examples.items()
    } == {
        "land.one.other": ("early", "land.one.other", True),
        ("land.one.paid", date(2020, 1, 1)): None,
        ("land.one.paid", date(2022, 1, 1)): ("late", "land.one.grant", False),
        ("land.one.least", date(2020, 1, 1)): ("small", "land.one.grant", True),
    }


def test_an_incentive_on_one_side_only(tmp_path: Path) -> None:
    """What is struck out gives nothing any more."""
    line = (
        "  other: "
        "{title: TEXT, kind: award, cite: '5', trigger: workshop.applied_on, "
        "amount: workshop.spent}\n"
    )
    found = compared(tmp_path, (line, ""), early=CASES["early"])
    (effect,) = found.cases[0].effects
    assert (effect.incentive, effect.after, effect.difference.known) == (
        "land.one.other",
        None,
        yuan(-50),
    )
    assert found.examples[0].effect is effect


def test_what_may_have_changed_is_told_apart(tmp_path: Path) -> None:
    """With the staff unknown the grant lies between nothing and 200 before and after.

    It is neither changed nor unchanged.
    """
    unknown = case_of(spent=yuan(50), applied_on=LATE)
    found = compared(tmp_path, ("value: 5", "value: 6"), unknown=unknown)
    (case,) = found.cases
    assert (case.effects, case.undecided, case.has_changed) == ((), ("land.one.grant",), False)
    assert (found.totals, dict(found.examples)) == ((), {})


def test_a_range_that_moves_is_a_range_of_differences(tmp_path: Path) -> None:
    """From 0 to 200 before and 0 to 250 after: between 200 less and 250 more."""
    found = compared(
        tmp_path, ("value: 200", "value: 250"), unknown=case_of(spent=yuan(50), applied_on=LATE)
    )
    (effect,) = found.cases[0].effects
    assert effect.before is not None
    assert effect.before.outcome is Outcome.UNDETERMINED
    assert effect.difference == MoneyRange(yuan(-200), yuan(250))


def test_a_case_that_one_edition_cannot_assess_says_why(tmp_path: Path) -> None:
    """Its shares do not make up the whole; the other cases are answered all the same."""
    halves = """
  half: {text: TEXT, unit: '1', values: [{value: 50%, cite: '1'}]}
  rest: {text: TEXT, unit: '1', values: [{value: 40%, cite: '1'}]}
incentives:
"""
    paid = "{cases: [{when: workshop.certified, value: half}, {otherwise: rest}]}"
    due = "due: workshop.applied_on"
    instalments = f"[{{share: half, {due}}}, {{share: {paid}, {due}}}]"
    shared = f"amount: paid, paid: {{instalments: {instalments}}},"
    cases = {
        name: case_of(staff=9, certified=name == "whole", applied_on=EARLY)
        for name in ("whole", "not whole")
    }
    found = compared(tmp_path, ("\nincentives:\n", halves), ("amount: paid,", shared), **cases)
    told_of = [
        (case.name, case.refusals[0], "[shares-off]" in str(case.refusals[1]), case.has_changed)
        for case in found.cases
    ]
    assert told_of == [("not whole", None, True, True)]


def test_a_figure_that_is_stated_for_later_days_only_leaves_a_case_open(tmp_path: Path) -> None:
    """It was 100 on that day, and nobody says any more what it is."""
    edit = ("to: 2021-12-31, value: 100", "from: 2021-07-01, to: 2021-12-31, value: 100")
    found = compared(tmp_path, edit, **CASES)
    effects = {case.name: effect for case in found.cases for effect in case.effects}
    assert set(effects) == {"early", "small"}
    for effect in effects.values():
        assert effect.after is not None
        assert effect.after.outcome is Outcome.UNDETERMINED


def test_a_change_of_what_falls_away_only_is_told(tmp_path: Path) -> None:
    """The tax itself is the same; of the levy built on it 10 instead of 5 yuan fall away."""
    duty = """parameters:
  rate: {text: TEXT, unit: '1', values: [{value: 10%, cite: '1'}]}
  levy_rate: {text: TEXT, unit: '1', values: [{value: 5%, cite: '2'}]}
charges:
  duty:
    {title: TEXT, for_each: sales, at: last_day(sale.month), amount: sale.amount * rate, cite: '1'}
  levy: {title: TEXT, built_on: duty, amount: duty * levy_rate, cite: '2'}
incentives:
  free: {title: TEXT, kind: exemption, cite: '3', relieves: duty}
"""
    libraries = [
        write_library(
            tmp_path / share, {"land/one.yaml": instrument("land.one", duty.replace("5%", share))}
        )
        for share in ("5%", "10%")
    ]
    case = Case(
        sales=(Sale(month=Month(2022, 5), amount=yuan(1000), cost=yuan(0), exported=False),)
    )
    found = incentives.compare(libraries[0], libraries[1], cases={"sale": case}, on=ON)
    (total,) = found.totals
    assert (total.was_due.known, total.difference.known, total.consequences.known) == (
        yuan(100),
        yuan(0),
        yuan(5),
    )
    assert found.examples[0].case.name == "sale"


def test_cases_need_a_day(tmp_path: Path) -> None:
    """Nothing reads the clock."""
    library = library_of(tmp_path)
    with pytest.raises(TypeError, match="on must be"):
        incentives.compare(library, library, cases=CASES)


def test_an_overlay_is_tried_on_examples() -> None:
    """8,000 yuan for each of 60 new places, and 6 yuan a m², halved, on 1,000 m² of land.

    The tax is land use tax; the figures are the examples'.
    """
    case = childcare.read_case(EXAMPLES / "haimen-new-build.yaml")
    found = incentives.compare(
        bundled(),
        bundled(),
        overlays=((), [OVERLAY]),
        cases={"new build": case},
        on=date(2023, 12, 31),
    )
    assert {effect.incentive: effect.now_due.known for effect in found.cases[0].effects} == {
        "cn.jiangsu.nantong.haimen.2021-64.construction_grant": yuan(480_000),
        "cn.2019-76.land_use_tax_exemption": yuan(3000),
    }


def test_a_comparison_is_sealed(tmp_path: Path) -> None:
    """The same two editions and cases give the same bytes."""
    first, second = (compared(tmp_path, ("value: 200", "value: 250"), **CASES) for _ in range(2))
    assert first.to_json() == second.to_json()
    document = json.loads(first.to_json())
    assert document["fingerprint"] == first.fingerprint
    assert document["changes"][0]["before"]["figure"] == {"figure": "200"}
    fifty = {"amount": "50.00", "currency": "CNY"}
    assert document["changes"][0]["example"]["effect"]["difference"] == {
        "low": fifty,
        "high": fifty,
    }


@settings(max_examples=examples(10))
@given(partial_cases, assessment_days)
def test_an_edition_differs_from_itself_for_nobody(case: ChildcareCase, on: date) -> None:
    """Whatever the case, with the same overlay on both sides."""
    found = incentives.compare(
        bundled(), bundled(), cases={"any": case}, on=on, overlays=([OVERLAY], [OVERLAY])
    )
    assert not [each for each in found.changes if getattr(each, "section", None)]
    assert (found.cases, found.totals) == ((), ())


def test_turned_round_the_differences_are_turned_round(tmp_path: Path) -> None:
    """What one edition adds the other takes."""
    before, after = (
        library_of(tmp_path / "a"),
        library_of(tmp_path / "b", ("value: 200", "value: 250"), ("value: 5", "value: 6")),
    )
    there, back = (
        incentives.compare(one, other, cases=CASES, on=ON)
        for one, other in ((before, after), (after, before))
    )
    assert [total.difference for total in there.totals] == [
        -total.difference for total in back.totals
    ]
    assert [(each.before, each.after) for each in there.figures] == [
        (each.after, each.before) for each in back.figures
    ]
