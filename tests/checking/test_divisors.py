"""Where a quotient may be one by zero: told, unless something around it rules that out."""

from pathlib import Path

import pytest

from incentives import childcare
from incentives.checking.advising.divisors import unguarded_divisions
from tests.engine.small_domain import instrument, write_library

HEAD = """parameters:
  head: {text: TEXT, unit: person, values: [{value: 1, cite: '1'}]}
  none: {text: TEXT, unit: person, values: [{value: 0, cite: '1'}]}
  open: {text: TEXT, unit: person, values: [{unpublished: true, cite: '1'}]}
  some: {text: TEXT, unit: person, at_least: 1, values: [{unpublished: true, cite: '1'}]}
  per_head: {text: TEXT, unit: CNY/person, values: [{value: 5, cite: '1'}]}
definitions:
  has_staff:
    text: TEXT
    cite: '1'
    all: [workshop.green, workshop.staff > 0]
incentives:
  reader:
    title: TEXT
    kind: grant
    cite: '1'
    trigger: workshop.applied_on
    amount: (head + none + open + some) * per_head
"""
GRANT = "  grant: {title: TEXT, kind: grant, cite: '1', trigger: workshop.applied_on, BODY}\n"
QUOTIENT = "workshop.spent / workshop.staff * head"
CASES = "amount: {cases: [{when: TEST, value: VALUE}, {otherwise: OTHERWISE}]}"


def found(folder: Path, body: str) -> list[str]:
    """The divisors that may be zero, as they are written."""
    text = instrument("land.one", HEAD + GRANT.replace("BODY", body))
    library = write_library(folder, {"land/one.yaml": text})
    lines = text.split("\n")
    divisors = [division.arguments[1].span for division in unguarded_divisions(library)]
    return [lines[at.line - 1][at.column - 1 :][: at.length] for at in divisors]


def cases(test: str, value: str, otherwise: str = "not_applicable") -> str:
    return CASES.replace("TEST", test).replace("VALUE", value).replace("OTHERWISE", otherwise)


STAFF = ["workshop.staff"]
BODIES = {
    "bare": (f"amount: {QUOTIENT}", STAFF),
    "figure": ("amount: workshop.spent / head * head", []),
    "figure of zero": ("amount: workshop.spent / none * head", ["none"]),
    "open figure": ("amount: workshop.spent / open * head", ["open"]),
    "open figure above zero": ("amount: workshop.spent / some * head", []),
    "floor": ("amount: 'workshop.spent / max(workshop.staff, head) * head'", []),
    "product": (
        "amount: workshop.spent / (workshop.staff * head) * head * head",
        ["workshop.staff * head"],
    ),
    "case": (cases("workshop.staff > 0", QUOTIENT), []),
    "case of one": (cases("workshop.staff >= head", QUOTIENT), []),
    "case of some": (cases("workshop.staff >= 0", QUOTIENT), STAFF),
    "case turned round": (cases("0 < workshop.staff", QUOTIENT), []),
    "case of others": (cases("workshop.staff != 0", QUOTIENT), []),
    "case before": (cases("workshop.staff == 0", "workshop.spent", QUOTIENT), []),
    "case before, not above": (cases("workshop.staff <= 0", "workshop.spent", QUOTIENT), []),
    "case of none": (cases("workshop.staff == 0", QUOTIENT), STAFF),
    "case of two": (cases("workshop.green and workshop.staff > 0", QUOTIENT), []),
    "case of either": (cases("workshop.green or workshop.staff > 0", QUOTIENT), STAFF),
    "case before of either": (
        cases("workshop.green or workshop.staff == 0", "workshop.spent", QUOTIENT),
        [],
    ),
    "definition": (cases("has_staff", QUOTIENT), []),
    "condition": (f"when: has_staff, amount: {QUOTIENT}", []),
    "no condition": (f"when: {{id: a, text: TEXT, not: has_staff}}, amount: {QUOTIENT}", STAFF),
    "in line": (f"amount: {QUOTIENT} if workshop.staff > 0 else workshop.spent", []),
    "beside": (
        (
            f"when: {{id: a, text: TEXT, all: [workshop.staff > 0, {QUOTIENT} > workshop.spent]}}, "
            "amount: workshop.spent"
        ),
        [],
    ),
    "or else": (
        (
            "when: {id: a, text: TEXT, any: [workshop.staff == 0, "
            f"{QUOTIENT} > workshop.spent]}}, amount: workshop.spent"
        ),
        [],
    ),
    "rows": ("amount: sum(s.amount * s.cost / s.cost for s in sales)", ["s.cost"]),
    "rows with a cost": (
        "amount: sum(s.amount * s.cost / s.cost for s in sales if s.cost > 0)",
        [],
    ),
    "rows, of all": (
        (
            "amount: sum(s.amount for s in sales) * (per_head / per_head) / "
            "count(s for s in sales if s.exported)"
        ),
        ["count(s for s in sales if s.exported)"],
    ),
}


@pytest.mark.parametrize(("body", "expected"), BODIES.values(), ids=list(BODIES))
def test_a_divisor_that_may_be_zero_is_told(tmp_path: Path, body: str, expected: list[str]) -> None:
    """By the divisor itself, once."""
    assert expected == found(tmp_path, body)


def test_no_bundled_rule_divides_by_what_may_be_zero() -> None:
    """Each says what holds then, or the law bounds the divisor."""
    assert [] == list(unguarded_divisions(childcare.library()))
