"""A period that is not over waits for rows only while the law lets rows to come into it."""

from datetime import date
from pathlib import Path

import pytest

from incentives import Library, Outcome, Period, Status, assess, load_library
from incentives.facts.unknown import UNKNOWN
from tests.conformance.planting import Case
from tests.engine.evaluation.periods.test_periods import ALWAYS, GOOD, IN_MARCH, case_of

WHILE = {
    "by_status": "grower.certified",
    "by_day": "held_on(grower.certified, law_date)",
    "by_row": "watering.bill > 0",
    "by_name": "cheap",
}
CHEAP = (
    "  cheap: {text: {zh: 低, en: cheap}, cite: 1, all: [{id: c, when: watering.bill <= ceiling,"
    " text: {zh: 低, en: cheap}}]}\n"
)
QUARTER = date(2023, 3, 31)


@pytest.fixture(scope="module")
def libraries(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Library]:
    """The aid of the season, of which rows are while the grower is certified, or the bill low."""
    return {name: of_season(tmp_path_factory.mktemp(name), said) for name, said in WHILE.items()}


def of_season(folder: Path, said: str) -> Library:
    place = folder / "policies" / "land"
    place.mkdir(parents=True)
    for source in (GOOD / "library" / "land" / "jurisdiction.yaml", GOOD / "good" / "periods.yaml"):
        text = source.read_text(encoding="utf-8").replace(
            "while: grower.certified", f"while: {said}"
        )
        text = text.replace("definitions:\n", f"definitions:\n{CHEAP}")
        (place / source.name).write_text(text, encoding="utf-8")
    return load_library(place.parent, vocabulary=Case)


def until(day: date) -> Status:
    return (Period(date(2020, 1, 1), day),)


@pytest.mark.parametrize("name", ["by_status", "by_day"])
@pytest.mark.parametrize(
    ("certified", "member", "is_open"),
    [
        (ALWAYS, False, True),
        (until(QUARTER), False, True),
        (until(date(2023, 3, 30)), False, False),
        (until(date(2023, 2, 28)), False, False),
        ((), False, False),
        ((Period(date(2023, 6, 30)),), False, False),
        (UNKNOWN, False, True),
        (until(date(2023, 3, 30)), True, False),
        (until(date(2023, 4, 30)), True, True),
        (until(date(2023, 6, 30)), True, True),
    ],
)
def test_a_month_to_come_is_of_the_season_if_it_may_be_by_its_last_day(
    libraries: dict[str, Library], name: str, certified: Status, member: bool, is_open: bool
) -> None:
    """March for a quarter, the months to June for the half year of a member."""
    case = case_of({1: 10, 2: 30}, is_member=member, certified=certified)
    found = assess(case, libraries[name], on=IN_MARCH)["land.periods.aid"]
    assert (Outcome.UNDETERMINED if is_open else Outcome.ELIGIBLE) is found.outcome


@pytest.mark.parametrize("name", ["by_row", "by_name"])
@pytest.mark.parametrize("certified", [ALWAYS, ()])
@pytest.mark.parametrize(("on", "is_open"), [(IN_MARCH, True), (QUARTER, False)])
def test_of_a_row_to_come_all_that_is_said_of_rows_may_hold(
    libraries: dict[str, Library], name: str, certified: Status, on: date, is_open: bool
) -> None:
    """Until the quarter is over March may have a low bill, whether it is said so or by a name."""
    case = case_of({1: 10, 2: 30}, is_member=False, certified=certified)
    found = assess(case, libraries[name], on=on)["land.periods.aid"]
    assert (Outcome.UNDETERMINED if is_open else Outcome.ELIGIBLE) is found.outcome
