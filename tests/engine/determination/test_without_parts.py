# ruff: noqa: E501 - in the policy file below a rule stands on a line
"""An incentive without a single row or event: whether it is refused or not law any more."""

from datetime import date
from pathlib import Path

import pytest

from incentives import Outcome
from tests.engine.small_domain import Case, Workshop, found, one_file

GRANT = """incentives:
  grant: {title: TEXT, kind: grant, cite: '1', for_each: sales, trigger: last_day(sale.month), amount: sale.amount}
"""


@pytest.mark.parametrize(
    ("on", "outcome"),
    [
        (date(2021, 12, 31), Outcome.NOT_IN_FORCE),
        (date(2022, 1, 1), Outcome.INELIGIBLE),
        (date(2022, 6, 30), Outcome.INELIGIBLE),
        (date(2022, 7, 1), Outcome.NOT_IN_FORCE),
    ],
)
def test_without_rows_the_law_of_the_day_of_the_assessment_says_which(
    tmp_path: Path, on: date, outcome: Outcome
) -> None:
    """Nothing was sold: in force nobody is entitled, before and after there is no such grant."""
    library = one_file(tmp_path, GRANT, first="2022-01-01", last="2022-06-30")
    nothing_sold = Case(workshop=Workshop(), sales=())
    assert outcome is found(library, nothing_sold, on=on).outcome
