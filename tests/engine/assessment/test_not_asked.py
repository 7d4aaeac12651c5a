# ruff: noqa: E501 - in the policy file below a rule stands on a line
"""A fact that the case gives although it is not asked of it does not count, and that is told."""

from collections.abc import Mapping

import pytest

from incentives import CoverageKind, Library, assess
from tests.engine.small_domain import APPLIED, ON, Case, Workshop, one_file

RULES = """facts:
  ready: {text: TEXT, type: boolean, asked_if: workshop.certified}
  count: {text: TEXT, type: number, unit: CNY, asked_if: ready}
incentives:
  counted: {title: TEXT, kind: grant, cite: '1', trigger: workshop.applied_on, amount: count}
  judged: {title: TEXT, kind: grant, cite: '1', trigger: workshop.applied_on, amount: workshop.spent, when: {id: c, when: ready, text: TEXT}}
"""
COUNTED, JUDGED = "land.one.counted", "land.one.judged"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return one_file(tmp_path_factory.mktemp("asked"), RULES)


@pytest.mark.parametrize(
    ("certified", "given", "told"),
    [
        (True, {"ready": True, "count": 7}, {}),
        (True, {"ready": False, "count": 7}, {"count": (COUNTED,)}),
        (True, {"ready": False}, {}),
        (False, {"ready": True}, {"ready": (COUNTED, JUDGED)}),
        (False, {"ready": True, "count": 7}, {"ready": (COUNTED, JUDGED), "count": (COUNTED,)}),
        (False, {"count": 7}, {"count": (COUNTED,)}),
        (False, {}, {}),
    ],
)
def test_what_is_given_and_not_asked_is_told_with_what_would_read_it(
    library: Library, certified: bool, given: Mapping[str, object], told: dict[str, object]
) -> None:
    """Not what is asked, and not what is left out."""
    case = Case(
        workshop=Workshop(applied_on=APPLIED, certified=certified),
        declared={f"land.one.{name}": value for name, value in given.items()},
    )
    found = {
        note.subject.removeprefix("land.one."): tuple(sorted(note.touches))
        for note in assess(case, library, on=ON).coverage
        if note.kind is CoverageKind.NOT_ASKED
    }
    assert told == found
