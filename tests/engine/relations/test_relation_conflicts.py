# ruff: noqa: E501 - in the policy files below a rule stands on a line
"""Incentives that take more off a charge than is due, with and without a relation between them."""

from pathlib import Path

import attrs
import pytest

from incentives import Library, assess
from incentives.facts.unknown import UNKNOWN
from incentives.language.possible import MissingKind
from tests.engine.relations.trader_domain import (
    DUE,
    ON,
    OPEN,
    Market,
    determinations,
    kept,
    market,
    short,
    stall,
    told,
    trading,
)
from tests.engine.small_domain import yuan

FREE = (
    "  free: "
    "{title: TEXT, kind: exemption, cite: '1', relieves: tax, when: {id: c, when: stall.has_x, text: TEXT}}\n"
)
ALSO = (
    "  also: "
    "{title: TEXT, kind: exemption, cite: '1', relieves: tax, when: {id: c, when: stall.has_y, text: TEXT}}\n"
)
OWNED = (
    "  owned: "
    "{title: TEXT, kind: exemption, cite: '1', relieves: tax, beneficiary: [{when: stall.owned, is: applicant}, {otherwise: owner}]}\n"
)


def relieved(folder: Path, *relations: str, incentives: str = FREE + ALSO) -> Library:
    return market(folder, *relations, incentives=incentives)


BOTH = trading(stall("p", tax=100, x=1, y=1), stall("q", tax=100, x=1))


def test_two_full_reliefs_of_one_charge_are_a_conflict(tmp_path: Path) -> None:
    """At p 200 would be taken off 100; at q only one is due, with the surtax of as much.

    Nothing is guessed: what is sure of q counts, and the totals stay open.
    """
    assessment = assess(BOTH, relieved(tmp_path), on=ON)
    found = {short(each.incentive): each for each in assessment}
    assert kept(found["free"]) == {"stalls[0]": (0, 100), "stalls[1]": (100, 100)}
    assert kept(found["also"]) == {"stalls[0]": (0, 100), "stalls[1]": (0, 0)}
    assert [found[name].outcome for name in ("free", "also")] == [OPEN, OPEN]
    assert [(each.kind, each.id) for each in found["also"].missing] == [
        (MissingKind.RELATION, "land.one.tax")
    ]
    assert "tax_and_fee" in assessment.open_totals
    assert assessment.totals["tax_and_fee"] == yuan(200)


def test_a_conflict_is_reported(tmp_path: Path) -> None:
    """The charge, the incentives, where, what is due and what they would come to."""
    [conflict] = assess(BOTH, relieved(tmp_path), on=ON).conflicts
    assert (conflict.charge.id, conflict.parts, conflict.is_certain) == (
        "land.one.tax",
        ("stalls[0]",),
        True,
    )
    assert [short(name) for name in conflict.incentives] == ["free", "also"]
    assert (conflict.due, conflict.claimed) == (yuan(100), yuan(200))


@pytest.mark.parametrize(
    "relation",
    [
        "excludes: {incentive: also, by: free}",
        "higher_of: [free, also]",
        "one_of: [free, also]",
        "deducts: {from: also, what: free}",
        "once_per: {of: [{incentive: free, key: stall.id}, {incentive: also, key: stall.id}]}",
        "shared_cap: {of: [free, also], at_most: stall.tax, for_each: stalls}",
    ],
)
def test_a_relation_between_them_settles_it(tmp_path: Path, relation: str) -> None:
    """Whichever it is: together they come to what is due."""
    assessment = assess(BOTH, relieved(tmp_path, relation), on=ON)
    assert assessment.conflicts == ()
    assert {
        short(each.incentive): each.amount
        for each in assessment
        if short(each.incentive) in {"free", "also"}
    } == {
        "free": yuan(200),
        "also": yuan(0),
    }
    assert assessment.totals["tax_and_fee"] == yuan(400)  # with the surtax of the same amount


def test_what_falls_away_too_follows_the_row_that_gave_way(tmp_path: Path) -> None:
    """The surtax of p falls away once, with the relief that is given."""
    found = determinations(relieved(tmp_path, "excludes: {incentive: free, by: also}"), BOTH)
    assert [found[name].consequences[0].amount for name in ("free", "also")] == [
        yuan(100),
        yuan(100),
    ]


def test_reliefs_within_what_is_due_are_no_conflict(tmp_path: Path) -> None:
    """Nothing due, nothing in conflict; one of them not due, none either."""
    library = relieved(tmp_path)
    assert assess(trading(stall("p", tax=0, x=1, y=1)), library, on=ON).conflicts == ()
    assert assess(trading(stall("p", tax=10, x=1)), library, on=ON).conflicts == ()


def test_a_conflict_that_may_come_about_leaves_the_known_one_open(tmp_path: Path) -> None:
    """Else a new fact would overturn it; it asks for that fact."""
    case = trading(attrs.evolve(stall("p", tax=100, x=1), has_y=UNKNOWN))
    assessment = assess(case, relieved(tmp_path), on=ON)
    found = {short(each.incentive): each for each in assessment}
    assert (found["free"].outcome, kept(found["free"])) == (OPEN, {"stalls[0]": (0, 100)})
    assert {each.id for each in found["free"].missing} == {"stalls[0].has_y", "land.one.tax"}
    [conflict] = assessment.conflicts
    assert (conflict.is_certain, conflict.claimed) == (False, None)


def test_reliefs_that_may_all_come_to_nothing_are_in_no_conflict_yet(tmp_path: Path) -> None:
    """Nothing is said of either that a conflict could overturn; with one more fact there is."""
    library = relieved(tmp_path)
    open_one = attrs.evolve(stall("p", tax=100), has_x=UNKNOWN, has_y=UNKNOWN)
    assert assess(trading(open_one), library, on=ON).conflicts == ()
    case = trading(attrs.evolve(open_one, has_x=True))
    [conflict] = assess(case, library, on=ON).conflicts
    assert not conflict.is_certain


def test_what_rests_on_an_amount_in_conflict_is_open_too(tmp_path: Path) -> None:
    """A cap that the relief would use up is used up by what nobody can say."""
    library = relieved(tmp_path, "shared_cap: {of: [free, a], at_most: trader.cap}")
    case = trading(stall("p", tax=100, x=1, y=1), a=50, cap=120)
    assert told(library, case, "a") == {"a": (OPEN, 20, 50)}
    assert told(library, trading(stall("p", tax=100, x=1), a=50, cap=120), "a") == {
        "a": (DUE, 20, 20)
    }


def test_shares_of_beneficiaries_follow_the_rows_that_are_left(tmp_path: Path) -> None:
    """The owner's stall gives way; what is left is the applicant's alone."""
    library = relieved(tmp_path, "excludes: {incentive: owned, by: x}", incentives=OWNED)
    stalls = (
        attrs.evolve(stall("p", tax=100), owned=True),
        attrs.evolve(stall("q", tax=70, x=1), owned=False),
    )
    assessment = assess(trading(*stalls), library, on=ON)
    found = assessment["land.one.owned"]
    assert (found.amount, found.beneficiary, assessment.totals_for_others) == (
        yuan(100),
        "applicant",
        {},
    )
    whole = relieved(
        tmp_path / "cap", "shared_cap: {of: [owned, a], at_most: trader.cap}", incentives=OWNED
    )
    assessment = assess(attrs.evolve(trading(*stalls, cap=85)), whole, on=ON)
    assert assessment["land.one.owned"].amount == yuan(85)
    assert assessment.totals_for_others == {"owner": yuan(35)}


def test_a_choice_counts_what_is_the_applicants(tmp_path: Path) -> None:
    """A relief of 100 for the owner is worth less to the applicant than 60.

    Its surtax would be the applicant's.
    """
    library = relieved(tmp_path, "one_of: [owned, a]", incentives=OWNED)
    theirs = trading(attrs.evolve(stall("p", tax=50), owned=False), a=60)
    ours = trading(attrs.evolve(stall("p", tax=50), owned=True), a=60)
    assert told(library, theirs, "a") == {"a": (DUE, 60, 60)}
    assert told(library, ours, "owned") == {"owned": (DUE, 50, 50)}  # 50 and its surtax of 50


def test_a_negative_amount_counts_as_nothing(tmp_path: Path) -> None:
    """A grant of a formula that comes to less than nothing takes nothing from anyone."""
    loss = (
        "  made_up: "
        "{title: TEXT, kind: grant, cite: '1', trigger: trader.began_on, amount: trader.loss}\n"
    )
    library = market(tmp_path, incentives=loss)
    assessment = assess(trading(loss=-5), library, on=ON)
    found = assessment["land.one.made_up"]
    assert (found.outcome, found.amount, assessment.totals["cash"]) == (DUE, yuan(0), yuan(0))
    assert [(step.kind.value, step.value) for step in found.working[0].steps] == [
        ("amount", -5),
        ("floor", 0),
    ]
    assert told(library, Market(), "made_up") == {"made_up": (OPEN, 0, None)}
