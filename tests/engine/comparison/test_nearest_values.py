"""The nearest change of facts of every type, of rows, and of what an instrument asks for itself."""

from collections.abc import Mapping
from datetime import date

import attrs
import pytest

from incentives import Library, Outcome, assess
from incentives.engine.comparison.nearest import Nearest, nearest_changes
from incentives.facts.unknown import NOT_COME_ABOUT, UNKNOWN
from incentives.language.possible import Value
from incentives.values.period import Month, Period
from tests.engine.small_domain import (
    ON,
    Case,
    House,
    Sale,
    Trade,
    Workshop,
    case_of,
    one_file,
    yuan,
)

FACTS = """facts:
  ready: {type: boolean, text: TEXT}
  count: {type: number, unit: person, at_least: 0, at_most: 9, text: TEXT}
  sworn: {type: status, text: TEXT}
  begun: {type: date, text: TEXT}
  assumed: {type: boolean, text: TEXT, default: {value: false, cite: '1'}}
parameters:
  prize: {text: TEXT, unit: CNY, values: [{from: 2022-01-01, value: 1, cite: '1'}]}
  few: {text: TEXT, unit: person, values: [{value: 5, cite: '1'}]}
incentives:
"""
CONDITIONS = {
    "truth": "workshop.certified",
    "choice": "workshop.trade == smith or workshop.trade == baker",
    "never": "workshop.staff > few and workshop.staff < few",
    "day": "workshop.opened_on <= workshop.applied_on",
    "happened": "happened(workshop.closed_on)",
    "open": "not happened(workshop.closed_on)",
    "status": "held_on(workshop.member, workshop.opened_on)",
    "ready": "ready",
    "count": "count >= few",
    "sworn": "held_on(sworn, workshop.opened_on)",
    "begun": "begun < workshop.opened_on",
    "assumed": "assumed",
    "both": "workshop.certified and workshop.green",
}
FOR_EACH = {
    "rented": ("houses", "house.rented"),
    "month": ("sales", "first_day(sale.month) >= workshop.opened_on"),
    "any": ("houses", "any(h.rented for h in houses)"),
}
GRANT = (
    "  by_{0}: {{title: TEXT, kind: grant, cite: '1', trigger: workshop.applied_on,"
    " amount: prize,{2} when: {{all: [{{id: it, when: '{1}', text: TEXT, cite: '1'}}]}}}}\n"
)
OPENED, APPLIED = date(2022, 8, 10), date(2022, 6, 15)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    rules = [GRANT.format(name, when, "") for name, when in CONDITIONS.items()]
    rules += [
        GRANT.format(name, when, f" for_each: {rows},") for name, (rows, when) in FOR_EACH.items()
    ]
    return one_file(tmp_path_factory.mktemp("nearest"), FACTS + "".join(rules))


def nearest(library: Library, case: Case, name: str) -> Nearest:
    assessment = assess(case, library, on=ON)
    incentive = f"land.one.by_{name}"
    [failed] = [each for each in assessment[incentive].conditions if each.holds is False]
    return nearest_changes(assessment, incentive, failed)


def told(library: Library, case: Case, name: str) -> dict[str, list[Value]]:
    found: dict[str, list[Value]] = {}
    for change in nearest(library, case, name).changes:
        found.setdefault(change.path.name.removeprefix("land.one."), []).append(change.now)
    return found


def declaring(opened_on: date = OPENED, **declared: object) -> Case:
    named = {f"land.one.{name}": value for name, value in declared.items()}
    return Case(workshop=Workshop(applied_on=APPLIED, opened_on=opened_on), declared=named)


@pytest.mark.parametrize(
    ("name", "facts", "expected"),
    [
        ("truth", {"certified": False}, {"workshop.certified": [True]}),
        ("choice", {"trade": Trade.JOINER}, {"workshop.trade": ["smith", "baker"]}),
        ("never", {"staff": 3}, {}),
        (
            "day",
            {"opened_on": OPENED},
            {"workshop.opened_on": [APPLIED], "workshop.applied_on": [OPENED]},
        ),
        ("happened", {"closed_on": NOT_COME_ABOUT}, {"workshop.closed_on": [ON]}),
        ("open", {"closed_on": OPENED}, {"workshop.closed_on": [None]}),
        (
            "status",
            {"opened_on": OPENED, "member": (Period(date(2022, 8, 12)),)},
            {
                "workshop.member": [(Period(OPENED),)],
                "workshop.opened_on": [date(2022, 8, 12)],
            },
        ),
        (
            "status",
            {"opened_on": OPENED, "member": (Period(date(2022, 1, 1), date(2022, 8, 9)),)},
            {
                "workshop.member": [(Period(date(2022, 1, 1), OPENED),)],
                "workshop.opened_on": [date(2022, 8, 9)],
            },
        ),
        (
            "status",
            {"opened_on": OPENED, "member": ()},
            {"workshop.member": [(Period(OPENED),)]},
        ),
    ],
)
def test_the_nearest_value_with_which_it_holds_is_told(
    library: Library, name: str, facts: Mapping[str, object], expected: Mapping[str, list[Value]]
) -> None:
    """Of a day the fewest days away, on either side; of a choice each that will do."""
    assert expected == told(library, case_of(**facts), name)


@pytest.mark.parametrize(
    ("name", "given", "expected"),
    [
        ("ready", {"ready": False}, {"ready": [True]}),
        ("count", {"count": 2}, {"count": [5]}),
        ("count", {"count": "4.5"}, {"count": [5]}),
        ("sworn", {"sworn": []}, {"sworn": [(Period(OPENED),)]}),
        (
            "sworn",
            {"sworn": [{"from": "2022-08-11"}]},
            {"sworn": [(Period(OPENED),)], "workshop.opened_on": [date(2022, 8, 11)]},
        ),
        (
            "begun",
            {"begun": "2022-08-12"},
            {"begun": [date(2022, 8, 9)], "workshop.opened_on": [date(2022, 8, 13)]},
        ),
        ("begun", {"begun": "none"}, {"begun": [date(2022, 8, 9)]}),
        ("assumed", {"assumed": False}, {"assumed": [True]}),
        ("assumed", {}, {}),
    ],
)
def test_what_an_instrument_asks_for_itself_can_be_changed_if_it_was_given(
    library: Library, name: str, given: Mapping[str, object], expected: Mapping[str, list[Value]]
) -> None:
    """Not what the law assumed."""
    assert expected == told(library, declaring(**given), name)  # type: ignore[arg-type]


def test_of_two_facts_that_fail_no_single_change_does(library: Library) -> None:
    """Then those that stand against it are told, but not what nobody knows."""
    found = nearest(library, case_of(certified=False, green=False), "both")
    assert () == found.changes
    assert [("workshop.certified", False), ("workshop.green", False)] == [
        (str(fact.path), fact.value) for fact in found.against
    ]
    assert {"workshop.green": [True]} == told(library, case_of(certified=True, green=False), "both")
    half = nearest(library, case_of(certified=False, green=UNKNOWN), "both")
    assert ["workshop.certified"] == [str(fact.path) for fact in half.against]


def test_a_change_tells_what_was_and_what_would_come_of_it(library: Library) -> None:
    """The outcome of the whole incentive."""
    [change] = nearest(library, case_of(certified=False), "truth").changes
    assert (False, True, Outcome.ELIGIBLE) == (change.was, change.now, change.then)


def test_a_change_to_a_day_without_a_figure_is_none(library: Library) -> None:
    """The prize begins in 2022: an opening in 2021 can be met by no earlier application."""
    case = case_of(opened_on=date(2021, 12, 31), applied_on=date(2022, 6, 1))
    assert Outcome.ELIGIBLE is assess(case, library, on=ON)["land.one.by_day"].outcome
    later = case_of(opened_on=date(2022, 7, 1), applied_on=date(2022, 6, 1))
    assert {
        "workshop.opened_on": [date(2022, 6, 1)],
        "workshop.applied_on": [date(2022, 7, 1)],
    } == told(library, later, "day")


def housing(*rented: object) -> Case:
    houses = tuple(House(rented=each) for each in rented)  # type: ignore[arg-type]
    return attrs.evolve(case_of(opened_on=OPENED), houses=houses)


def test_a_fact_of_a_row_is_changed_for_that_row(library: Library) -> None:
    """Each house that fails by itself; one that does already is not touched."""
    found = nearest(library, housing(False, True, False), "rented")
    assert [("houses[0].rented", True), ("houses[2].rented", True)] == [
        (str(change.path), change.now) for change in found.changes
    ]


def test_what_any_row_would_do_is_told_of_each_of_them(library: Library) -> None:
    """A list is no fact that could be changed by itself."""
    found = nearest(library, housing(False, False), "any")
    assert [("houses[0].rented", True), ("houses[1].rented", True)] == [
        (str(change.path), change.now) for change in found.changes
    ]


def test_a_month_is_moved_to_the_first_that_will_do(library: Library) -> None:
    """From June to September, or the opening to the first of June."""
    sales = (Sale(month=Month(2022, 6), amount=yuan(1)),)
    case = attrs.evolve(case_of(opened_on=OPENED), sales=sales)
    assert {"month": [Month(2022, 9)], "workshop.opened_on": [date(2022, 6, 1)]} == told(
        library, case, "month"
    )
