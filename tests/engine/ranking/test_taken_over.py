# ruff: noqa: E501 - in the policy file below a rule stands on a line
"""A question 'what if' works out what the supposed fact has a part in, and takes over the rest."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import attrs
import pytest

from incentives import Outcome, childcare
from incentives.engine.assessment.assessor import Assessor
from incentives.facts.snapshot import take_snapshot
from incentives.language.possible import Result, in_order
from incentives.policy.library import law_of
from incentives.values.period import Month, Period
from tests.engine.keyed_domain import keyed_library, kid, stay, staying
from tests.engine.small_domain import CITY, Sale, bounds, case_of, found, grants, one_file
from tests.report.reports import bundled
from tests.work import calls_in

ON = date(2023, 12, 31)
VAT = "cn.2019-76.vat_exemption"
PROPERTY_TAX = "cn.2019-76.property_tax_exemption"
EVER: tuple[Period, ...] = (Period(date.min),)


@pytest.fixture
def asked() -> Assessor:
    """What assesses a case of which only the place is known."""
    snapshot = take_snapshot(childcare.Case(district="320614"), bundled().vocabulary)
    law = law_of(bundled(), bundled().chain_of("320614") or (), None, ())
    return Assessor(law=law, snapshot=snapshot, on=ON)


def supposing(asked: Assessor, values: Mapping[str, Result]) -> Assessor:
    return Assessor(
        law=asked.law,
        snapshot=asked.snapshot,
        on=ON,
        supposed=values,
        effort=asked.effort,
        unsupposed=asked,
    )


CONDITIONS: Mapping[str, Result] = {
    "institution.care_modes": frozenset({"full_day"}),
    "institution.fixed_premises_in_community": True,
    "institution.kind": "company",
    "institution.serves_under_threes": True,
}
"""All that the condition of the exemption rests on, so that it holds."""


def test_what_leaves_conditions_open_leaves_the_determination(asked: Assessor) -> None:
    """Another fact is wanted for the condition, and the amount does not rest on this one."""
    before = asked.determination(VAT)
    for fact in ("institution.fixed_premises_in_community", "institution.serves_under_threes"):
        assert supposing(asked, {fact: True}).determination(VAT) is before
    assert before.outcome is Outcome.UNDETERMINED


@pytest.mark.parametrize("values", [{"institution.serves_under_threes": False}, CONDITIONS])
@pytest.mark.parametrize("incentive", [VAT, PROPERTY_TAX])
def test_where_a_condition_fails_nothing_is_given_and_no_part_made(
    asked: Assessor, incentive: str, values: Mapping[str, Result]
) -> None:
    """Of one month or of twelve; it comes to what it comes to where nothing was known before."""
    asked.determination(incentive)
    taken_over = supposing(asked, values).determination(incentive)
    anew = Assessor(law=asked.law, snapshot=asked.snapshot, on=ON, supposed=values).determination(
        incentive
    )
    assert (anew.outcome, bounds(anew), anew.lacking) == (
        taken_over.outcome,
        bounds(taken_over),
        in_order(taken_over.lacking),  # a question is told it in no order
    )
    is_refused = values is not CONDITIONS
    assert (taken_over.outcome is Outcome.INELIGIBLE) is is_refused
    assert (taken_over.working == ()) is is_refused


def test_what_decides_a_condition_is_worked_out_and_no_amount_with_it(asked: Assessor) -> None:
    """Where it holds, each part is worth what it was worth before."""
    before = asked.determination(VAT)
    given = supposing(asked, CONDITIONS).determination(VAT)
    assert given is not before
    assert all(
        part.condition is not None and part.condition.value is True for part in given.working
    )
    pairs = zip(before.working, given.working, strict=True)
    assert all(old.worth is new.worth for old, new in pairs)


def test_what_an_amount_rests_on_is_worked_out_for_all_rows_of_the_return(asked: Assessor) -> None:
    """They are rounded one after the other, so that none of them is taken over."""
    before = asked.determination(VAT)
    found = supposing(asked, {"institution.small_scale_taxpayer": EVER}).determination(VAT)
    assert {id(part.worth) for part in before.working}.isdisjoint(
        id(part.worth) for part in found.working
    )


LIMITS = """parameters:
  many: {text: TEXT, unit: hour, values: [{value: 10, cite: '1'}]}
  few: {text: TEXT, unit: hour, values: [{value: 3, cite: '1'}]}
incentives:
  grant:
    title: TEXT
    kind: grant
    cite: '1'
    for_each: stays
    trigger: stay.day
    when: {all: [{id: a, when: stay.kid.poor, text: TEXT}, {id: b, when: workshop.green, text: TEXT}]}
    amount:
      value: stay.kid.worth
      within: {of: stay.hours, at_most: {cases: [{when: workshop.certified, value: many}, {otherwise: few}]}, first: highest_amount}
"""


@pytest.mark.parametrize("fact", ["workshop.green", "workshop.certified", "kids[0].poor"])
def test_a_limit_of_rows_is_worked_out_anew_for_what_it_hangs_on(tmp_path: Path, fact: str) -> None:
    """Whatever is supposed comes to what it comes to where nothing was worked out before."""
    library = keyed_library(tmp_path, LIMITS)
    snapshot = take_snapshot(staying([kid("a", 60)], stay("a", hours=6)), library.vocabulary)
    law = law_of(library, library.chain_of(CITY) or (), None, ())
    asked = Assessor(law=law, snapshot=snapshot, on=ON)
    assert (0, 60) == bounds(asked.determination("land.one.grant"))
    for value in (True, False):
        anew = Assessor(law=law, snapshot=snapshot, on=ON, supposed={fact: value})
        taken_over, known = (
            assessor.determination("land.one.grant")
            for assessor in (supposing(asked, {fact: value}), anew)
        )
        assert (known.outcome, bounds(known)) == (taken_over.outcome, bounds(taken_over))


def test_of_a_sum_of_many_facts_only_what_one_has_a_part_in_is_added_up_anew(
    tmp_path: Path,
) -> None:
    """Twice the facts are twice the trials, and little more for each of them."""
    calls = [_calls_to_rank(count, tmp_path / str(count)) for count in (80, 160)]
    assert calls[1] < 2.4 * calls[0]


def test_a_sum_over_rows_is_worked_out_anew_where_a_fact_of_one_has_a_part_in_it(
    tmp_path: Path,
) -> None:
    """What every sale comes to settles more than whether they count: of that there is no most."""
    library = one_file(tmp_path, grants(grant="sum(s.amount for s in sales if s.exported)"))
    sales = tuple(Sale(month=Month(2022, month)) for month in (1, 2))
    grant = found(library, attrs.evolve(case_of(), sales=sales))
    amounts, counts = (
        [f"sales[{row}].{name}" for row in (0, 1)] for name in ("amount", "exported")
    )
    assert [missing.id for missing in grant.missing] == [*amounts, *counts]


def _calls_to_rank(count: int, folder: Path) -> int:
    """How many calls it takes to rank so many facts of which a grant is the sum."""
    number = "{type: number, unit: CNY, at_least: 0, at_most: 9, text: TEXT, question: TEXT}"
    facts = "facts:\n" + "".join(f"  f{at}: {number}\n" for at in range(count))
    terms = " + ".join(f"f{at}" for at in range(count))
    grant = found(one_file(folder, facts + grants(grant=terms)), case_of())
    calls = calls_in(lambda: grant.missing)
    assert len(grant.missing) == count
    return calls
