"""What a relation leaves of members of which it is not known whether they are due.

Every way in which they may turn out is worked out.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from pathlib import Path

import attrs
import pytest

from incentives import Library, assess
from incentives.engine.findings.change import Reason
from incentives.facts.unknown import UNKNOWN
from incentives.values.number import Exact
from tests.engine.relations.trader_domain import (
    ON,
    OPEN,
    Market,
    Told,
    determinations,
    market,
    short,
    trading,
)
from tests.engine.small_domain import bounds, yuan

NAMES = "abc"
GATES = tuple(f"has_{name}" for name in NAMES)
STATED: Mapping[str, Sequence[str]] = {
    "excludes": ["excludes: {incentive: a, by: b}"],
    "chain": ["excludes: {incentive: a, by: b}", "excludes: {incentive: b, by: c}"],
    "higher_of": ["higher_of: [a, b, c]"],
    "one_of": ["one_of: [a, b, c]"],
    "deducts": ["deducts: {from: b, what: c}"],
    "cap": ["shared_cap: {of: [a, b, c], at_most: trader.cap}"],
}


@pytest.fixture(scope="module", params=STATED)
def library(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Library:
    name: str = request.param
    return market(tmp_path_factory.mktemp(name), *STATED[name])


def made(amounts: Sequence[int], gates: Sequence[object]) -> Market:
    """A trader with a cap of 60, the amounts of a, b and c, and whether each is due."""
    a, b, c = amounts
    known = trading(a=a, b=b, c=c, cap=60)
    facts = dict(zip(GATES, gates, strict=True))
    return attrs.evolve(known, trader=attrs.evolve(known.trader, **facts))  # type: ignore[arg-type]


def whole(gates: Sequence[object]) -> Iterator[tuple[object, ...]]:
    """Each way in which the gates may turn out."""
    return product(*([True, False] if gate is UNKNOWN else [gate] for gate in gates))


def of_all(library: Library, case: Market) -> dict[str, Told]:
    return {
        short(each.incentive): (each.outcome, *bounds(each))
        for each in assess(case, library, on=ON)
        if short(each.incentive) in NAMES
    }


@pytest.mark.parametrize("amounts", [(50, 40, 30), (20, 30, 30), (30, 40, 50)])
def test_the_bounds_are_just_those_between_which_it_may_turn_out(
    library: Library, amounts: tuple[int, int, int]
) -> None:
    """For every three gates open or not: the least and the most of all completions.

    It is decided as soon as it comes to the same in all of them.
    """
    known = {gates: of_all(library, made(amounts, gates)) for gates in whole([UNKNOWN] * 3)}
    for gates in product([True, False, UNKNOWN], repeat=3):
        if UNKNOWN not in gates:
            continue
        told = of_all(library, made(amounts, gates))
        for name in NAMES:
            ends = [known[way][name] for way in whole(gates)]
            outcome, low, high = told[name]
            lows: list[Exact] = [least for _, least, _ in ends]
            assert (min(lows), max(lows)) == (low, high), (name, gates)
            outcomes = {each for each, _, _ in ends}
            assert (OPEN if len(outcomes) > 1 or low != high else ends[0][0]) == outcome, gates


def missing(library: Library, case: Market) -> dict[str, tuple[str, ...]]:
    """What each member that is open is said to lack."""
    found = determinations(library, case)
    return {
        name: tuple(each.id.removeprefix("trader.") for each in found[name].missing)
        for name in NAMES
        if found[name].outcome is OPEN
    }


@pytest.mark.parametrize(
    ("relation", "gates", "expected"),
    [
        ("excludes", (True, UNKNOWN, UNKNOWN), {"a": ("has_b",), "b": ("has_b",), "c": ("has_c",)}),
        ("chain", (True, UNKNOWN, True), {}),
        ("chain", (True, True, UNKNOWN), {"a": ("has_c",), "b": ("has_c",), "c": ("has_c",)}),
        ("higher_of", (True, UNKNOWN, True), {"a": ("has_b",), "b": ("has_b",)}),
        ("higher_of", (True, True, UNKNOWN), {}),
        ("deducts", (UNKNOWN, True, UNKNOWN), {"a": ("has_a",), "b": ("has_c",), "c": ("has_c",)}),
        ("cap", (UNKNOWN, True, True), {"a": ("has_a",), "b": ("has_a",), "c": ("has_a",)}),
        ("cap", (True, UNKNOWN, True), {"b": ("has_b",), "c": ("has_b",)}),
    ],
)
def test_what_may_be_changed_asks_for_what_decides_it(
    tmp_path: Path, relation: str, gates: Sequence[object], expected: Mapping[str, tuple[str, ...]]
) -> None:
    """And for nothing else; what is decided asks for nothing."""
    library = market(tmp_path, *STATED[relation])
    amounts = (40, 50, 30) if relation == "higher_of" else (30, 40, 30)
    assert expected == missing(library, made(amounts, gates))


@pytest.mark.parametrize(
    ("relation", "reason", "losers"),
    [
        ("excludes", Reason.EXCLUDED, {"a": ("b",)}),
        ("higher_of", Reason.NOT_HIGHEST, {"a": ("b",), "c": ("a", "b")}),
        ("deducts", Reason.DEDUCTED, {"b": ("c",)}),
        ("cap", Reason.CAPPED, {"b": ("a", "c"), "c": ("a", "b")}),
        ("one_of", Reason.NOT_CHOSEN, {"a": ("b",), "c": ("b",)}),
    ],
)
def test_each_that_is_changed_is_told_why_and_because_of_which(
    tmp_path: Path, relation: str, reason: Reason, losers: Mapping[str, tuple[str, ...]]
) -> None:
    """In the order in which the relation names them; what is not changed has no reason."""
    found = determinations(
        market(tmp_path, *STATED[relation]), made((40, 50, 30), (True, True, True))
    )
    changes = {name: found[name].changes for name in NAMES if found[name].changes}
    assert losers == {
        name: tuple(short(other) for other in change.because_of)
        for name, (change,) in changes.items()
    }
    assert {reason} == {change.reason for (change,) in changes.values()}
    assert all(
        change.before == yuan({"a": 40, "b": 50, "c": 30}[name])
        for name, (change,) in changes.items()
    )
    assert all(change.after == found[name].amount for name, (change,) in changes.items())


def test_a_change_tells_what_it_was_before_that_relation(tmp_path: Path) -> None:
    """Less by what comes off, then cut to the cap: one change after the other."""
    library = market(
        tmp_path, "deducts: {from: a, what: b}", "shared_cap: {of: [a, c], at_most: trader.cap}"
    )
    found = determinations(library, trading(a=100, b=30, cap=50))
    assert [(Reason.DEDUCTED, yuan(100), yuan(70)), (Reason.CAPPED, yuan(70), yuan(50))] == [
        (change.reason, change.before, change.after) for change in found["a"].changes
    ]
