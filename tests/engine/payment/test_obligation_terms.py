# ruff: noqa: E501 - in the policy file below a rule stands on a line
"""Where an obligation stands and what is recovered, for every order in which its days may come."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from fractions import Fraction
from itertools import product

import pytest
from dateutil.relativedelta import relativedelta

from incentives import Library, ObligationState, assess
from incentives.engine.findings.payment import ObligationResult
from incentives.engine.payment.obligations import last_day_of
from incentives.values.number import Exact
from tests.engine.small_domain import Case, Payout, Workshop, one_file, yuan

TERM = "begins: start, until: stop, broken_on: breach"
RULES = f"""facts:
  start: {{type: date, text: TEXT}}
  stop: {{type: date, text: TEXT}}
  breach: {{type: date, text: TEXT}}
parameters:
  prize: {{text: TEXT, unit: CNY, values: [{{value: 1200, cite: 1}}]}}
incentives:
  grant:
    title: TEXT
    kind: grant
    cite: 1
    trigger: workshop.applied_on
    amount: prize
    obligations:
      - {{id: months, text: TEXT, {TERM}, recovers: by_months}}
      - {{id: begun, text: TEXT, {TERM}, recovers: by_months, begun_month: kept}}
      - {{id: whole, text: TEXT, {TERM}, recovers: all}}
      - {{id: stopped, text: TEXT, {TERM}, recovers: instalments_stop}}
"""
LASTS = """  some_months: {text: TEXT, unit: month, values: [{value: 5, cite: 1}]}
  two_years: {text: TEXT, unit: year, values: [{value: 2, cite: 1}]}
  half_years: {text: TEXT, unit: year, values: [{value: 1.46, cite: 1}]}
  for_ever: {text: TEXT, unit: year, values: [{value: 90000, cite: 1}]}
  not_said: {text: TEXT, unit: month, values: [{unpublished: true, cite: 1}]}
"""
LASTING = RULES[: RULES.index("      - {id: months")].replace("incentives:", LASTS + "incentives:")
LASTING += "".join(
    f"      - {{id: {name}, text: TEXT, begins: start, lasts: {name}, broken_on: breach, recovers: by_months}}\n"
    for name in ("some_months", "two_years", "half_years", "for_ever", "not_said")
)
IDS = ("months", "begun", "whole", "stopped")
DAYS = [date(2022, month, 10) for month in (1, 3, 5, 7)]
OFTEN = [date(2022, 3, 9), date(2022, 5, 10), date(2022, 12, 31)]
Days = dict[str, date | None]
UNKNOWN_DAY = object()


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return one_file(tmp_path_factory.mktemp("terms"), RULES)


def standing(library: Library, days: Mapping[str, object], on: date) -> dict[str, ObligationResult]:
    """What has become of the obligations of a grant that was paid; None: a day never comes."""
    declared = {
        f"land.one.{name}": "none" if day is None else str(day)
        for name, day in days.items()
        if day is not UNKNOWN_DAY
    }
    long_ago = date(2020, 2, 1)
    paid = Payout(incentive="land.one.grant", amount=yuan(1200), paid_on=long_ago)
    case = Case(workshop=Workshop(applied_on=long_ago), payouts=(paid,), declared=declared)
    found = assess(case, library, on=on)["land.one.grant"].obligations
    return {obligation.rule.id: obligation for obligation in found}


def state_of(days: Days, on: date) -> ObligationState:
    """It binds from its first day to its last; what happens outside of these is no breach."""
    start, stop, breach = days["start"], days["stop"], days["breach"]
    if start is None or start > on:
        return ObligationState.NOT_BEGUN
    if breach is not None and start <= breach <= min(on, stop or date.max):
        return ObligationState.BROKEN
    return ObligationState.KEPT if stop is not None and stop < on else ObligationState.RUNNING


def months_to(start: date, day: date) -> int:
    """How many months are over on the day, counted one by one."""
    months = 0
    while start + relativedelta(months=months + 1) <= day:
        months += 1
    return months


def recovered(days: Days, on: date) -> dict[str, Exact]:
    """Of 1,200 yuan; of the months that were left where they are counted."""
    if state_of(days, on) is not ObligationState.BROKEN:
        return dict.fromkeys(IDS, 0)
    start, stop, breach = days["start"], days["stop"], days["breach"]
    assert start is not None
    assert breach is not None
    left = begun = Fraction(1)
    if stop is not None:
        months = months_to(start, stop + timedelta(days=1))
        kept = min(months_to(start, breach), months)
        is_begun = start + relativedelta(months=kept) < breach
        left = Fraction(months - kept, max(months, 1))
        begun = Fraction(months - min(kept + is_begun, months), max(months, 1))
    return {"months": 1200 * left, "begun": 1200 * begun, "whole": 1200, "stopped": 0}


def all_days() -> Iterator[Days]:
    """Each order of the three days, each of which may never come; breaches between months too."""
    for start, stop, breach in product(
        [*DAYS[:3], None], [date(2022, 1, 1), *DAYS[1:], None], [*DAYS, None]
    ):
        yield {"start": start, "stop": stop, "breach": breach}
        if breach is not None:
            yield {"start": start, "stop": stop, "breach": breach - timedelta(days=1)}


def to_the_fen(amount: Exact) -> Fraction:
    return Fraction(int(Fraction(amount) * 100 + Fraction(1, 2)), 100)


@pytest.mark.parametrize("on", OFTEN)
def test_an_obligation_stands_and_costs_what_its_days_say(library: Library, on: date) -> None:
    """For every order of its days: where it stands, since when it is broken, what is recovered."""
    for days in all_days():
        state, amounts = state_of(days, on), recovered(days, on)
        is_broken = state is ObligationState.BROKEN
        for name, found in standing(library, days, on).items():
            told = found.recovery.exact.known if found.recovery is not None else 0
            assert (state, to_the_fen(amounts[name])) == (found.state, told), days
            assert is_broken == found.may_be_broken == (found.recovery is not None)
            assert (days["start"], days["stop"]) == (found.begins_on, found.until)
            assert (days["breach"] if is_broken else None) == found.broken_on
            assert () == found.missing


GAPS = [names for names in product([True, False], repeat=3) if any(names)]


@pytest.mark.parametrize("gaps", GAPS)
def test_what_is_not_known_of_its_days_leaves_open_just_what_hangs_on_it(
    library: Library, gaps: tuple[bool, ...]
) -> None:
    """Decided if it is the same for all days that may be; else what is missing is asked for."""
    on = OFTEN[1]
    hidden = [
        name for name, is_gap in zip(("start", "stop", "breach"), gaps, strict=True) if is_gap
    ]
    partial: dict[tuple[object, ...], list[Days]] = {}
    for days in all_days():
        left = tuple(None if name in hidden else days[name] for name in days)
        if left[0] is None or left[1] is None or left[0] <= left[1]:
            partial.setdefault(left, []).append(days)
    for ways in partial.values():
        known = {name: UNKNOWN_DAY if name in hidden else ways[0][name] for name in ways[0]}
        states = {state_of(days, on) for days in ways}
        found = standing(library, known, on)["months"]
        expected = states.pop() if len(states) == 1 else ObligationState.OPEN
        assert expected == found.state, known
        assert (expected is ObligationState.OPEN) == bool(found.missing), known
        assert {each.id.removeprefix("land.one.") for each in found.missing} <= {*hidden}
        amounts = [to_the_fen(recovered(days, on)["months"]) for days in ways]
        assert any(amounts) <= found.may_be_broken
        within = found.recovery.exact if found.recovery is not None else None
        assert all(within is not None and amount in within for amount in amounts if amount)


@pytest.mark.parametrize(
    ("name", "until", "months"),
    [
        ("some_months", date(2022, 6, 9), 5),
        ("two_years", date(2024, 1, 9), 24),
        ("half_years", date(2023, 6, 9), 17),
        ("for_ever", date(3022, 1, 9), 12_000),
    ],
)
def test_a_term_is_of_whole_months_from_its_first_day(
    tmp_path_factory: pytest.TempPathFactory, name: str, until: date, months: int
) -> None:
    """Through the day before; no term is longer than a thousand years."""
    library = one_file(tmp_path_factory.mktemp("lasting"), LASTING)
    days = {"start": DAYS[0], "breach": date(2022, 3, 10)}
    found = standing(library, days, date(2022, 4, 1))
    assert (until, months, 2) == (found[name].until, found[name].months, found[name].months_kept)
    assert to_the_fen(1200 * Fraction(months - 2, months)) == money(found[name])
    assert (None, None, ObligationState.OPEN) == (
        found["not_said"].until,
        found["not_said"].months,
        found["not_said"].state,
    )


@pytest.mark.parametrize(
    ("start", "until"),
    [
        (date(9997, 12, 1), date(9999, 11, 30)),
        (date(9998, 1, 1), date.max),
        (date(9999, 2, 1), date.max),
    ],
)
def test_a_term_ends_with_the_calendar_at_the_latest(start: date, until: date) -> None:
    """Of two years from 1 December 9997 there is one day to spare; no later one has its last day."""
    assert until == last_day_of(start, 24)


def money(found: ObligationResult) -> Exact | None:
    assert found.recovery is not None
    return found.recovery.exact.known


def test_a_term_begins_and_ends_with_a_day_that_is_not_known(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """Its length is known all the same."""
    library = one_file(tmp_path_factory.mktemp("lasting"), LASTING)
    found = standing(library, {"breach": None}, ON_THE_LAST)["two_years"]
    assert (None, None, 24, ObligationState.OPEN, False) == (
        found.begins_on,
        found.until,
        found.months,
        found.state,
        found.may_be_broken,
    )
    assert ["land.one.start"] == [each.id for each in found.missing]


ON_THE_LAST = date(2022, 12, 31)
