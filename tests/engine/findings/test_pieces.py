# ruff: noqa: E501 - in the policy file below a rule stands on a line
"""What a determination gives piece by piece: in which month, borne by whom, for whom, how surely."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incentives import Determination, Library, Outcome, assess
from incentives.engine.findings.amounts import exact_range_of
from incentives.engine.findings.pieces.given import Certainty, may_be_more, surely_given
from incentives.engine.findings.pieces.of_determination import (
    pieces_of,
    shares_by_role,
    surely_given_by,
)
from incentives.facts.unknown import NOT_COME_ABOUT, UNKNOWN
from incentives.values.number import Exact
from incentives.values.range import Range, sum_of
from tests.engine.payment.test_payment import HALVES, case_of
from tests.engine.relations.trader_domain import (
    ON,
    Market,
    determinations,
    market,
    stall,
    trading,
)
from tests.engine.small_domain import one_file, yuan
from tests.gaps import with_gaps
from tests.trying import examples

PIECES = """  rent: {title: TEXT, kind: grant, cite: '1', for_each: stalls, trigger: stall.began_on, amount: stall.rent, beneficiary: [{when: stall.owned, is: applicant}, {otherwise: owner}]}
  shared: {title: TEXT, kind: grant, cite: '1', trigger: trader.began_on, amount: trader.a, beneficiary: {shares: [{to: owner, share: part}, {to: applicant}]}}
  free: {title: TEXT, kind: exemption, cite: '1', relieves: tax}
  place: {title: TEXT, kind: in_kind, cite: '1', trigger: trader.began_on}
parameters:
  part: {text: TEXT, unit: 1, values: [{value: 30%, cite: 1}]}
"""
LESS = PIECES.replace(
    "kind: exemption, cite: '1', relieves: tax",
    "kind: reduction, cite: '1', relieves: tax, share: part",
)
MAY = date(2022, 5, 1)
KNOWN, OPEN, STOPPED = Certainty.KNOWN, Certainty.OPEN, Certainty.STOPPED
Told = tuple[Certainty, str, str | None, str, Exact, Exact | None]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return market(tmp_path_factory.mktemp("pieces"), incentives=PIECES)


@pytest.fixture(scope="module")
def halves(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return one_file(tmp_path_factory.mktemp("halves"), HALVES)


def told(determination: Determination, charge: str | None = None) -> list[Told]:
    """What it gives itself, or of a charge: how surely, month, level, for whom, between what."""
    return [
        (
            piece.slot.certainty,
            str(piece.slot.month or ""),
            piece.slot.level,
            piece.beneficiary,
            piece.within.least,
            piece.within.high,
        )
        for piece in pieces_of(determination)
        if piece.charge == charge
    ]


def test_rows_paid_at_once_are_one_piece_for_each_who_benefits(library: Library) -> None:
    """In the month of the last of them."""
    found = determinations(
        library,
        trading(stall("p", rent=100, owned=True), stall("q", rent=300, owned=False, began_on=MAY)),
    )
    assert [
        (KNOWN, "2022-05", None, "applicant", 100, 100),
        (KNOWN, "2022-05", None, "owner", 300, 300),
    ] == told(found["rent"])


def test_a_part_whose_owner_nobody_knows_is_nobodys_yet(library: Library) -> None:
    """Its amount is known."""
    case = trading(stall("p", rent=100, owned=UNKNOWN), stall("q", rent=300, owned=False))
    assert [
        (KNOWN, "2022-03", None, "unknown", 100, 100),
        (KNOWN, "2022-03", None, "owner", 300, 300),
    ] == told(determinations(library, case)["rent"])


def test_what_is_sure_of_an_open_amount_stands_by_itself(library: Library) -> None:
    """What may be added is between bounds; for whoever may have it."""
    mixed = trading(stall("p", rent=100, owned=True), stall("q", rent=UNKNOWN, owned=False))
    assert [
        (KNOWN, "2022-03", None, "applicant", 100, 100),
        (OPEN, "2022-03", None, "owner", 0, None),
    ] == told(determinations(library, mixed)["rent"])
    case = trading(stall("p", x=100), stall("q", x=300, began_on=MAY, has_x=UNKNOWN))
    assert [
        (KNOWN, "2022-05", None, "applicant", 100, 100),
        (OPEN, "2022-05", None, "applicant", 0, 300),
    ] == told(determinations(library, case)["x"])


def test_shares_are_of_each_piece(library: Library) -> None:
    """30 % of 33.35 are 10.01 (10.005), the rest is the applicant's; of what may be given too."""
    due = determinations(library, trading(a=yuan("33.35")))["shared"]
    assert [
        (KNOWN, "2022-03", None, "owner", Fraction(1001, 100), Fraction(1001, 100)),
        (KNOWN, "2022-03", None, "applicant", Fraction(2334, 100), Fraction(2334, 100)),
    ] == told(due)
    assert [
        (Fraction(1001, 100), "owner"),
        (Fraction(2334, 100), "applicant"),
    ] == shares_by_role(due)


def test_a_relief_is_given_row_by_row_with_what_is_built_on_the_charge(library: Library) -> None:
    """Each in its own month; the surtax is as high as the tax."""
    case = trading(stall("p", tax=100), stall("q", tax=300, began_on=MAY))
    pieces = [
        (KNOWN, "2022-03", None, "applicant", 100, 100),
        (KNOWN, "2022-05", None, "applicant", 300, 300),
    ]
    found = determinations(library, case)["free"]
    assert (pieces, pieces) == (told(found), told(found, "land.one.surtax"))
    assert [(100, "applicant"), (300, "applicant")] * 2 == surely_given(pieces_of(found))
    assert not may_be_more(pieces_of(found))


def test_of_an_open_relief_the_known_row_is_sure(library: Library) -> None:
    """With what falls away with it; the rest may be any amount."""
    case = trading(stall("p", tax=100), stall("q", tax=UNKNOWN, began_on=MAY))
    found = determinations(library, case)["free"]
    assert [
        (KNOWN, "2022-03", None, "applicant", 100, 100),
        (OPEN, "2022-05", None, "applicant", 0, None),
    ] == told(found)
    assert [
        (KNOWN, "2022-03", None, "applicant", 100, 100),
        (OPEN, "2022-05", None, "applicant", 0, None),
    ] == told(found, "land.one.surtax")
    assert may_be_more(pieces_of(found))


def test_what_is_sure_of_a_row_is_rounded_down_while_another_is_open(tmp_path: Path) -> None:
    """30 % of 33.35 are 10.005: 10 yuan are the row's; what rounding adds is of no row yet."""
    library = market(tmp_path, incentives=LESS)
    case = trading(stall("p", tax=yuan("33.35")), stall("q", tax=UNKNOWN, began_on=MAY))
    fen = Fraction(1, 100)
    assert [
        (KNOWN, "2022-03", None, "applicant", 10, 10),
        (KNOWN, "", None, "applicant", fen, fen),
        (OPEN, "2022-05", None, "applicant", 0, None),
    ] == told(determinations(library, case)["free"])


def test_rows_of_one_month_fall_away_in_that_month(library: Library) -> None:
    """As a whole, where one of them is not known."""
    case = trading(stall("p", tax=100), stall("q", tax=UNKNOWN))
    assert [
        (KNOWN, "2022-03", None, "applicant", 100, 100),
        (OPEN, "2022-03", None, "applicant", 0, None),
    ] == told(determinations(library, case)["free"], "land.one.surtax")


@pytest.mark.parametrize("cap", [40, 150])
def test_of_what_a_relation_cut_nothing_falls_away_for_sure(tmp_path: Path, cap: int) -> None:
    """Until it is known what is left of each row."""
    library = market(
        tmp_path, "shared_cap: {of: [free, a], at_most: trader.cap}", incentives=PIECES
    )
    case = trading(stall("p", tax=100), stall("q", tax=UNKNOWN), cap=cap)
    pieces = told(determinations(library, case)["free"], "land.one.surtax")
    assert [OPEN] == [certainty for certainty, *_ in pieces]


def test_what_is_in_kind_or_not_given_has_no_pieces(library: Library) -> None:
    """Nor has a grant of nothing."""
    found = determinations(library, trading(stall("p", x=0), a=0))
    assert Outcome.ELIGIBLE is found["place"].outcome
    assert [[], [], [], []] == [told(found[name]) for name in ("place", "y", "x", "b")]


@pytest.mark.parametrize(
    ("facts", "first", "second", "month"),
    [
        pytest.param({}, KNOWN, KNOWN, "2022-09", id="both due"),
        pytest.param({"certified": UNKNOWN}, KNOWN, OPEN, "2022-09", id="second in doubt"),
        pytest.param({"certified": False}, KNOWN, STOPPED, "2022-09", id="second stopped"),
        pytest.param({"applied_on": NOT_COME_ABOUT}, KNOWN, KNOWN, "", id="second to come"),
        pytest.param({"closed_on": UNKNOWN}, OPEN, OPEN, "2022-09", id="both may be stopped"),
    ],
)
def test_an_instalment_is_given_level_by_level_in_its_month(
    halves: Library, facts: dict[str, object], first: Certainty, second: Certainty, month: str
) -> None:
    """What is in doubt may come to nothing; what is stopped is told as such."""
    found = assess(case_of(**facts), halves, on=date(2022, 12, 31))["land.one.grant"]
    assert [
        (certainty, at, level, "applicant", 0 if certainty is OPEN else 250, 250)
        for certainty, at in ((first, "2022-03"), (second, month))
        for level in ("city", "village")
    ] == told(found)


def test_an_open_grant_in_instalments_may_be_given_in_any_of_them(halves: Library) -> None:
    """So it stands in no month, and with no level."""
    found = assess(case_of(green=UNKNOWN), halves, on=date(2022, 12, 31))["land.one.grant"]
    assert [(OPEN, "", None, "applicant", 0, 1000)] == told(found)


def by_role(given: Sequence[tuple[Exact, str]]) -> dict[str, Exact]:
    """What each has in all."""
    roles = {role for _, role in given}
    return {role: sum(amount for amount, other in given if other == role) for role in roles}


amounts = st.sampled_from([0, 10, yuan("33.33"), 70])
stalls = st.builds(
    stall,
    st.sampled_from("pqr"),
    rent=amounts,
    tax=amounts,
    x=amounts,
    owned=st.booleans(),
    began_on=st.sampled_from([date(2022, 3, 1), MAY]),
)
markets = st.builds(
    lambda rows, **facts: trading(*rows, **facts),
    st.lists(stalls, max_size=3),
    a=amounts,
    b=amounts,
)


@settings(max_examples=examples(40))
@given(pair=with_gaps(markets, most=3))
def test_pieces_add_up_to_what_the_determination_comes_to(
    library: Library, pair: tuple[Market, Market]
) -> None:
    """Both ends, of the amount and of each charge; what is known of it is a number."""
    for case in pair:
        for found in assess(case, library, on=ON):
            wholes = {None: exact_range_of(found)} | {
                each.charge.id: exact_range_of(each) for each in found.consequences
            }
            pieces = pieces_of(found)
            for charge, whole in wholes.items():
                own = [piece.within for piece in pieces if piece.charge == charge]
                assert whole == sum_of(own) or found.outcome is Outcome.INELIGIBLE
            assert all(
                piece.within.known is not None
                for piece in pieces
                if piece.slot.certainty is not OPEN
            )
            assert all(piece.within != Range(0, 0) for piece in pieces)
            given, is_more = surely_given_by(found)
            assert (by_role(given), is_more) == (by_role(surely_given(pieces)), may_be_more(pieces))
