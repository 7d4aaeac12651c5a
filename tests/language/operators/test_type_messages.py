"""What each operator says of arguments that do not go together, in the author's words."""

import pytest

from tests.language.fake_scope import check


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "project.tenure == project.colour",
            "a value of 'Tenure' cannot equal a value of 'Colour'",
        ),
        ("project.begun == project.month", "a date cannot equal a month"),
        ("project.open == cap", "yes or no cannot equal a number in CNY"),
        ("cap == project.open", "expected a number, found yes or no"),
        ("project.remark == project.begun", "free text cannot equal a date"),
        (
            "project.tenure in project.colour",
            "expected values in braces or the name of a group, found a value of 'Colour'",
        ),
        ("project.colour in homely", "the group is of 'Tenure', not of 'Colour'"),
        ("cap in homely", "'in' asks for a value of an enumeration, found a number in CNY"),
        (
            "overlaps(project.tenure, {owned})",
            "expected a fact with several values, found a value of 'Tenure'",
        ),
        (
            "overlaps(project.modes, project.tenure)",
            "expected values of 'Tenure' in braces, found a value of 'Tenure'",
        ),
        (
            "overlaps(project.modes, cap)",
            "expected values of 'Tenure' in braces, found a number in CNY",
        ),
        ("project.begun < project.month", "expected a date, found a month"),
        ("project.month <= project.begun", "expected a month, found a date"),
        ("project.begun > cap", "expected a date, found a number in CNY"),
        ("cap >= project.begun", "expected a number, found a date"),
        ("project.open < project.open", "expected a number, found yes or no"),
        ("max(project.begun, cap)", "expected a date, as the others are, found a number in CNY"),
        ("min(cap, project.begun)", "expected a date, as the others are, found a number in CNY"),
        ("max(project.begun, project.begun, 0)", "expected a date, as the others are, found zero"),
        ("cap and project.open", "expected a condition, found a number in CNY"),
        ("project.open and project.open and cap", "expected a condition, found a number in CNY"),
        ("project.open or project.begun", "expected a condition, found a date"),
        ("not cap", "expected a condition, found a number in CNY"),
        ("-project.open", "expected a number, found yes or no"),
        ("cap / 0", "division by zero"),
        ("0 / 0", "division by zero"),
        ("cap * project.open", "expected a number, found yes or no"),
        ("project.open / cap", "expected a number, found yes or no"),
        ("per_month(cap)", "expected a figure per year, found a number in CNY"),
        ("per_month(project.rent)", "expected a figure per year, found a number in CNY/month"),
        ("per_month(0)", "expected a figure per year, found zero"),
        (
            "per_year(project.yearly_rent)",
            "expected a figure per month, found a number in CNY/year",
        ),
        ("per_year(project.open)", "expected a number, found yes or no"),
        ("year_of(cap)", "expected a date or a month, found a number in CNY"),
        ("year_end(cap)", "expected a plain number, found a number in CNY"),
        ("year_end(0)", "expected a plain number, found zero"),
        ("year_end(project.begun)", "expected a plain number, found a date"),
        ("make_date(cap, 1, 1)", "expected a plain number, found a number in CNY"),
        ("make_date(1, cap, 1)", "expected a plain number, found a number in CNY"),
        ("make_date(1, 1, cap)", "expected a plain number, found a number in CNY"),
        ("add_months(cap, 0)", "expected a date or a month, found a number in CNY"),
        ("add_months(project.begun, 1)", "expected a number in month, found a plain number"),
        ("add_years(project.month, days)", "expected a number in year, found a number in day"),
        ("add_days(project.month, days)", "expected a date, found a month"),
        ("add_days(project.begun, project.open)", "expected a number, found yes or no"),
        ("round_up(project.begun)", "expected a number, found a date"),
        ("held_on(project.begun, project.filed)", "expected a status, found a date"),
        ("held_throughout(project.filed, project.begun)", "expected a month, found a date"),
    ],
)
def test_what_does_not_go_together_is_told(text: str, message: str) -> None:
    """What was expected and what was found, behind the sign of the operator; once."""
    _, faults = check(text)
    assert [fault.slug for fault in faults] == ["wrong-type"]
    assert isinstance(faults[0].message, str)
    sign, _, said = faults[0].message.partition(": ")
    assert said == message
    assert sign.strip("'") in text
    assert sign != "'neg'"


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("cap + share", "CNY", "1"),
        ("share - cap", "1", "CNY"),
        ("cap < project.places", "CNY", "place"),
        ("cap == project.rent", "CNY", "CNY/month"),
        ("min(cap, cap, project.places)", "CNY", "place"),
        ("max(0, project.places, cap)", "place", "CNY"),
        ("round_up(cap, project.places)", "CNY", "place"),
        ("cap + 1", "CNY", "1"),
    ],
)
def test_units_that_do_not_go_together_are_both_named(text: str, one: str, other: str) -> None:
    """The first, and the first that differs."""
    _, faults = check(text)
    assert [fault.slug for fault in faults] == ["unit-mismatch"]
    assert str(faults[0].message).endswith(f": {one} and {other} do not go together")
