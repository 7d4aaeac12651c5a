"""What is read off a working: which case was taken, or which may be."""

from datetime import date
from pathlib import Path

import pytest

from incentives import assess
from incentives.engine.evaluation.trace import Entry, Trace, chosen_case, possible_cases, traces_in
from incentives.facts.unknown import UNKNOWN
from incentives.language.expression import Apply, Choose
from incentives.values.range import NOTHING, Range
from tests.engine.small_domain import ON, case_of, one_file, yuan

SECTIONS = """
definitions:
  gain: {text: TEXT, cite: '1', value: workshop.profit - workshop.spent}
  by_case:
    text: TEXT
    cite: '2'
    value: {cases: [{when: workshop.green, value: workshop.profit}, {otherwise: workshop.spent}]}
"""


def working(folder: Path, name: str, *, green: object) -> Trace:
    """How the definition comes about, without the name that it has."""
    case = case_of(profit=yuan(90), spent=yuan(30), green=green)
    named = assess(case, one_file(folder, SECTIONS), on=ON).value(f"land.one.{name}").working
    kind = Choose if name == "by_case" else Apply
    return next(trace for trace in traces_in(named) if isinstance(trace.expression, kind))


@pytest.mark.parametrize(("green", "taken"), [(True, 90), (False, 30), (UNKNOWN, None)])
def test_the_case_that_was_taken_is_known_with_its_condition(
    tmp_path: Path, green: object, taken: int | None
) -> None:
    """While the condition is open, either may be."""
    trace = working(tmp_path, "by_case", green=green)
    chosen = chosen_case(trace)
    assert taken == (chosen.value if chosen is not None else None)
    expected = [90, 30] if green is UNKNOWN else [taken]
    assert expected == [possible.value for possible in possible_cases(trace)]


def test_what_has_no_cases_is_its_own_case(tmp_path: Path) -> None:
    """A difference is not one of its terms."""
    trace = working(tmp_path, "gain", green=True)
    assert [trace] == possible_cases(trace)
    assert trace is chosen_case(trace)


DAYS = """
definitions:
  year: {text: TEXT, cite: '1', value: year_of(law_date) - year_of(workshop.opened_on)}
  opened_before: {text: TEXT, cite: '2', value: workshop.opened_on < law_date}
  applied_after: {text: TEXT, cite: '3', value: workshop.applied_on > workshop.opened_on}
"""


@pytest.mark.parametrize(
    ("name", "left_out"), [("year", 0), ("opened_before", 1), ("applied_after", 0)]
)
def test_a_working_names_all_that_was_put_together(
    tmp_path: Path, name: str, left_out: int
) -> None:
    """Of each operator all operands, but the law date where all days of a stretch share one."""
    case = case_of(opened_on=date(2020, 5, 1))
    of_name = assess(case, one_file(tmp_path, DAYS), on=ON).value(f"land.one.{name}").working
    applied = [
        (trace.expression.arguments, [part.expression for part in trace.parts])
        for trace in traces_in(of_name)
        if isinstance(trace.expression, Apply)
    ]
    assert applied
    for operands, named in applied:
        assert [operand for operand in operands if operand in named] == named
    not_named = sum(len(operands) - len(named) for operands, named in applied)
    assert left_out == not_named


@pytest.mark.parametrize(
    ("before", "added", "after", "moves"),
    [(0, 0, 0, False), (1, 0, 0, True), (0, 1, 0, True), (0, 0, 1, True), (1, 1, 1, True)],
)
def test_a_row_moves_an_account_that_has_anything(
    before: int, added: int, after: int, *, moves: bool
) -> None:
    """Before it, by it or after it; of an account that is empty all the time nothing is told."""
    was, came, left = (Range(0, end) for end in (before, added, after))
    assert moves is Entry(before=was, lapsed=NOTHING, added=came, used=NOTHING, after=left).moves
