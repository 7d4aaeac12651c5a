"""What is due beside what was paid: against every sum that it can come to."""

from collections.abc import Iterator, Sequence
from itertools import product

import attrs
import pytest

from incentives import Account, InstalmentState, MoneyRange
from incentives.engine.payment.accounts import account_of, added_up
from incentives.engine.payment.instalments import PlannedInstalment
from incentives.engine.payment.prior_awards import Entry, PaymentsMade
from incentives.language.possible import InOrder, Missing, MissingKind, Open
from incentives.values.number import Exact
from incentives.values.place import FactPath
from incentives.values.range import NOT_NEGATIVE, Range
from tests.engine.small_domain import yuan

P, Q, R, PAID = (
    Missing(MissingKind.FACT, FactPath.parse(name)) for name in ("p", "q", "r", "paid")
)


def planned(
    amount: Exact | None, state: InstalmentState = InstalmentState.DUE, *missing: Missing
) -> PlannedInstalment:
    """An instalment whose date has come unless it is TO_COME."""
    is_due = state is InstalmentState.DUE
    return PlannedInstalment(
        rule=None,
        share=1,
        amount=amount,
        sure=(amount or 0) if is_due else 0,
        due_on=None,
        state=state,
        missing=frozenset(missing),
        may_be_due=state in {InstalmentState.DUE, InstalmentState.OPEN},
        is_surely_due=is_due,
    )


DUE, OPEN, TO_COME = InstalmentState.DUE, InstalmentState.OPEN, InstalmentState.TO_COME


def entry(
    low: Exact,
    high: Exact | None = None,
    *,
    subject: str | None = None,
    instalment: int | None = None,
    missing: Sequence[Missing] = (),
) -> Entry:
    within = Range(low, low if high is None else high)
    return Entry(within=within, subject=subject, instalment=instalment, missing=frozenset(missing))


def made(*entries: Entry) -> PaymentsMade:
    missing = frozenset[Missing]().union(*(each.missing for each in entries))
    return PaymentsMade(entries=entries, is_listed=True, missing=missing)


NOBODY_SAYS = PaymentsMade(entries=(), is_listed=False, missing=frozenset({PAID}))


def money(low: int, high: int | None) -> MoneyRange:
    return MoneyRange(yuan(low), None if high is None else yuan(high))


def account(
    instalments: Sequence[PlannedInstalment], payments: PaymentsMade, whole: Range | None = None
) -> Account:
    everything = sum(planned.amount or 0 for planned in instalments)
    owed = whole or Range.exactly(everything)
    return account_of(instalments, owed, payments, "CNY", InOrder())


@pytest.mark.parametrize("paid", [0, 30, 100, 150])
@pytest.mark.parametrize("second", [DUE, TO_COME])
def test_what_is_due_less_what_was_paid_is_due_now_or_overpaid(
    paid: int, second: InstalmentState
) -> None:
    """Nothing is below nothing, and nothing is missing; what is to come is not due."""
    due = 100 if second is DUE else 60
    told = account([planned(60), planned(40, second, P)], made(entry(paid)))
    assert (
        Account(
            paid=money(paid, paid),
            due=money(max(due - paid, 0), max(due - paid, 0)),
            overpaid=money(max(paid - due, 0), max(paid - due, 0)),
            missing=(),
        )
        == told
    )


def sums(instalments: Sequence[PlannedInstalment]) -> Iterator[Exact]:
    """Whatever may be due of them, each that may be open being due or not."""
    ways = [
        [each.amount or 0]
        if each.is_surely_due
        else [0, each.amount or 0]
        if each.may_be_due
        else [0]
        for each in instalments
    ]
    return (sum(way, 0) for way in product(*ways))


@pytest.mark.parametrize("paid", [entry(0), entry(50), entry(20, 70), entry(0, 200)])
def test_the_account_spans_all_that_can_be_due_and_paid(paid: Entry) -> None:
    """Exactly from the least to the most of each, for every way in which two instalments stand."""
    for states in product(InstalmentState, repeat=2):
        instalments = [planned(60, states[0]), planned(40, states[1])]
        told = account(instalments, made(paid))
        assert paid.within.high is not None
        pairs = [*product(sums(instalments), (paid.within.least, paid.within.high))]
        due = [max(owed - had, 0) for owed, had in pairs]
        over = [max(had - owed, 0) for owed, had in pairs]
        assert (money(int(min(due)), int(max(due))), money(int(min(over)), int(max(over)))) == (
            told.due,
            told.overpaid,
        )


def test_what_is_open_is_asked_for_only_while_it_may_be_due() -> None:
    """With what is missing of the payments; in the order of what is missing."""
    instalments = [planned(60, OPEN, Q), planned(30, OPEN, P), planned(10, TO_COME, R)]
    assert (P, Q) == account(instalments, made(entry(0))).missing
    assert (P, PAID, Q) == account(instalments, made(entry(0, 5, missing=[PAID]))).missing
    assert (PAID,) == account([planned(60)], made(entry(0, 80, missing=[PAID]))).missing


def test_what_nobody_lists_may_be_any_payment() -> None:
    """Nothing is surely due then, and any sum may have been paid too much."""
    told = account([planned(60)], NOBODY_SAYS)
    assert (money(0, None), money(0, 60), money(0, None)) == (told.paid, told.due, told.overpaid)
    assert (PAID,) == told.missing


def test_an_instalment_of_no_known_amount_may_be_all_there_is() -> None:
    """At most the whole; at least what is sure of the others."""
    whole = Range(80, 200)
    told = account([planned(60), planned(None, OPEN, P)], made(entry(10)), whole)
    assert (money(50, 190), money(0, 0)) == (told.due, told.overpaid)


def test_all_that_is_surely_due_at_once_is_at_least_what_the_whole_is() -> None:
    """Where every instalment is due whatever it comes to; not where one of them is to come."""
    open_share = attrs.evolve(planned(None, DUE), sure=5)
    whole = Range(80, 200)
    assert money(80, 200) == account([open_share], made(), whole).due
    assert money(85, 200) == account([attrs.evolve(open_share, sure=85)], made(), whole).due
    assert money(5, 200) == account([open_share, planned(None, TO_COME)], made(), whole).due
    assert money(0, 0) == account([], made(), whole).due


def test_accounts_are_added_without_setting_one_off_against_the_other() -> None:
    """What was overpaid for one is not taken from what is due for another."""
    one = Account(paid=money(100, 100), due=money(0, 0), overpaid=money(40, 40), missing=(Q, R))
    other = Account(paid=money(0, 20), due=money(10, 30), overpaid=money(0, 0), missing=(P, Q))
    assert Account(
        paid=money(100, 120), due=money(10, 30), overpaid=money(40, 40), missing=(P, Q, R)
    ) == added_up([one, other], "CNY")
    assert Account(paid=money(0, 0), due=money(0, 0), overpaid=money(0, 0), missing=()) == added_up(
        [], "CNY"
    )


def test_a_subject_has_the_payments_that_name_it_and_those_that_name_none() -> None:
    """With what is missing of these alone."""
    own, others, anybodys = (
        entry(10, subject="a", missing=[P]),
        entry(20, subject="b", missing=[Q]),
        entry(40, missing=[R]),
    )
    of_a = made(own, others, anybodys).of("a")
    assert ((own, anybodys), frozenset({P, R}), Range(50, 50)) == (
        of_a.entries,
        of_a.missing,
        of_a.amount,
    )
    assert (anybodys,) == made(own, others, anybodys).of("c").entries


def test_a_subject_that_is_not_known_may_have_any_payment_or_none() -> None:
    """For want of the subject and of what was missing."""
    of_any = made(entry(10, subject="a", missing=[P])).of(Open(frozenset({Q})))
    assert (Range(0, 10), frozenset({P, Q})) == (of_any.amount, of_any.missing)


def test_payments_that_nobody_lists_are_not_listed_for_a_subject_either() -> None:
    """They may be anything."""
    of_a = NOBODY_SAYS.of("a")
    assert (False, frozenset({PAID}), NOT_NEGATIVE) == (of_a.is_listed, of_a.missing, of_a.amount)


def test_an_instalment_has_the_payments_that_name_it() -> None:
    """Not known where something of the payments is not."""
    payments = made(
        entry(10, instalment=1), entry(20, instalment=2), entry(5, instalment=1), entry(40)
    )
    assert [15, 20, 0] == [payments.paid_in(number) for number in (1, 2, 3)]
    assert made(entry(10, instalment=1, missing=[P])).paid_in(1) is None
    assert NOBODY_SAYS.paid_in(1) is None
