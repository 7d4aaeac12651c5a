# ruff: noqa: E501 - in the policy file below a rule stands on a line
"""What is said the long way is told with the form that says it by itself."""

from pathlib import Path

import pytest

from incentives import childcare
from incentives.checking.advising.longer_forms import longer_forms
from tests.engine.keyed_domain import keyed_library

GRANT = "incentives:\n  grant: {title: TEXT, kind: grant, cite: '1', for_each: stays, BODY}\n"


def hints(folder: Path, amount: str) -> list[str]:
    body = f"trigger: stay.day, amount: '{amount}'"
    library = keyed_library(folder, GRANT.replace("BODY", body))
    return [longer.hint.en for longer in longer_forms(library)]


@pytest.mark.parametrize(
    ("amount", "hint"),
    [
        ("max(k.worth for k in kids if k.id == stay.kid)", ["Write: kids[stay.kid].worth"]),
        ("min(k.worth for k in kids if stay.kid == k.id)", ["Write: kids[stay.kid].worth"]),
        ("max(k.worth + k.worth for k in kids if k.id == stay.kid)", ["Write: kids[stay.kid].…"]),
        ("max(k.worth for k in kids if k.id == stay.kid and k.poor)", []),
        ("max(k.worth for k in kids if k.next == stay.kid)", []),
        ("max(k.worth for k in kids if k.id == k.next)", []),
        ("sum(k.worth for k in kids if k.id == stay.kid)", []),
        ("stay.kid.worth", []),
    ],
)
def test_a_row_that_is_sought_by_its_key(tmp_path: Path, amount: str, hint: list[str]) -> None:
    """The greatest or least of one row is a fact of it; a sum is nothing where there is none."""
    assert hint == hints(tmp_path, amount)


RUNNING = """parameters:
  limit: {text: TEXT, unit: hour, values: [{value: 9, cite: '1'}]}
  pay: {text: TEXT, unit: CNY/hour, values: [{value: 1, cite: '1'}]}
definitions:
  own: {text: TEXT, value: stay.hours}
  before: {text: TEXT, value: "sum(e.hours for e in stays if e.kid == stay.kid and precedes(e, stay))"}
  kept: {text: TEXT, FORM}
"""
LONG = [
    "value: 'max(min(limit - before, stay.hours), 0)'",
    "value: 'min(max(0, limit - before), stay.hours)'",
    "value: 'max(min(limit - sum(e.own for e in stays if precedes(e, stay)), own), 0)'",
]
SHORT = [
    "value: 'max(min(limit - before, own), 0)'",
    "value: 'max(min(limit - before, stay.hours), limit)'",
    "running: {of: stay.hours, in_order_of: stay.day, at_most: limit}",
]


@pytest.mark.parametrize("form", [*LONG, *SHORT])
def test_a_limit_that_rows_fill(tmp_path: Path, form: str) -> None:
    """The sum over the rows before, of what the row itself takes, is a form of its own."""
    rules = RUNNING.replace("FORM", form)
    grant = GRANT.replace("BODY", "trigger: stay.day, amount: kept * pay")
    told = [longer.hint.en for longer in longer_forms(keyed_library(tmp_path, rules + grant))]
    expected = ["Write: running: {of: …, in_order_of: …, at_most: …}"] if form in LONG else []
    assert expected == told


RANKED = """parameters:
  places: {text: TEXT, unit: "1", values: [{value: 2, cite: '1'}]}
definitions:
  pay: {text: TEXT, value: stay.kid.worth}
  taken: {text: TEXT, value: "count(e for e in stays if TEST)"}
"""


@pytest.mark.parametrize(
    ("test", "is_told"),
    [
        ("e.day == stay.day and (e.pay > pay or e.pay == pay and precedes(e, stay))", True),
        ("pay < e.pay", True),
        ("e.hours > stay.hours", True),
        ("e.pay > e.kid.worth", False),
        ("e.day < stay.day", False),
        ("e.hours > 0", False),
    ],
)
def test_rows_that_come_to_more(tmp_path: Path, test: str, *, is_told: bool) -> None:
    """How many of them there are says which rows are within a limit; that is said of the amount."""
    rules = RANKED.replace("TEST", test)
    grant = GRANT.replace(
        "BODY",
        "trigger: stay.day, amount: {cases: [{when: taken < places, value: pay}, {otherwise: not_applicable}]}",
    )
    told = [longer.hint.en for longer in longer_forms(keyed_library(tmp_path, rules + grant))]
    form = "amount: {value: …, within: {each: …, at_most: …, first: highest_amount}}"
    assert ([f"Write: {form}"] if is_told else []) == told


def test_the_bundled_policies_use_the_forms() -> None:
    """None of them says the long way what has a form of its own."""
    library = childcare.library()
    assert [] == [str(longer.span) for longer in longer_forms(library)]
