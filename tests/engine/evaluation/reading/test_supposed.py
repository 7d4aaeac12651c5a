"""What follows on a day from an instrument's being in force, where the record tells no days."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product

import attrs
import pytest

from incentives.engine.evaluation.situation import Supposed, supposed_in_force
from incentives.language.possible import Missing, MissingKind, Open
from incentives.policy.instrument import Instrument
from incentives.policy.parameter import DatedFigure
from incentives.values.citation import Citation, Standing
from incentives.values.period import CalendarLimit, Period, Window
from incentives.values.place import FactPath
from incentives.values.span import Span
from incentives.values.text import Text

DAYS = [date(2022, 1, 1) + timedelta(days=day) for day in range(9)]
SPAN = Span(file="", line=1, column=1)
EVER = Period(date.min, date.max)


def limit(first: int, last: int) -> CalendarLimit:
    """Some day from the one to the other."""
    return CalendarLimit(DAYS[first], DAYS[last])


FIRSTS = [limit(1, 1), limit(1, 3), limit(2, 4)]
LASTS = [None, limit(5, 5), limit(4, 6), limit(6, 7)]
WINDOWS = [Window(first=first, last=last) for first, last in product(FIRSTS, LASTS)]


def figure(window: Window, instrument: str = "one") -> DatedFigure:
    return DatedFigure(
        figure=1,
        window=window,
        citation=Citation("1", ""),
        standing=Standing.PUBLISHED,
        known_from=DAYS[0],
        instrument=instrument,
        jurisdiction="land",
        span=SPAN,
    )


def days_of(one: CalendarLimit | None) -> list[date]:
    """On which days it may lie; without a limit on the last of the calendar."""
    if one is None:
        return [date.max]
    return [day for day in DAYS if one.earliest <= day <= one.latest]


def realised(whole: Window, own: Window) -> Iterator[tuple[date, date, date, date]]:
    """The limits of both as they may turn out; where they say the same they are the same day."""
    for first, last in product(days_of(whole.first), days_of(whole.last)):
        firsts = [first] if own.first == whole.first else days_of(own.first)
        lasts = [last] if own.last == whole.last else days_of(own.last)
        for own_first, own_last in product(firsts, lasts):
            yield first, last, own_first, own_last


@pytest.mark.parametrize("whole", WINDOWS)
def test_a_figure_surely_holds_where_it_does_however_the_limits_turn_out(whole: Window) -> None:
    """Of all ways in which the instrument is in force on the day; of no other instrument."""
    supposed = Supposed(instrument="one", window=whole, days=EVER)
    for own, day in product(WINDOWS, DAYS):
        ways = [
            own_first <= day <= own_last
            for first, last, own_first, own_last in realised(whole, own)
            if first <= day <= last
        ]
        if ways:
            assert all(ways) is supposed.makes_sure(figure(own), day), (own, day)
        assert not supposed.makes_sure(figure(own, "other"), day)


def instrument(window: Window) -> Instrument:
    made = {field.name: None for field in attrs.fields(Instrument) if field.init}
    known = {"id": "one", "in_force": window, "title": Text("甲", "a"), "span": SPAN}
    return Instrument(**{**made, **known})  # type: ignore[arg-type]


@pytest.mark.parametrize("window", WINDOWS)
def test_something_is_supposed_just_where_it_is_in_doubt(window: Window) -> None:
    """For the days on which the instrument may be in force, until the one that matters."""
    for day, until in product(DAYS, DAYS):
        supposed = supposed_in_force(instrument(window), day, until=until)
        in_doubt = [one for one in DAYS if one <= until and window.holds_on(one) is not False]
        assert (supposed is not None) is (window.holds_on(day) is None and bool(in_doubt))
        if supposed is not None:
            assert (DAYS[days_of(window.first)[0].day - 1], in_doubt[-1]) == (
                supposed.days.first,
                supposed.days.last,
            )
    assert supposed_in_force(instrument(window), None, until=DAYS[-1]) is None


@pytest.mark.parametrize("window", WINDOWS)
def test_of_a_day_that_is_not_known_it_is_always_in_doubt(window: Window) -> None:
    """Unless the instrument begins later than the day that matters."""
    somewhen = Open(frozenset({Missing(MissingKind.FACT, FactPath.parse("day"))}))
    for until in DAYS:
        supposed = supposed_in_force(instrument(window), somewhen, until=until)
        assert (supposed is not None) is (window.first.earliest <= until)
