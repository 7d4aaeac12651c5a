"""How incentives bear on each other, with known and with open members."""

from datetime import date
from pathlib import Path

import attrs
import pytest

from incentives import Determination, Library, Outcome, PolicyError, assess
from incentives.values.number import Exact
from tests.engine.small_domain import (
    APPLIED,
    CITY,
    ON,
    VILLAGE,
    Case,
    House,
    bounds,
    case_of,
    instrument,
    one_file,
    write_library,
    yuan,
)

DUE, NOT_DUE, OPEN = Outcome.ELIGIBLE, Outcome.INELIGIBLE, Outcome.UNDETERMINED
Told = tuple[Outcome, Exact, Exact | None]

SUMS = """parameters:
  cap: {text: TEXT, unit: CNY, values: [{value: 100, cite: '1'}]}
  half: {text: TEXT, unit: '1', values: [{value: 50%, cite: '1'}]}
  hidden: {text: TEXT, unit: CNY, at_most: 70, values: [{unpublished: true, cite: '1'}]}
incentives:
  reader:
    {title: TEXT, kind: grant, cite: '1', trigger: workshop.applied_on, amount: cap * half + hidden}
"""


@attrs.frozen
class Related:
    """The incentives of one library, under relations."""

    library: Library

    def determinations(self, case: Case) -> dict[str, Determination]:
        found = assess(case, self.library, on=ON)
        return {
            each.incentive.rpartition(".")[2]: each
            for each in found
            if not each.incentive.endswith("reader")
        }

    def told(self, case: Case) -> dict[str, Told]:
        return {
            name: (each.outcome, *bounds(each)) for name, each in self.determinations(case).items()
        }


def related(folder: Path, relations: str, *incentives: str) -> Related:
    """Incentives, written `name: amount` or `name: amount when condition`.

    `name: in kind` has no amount.
    """
    return Related(
        one_file(folder, SUMS + "".join(map(_entry, incentives)) + f"relations: [{relations}]\n")
    )


def _entry(incentive: str) -> str:
    name, _, rest = incentive.partition(": ")
    amount, _, condition = rest.partition(" when ")
    gives = "kind: in_kind" if amount == "in kind" else f"kind: grant, amount: {amount}"
    when = f", when: {{id: c, when: {condition}, text: TEXT}}" if condition else ""
    return f"  {name}: {{title: TEXT, {gives}, cite: '1', trigger: workshop.applied_on{when}}}\n"


EXCLUDES = "{excludes: {incentive: a, by: b}, cite: '7'}"


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"spent": yuan(10), "certified": True}, {"a": (NOT_DUE, 0, 0), "b": (DUE, 10, 10)}),
        ({"spent": yuan(10), "certified": False}, {"a": (DUE, 10, 10), "b": (NOT_DUE, 0, 0)}),
        ({"spent": yuan(10)}, {"a": (OPEN, 0, 10), "b": (OPEN, 0, 10)}),
        ({"certified": False}, {"a": (OPEN, 0, None), "b": (NOT_DUE, 0, 0)}),
        ({}, {"a": (OPEN, 0, None), "b": (OPEN, 0, None)}),
    ],
)
def test_who_is_entitled_to_one_does_not_get_the_other(
    tmp_path: Path, facts: dict[str, object], expected: dict[str, Told]
) -> None:
    """Where it is not known whether the other is due, the one is open down to nothing."""
    both = related(
        tmp_path, EXCLUDES, "a: workshop.spent", "b: workshop.spent when workshop.certified"
    )
    assert both.told(case_of(**facts)) == expected


def test_an_exclusion_says_why(tmp_path: Path) -> None:
    """The amount before and after, and because of what."""
    both = related(
        tmp_path, EXCLUDES, "a: workshop.spent", "b: workshop.spent when workshop.certified"
    )
    found = both.determinations(case_of(spent=yuan(10), certified=True))
    [change] = found["a"].changes
    assert (change.before, change.after, change.because_of) == (yuan(10), yuan(0), ("land.one.b",))
    assert found["b"].changes == ()


def test_a_doubtful_exclusion_asks_for_what_decides_it(tmp_path: Path) -> None:
    """What is missing for the other is missing for this one."""
    both = related(
        tmp_path, EXCLUDES, "a: workshop.spent", "b: workshop.spent when workshop.certified"
    )
    assert {each.id for each in both.determinations(case_of(spent=yuan(10)))["a"].missing} == {
        "workshop.certified"
    }


def test_exclusions_go_down_a_chain(tmp_path: Path) -> None:
    """a gives way to b, b to c: with c due, b falls and a stands."""
    links = [
        "{excludes: {incentive: a, by: b}, cite: '7'}",
        "{excludes: {incentive: b, by: c}, cite: '7'}",
    ]
    for number, relations in enumerate((links, links[::-1])):
        three = related(
            tmp_path / str(number),
            ", ".join(relations),
            "a: cap",
            "b: cap",
            "c: cap when workshop.certified",
        )
        assert three.told(case_of(certified=True)) == {
            "a": (DUE, 100, 100),
            "b": (NOT_DUE, 0, 0),
            "c": (DUE, 100, 100),
        }
        assert three.told(case_of(certified=False)) == {
            "a": (NOT_DUE, 0, 0),
            "b": (DUE, 100, 100),
            "c": (NOT_DUE, 0, 0),
        }


def test_exclusions_in_a_circle_are_refused(tmp_path: Path) -> None:
    """Nobody could say which one gives way."""
    circle = (
        "{excludes: {incentive: a, by: b}, cite: '7'}, {excludes: {incentive: b, by: a}, cite: '7'}"
    )
    with pytest.raises(PolicyError) as caught:
        related(tmp_path, circle, "a: cap", "b: cap")
    assert [fault.slug for fault in caught.value.faults] == ["exclusion-cycle"]


def test_an_amount_of_nothing_may_be_excluded(tmp_path: Path) -> None:
    """Even if it is not known whether the other is due: nothing stays nothing."""
    both = related(
        tmp_path, EXCLUDES, "a: 0 * workshop.spent", "b: workshop.spent when workshop.certified"
    )
    assert both.told(case_of())["a"] == (OPEN, 0, 0)


def test_what_is_in_kind_may_be_excluded(tmp_path: Path) -> None:
    """Surely, or perhaps; it has no amount either way."""
    both = related(tmp_path, EXCLUDES, "a: in kind", "b: cap when workshop.certified")
    outcomes = [both.determinations(case_of(certified=truth))["a"] for truth in (True, False)]
    assert [(each.outcome, each.amount) for each in outcomes] == [(NOT_DUE, None), (DUE, None)]
    doubtful = both.determinations(case_of())["a"]
    assert (doubtful.outcome, doubtful.amount, doubtful.amount_range) == (OPEN, None, None)


HIGHER = "{higher_of: [a, b], cite: '7'}"


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"spent": yuan(150)}, {"a": (DUE, 150, 150), "b": (NOT_DUE, 0, 0)}),
        ({"spent": yuan(50)}, {"a": (NOT_DUE, 0, 0), "b": (DUE, 100, 100)}),
        ({"spent": yuan(100)}, {"a": (DUE, 100, 100), "b": (NOT_DUE, 0, 0)}),
        ({}, {"a": (OPEN, 0, None), "b": (OPEN, 0, 100)}),
    ],
)
def test_only_the_higher_of_several_is_given(
    tmp_path: Path, facts: dict[str, object], expected: dict[str, Told]
) -> None:
    """Among equals the one named first; with an open one, both are open."""
    assert (
        related(tmp_path, HIGHER, "a: workshop.spent", "b: cap").told(case_of(**facts)) == expected
    )


def test_an_open_member_that_is_surely_lower_loses(tmp_path: Path) -> None:
    """At most 70 against 100: nothing need be known of it."""
    assert related(tmp_path, HIGHER, "a: hidden", "b: cap").told(case_of()) == {
        "a": (NOT_DUE, 0, 0),
        "b": (DUE, 100, 100),
    }


def test_one_that_is_not_due_beats_nobody(tmp_path: Path) -> None:
    """However high it would have been."""
    two = related(tmp_path, HIGHER, "a: workshop.spent when workshop.certified", "b: cap")
    assert two.told(case_of(spent=yuan(900), certified=False)) == {
        "a": (NOT_DUE, 0, 0),
        "b": (DUE, 100, 100),
    }
    assert two.told(case_of(spent=yuan(900))) == {"a": (OPEN, 0, 900), "b": (OPEN, 0, 100)}
    assert two.told(case_of(spent=yuan(90))) == {"a": (NOT_DUE, 0, 0), "b": (DUE, 100, 100)}


def test_an_amount_of_nothing_may_stand_among_the_higher_of(tmp_path: Path) -> None:
    """Against one that is open."""
    two = related(
        tmp_path, HIGHER, "a: 0 * workshop.spent", "b: workshop.spent when workshop.certified"
    )
    assert two.told(case_of(spent=yuan(5)))["a"] == (OPEN, 0, 0)


def test_of_three_one_is_left(tmp_path: Path) -> None:
    """Both others fall, each because of those that beat it."""
    three = related(
        tmp_path,
        "{higher_of: [a, b, c], cite: '7'}",
        "a: cap * half",
        "b: workshop.spent",
        "c: cap",
    )
    found = three.determinations(case_of(spent=yuan(60)))
    assert {name: each.outcome for name, each in found.items()} == {
        "a": NOT_DUE,
        "b": NOT_DUE,
        "c": DUE,
    }
    assert [change.because_of for change in found["a"].changes] == [("land.one.b", "land.one.c")]


CAPPED = "{shared_cap: {of: [a, b], at_most: cap}, cite: '7'}"


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (40, 50, {"a": (DUE, 40, 40), "b": (DUE, 50, 50)}),
        (40, 60, {"a": (DUE, 40, 40), "b": (DUE, 60, 60)}),
        (40, 61, {"a": (DUE, 40, 40), "b": (DUE, 60, 60)}),
        (100, 50, {"a": (DUE, 100, 100), "b": (DUE, 0, 0)}),
        (300, 50, {"a": (DUE, 100, 100), "b": (DUE, 0, 0)}),
        (None, 60, {"a": (OPEN, 0, 100), "b": (OPEN, 0, 60)}),
        (70, None, {"a": (DUE, 70, 70), "b": (OPEN, 0, 30)}),
    ],
)
def test_together_they_come_to_the_cap_at_most(
    tmp_path: Path, first: int | None, second: int | None, expected: dict[str, Told]
) -> None:
    """The one named last gives way first; an open one leaves the later ones open."""
    both = related(tmp_path, CAPPED, "a: workshop.spent", "b: workshop.profit")
    facts = {
        name: yuan(amount)
        for name, amount in (("spent", first), ("profit", second))
        if amount is not None
    }
    assert both.told(case_of(**facts)) == expected


def test_a_cap_within_what_is_surely_left_changes_nothing(tmp_path: Path) -> None:
    """An open member of at most 70 leaves 30 of 100 for sure."""
    both = related(tmp_path, CAPPED, "a: hidden", "b: workshop.spent")
    assert both.told(case_of(spent=yuan(30))) == {"a": (OPEN, 0, 70), "b": (DUE, 30, 30)}
    assert both.told(case_of(spent=yuan(40))) == {"a": (OPEN, 0, 70), "b": (OPEN, 30, 40)}


def test_an_open_cap_leaves_its_members_open(tmp_path: Path) -> None:
    """Down to what is surely allowed."""
    both = related(
        tmp_path,
        "{shared_cap: {of: [a, b], at_most: hidden}, cite: '7'}",
        "a: workshop.spent",
        "b: cap",
    )
    assert both.told(case_of(spent=yuan(50))) == {"a": (OPEN, 0, 50), "b": (OPEN, 0, 20)}


@pytest.mark.parametrize(
    "relation",
    [
        "{shared_cap: {of: [a, b], at_most: hidden}, cite: '7'}",
        "{shared_cap: {of: [c, b], at_most: cap}, cite: '7'}",
    ],
)
def test_what_a_cap_leaves_open_has_something_missing(tmp_path: Path, relation: str) -> None:
    """The figure of the cap, or what is missing for the member before it."""
    three = related(tmp_path, relation, "a: workshop.spent", "b: cap", "c: workshop.profit")
    found = three.determinations(case_of(spent=yuan(50)))
    assert all(each.missing for each in found.values() if each.outcome is OPEN)


def test_a_cap_that_is_not_applicable_caps_nothing(tmp_path: Path) -> None:
    """As if the relation were not there."""
    at_most = "{cases: [{when: workshop.green, not_applicable: true}, {otherwise: cap}]}"
    both = related(
        tmp_path,
        f"{{shared_cap: {{of: [a, b], at_most: {at_most}}}, cite: '7'}}",
        "a: cap",
        "b: cap",
    )
    assert both.told(case_of(green=True)) == {"a": (DUE, 100, 100), "b": (DUE, 100, 100)}
    assert both.told(case_of(green=False)) == {"a": (DUE, 100, 100), "b": (DUE, 0, 0)}


def test_exclusions_come_before_the_higher_of_and_caps_after(tmp_path: Path) -> None:
    """What is excluded beats nobody, and what was beaten uses up no cap."""
    relations = (
        f"{CAPPED}, {{higher_of: [b, c], cite: '7'}}, "
        f"{{excludes: {{incentive: c, by: d}}, cite: '7'}}"
    )
    four = related(
        tmp_path,
        relations,
        "a: cap * half",
        "b: cap",
        "c: cap + cap",
        "d: cap when workshop.certified",
    )
    assert four.told(case_of(certified=True)) == {
        "a": (DUE, 50, 50),
        "b": (DUE, 50, 50),
        "c": (NOT_DUE, 0, 0),
        "d": (DUE, 100, 100),
    }
    assert four.told(case_of(certified=False)) == {
        "a": (DUE, 50, 50),
        "b": (NOT_DUE, 0, 0),
        "c": (DUE, 200, 200),
        "d": (NOT_DUE, 0, 0),
    }


LAND = """parameters:
  cap: {text: TEXT, unit: CNY, values: [{value: 100, cite: '1'}]}
incentives:
  a: {title: TEXT, kind: grant, cite: '1', trigger: workshop.applied_on, amount: cap}
  b: {title: TEXT, kind: grant, cite: '1', trigger: workshop.applied_on, amount: cap}
"""
BINDS = (
    "uses: {a: land.one.a, b: land.one.b}\nrelations: "
    "[{excludes: {incentive: a, by: b}, cite: '1'}]\n"
)


def amount_of_a(
    folder: Path, relating: dict[str, str], case: Case, known_on: date | None = None
) -> object:
    library = write_library(folder, {"land/one.yaml": instrument("land.one", LAND), **relating})
    return assess(case, library, on=ON, known_on=known_on)["land.one.a"].amount


NOT_BOUND = (
    "a relation binds whatever the place, the days and the publication of the instrument that "
    "states it"
)


def test_a_relation_binds_at_its_place(tmp_path: Path) -> None:
    """And in the places below."""
    relating = {"land/city/two.yaml": instrument("land.city.two", BINDS)}
    cases = [attrs.evolve(case_of(), place=place) for place in (CITY, VILLAGE)]
    assert [amount_of_a(tmp_path / case.place, relating, case) for case in cases] == [
        yuan(0),
        yuan(0),
    ]


def test_a_relation_of_a_place_below_does_not_bind_above(tmp_path: Path) -> None:
    """What the village excludes, the city still gives."""
    relating = {"land/city/village/two.yaml": instrument("land.city.village.two", BINDS)}
    assert amount_of_a(tmp_path, relating, case_of()) == yuan(100)


@pytest.mark.parametrize(
    "window", [{"first": "2023-01-01"}, {"first": "2020-01-01", "last": "2021-12-31"}]
)
def test_a_relation_binds_while_its_instrument_is_in_force(
    tmp_path: Path, window: dict[str, str]
) -> None:
    """Not before, and not after."""
    assert amount_of_a(
        tmp_path, {"land/two.yaml": instrument("land.two", BINDS, **window)}, case_of()
    ) == yuan(100)


def test_a_relation_binds_once_it_is_published(tmp_path: Path) -> None:
    """Who may know only what was public before it came out is not bound by it."""
    relating = {"land/two.yaml": instrument("land.two", BINDS, published="2022-10-01")}
    assert amount_of_a(tmp_path, relating, case_of(), known_on=date(2022, 9, 30)) == yuan(100)


def test_a_cap_that_what_is_paid_keeps_to_changes_nothing(tmp_path: Path) -> None:
    """Three rows of 33.333 are paid as 100.00, which is the cap.

    Nothing is cut, no row is made more, and no change is told.
    """
    library = one_file(
        tmp_path,
        """parameters:
  third: {text: TEXT, unit: CNY, values: [{value: 33.333, cite: '1'}]}
  cap: {text: TEXT, unit: CNY, values: [{value: 100, cite: '1'}]}
incentives:
  a:
    {title: TEXT, kind: grant, cite: '1', for_each: houses, trigger: house.bought_on, amount: third}
  b: {title: TEXT, kind: grant, cite: '1', trigger: workshop.applied_on, amount: workshop.spent}
relations: [{shared_cap: {of: [a, b], at_most: cap}, cite: '2'}]
""",
    )
    case = attrs.evolve(
        case_of(spent=yuan(5)), houses=tuple(House(bought_on=APPLIED) for _ in range(3))
    )
    rows, other = assess(case, library, on=ON)
    assert (yuan(100), ()) == (rows.amount, rows.changes)
    assert all(part.after is None for part in rows.working)
    assert yuan(0) == other.amount
