"""The kernel says what the reference says, or leaves it to the reference."""

import random
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given

from benchmarks.haimen12.drawing import institutions
from benchmarks.haimen12.figures import POLICIES
from benchmarks.haimen12.vocabulary import Institution
from incentives import Library, childcare, load_library, policy_cases, sample_cases
from incentives.childcare import Case
from incentives.compile.filling import filling_of
from incentives.compile.kernel import kernel_of
from incentives.engine.assessment.admission import admit
from incentives.policy.library import law_of
from tests.compile.agreeing import Agreement, Comparison, compare
from tests.compile.changing import DAYS, changed, changed_examples
from tests.compile.libraries import good_cases
from tests.engine import small_domain
from tests.engine.small_domain import ON, Grade, House, one_file
from tests.examples.worked import all_worked
from tests.report.reports import bundled


def test_the_whole_language_comes_out_as_in_the_reference(
    good_libraries: dict[str, Library],
) -> None:
    """Every good file of the language, with its cases, on their days and on days around them."""
    comparison = Comparison()
    for library, case, on in good_cases(good_libraries):
        for days in (-366, 0, 31):
            compare(case, library, on + timedelta(days=days), comparison)
    assert comparison.differing == []
    assert comparison.counts[Agreement.SAME] > 1_500


def test_forgotten_facts_of_the_whole_language_come_out_as_in_the_reference(
    good_libraries: dict[str, Library],
) -> None:
    """What is open is told with its bounds and what is missing first, or left."""
    draw = random.Random(8)  # noqa: S311 - the same cases every time
    comparison = Comparison()
    for library, case, on in good_cases(good_libraries):
        forgotten = changed(case, draw, change=0, forget=draw.choice([0.1, 0.3, 0.6]))
        compare(forgotten, library, on, comparison)
    assert comparison.differing == []
    assert comparison.counts[Agreement.SAME_OPEN] > 400


@pytest.mark.parametrize("forget", [0.05, 0.15, 0.3, 0.6])
def test_what_goes_on_from_row_to_row_is_told_whatever_is_forgotten(
    good_libraries: dict[str, Library], forget: float
) -> None:
    """Accounts, returns and periods: rows out of order, of no known day, or not listed at all."""
    draw = random.Random(3)  # noqa: S311 - the same cases every time
    comparison = Comparison()
    named = {id(good_libraries[name]) for name in ("carried", "returns", "periods", "reductions")}
    for library, case, on in good_cases(good_libraries):
        if id(library) in named:
            for _ in range(4):
                forgotten = changed(case, draw, change=0.1, forget=forget)
                compare(forgotten, library, on, comparison)
    assert comparison.differing == []
    told = comparison.counts[Agreement.SAME] + comparison.counts[Agreement.SAME_OPEN]
    assert told > 0.6 * sum(comparison.counts.values())


@pytest.mark.long
def test_a_population_with_unknown_facts_comes_out_as_in_the_reference() -> None:
    """Cases like policy cases, which come to something of every incentive."""
    library, on = bundled(), date(2024, 12, 31)
    models = policy_cases(childcare.policies_folder(), library)
    comparison = Comparison()
    for case in sample_cases(library, 25, seed=3, on=on, like=models, unknown="0.1"):
        compare(case, library, on, comparison)
    assert comparison.differing == []
    assert comparison.counts[Agreement.SAME_OPEN] > 40


def test_a_workload_of_known_facts_is_left_nowhere() -> None:
    library = load_library(POLICIES, vocabulary=Institution)
    comparison = Comparison()
    for institution in institutions(60, seed=5, mixed=True):
        assert isinstance(institution.as_of, date)
        assert compare(institution, library, institution.as_of, comparison)
    assert comparison.counts == {Agreement.SAME: 60 * 12}


def test_examples_are_left_only_where_they_are_open() -> None:
    """But for the one basis that a reduction changes in later years too."""
    comparison = Comparison()
    for worked in all_worked():
        compare(childcare.read_case(worked.case), bundled(), worked.on, comparison)
    assert comparison.differing == []
    assert comparison.counts[Agreement.LEFT_DECIDED] <= len(all_worked())


@pytest.mark.long
@pytest.mark.sweep
@given(case=changed_examples(), on=DAYS)
def test_examples_changed_at_random_come_out_as_in_the_reference(case: Case, on: date) -> None:
    """In their own place or in any other, on any day."""
    comparison = Comparison()
    compare(case, bundled(), on, comparison)
    assert comparison.differing == []


TRIED = """
parameters:
  hundred: {text: TEXT, unit: CNY, values: [{value: 100, cite: '1'}]}
  fifty: {text: TEXT, unit: CNY, values: [{value: 50, cite: '1'}]}
  hidden: {text: TEXT, unit: CNY, values: [{unpublished: true, cite: '1'}]}
definitions:
  some_are_rented: {text: TEXT, cite: '1', value: any(h.rented for h in houses)}
incentives:
  as_wide:
    title: TEXT
    kind: grant
    cite: '1'
    for_each: houses
    trigger: house.bought_on
    when: {when: some_are_rented, text: TEXT}
    amount: 1 * hidden
  narrower:
    title: TEXT
    kind: grant
    cite: '1'
    for_each: houses
    trigger: house.bought_on
    amount:
      cases:
        - {when: house.grade == high and some_are_rented, value: 1 * hundred}
        - {when: house.grade == low and not some_are_rented, value: 1 * hundred}
        - {otherwise: 1 * fifty}
"""


def test_bounds_are_told_unless_trials_narrow_them(tmp_path: Path) -> None:
    """Of two houses one has a hundred and one fifty, whichever: that only the reference finds."""
    library = one_file(tmp_path, TRIED)
    houses = tuple(
        House(grade=grade, area=Decimal(1), bought_on=date(2022, 1, 1))
        for grade in (Grade.HIGH, Grade.LOW)
    )
    case = small_domain.Case(houses=houses)
    comparison = Comparison()
    assert compare(case, library, ON, comparison)
    assert comparison.differing == []
    admitted = admit(case, library)
    kernel = kernel_of(law_of(library, admitted.chain))
    words = kernel.layout.beginning
    at = filling_of(library).fill(admitted.snapshot, on=ON, into=words)
    before = list(words)
    as_wide, narrower = (
        kernel.open_verdict(f"land.one.{name}", words, at, ON.toordinal())
        for name in ("as_wide", "narrower")
    )
    assert words == before
    assert as_wide.is_open
    assert (as_wide.least, as_wide.most) == (0, None)
    assert narrower.is_left
