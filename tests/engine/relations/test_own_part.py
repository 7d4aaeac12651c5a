"""What an applicant chooses by: what comes to the applicant, where parts go to different people."""

from pathlib import Path

import pytest

from incentives import Library
from tests.engine.relations.trader_domain import (
    DUE,
    NOT_DUE,
    Told,
    determinations,
    market,
    stall,
    told,
    trading,
)
from tests.engine.small_domain import yuan

RENT = (
    "  rent: {title: TEXT, kind: grant, cite: '1', for_each: stalls, trigger: stall.began_on,"
    " amount: stall.rent, beneficiary: [{when: stall.owned, is: applicant}, {otherwise: owner}]}\n"
)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """The rent of each stall, paid to its owner, or the grant b: one of the two."""
    return market(tmp_path, "one_of: [rent, b]", incentives=RENT)


@pytest.mark.parametrize(
    ("own", "of_others", "other", "expected"),
    [
        (100, 300, 150, {"rent": (NOT_DUE, 0, 0), "b": (DUE, 150, 150)}),
        (200, 300, 150, {"rent": (DUE, 500, 500), "b": (NOT_DUE, 0, 0)}),
        (150, 300, 150, {"rent": (DUE, 450, 450), "b": (NOT_DUE, 0, 0)}),
        (100, 0, 101, {"rent": (NOT_DUE, 0, 0), "b": (DUE, 101, 101)}),
        (0, 900, 1, {"rent": (NOT_DUE, 0, 0), "b": (DUE, 1, 1)}),
    ],
)
def test_what_others_get_does_not_outweigh_what_the_applicant_gets(
    library: Library, own: int, of_others: int, other: int, expected: dict[str, Told]
) -> None:
    """Of two stalls the applicant owns one; what others get counts only between equals."""
    case = trading(
        stall("p", rent=own, owned=True), stall("q", rent=of_others, owned=False), b=other
    )
    assert told(library, case, "rent", "b") == expected


FREE = "  free: {title: TEXT, kind: exemption, cite: '1', relieves: tax}\n"


@pytest.mark.parametrize("cap", [0, 40, 100, 150])
def test_what_a_cap_leaves_of_a_relief_falls_away_of_what_is_built_on_the_charge(
    tmp_path: Path, cap: int
) -> None:
    """The surtax is as high as the tax: as much of it falls away as is left of the relief."""
    library = market(tmp_path, "shared_cap: {of: [free, a], at_most: trader.cap}", incentives=FREE)
    found = determinations(library, trading(stall("p", tax=100), cap=cap))["free"]
    [consequence] = found.consequences
    assert (found.amount, consequence.amount) == (yuan(min(cap, 100)), yuan(min(cap, 100)))
