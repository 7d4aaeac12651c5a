# ruff: noqa: E501 - in the policy file below a rule stands on a line
"""Which numbers are surely whole, whatever is not known of them: such a key of a table has a cell."""

from pathlib import Path

import attrs
import pytest

from incentives import Library
from incentives.engine.assessment.admission import chain_of
from incentives.engine.assessment.assessor import Assessor
from incentives.engine.evaluation.figures.whole import is_surely_whole
from incentives.engine.evaluation.situation import Situation
from incentives.engine.evaluation.trace import Trace, traces_in
from incentives.facts.snapshot import take_snapshot
from incentives.language.expression import Gather
from incentives.policy.library import law_of
from tests.engine.small_domain import APPLIED, ON, House, Payout, case_of, one_file

WHOLE = {
    "staff": "workshop.staff",
    "more_staff": "workshop.staff + few_staff - workshop.staff * 0",
    "greater": "max(workshop.staff, few_staff)",
    "less": "min(workshop.staff, few_staff)",
    "rented": "count(h for h in houses if h.rented)",
    "rounded": "floor(workshop.staff / part)",
    "rounded_up": "ceiling(workshop.staff / part)",
    "half_up": "round_half_up(workshop.staff / part)",
    "days": "days_between(workshop.opened_on, workshop.closed_on)",
    "years": "years_between(workshop.opened_on, workshop.closed_on)",
    "year": "year_of(workshop.opened_on)",
    "named": "staff",
    "named_more": "staff + houses_of_staff",
}
NOT_SURELY = {
    "shared": "workshop.staff / part",
    "more_of_shares": "workshop.staff + workshop.staff / part",
    "least_of_shares": "min(workshop.staff / part, workshop.staff)",
    "money": "workshop.spent",
    "stepped": "round_up(workshop.staff, step)",
    "areas": "sum(h.area for h in houses)",
    "widest": "max(h.area for h in houses)",
    "figure": "secret",
    "named_share": "shared",
}
CASES = "{{cases: [{{when: workshop.green, value: {0}}}, {{otherwise: {1}}}]}}"
CHOSEN = {
    "either": (CASES.format("workshop.staff", "few_staff"), True),
    "either_or_none": (CASES.format("workshop.staff", "0"), True),
    "one_not": (CASES.format("workshop.staff", "workshop.staff / part"), False),
    "other_not": (CASES.format("workshop.staff / part", "workshop.staff"), False),
}
ALL = {
    **{name: (f"'{said}'", True) for name, said in WHOLE.items()},
    **{name: (f"'{said}'", False) for name, said in NOT_SURELY.items()},
    **CHOSEN,
}
RULES = """parameters:
  part: {text: TEXT, unit: '1', values: [{value: 30%, cite: '1'}]}
  step: {text: TEXT, unit: person, values: [{value: 2.5, cite: '1'}]}
  secret: {text: TEXT, unit: person, values: [{unpublished: true, cite: '1'}]}
definitions:
  few_staff: {text: TEXT, cite: '1', value: 'workshop.staff + workshop.staff'}
  houses_of_staff: {text: TEXT, cite: '1', value: 'workshop.staff - workshop.staff'}
""" + "".join(
    f"  {name}: {{text: TEXT, cite: '1', value: {said}}}\n" for name, (said, _) in ALL.items()
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return one_file(tmp_path_factory.mktemp("whole"), RULES)


@pytest.mark.parametrize("name", ALL)
def test_a_number_is_surely_whole_if_all_that_it_is_made_of_is(library: Library, name: str) -> None:
    """People are counted, areas measured; what is rounded to the one is whole, a quotient is not."""
    case = attrs.evolve(case_of(), houses=(House(), House()))
    snapshot = take_snapshot(case, library.vocabulary)
    chain = chain_of(snapshot, library)
    assert chain is not None
    assessor = Assessor(law=law_of(library, chain, None, ()), snapshot=snapshot, on=ON)
    body = library.definitions[f"land.one.{name}"].body
    trace = assessor.evaluator.shared_trace(body, Situation(rows={}, law_date=APPLIED))
    assert ALL[name][1] is is_surely_whole(trace, library.vocabulary)


OF_ROWS = {
    "of_payout": ("value: payout.instalment", "payouts", True),
    "paid": ("value: payout.amount", "payouts", False),
    "of_house": ("value: house.area", "houses", False),
}
OVER_ROWS = {
    "instalments": ("sum(p.instalment for p in payouts)", True),
    "areas_by_name": ("sum(house.area for house in houses)", False),
}


def row_rules() -> str:
    said = {name: value for name, (value, _, _) in OF_ROWS.items()}
    said |= {name: f"value: '{value}'" for name, (value, _) in OVER_ROWS.items()}
    return "definitions:\n" + "".join(
        f"  {name}: {{text: TEXT, cite: '1', {value}}}\n" for name, value in said.items()
    )


@pytest.mark.parametrize("is_listed", [True, False])
def test_a_number_of_a_row_is_whole_if_it_is_counted(tmp_path: Path, is_listed: bool) -> None:
    """In a sum too, and where nobody has said which rows there are."""
    case = case_of()
    if is_listed:
        case = attrs.evolve(case, houses=(House(),), payouts=(Payout(),))
    library = one_file(tmp_path, row_rules())
    snapshot = take_snapshot(case, library.vocabulary)
    chain = chain_of(snapshot, library)
    assert chain is not None
    assessor = Assessor(law=law_of(library, chain, None, ()), snapshot=snapshot, on=ON)
    evaluator = assessor.evaluator

    def trace_of(name: str, *, list_name: str = "") -> Trace:
        given = {}
        if list_name:
            row = (evaluator.rows_of(list_name) or (evaluator.unlisted_row(list_name),))[0]
            given = {row.record: row}
        body = library.definitions[f"land.one.{name}"].body
        return evaluator.shared_trace(body, Situation(rows=given, law_date=APPLIED))

    for name, (_, list_name, is_whole) in OF_ROWS.items():
        trace = trace_of(name, list_name=list_name)
        assert is_surely_whole(trace, library.vocabulary) is is_whole, name
    for name, (_, is_whole) in OVER_ROWS.items():
        (summed,) = [
            part for part in traces_in(trace_of(name)) if isinstance(part.expression, Gather)
        ]
        assert [is_surely_whole(part, library.vocabulary) for part in summed.parts] == [
            is_whole
        ] * is_listed, name
