# ruff: noqa: E501 - in the policy files below a rule stands on a line
"""Whether a day lies within the time of the instrument that is read."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incentives import Language, Outcome
from incentives.report.printing.text import print_text
from incentives.report.rule.sheet import rule_sheet
from incentives.values.text import OF_LIBRARIES
from tests.engine.small_domain import case_of, found, instrument, write_library

RULES = (
    "definitions:\n  in_time: {text: TEXT, cite: '1', when: in_force(workshop.opened_on)}\n"
    "parameters:\n  paid: {text: TEXT, unit: CNY, values: [{from: 2000-01-01, value: 100, cite: '1'}]}\n"
    "incentives:\n  grant: {title: TEXT, kind: grant, cite: '1', trigger: workshop.applied_on, when: in_time, amount: paid}\n"
)
OUTSIDE = (
    "uses: {in_time: land.one.in_time}\n"
    "parameters:\n  paid: {text: TEXT, unit: CNY, values: [{value: 100, cite: '1'}]}\n"
    "incentives:\n  grant: {title: TEXT, kind: grant, cite: '1', trigger: workshop.applied_on, when: in_time, amount: paid}\n"
)
FIRST, LAST = ("2021-03-16", "2021-03", "2020"), ("2021-10-31", "2021-11", "2022", None)
DAYS = st.dates(date(2019, 12, 30), date(2023, 1, 2))


@pytest.mark.parametrize("first", FIRST)
@pytest.mark.parametrize("last", LAST)
def test_it_says_what_the_window_says(tmp_path: Path, first: str, last: str | None) -> None:
    """On every day around each limit: in it, out of it, or, within what is not on record, open."""
    files = {
        "land/one.yaml": instrument("land.one", RULES, first=first, last=last),
        "land/two.yaml": instrument("land.two", OUTSIDE, first="2019-01-01"),
    }
    library = write_library(tmp_path, files)
    window = library.instruments["land.one"].in_force
    limits = [window.first.earliest, window.first.latest]
    if window.last is not None:
        limits += [window.last.earliest, window.last.latest]
    said = {True: Outcome.ELIGIBLE, False: Outcome.INELIGIBLE, None: Outcome.UNDETERMINED}
    for limit in limits:
        for day in (limit - timedelta(1), limit, limit + timedelta(1)):
            determination = found(library, case_of(opened_on=day), name="land.two.grant")
            assert determination.outcome is said[window.holds_on(day)]
            if determination.outcome is Outcome.UNDETERMINED:
                assert [each.id for each in determination.missing] == ["land.one"]


@given(day=DAYS)
def test_an_instrument_that_continues_asks_for_its_own_days(
    tmp_path_factory: pytest.TempPathFactory, day: date
) -> None:
    """The rule taken over is read with the window of the instrument that takes it over."""
    later = instrument("land.two", "continues: land.one\n", first="2022-01-01", last="2022-12-31")
    library = write_library(
        tmp_path_factory.mktemp("law"),
        {
            "land/one.yaml": instrument("land.one", RULES, first="2021-01-01", last="2021-12-31"),
            "land/two.yaml": later,
        },
    )
    case = case_of(opened_on=day, applied_on=date(2022, 6, 1))
    is_given = found(library, case, name="land.two.grant", on=date(2023, 6, 1)).outcome
    assert (is_given is Outcome.ELIGIBLE) is (day.year == 2022)


def test_it_is_told_with_its_days(tmp_path: Path) -> None:
    """In the explanation of the rule, in both languages."""
    bare = RULES.replace(
        "when: in_force(workshop.opened_on)}", "value: '1 if in_force(workshop.opened_on) else 0'}"
    ).replace("when: in_time, amount: paid", "amount: in_time * paid")
    library = write_library(
        tmp_path,
        {"land/one.yaml": instrument("land.one", bare, first="2021-03-16", last="2021-12")},
    )
    sheets = {
        language: print_text(rule_sheet("land.one.grant", library, language), language)
        for language in OF_LIBRARIES
    }
    assert "执行起日（2021年3月16日）" in sheets[Language.ZH]
    assert "执行止日（2021年12月）" in sheets[Language.ZH]
    assert "the first day in force (2021-03-16)" in sheets[Language.EN]
