"""Figures published again and again, read long after the last publication."""

from datetime import date
from pathlib import Path

import attrs
import pytest

from incentives import Assessment, assess
from incentives.engine.findings.coverage import CoverageKind, CoverageNote
from tests.engine.small_domain import House, case_of, one_file, yuan

SECTIONS = """parameters:
  price: {text: TEXT, unit: CNY, EVERY values: [VALUE]}
incentives:
  grant: {title: TEXT, kind: grant, cite: '1', trigger: workshop.applied_on, amount: price}
"""
YEARLY = "published_every: year,"
FROM_2021 = "{from: 2021-10-15, value: 5, cite: '3'}"


def assessed(folder: Path, day: date, every: str = YEARLY, value: str = FROM_2021) -> Assessment:
    sections = SECTIONS.replace("EVERY", every).replace("VALUE", value)
    case = case_of(applied_on=day)
    return assess(case, one_file(folder, sections), on=date(2049, 12, 31))


def stale(assessment: Assessment) -> list[CoverageNote]:
    return [note for note in assessment.coverage if note.kind is CoverageKind.STALE_FIGURE]


@pytest.mark.parametrize(
    ("every", "last_day"),
    [
        ("year", date(2022, 12, 31)),
        ("half_year", date(2022, 6, 30)),
        ("quarter", date(2022, 3, 31)),
        ("month", date(2021, 11, 30)),
    ],
)
def test_it_is_told_once_the_next_publication_is_overdue(
    tmp_path: Path, every: str, last_day: date
) -> None:
    """A figure of October 2021 serves to the end of the stretch after its own."""
    marked = f"published_every: {every},"
    after = date.fromordinal(last_day.toordinal() + 1)
    assert stale(assessed(tmp_path / "on", last_day, marked)) == []
    (note,) = stale(assessed(tmp_path / "after", after, marked))
    assert (note.since, note.read_for) == (date(2021, 10, 15), after)
    assert note.touches == ("land.one.grant",)


def test_a_figure_that_stands_until_it_is_changed_is_not_told(tmp_path: Path) -> None:
    """A rate of 2021 is that of 2049."""
    assert stale(assessed(tmp_path, date(2049, 6, 30), every="")) == []


def test_a_figure_with_an_end_is_not_told(tmp_path: Path) -> None:
    """Whoever stated the end has said for how long it serves."""
    value = "{from: 2021-10-15, to: 2049-12-31, value: 5, cite: '3'}"
    assert stale(assessed(tmp_path, date(2049, 6, 30), value=value)) == []


SEVERAL = """parameters:
  a_rate: {text: TEXT, unit: CNY, values: [{value: 5, cite: '3'}]}
  price: {text: TEXT, unit: CNY, published_every: year, values: [{from: 2021-10-15, value: 5, cite: '3'}]}
incentives:
  grant: {title: TEXT, kind: grant, cite: '1', for_each: houses, trigger: house.bought_on, amount: a_rate + price, when: {id: dear, when: price > a_rate - a_rate, text: TEXT}}
"""  # noqa: E501 - a rule stands on a line


def test_it_is_told_once_with_the_last_day_for_which_it_was_read(tmp_path: Path) -> None:
    """Beside a figure that stands until it is changed, and of several rows."""
    days = (date(2022, 5, 1), date(2024, 5, 1), date(2023, 5, 1))
    houses = tuple(House(bought_on=day) for day in days)
    case = attrs.evolve(case_of(), houses=houses)
    (note,) = stale(assess(case, one_file(tmp_path, SEVERAL), on=date(2024, 12, 31)))
    assert ("land.one.price", date(2024, 5, 1)) == (note.subject, note.read_for)


def test_a_figure_is_on_record_from_its_publication(tmp_path: Path) -> None:
    """What was published in 2022 for a time before serves to the end of 2023."""
    value = "{from: 2020-01-01, published: 2022-02-01, value: 5, cite: '3'}"
    assert stale(assessed(tmp_path / "on", date(2023, 12, 31), value=value)) == []
    (note,) = stale(assessed(tmp_path / "after", date(2024, 1, 1), value=value))
    assert note.since == date(2022, 2, 1)


def test_it_is_told_of_what_came_to_less_than_nothing_too(tmp_path: Path) -> None:
    """The figure was read, whatever came of it."""
    sections = SECTIONS.replace("amount: price", "amount: price - workshop.spent")
    sections = sections.replace("EVERY", YEARLY).replace("VALUE", FROM_2021)
    case = case_of(applied_on=date(2024, 1, 1), spent=yuan(900))
    (note,) = stale(assess(case, one_file(tmp_path, sections), on=date(2049, 12, 31)))
    assert note.subject == "land.one.price"
