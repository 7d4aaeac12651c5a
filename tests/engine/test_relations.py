"""How incentives bear on each other, with known and with open members."""

from pathlib import Path

import attrs
import pytest

from incentives import Determination, Library, Outcome, PolicyError, assess
from incentives.values.number import Exact
from tests.engine.small_domain import ON, Case, bounds, case_of, one_file, yuan

E, I, N = Outcome.ELIGIBLE, Outcome.INELIGIBLE, Outcome.UNDETERMINED
Told = tuple[Outcome, Exact, Exact | None]

SUMS = """parameters:
  cap: {text: TEXT, unit: CNY, values: [{value: 100, cite: '1'}]}
  half: {text: TEXT, unit: '1', values: [{value: 50%, cite: '1'}]}
  hidden: {text: TEXT, unit: CNY, at_most: 70, values: [{unpublished: true, cite: '1'}]}
incentives:
  reader: {title: TEXT, kind: grant, cite: '1', trigger: workshop.applied_on, amount: cap * half + hidden}
"""


@attrs.frozen
class Related:
    """The incentives of one library, under relations."""

    library: Library

    def determinations(self, case: Case) -> dict[str, Determination]:
        found = assess(case, self.library, on=ON)
        return {each.incentive.rpartition(".")[2]: each for each in found if not each.incentive.endswith("reader")}

    def told(self, case: Case) -> dict[str, Told]:
        return {name: (each.outcome, *bounds(each)) for name, each in self.determinations(case).items()}


def related(folder: Path, relations: str, *incentives: str) -> Related:
    """Incentives written `name: amount` or `name: amount when condition`; `name: in kind` has no amount."""
    return Related(one_file(folder, SUMS + "".join(map(_entry, incentives)) + f"relations: [{relations}]\n"))


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
        ({"spent": yuan(10), "certified": True}, {"a": (I, 0, 0), "b": (E, 10, 10)}),
        ({"spent": yuan(10), "certified": False}, {"a": (E, 10, 10), "b": (I, 0, 0)}),
        ({"spent": yuan(10)}, {"a": (N, 0, 10), "b": (N, 0, 10)}),
        ({"certified": False}, {"a": (N, 0, None), "b": (I, 0, 0)}),
        ({}, {"a": (N, 0, None), "b": (N, 0, None)}),
    ],
)
def test_who_is_entitled_to_one_does_not_get_the_other(
    tmp_path: Path, facts: dict[str, object], expected: dict[str, Told]
) -> None:
    """Where it is not known whether the other is due, the one is open down to nothing."""
    both = related(tmp_path, EXCLUDES, "a: workshop.spent", "b: workshop.spent when workshop.certified")
    assert both.told(case_of(**facts)) == expected


def test_an_exclusion_says_why(tmp_path: Path) -> None:
    """The amount before and after, and because of what."""
    both = related(tmp_path, EXCLUDES, "a: workshop.spent", "b: workshop.spent when workshop.certified")
    found = both.determinations(case_of(spent=yuan(10), certified=True))
    [change] = found["a"].changes
    assert (change.before, change.after, change.because_of) == (yuan(10), yuan(0), ("land.one.b",))
    assert found["b"].changes == ()


def test_a_doubtful_exclusion_asks_for_what_decides_it(tmp_path: Path) -> None:
    """What is missing for the other is missing for this one."""
    both = related(tmp_path, EXCLUDES, "a: workshop.spent", "b: workshop.spent when workshop.certified")
    assert {each.id for each in both.determinations(case_of(spent=yuan(10)))["a"].missing} == {"workshop.certified"}


def test_exclusions_go_down_a_chain(tmp_path: Path) -> None:
    """a gives way to b, b to c: with c due, b falls and a stands."""
    links = ["{excludes: {incentive: a, by: b}, cite: '7'}", "{excludes: {incentive: b, by: c}, cite: '7'}"]
    for number, relations in enumerate((links, links[::-1])):
        three = related(tmp_path / str(number), ", ".join(relations), "a: cap", "b: cap", "c: cap when workshop.certified")
        assert three.told(case_of(certified=True)) == {"a": (E, 100, 100), "b": (I, 0, 0), "c": (E, 100, 100)}
        assert three.told(case_of(certified=False)) == {"a": (I, 0, 0), "b": (E, 100, 100), "c": (I, 0, 0)}


def test_exclusions_in_a_circle_are_refused(tmp_path: Path) -> None:
    """Nobody could say which one gives way."""
    circle = "{excludes: {incentive: a, by: b}, cite: '7'}, {excludes: {incentive: b, by: a}, cite: '7'}"
    with pytest.raises(PolicyError) as caught:
        related(tmp_path, circle, "a: cap", "b: cap")
    assert [fault.slug for fault in caught.value.faults] == ["exclusion-cycle"]


@pytest.mark.xfail(strict=True, reason="an amount of zero counts as no amount when a currency is looked for")
def test_an_amount_of_nothing_may_be_excluded(tmp_path: Path) -> None:
    """Even if it is not known whether the other is due: nothing stays nothing."""
    both = related(tmp_path, EXCLUDES, "a: 0 * workshop.spent", "b: workshop.spent when workshop.certified")
    assert both.told(case_of())["a"] == (N, 0, 0)


@pytest.mark.xfail(strict=True, reason="what is in kind has no amount whose currency could be looked for")
def test_what_is_in_kind_may_be_excluded(tmp_path: Path) -> None:
    """Surely, or perhaps; it has no amount either way."""
    both = related(tmp_path, EXCLUDES, "a: in kind", "b: cap when workshop.certified")
    outcomes = [both.determinations(case_of(certified=truth))["a"] for truth in (True, False)]
    assert [(each.outcome, each.amount) for each in outcomes] == [(I, None), (E, None)]
    doubtful = both.determinations(case_of())["a"]
    assert (doubtful.outcome, doubtful.amount, doubtful.amount_range) == (N, None, None)


HIGHER = "{higher_of: [a, b], cite: '7'}"


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"spent": yuan(150)}, {"a": (E, 150, 150), "b": (I, 0, 0)}),
        ({"spent": yuan(50)}, {"a": (I, 0, 0), "b": (E, 100, 100)}),
        ({"spent": yuan(100)}, {"a": (E, 100, 100), "b": (I, 0, 0)}),
        ({}, {"a": (N, 0, None), "b": (N, 0, 100)}),
    ],
)
def test_only_the_higher_of_several_is_given(tmp_path: Path, facts: dict[str, object], expected: dict[str, Told]) -> None:
    """Among equals the one named first; with an open one, both are open."""
    assert related(tmp_path, HIGHER, "a: workshop.spent", "b: cap").told(case_of(**facts)) == expected


def test_an_open_member_that_is_surely_lower_loses(tmp_path: Path) -> None:
    """At most 70 against 100: nothing need be known of it."""
    assert related(tmp_path, HIGHER, "a: hidden", "b: cap").told(case_of()) == {"a": (I, 0, 0), "b": (E, 100, 100)}


def test_one_that_is_not_due_beats_nobody(tmp_path: Path) -> None:
    """However high it would have been."""
    two = related(tmp_path, HIGHER, "a: workshop.spent when workshop.certified", "b: cap")
    assert two.told(case_of(spent=yuan(900), certified=False)) == {"a": (I, 0, 0), "b": (E, 100, 100)}
    assert two.told(case_of(spent=yuan(900))) == {"a": (N, 0, 900), "b": (N, 0, 100)}
    assert two.told(case_of(spent=yuan(90))) == {"a": (I, 0, 0), "b": (E, 100, 100)}


@pytest.mark.xfail(strict=True, reason="an amount of zero counts as no amount when a currency is looked for")
def test_an_amount_of_nothing_may_stand_among_the_higher_of(tmp_path: Path) -> None:
    """Against one that is open."""
    two = related(tmp_path, HIGHER, "a: 0 * workshop.spent", "b: workshop.spent when workshop.certified")
    assert two.told(case_of(spent=yuan(5)))["a"] == (N, 0, 0)


def test_of_three_one_is_left(tmp_path: Path) -> None:
    """Both others fall, each because of those that beat it."""
    three = related(tmp_path, "{higher_of: [a, b, c], cite: '7'}", "a: cap * half", "b: workshop.spent", "c: cap")
    found = three.determinations(case_of(spent=yuan(60)))
    assert {name: each.outcome for name, each in found.items()} == {"a": I, "b": I, "c": E}
    assert [change.because_of for change in found["a"].changes] == [("land.one.b", "land.one.c")]


CAPPED = "{shared_cap: {of: [a, b], at_most: cap}, cite: '7'}"


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (40, 50, {"a": (E, 40, 40), "b": (E, 50, 50)}),
        (40, 60, {"a": (E, 40, 40), "b": (E, 60, 60)}),
        (40, 61, {"a": (E, 40, 40), "b": (E, 60, 60)}),
        (100, 50, {"a": (E, 100, 100), "b": (E, 0, 0)}),
        (300, 50, {"a": (E, 100, 100), "b": (E, 0, 0)}),
        (None, 60, {"a": (N, 0, 100), "b": (N, 0, 60)}),
        (70, None, {"a": (E, 70, 70), "b": (N, 0, 30)}),
    ],
)
def test_together_they_come_to_the_cap_at_most(
    tmp_path: Path, first: int | None, second: int | None, expected: dict[str, Told]
) -> None:
    """The one named last gives way first; an open one leaves the later ones open."""
    both = related(tmp_path, CAPPED, "a: workshop.spent", "b: workshop.profit")
    facts = {name: yuan(amount) for name, amount in (("spent", first), ("profit", second)) if amount is not None}
    assert both.told(case_of(**facts)) == expected


def test_a_cap_within_what_is_surely_left_changes_nothing(tmp_path: Path) -> None:
    """An open member of at most 70 leaves 30 of 100 for sure."""
    both = related(tmp_path, CAPPED, "a: hidden", "b: workshop.spent")
    assert both.told(case_of(spent=yuan(30))) == {"a": (N, 0, 70), "b": (E, 30, 30)}
    assert both.told(case_of(spent=yuan(40))) == {"a": (N, 0, 70), "b": (N, 30, 40)}


def test_an_open_cap_leaves_its_members_open(tmp_path: Path) -> None:
    """Down to what is surely allowed."""
    both = related(tmp_path, "{shared_cap: {of: [a, b], at_most: hidden}, cite: '7'}", "a: workshop.spent", "b: cap")
    assert both.told(case_of(spent=yuan(50))) == {"a": (N, 0, 50), "b": (N, 0, 20)}


@pytest.mark.xfail(strict=True, reason="a cap adds neither what it lacks itself nor what the members before it lack")
@pytest.mark.parametrize("relation", ["{shared_cap: {of: [a, b], at_most: hidden}, cite: '7'}", "{shared_cap: {of: [c, b], at_most: cap}, cite: '7'}"])
def test_what_a_cap_leaves_open_has_something_missing(tmp_path: Path, relation: str) -> None:
    """The figure of the cap, or what is missing for the member before it."""
    three = related(tmp_path, relation, "a: workshop.spent", "b: cap", "c: workshop.profit")
    found = three.determinations(case_of(spent=yuan(50)))
    assert all(each.missing for each in found.values() if each.outcome is N)


@pytest.mark.xfail(strict=True, reason="a cap that does not exist is made a fraction")
def test_a_cap_that_is_not_applicable_caps_nothing(tmp_path: Path) -> None:
    """As if the relation were not there."""
    at_most = "{cases: [{when: workshop.green, not_applicable: true}, {otherwise: cap}]}"
    both = related(tmp_path, f"{{shared_cap: {{of: [a, b], at_most: {at_most}}}, cite: '7'}}", "a: cap", "b: cap")
    assert both.told(case_of(green=True)) == {"a": (E, 100, 100), "b": (E, 100, 100)}
    assert both.told(case_of(green=False)) == {"a": (E, 100, 100), "b": (E, 0, 0)}


def test_exclusions_come_before_the_higher_of_and_caps_after(tmp_path: Path) -> None:
    """What is excluded beats nobody, and what was beaten uses up no cap."""
    relations = f"{CAPPED}, {{higher_of: [b, c], cite: '7'}}, {{excludes: {{incentive: c, by: d}}, cite: '7'}}"
    four = related(tmp_path, relations, "a: cap * half", "b: cap", "c: cap + cap", "d: cap when workshop.certified")
    assert four.told(case_of(certified=True)) == {"a": (E, 50, 50), "b": (E, 50, 50), "c": (I, 0, 0), "d": (E, 100, 100)}
    assert four.told(case_of(certified=False)) == {"a": (E, 50, 50), "b": (I, 0, 0), "c": (E, 200, 200), "d": (I, 0, 0)}
