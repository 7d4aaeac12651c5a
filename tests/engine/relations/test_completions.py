"""What is told of a case holds in each way in which it may be completed, whatever is related."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from pathlib import Path

import attrs
import pytest

from incentives import Library, Outcome
from incentives.facts.unknown import UNKNOWN
from incentives.values.number import Exact
from tests.engine.relations.trader_domain import (
    OPEN,
    Market,
    Told,
    determinations,
    kept,
    market,
    stall,
    trading,
)
from tests.engine.small_domain import bounds

NAMES = "abc"
RELATED: Mapping[str, Sequence[str]] = {
    "a loss by exclusion": ["one_of: [a, b]", "excludes: {incentive: c, by: a}"],
    "a loss by deduction": ["one_of: [a, b]", "deducts: {from: c, what: a}"],
    "a loss by the higher": ["one_of: [a, b]", "higher_of: [a, c]"],
    "a loss by a cap": ["one_of: [a, b]", "shared_cap: {of: [a, c], at_most: trader.cap}"],
    "two choices": ["one_of: [a, b]", "one_of: [b, c]", "excludes: {incentive: c, by: a}"],
    "deducted and capped": [
        "deducts: {from: b, what: c}",
        "shared_cap: {of: [a, b, c], at_most: trader.cap}",
    ],
}


def told(library: Library, case: Market) -> dict[str, Told]:
    found = determinations(library, case)
    return {name: (each.outcome, *bounds(each)) for name, each in found.items()}


def made(amounts: Sequence[int], gates: Sequence[object]) -> Market:
    a, b, c = amounts
    case = trading(a=a, b=b, c=c, cap=45)
    facts = {f"has_{name}": gate for name, gate in zip(NAMES, gates, strict=True)}
    return attrs.evolve(case, trader=attrs.evolve(case.trader, **facts))  # type: ignore[arg-type]


def completed(gates: Sequence[object]) -> Iterator[tuple[object, ...]]:
    return product(*([True, False] if gate is UNKNOWN else [gate] for gate in gates))


def holds(said: Told, outcome: Outcome, least: Exact, most: Exact | None) -> bool:
    """Whether what is told is true of an answer that is known."""
    _, low, high = said
    decided = said[0]
    fits = low <= least and (high is None or (most is not None and most <= high))
    return fits and decided in {outcome, OPEN}


@pytest.mark.parametrize("name", RELATED)
@pytest.mark.parametrize("amounts", [(20, 30, 30), (30, 20, 40), (40, 30, 20)])
def test_no_fact_overturns_what_is_told(
    tmp_path: Path, name: str, amounts: tuple[int, int, int]
) -> None:
    """Of three grants of which each may be due or not, with every completion."""
    library = market(tmp_path, *RELATED[name])
    known = {gates: told(library, made(amounts, gates)) for gates in completed([UNKNOWN] * 3)}
    for gates in product([True, False, UNKNOWN], repeat=3):
        if UNKNOWN not in gates:
            continue
        said = told(library, made(amounts, gates))
        for way in completed(gates):
            for grant in NAMES:
                assert holds(said[grant], *known[way][grant]), (gates, way, grant)


def test_the_only_option_is_taken_though_another_would_have_been_left_out(tmp_path: Path) -> None:
    """Whether there is a choice at all hangs on what is not known."""
    library = market(tmp_path, *RELATED["a loss by exclusion"])
    alone = told(library, made((20, 30, 30), (True, False, True)))
    assert {"a": 20, "b": 0, "c": 0} == {grant: alone[grant][1] for grant in NAMES}
    said = told(library, made((20, 30, 30), (True, UNKNOWN, True)))
    assert (OPEN, OPEN) == (said["a"][0], said["c"][0])
    assert (0, 20, 0, 30) == (*said["a"][1:], *said["c"][1:])


def test_what_may_be_cut_by_a_cap_that_is_not_known_is_not_sure(tmp_path: Path) -> None:
    """A cap of which no more is known than that one of two rows is within it."""
    relation = "shared_cap: {of: [x, b], at_most: 'max(trader.cap, trader.a)'}"
    library = market(tmp_path, relation)
    sure, doubtful = stall("p", x=100), stall("q", x=100, has_x=UNKNOWN)
    found = determinations(library, trading(sure, doubtful, a=100, cap=UNKNOWN))["x"]
    assert ((50, 100), (0, 100)) == tuple(kept(found).values())
    assert {"trader.cap", "stalls[1].has_x"} == {each.id for each in found.missing}
    both = determinations(library, trading(sure, stall("q", x=100), a=100, cap=100))["x"]
    assert ((50, 50), (50, 50)) == tuple(kept(both).values())
