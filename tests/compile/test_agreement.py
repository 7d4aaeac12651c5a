"""The kernel says what the reference says, or leaves it to the reference."""

from datetime import date, timedelta

from hypothesis import given

from benchmarks.haimen12.drawing import institutions
from benchmarks.haimen12.figures import POLICIES
from benchmarks.haimen12.vocabulary import Institution
from incentives import Library, childcare, load_library
from incentives.childcare import Case
from tests.compile.agreeing import Agreement, Comparison, compare
from tests.compile.changing import DAYS, changed_examples
from tests.compile.libraries import good_cases
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


@given(case=changed_examples(), on=DAYS)
def test_examples_changed_at_random_come_out_as_in_the_reference(case: Case, on: date) -> None:
    """In their own place or in any other, on any day."""
    comparison = Comparison()
    compare(case, bundled(), on, comparison)
    assert comparison.differing == []
