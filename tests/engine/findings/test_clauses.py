"""Which clauses are told as conditions: the innermost that say something, however they nest."""

from pathlib import Path

import pytest

from tests.engine.small_domain import case_of, found, one_file

ONE, TWO = (
    "{id: one, when: workshop.green, text: TEXT}",
    "{id: two, when: workshop.certified, text: TEXT}",
)
BOTH = f"all: [{ONE}, {TWO}]"


@pytest.mark.parametrize(
    ("when", "told"),
    [
        (ONE, ["one"]),
        (f"{{{BOTH}}}", ["one", "two"]),
        (f"{{id: whole, text: TEXT, {BOTH}}}", ["one", "two"]),
        (f"{{id: whole, text: TEXT, all: [{{id: part, text: TEXT, {BOTH}}}]}}", ["one", "two"]),
        (f"{{id: whole, text: TEXT, all: [{ONE}]}}", ["one"]),
        (f"{{id: whole, text: TEXT, any: [{ONE}, {TWO}]}}", ["whole"]),
        (f"{{id: whole, text: TEXT, not: {ONE}}}", ["whole"]),
    ],
)
def test_what_must_all_hold_is_told_one_by_one(tmp_path: Path, when: str, told: list[str]) -> None:
    """What holds if one of several does, or if one does not, is told as a whole."""
    grant = (
        "parameters:\n  each: {text: TEXT, unit: CNY, values: [{value: 5, cite: '1'}]}\n"
        "incentives:\n  grant: {title: TEXT, kind: grant, cite: '1', trigger: workshop.applied_on, "
        f"amount: each, when: {when}}}\n"
    )
    determination = found(one_file(tmp_path, grant), case_of(green=True, certified=True))
    assert told == [condition.id for condition in determination.conditions]
