"""Totals of a budget: whichever way they are added up, they come to the same fen."""

from datetime import date

from hypothesis import given, settings
from moneyed import Money

from incentives import childcare
from incentives.budgeting import Budget, Certainty, Months, Total, budget_of, postings_of
from incentives.calculator import assess
from incentives.childcare import Case
from incentives.engine.findings.assessment import Assessment
from incentives.engine.findings.outcome import Outcome
from incentives.policy.rule import Form
from incentives.policy.sharing.beneficiaries import APPLICANT
from incentives.values.period import Month
from incentives.values.range import MoneyRange
from tests.report.reports import EXAMPLES
from tests.strategies import assessment_days, childcare_pairs, full_cases
from tests.trying import examples

LIBRARY = childcare.library()
OVERLAY = EXAMPLES / "overlays" / "haimen.yaml"
ON = date(2023, 12, 31)


def budget(found: Assessment) -> Budget:
    return budget_of(postings_of("甲", found), "CNY")


def added(totals: object) -> tuple[Money, MoneyRange, MoneyRange]:
    """The sum of totals, whatever they are of."""
    rows: list[Total] = list(totals.values())  # type: ignore[attr-defined]
    nothing = Money(0, "CNY")
    known, opened, stopped = nothing, MoneyRange.exactly(nothing), MoneyRange.exactly(nothing)
    for each in rows:
        known, opened, stopped = known + each.known, opened + each.open, stopped + each.stopped
    return known, opened, stopped


def assert_adds_up(found: Assessment) -> None:
    whole = budget(found)
    for form in whole.forms:
        total = whole.total(form)
        expected = (total.known, total.open, total.stopped)
        assert expected == added(whole.by_incentive(form))
        assert expected == added(whole.by_month(form))
        assert expected == added(whole.by_level(form))
        assert expected == added(whole.by_beneficiary(form))
        assert expected == added(whole.by_month_and_level(form))
        assert expected == added(whole.by_year(form))
        for year, total in whole.by_year(form).items():
            if year is not None:
                assert total == whole.within(Months.of_year(year)).total(form)


def assert_is_what_was_assessed(found: Assessment) -> None:
    """What is known and the applicant's is the total of the assessment; the same for others."""
    whole, nothing = budget(found), Money(0, "CNY")
    for form in Form:
        mine = whole.by_beneficiary(form).get(APPLICANT)
        known = mine.known if mine is not None else nothing
        assert known == found.totals.get(form.value, nothing)
    for role, amount in found.totals_for_others.items():
        sums = [
            whole.by_beneficiary(form)[role].known
            for form in Form
            if role in whole.by_beneficiary(form)
        ]
        assert sum(sums, Money(0, "CNY")) == amount


@settings(max_examples=examples(20), deadline=None)
@given(full_cases(), assessment_days)
def test_all_ways_of_adding_up_agree(case: Case, on: date) -> None:
    """By incentive, month, level, beneficiary, and by month and level: the sum is one.

    Figures are supplied.
    """
    found = assess(case, LIBRARY, on=on, overlays=[OVERLAY])
    assert_adds_up(found)
    assert_is_what_was_assessed(found)


@settings(max_examples=examples(20), deadline=None)
@given(childcare_pairs, assessment_days)
def test_what_is_open_adds_up_too(pair: tuple[Case, Case], on: date) -> None:
    """With facts left out and nothing supplied most is between bounds."""
    found = assess(pair[0], LIBRARY, on=on)
    assert_adds_up(found)
    assert_is_what_was_assessed(found)


@settings(max_examples=examples(20), deadline=None)
@given(childcare_pairs, assessment_days)
def test_no_lower_bound_is_above_its_upper_one(pair: tuple[Case, Case], on: date) -> None:
    """Rounding never turns a range over."""
    for case in pair:
        for each in postings_of("甲", assess(case, LIBRARY, on=on)):
            low, high = each.within.ends
            assert low <= high


@settings(max_examples=examples(15), deadline=None)
@given(childcare_pairs, assessment_days)
def test_open_postings_of_an_incentive_span_its_range(pair: tuple[Case, Case], on: date) -> None:
    """What is undetermined comes to the bounds of its determination, in months and levels together.

    What is sure of it is known, and of instalments less may be sure than of the amount.
    """
    found = assess(pair[0], LIBRARY, on=on)
    whole = budget(found)
    for each in found:
        if each.outcome is Outcome.UNDETERMINED and each.amount_range is not None:
            sums = [
                total[(each.incentive, None)]
                for form in whole.forms
                if (each.incentive, None) in (total := whole.by_incentive(form))
            ]
            low, high = each.amount_range.exact.least, each.amount_range.exact.high
            sure_or_open = [total.whole + total.stopped for total in sums]
            assert [high] == [total.exact.high for total in sure_or_open] or not high
            assert all(total.exact.least <= low for total in sure_or_open)
            if each.payment is None:  # nothing can stop or put off what is due
                assert [low] == [total.exact.least for total in sure_or_open] or not low


def test_a_grant_is_in_the_month_in_which_it_is_due() -> None:
    """The example of the new build: 600,000 yuan of the centre, its taxes in their own months."""
    case = childcare.read_case(EXAMPLES / "haimen-new-build.yaml")
    whole = budget(assess(case, LIBRARY, on=ON))
    assert whole.total(Form.CASH).known == Money(600000, "CNY")
    assert [Money(600000, "CNY")] == [
        total.known for total in whole.by_month(Form.CASH).values() if total.known.amount
    ]
    assert None not in {
        month for month, total in whole.by_month(Form.CASH).items() if total.known.amount
    }
    assert all(
        isinstance(month, Month)
        for month, total in whole.by_month(Form.TAX_AND_FEE).items()
        if total.known.amount
    )


def test_what_is_stopped_is_told_apart() -> None:
    """A closed institution's instalment to come is not paid out, and no part of what is known.

    The institution is that of Ningbo.
    """
    case = childcare.read_case(EXAMPLES / "ningbo-closed.yaml")
    found = assess(case, LIBRARY, on=date(2026, 12, 31))
    whole = budget(found)
    assert Certainty.STOPPED in {each.certainty for each in whole.postings}
    assert whole.by_beneficiary(Form.CASH)[APPLICANT].known == found.totals["cash"]
    assert whole.total(Form.CASH).stopped.low > Money(0, "CNY")


def test_a_period_holds_what_falls_into_its_months() -> None:
    """Both ends of a period are in it, and what has no day is in none.

    The grant is due in March 2022.
    """
    whole = budget(assess(childcare.read_case(EXAMPLES / "haimen-new-build.yaml"), LIBRARY, on=ON))
    march = Month(2022, 3)
    for first, last, expected in (
        (march, march, 600000),
        (Month(2022, 4), Month(2023, 3), 0),
        (Month(2021, 1), march, 600000),
    ):
        found = whole.within(Months(first=first, last=last))
        assert Money(expected, "CNY") == found.total(Form.CASH).known
    assert not Months(first=Month(1, 1), last=Month(9999, 12)).holds(None)
    assert whole == whole.within(None)
