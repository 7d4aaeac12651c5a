"""What is due now beside what has been paid: bounds where facts are missing, never below zero."""

from collections.abc import Sequence
from typing import cast

from incentives.engine.findings.payment import Account
from incentives.engine.payment.instalments import PlannedInstalment
from incentives.engine.payment.prior_awards import PaymentsMade
from incentives.language.possible import InOrder, Missing, in_order
from incentives.values.number import Exact
from incentives.values.range import Range, money_range, total_of


def account_of(
    instalments: Sequence[PlannedInstalment],
    whole: Range,
    made: PaymentsMade,
    currency: str,
    orders: InOrder,
) -> Account:
    """The account of instalments and payments; no end of it is below zero.

    `whole`: what all the instalments come to. Its upper end is taken where one that may be due has
    no known amount, its lower one where all are paid at once whatever comes. `missing` is empty
    where both what is due and what was overpaid are known; `orders` puts it in order.
    """
    due_in_all = Range(_due_at_least(instalments, whole), _due_at_most(instalments, whole.high))
    paid = made.amount
    due = money_range((due_in_all - paid).not_below_zero, currency)
    overpaid = money_range((paid - due_in_all).not_below_zero, currency)
    is_known = due.known is not None and overpaid.known is not None
    open_facts = frozenset().union(made.missing, *map(_missing_of, instalments))
    missing = () if is_known else orders.of(open_facts)
    return Account(paid=money_range(paid, currency), due=due, overpaid=overpaid, missing=missing)


def added_up(accounts: Sequence[Account], currency: str) -> Account:
    """Several accounts as one.

    What is due for one is not set off against what was overpaid for another.
    """
    return Account(
        paid=total_of((account.paid for account in accounts), currency),
        due=total_of((account.due for account in accounts), currency),
        overpaid=total_of((account.overpaid for account in accounts), currency),
        missing=in_order({gap for account in accounts for gap in account.missing}),
    )


def _missing_of(instalment: PlannedInstalment) -> frozenset[Missing]:
    """What is missing of an instalment that may be due."""
    return instalment.missing if instalment.may_be_due else frozenset()


def _due_at_least(instalments: Sequence[PlannedInstalment], whole: Range) -> Exact:
    """The least that is due: what is sure of those that are, or of all that is paid at once."""
    due = [planned for planned in instalments if planned.is_surely_due]
    singly = sum((planned.sure for planned in due), 0)
    is_all = bool(instalments) and len(due) == len(instalments)
    return max(singly, whole.least) if is_all else singly


def _due_at_most(instalments: Sequence[PlannedInstalment], most: Exact | None) -> Exact | None:
    """The most that can be due: those that are, and those that may be."""
    possible = [planned.amount for planned in instalments if planned.may_be_due]
    if None in possible:
        return most
    return sum((cast(Exact, amount) for amount in possible), 0)
