"""What is found by a question, told apart by its row, and refused where its content was changed."""

from collections.abc import Mapping
from datetime import date

import pytest

from incentives import Outcome
from incentives.facts.field import OTHER
from incentives.register import Register, RegisterError, Search
from incentives.register.reading.alike import at_odds, is_alike
from tests.register.offices import Office, tamper
from tests.register.test_filing import refused
from tests.register.trust.many import determination, write

PAID_ROW = {"incentive": "a", "paid_on": "2024-01-01", "amount": "1.00", "subject": "一号园"}


@pytest.mark.parametrize(
    ("said", "are_at_odds", "are_alike"),
    [
        ({}, False, True),
        ({"subject": "二号园"}, True, False),
        ({"subject": OTHER}, False, True),
        ({"subject": " 一号园"}, False, True),
        ({"amount": "2"}, True, True),
        ({"paid_on": "2024-01-02"}, True, True),
        ({"amount": "2", "paid_on": "2024-01-02"}, True, False),
        ({"incentive": "b"}, True, False),
        ({"instalment": 1}, False, True),
        ({"amount": 1}, False, True),
    ],
)
def test_rows_at_odds_and_rows_alike(
    said: Mapping[str, object], *, are_at_odds: bool, are_alike: bool
) -> None:
    """At odds: both say something, and not the same. Alike: of one incentive, day or amount.

    A subject that is none of the case's may be any.
    """
    row = {**PAID_ROW, **said}
    assert (are_at_odds, are_alike) == (at_odds(row, PAID_ROW), is_alike(row, PAID_ROW))
    assert (are_at_odds, are_alike) == (at_odds(PAID_ROW, row), is_alike(PAID_ROW, row))
    assert not is_alike(None, PAID_ROW)


def test_a_search_is_narrowed_by_outcome_and_district(
    file_register: Register, office: Office
) -> None:
    """Lines of each outcome together are all lines; a district is the whole code."""
    office.file(file_register)
    every, total = file_register.lines(Search(), most=None)
    assert {Outcome.ELIGIBLE, Outcome.INELIGIBLE} < {line.outcome for line in every}
    for outcome in Outcome:
        own = tuple(line for line in every if line.outcome is outcome)
        assert (own, len(own)) == file_register.lines(Search(outcome=outcome), most=None)
    for district, found in (("320614", total), ("3206", 0), ("320684", 0)):
        assert found == file_register.lines(Search(district=district))[1]


def test_a_case_that_the_law_of_today_cannot_read_is_told(
    file_register: Register, office: Office
) -> None:
    """Its entry is named with what is wrong in it; the others are assessed."""
    write(file_register, iter([determination()]), 1)
    office.file(file_register)
    entries = tuple(file_register.determinations(Search()))
    found = tuple(file_register.reassess(entries, office.library, now=date(2026, 2, 1)))
    told = {each.entry.number: (each.refusal is None, each.found is None) for each in found}
    assert {1: (False, True), 2: (True, False)} == told
    (refusal,) = [str(each.refusal) for each in found if each.refusal is not None]
    assert "district: 'district' must be given" in refusal


def test_a_search_for_an_outcome_that_is_none_is_refused(file_register: Register) -> None:
    """By a sentence, and never by an error of Python."""
    with refused("odd-value"):
        file_register.filings(Search(outcome="eligible"))  # type: ignore[arg-type]


@pytest.mark.parametrize("totals", ["[]", "3", '{"cash": 1}', '{"cash": {"amount": "x"}}'])
def test_a_changed_total_is_told_and_added_to_nothing(
    file_register: Register, office: Office, totals: str
) -> None:
    """By the number of its entry."""
    office.file(file_register)
    changed = f"json_set(content, '$.assessment.totals', json('{totals}'))"
    tamper(file_register, f"UPDATE register_entries SET content = {changed}")  # noqa: S608 - to do harm
    with pytest.raises(RegisterError, match=r"\[changed\]") as refused:
        file_register.sums(2024)
    assert 1 == refused.value.entry
