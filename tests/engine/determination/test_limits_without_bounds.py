# ruff: noqa: E501 - in the policy file below a rule stands on a line
"""Rows that fill a limit of which the law has not said how high it is, or at what rate it pays."""

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import attrs
import pytest

from incentives import Library, Outcome
from incentives.facts.unknown import UNKNOWN
from incentives.values.number import Exact
from tests.engine.determination.test_limits import Grade, Yard, assessed, load
from tests.engine.small_domain import bounds, one_file

FIGURE = "{{text: TEXT, unit: {0}{1}, values: [{{unpublished: true, cite: '1'}}]}}"
FIGURES = {
    "most": "{text: TEXT, unit: m2, values: [{value: 100, cite: '1'}]}",
    "each": "{text: TEXT, unit: CNY/m2, values: [{value: 3, cite: '1'}]}",
    "any_most": FIGURE.format("m2", ""),
    "some_most": FIGURE.format("m2", ", at_least: 50"),
    "some_few": FIGURE.format("m2", ", at_least: 50, at_most: 80"),
    "any_each": FIGURE.format("CNY/m2", ""),
    "some_each": FIGURE.format("CNY/m2", ", at_least: 3"),
}
AMOUNT = "max(min({} - sum(e.area for e in loads if precedes(e, load)), load.area), 0) * {}"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """A grant for each limit at each rate: `any_most_each` and so on."""
    rules = "parameters:\n" + "".join(f"  {name}: {text}\n" for name, text in FIGURES.items())
    rules += "incentives:\n" + "".join(
        f"  {most}_{each}: {{title: TEXT, kind: grant, cite: '1', for_each: loads, trigger: load.day, amount: '{AMOUNT.format(most, each)}'}}\n"
        for most in FIGURES
        for each in FIGURES
        if most.endswith(("most", "few")) and each.endswith("each")
    )
    folder: Path = tmp_path_factory.mktemp("unbounded")
    return one_file(folder, rules, vocabulary=Yard)


@pytest.mark.parametrize(
    ("name", "areas", "expected"),
    [
        ("any_most_each", (40, 20), (0, 180)),
        ("some_most_each", (40, 20), (150, 180)),
        ("some_few_each", (40, 20), (150, 180)),
        ("some_few_each", (40, None), (120, 240)),
        ("some_few_each", (60, None), (150, 240)),
        ("any_most_each", (40, None), (0, 300_120)),
        ("some_most_each", (40, None), (120, 300_120)),
        ("most_any_each", (40, 20), (0, None)),
        ("most_any_each", (40, None), (0, None)),
        ("most_some_each", (40, 20), (180, None)),
        ("most_some_each", (40, None), (120, None)),
        ("most_some_each", (None, 120), (300, None)),
        ("any_most_any_each", (40, 20), (0, None)),
        ("some_most_some_each", (40, 20), (150, None)),
        ("some_few_some_each", (None, 70), (150, None)),
    ],
)
def test_what_has_no_bound_has_none_together(
    library: Library, name: str, areas: tuple[int | None, ...], expected: tuple[Exact, Exact | None]
) -> None:
    """What is sure of them is sure all the same; so are bounds of the rows: 100,000 m² at most."""
    loads = (load(area, day=number) for number, area in enumerate(areas, start=1))
    assert expected == bounds(assessed(library, *loads)[f"land.one.{name}"])


NET = "(e.area - e.share * square)"
BESIDES = f"""parameters:
  most: {{text: TEXT, unit: m2, values: [{{value: 100, cite: '1'}}]}}
  square: {{text: TEXT, unit: m2, values: [{{value: 1, cite: '1'}}]}}
  each: {{text: TEXT, unit: CNY/m2, values: [{{value: 3, cite: '1'}}]}}
  until_first: {{text: TEXT, unit: CNY/m2, values: [{{to: 2022-03-01, value: 3, cite: '1'}}, {{from: 2022-03-02, unpublished: true, cite: '1'}}]}}
incentives:
  dated: {{title: TEXT, kind: grant, cite: '1', for_each: loads, trigger: load.day, amount: '{AMOUNT.format("most", "until_first")}'}}
  net: {{title: TEXT, kind: grant, cite: '1', for_each: loads, trigger: load.day, amount: 'max(min(most - sum({NET} for e in loads if precedes(e, load)), {NET.replace("e.", "load.")}), 0) * each'}}
  plain: {{title: TEXT, kind: grant, cite: '1', for_each: loads, trigger: load.day, amount: '{AMOUNT.format("most", "each")}'}}
  guarded: {{title: TEXT, kind: grant, cite: '1', for_each: loads, trigger: load.day, amount: 'max(min(most - sum(e.area for e in loads if precedes(e, load) and e.good), load.area), 0) * each'}}
  graded: {{title: TEXT, kind: grant, cite: '1', for_each: loads, trigger: load.day, amount: 'max(min(most - sum(e.area for e in loads if precedes(e, load) and e.grade == load.grade), load.area), 0) * each'}}
"""


@pytest.fixture(scope="module")
def besides(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return one_file(tmp_path_factory.mktemp("besides"), BESIDES, vocabulary=Yard)


def test_one_row_of_which_nobody_knows_the_rate_has_no_bound(besides: Library) -> None:
    """Nor have the rows together, though that of the other is known: 3 yuan on the first day."""
    grant = assessed(besides, load(40), load(20, day=2))["land.one.dated"]
    assert (Outcome.UNDETERMINED, (120, None)) == (grant.outcome, bounds(grant))


@pytest.mark.parametrize(("share", "most"), [(Decimal(0), 300), (Decimal(1), 300 + 303)])
def test_rows_that_may_take_less_than_nothing_are_bounded_one_by_one(
    besides: Library, share: Decimal, most: int
) -> None:
    """The first may take nothing, or give back a square metre, which leaves 101 to the second."""
    loads = (load(None, share=share), load(None, day=2, share=share))
    assert (0, most) == bounds(assessed(besides, *loads)["land.one.net"])


@pytest.mark.parametrize(
    ("good", "most"), [((True, True), 300), ((True, UNKNOWN), 600), ((False, True), 600)]
)
def test_what_a_row_is_given_others_do_not_have_only_if_it_surely_takes_of_the_limit(
    besides: Library, good: tuple[object, object], most: int
) -> None:
    """One that is not fit has its own part beside the limit, which only the fit ones fill."""
    loads = (load(None, good=good[0]), load(None, day=2, good=good[1]))
    assert (0, most) == bounds(assessed(besides, *loads)["land.one.guarded"])


@pytest.mark.parametrize(("count", "most"), [(70, 300), (71, 71 * 300)])
def test_too_many_rows_on_too_many_days_are_bounded_one_by_one(
    besides: Library, count: int, most: int
) -> None:
    """Seventy on as many days are 4,900 to be judged, one more 5,041."""
    days = (date(2022, 1, 1) + timedelta(days=number) for number in range(count))
    loads = (attrs.evolve(load(None), day=day) for day in days)
    assert (0, most) == bounds(assessed(besides, *loads)["land.one.plain"])


def test_rows_of_a_limit_that_gives_nothing_come_to_nothing(besides: Library) -> None:
    """Those of the high grade are of a day before the law; of the others there are 100 m² at most."""
    before = attrs.evolve(load(None, grade=Grade.HIGH), day=date(2019, 3, 1))
    loads = (before, load(None), load(None, day=2))
    assert (0, 300) == bounds(assessed(besides, *loads)["land.one.graded"])
