"""Whatever an incentive comes to and whatever was paid, instalments, levels and accounts add up."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from moneyed import Money

from incentives import InstalmentState, Library, Payment
from incentives.facts.unknown import NOT_COME_ABOUT
from incentives.values.money import exact_amount
from incentives.values.number import Exact
from tests.engine.small_domain import ON, Case, Payout, Workshop, found, one_file

RULES = """
payers: {land: TEXT, city: TEXT, village: TEXT}
parameters:
  third: {text: TEXT, unit: 1, values: [{value: 33.333%, cite: 1}]}
  tenth: {text: TEXT, unit: 1, values: [{value: 10%, cite: 1}]}
  half: {text: TEXT, unit: 1, values: [{value: 50%, cite: 1}]}
incentives:
  grant:
    title: TEXT
    kind: grant
    cite: 1
    trigger: workshop.opened_on
    amount: workshop.spent * third
    paid:
      instalments:
        - {share: third, due: workshop.opened_on}
        - {share: tenth, due: workshop.applied_on}
        - {rest: true, due: workshop.closed_on}
      levels: [{payer: land, share: third}, {payer: city, share: half}, {payer: village}]
"""
OPENED, APPLIED, CLOSED = date(2022, 3, 1), date(2022, 6, 1), date(2022, 9, 1)
DAYS = (date(2022, 3, 1), date(2022, 5, 31), date(2022, 6, 1), date(2022, 12, 31))
THIRD, TENTH, HALF = Fraction(33333, 100_000), Fraction(1, 10), Fraction(1, 2)
FEN = Fraction(1, 100)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder: Path = tmp_path_factory.mktemp("laws")
    return one_file(folder, RULES)


amounts = st.integers(0, 10**7).map(lambda fen: Money(Decimal(fen) / 100, "CNY"))


def payment_of(library: Library, spent: Money, on: date, *paid: Money) -> Payment:
    payouts = tuple(
        Payout(incentive="land.one.grant", amount=amount, paid_on=OPENED) for amount in paid
    )
    workshop = Workshop(spent=spent, opened_on=OPENED, applied_on=APPLIED, closed_on=CLOSED)
    payment = found(library, Case(workshop=workshop, payouts=payouts), on=on).payment
    assert payment is not None
    return payment


def exact_of(amount: Money | None) -> Exact:
    assert amount is not None
    return exact_amount(amount)


def to_the_fen(amount: Fraction) -> Fraction:
    """Half a fen makes a fen."""
    return Fraction(int(amount * 100 + HALF), 100)


@given(spent=amounts)
def test_instalments_and_levels_add_up(library: Library, spent: Money) -> None:
    """Instalments to the amount, levels to each instalment; nothing is below zero.

    So far each level has borne its share of what was paid, to the fen.
    """
    payment = payment_of(library, spent, ON)
    whole = to_the_fen(exact_amount(spent) * THIRD)
    instalments = [exact_of(one.amount) for one in payment.instalments]
    assert sum(instalments) == whole
    assert all(amount >= 0 for amount in instalments)
    for one in payment.instalments:
        assert sum(exact_of(level.amount) for level in one.levels) == exact_of(one.amount)
    for count in range(1, 4):
        so_far = sum(instalments[:count])
        for at, share in enumerate((THIRD, HALF, 1 - THIRD - HALF)):
            borne = sum(exact_of(one.levels[at].amount) for one in payment.instalments[:count])
            assert abs(borne - share * so_far) <= FEN


@given(spent=amounts)
def test_each_instalment_is_its_share_to_the_fen(library: Library, spent: Money) -> None:
    """The last one is the rest."""
    whole = to_the_fen(exact_amount(spent) * THIRD)
    payment = payment_of(library, spent, ON)
    for one, share in zip(payment.instalments, (THIRD, TENTH, 1 - THIRD - TENTH), strict=True):
        assert abs(exact_of(one.amount) - share * whole) <= FEN


@given(spent=amounts, paid=st.lists(amounts, max_size=3), on=st.sampled_from(DAYS))
def test_what_is_due_is_what_stands_less_what_was_paid(
    library: Library, spent: Money, paid: list[Money], on: date
) -> None:
    """What was paid beyond it is overpaid; of both there is never something at once."""
    payment = payment_of(library, spent, on, *paid)
    by_then = sum(
        exact_of(one.amount)
        for one, day in zip(payment.instalments, (OPENED, APPLIED, CLOSED), strict=True)
        if day <= on
    )
    states = [one.state is InstalmentState.DUE for one in payment.instalments]
    assert [day <= on for day in (OPENED, APPLIED, CLOSED)] == states
    was_paid = sum(map(exact_amount, paid), Fraction(0))
    account = payment.account
    assert was_paid == exact_of(account.paid.known)
    assert max(by_then - was_paid, 0) == exact_of(account.due.known)
    assert max(was_paid - by_then, 0) == exact_of(account.overpaid.known)


@given(spent=amounts, more=st.integers(1, 10**4))
def test_who_spent_more_has_no_instalment_that_is_less(
    library: Library, spent: Money, more: int
) -> None:
    """By more than the fen that rounding takes from one of them to another."""
    larger = spent + Money(Decimal(more) / 100, "CNY")
    one, other = (payment_of(library, amount, ON) for amount in (spent, larger))
    for before, after in zip(one.instalments, other.instalments, strict=True):
        assert exact_of(after.amount) >= exact_of(before.amount) - FEN


def test_an_instalment_that_has_not_come_about_is_to_come(library: Library) -> None:
    """All of it is entitled, and what is due by then is none of it."""
    workshop = Workshop(
        spent=Money(300, "CNY"),
        opened_on=OPENED,
        applied_on=NOT_COME_ABOUT,
        closed_on=NOT_COME_ABOUT,
    )
    payment = found(library, Case(workshop=workshop, payouts=())).payment
    assert payment is not None
    states = [one.state for one in payment.instalments]
    to_come = InstalmentState.TO_COME
    assert [InstalmentState.DUE, to_come, to_come] == states
    assert exact_of(payment.instalments[0].amount) == exact_of(payment.account.due.known)
