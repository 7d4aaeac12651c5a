"""A period that is not over may still get rows, for all that the law says of it."""

from datetime import date

import pytest

from incentives import Outcome, assess
from tests.engine.evaluation.periods.test_periods import case_of, library

NAME = "land.periods.most_of_the_year"


@pytest.mark.parametrize(
    ("on", "outcome"),
    [
        (date(2023, 3, 20), Outcome.UNDETERMINED),
        (date(2023, 12, 30), Outcome.UNDETERMINED),
        (date(2023, 12, 31), Outcome.ELIGIBLE),
        (date(2024, 3, 20), Outcome.ELIGIBLE),
    ],
)
def test_the_dearest_month_is_known_once_the_year_is_over(on: date, outcome: Outcome) -> None:
    """Until its last day a month may come that is dearer."""
    assert outcome is assess(case_of({1: 10, 2: 30}), library(), on=on)[NAME].outcome
