"""What would have to be different for a failed condition to hold."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import attrs
import pytest
from hypothesis import given, settings
from moneyed import Money

from incentives import childcare
from incentives.calculator import assess_with
from incentives.childcare import (
    Case,
    Institution,
    OrganisationKind,
    Premise,
    Project,
    ProjectKind,
    Tenure,
)
from incentives.engine.comparison.moves import Room, moves_from, step_of
from incentives.engine.comparison.nearest import Nearest, nearest_changes
from incentives.engine.findings.assessment import Assessment
from incentives.engine.findings.conditions import ConditionResult
from incentives.facts.unknown import NOT_COME_ABOUT
from incentives.language.possible import Value
from incentives.language.types import NumberType
from incentives.policy.library import Library
from incentives.report.passages.nearest import nearest_lines
from incentives.report.words.names import Words
from incentives.values.number import Exact, written_decimal
from incentives.values.period import Month, Period
from incentives.values.text import Language
from incentives.values.unit import Unit
from tests import strategies
from tests.engine.comparison.changed_cases import applied
from tests.trying import examples

ON = date(2023, 12, 31)
GRANT = "cn.2021-895.construction_grant"


@pytest.fixture(scope="module")
def library() -> Library:
    return childcare.library()


def _assessed(case: object, library: Library, on: date = ON) -> Assessment:
    return assess_with(case, library, on=on, known_on=None, overlays=())


def _condition(assessment: Assessment, incentive: str, name: str) -> ConditionResult:
    return next(
        each for each in assessment[incentive].conditions if each.id == name and each.holds is False
    )


def _nearest(case: Case, library: Library, incentive: str, name: str, on: date = ON) -> Nearest:
    assessment = _assessed(case, library, on)
    return nearest_changes(assessment, incentive, _condition(assessment, incentive, name))


def _told(nearest: Nearest) -> dict[str, list[Value]]:
    found: dict[str, list[Value]] = {}
    for change in nearest.changes:
        found.setdefault(str(change.path), []).append(change.now)
    return found


_PROJECT = Project(
    kind=ProjectKind.NEW_BUILD,
    places_before=0,
    places_after=60,
    investment=Money("1800000", "CNY"),
    public=False,
    applied_on=date(2022, 12, 5),
    approved_on=date(2022, 12, 20),
    completed_on=date(2022, 11, 10),
)


def test_a_search_of_too_many_steps_is_cut(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It says that it does not know, not that no change of one fact would do."""
    case = Case(district="320614", projects=(_PROJECT,))
    assessment = _assessed(case, library)
    failed = _condition(assessment, GRANT, "not_completed")
    assert not nearest_changes(assessment, GRANT, failed).is_cut
    monkeypatch.setattr("incentives.engine.comparison.nearest.MOST_SOUGHT", 5)
    cut = nearest_changes(assessment, GRANT, failed)
    assert cut == Nearest(changes=(), against=(), is_cut=True)
    lines = nearest_lines(cut, Words(library=library, language=Language.EN))
    assert lines == (
        "it was not found out what would make it hold: with so many rows that takes too many steps",
    )


def test_a_date_is_moved_to_the_day_from_which_the_condition_holds(library: Library) -> None:
    """Completed before it was applied for: one of the two dates moves.

    The completion comes on the day of the application, or the application before it.
    895号: only projects not completed when applied for.
    """
    nearest = _nearest(
        Case(district="320614", projects=(_PROJECT,)), library, GRANT, "not_completed"
    )
    assert _told(nearest) == {
        "projects[0].completed_on": [date(2022, 12, 5)],
        "projects[0].applied_on": [date(2022, 11, 10)],
    }


def test_a_status_begins_on_the_day_on_which_it_is_asked_for(library: Library) -> None:
    """The inclusive price has to be agreed by the approval of the project, on 2022-12-20."""
    institution = Institution(inclusive=(Period(date(2023, 9, 1)),))
    case = Case(
        district="320614",
        institution=institution,
        projects=(attrs.evolve(_PROJECT, completed_on=NOT_COME_ABOUT),),
    )
    assert _told(_nearest(case, library, GRANT, "inclusive")) == {
        "institution.inclusive": [(Period(date(2022, 12, 20)),)]
    }


def test_a_status_that_was_never_held_is_held_from_the_last_day_that_will_do(
    library: Library,
) -> None:
    """Never filed: filing on the day itself is enough for the price of a month that ends on it."""
    case = Case(
        district="320614",
        institution=Institution(filed=(), education_licence=()),
        electricity_bills=(childcare.ElectricityBill(month=Month(2023, 12)),),
    )
    nearest = _nearest(case, library, "cn.jiangsu.electricity-2021.electricity_price", "filed")
    assert _told(nearest)["institution.filed"] == [(Period(date(2023, 12, 31)),)]


def test_every_other_choice_that_will_do_is_told(library: Library) -> None:
    """76号: companies, public institutions and social organisations; no individual business."""
    case = Case(
        district="320614",
        institution=Institution(kind=OrganisationKind.INDIVIDUAL_BUSINESS),
        premises=(Premise(tenure=Tenure.OWNED, acquired_on=date(2023, 3, 1)),),
    )
    nearest = _nearest(case, library, "cn.2019-76.deed_tax_exemption", "provider_kind")
    assert _told(nearest) == {
        "institution.kind": ["company", "public_institution", "social_organisation"]
    }


def test_whether_the_incentive_is_eligible_then_is_told(library: Library) -> None:
    """With free use the premises count as provided, if nothing else is against it."""
    filed = Institution(kind=OrganisationKind.COMPANY, filed=(Period(date(2019, 6, 1)),))
    case = Case(district="320614", institution=filed, premises=(Premise(tenure=Tenure.RENTED),))
    incentive = "cn.jiangsu.nantong.haimen.2021-64.premises_provided"
    whole = attrs.evolve(case, premises=(attrs.evolve(case.premises[0], tenure=Tenure.FREE_USE),))  # type: ignore[index]
    expected = _assessed(whole, library)[incentive].outcome
    assert [change.then for change in _nearest(case, library, incentive, "free_use").changes] == [
        expected
    ]


def test_only_the_row_of_the_fact_has_to_fulfil_the_condition(library: Library) -> None:
    """Two projects fail: a change of the first speaks of the first only."""
    other = attrs.evolve(_PROJECT, completed_on=date(2022, 10, 1))
    nearest = _nearest(
        Case(district="320614", projects=(_PROJECT, other)), library, GRANT, "not_completed"
    )
    assert _told(nearest)["projects[0].completed_on"] == [date(2022, 12, 5)]
    assert _told(nearest)["projects[1].completed_on"] == [date(2022, 12, 5)]


def test_a_change_at_odds_with_other_facts_is_none(library: Library) -> None:
    """The price cannot be agreed before the registration on 2023-06-01.

    No single change does it.
    """
    institution = Institution(registered_on=date(2023, 6, 1), inclusive=(Period(date(2023, 9, 1)),))
    case = Case(
        district="320614",
        institution=institution,
        projects=(attrs.evolve(_PROJECT, completed_on=NOT_COME_ABOUT),),
    )
    nearest = _nearest(case, library, GRANT, "inclusive")
    assert "institution.inclusive" not in _told(nearest)
    assert [str(fact.path) for fact in nearest.against] == ["institution.inclusive"]


@settings(max_examples=examples(12), deadline=None)
@given(case=strategies.full_cases(), on=strategies.assessment_days)
def test_a_change_that_is_told_makes_the_condition_hold(
    library: Library, case: Case, on: date
) -> None:
    """Applied to the case, still free of faults, the condition holds; the incentive is as told."""
    assessment = _assessed(case, library, on)
    failed = [
        (each, condition)
        for each in assessment
        for condition in each.conditions
        if condition.holds is False
    ]
    for found, condition in failed[:3]:
        for change in nearest_changes(assessment, found.incentive, condition).changes:
            after = _assessed(applied(case, change, library.vocabulary), library, on)[
                found.incentive
            ]
            assert any(each.id == condition.id and each.holds is True for each in after.conditions)
            assert after.outcome is change.then


@settings(max_examples=examples(12), deadline=None)
@given(case=strategies.full_cases(), on=strategies.assessment_days)
def test_a_day_less_does_not_do(library: Library, case: Case, on: date) -> None:
    """Of a date that was moved, the day before on the way still fails: the change is smallest."""
    assessment = _assessed(case, library, on)
    failed = [
        (each, condition)
        for each in assessment
        for condition in each.conditions
        if condition.holds is False
    ]
    for found, condition in failed[:3]:
        for change in nearest_changes(assessment, found.incentive, condition).changes:
            if not isinstance(change.now, date) or not isinstance(change.was, date):
                continue
            step = 1 if change.now < change.was else -1
            less = attrs.evolve(change, now=date.fromordinal(change.now.toordinal() + step))
            if less.now == change.was:
                continue
            after = _assessed(applied(case, less, library.vocabulary), library, on)[found.incentive]
            label = str(change.path.of_row)
            held = [
                each for each in after.conditions if each.id == condition.id and each.holds is True
            ]
            assert not any(not each.parts or label in each.parts for each in held)


def test_numbers_are_moved_in_the_step_in_which_they_are_written() -> None:
    """Whole places by one, money by the fen, shares by a ten-thousandth.

    On round multiples, within the bounds.
    """
    up, down = moves_from(
        28, Room(type=NumberType(Unit.parse("place")), least=0, most=30, step=1), ON
    )
    assert ([up.at(1), up.farthest, down.at(1), down.farthest]) == [29, 2, 27, 28]
    assert step_of(5, int, None) == 1
    assert written_decimal(step_of(_exact("12.5"), Money, None)) == "0.01"
    assert written_decimal(step_of(_exact("0.0365"), Decimal, 1)) == "0.0001"


def _exact(text: str) -> Exact:
    return Fraction(text)
