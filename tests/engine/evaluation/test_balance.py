"""What is carried from row to row, against a reckoning that keeps every unit by itself."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from incentives.engine.evaluation.carried.balance import Movement, settle
from incentives.engine.evaluation.trace import Entry
from incentives.values.range import NOTHING, Range

Row = tuple[int, int, int]
"""The month, what is added, what is used at most; or what lapsed, was used and is left."""

MONTHS = st.integers(min_value=0, max_value=14)
AMOUNTS = st.integers(min_value=0, max_value=6)
ROWS = st.lists(st.tuples(MONTHS, AMOUNTS, AMOUNTS), max_size=8).map(sorted)
LASTS = st.none() | st.integers(min_value=1, max_value=5)


def day_of(month: int) -> date:
    return date(2023, 1, 1) + relativedelta(months=month, day=31)


def one_by_one(opening: int, rows: Sequence[Row], lasts: int | None) -> list[Row]:
    """Lapsed, used and left after each row, each unit kept with the month that it came in."""
    units = [rows[0][0]] * opening if rows else []
    told: list[Row] = []
    for place, (month, _, most) in enumerate(rows):
        kept = [unit for unit in units if lasts is None or unit + lasts >= month]
        lapsed = len(units) - len(kept)
        is_first = place == 0 or rows[place - 1][0] != month
        of_day = sum(adds for other, adds, _ in rows if other == month) if is_first else 0
        units = kept + [month] * of_day
        used = min(most, len(units))
        units = units[used:]
        told.append((lapsed, used, len(units)))
    return told


def known(rows: Sequence[Row]) -> list[Movement]:
    return [
        Movement(on=day_of(month), adds=Range(adds, adds), used=Range(used, used))
        for month, adds, used in rows
    ]


def columns(entry: Entry) -> tuple[Range, ...]:
    return entry.lapsed, entry.used, entry.after


@given(AMOUNTS, ROWS, LASTS)
def test_known_rows_are_reckoned_as_unit_by_unit(
    opening: int, rows: list[Row], lasts: int | None
) -> None:
    """The oldest is used first, and what is too old lapses, never what was used."""
    settled = settle(Range(opening, opening), known(rows), lasts)
    exact = [
        tuple(Range(number, number) for number in told) for told in one_by_one(opening, rows, lasts)
    ]
    assert exact == [columns(entry) for entry in settled]


@given(AMOUNTS, ROWS, LASTS)
def test_before_and_what_comes_and_goes_is_what_is_left(
    opening: int, rows: list[Row], lasts: int | None
) -> None:
    """No unit is lost or made in any row, whether or not several are of one day."""
    for entry in settle(Range(opening, opening), known(rows), lasts):
        assert entry.before - entry.lapsed + entry.added - entry.used == entry.after


@st.composite
def around(draw: st.DrawFn, number: int) -> Range:
    """A range that holds the number."""
    low = draw(st.integers(min_value=0, max_value=number))
    high = draw(st.none() | st.integers(min_value=number, max_value=number + 4))
    return Range(low, high)


@given(st.data(), AMOUNTS, ROWS, LASTS)
def test_ranges_hold_whatever_rows_turn_out_to_be(
    data: st.DataObject, opening: int, rows: list[Row], lasts: int | None
) -> None:
    """Of rows known only within bounds, all that comes of them lies within those of the entry."""
    movements = [
        Movement(on=day_of(month), adds=data.draw(around(adds)), used=data.draw(around(used)))
        for month, adds, used in rows
    ]
    told = one_by_one(opening, rows, lasts)
    for numbers, entry in zip(
        told, settle(data.draw(around(opening)), movements, lasts), strict=True
    ):
        assert all(number in within for number, within in zip(numbers, columns(entry), strict=True))


def months_later(day: date, months: int) -> date:
    """As offices count: to the same day, or the last that there is; month ends to month ends."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    days = monthrange(year, month)[1]
    is_last = day.day == monthrange(day.year, day.month)[1]
    return date(year, month, days if is_last else min(day.day, days))


@given(st.dates(date(2022, 12, 1), date(2024, 4, 1)), st.integers(1, 40), st.integers(-2, 2))
def test_what_was_added_is_there_to_the_last_of_its_months(day: date, lasts: int, off: int) -> None:
    """On that day it can be used; on the day after it has lapsed, all of it at once."""
    at = months_later(day, lasts) + timedelta(days=off)
    rows = [
        Movement(on=day, adds=Range(5, 5), used=NOTHING),
        Movement(on=at, adds=NOTHING, used=Range(3, 3)),
    ]
    entry = settle(NOTHING, rows, lasts)[1]
    left = (NOTHING, Range(3, 3), Range(2, 2)) if off <= 0 else (Range(5, 5), NOTHING, NOTHING)
    assert left == columns(entry)


def test_what_a_row_can_use_is_bounded_on_both_sides() -> None:
    """5 are there and 2 to 9 would be used, so 2 to 5 are, and 0 to 3 are left."""
    rows = [Movement(on=day_of(0), adds=Range(5, 5), used=Range(2, 9))]
    (entry,) = settle(NOTHING, rows)
    assert (Range(2, 5), Range(0, 3)) == (entry.used, entry.after)


def test_thousands_of_rows_are_settled_at_once() -> None:
    """Each age is added and used up once, however many rows there are."""
    rows = known([(month, 1, 1) for month in range(5_000)])
    assert Range(0, 0) == settle(NOTHING, rows, 60)[-1].after
