"""Figures published again and again, read long after the last publication."""

from datetime import date
from pathlib import Path

import pytest

from incentives import Assessment, assess
from incentives.engine.findings.coverage import CoverageKind, CoverageNote
from tests.engine.small_domain import case_of, one_file

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
