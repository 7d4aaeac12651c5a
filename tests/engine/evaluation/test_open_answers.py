"""What is answered where something is open: a share, a day, the month of a row."""

from datetime import date
from pathlib import Path

import attrs
import pytest
from moneyed import Money

from incentives.engine.evaluation.carried.account import is_whole
from incentives.engine.evaluation.carried.settling import within
from incentives.engine.evaluation.figures.prevailing import in_force_on
from incentives.facts.unknown import UNKNOWN
from incentives.language.possible import Missing, MissingKind, Open, Result
from incentives.values.place import FactPath
from incentives.values.range import Range
from tests.conformance.planting import Watering
from tests.engine.evaluation.periods.test_periods import ALWAYS, aid, case_of
from tests.engine.small_domain import one_file

MISSING = frozenset({Missing(MissingKind.FACT, FactPath.parse("workshop.green"))})


def open_within(low: int, high: int | None) -> Open:
    return Open(MISSING, within=Range(low, high), is_number=True)


@pytest.mark.parametrize(
    ("share", "answer"),
    [
        (1, True),
        (0, False),
        (2, False),
        (open_within(0, 1), Open(MISSING)),
        (open_within(1, None), Open(MISSING)),
        (open_within(2, 3), False),
    ],
)
def test_a_share_is_all_there_is_if_it_is_one(share: Result, answer: Result) -> None:
    """While it is open, it may be, unless one is out of its bounds."""
    found = is_whole(share)
    if isinstance(answer, Open):
        assert isinstance(found, Open)
        assert MISSING == found.missing
    else:
        assert answer is found


@pytest.mark.parametrize(
    ("value", "sure", "unsure"),
    [
        (3, Range(3, 3), Range(0, 3)),
        (-4, Range(0, 0), Range(0, 0)),
        (None, Range(0, 0), Range(0, 0)),
        (open_within(2, 5), Range(2, 5), Range(0, 5)),
        (open_within(2, None), Range(2, None), Range(0, None)),
        (open_within(-3, 5), Range(0, 5), Range(0, 5)),
        (attrs.evolve(open_within(2, 5), may_be_none=True), Range(0, 5), Range(0, 5)),
        (Open(MISSING), Range(0, None), Range(0, None)),
    ],
)
def test_a_movement_of_an_account_is_not_below_nothing(
    value: Result, sure: Range, unsure: Range
) -> None:
    """What may not exist may be nothing, and so may a movement that may not be there."""
    assert (within(value, is_sure=True), within(value, is_sure=False)) == (sure, unsure)


def test_an_instrument_is_in_force_on_days_that_have_come_about(tmp_path: Path) -> None:
    """From its first day to its last; a day that is not known leaves it open."""
    library = one_file(tmp_path, "incentives: {}\n", first="2020-01-01", last="2021-12-31")
    law = library.instruments["land.one"]
    days = [date(2019, 12, 31), date(2020, 1, 1), date(2021, 12, 31), date(2022, 1, 1)]
    assert [False, True, True, False] == [in_force_on(law, day) for day in days]
    assert in_force_on(law, None) is False
    unknown = in_force_on(law, Open(MISSING))
    assert isinstance(unknown, Open)
    assert MISSING == unknown.missing


@pytest.mark.parametrize(
    ("bill", "others", "amounts"),
    [
        (40, {1: 30, 2: 30}, [(30, 30), (30, 30)]),
        (41, {1: 30, 2: 30}, [(0, 30), (0, 30)]),
        (41, {1: 60, 2: 60}, [(0, 0), (0, 0)]),
        (60, {1: 30, 4: 41}, [(30, 30), (0, 41)]),
    ],
)
def test_a_row_without_a_month_may_be_of_any_period(
    bill: int, others: dict[int, int], amounts: list[tuple[int, int]]
) -> None:
    """Aid is given in a season that comes to 100 at most: with it, or without."""
    known = case_of(others, is_member=False, certified=ALWAYS)
    assert isinstance(known.waterings, tuple)
    row = Watering(month=UNKNOWN, bill=Money(bill, "EUR"))
    case = attrs.evolve(known, waterings=(*known.waterings, row))
    parts = aid(case, date(2023, 12, 31)).working[: len(others)]
    assert amounts == [(part.by_itself.within.least, part.by_itself.within.high) for part in parts]
