"""Choices of many: what excludes each other two by two, and rows that share a key."""

from itertools import combinations
from pathlib import Path

import pytest

from incentives import UNKNOWN, Determination, Library
from incentives.engine.assessment.assessor import Assessor
from incentives.facts.snapshot import take_snapshot
from incentives.policy.library import law_of
from tests.engine.relations.trader_domain import (
    ON,
    Market,
    determinations,
    job,
    market,
    stall,
    trading,
)
from tests.engine.small_domain import yuan

NAMES = [f"g{number}" for number in range(1, 13)]
TWO_BY_TWO = [f"one_of: [{one}, {other}]" for one, other in combinations(NAMES, 2)]


def many_grants() -> str:
    """Twelve grants; the seventh pays twice what the trader has of `a`."""
    return "".join(
        f"  {name}: {{title: TEXT, kind: grant, cite: '1', trigger: trader.began_on, "
        f"amount: {'trader.a + trader.a' if name == 'g7' else 'trader.a'}}}\n"
        for name in NAMES
    )


def test_of_twelve_that_exclude_each_other_two_by_two_the_best_is_given(tmp_path: Path) -> None:
    """They are thirteen ways, so the library is taken and the next best is told too."""
    library = market(tmp_path, *TWO_BY_TWO, incentives=many_grants())
    found = determinations(library, trading(a=10))
    amounts = {name: found[name].amount for name in NAMES}
    assert amounts == {name: yuan(20 if name == "g7" else 0) for name in NAMES}
    made = found["g1"].changes[0].choices[0]
    assert [claimed.incentive for claimed in made.chosen.claimed] == ["land.one.g7"]
    assert made.runner_up is not None
    assert [claimed.incentive for claimed in made.runner_up.claimed] == ["land.one.g1"]


ONCE = "once_per: {of: [{incentive: x, key: stall.id}, {incentive: z, key: job.stall}]}"
BOUND_TOO = "shared_cap: {of: [x, z], at_most: trader.cap}"


def told(found: Determination) -> tuple[object, ...]:
    """Everything that a choice may change of a determination."""
    parts = tuple((part.label, part.kept) for part in found.working)
    return found.outcome, found.amount, found.amount_range, found.missing, parts


@pytest.mark.parametrize("awards", [(), UNKNOWN])
@pytest.mark.parametrize("has", [True, UNKNOWN])
@pytest.mark.parametrize("amounts", [(3, 5, 4), (5, 3, 4), (5, 5, 5), (0, 0, 0), (0, 5, 0)])
def test_a_choice_by_itself_comes_to_what_it_comes_to_beside_a_cap_that_does_not_bind(
    tmp_path: Path, amounts: tuple[int, int, int], has: object, awards: object
) -> None:
    """The short way, where a choice is all there is to settle, gives what the long way gives."""
    first, second, third = amounts
    rows = [stall("s", x=first, has_x=has), stall("s", x=second)]
    case = trading(*rows, jobs=[job("s", third)], awards=awards, cap=10**6)
    alone, capped = (
        determinations(market(tmp_path / name, *relations), case)
        for name, relations in {"alone": [ONCE], "capped": [ONCE, BOUND_TOO]}.items()
    )
    assert [told(alone[name]) for name in "xz"] == [told(capped[name]) for name in "xz"]


@pytest.mark.parametrize("awards", [(), UNKNOWN])
def test_rows_of_one_key_take_steps_in_proportion(tmp_path: Path, awards: object) -> None:
    """Four times the rows are four times the steps, whether one is chosen or it stays open."""
    library = market(tmp_path, ONCE)

    def steps(count: int) -> int:
        rows = [stall("s", x=number % 7) for number in range(count)]
        case = trading(*rows, jobs=[job("s", 3)], awards=awards)
        return steps_of(case, library)

    assert steps(400) <= 4.1 * steps(100)


def steps_of(case: Market, library: Library) -> int:
    snapshot = take_snapshot(case, library.vocabulary)
    assessor = Assessor(law=law_of(library, ("land",), None, ()), snapshot=snapshot, on=ON)
    assessor.solved()
    return assessor.effort.steps
