"""A start that nobody can tell is told once: of the instrument, or of a figure with its own."""

from pathlib import Path

import pytest

from incentives import CoverageKind, assess
from tests.engine.small_domain import ON, case_of, one_file, yuan

RULES = """parameters:
  plain: {text: TEXT, unit: CNY, values: [{value: 1, cite: '1'}]}
  known: {text: TEXT, unit: CNY, values: [{from: 2021-03-01, value: 2, cite: '1'}]}
  own: {text: TEXT, unit: CNY, values: [{from: 2021-03-01..not_on_record, value: 3, cite: '2'}]}
checks:
  enough: {text: TEXT, cite: '3', when: workshop.spent >= own}
incentives:
"""
GRANT = (
    "  grant: {{title: TEXT, kind: grant, cite: '1', trigger: workshop.applied_on, amount: {0}}}\n"
)
OF_GRANT, OF_CHECK = "land.one.grant", "land.one.enough"


@pytest.mark.parametrize(
    ("first", "amount", "told"),
    [
        ("2020-01-01", "known", {"land.one.own": (OF_CHECK,)}),
        ("2020-01-01", "own", {"land.one.own": (OF_CHECK, OF_GRANT)}),
        (
            "2019-06..not_on_record",
            "plain",
            {"land.one": (OF_CHECK, OF_GRANT), "land.one.own": (OF_CHECK,)},
        ),
        (
            "2021-03-01..not_on_record",
            "own",
            {"land.one": (OF_CHECK, OF_GRANT)},
        ),
    ],
)
def test_it_is_told_with_all_that_rests_on_it(
    first: str, amount: str, told: dict[str, tuple[str, ...]], tmp_path: Path
) -> None:
    """Of a figure only where its start is not that of the instrument."""
    library = one_file(tmp_path, RULES + GRANT.format(amount), first=first)
    assessment = assess(case_of(spent=yuan(9)), library, on=ON)
    assert told == {
        note.subject: note.touches
        for note in assessment.coverage
        if note.kind is CoverageKind.START_NOT_ON_RECORD
    }
