"""What operators make of known values."""

from datetime import date
from fractions import Fraction

import pytest

from incentives.language.operators import OPERATORS, OnNone
from incentives.language.possible import Value
from incentives.values.period import Month, Period

REGAINED = (Period(date(2022, 1, 1), date(2022, 3, 1)), Period(date(2023, 1, 1)))


@pytest.mark.parametrize(
    ("name", "arguments", "expected"),
    [
        ("+", (Fraction(1, 2), Fraction(1, 2)), 1),
        ("-", (1, 3), -2),
        ("*", (Fraction(1, 3), 3), 1),
        ("/", (1, 3), Fraction(1, 3)),
        ("/", (6, 3), 2),
        ("/", (0, 3), 0),
        ("/", (1, 0), None),
        ("neg", (5,), -5),
        ("min", (3, 1, 2), 1),
        ("max", (date(2023, 1, 1), date(2022, 1, 1)), date(2023, 1, 1)),
        ("round_half_up", (Fraction(5, 2), 1), 3),
        ("round_half_even", (Fraction(5, 2), 1), 2),
        ("round_up", (Fraction(21, 10), 1), 3),
        ("round_down", (Fraction(29, 10), 1), 2),
        ("round_down", (-Fraction(29, 10), 1), -2),
        ("round_up", (-Fraction(21, 10), 1), -3),
        ("floor", (-Fraction(21, 10), 1), -3),
        ("ceiling", (-Fraction(29, 10), 1), -2),
        ("floor", (Fraction(29, 10),), 2),
        ("ceiling", (Fraction(21, 10), 5), 5),
        ("per_month", (100,), Fraction(25, 3)),
        ("per_year", (Fraction(25, 3),), 100),
        ("<", (1, 1), False),
        ("<=", (1, 1), True),
        (">", (Month(2023, 2), Month(2023, 1)), True),
        (">=", (date(2023, 1, 1), date(2023, 1, 2)), False),
        ("==", ("owned", "owned"), True),
        ("!=", (Fraction(1, 2), Fraction(2, 4)), False),
        ("in", ("owned", frozenset({"owned"})), True),
        ("in", ("rented", frozenset({"owned"})), False),
        ("overlaps", (frozenset({"a", "b"}), frozenset({"b", "c"})), True),
        ("overlaps", (frozenset[str](), frozenset({"b"})), False),
        ("happened", (None,), False),
        ("happened", (date(2023, 1, 1),), True),
        ("exists", (None,), False),
        ("exists", (0,), True),
        (
            "started",
            ((Period(date(2022, 3, 1), date(2022, 4, 1)), Period(date(2023, 1, 1))),),
            date(2022, 3, 1),
        ),
        ("started", ((),), None),
        ("ever", ((),), False),
        ("ever", ((Period(date(2022, 3, 1)),),), True),
        ("held_on", ((Period(date(2022, 3, 1), date(2022, 4, 1)),), date(2022, 4, 1)), True),
        ("held_on", ((Period(date(2022, 3, 1), date(2022, 4, 1)),), date(2022, 4, 2)), False),
        ("held_on", ((Period(date(2022, 3, 1)),), None), False),
        ("held_throughout", ((Period(date(2022, 3, 1), date(2022, 3, 31)),), Month(2022, 3)), True),
        ("held_throughout", ((Period(date(2022, 3, 2)),), Month(2022, 3)), False),
        ("first_day", (Month(2024, 2),), date(2024, 2, 1)),
        ("last_day", (Month(2024, 2),), date(2024, 2, 29)),
        ("year_end", (2023,), date(2023, 12, 31)),
        ("year_of", (Month(2024, 2),), 2024),
        ("month_of", (date(2024, 2, 1),), 2),
        ("months_between", (date(2023, 1, 31), date(2023, 2, 28)), 1),
        ("years_between", (date(2020, 2, 29), date(2021, 2, 28)), 1),
        ("years_between", (date(2021, 3, 1), date(2023, 2, 28)), 1),
        ("years_between", (date(2023, 2, 28), date(2021, 3, 1)), -1),
        ("not", (True,), False),
        ("and", (True, True, False), False),
        ("or", (False, True), True),
        ("exactly_one", (False, True, False), True),
        ("exactly_one", (True, True, False), False),
        ("exactly_one", (False, False), False),
    ],
)
def test_known_values_are_computed_exactly(
    name: str, arguments: tuple[Value, ...], expected: Value
) -> None:
    """One row an operator: what it says in the language reference."""
    assert expected == OPERATORS[name].compute(*arguments)


@pytest.mark.parametrize(
    ("name", "arguments", "expected"),
    [
        ("round_down", (Fraction(29, 10),), 2),
        ("round_up", (Fraction(21, 10),), 3),
        ("round_half_up", (Fraction(5, 2),), 3),
        ("round_half_even", (Fraction(5, 2),), 2),
        ("month_at", (date(2024, 2, 29),), Month(2024, 2)),
        ("days_in", (Month(2024, 2),), 29),
        ("days_in", (Month(2023, 2),), 28),
        ("add_months", (date(2024, 1, 31), 1), date(2024, 2, 29)),
        ("add_months", (date(2024, 3, 31), -1), date(2024, 2, 29)),
        ("add_months", (Month(2023, 12), 1), Month(2024, 1)),
        ("add_months", (Month(2023, 1), -1), Month(2022, 12)),
        ("add_months", (date(2024, 1, 31), Fraction(1, 2)), None),
        ("add_months", (date(9999, 12, 1), 1), None),
        ("add_months", (Month(1, 1), -1), None),
        ("add_years", (date(2024, 2, 29), 1), date(2025, 2, 28)),
        ("add_years", (date(2024, 2, 29), 4), date(2028, 2, 29)),
        ("add_years", (Month(2024, 2), 1), Month(2025, 2)),
        ("add_years", (date(2024, 1, 31), Fraction(1, 2)), None),
        ("add_days", (date(2023, 2, 28), 1), date(2023, 3, 1)),
        ("add_days", (date(1, 1, 1), -1), None),
        ("add_days", (date(9999, 12, 31), 1), None),
        ("add_days", (date(2023, 1, 1), 10**30), None),
        ("days_between", (date(2023, 2, 28), date(2023, 3, 1)), 1),
        ("days_between", (date(2023, 3, 1), date(2023, 2, 28)), -1),
        ("make_date", (2024, 2, 29), date(2024, 2, 29)),
        ("make_date", (2023, 2, 29), None),
        ("make_date", (2023, 13, 1), None),
        ("make_date", (Fraction(4047, 2), 1, 1), None),
        ("ended", ((Period(date(2022, 1, 1), date(2022, 12, 31)),),), date(2023, 1, 1)),
        ("ended", ((Period(date(2021, 1, 1), date(2021, 1, 2)), Period(date(2022, 1, 1))),), None),
        ("ended", ((),), None),
        (
            "lapsed",
            (
                (Period(date(2022, 1, 1), date(2022, 3, 31)), Period(date(2022, 4, 1))),
                date(2022, 2, 1),
            ),
            None,
        ),
        ("lapsed", (REGAINED, date(2022, 1, 1)), date(2022, 3, 2)),
        ("lapsed", (REGAINED, date(2022, 3, 1)), date(2022, 3, 2)),
        ("lapsed", (REGAINED, date(2023, 1, 1)), None),
        ("lapsed", ((Period(date(2022, 1, 1), date(9999, 12, 31)),), date(2022, 1, 1)), None),
        ("lapsed", ((Period(date(2022, 1, 1)),), date(2021, 12, 31)), date(2021, 12, 31)),
        ("lapsed", ((), date(2022, 2, 1)), date(2022, 2, 1)),
        ("days_held", ((), Month(2022, 1)), 0),
        ("days_held", ((Period(date(2022, 1, 31)),), Month(2022, 1)), 1),
        (
            "days_held",
            (
                (Period(date(2021, 1, 1), date(2022, 1, 2)), Period(date(2022, 1, 30))),
                Month(2022, 1),
            ),
            4,
        ),
        ("precedes", (1, date(2022, 1, 1), 0, date(2022, 1, 2)), True),
        ("precedes", (0, date(2022, 1, 1), 1, date(2022, 1, 1)), True),
        ("precedes", (1, Month(2022, 1), 0, Month(2022, 1)), False),
        ("precedes", (0, Month(2022, 2), 1, Month(2022, 1)), False),
        ("==", ("a", "a"), True),
        ("!=", ("a", "b"), True),
    ],
)
def test_days_months_and_rows_are_reckoned_exactly(
    name: str, arguments: tuple[Value, ...], expected: Value
) -> None:
    """A day that a month does not have is its last one; what no calendar has does not exist."""
    assert expected == OPERATORS[name].compute(*arguments)


@pytest.mark.parametrize(
    ("month", "quarter"), [(1, 1), (3, 1), (4, 2), (6, 2), (7, 3), (9, 3), (10, 4), (12, 4)]
)
def test_quarters_have_three_months(month: int, quarter: int) -> None:
    """January to March is the first; of dates and of months."""
    assert OPERATORS["quarter_of"].compute(Month(2023, month)) == quarter
    assert OPERATORS["quarter_of"].compute(date(2023, month, 15)) == quarter


def test_the_year_of_a_year_end_is_that_year() -> None:
    """For any year of the calendar."""
    for year in (1, 1994, 2100, 9999):
        assert OPERATORS["year_of"].compute(OPERATORS["year_end"].compute(year)) == year


@pytest.mark.parametrize("year", [0, -5, 10_000, Fraction(4047, 2)])
def test_a_year_that_no_calendar_has_has_no_end(year: Fraction | int) -> None:
    """Such a year does not exist: neither does its last day."""
    assert OPERATORS["year_end"].compute(year) is None


def test_rounding_to_steps_of_zero_does_not_exist() -> None:
    """As a quotient by zero."""
    assert OPERATORS["round_half_up"].compute(5, 0) is None


def test_what_has_not_happened_is_in_no_relation() -> None:
    """Comparisons of what does not exist are false, `!=` among them; sums do not exist."""
    on_none = {name: operator.on_none for name, operator in OPERATORS.items()}
    assert {on_none[name] for name in ("<", "<=", ">", ">=", "==", "!=", "in", "overlaps")} == {
        OnNone.FALSE
    }
    assert {on_none[name] for name in ("+", "-", "*", "/", "min", "max", "year_of")} == {
        OnNone.NONE
    }
    assert {on_none[name] for name in ("happened", "exists", "held_on", "and", "or", "not")} == {
        OnNone.PASSED
    }
