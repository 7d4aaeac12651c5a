"""Of which period a row is: of that of its cycle, or of its own month where it is of none."""

from itertools import product

import pytest

from incentives import Month, Status
from incentives.engine.assessment.assessor import Assessor
from incentives.engine.evaluation.evaluator import Evaluator
from incentives.engine.evaluation.situation import BoundRow
from incentives.facts.snapshot import take_snapshot
from incentives.facts.unknown import UNKNOWN
from incentives.language.expression import Gather, RowPeriods, walk
from incentives.policy.library import law_of
from incentives.values.period import Cycle, Period
from tests.conformance.planting import Case, Watering
from tests.engine.evaluation.periods.test_periods import (
    ALWAYS,
    FROM_FEBRUARY,
    IN_MARCH,
    case_of,
    library,
)

BILLS = {1: 10, 2: 20, 3: 30, 5: 40}


def season() -> RowPeriods:
    """The seasons over which the aid is added up."""
    read = (
        part
        for definition in library().definitions.values()
        for part in walk(definition.body)
        if isinstance(part, Gather) and part.periods is not None
    )
    of_incentives = (
        part
        for incentive in library().incentives.values()
        for expression in incentive.expressions
        for part in walk(expression)
        if isinstance(part, Gather) and part.periods is not None
    )
    periods = next(iter([*read, *of_incentives])).periods
    assert periods is not None
    return periods


def evaluator_of(case: Case) -> Evaluator:
    snapshot = take_snapshot(case, library().vocabulary)
    law = law_of(library(), library().chain_of("LD") or (), None, ())
    return Assessor(law=law, snapshot=snapshot, on=IN_MARCH).evaluator


def months_of(status: Status) -> set[int]:
    """The months on whose last day it holds."""
    return {at for at in BILLS if any(each.holds_on(Month(2023, at).last_day) for each in status)}


@pytest.mark.parametrize(
    ("certified", "member"),
    [*product([ALWAYS, FROM_FEBRUARY, (), UNKNOWN], [True, False, UNKNOWN])],
)
def test_a_row_is_of_each_period_of_which_it_may_be(certified: object, member: object) -> None:
    """By the last day of its month; where something is not known, of each that may turn out."""
    case = case_of(BILLS, certified=certified, is_member=member)
    evaluator = evaluator_of(case)
    members = [True, False] if member is UNKNOWN else [member]
    rows = evaluator.rows_of("waterings")
    assert rows is not None
    for number, row in zip(BILLS, rows, strict=True):
        month = Month(2023, number)
        cycles = {
            (Cycle.HALF_YEAR if each else Cycle.QUARTER).around(month.last_day) for each in members
        }
        own = {Period(month.first_day, month.last_day)}
        expected = cycles | own
        if isinstance(certified, tuple):
            expected = cycles if number in months_of(certified) else own
        placed = evaluator.period_of(season(), row)
        assert expected == placed.periods
        assert month.last_day == placed.day
        assert bool(placed.missing) is (len(expected) > 1)
        assert (placed.sure in expected) is (len(expected) == 1)
        assert evaluator.period_of(season(), row) is placed


def rows_without_months(evaluator: Evaluator) -> list[BoundRow]:
    rows = evaluator.rows_of("waterings")
    return [evaluator.unlisted_row("waterings")] if rows is None else list(rows)


@pytest.mark.parametrize("waterings", [UNKNOWN, (Watering(),)])
def test_a_row_without_a_month_is_of_no_period_for_want_of_it(waterings: object) -> None:
    """Whether nobody has said the month, or which rows there are."""
    case = Case(place="LD", waterings=waterings)  # type: ignore[arg-type]
    evaluator = evaluator_of(case)
    (row,) = rows_without_months(evaluator)
    for _ in range(2):
        placed = evaluator.period_of(season(), row)
        assert (frozenset(), None, None) == (placed.periods, placed.day, placed.sure)
        assert [row.facts.path_of("month").text] == [missing.id for missing in placed.missing]
