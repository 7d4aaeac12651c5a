"""With kernels the rows of a case are those that the reference gives it, all of them."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given

from benchmarks.haimen12.drawing import institutions
from benchmarks.haimen12.figures import POLICIES
from benchmarks.haimen12.vocabulary import Institution
from incentives import UNKNOWN, Library, assess_many, load_library
from incentives.childcare import Case
from tests.compile.changing import DAYS, changed_examples
from tests.compile.libraries import good_cases
from tests.engine import small_domain
from tests.engine.evaluation.figures.test_named_limits import HUGE, LARGE, RULES, overlay
from tests.engine.small_domain import ON, House, case_of, one_file, yuan
from tests.report.reports import bundled


def both(case: object, library: Library, on: date) -> tuple[int, int]:
    """How many decisions there are, and how many are asked, after both ways gave the same tables.

    Or by which faults the case is refused.
    """
    return compared([case], library, on)


def compared(cases: Sequence[object], library: Library, on: date) -> tuple[int, int]:
    """The same of several cases at once."""
    by_reference = assess_many(cases, library, on=on, runtime="reference")
    by_kernel = assess_many(cases, library, on=on, runtime="plain")
    for name in ("decisions", "cases", "faults"):
        assert getattr(by_kernel, name).equals(getattr(by_reference, name))
    return by_kernel.decisions.num_rows, by_kernel.asked


def test_the_whole_language_comes_to_the_same_rows(good_libraries: dict[str, Library]) -> None:
    """Every good file of the language, relations and payments too, on its days and around them."""
    decisions = asked = 0
    for library, case, on in good_cases(good_libraries):
        for days in (-366, 0, 31):
            told = both(case, library, on + timedelta(days=days))
            decisions, asked = decisions + told[0], asked + told[1]
    assert 0 < asked < decisions


def test_the_whole_language_comes_to_the_same_in_chunks(
    good_libraries: dict[str, Library],
) -> None:
    """All cases of a library at once: what is decided by columns stands among what is not."""
    together: dict[tuple[Library, date], list[object]] = {}
    for library, case, on in good_cases(good_libraries):
        together.setdefault((library, on), []).append(case)
    decisions = asked = 0
    for (library, on), cases in together.items():
        told = compared(cases, library, on)
        decisions, asked = decisions + told[0], asked + told[1]
    assert 0 < asked < decisions


def test_a_workload_of_known_facts_is_asked_only_of_what_others_may_change() -> None:
    library = load_library(POLICIES, vocabulary=Institution)
    for institution in institutions(60, seed=5, mixed=True):
        assert isinstance(institution.as_of, date)
        assert both(institution, library, institution.as_of) == (12, 0)


@pytest.mark.long
@pytest.mark.sweep
@given(case=changed_examples(), on=DAYS)
def test_examples_changed_at_random_come_to_the_same_rows(case: Case, on: date) -> None:
    """In their own place or in any other, on any day, or refused for the same."""
    both(case, bundled(), on)


def test_limits_that_fall_together_are_refused_by_what_reads_them(tmp_path: Path) -> None:
    """Whoever else decides: the law of two overlays is the reference's alone."""
    library = one_file(tmp_path, RULES)
    overlays = (overlay(library, LARGE), overlay(library, HUGE.replace("900", "250")))
    case = case_of(spent=yuan(50))
    by_kernel, by_reference = (
        assess_many([case], library, on=ON, overlays=overlays, runtime=runtime)
        for runtime in ("plain", "reference")
    )
    assert by_kernel.faults.equals(by_reference.faults)
    assert by_kernel.faults.column("slug").to_pylist() == ["limits-falling"]
    rising = (overlays[0], overlay(library, HUGE))
    found = assess_many([case], library, on=ON, overlays=rising, runtime="plain")
    assert (1, 0) == (found.cases.num_rows, found.asked)


ONCE = """
parameters:
  rate: {text: TEXT, unit: CNY/m2, values: [{value: 10, cite: '1'}]}
incentives:
  first:
    title: TEXT
    kind: grant
    cite: '1'
    for_each: houses
    trigger: house.bought_on
    once: {per: house.id, text: TEXT, cite: '1'}
    amount: house.area * rate
"""


def test_a_choice_among_rows_is_none_where_there_is_one_row(tmp_path: Path) -> None:
    """The reference is asked of two houses, and of houses that nobody has listed."""
    library = one_file(tmp_path, ONCE)
    one, same = (
        House(id="h1", area=Decimal(area), bought_on=ON - timedelta(days=9)) for area in (100, 20)
    )
    unnamed = House(area=Decimal(30), bought_on=ON)
    unread = House(id="h3", bought_on=ON)
    asked = [
        both(small_domain.Case(houses=houses, payouts=()), library, ON)[1]
        for houses in ((), (one,), (unnamed,), (unread,), (one, same), UNKNOWN)
    ]
    assert asked == [0, 0, 0, 0, 1, 1]
