# ruff: noqa: E501 - in the policy file below a rule stands on a line
"""A new epoch begins just where something that is dated begins, or is over."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from incentives import Period
from incentives.engine.evaluation.dependence import Time
from incentives.engine.evaluation.figures.epochs import calendar_of, time_key
from incentives.facts.snapshot import take_snapshot
from incentives.language.possible import Missing, MissingKind, Open
from incentives.policy.library import law_of
from incentives.values.period import Month
from incentives.values.place import FactPath
from tests.engine.small_domain import CITY, Case, House, Sale, Workshop, one_file

RULES = """facts:
  seen: {type: date, text: TEXT}
  kept: {type: status, text: TEXT}
  held: {type: date, text: TEXT, default: {value: 2022-11-11, cite: '1'}}
parameters:
  each: {text: TEXT, unit: CNY, values: [{to: 2022-03-31, value: 1, cite: '1'}, {from: 2022-04-01, to: 2022-09-30, value: 2, cite: '1'}]}
incentives:
  grant: {title: TEXT, kind: grant, cite: '1', trigger: workshop.applied_on, amount: each}
"""
CASE = Case(
    workshop=Workshop(
        member=(Period(date(2022, 2, 10), date(2022, 2, 20)), Period(date(2022, 12, 1))),
        opened_on=date(2022, 5, 5),
    ),
    sales=(Sale(month=Month(2022, 7)),),
    houses=(House(bought_on=date(2022, 6, 6)), House(used=(Period(date(2022, 1, 15)),))),
    declared={
        "land.one.seen": "2022-08-08",
        "land.one.kept": [{"from": "2022-10-10", "to": "2022-10-20"}],
    },
)
OF_LAW = [date(2022, 4, 1), date(2022, 10, 1)]
OF_CASE = [
    *(date(2022, 1, 15), date(2022, 2, 10), date(2022, 2, 21), date(2022, 12, 1)),
    *(day + timedelta(days=at) for day in (date(2022, 5, 5), date(2022, 6, 6)) for at in (0, 1)),
    *(
        date(2022, 8, 8),
        date(2022, 8, 9),
        date(2022, 10, 10),
        date(2022, 10, 11),
        date(2022, 10, 20),
        date(2022, 10, 21),
    ),
    *(date(2022, 11, 11), date(2022, 11, 12)),
]
YEAR = [date(2022, 1, 1) + timedelta(days=day) for day in range(365)]


def test_each_day_is_of_the_epoch_that_began_last(tmp_path: Path) -> None:
    """With the first day of a figure or status, the day after its last, a date and the day after.

    What a case says of a fact that an instrument asks for is read loosely: a last day is one more.
    """
    library = one_file(tmp_path, RULES)
    law = law_of(library, library.chain_of(CITY) or (), None, ())
    calendar = calendar_of(law, take_snapshot(CASE, library.vocabulary))
    for day in YEAR:
        before = day - timedelta(days=1)
        for epoch_of, beginnings in (
            (calendar.epoch_of, {*OF_LAW, *OF_CASE}),
            (calendar.law_epoch_of, set(OF_LAW)),
        ):
            assert (1 if day in beginnings else 0) == epoch_of(day) - epoch_of(before), day
            assert epoch_of(day) == epoch_of(day)
        assert time_key(Time.NOT, day, calendar) is None
        assert time_key(Time.BY_FIGURES, day, calendar) == calendar.law_epoch_of(day)
        assert time_key(Time.BY_EPOCH, day, calendar) == calendar.epoch_of(day)
        assert time_key(Time.BY_DAY, day, calendar) == day
    assert calendar.epoch_of(date.min) <= 1


@pytest.mark.parametrize("time", [Time.BY_FIGURES, Time.BY_EPOCH, Time.BY_DAY])
def test_a_day_that_is_not_known_is_the_same_as_one_for_which_the_same_is_missing(
    time: Time, tmp_path: Path
) -> None:
    """And one that never comes is like no other."""
    library = one_file(tmp_path, RULES)
    law = law_of(library, library.chain_of(CITY) or (), None, ())
    calendar = calendar_of(law, take_snapshot(CASE, library.vocabulary))
    one, same, other = (
        Open(frozenset({Missing(MissingKind.FACT, FactPath.parse(name))})) for name in "ppq"
    )
    assert time_key(time, one, calendar) == time_key(time, same, calendar)
    assert time_key(time, one, calendar) != time_key(time, other, calendar)
    assert time_key(time, None, calendar) is None
