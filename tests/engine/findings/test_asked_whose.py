"""Of a sum that is decided: what is asked for, to know whose it is."""

from collections.abc import Iterable, Mapping
from itertools import combinations_with_replacement, product
from pathlib import Path

import pytest

from incentives import Determination, Library, Outcome, assess
from incentives.engine.findings.pieces.of_determination import shares_by_role
from incentives.facts.unknown import UNKNOWN
from incentives.values.number import Exact
from tests.engine.determination.test_limits import load
from tests.engine.findings.test_pieces_within_limits import granted
from tests.engine.findings.test_whose import library_of
from tests.engine.relations.trader_domain import ON, Stall, market, stall, trading
from tests.engine.small_domain import yuan

RENT = (
    "  rent: {title: TEXT, kind: grant, cite: '1', for_each: stalls, trigger: stall.began_on,"
    " amount: stall.rent, when: {id: c, when: stall.has_x, text: TEXT},"
    " beneficiary: [{when: stall.owned, is: applicant}, {otherwise: owner}]}\n"
)
CAP = 10
KNOWN = [*product((10, 20), (True, False), (True, False))]
ANY = [*product((10, 20, UNKNOWN), (True, False, UNKNOWN), (True, False, UNKNOWN))]
Rented = tuple[object, object, object]
"""What a stall's rent is, whether the trader owns the stall, and whether the rent is paid."""


@pytest.fixture(scope="module")
def capped(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The rents of all stalls, each its owner's, 10 yuan together at most."""
    folder = tmp_path_factory.mktemp("whose")
    relation = "shared_cap: {of: [rent], at_most: trader.cap}"
    return market(folder, relation, incentives=RENT)


def rented(library: Library, *stalls: Rented) -> Determination:
    listed = (stall_of(str(at), one) for at, one in enumerate(stalls))
    return assess(trading(*listed, cap=yuan(CAP)), library, on=ON)["land.one.rent"]


def stall_of(name: str, one: Rented) -> Stall:
    rent, is_owned, is_paid = one
    return stall(name, rent=rent, owned=is_owned, has_x=is_paid)


def has(found: Determination) -> Mapping[str, Exact]:
    """What each beneficiary has, where that is known."""
    return {role: amount for amount, role in shares_by_role(found)}


def may_become(partial: Iterable[Rented], full: Iterable[Rented]) -> bool:
    return all(
        one is UNKNOWN or one == other
        for of_stall, as_known in zip(partial, full, strict=True)
        for one, other in zip(of_stall, as_known, strict=True)
    )


def test_of_what_is_decided_and_asks_for_nothing_each_has_the_same_whatever_comes(
    capped: Library,
) -> None:
    """Every way in which two stalls can be known, held against all that they may turn out to be."""
    turned_out = {way: has(rented(capped, *way)) for way in product(KNOWN, repeat=2)}
    for way in combinations_with_replacement(ANY, 2):
        found = rented(capped, *way)
        if found.outcome is Outcome.ELIGIBLE and not found.missing:
            ways = [roles for full, roles in turned_out.items() if may_become(way, full)]
            assert [has(found)] * len(ways) == ways, way


@pytest.mark.parametrize(
    ("second", "asked"),
    [
        pytest.param((10, False, UNKNOWN), ["stalls[1].has_x"], id="another's, if it is paid"),
        pytest.param(
            (10, UNKNOWN, UNKNOWN), ["stalls[1].has_x", "stalls[1].owned"], id="nobody knows whose"
        ),
        pytest.param((10, True, UNKNOWN), [], id="the same one's"),
        pytest.param((10, UNKNOWN, False), [], id="not paid"),
    ],
)
def test_a_row_that_may_be_given_is_asked_for_where_it_may_be_anothers(
    capped: Library, second: Rented, asked: list[str]
) -> None:
    """The trader's own stall alone fills the cap; a second one may take half of it away."""
    found = rented(capped, (10, True, True), second)
    assert (Outcome.ELIGIBLE, yuan(CAP)) == (found.outcome, found.amount)
    assert asked == sorted(missing.id for missing in found.missing)


def test_without_relations_the_rows_that_share_a_limit_are_asked_for(tmp_path: Path) -> None:
    """300 yuan whatever comes: of how many of them are the owner's, the second load decides."""
    found = granted(library_of(tmp_path), load(40), load(None, good=False), load(120))
    assert yuan(300) == found.amount
    assert ["loads[1].area"] == [missing.id for missing in found.missing]
