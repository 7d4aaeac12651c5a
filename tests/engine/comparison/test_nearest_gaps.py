"""Changes that lead to a day for which the law states no figure."""

from datetime import date

import pytest

from incentives import Library, Outcome
from incentives.language.possible import Value
from tests.engine.comparison.test_nearest_values import nearest
from tests.engine.small_domain import Case, case_of, one_file

RULES = """parameters:
  prize: {text: TEXT, unit: CNY, values: [{from: 2022-01-01, value: 1, cite: '1'}]}
  few: {text: TEXT, unit: person, values: [{from: 2022-01-01, value: 5, cite: '1'}]}
incentives:
"""
GRANT = (
    "  by_{0}: {{title: TEXT, kind: grant, cite: '1', trigger: workshop.applied_on,"
    " amount: prize, when: {{all: [{{id: it, when: '{1}', text: TEXT, cite: '1'}}]}}}}\n"
)
BEFORE, AFTER = date(2021, 5, 5), date(2022, 6, 15)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    rules = RULES + GRANT.format("day", "workshop.applied_on <= workshop.opened_on")
    rules += GRANT.format(
        "figure", "workshop.applied_on <= workshop.opened_on and workshop.staff >= few"
    )
    return one_file(tmp_path_factory.mktemp("gaps"), rules)


def told(library: Library, case: Case, name: str) -> list[tuple[str, Value, Outcome]]:
    changes = nearest(library, case, name).changes
    return [(change.path.text, change.now, change.then) for change in changes]


def test_a_day_for_which_the_condition_has_no_figure_is_no_way(library: Library) -> None:
    """The other fact can still be changed."""
    case = case_of(applied_on=AFTER, opened_on=BEFORE, staff=9)
    assert [("workshop.opened_on", AFTER, Outcome.ELIGIBLE)] == told(library, case, "figure")


def test_of_a_day_for_which_the_amount_has_no_figure_nothing_is_said(library: Library) -> None:
    """The condition holds on it; what the incentive would come to is not known."""
    case = case_of(applied_on=AFTER, opened_on=BEFORE)
    assert [
        ("workshop.applied_on", BEFORE, Outcome.UNDETERMINED),
        ("workshop.opened_on", AFTER, Outcome.ELIGIBLE),
    ] == sorted(told(library, case, "day"))
