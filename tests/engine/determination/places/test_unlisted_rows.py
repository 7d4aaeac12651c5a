# ruff: noqa: E501 - in the policy file below a rule stands on a line
"""Rows that nobody has listed may be any number: nothing of each is nothing of all."""

from decimal import Decimal

import attrs
import pytest

from incentives import Library, Outcome
from incentives.facts.unknown import UNKNOWN
from tests.engine.small_domain import bounds, case_of, found, one_file, yuan

RULES = """incentives:
  plain: {title: TEXT, kind: grant, cite: '1', for_each: houses, trigger: workshop.applied_on, amount: workshop.spent}
  offset: {title: TEXT, kind: grant, cite: '1', for_each: houses, trigger: workshop.applied_on, amount: {value: workshop.profit, whole: {at_least: 0}}}
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return one_file(tmp_path_factory.mktemp("unlisted"), RULES)


@pytest.mark.parametrize(
    ("name", "each", "most"),
    [
        ("plain", 0, 0),
        ("plain", Decimal("0.01"), None),
        ("plain", 5, None),
        ("offset", -5, 0),
        ("offset", Decimal("-0.5"), 0),
        ("offset", 0, 0),
        ("offset", 5, None),
    ],
)
def test_they_come_to_nothing_or_to_any_sum_by_what_each_comes_to(
    name: str, each: int | Decimal, most: int | None, library: Library
) -> None:
    """Which rows there are is missing either way, as whether something is given hangs on it."""
    facts = {"spent" if name == "plain" else "profit": yuan(each)}
    case = attrs.evolve(case_of(**facts), houses=UNKNOWN)
    determination = found(library, case, name=f"land.one.{name}")
    assert determination.outcome is Outcome.UNDETERMINED
    assert (0, most) == bounds(determination)
    assert ["houses"] == [missing.id for missing in determination.missing]
