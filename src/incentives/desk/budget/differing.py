"""By how much a scenario differs, said such that it reads: more or less, and at most how much."""

from fractions import Fraction

from moneyed import Money

from incentives.report.printing.excel.page import Cell
from incentives.report.words.names import Words
from incentives.values.money import exact_amount, money_of
from incentives.values.number import exact
from incentives.values.range import MoneyRange
from incentives.values.text import Text
from incentives.wordings.desk import budget_sums as wordings

_BETWEEN = {False: wordings.LESS_BETWEEN, True: wordings.MORE_BETWEEN}
_UP_TO = {False: wordings.LESS_UP_TO, True: wordings.MORE_UP_TO}
_AT_LEAST = {False: wordings.LESS_AT_LEAST, True: wordings.MORE_AT_LEAST}


def difference_cell(spread: MoneyRange, words: Words) -> Cell:
    """The difference where it is known, below zero for less; else in words, with its bounds."""
    if spread.known is not None:
        return spread.known
    low, high = spread.low, spread.high
    if low is not None and high is not None:
        return _bounded(low, high, words)
    bound = low if high is None else high
    if bound is None:
        return words.say(wordings.OPEN)
    # Without an upper end it is more by at least the lower one; below zero nothing is said by it.
    is_more = high is None
    says_something = bound.amount > 0 if is_more else bound.amount < 0
    return _said(_AT_LEAST[is_more], bound, words) if says_something else words.say(wordings.OPEN)


def _bounded(low: Money, high: Money, words: Words) -> str:
    if low.amount < 0 < high.amount:
        return words.say(wordings.EITHER, less=_plain(low, words), more=_plain(high, words))
    is_more = high.amount > 0
    near, far = (low, high) if is_more else (high, low)
    if not near.amount:
        return _said(_UP_TO[is_more], far, words)
    return words.say(_BETWEEN[is_more], low=_plain(near, words), high=_plain(far, words))


def _said(wording: Text, amount: Money, words: Words) -> str:
    return words.say(wording, amount=_plain(amount, words))


def _plain(amount: Money, words: Words) -> str:
    size = exact(abs(Fraction(exact_amount(amount))))
    return words.numbers.money(money_of(size, amount.currency.code))
