# ruff: noqa: E501 - in the policy files below a rule stands on a line
"""What a question 'what if' takes does not grow with what the supposed facts have no part in."""

from pathlib import Path

import attrs
import pytest

from incentives.engine.assessment.assessor import Assessor
from incentives.facts.snapshot import take_snapshot
from incentives.policy.library import law_of
from incentives.values.period import Month
from tests.engine.small_domain import CITY, ON, Sale, case_of, one_file, yuan

OPEN = "when: {all: [{id: a, when: workshop.green, text: TEXT}, {id: b, when: workshop.certified, text: TEXT}]}"
HEAD = "title: TEXT, kind: grant, cite: '1', trigger: workshop.applied_on"
SUM = "sum(s.amount * s.amount / s.cost for s in sales if s.amount > s.cost)"
RULES = f"""definitions:
  turnover: {{text: TEXT, cite: '1', value: {SUM}}}
charges:
  toll: {{title: TEXT, cite: '1', at: workshop.applied_on, amount: {SUM}}}
incentives:
"""


def steps_to_rank(folder: Path, rules: str, sales: int) -> tuple[int, int]:
    """How many steps it takes to determine all, and how many more to put what is missing in order."""
    library = one_file(folder, RULES + rules)
    rows = tuple(
        Sale(month=Month(2022, 1 + at % 12), amount=yuan(9 + at), cost=yuan(7))
        for at in range(sales)
    )
    case = attrs.evolve(case_of(spent=yuan(5)), sales=rows)
    snapshot = take_snapshot(case, library.vocabulary)
    law = law_of(library, library.chain_of(CITY) or (), None, ())
    assessor = Assessor(law=law, snapshot=snapshot, on=ON)
    found, _ = assessor.solved()
    before = assessor.effort.steps
    last = found[-1]
    assert {missing.id for missing in last.missing} == {"workshop.green", "workshop.certified"}
    return before, assessor.effort.steps - before


@pytest.mark.parametrize(
    "rules",
    [
        pytest.param(f"  grant: {{{HEAD}, amount: {SUM}, {OPEN}}}\n", id="an amount"),
        pytest.param(f"  grant: {{{HEAD}, amount: turnover, {OPEN}}}\n", id="a definition"),
        pytest.param(
            f"  first: {{{HEAD}, amount: {SUM}}}\n  grant: {{{HEAD}, amount: amount_of(first), {OPEN}}}\n",
            id="the amount of another incentive",
        ),
        pytest.param(
            f"  grant: {{{HEAD}, amount: workshop.spent, when: {{all: [{{id: a, when: workshop.green and {SUM} > 0, text: TEXT}}, {{id: b, when: workshop.certified and turnover > 0, text: TEXT}}]}}}}\n",
            id="conditions",
        ),
        pytest.param(
            f"  grant: {{title: TEXT, kind: exemption, cite: '1', relieves: toll, {OPEN}}}\n",
            id="a charge",
        ),
    ],
)
def test_what_is_tried_takes_the_same_steps_however_many_rows_are_known(
    rules: str, tmp_path: Path
) -> None:
    """They are added up once, for the assessment, and each row is some steps of that."""
    (few, asked_few), (many, asked_many) = (
        steps_to_rank(tmp_path / str(sales), rules, sales) for sales in (5, 40)
    )
    assert many - few >= 35 * 4
    assert asked_few == asked_many
    assert asked_few > 0
