"""What an applicant may choose: one of several, once for each key.

With known and with open members.
"""

from datetime import date
from pathlib import Path

import attrs
import pytest

from incentives import PolicyError, assess
from incentives.engine.findings.change import Reason
from incentives.facts.unknown import NOT_COME_ABOUT, UNKNOWN
from tests.engine.relations.trader_domain import (
    DUE,
    NOT_DUE,
    ON,
    OPEN,
    Award,
    Market,
    Told,
    Trader,
    determinations,
    job,
    kept,
    market,
    short,
    stall,
    told,
    trading,
)
from tests.engine.small_domain import yuan

ONE_OF = "one_of: [a, b]"


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (30, 20, {"a": (DUE, 30, 30), "b": (NOT_DUE, 0, 0)}),
        (20, 30, {"a": (NOT_DUE, 0, 0), "b": (DUE, 30, 30)}),
        (20, 20, {"a": (DUE, 20, 20), "b": (NOT_DUE, 0, 0)}),
        (0, 0, {"a": (DUE, 0, 0), "b": (NOT_DUE, 0, 0)}),
    ],
)
def test_of_several_the_one_that_pays_most_is_taken(
    tmp_path: Path, a: int, b: int, expected: dict[str, Told]
) -> None:
    """Among equals the one named first."""
    assert told(market(tmp_path, ONE_OF), trading(a=a, b=b), "a", "b") == expected


def test_the_one_that_is_not_due_is_not_taken(tmp_path: Path) -> None:
    """However high it would have been; even against nothing."""
    library = market(tmp_path, ONE_OF)
    assert told(library, trading(b=20), "a", "b") == {"a": (NOT_DUE, 0, 0), "b": (DUE, 20, 20)}
    assert told(library, trading(b=0), "a", "b") == {"a": (NOT_DUE, 0, 0), "b": (DUE, 0, 0)}
    assert determinations(library, trading(b=20))["b"].changes == ()


def test_the_reason_and_the_runner_up_are_told(tmp_path: Path) -> None:
    """What was chosen with its total, and the best of what was not."""
    found = determinations(market(tmp_path, "one_of: [a, b, c]"), trading(a=10, b=30, c=20, d=5))
    [change] = found["c"].changes
    assert (change.reason, change.before, change.after, change.because_of) == (
        Reason.NOT_CHOSEN,
        yuan(20),
        yuan(0),
        ("land.one.b",),
    )
    [choice] = change.choices
    assert [(short(each.incentive), each.rows) for each in choice.chosen.claimed] == [("b", ())]
    assert choice.chosen.total == yuan(30)
    assert choice.runner_up is not None
    assert [(short(each.incentive), each.rows) for each in choice.runner_up.claimed] == [("c", ())]
    assert choice.runner_up.total == yuan(20)


def test_the_bundle_that_pays_most_need_not_hold_the_highest(tmp_path: Path) -> None:
    """a is the higher of a and b, but shuts out c: b and c together pay 70."""
    library = market(tmp_path, ONE_OF, "excludes: {incentive: c, by: a}")
    found = determinations(library, trading(a=50, b=40, c=30))
    assert {name: found[name].amount for name in "abc"} == {
        "a": yuan(0),
        "b": yuan(40),
        "c": yuan(30),
    }
    [choice] = found["a"].changes[0].choices
    assert choice.chosen.total == yuan(70)
    assert choice.runner_up is not None
    assert choice.runner_up.total == yuan(50)


def test_a_choice_is_made_under_its_cap(tmp_path: Path) -> None:
    """a with c is cut to 60; b with c pays 65."""
    library = market(tmp_path, ONE_OF, "shared_cap: {of: [c, a], at_most: trader.cap}")
    assert told(library, trading(a=50, b=35, c=30, cap=60)) == {
        "b": (DUE, 35, 35),
        "c": (DUE, 30, 30),
    }
    assert told(library, trading(a=50, b=35, c=30, cap=66)) == {
        "a": (DUE, 36, 36),
        "c": (DUE, 30, 30),
    }


def test_an_applicant_may_leave_what_costs_more_than_it_pays(tmp_path: Path) -> None:
    """Either of a and b would shut out d, which pays more than both."""
    library = market(
        tmp_path, ONE_OF, "excludes: {incentive: d, by: a}", "excludes: {incentive: d, by: b}"
    )
    assert told(library, trading(a=10, b=20, d=30)) == {"d": (DUE, 30, 30)}


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        (trading(a=30, b=UNKNOWN), {"a": (OPEN, 0, 30), "b": (OPEN, 0, None)}),
        (trading(a=30, b=20, has_a=UNKNOWN), {"a": (OPEN, 0, 30), "b": (OPEN, 0, 20)}),
        (trading(a=20, b=30, has_a=UNKNOWN), {"a": (NOT_DUE, 0, 0), "b": (DUE, 30, 30)}),
        (trading(a=30, b=30, has_a=UNKNOWN), {"a": (OPEN, 0, 30), "b": (OPEN, 0, 30)}),
        (trading(a=30, b=30, has_b=UNKNOWN), {"a": (DUE, 30, 30), "b": (NOT_DUE, 0, 0)}),
    ],
)
def test_a_choice_stands_only_if_nothing_missing_could_overturn_it(
    tmp_path: Path, case: Market, expected: dict[str, Told]
) -> None:
    """Its least is at least the other's most."""
    assert told(market(tmp_path, ONE_OF), case, "a", "b") == expected


def test_an_open_choice_asks_for_what_decides_it(tmp_path: Path) -> None:
    """What is missing for the other is missing for this one too."""
    found = determinations(market(tmp_path, ONE_OF), trading(a=30, b=UNKNOWN))
    assert {name: {each.id for each in found[name].missing} for name in "ab"} == {
        "a": {"trader.b"},
        "b": {"trader.b"},
    }
    assert found["a"].changes[0].after is None


def test_a_choice_is_made_row_by_row(tmp_path: Path) -> None:
    """Between incentives that go over the same rows; the working shows what each row kept."""
    found = determinations(
        market(tmp_path, "one_of: [x, y]"),
        trading(stall("p", x=10, y=20), stall("q", x=30, y=5), stall("r", x=1)),
    )
    assert kept(found["x"]) == {"stalls[0]": (0, 0), "stalls[1]": (30, 30), "stalls[2]": (1, 1)}
    assert kept(found["y"]) == {"stalls[0]": (20, 20), "stalls[1]": (0, 0), "stalls[2]": (0, 0)}
    assert [found[name].amount for name in ("x", "y")] == [yuan(31), yuan(20)]
    assert [change.rows for change in found["x"].changes] == [("stalls[0]",)]


def test_a_choice_between_rows_and_the_whole_binds_the_whole(tmp_path: Path) -> None:
    """A grant that is judged once has no rows in common with another."""
    case = trading(stall("p", x=10), stall("q", x=30), a=35)
    assert told(market(tmp_path, "one_of: [x, a]"), case) == {"x": (DUE, 40, 40)}


def test_an_exclusion_binds_its_row_only(tmp_path: Path) -> None:
    """What stall p excludes, stall q still gets; nobody knows of r."""
    library = market(tmp_path, "excludes: {incentive: x, by: y}")
    found = determinations(
        library,
        trading(stall("p", x=10, y=1), stall("q", x=30), stall("r", x=5, y=1, has_y=UNKNOWN)),
    )
    assert kept(found["x"]) == {"stalls[0]": (0, 0), "stalls[1]": (30, 30), "stalls[2]": (0, 5)}
    assert (found["x"].outcome, found["x"].missing[0].id) == (OPEN, "stalls[2].has_y")


def test_the_higher_of_two_binds_row_by_row(tmp_path: Path) -> None:
    """x is the higher at p, y at q."""
    found = determinations(
        market(tmp_path, "higher_of: [x, y]"), trading(stall("p", x=10, y=1), stall("q", x=3, y=4))
    )
    assert [found[name].amount for name in ("x", "y")] == [yuan(10), yuan(4)]


def test_rows_that_nobody_has_listed_leave_the_choice_open(tmp_path: Path) -> None:
    """Either may still come to anything."""
    case = attrs.evolve(trading(), stalls=UNKNOWN)
    assert told(market(tmp_path, "one_of: [x, y]"), case, "x", "y") == {
        "x": (OPEN, 0, None),
        "y": (OPEN, 0, None),
    }


def test_many_rows_under_one_cap_are_still_solved(tmp_path: Path) -> None:
    """Two to the twentieth bundles; those that cannot be the best are passed over."""
    library = market(tmp_path, "one_of: [x, y]", "shared_cap: {of: [x, y, a], at_most: trader.cap}")
    stalls = [stall(str(number), x=10 + number % 3, y=11) for number in range(20)]
    found = told(library, trading(*stalls, a=50, cap=1000))
    # numbers divisible by three (7) and next to them (7): 11 and the equal 11 of x; the other 6: x
    # pays 12
    assert found == {"x": (DUE, 149, 149), "y": (DUE, 77, 77), "a": (DUE, 50, 50)}
    # the cap is reached by x alone: all x, the first named, though y would pay as much
    assert told(library, trading(*stalls, a=50, cap=100)) == {
        "x": (DUE, 100, 100),
        "a": (DUE, 0, 0),
    }


# --- once for each key

ONCE = "once_per: {of: [{incentive: x, key: stall.id}, {incentive: z, key: job.stall}]}"


def test_a_key_is_given_once(tmp_path: Path) -> None:
    """At p the job pays more, at q the stall; r has a stall alone, s a job alone."""
    case = trading(
        stall("p", x=10),
        stall("q", x=30),
        stall("r", x=1),
        jobs=[job("q", 29), job("p", 11), job("s", 2)],
    )
    found = determinations(market(tmp_path, ONCE), case)
    assert kept(found["x"]) == {"stalls[0]": (0, 0), "stalls[1]": (30, 30), "stalls[2]": (1, 1)}
    assert kept(found["z"]) == {"jobs[0]": (0, 0), "jobs[1]": (11, 11), "jobs[2]": (2, 2)}
    [change] = found["x"].changes
    assert (change.reason, change.because_of, change.rows) == (
        Reason.KEY_TAKEN,
        ("land.one.z",),
        ("stalls[0]",),
    )
    assert change.choices[0].runner_up is not None
    assert change.choices[0].runner_up.total == yuan(10)


def test_two_rows_with_one_key_are_one_too_many(tmp_path: Path) -> None:
    """The better of two jobs at one stall."""
    library = market(tmp_path, "once_per: {of: [{incentive: z, key: job.stall}]}")
    found = determinations(library, trading(jobs=[job("p", 3), job("p", 5), job("q", 4)]))
    assert kept(found["z"]) == {"jobs[0]": (0, 0), "jobs[1]": (5, 5), "jobs[2]": (4, 4)}


def test_an_incentive_may_count_once_with_all_its_rows(tmp_path: Path) -> None:
    """Two jobs of 20 at one stall pay more than the stall itself, which pays more than each."""
    counted = ONCE.replace("]}", "], counts: incentive}")
    case = trading(stall("p", x=30), jobs=[job("p", 20), job("p", 20)])
    assert told(market(tmp_path / "rows", ONCE), case) == {"x": (DUE, 30, 30)}
    assert told(market(tmp_path / "incentives", counted), case) == {"z": (DUE, 40, 40)}


def test_a_key_may_be_of_several_values(tmp_path: Path) -> None:
    """One stall and one day, not one stall alone."""
    library = market(tmp_path, "once_per: {of: [{incentive: z, key: [job.stall, job.began_on]}]}")
    jobs = [job("p", 3), attrs.evolve(job("p", 5), began_on=date(2022, 4, 1)), job("p", 4)]
    assert told(library, trading(jobs=jobs), "z") == {"z": (DUE, 9, 9)}


def test_a_key_that_is_not_known_leaves_all_of_them_open(tmp_path: Path) -> None:
    """The job may be at p or at q."""
    case = trading(
        stall("p", x=10), stall("q", x=30), jobs=[attrs.evolve(job("p", 20), stall=UNKNOWN)]
    )
    found = determinations(market(tmp_path, ONCE), case)
    assert kept(found["x"]) == {"stalls[0]": (0, 10), "stalls[1]": (0, 30)}
    assert (found["z"].outcome, [each.id for each in found["z"].missing]) == (
        OPEN,
        ["jobs[0].stall"],
    )


def award(incentive: object, subject: object, paid_on: object = date(2022, 1, 1)) -> Award:
    name = f"land.one.{incentive}" if isinstance(incentive, str) else incentive
    return Award(incentive=name, subject=subject, amount=yuan(1), paid_on=paid_on)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("awards", "x", "z"),
    [
        ((), (NOT_DUE, 0, 0), (DUE, 11, 11)),
        ((award("x", "p"),), (DUE, 10, 10), (NOT_DUE, 0, 0)),
        ((award("z", "p"),), (NOT_DUE, 0, 0), (DUE, 11, 11)),
        ((award("x", "q"),), (NOT_DUE, 0, 0), (DUE, 11, 11)),
        ((award("y", "p"),), (NOT_DUE, 0, 0), (DUE, 11, 11)),
        ((award("x", "p", date(2023, 1, 1)),), (NOT_DUE, 0, 0), (DUE, 11, 11)),
        ((award("x", "p", NOT_COME_ABOUT),), (NOT_DUE, 0, 0), (DUE, 11, 11)),
        ((award("x", "p", UNKNOWN),), (OPEN, 0, 10), (OPEN, 0, 11)),
        ((award("x", "p"), award("z", "p")), (NOT_DUE, 0, 0), (DUE, 11, 11)),
        ((award("x", UNKNOWN),), (OPEN, 0, 10), (OPEN, 0, 11)),
        ((award(UNKNOWN, "p"),), (OPEN, 0, 10), (OPEN, 0, 11)),
        (UNKNOWN, (OPEN, 0, 10), (OPEN, 0, 11)),
    ],
)
def test_an_earlier_award_uses_its_key_up_for_the_others(
    tmp_path: Path, awards: object, x: Told, z: Told
) -> None:
    """Not for its own incentive, not for other keys, and not before it is paid, if it ever is."""
    case = trading(stall("p", x=10), jobs=[job("p", 11)], awards=awards)
    assert told(market(tmp_path, ONCE), case, "x", "z") == {"x": x, "z": z}


def test_awards_that_nobody_has_listed_are_asked_for_only_where_they_matter(tmp_path: Path) -> None:
    """x has a key that z might have used up; a has none, and what is not due needs none."""
    found = determinations(
        market(tmp_path, ONCE), trading(stall("p", x=10), stall("q"), a=3, awards=UNKNOWN)
    )
    assert [each.id for each in found["x"].missing] == ["awards"]
    assert (found["a"].missing, found["z"].missing) == ((), ())
    alone = market(tmp_path / "alone", "once_per: {of: [{incentive: x, key: stall.id}]}")
    assert told(alone, trading(stall("p", x=10), awards=UNKNOWN)) == {"x": (DUE, 10, 10)}


def test_an_earlier_award_is_the_reason(tmp_path: Path) -> None:
    """It says which incentive was paid."""
    case = trading(stall("p", x=10), jobs=[job("q", 1)], awards=(award("z", "p"),))
    [change] = determinations(market(tmp_path, ONCE), case)["x"].changes
    assert (change.reason, change.because_of, change.rows) == (
        Reason.KEY_AWARDED,
        ("land.one.z",),
        ("stalls[0]",),
    )


# --- what is deducted, and what is capped row by row

DEDUCTS = "deducts: {from: a, what: b}"


@pytest.mark.parametrize(
    ("case", "a"),
    [
        (trading(a=30, b=20), (DUE, 10, 10)),
        (trading(a=30, b=40), (DUE, 0, 0)),
        (trading(a=30), (DUE, 30, 30)),
        (trading(a=30, b=UNKNOWN), (OPEN, 0, 30)),
        (trading(a=30, b=20, has_b=UNKNOWN), (OPEN, 10, 30)),
        (trading(a=UNKNOWN, b=20), (OPEN, 0, None)),
    ],
)
def test_what_one_pays_comes_off_the_other(tmp_path: Path, case: Market, a: Told) -> None:
    """Never below nothing."""
    assert told(market(tmp_path, DEDUCTS), case, "a") == {"a": a}


def test_deductions_go_down_a_chain(tmp_path: Path) -> None:
    """c comes off b, and what is left of b off a; what is excluded is not deducted."""
    chain = (DEDUCTS, "deducts: {from: b, what: c}")
    case = trading(a=30, b=20, c=15, d=1)
    for number, relations in enumerate((chain, chain[::-1])):
        library = market(tmp_path / str(number), *relations)
        assert told(library, case, "a", "b", "c") == {
            "a": (DUE, 25, 25),
            "b": (DUE, 5, 5),
            "c": (DUE, 15, 15),
        }
    library = market(tmp_path / "excluded", DEDUCTS, "excludes: {incentive: b, by: d}")
    assert told(library, case, "a", "b") == {"a": (DUE, 30, 30), "b": (NOT_DUE, 0, 0)}


def test_a_deduction_is_made_row_by_row_where_both_go_over_the_rows(tmp_path: Path) -> None:
    """y of stall q does not come off x of stall p; a comes off the sum, in proportion."""
    by_row = market(tmp_path / "rows", "deducts: {from: x, what: y}")
    assert kept(determinations(by_row, trading(stall("p", x=10), stall("q", x=10, y=7)))["x"]) == {
        "stalls[0]": (10, 10),
        "stalls[1]": (3, 3),
    }
    whole = market(tmp_path / "whole", "deducts: {from: x, what: a}")
    assert kept(determinations(whole, trading(stall("p", x=30), stall("q", x=10), a=8))["x"]) == {
        "stalls[0]": (24, 24),
        "stalls[1]": (8, 8),
    }


def test_a_cap_for_each_row_speaks_of_the_row(tmp_path: Path) -> None:
    """Of each stall together no more than its rent; the one named last gives way first."""
    library = market(tmp_path, "shared_cap: {of: [x, y], at_most: stall.rent, for_each: stalls}")
    case = trading(
        stall("p", x=10, y=20, rent=25),
        stall("q", x=10, y=20, rent=5),
        stall("r", x=10, y=20, rent=30),
    )
    found = determinations(library, case)
    assert kept(found["x"]) == {"stalls[0]": (10, 10), "stalls[1]": (5, 5), "stalls[2]": (10, 10)}
    assert kept(found["y"]) == {"stalls[0]": (15, 15), "stalls[1]": (0, 0), "stalls[2]": (20, 20)}
    assert [found[name].amount for name in ("x", "y")] == [yuan(25), yuan(35)]


def test_a_cap_of_a_row_that_is_not_known_leaves_that_row_open(tmp_path: Path) -> None:
    """And asks for it."""
    library = market(tmp_path, "shared_cap: {of: [x, y], at_most: stall.rent, for_each: stalls}")
    found = determinations(
        library, trading(stall("p", x=10, y=20), stall("q", x=10, y=20, rent=30))
    )
    assert kept(found["y"]) == {"stalls[0]": (0, 20), "stalls[1]": (20, 20)}
    assert [each.id for each in found["y"].missing] == ["stalls[0].rent"]


def test_rows_that_nobody_has_listed_have_no_cap_together(tmp_path: Path) -> None:
    """Each of them has its own, and there may be many."""
    library = market(tmp_path, "shared_cap: {of: [x, y], at_most: trader.cap, for_each: stalls}")
    case = attrs.evolve(trading(cap=5), stalls=UNKNOWN)
    assert told(library, case, "x") == {"x": (OPEN, 0, None)}


def test_a_cap_on_the_whole_cuts_each_row_in_proportion(tmp_path: Path) -> None:
    """Whoever a row benefits bears the same part of the cut."""
    library = market(
        tmp_path, "shared_cap: {of: [a, x], at_most: trader.cap}", "excludes: {incentive: y, by: x}"
    )
    found = determinations(library, trading(stall("p", x=30), stall("q", x=10), a=8, cap=28))
    assert kept(found["x"]) == {"stalls[0]": (15, 15), "stalls[1]": (5, 5)}


# --- what is refused when loaded


@pytest.mark.parametrize(
    "relations",
    [
        ("deducts: {from: a, what: b}", "deducts: {from: b, what: a}"),
        ("excludes: {incentive: a, by: b}", "deducts: {from: b, what: a}"),
        (
            "excludes: {incentive: a, by: b}",
            "deducts: {from: b, what: c}",
            "excludes: {incentive: c, by: a}",
        ),
        ("deducts: {from: a, what: a}",),
    ],
)
def test_exclusions_and_deductions_in_a_circle_are_refused(
    tmp_path: Path, relations: tuple[str, ...]
) -> None:
    """Nobody could say which one is settled first."""
    with pytest.raises(PolicyError) as caught:
        market(tmp_path, *relations)
    assert [fault.slug for fault in caught.value.faults] == ["exclusion-cycle"]


def test_a_case_of_which_nothing_is_known_is_open(tmp_path: Path) -> None:
    """Nothing is known: everything is open, and nothing fails."""
    relations = (
        ONE_OF,
        ONCE,
        "deducts: {from: c, what: d}",
        "shared_cap: {of: [c, x], at_most: trader.cap}",
    )
    found = assess(Market(trader=Trader()), market(tmp_path, *relations), on=ON)
    assert {each.outcome for each in found} == {OPEN}
