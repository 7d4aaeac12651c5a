"""A history that contradicts itself is refused with both facts named.

What is not known contradicts nothing.
"""

from datetime import date

import attrs
import pytest

from incentives import CaseError, SumAtMost, Unknown, childcare, fact
from incentives.calculator import vocabulary_of
from incentives.facts.describing.classes import describe
from incentives.facts.vocabulary import VocabularyError

GRANT = "incentive: cn.grant, subject: p1"


def faults_of(facts: str) -> list[str]:
    """The faults of a case, without their places and hints."""
    try:
        childcare.parse_case(f"{{district: '320614', {facts}}}")
    except CaseError as error:
        return [str(fault).partition(": ")[2].partition("\n")[0] for fault in error.faults]
    return []


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(
            "institution: "
            "{registered_on: 2022-03-01, operating: {from: 2022-02-28, to: 2023-01-01}}",
            "institution.operating: got 2022-02-28, which is before registered_on on 2022-03-01 "
            "[dates-out-of-order]",
            id="operating before it was registered",
        ),
        pytest.param(
            "institution: {operating: {from: 2022-03-01, to: 2022-02-28}}",
            "institution.operating: ends on 2022-02-28, before it begins on 2022-03-01 "
            "[dates-out-of-order]",
            id="closed before it opened",
        ),
        pytest.param(
            "institution: {registered_on: 2022-03-01, demonstration: {from: 2021-03-01}}",
            "institution.demonstration: got 2021-03-01, which is before registered_on on "
            "2022-03-01 [dates-out-of-order]",
            id="recognised before it was registered",
        ),
        pytest.param(
            "institution: {inclusive: [{from: 2022-01-01, to: 2022-06-30}, {from: 2022-06-30}]}",
            "institution.inclusive[1]: begins on 2022-06-30, while institution.inclusive[0], from "
            "2022-01-01 to 2022-06-30, "
            "still runs [overlapping-periods]",
            id="overlapping statuses",
        ),
        pytest.param(
            "institution: {inclusive: [{from: 2022-01-01}, {from: 2021-01-01, to: 2021-06-30}]}",
            "institution.inclusive[1]: ends on 2021-06-30, and is listed after "
            "institution.inclusive[0], from 2022-01-01, "
            "although it is the earlier [overlapping-periods]",
            id="statuses out of order",
        ),
        pytest.param(
            "projects: [{applied_on: 2022-03-01, approved_on: 2022-02-28}]",
            "projects[0].approved_on: got 2022-02-28, which is before applied_on on 2022-03-01 "
            "[dates-out-of-order]",
            id="approved before applied",
        ),
        pytest.param(
            "prior_awards: [{applied_on: 2022-03-01, awarded_on: 2022-02-28}]",
            "prior_awards[0].awarded_on: got 2022-02-28, which is before applied_on on 2022-03-01 "
            "[dates-out-of-order]",
            id="awarded before applied",
        ),
        pytest.param(
            "prior_awards: [{awarded_on: 2022-03-01, paid_on: 2022-02-28}]",
            "prior_awards[0].paid_on: got 2022-02-28, which is before awarded_on on 2022-03-01 "
            "[dates-out-of-order]",
            id="paid before awarded",
        ),
        pytest.param(
            "prior_awards: [{applied_on: 2022-03-01, paid_on: 2022-02-28}]",
            "prior_awards[0].paid_on: got 2022-02-28, which is before applied_on on 2022-03-01 "
            "[dates-out-of-order]",
            id="paid before applied, the award between not known",
        ),
        pytest.param(
            "children: [{born_on: 2022-03-01, enrolled: {from: 2022-02-28}}]",
            "children[0].enrolled: got 2022-02-28, which is before born_on on 2022-03-01 "
            "[dates-out-of-order]",
            id="enrolled before born",
        ),
        pytest.param(
            "projects: [{id: p1}, {id: p2}, {id: p1}]",
            "projects[2].id: got id 'p1', which projects[0] has already [repeated-row]",
            id="two projects of one id",
        ),
        pytest.param(
            "premises: [{id: h1}, {id: h1}]",
            "premises[1].id: got id 'h1', which premises[0] has already [repeated-row]",
            id="two premises of one id",
        ),
        pytest.param(
            "loans: [{id: l1}, {id: l1}]",
            "loans[1].id: got id 'l1', which loans[0] has already [repeated-row]",
            id="two loans of one id",
        ),
        pytest.param(
            "children: [{id: c1}, {id: c1}]",
            "children[1].id: got id 'c1', which children[0] has already [repeated-row]",
            id="two children of one id",
        ),
        pytest.param(
            "monthly_revenue: [{month: 2023-01}, {month: 2023-01}]",
            "monthly_revenue[1].month: got month 2023-01, which monthly_revenue[0] has already "
            "[repeated-row]",
            id="a month of revenue twice",
        ),
        pytest.param(
            "tax_years: [{year: 2023}, {year: 2023}]",
            "tax_years[1].year: got year 2023, which tax_years[0] has already [repeated-row]",
            id="a tax year twice",
        ),
        pytest.param(
            "attendance: [{child: c1, month: 2023-01, care_mode: full_day}, "
            "{child: c1, month: 2023-01, care_mode: full_day}]",
            "attendance[1]: got child 'c1' and month 2023-01, which attendance[0] has already "
            "[repeated-row]",
            id="a child's month twice in one form of care",
        ),
        pytest.param(
            "attendance: [{child: c1, month: 2023-01}, {child: c1, month: 2023-01}]",
            "attendance[1]: got child 'c1' and month 2023-01, which attendance[0] has already "
            "[repeated-row]",
            id="a child's month twice, the forms of care not told apart",
        ),
        pytest.param(
            "children: [{id: A1}, {id: B7}], attendance: [{child: Al, month: 2023-01}]",
            "attendance[0].child: got 'Al', which is the id of no row of 'children' [no-such-row]",
            id="a child that nobody has listed",
        ),
        pytest.param(
            "premises: [{id: h1}], rent_months: [{month: 2023-01, premises_id: h2}]",
            "rent_months[0].premises_id: got 'h2', which is the id of no row of 'premises' "
            "[no-such-row]",
            id="the rent of a house that nobody has listed",
        ),
        pytest.param(
            "children: [{id: c0}, {id: c1, born_on: 2022-03-31}], "
            "attendance: [{child: c1, month: 2022-02}]",
            "attendance[0].month: got 2022-02, which is before children[1].born_on on 2022-03-31 "
            "[dates-out-of-order]",
            id="attendance before birth",
        ),
        pytest.param(
            "attendance: [{month: 2023-02, days: 29}]",
            "attendance[0].days: got 29 days, and 2023-02 has 28 [days-beyond-month]",
            id="more days than the month has",
        ),
        pytest.param(
            "water_bills: [{month: 2023-01, quantity_m3: 10, paid: 30}, "
            "{month: 2023-01, quantity_m3: 10, paid: 30}]",
            "water_bills[1]: got month 2023-01 and quantity_m3 10, which water_bills[0] has "
            "already [repeated-row]",
            id="the very same bill twice",
        ),
        pytest.param(
            f"prior_awards: [{{{GRANT}, awarded: 100, amount: 60}}, "
            f"{{{GRANT}, awarded: 100, amount: 41}}]",
            "prior_awards[1].amount: prior_awards[0] with 60 CNY and prior_awards[1] with 41 CNY "
            "come to 101 CNY, "
            "more than prior_awards[0].awarded of 100 CNY [sum-above-whole]",
            id="instalments over the award",
        ),
        pytest.param(
            f"prior_awards: [{{{GRANT}, awarded: 100, amount: 60}}, {{{GRANT}, amount: 41}}]",
            "prior_awards[1].amount: prior_awards[0] with 60 CNY and prior_awards[1] with 41 CNY "
            "come to 101 CNY, "
            "more than prior_awards[0].awarded of 100 CNY [sum-above-whole]",
            id="instalments over an award stated once",
        ),
        pytest.param(
            "prior_awards: [{awarded: 100, amount: 100.01}]",
            "prior_awards[0].amount: got 100.01 CNY, more than prior_awards[0].awarded of 100 CNY "
            "[sum-above-whole]",
            id="one payment over its award",
        ),
        pytest.param(
            f"prior_awards: [{{{GRANT}, awarded: 100}}, {{{GRANT}, awarded: 90}}]",
            "prior_awards[1].awarded: got 90 CNY, while prior_awards[0].awarded is 100 CNY for the "
            "same incentive and subject "
            "[totals-differ]",
            id="one award of two totals",
        ),
    ],
)
def test_a_contradiction_is_refused(facts: str, expected: str) -> None:
    """One fault, which names both facts and their values."""
    assert faults_of(facts) == [expected]


@pytest.mark.parametrize(
    "facts",
    [
        pytest.param(
            "institution: {registered_on: 2022-03-01, operating: {from: 2022-03-01}}",
            id="on the day itself",
        ),
        pytest.param(
            "institution: {registered_on: 2022-03-01, education_licence: {from: 2020-01-01}}",
            id="licensed before",
        ),
        pytest.param(
            "institution: {registered_on: 2022-03-01, operating: []}", id="never in operation"
        ),
        pytest.param(
            "projects: [{applied_on: 2022-03-01, completed_on: 2021-01-01}]",
            id="completed before applied for",
        ),
        pytest.param("projects: [{applied_on: 2022-03-01, approved_on: none}]", id="not approved"),
        pytest.param(
            "prior_awards: [{awarded_on: 2022-02-28}, {applied_on: 2022-03-01}]",
            id="dates of different awards",
        ),
        pytest.param("projects: [{id: p1}, {}, {}, {id: p2}]", id="ids not known"),
        pytest.param("monthly_revenue: [{amount: 5}, {amount: 5}]", id="months not known"),
        pytest.param(
            "children: [{id: c1, born_on: 2022-03-31}, {}], "
            "attendance: [{child: c2, month: 2022-03}, {child: c1, month: 2022-03}]",
            id="a child of whom the id is not known, and a month of birth",
        ),
        pytest.param(
            "attendance: [{child: c1, month: 2024-02, days: 29}]",
            id="nobody has said which children there are, and a leap year",
        ),
        pytest.param(
            "water_bills: [{month: 2023-01, quantity_m3: 10, paid: 30}, "
            "{month: 2023-01, quantity_m3: 10, paid: 31}]",
            id="bills of two meters",
        ),
        pytest.param("electricity_bills: [{month: 2023-01}, {month: 2023-01}]", id="two meters"),
        pytest.param(
            f"prior_awards: [{{{GRANT}, awarded: 100, amount: 60}}, "
            f"{{{GRANT}, awarded: 100, amount: 40}}]",
            id="all",
        ),
        pytest.param(
            f"prior_awards: [{{{GRANT}, amount: 60}}, {{{GRANT}, amount: 41}}]",
            id="award not known",
        ),
        pytest.param(
            f"prior_awards: [{{{GRANT}, awarded: 100, amount: 60}}, {{{GRANT}}}]",
            id="amount not known",
        ),
        pytest.param(
            "prior_awards: [{incentive: a, awarded: 100, amount: 60}, "
            "{incentive: a, awarded: 90, amount: 60}]",
            id="subject not known",
        ),
        pytest.param(
            "prior_awards: [{incentive: a, subject: p1, awarded: 100, amount: 60}, "
            "{incentive: a, subject: p2, awarded: 90, amount: 60}]",
            id="another subject",
        ),
        pytest.param(
            f"prior_awards: [{{{GRANT}, awarded_on: 2022-01-01, awarded: 100, amount: 100}}, "
            f"{{{GRANT}, awarded_on: 2023-01-01, awarded: 90, amount: 90}}, "
            f"{{{GRANT}, amount: 50}}]",
            id="awards of two days, and a payment of one of them",
        ),
    ],
)
def test_what_may_be_true_is_no_contradiction(facts: str) -> None:
    """Events on the same day, events of different rows, and facts that are not known."""
    assert faults_of(facts) == []


def test_a_payment_within_one_of_two_awards_does_not_excuse_the_other() -> None:
    """Each award is added up by itself."""
    awards = f"{{{GRANT}, awarded_on: 2022-01-01, awarded: 100, amount: 60}}"
    other = f"{{{GRANT}, awarded_on: 2023-01-01, awarded: 500, amount: 60}}"
    [fault] = faults_of(f"prior_awards: [{awards}, {other}, {awards}]")
    assert fault.startswith(
        "prior_awards[2].amount: prior_awards[0] with 60 CNY and prior_awards[2] with 60 CNY come "
        "to 120"
    )


@attrs.frozen(kw_only=True)
class Line:
    name: str | Unknown = fact("名", "name")
    part: int | Unknown = fact("部分", "part", least=0)
    change: int | Unknown = fact("变动", "change")


@attrs.frozen(kw_only=True)
class NoSuchDate:
    begun: date | Unknown = fact("始", "begun", not_before="ordered")


@attrs.frozen(kw_only=True)
class NoSuchPart:
    begun: date | Unknown = fact("始", "begun", not_before="part.begun")


@attrs.frozen(kw_only=True)
class NoSuchColumn:
    lines: tuple[Line, ...] | Unknown = fact("行", "lines", row="line", unique=("name", "month"))


@attrs.frozen(kw_only=True)
class NoSuchWhole:
    lines: tuple[Line, ...] | Unknown = fact(
        "行", "lines", row="line", sum_at_most=SumAtMost(of="part", limit="most", by=("name",))
    )


@attrs.frozen(kw_only=True)
class UnboundedSum:
    lines: tuple[Line, ...] | Unknown = fact(
        "行", "lines", row="line", sum_at_most=SumAtMost(of="change", limit="part", by=("name",))
    )


@pytest.mark.parametrize(
    ("vocabulary", "message"),
    [
        (NoSuchDate, "the field 'begun' speaks of 'ordered', which is no fact"),
        (NoSuchPart, "the field 'begun' speaks of 'part.begun', which is no fact"),
        (NoSuchColumn, "the field 'lines' speaks of 'month', which is no fact"),
        (NoSuchWhole, "the field 'lines' speaks of 'most', which is no fact"),
        (UnboundedSum, "the field 'change' may be below zero, so that its sum has no bound"),
    ],
)
def test_constraints_name_facts_that_there_are(vocabulary: type, message: str) -> None:
    """A slip in the vocabulary is told when it is described."""
    with pytest.raises(VocabularyError) as caught:
        describe(vocabulary)
    assert str(caught.value) == message


def test_constraints_are_of_rows() -> None:
    """What has no rows cannot be told apart or added up."""

    @attrs.frozen(kw_only=True)
    class Root:
        name: str | Unknown = fact("名", "name", unique="name")

    with pytest.raises(VocabularyError, match="the field 'name' has no rows"):
        describe(Root)


def test_the_vocabulary_of_the_domain_says_what_contradicts() -> None:
    """The lists whose rows have a name of their own are told apart by it."""
    fields = vocabulary_of(childcare.Case).root.fields
    by_id = {name for name, field in fields.items() if field.spec.unique == ("id",)}
    assert by_id == {"projects", "premises", "children", "loans"}
