"""How much is done for a case, in calls: the same on every machine, however busy it is.

The ceilings lie a tenth above what was counted, so that work that comes back is noticed. What each
takes in time stands in the benchmarks.
"""

from datetime import date
from functools import partial

import attrs
import pytest

import incentives
from benchmarks.haimen12.drawing import institutions
from benchmarks.haimen12.figures import POLICIES
from benchmarks.haimen12.vocabulary import Institution
from incentives import UNKNOWN, Assessment, Library, Month, childcare
from tests.report.reports import EXAMPLES, bundled
from tests.work import calls_in


def amounts(case: object, library: Library, on: date) -> Assessment:
    assessment = incentives.assess(case, library, on=on)
    assert [(each.outcome, each.amount, each.amount_range) for each in assessment]
    return assessment


def test_the_first_example_takes_no_more_calls_than_it_did() -> None:
    """All of its amounts, then its JSON with everything that is told in it."""
    case, on = childcare.read_case(EXAMPLES / "haimen-new-build.yaml"), date(2023, 12, 31)
    amounts(case, bundled(), on).to_json()
    for_amounts = calls_in(lambda: amounts(case, bundled(), on))
    assessment = amounts(case, bundled(), on)
    assert for_amounts < 89_000
    assert calls_in(assessment.to_json) < 1.85 * for_amounts, "with the workings, made for it"


def test_a_case_of_few_rules_takes_few_calls() -> None:
    """The workload that is measured against others: what is not of the rules shows here."""
    library = incentives.load_library(POLICIES, vocabulary=Institution)
    cases = list(institutions(20, seed=3))

    def all_of_them() -> None:
        for case in cases:
            assert isinstance(case.as_of, date)
            amounts(case, library, case.as_of)

    all_of_them()
    assert calls_in(all_of_them) / len(cases) < 6_600


@pytest.mark.parametrize(
    ("unknown_each", "worked_out", "written"), [(0, 1_360, 1_890), (10, 3_150, 2_380)]
)
def test_a_row_takes_the_same_however_many_there_are(
    unknown_each: int, worked_out: int, written: int
) -> None:
    """Rows that share the places of a month one after the other; of some a number is not known."""
    on, (few, many) = date(2026, 8, 31), (60, 180)

    def assessed(count: int) -> Assessment:
        return amounts(_enrolled(count, unknown_each), bundled(), on)

    results = {count: assessed(count) for count in (few, many)}
    calls = {count: calls_in(partial(assessed, count)) for count in results}
    of_json = {count: calls_in(result.to_json) for count, result in results.items()}
    assert calls[many] - calls[few] < worked_out * (many - few)
    assert of_json[many] - of_json[few] < written * (many - few)


def _enrolled(count: int, unknown_each: int) -> childcare.Case:
    """So many rows in three months; each so many that follow has one whose children are unknown."""
    base = childcare.read_case(EXAMPLES / "zhuhai-half-day.yaml")
    assert isinstance(base.enrolments, tuple)
    row = base.enrolments[0]
    rows = (
        attrs.evolve(
            row,
            month=Month(2026, 6 + at % 3),
            children=UNKNOWN if unknown_each and at % unknown_each == 0 else 1,
        )
        for at in range(count)
    )
    return attrs.evolve(base, enrolments=tuple(rows))
