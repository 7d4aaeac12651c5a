"""What was paid is set off against what is due first, to the fen and not beyond what is known."""

from decimal import localcontext
from fractions import Fraction

from incentives.budgeting import Certainty, Posting, budget_of
from incentives.budgeting.posting import settled
from incentives.policy.rule import Form
from incentives.values.number import Exact
from incentives.values.period import Month
from incentives.values.range import Range


def posting(
    amount: Exact, month: int | None, *, certainty: Certainty = Certainty.KNOWN, level: str = "区"
) -> Posting:
    return Posting(
        case="甲",
        incentive="grant",
        charge=None,
        form=Form.CASH,
        month=Month(2024, month) if month is not None else None,
        level=level,
        beneficiary="applicant",
        certainty=certainty,
        within=Range.exactly(amount),
    )


def test_the_earliest_month_is_paid_first() -> None:
    """Whatever the order of the postings; what has no day comes last."""
    postings = (posting(100, None), posting(300, 7), posting(200, 1))
    assert [one.paid for one in settled(postings, 350)] == [0, 150, 200]
    assert [one.paid for one in settled(postings, 550)] == [50, 300, 200]


def test_levels_of_one_month_share_what_was_paid() -> None:
    """By what they bear, to the fen."""
    postings = (posting(200, 1, level="市"), posting(100, 1))
    paid = [one.paid for one in settled(postings, 100)]
    assert paid == [Fraction(6667, 100), Fraction(3333, 100)]


def test_what_is_open_or_stopped_counts_nothing_as_paid_and_no_more_than_all_is() -> None:
    """What was paid beyond what is known is told elsewhere."""
    open_one = posting(500, 1, certainty=Certainty.OPEN)
    postings = (open_one, posting(100, 2), posting(70, 3, certainty=Certainty.STOPPED))
    assert [one.paid for one in settled(postings, 1000)] == [0, 100, 0]
    total = budget_of(settled(postings, 40), "CNY").total(Form.CASH)
    assert [total.known.amount, total.paid.amount, total.left.amount] == [100, 40, 60]


def test_what_is_taken_away_is_neither_paid_nor_adds_to_what_can_be() -> None:
    """An amount below zero takes nothing of a payment, and one that it evens out is no fault."""
    postings = (posting(-100, 1), posting(200, 2), posting(100, 3), posting(-100, 3))
    assert [one.paid for one in settled(postings, 0)] == [0, 0, 0, 0]
    assert [one.paid for one in settled(postings, 250)] == [0, 200, 50, 0]


def test_what_is_left_to_pay_is_exact_whatever_the_decimal_context() -> None:
    """A narrow context of the program around rounds nothing."""
    total = budget_of((posting(123456, 1),), "CNY").total(Form.CASH)
    with localcontext(prec=3):
        assert str(total.left.amount) == "123456.00"
