"""The nearest change of an amount, a count or an area: it does, and one step less does not.

On generated cases.
"""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incentives import Assessment, Library, assess
from incentives.engine.comparison.nearest import FactChange, nearest_changes
from incentives.engine.findings.conditions import ConditionResult
from incentives.language.possible import Value
from incentives.values.number import Exact, exact
from incentives.values.place import FactPath
from tests.engine.comparison.changed_cases import applied
from tests.engine.small_domain import APPLIED, ON, Case, House, Workshop, one_file, yuan
from tests.trying import examples

RULES = """parameters:
  least_spent: {text: TEXT, unit: CNY, values: [{value: 1234.56, cite: '1'}]}
  per_head: {text: TEXT, unit: CNY/person, values: [{value: 33.33, cite: '1'}]}
  few: {text: TEXT, unit: person, values: [{value: 7, cite: '1'}]}
  many: {text: TEXT, unit: person, values: [{value: 12, cite: '1'}]}
  least_area: {text: TEXT, unit: m2, values: [{value: 60.5, cite: '1'}]}
  room: {text: TEXT, unit: m2/person, values: [{value: 2.75, cite: '1'}]}
  prize: {text: TEXT, unit: CNY, values: [{value: 1, cite: '1'}]}
incentives:
"""
CONDITIONS = {
    "spent": "workshop.spent >= least_spent",
    "thrifty": "workshop.spent < least_spent",
    "per_person": "workshop.spent >= workshop.staff * per_head",
    "loss": "workshop.profit < workshop.spent - least_spent",
    "band": "few <= workshop.staff <= many",
    "outside": "workshop.staff < few or workshop.staff > many",
    "all_rooms": "sum(house.area for house in houses) >= workshop.staff * room",
    "each_room": "house.area >= least_area",
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Grants that hang on amounts, counts and areas; one of them is given for each house."""
    rules = [
        f"  {name}: "
        f"{{title: TEXT, kind: grant, cite: '1', trigger: workshop.applied_on, amount: prize,"
        f"{' for_each: houses,' if name == 'each_room' else ''}"
        f" when: {{all: [{{id: it, when: '{when}', text: TEXT, cite: '1'}}]}}}}\n"
        for name, when in CONDITIONS.items()
    ]
    return one_file(tmp_path_factory.mktemp("rules"), RULES + "".join(rules))


fen = st.one_of(st.integers(0, 300_000), st.sampled_from([123_455, 123_456, 123_457]))
areas = st.one_of(
    st.integers(0, 200_00).map(lambda cm: Decimal(cm) / 100),
    st.integers(0, 200_000).map(lambda mm: Decimal(mm) / 1000),
)
cases = st.builds(
    lambda spent, profit, staff, rooms: Case(
        workshop=Workshop(
            applied_on=APPLIED,
            spent=yuan(Decimal(spent) / 100),
            profit=yuan(Decimal(profit) / 100),
            staff=staff,
        ),
        houses=tuple(House(area=area) for area in rooms),
    ),
    fen,
    st.integers(-200_000, 400_000),
    st.integers(0, 60),
    st.lists(areas, max_size=3),
)


def changes_in(assessment: Assessment) -> Iterator[tuple[ConditionResult, str, FactChange]]:
    """Every nearest change of every condition that fails."""
    for found in assessment:
        for condition in found.conditions:
            if condition.holds is False:
                for change in nearest_changes(assessment, found.incentive, condition).changes:
                    yield condition, found.incentive, change


def does(
    case: Case, change: FactChange, incentive: str, condition: ConditionResult, library: Library
) -> bool:
    """Whether the condition holds once the fact is changed.

    A fact of one house is changed for that house.
    """
    after = assess(applied(case, change, library.vocabulary), library, on=ON)[incentive]
    row = (
        str(change.path.of_row)
        if change.path.list_name == "houses" and incentive.endswith("each_room")
        else ""
    )
    results = [
        each
        for each in after.conditions
        if each.id == condition.id and (not each.parts or not row or row in each.parts)
    ]
    return bool(results) and all(each.holds is True for each in results)


def step_of_fact(path: FactPath, was: Exact) -> Fraction:
    """One person, one fen, or 0.01 m², finer where the area is written so."""
    if path.steps[-1] == "staff":
        return Fraction(1)
    is_finer = path.steps[-1] == "area" and (Fraction(was) * 100).denominator != 1
    return Fraction(1, 1000) if is_finer else Fraction(1, 100)


def between(was: Value, now: Value, path: FactPath) -> Iterator[Value]:
    """The values that are fewer steps away than `now`, on the same side, the farthest first."""
    assert isinstance(was, Exact)
    assert isinstance(now, Exact)
    step = step_of_fact(path, was) * (1 if now > was else -1)
    less = Fraction(now) - step
    while (less - was) * step > 0:
        yield exact(less)
        less -= step


@settings(max_examples=examples(50), deadline=None)
@given(case=cases)
def test_the_nearest_number_does_and_a_step_less_does_not(library: Library, case: Case) -> None:
    """Amounts by the fen, people by one, areas by the hundredth: up and down.

    In bands, in sums and against each other.
    """
    for condition, incentive, change in changes_in(assess(case, library, on=ON)):
        assert does(case, change, incentive, condition, library), (incentive, change)
        less = next(between(change.was, change.now, change.path), None)
        if less is not None:
            assert not does(case, attrs.evolve(change, now=less), incentive, condition, library), (
                incentive,
                change,
            )


@settings(max_examples=examples(20), deadline=None)
@given(case=cases)
def test_no_count_that_is_nearer_does(library: Library, case: Case) -> None:
    """Of the numbers of people between, none does: bands are not passed over."""
    for condition, incentive, change in changes_in(assess(case, library, on=ON)):
        if str(change.path) == "workshop.staff":
            for nearer in between(change.was, change.now, change.path):
                assert not does(
                    case, attrs.evolve(change, now=nearer), incentive, condition, library
                ), (incentive, change)


@settings(max_examples=examples(30), deadline=None)
@given(case=cases)
def test_a_change_is_within_the_bounds_and_written_as_such_figures_are(
    library: Library, case: Case
) -> None:
    """No amount below zero where none can be, none of a fraction of a fen, no part of a person."""
    for _, _, change in changes_in(assess(case, library, on=ON)):
        assert isinstance(change.now, Exact)
        assert isinstance(change.was, Exact)
        assert str(change.path) == "workshop.profit" or change.now >= 0
        assert (Fraction(change.now) / step_of_fact(change.path, change.was)).denominator == 1


@settings(max_examples=examples(30), deadline=None)
@given(staff=st.integers(0, 1000).filter(lambda staff: not 7 <= staff <= 12))
def test_a_band_is_found_from_however_far(library: Library, staff: int) -> None:
    """From 7 to 12 people: the nearer end of the band, though it is passed by long steps."""
    case = Case(workshop=Workshop(applied_on=APPLIED, staff=staff))
    told = [
        change.now
        for _, incentive, change in changes_in(assess(case, library, on=ON))
        if incentive.endswith("band")
    ]
    assert told == [7 if staff < 7 else 12]


@pytest.mark.parametrize(("staff", "nearest"), [(7, 6), (9, 6), (10, 13), (12, 13)])
def test_of_two_ways_the_shorter_is_told(library: Library, staff: int, nearest: int) -> None:
    """From inside the band out of it: below 7 or above 12 people, whichever is fewer steps off."""
    case = Case(workshop=Workshop(applied_on=APPLIED, staff=staff))
    told = [
        change.now
        for _, incentive, change in changes_in(assess(case, library, on=ON))
        if incentive.endswith("outside")
    ]
    assert told == [nearest]
