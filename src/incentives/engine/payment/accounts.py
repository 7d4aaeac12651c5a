"""What is due now beside what has been paid: bounds where facts are missing, never below zero."""

from collections.abc import Sequence
from typing import cast

from incentives.engine.findings.payment import Account, Bounded, InstalmentState
from incentives.engine.payment.instalments import PlannedInstalment
from incentives.engine.payment.prior_awards import PaymentsMade
from incentives.language.possible import Missing
from incentives.values.money import exact_amount, money_of
from incentives.values.number import Exact

High = Exact | None
"""An upper bound; None: there is none."""


def account_of(instalments: Sequence[PlannedInstalment], most: High, made: PaymentsMade, currency: str) -> Account:
    """The account of instalments and payments. `most`: what all the instalments come to at most."""
    due_low = sum((each.amount or 0 for each in instalments if each.state is InstalmentState.DUE), 0)
    due_high = _due_at_most(instalments, most)
    paid_low, paid_high = made.low, made.high
    due = _bounded(_less(due_low, paid_high), None if due_high is None else max(due_high - paid_low, 0), currency)
    overpaid = _bounded(_less(paid_low, due_high), None if paid_high is None else max(paid_high - due_low, 0), currency)
    is_known = due.known is not None and overpaid.known is not None
    open_facts = frozenset().union(made.missing, *(_missing_of(each) for each in instalments))
    missing = () if is_known else tuple(sorted(open_facts))
    return Account(paid=_bounded(paid_low, paid_high, currency), due=due, overpaid=overpaid, missing=missing)


def added_up(accounts: Sequence[Account], currency: str) -> Account:
    """Several accounts as one; what is due for one is not set off against what was overpaid for another."""
    return Account(
        paid=_sum([each.paid for each in accounts], currency), due=_sum([each.due for each in accounts], currency),
        overpaid=_sum([each.overpaid for each in accounts], currency),
        missing=tuple(sorted({missing for each in accounts for missing in each.missing})),
    )  # fmt: skip


def _missing_of(instalment: PlannedInstalment) -> frozenset[Missing]:
    """What is missing of an instalment that may be due."""
    return instalment.missing if instalment.may_be_due else frozenset()


def _due_at_most(instalments: Sequence[PlannedInstalment], most: High) -> High:
    """The most that can be due: those that are, and those that may be."""
    possible = [each.amount for each in instalments if each.may_be_due]
    if None in possible:
        return most
    return sum((cast(Exact, amount) for amount in possible), 0)


def _less(low: Exact, high: High) -> Exact:
    """At least so much is left of `low`, whatever up to `high` comes off it."""
    return 0 if high is None else max(low - high, 0)


def _sum(amounts: Sequence[Bounded], currency: str) -> Bounded:
    highs = [each.high for each in amounts]
    low = sum((exact_amount(each.low) for each in amounts), 0)
    high = None if None in highs else sum((exact_amount(each) for each in highs if each is not None), 0)
    return _bounded(low, high, currency)


def _bounded(low: Exact, high: High, currency: str) -> Bounded:
    return Bounded(low=money_of(low, currency), high=money_of(high, currency) if high is not None else None)
