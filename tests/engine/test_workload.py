"""What is measured comes out right: the workload agrees with its reference in exact fractions."""

from collections import Counter
from datetime import date

import pytest

from benchmarks.haimen12.drawing import institutions
from benchmarks.haimen12.figures import POLICIES
from benchmarks.haimen12.reference import RULES, answers
from benchmarks.haimen12.vocabulary import Institution
from incentives import Library, Outcome, assess, load_library
from incentives.values.money import exact_amount
from tests.compile.awaited.reference_alone import reference_alone


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library(POLICIES, vocabulary=Institution)


def test_each_institution_comes_to_what_the_reference_says(library: Library) -> None:
    """Of twelve days, a quarter on an edge; every incentive comes to something somewhere."""
    given: Counter[str] = Counter()
    for case in institutions(120, seed=7, mixed=True):
        expected = answers(case)
        with reference_alone():
            assessment = assess(case, library, on=day_of(case))
        found = {
            determination.rule.id.rpartition(".")[2]: exact_amount(determination.amount) * 100
            for determination in assessment
            if determination.outcome is Outcome.ELIGIBLE and determination.amount is not None
        }
        assert found == expected, case
        given.update(name for name, fen in expected.items() if fen)
    assert set(given) == set(RULES)


def day_of(case: Institution) -> date:
    assert isinstance(case.as_of, date)
    return case.as_of
