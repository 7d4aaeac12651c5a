"""Operators of days that have no result for some of what they are given: it may turn out so."""

from datetime import date

import pytest

from incentives.language.operators import OPERATORS, lift
from incentives.language.possible import Missing, MissingKind, Open, Value, open_number
from incentives.language.types import DateType
from incentives.values.place import FactPath
from incentives.values.range import Range

MISSING = frozenset({Missing(MissingKind.FACT, FactPath.parse("year"))})
YEAR = open_number(MISSING, Range(2023, 2024))


@pytest.mark.parametrize(
    ("year", "expected"), [(2024, date(2024, 2, 29)), (2023, None), (10_000, None), (0, None)]
)
def test_a_day_is_made_of_numbers_if_there_is_one(year: int, expected: Value) -> None:
    """The 29th of February is in leap years only, and the calendar has an end."""
    assert expected == lift(OPERATORS["make_date"], DateType(), (year, 2, 29))


@pytest.mark.parametrize(
    ("operator", "arguments"),
    [("make_date", (YEAR, 2, 29)), ("year_end", (YEAR,))],
)
def test_of_numbers_that_are_not_known_it_may_be_none(
    operator: str, arguments: tuple[int | Open, ...]
) -> None:
    """Nobody knows which day it is, or that there is one."""
    result = lift(OPERATORS[operator], DateType(), arguments)
    assert isinstance(result, Open)
    assert result.may_be_none
    assert result.missing == MISSING
