"""The forms that speak of rows and figures: what each refuses, where, and what it says to do."""

import pytest

from incentives.language.characters import ExpressionFault
from tests.language.forms.period_scope import check, told


def only_fault(text: str) -> ExpressionFault:
    (fault,) = check(text)[1]
    return fault


def marked_by(fault: ExpressionFault, text: str) -> str:
    start = fault.span.column - 1
    return text[start : start + fault.span.length]


@pytest.mark.parametrize(
    ("text", "marked", "message"),
    [
        ("sum(b.paid for b in cap)", "cap", "expected a repeated fact, found a number in CNY"),
        (
            "sum(b for b in bills)",
            "sum(b for b in bills)",
            "only numbers are summed, found the whole of 'bill'",
        ),
        (
            "max(b.settled for b in bills)",
            "max(b.settled for b in bills)",
            "only numbers and dates are compared, found yes or no",
        ),
        ("any(b.paid for b in bills)", "b.paid", "expected yes or no, found a number in CNY"),
        (
            "sum(b.paid for b in bills if b.paid)",
            "b.paid",
            "expected yes or no, found a number in CNY",
        ),
        (
            "any(precedes(b, cap) for b in bills)",
            "cap",
            "'precedes' takes two rows, by their names",
        ),
        (
            "any(precedes(b, b.month) for b in bills)",
            "b.month",
            "'precedes' takes two rows, by their names",
        ),
        ("any(precedes(b, 1) for b in bills)", "1", "'precedes' takes two rows, by their names"),
        (
            "precedes(room, room)",
            "room",
            "no date or month says in which order the rows of 'room' come",
        ),
        (
            "any(precedes(b) for b in bills)",
            "precedes(b)",
            "'precedes': expected 2 arguments, found 1",
        ),
        (
            "any(precedes(b, b, b) for b in bills)",
            "precedes(b, b, b)",
            "'precedes': expected 2 arguments, found 3",
        ),
        ("cap[owned]", "cap", "expected a table, found a number in CNY"),
        ("rates[owned, owned]", "rates[owned, owned]", "the table has 1 key(s), found 2"),
        ("grid[owned]", "grid[owned]", "the table has 2 key(s), found 1"),
        (
            "rates[project.colour]",
            "project.colour",
            "expected a value of 'Tenure', found a value of 'Colour'",
        ),
        (
            "step(cap, bands)",
            "step(cap, bands)",
            "'step' takes a schedule of brackets and a number",
        ),
        (
            "marginal(bands)",
            "marginal(bands)",
            "'marginal' takes a schedule of brackets and a number",
        ),
        ("marginal(bands, share)", "share", "expected a number in CNY, found a plain number"),
        (
            "amount_of(grant, grant)",
            "amount_of(grant, grant)",
            "'amount_of' takes the name of one incentive",
        ),
        ("min({owned}, cap)", "{owned}", "values in braces stand only after 'in'"),
        (
            "cap in {owned}",
            "{owned}",
            "values in braces go with a value of an enumeration, found a number in CNY",
        ),
    ],
)
def test_what_is_of_another_type_is_told_at_its_part(text: str, marked: str, message: str) -> None:
    """Once: which part, what was expected, and what was found."""
    fault = only_fault(text)
    assert told(fault) == ("wrong-type", message, None)
    assert marked == marked_by(fault, text)


@pytest.mark.parametrize(
    ("text", "marked", "slug", "message", "hint"),
    [
        (
            "sum(b.paid for b in bils)",
            "bils",
            "unknown-name",
            "unknown name 'bils'",
            "Did you mean 'bills'?",
        ),
        (
            "count(b.settled for b in bills)",
            "count(b.settled for b in bills)",
            "wrong-type",
            "a count counts rows; what they must fulfil stands after 'if'",
            "Write count(b for b in bills if …).",
        ),
        (
            "bills.paid",
            "bills.paid",
            "unknown-name",
            "unknown name 'bills.paid'",
            "Write: bill.paid",
        ),
        (
            "bills.due.on",
            "bills.due.on",
            "unknown-name",
            "unknown name 'bills.due.on'",
            "Write: bill.due.on",
        ),
        (
            "sum(b.paid for b in quarter)",
            "quarter",
            "row-missing",
            "'quarter' is the period of 'bill', which is no row of this rule",
            "Say in `for_each` over which rows the rule goes.",
        ),
    ],
)
def test_what_can_be_put_right_comes_with_what_to_write(
    text: str, marked: str, slug: str, message: str, hint: str
) -> None:
    """Also once, at its part."""
    fault = only_fault(text)
    assert told(fault) == (slug, message, hint)
    assert marked == marked_by(fault, text)
