# ruff: noqa: E501 - in the policy file below a rule stands on a line
"""Rows that fill a limit of which the law has not said how high it is, or at what rate it pays."""

from pathlib import Path

import pytest

from incentives import Library
from incentives.values.number import Exact
from tests.engine.determination.test_limits import Yard, assessed, load
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
