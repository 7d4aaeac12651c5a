"""Help in kind whose rows share a limit comes to what money would, and is in no total of cash."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incentives import Library, assess
from incentives.facts.unknown import UNKNOWN
from tests.engine.keyed_domain import KeyedCase, Stay, keyed_library, stay
from tests.engine.small_domain import ON, bounds

ROWS = "title: TEXT, cite: '1', for_each: stays, trigger: stay.day"
SHARED = {
    "whole": "{value: stay.hours * pay - least, whole: {at_least: least, at_most: most}}",
    "within": "{value: stay.hours * pay, within: {at_most: places, first: highest_amount}}",
    "both": "{value: stay.hours * pay, within: {of: stay.hours, at_most: hours, "
    "first: highest_amount}, whole: {at_most: most}}",
}
RULES = """parameters:
  pay: {text: TEXT, unit: CNY/hour, values: [{value: 2, cite: '1'}]}
  least: {text: TEXT, unit: CNY, values: [{value: 3, cite: '1'}]}
  most: {text: TEXT, unit: CNY, values: [{value: 9, cite: '1'}]}
  hours: {text: TEXT, unit: hour, values: [{value: 4, cite: '1'}]}
  places: {text: TEXT, unit: "1", values: [{value: 1, cite: '1'}]}
incentives:
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    given_alike = "".join(
        f"  paid_{name}: {{kind: grant, {ROWS}, amount: {said}}}\n"
        f"  lent_{name}: {{kind: in_kind, {ROWS}, worth: {said}}}\n"
        for name, said in SHARED.items()
    )
    return keyed_library(tmp_path_factory.mktemp("worth"), RULES + given_alike)


def of_hours(hours: int | None) -> Stay:
    return stay(None, hours=UNKNOWN if hours is None else hours)


@pytest.mark.parametrize("name", SHARED)
@given(st.lists(st.builds(of_hours, st.sampled_from([None, 0, 1, 3, 8])), max_size=4))
def test_a_worth_is_held_as_an_amount_is(
    library: Library, name: str, stays: Sequence[Stay]
) -> None:
    """The same outcome and the same bounds, of known and of unknown rows."""
    assessment = assess(KeyedCase(stays=tuple(stays)), library, on=ON)
    paid, lent = assessment[f"land.one.paid_{name}"], assessment[f"land.one.lent_{name}"]
    assert (paid.outcome, bounds(paid)) == (lent.outcome, bounds(lent))
    assert lent.payment is None


def test_it_is_in_no_total_of_cash(library: Library) -> None:
    """What is cut off is cut off of the total in kind."""
    assessment = assess(KeyedCase(stays=(of_hours(8), of_hours(3))), library, on=ON)
    assert [9 + 16 + 8, 9 + 16 + 8] == [
        int(assessment.totals[form].amount) for form in ("cash", "in_kind")
    ]
