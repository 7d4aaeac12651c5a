# ruff: noqa: E501 - in the policy files below a rule stands on a line
"""The day of the sheet: up to it payments are set off, and for nothing else it counts."""

import json
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from moneyed import Money

from incentives import Library, Outcome, assess, reassess, recover
from incentives.facts.unknown import NOT_COME_ABOUT, NotComeAbout
from incentives.values.money import exact_amount
from tests.engine.small_domain import APPLIED, ON, Case, House, Payout, Workshop, one_file, yuan

RULES = """
parameters:
  years: {text: TEXT, unit: year, values: [{value: 1, cite: 1}]}
  months: {text: TEXT, unit: month, values: [{value: 60, cite: 1}]}
  share: {text: TEXT, unit: 1, values: [{value: 0.6, cite: 1}]}
  hundred: {text: TEXT, unit: CNY, values: [{value: 100, cite: 1}]}
  five: {text: TEXT, unit: CNY, values: [{value: 500, cite: 1}]}
  seven: {text: TEXT, unit: CNY, values: [{value: 700, cite: 1}]}
  yearly: {text: TEXT, unit: CNY, values: [{value: 1000, to: 2021-12-31, published: 2019-12-01, cite: 1}, {value: 1500, from: 2022-01-01, published: 2023-03-01, cite: 2}]}
incentives:
  grant:
    title: TEXT
    kind: grant
    cite: '1'
    trigger: workshop.applied_on
    amount: {value: 1 * yearly}
    paid:
      cite: '1'
      instalments:
        - {text: TEXT, share: share, due: workshop.applied_on}
        - {text: TEXT, rest: true, due: "add_years(workshop.applied_on, years)"}
    obligations:
      - {id: open, text: TEXT, begins: workshop.applied_on, lasts: months, broken_on: workshop.closed_on, recovers: all, cite: '1'}
  by_house:
    title: TEXT
    kind: grant
    cite: '1'
    for_each: houses
    subject: house.id
    trigger: workshop.applied_on
    amount: 1 * seven
  other_by_house:
    title: TEXT
    kind: grant
    cite: '1'
    for_each: houses
    subject: house.id
    trigger: workshop.applied_on
    amount: 1 * five
  newcomer:
    title: TEXT
    kind: grant
    cite: '1'
    trigger: workshop.applied_on
    when: {id: first, text: TEXT, when: "not any(payout.amount >= hundred for payout in payouts)", cite: '1'}
    amount: 1 * hundred
relations:
  - {once_per: {of: [{incentive: by_house, key: house.id}, {incentive: other_by_house, key: house.id}]}, text: TEXT, cite: '1'}
"""
GRANT, BY_HOUSE, OTHER, NEWCOMER = (
    f"land.one.{name}" for name in ("grant", "by_house", "other_by_house", "newcomer")
)
AFTER = date(2023, 1, 20)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return one_file(tmp_path_factory.mktemp("paid_by"), RULES)


def case_of(*payouts: Payout, closed_on: date | NotComeAbout = NOT_COME_ABOUT) -> Case:
    workshop = Workshop(applied_on=APPLIED, closed_on=closed_on)
    return Case(workshop=workshop, houses=(House(id="h1"), House(id="h2")), payouts=payouts)


def paid(amount: int, on: date, incentive: str = GRANT, **said: object) -> Payout:
    return Payout(incentive=incentive, amount=yuan(amount), paid_on=on, **said)  # type: ignore[arg-type]


def due_now(
    library: Library, case: Case, paid_by: date | None, incentive: str = GRANT
) -> tuple[Money | None, Money | None]:
    """What was paid, and what is due now."""
    payment = assess(case, library, on=ON, paid_by=paid_by)[incentive].payment
    assert payment is not None
    return payment.account.paid.known, payment.account.due.known


@pytest.mark.parametrize(
    ("paid_by", "expected"),
    [
        pytest.param(None, (0, 900), id="as of the day of the assessment"),
        pytest.param(ON, (0, 900), id="that day said"),
        pytest.param(AFTER - timedelta(days=1), (0, 900), id="the day before it was paid"),
        pytest.param(AFTER, (400, 500), id="the day on which it was paid"),
        pytest.param(
            date(2030, 1, 1), (400, 500), id="long after: what is due goes by the other day"
        ),
    ],
)
def test_a_payment_after_the_day_is_set_off_from_the_day_it_was_made(
    library: Library, paid_by: date | None, expected: tuple[int, int]
) -> None:
    assert tuple(map(yuan, expected)) == due_now(library, case_of(paid(400, AFTER)), paid_by)


def test_a_sheet_made_out_in_advance_tells_what_is_paid_after_it(library: Library) -> None:
    """Payments count up to the day of the sheet, though facts count beyond it."""
    made_on = ON - timedelta(days=10)
    case = case_of(paid(400, made_on))
    before = made_on - timedelta(days=1)
    assert (yuan(0), yuan(900)) == due_now(library, case, before)
    assert (yuan(400), yuan(500)) == due_now(library, case, made_on)
    payment = assess(case, library, on=ON, paid_by=before)[GRANT].payment
    assert payment is not None
    assert [False] == [listed.is_set_off for listed in payment.listed]


def test_an_instalment_paid_after_the_day_is_told_as_paid(library: Library) -> None:
    case = case_of(paid(600, AFTER, instalment=1))
    payments = [assess(case, library, on=ON, paid_by=day)[GRANT].payment for day in (ON, AFTER)]
    assert [yuan(0), yuan(600)] == [one.instalments[0].paid for one in payments if one is not None]


def test_a_payment_after_the_day_is_no_fact_for_a_condition(library: Library) -> None:
    """A rule that asks for payments sees those of the time that it judges, whatever is set off."""
    later, before = case_of(paid(400, AFTER)), case_of(paid(400, ON))
    assert Outcome.ELIGIBLE is assess(later, library, on=ON, paid_by=AFTER)[NEWCOMER].outcome
    assert Outcome.ELIGIBLE is assess(later, library, on=ON)[NEWCOMER].outcome
    assert Outcome.INELIGIBLE is assess(before, library, on=ON)[NEWCOMER].outcome
    assert Outcome.INELIGIBLE is assess(later, library, on=AFTER)[NEWCOMER].outcome


def test_what_was_paid_of_another_incentive_uses_up_its_house(library: Library) -> None:
    """Else the better of the two would be paid for a house that has had the other."""
    case = case_of(paid(500, AFTER, OTHER, subject="h1"))
    assert (yuan(0), yuan(1400)) == due_now(library, case, ON, BY_HOUSE)
    assert (yuan(0), yuan(700)) == due_now(library, case, AFTER, BY_HOUSE)
    assert (yuan(500), yuan(0)) == due_now(library, case, AFTER, OTHER)


def test_what_was_paid_after_the_day_is_recovered_too(library: Library) -> None:
    """The obligation was broken by the day; what had been paid by that of the sheet is given back."""
    case = case_of(paid(400, APPLIED), paid(200, AFTER), closed_on=ON)
    totals = [recover(case, library, on=ON, paid_by=day).total.known for day in (None, AFTER)]
    assert [yuan(400), yuan(600)] == totals


def test_a_breach_after_the_day_is_none(library: Library) -> None:
    """The day of the sheet brings no fact nearer."""
    case = case_of(paid(400, APPLIED), closed_on=AFTER)
    assert yuan(0) == recover(case, library, on=ON, paid_by=date(2030, 1, 1)).total.known


def test_the_ledger_sets_off_by_the_day_of_the_sheet(library: Library) -> None:
    case = case_of(paid(1000, APPLIED), paid(100, AFTER))
    known = [
        reassess(case, library, on=ON, was=date(2022, 12, 31), now=date(2023, 6, 1), paid_by=day)[
            GRANT
        ].outstanding
        for day in (None, AFTER)
    ]
    assert [yuan(500), yuan(400)] == [one.known for one in known if one is not None]


def test_the_day_stands_in_the_documents_where_it_was_given(library: Library) -> None:
    """Without it the bytes are those of an edition that did not know it."""
    case = case_of(paid(400, APPLIED))
    plain, dated = assess(case, library, on=ON), assess(case, library, on=ON, paid_by=AFTER)
    assert "paid_by" not in json.loads(plain.to_json())
    assert "2023-01-20" == json.loads(dated.to_json())["paid_by"]
    assert plain.fingerprint != dated.fingerprint
    told = json.loads(reassess(case, library, on=ON, was=ON, now=AFTER, paid_by=AFTER).to_json())
    assert "2023-01-20" == told["paid_by"]
    assert (
        "2023-01-20"
        == json.loads(recover(case, library, on=ON, paid_by=AFTER).to_json())["paid_by"]
    )
    assert "paid_by" not in json.loads(recover(case, library, on=ON).to_json())


@pytest.mark.parametrize("ask", [assess, recover])
def test_the_day_is_a_date(library: Library, ask: object) -> None:
    with pytest.raises(TypeError, match="paid_by must be a"):
        ask(case_of(), library, on=ON, paid_by=datetime(2023, 1, 1))  # type: ignore[operator] # noqa: DTZ001


DAYS = st.dates(APPLIED, APPLIED + timedelta(days=1500))
PAYOUTS = st.lists(
    st.builds(
        paid,
        st.integers(0, 1000),
        DAYS,
        st.sampled_from([GRANT, BY_HOUSE]),
        subject=st.sampled_from(["h1", "h2"]),
    ),
    max_size=5,
    unique_by=lambda payout: (payout.incentive, payout.subject, payout.paid_on, payout.amount),
)


@given(payouts=PAYOUTS, days=st.lists(DAYS, min_size=2, max_size=2).map(sorted))
def test_what_was_paid_and_what_is_due_are_what_was_determined(
    library: Library, payouts: Sequence[Payout], days: Sequence[date]
) -> None:
    """Paid + due now − overpaid is what has fallen due, whichever day the sheet is of.

    Paid never falls and due now never rises from one day to a later one; all else stays.
    """
    case = case_of(*payouts)
    sheets = [assess(case, library, on=ON, paid_by=day) for day in (None, *days)]
    for incentive, fallen_due in ((GRANT, 900), (BY_HOUSE, 1400)):
        accounts = []
        for sheet in sheets:
            payment = sheet[incentive].payment
            assert payment is not None
            account = payment.account
            set_off, due, over = (
                exact_amount(cast(Money, end.known))
                for end in (account.paid, account.due, account.overpaid)
            )
            assert fallen_due == set_off + due - over
            accounts.append((set_off, due))
        assert accounts[1][0] <= accounts[2][0]
        assert accounts[1][1] >= accounts[2][1]
    outcomes = [[(one.incentive, one.outcome, one.amount) for one in sheet] for sheet in sheets]
    assert outcomes[0] == outcomes[1] == outcomes[2]
    assert sheets[0].totals == sheets[1].totals == sheets[2].totals


def test_a_payment_whose_day_nobody_knows_may_count(library: Library) -> None:
    """As before: an unknown day is open on every sheet."""
    case = case_of(Payout(incentive=GRANT, amount=yuan(400)))
    payment = assess(case, library, on=ON, paid_by=AFTER)[GRANT].payment
    assert payment is not None
    assert (yuan(500), yuan(900)) == tuple(payment.account.due)
