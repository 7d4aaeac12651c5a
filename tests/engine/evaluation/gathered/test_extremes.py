"""The first and the last of days, of which some may not have come about."""

from datetime import date
from pathlib import Path

import attrs
import pytest

from incentives import Library, assess
from incentives.facts.unknown import NOT_COME_ABOUT, UNKNOWN
from incentives.language.possible import Open
from tests.engine.small_domain import ON, House, case_of, one_file

RULES = """definitions:
  first: {text: TEXT, cite: '1', value: 'min(h.sold_on for h in houses)'}
  last: {text: TEXT, cite: '1', value: 'max(h.sold_on for h in houses)'}
"""
EARLY, LATE = date(2021, 3, 1), date(2022, 5, 1)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder: Path = tmp_path_factory.mktemp("extremes")
    return one_file(folder, RULES)


@pytest.mark.parametrize(
    ("days", "first", "last"),
    [
        ((LATE, EARLY), EARLY, LATE),
        ((EARLY, NOT_COME_ABOUT), EARLY, EARLY),
        ((NOT_COME_ABOUT,), None, None),
        ((), None, None),
    ],
)
def test_of_days_that_are_known_the_first_and_the_last_are(
    library: Library, days: tuple[object, ...], first: date | None, last: date | None
) -> None:
    """What has not come about is none of them."""
    assert [first, last] == [extreme(library, name, *days) for name in ("first", "last")]


@pytest.mark.parametrize(
    ("days", "may_be_none"),
    [((UNKNOWN, EARLY), False), ((UNKNOWN,), True), ((UNKNOWN, NOT_COME_ABOUT), True)],
)
@pytest.mark.parametrize("name", ["first", "last"])
def test_a_day_that_may_not_have_come_about_may_be_it(
    library: Library, name: str, days: tuple[object, ...], *, may_be_none: bool
) -> None:
    """There is one if there is another that surely is."""
    value = extreme(library, name, *days)
    assert isinstance(value, Open)
    assert ["houses[0].sold_on"] == [missing.id for missing in value.missing]
    assert may_be_none is value.may_be_none


def extreme(library: Library, name: str, *days: object) -> object:
    houses = tuple(House(sold_on=day) for day in days)  # type: ignore[arg-type]
    case = attrs.evolve(case_of(), houses=houses)
    return assess(case, library, on=ON).value(f"land.one.{name}").value
