"""What of the law was read, told by days: from the first to the last, both included."""

from datetime import date, timedelta
from itertools import combinations, product

import pytest

from incentives.engine.evaluation.consulted import Consulted
from incentives.policy.parameter import DatedFigure
from incentives.values.citation import Citation, Standing
from incentives.values.period import CalendarLimit, Window
from incentives.values.span import Span

DAYS = [date(2022, 1, 1) + timedelta(days=day) for day in range(5)]


def dated(figure: int) -> DatedFigure:
    first = CalendarLimit.on_day(DAYS[0])
    return DatedFigure(
        figure=figure,
        window=Window(first=first, last=None),
        citation=Citation("1", ""),
        standing=Standing.PUBLISHED,
        known_from=DAYS[0],
        instrument="one",
        jurisdiction="land",
        span=Span(file="", line=1, column=1),
    )


ONE, SAME = dated(1), dated(1)


def test_a_figure_was_read_for_days_if_it_was_read_for_one_of_them() -> None:
    """The very one; on the first and the last day too, and without end on any day after."""
    for read in (days for count in range(3) for days in combinations(DAYS, count)):
        consulted = Consulted()
        for day in read:
            consulted.note_figure("p", day, ONE)
        for first, last in product(DAYS, [*DAYS, None]):
            days = [day for day in DAYS if first <= day and (last is None or day <= last)]
            expected = any(day in read for day in days)
            assert expected is consulted.has_read("p", ONE, first=first, last=last)
            assert not consulted.has_read("p", SAME, first=first, last=last)
            assert not consulted.has_read("p", None, first=first, last=last)
            assert not consulted.has_read("q", ONE, first=first, last=last)


@pytest.mark.parametrize(("day", "was_read"), [(0, False), (1, True), (2, False)])
def test_that_there_was_none_yet_is_read_too(day: int, was_read: bool) -> None:
    """For the days on which it was looked up in vain."""
    consulted = Consulted()
    consulted.note_figure("p", DAYS[1], None)
    consulted.note_figure("p", DAYS[2], ONE)
    assert was_read is consulted.has_read("p", None, first=DAYS[day], last=DAYS[day])
    assert [("p", ONE)] == list(consulted.figures_read())


def test_each_figure_that_was_read_is_told_once_by_the_names_of_parameters() -> None:
    """However many days it was read for."""
    consulted = Consulted()
    for day in DAYS:
        consulted.note_figure("q", day, ONE)
        consulted.note_figure("p", day, SAME if day == DAYS[2] else ONE)
    found = [(name, id(figure)) for name, figure in consulted.figures_read()]
    assert [("p", id(ONE)), ("p", id(SAME)), ("q", id(ONE))] == found
