# ruff: noqa: E501 - in the policy file below a rule stands on a line
"""What is given in kind obliges too: nothing of it is known in money, so nothing is recovered."""

from datetime import date
from pathlib import Path

import pytest

from incentives import ObligationState, Outcome
from tests.engine.small_domain import Case, case_of, found, one_file

RULES = """facts:
  breach: {type: date, text: TEXT}
incentives:
  grant:
    title: TEXT
    kind: in_kind
    cite: '1'
    trigger: workshop.applied_on
    obligations:
      - {id: keep, text: TEXT, begins: workshop.applied_on, until: workshop.opened_on, broken_on: breach, recovers: all}
"""


@pytest.mark.parametrize(
    ("breach", "state"),
    [(date(2022, 8, 1), ObligationState.BROKEN), (date(2022, 11, 2), ObligationState.KEPT)],
)
def test_it_stands_as_its_days_have_it(
    breach: date, state: ObligationState, tmp_path: Path
) -> None:
    """Until the first of November."""
    workshop = case_of(opened_on=date(2022, 11, 1)).workshop
    case = Case(workshop=workshop, declared={"land.one.breach": str(breach)})
    determination = found(one_file(tmp_path, RULES), case)
    assert determination.outcome is Outcome.ELIGIBLE
    (obligation,) = determination.obligations
    assert (state, ()) == (obligation.state, obligation.places)
    assert determination.payment is None
