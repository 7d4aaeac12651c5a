"""An instrument is in force in a situation if it is on all of its days; one too late is told."""

from datetime import date
from itertools import product

from incentives.engine.evaluation.figures.prevailing import in_force_on
from incentives.engine.evaluation.situation import Situation
from incentives.engine.evaluation.triggers import in_force_throughout, is_later
from incentives.language.possible import Missing, MissingKind, Open
from incentives.values.period import Window
from incentives.values.place import FactPath
from tests.engine.evaluation.reading.test_supposed import DAYS, instrument, limit

WINDOW = Window(first=limit(2, 3), last=limit(6, 6))
ONE, OTHER = (Missing(MissingKind.FACT, FactPath.parse(name)) for name in "pq")
RECORD = Missing(MissingKind.IN_FORCE, "one")
OPEN_DAYS: list[date | Open] = [Open(frozenset({one})) for one in (ONE, OTHER)]
OUT, DOUBTFUL, IN = (DAYS[1], DAYS[7]), (DAYS[2],), (DAYS[3], DAYS[6])


def missing_for(day: object) -> set[Missing]:
    if isinstance(day, Open):
        return set(day.missing)
    return {RECORD} if day in DOUBTFUL else set()


def test_of_each_day_it_is_known_open_or_not_told_by_the_record() -> None:
    """On a day that never comes it is not in force."""
    one = instrument(WINDOW)
    assert [False] * 3 == [in_force_on(one, day) for day in (*OUT, None)]
    assert [True] * 2 == [in_force_on(one, day) for day in IN]
    doubtful: list[date | Open] = [*DOUBTFUL, *OPEN_DAYS]
    for day in doubtful:
        told = in_force_on(one, day)
        assert isinstance(told, Open)
        assert missing_for(day) == set(told.missing)


def test_it_is_in_force_throughout_if_it_is_on_each_of_the_days() -> None:
    """Not if it surely is not on one; else open, for want of all that is missing."""
    days: list[date | Open] = [*OUT, *DOUBTFUL, *IN, *OPEN_DAYS]
    for first, second, third in product([None, *days], days, days):
        situation = Situation(rows={}, law_date=first, also_on=(second, third))
        told = in_force_throughout(instrument(WINDOW), situation)
        each = (first, second, third)
        if any(day is None or day in OUT for day in each):
            assert told is False
        elif all(day in IN for day in each):
            assert told is True
        else:
            assert isinstance(told, Open)
            assert set[Missing]().union(*map(missing_for, each)) == set(told.missing)


def test_one_day_after_that_of_the_assessment_is_enough_to_be_later() -> None:
    """On that very day it is not; a day that is not known, or never comes, is not known to be."""
    days: list[date | Open] = [DAYS[3], DAYS[4], OPEN_DAYS[0]]
    for first, second in product([None, *days], days):
        situation = Situation(rows={}, law_date=first, also_on=(second,))
        assert is_later(situation, DAYS[3]) is (DAYS[4] in (first, second))
        assert not is_later(situation, DAYS[4])
        assert not is_later(Situation(rows={}, law_date=first), DAYS[4])
