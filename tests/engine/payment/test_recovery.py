# ruff: noqa: E501 - in the policy files below a rule stands on a line
"""What is recovered when an obligation is broken.

Worked out by hand, and open where a fact is missing.
"""

import json
from datetime import date
from pathlib import Path

import pytest

from incentives import (
    UNKNOWN,
    InstalmentState,
    Library,
    ObligationState,
    Recoveries,
    assess,
    recover,
)
from incentives.facts.unknown import NOT_COME_ABOUT, NotComeAbout
from tests.engine.small_domain import ON, Case, House, Payout, Workshop, one_file, yuan

OPENED = date(2022, 1, 15)
RULE = """
parameters:
  sum_of_money: {text: TEXT, unit: CNY, values: [{value: 1200, cite: 1}]}
  months: {text: TEXT, unit: month, values: [{value: 12, cite: 1}]}
incentives:
  grant:
    title: {zh: 开业补助, en: opening grant}
    kind: grant
    cite: 1
    trigger: workshop.opened_on
    amount: {value: 1 * sum_of_money}
    obligations:
      - id: open
        text: {zh: 持续经营, en: kept open}
        begins: workshop.opened_on
        lasts: months
        broken_on: workshop.closed_on
        recovers: by_months
        cite: 五
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return one_file(tmp_path_factory.mktemp("recovery"), RULE)


def case_of(closed_on: object, payouts: object = None) -> Case:
    all_paid = (Payout(incentive="land.one.grant", amount=yuan(1200), paid_on=OPENED),)
    workshop = Workshop(opened_on=OPENED, closed_on=closed_on)  # type: ignore[arg-type]
    return Case(workshop=workshop, payouts=all_paid if payouts is None else payouts)  # type: ignore[arg-type]


def found(library: Library, case: Case, on: date = ON) -> Recoveries:
    return recover(case, library, on=on)


@pytest.mark.parametrize(
    ("closed_on", "amount"),
    [
        pytest.param(OPENED, 1200, id="on the first day"),
        pytest.param(date(2022, 2, 14), 1200, id="the day before a month is complete"),
        pytest.param(date(2022, 2, 15), 1100, id="when a month is complete"),
        pytest.param(date(2022, 7, 15), 600, id="after six months"),
    ],
)
def test_whole_months_count_as_kept(library: Library, closed_on: date, amount: int) -> None:
    """A hundred a month; a month that had only begun is recovered too."""
    assert yuan(amount) == found(library, case_of(closed_on)).total.known


def test_the_law_may_count_a_begun_month_as_kept(tmp_path: Path) -> None:
    """The month that had begun is not recovered; a month just complete is not counted twice."""
    library = one_file(
        tmp_path,
        RULE.replace("recovers: by_months", "recovers: by_months\n        begun_month: kept"),
    )
    assert yuan(1100) == found(library, case_of(date(2022, 2, 14))).total.known
    assert yuan(1100) == found(library, case_of(date(2022, 2, 15))).total.known
    assert yuan(1000) == found(library, case_of(date(2022, 2, 16))).total.known


@pytest.mark.parametrize(
    ("closed_on", "on", "state"),
    [
        pytest.param(NOT_COME_ABOUT, date(2022, 1, 14), None, id="before anything was given"),
        pytest.param(NOT_COME_ABOUT, date(2022, 1, 15), ObligationState.RUNNING, id="first day"),
        pytest.param(NOT_COME_ABOUT, date(2023, 1, 14), ObligationState.RUNNING, id="last day"),
        pytest.param(NOT_COME_ABOUT, date(2023, 1, 15), ObligationState.KEPT, id="day after"),
        pytest.param(
            date(2022, 6, 1), date(2022, 5, 31), ObligationState.RUNNING, id="day before the breach"
        ),
        pytest.param(
            date(2022, 6, 1), date(2022, 6, 1), ObligationState.BROKEN, id="day of the breach"
        ),
        pytest.param(
            date(2023, 1, 14), date(2023, 6, 1), ObligationState.BROKEN, id="breach on the last day"
        ),
        pytest.param(
            date(2023, 1, 15), date(2023, 6, 1), ObligationState.KEPT, id="closing on the day after"
        ),
        pytest.param(UNKNOWN, date(2022, 6, 1), ObligationState.OPEN, id="nobody says"),
    ],
)
def test_where_an_obligation_stands(
    library: Library, closed_on: object, on: date, state: ObligationState | None
) -> None:
    """Both its first and its last day are in it."""
    entries = [each.obligation.state for each in found(library, case_of(closed_on), on)]
    assert ([state] if state is not None else []) == entries


def test_what_was_paid_is_not_known(library: Library) -> None:
    """Broken for sure; how much is recovered nobody can say."""
    recoveries = found(library, case_of(date(2022, 7, 15), UNKNOWN))
    (entry,) = recoveries
    assert ObligationState.BROKEN is entry.obligation.state
    assert (yuan(0), None) == (recoveries.total.low, recoveries.total.high)
    assert ["payouts"] == [missing.id for missing in entry.obligation.missing]


def test_a_breach_that_nobody_speaks_of_may_cost_all(library: Library) -> None:
    """At least nothing, at most what was paid."""
    recoveries = found(library, case_of(UNKNOWN))
    assert (yuan(0), yuan(1200)) == (recoveries.total.low, recoveries.total.high)
    assert ["workshop.closed_on"] == [
        missing.id for each in recoveries for missing in each.obligation.missing
    ]


def test_an_unpublished_duration_leaves_the_breach_open(tmp_path: Path) -> None:
    """It was closed; whether that was within the duration is for the law to say.

    Never closed, nothing is recovered.
    """
    library = one_file(
        tmp_path, RULE.replace("{value: 12, cite: 1}", "{unpublished: true, cite: 1}")
    )
    (entry,) = found(library, case_of(date(2022, 7, 15)))
    assert (ObligationState.OPEN, yuan(1200)) == (
        entry.obligation.state,
        entry.obligation.base.known,
    )
    assert ["land.one.months"] == [missing.id for missing in entry.obligation.missing]
    (entry,) = found(library, case_of(NOT_COME_ABOUT))
    assert (ObligationState.OPEN, None) == (entry.obligation.state, entry.obligation.recovery)


def test_of_two_broken_obligations_the_dearer_one_is_recovered_once(tmp_path: Path) -> None:
    """All of 1,200, not 1,200 and another 600."""
    both = """
      - {id: all, text: TEXT, begins: workshop.opened_on, lasts: months, broken_on: workshop.closed_on, recovers: all}
"""
    recoveries = found(one_file(tmp_path, RULE.rstrip("\n") + both), case_of(date(2022, 7, 15)))
    amounts = [
        each.obligation.recovery.known
        for each in recoveries
        if each.obligation.recovery is not None
    ]
    assert [yuan(600), yuan(1200)] == amounts
    assert yuan(1200) == recoveries.total.known


def two_houses(sold_on: date | NotComeAbout) -> Case:
    """Two houses of one workshop that closed after 14 of 60 months.

    The first was sold on the day.
    """
    opened = date(2021, 1, 1)
    houses = (
        House(id="p", bought_on=opened, sold_on=sold_on),
        House(id="q", bought_on=opened, sold_on=NOT_COME_ABOUT),
    )
    paid = tuple(
        Payout(incentive="land.one.grant", subject=name, amount=yuan(300), paid_on=opened)
        for name in "pq"
    )
    workshop = Workshop(opened_on=opened, closed_on=date(2022, 3, 1))
    return Case(workshop=workshop, houses=houses, payouts=paid)


@pytest.mark.parametrize(
    ("for_all", "for_each", "sold_on", "amount"),
    [
        pytest.param(
            "all",
            "all",
            date(2022, 1, 1),
            600,
            id="all of both houses, and no more for the one that was sold",
        ),
        pytest.param(
            "by_months",
            "all",
            date(2022, 1, 1),
            530,
            id="300 of the one sold, 46 of 60 months of the other",
        ),
        pytest.param(
            "by_months",
            "by_months",
            date(2022, 1, 1),
            470,
            id="48 of 60 months of the one, 46 of the other",
        ),
        pytest.param("by_months", "all", NOT_COME_ABOUT, 460, id="46 of 60 months of both"),
        pytest.param(
            "instalments_stop", "all", date(2022, 1, 1), 300, id="only what was given for the house"
        ),
    ],
)
def test_an_obligation_for_all_rows_and_one_for_each_recover_no_money_twice(
    tmp_path: Path, for_all: str, for_each: str, sold_on: date | NotComeAbout, amount: int
) -> None:
    """Row by row the obligation that recovers more counts; together never more than was paid."""
    rule = f"""parameters:
  term: {{text: TEXT, unit: month, values: [{{value: 60, cite: 1}}]}}
  sum_of_money: {{text: TEXT, unit: CNY, values: [{{value: 300, cite: 1}}]}}
incentives:
  grant:
    {{title: TEXT, kind: grant, cite: 1, for_each: houses, subject: house.id, trigger: house.bought_on, amount: sum_of_money, obligations: [
      {{id: a, text: TEXT, begins: workshop.opened_on, lasts: term, broken_on: workshop.closed_on, recovers: {for_all}}},
      {{id: b, text: TEXT, begins: house.bought_on, lasts: term, broken_on: house.sold_on, recovers: {for_each}}}]}}
"""
    assert yuan(amount) == found(one_file(tmp_path, rule), two_houses(sold_on)).total.known


@pytest.mark.parametrize(
    ("closed_on", "state", "most"),
    [
        pytest.param(
            OPENED,
            InstalmentState.STOPPED,
            0,
            id="broken on the day on which all of it would be due",
        ),
        pytest.param(date(2022, 1, 16), InstalmentState.DUE, 1200, id="broken on the day after"),
        pytest.param(UNKNOWN, InstalmentState.OPEN, 1200, id="nobody says whether it was broken"),
    ],
)
def test_what_is_paid_all_at_once_is_not_due_after_a_breach(
    library: Library, closed_on: object, state: InstalmentState, most: int
) -> None:
    """As for instalments: what would have to come back at once is not paid out first."""
    payment = assess(case_of(closed_on, payouts=()), library, on=ON)["land.one.grant"].payment
    assert payment is not None
    (instalment,) = payment.instalments
    assert (state, yuan(most)) == (instalment.state, payment.account.due.high)


def test_the_canonical_form_is_the_same_every_time(library: Library) -> None:
    """The same inputs give the same bytes, with clause and amounts in them."""
    case = case_of(date(2022, 7, 15))
    first = found(library, case).to_json()
    assert found(library, case).to_json() == first
    document = json.loads(first)
    assert {
        "low": {"amount": "600.00", "currency": "CNY"},
        "high": {"amount": "600.00", "currency": "CNY"},
    } == document["total"]
    (entry,) = document["recoveries"]
    assert {"document": "No. land.one", "clause": "五"} == document["citations"][entry["citation"]]
    assert (12, 6, "broken", "2022-07-15") == tuple(
        entry[key] for key in ("months", "months_kept", "state", "broken_on")
    )


@pytest.mark.parametrize("closed_on", [NOT_COME_ABOUT, UNKNOWN, date(2022, 3, 1)])
def test_nothing_is_recovered_before_an_obligation_has_begun(
    tmp_path: Path, closed_on: object
) -> None:
    """Whatever is known of the closing: it can be broken only once it has begun."""
    library = one_file(
        tmp_path,
        RULE.replace("begins: workshop.opened_on", "begins: year_end(year_of(workshop.opened_on))"),
    )
    recoveries = found(library, case_of(closed_on), on=date(2022, 6, 1))
    assert yuan(0) == recoveries.total.known
    assessment = assess(case_of(closed_on), library, on=date(2022, 6, 1))
    [obligation] = assessment["land.one.grant"].obligations
    assert (obligation.state, obligation.may_be_broken) == (ObligationState.NOT_BEGUN, False)
    assert (obligation.broken_on, obligation.recovery) == (None, None)


def test_recoveries_are_those_of_the_day_one_after_the_other(library: Library) -> None:
    """As many as there are obligations."""
    recoveries = found(library, case_of(date(2022, 7, 15)))
    assert (ON, 1) == (recoveries.on, len(recoveries))
    assert [*recoveries] == [*recoveries.entries]
