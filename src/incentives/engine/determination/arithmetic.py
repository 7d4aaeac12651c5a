"""Sums of money over results that may be open; nothing is rounded, what is missing stays told."""

from collections.abc import Iterable

from incentives.language.operators import OPERATORS, lift
from incentives.language.possible import Open, Result
from incentives.language.types import NumberType
from incentives.values.number import is_exact
from incentives.values.unit import ONE

_TIMES, _PLUS, _MINUS = OPERATORS["*"], OPERATORS["+"], OPERATORS["-"]
_MAX, _MIN = OPERATORS["max"], OPERATORS["min"]
_PLAIN = NumberType(ONE)


def times(amount: Result, share: Result) -> Result:
    """The share of the amount."""
    return lift(_TIMES, _PLAIN, (amount, share))


def part_of_whole(share: Result) -> Result:
    """The share, from nothing to all: what facts make of it is no less and no more.

    >>> part_of_whole(50), part_of_whole(-1)
    (1, 0)
    """
    if is_exact(share):
        return 0 if share < 0 else min(share, 1)
    return lift(_MIN, _PLAIN, (at_least_nothing(share), 1))


def less(amount: Result, taken: Result) -> Result:
    """The amount less what is taken, which may be below nothing."""
    return lift(_MINUS, _PLAIN, (amount, taken))


def without_share(amount: Result, share: Result) -> Result:
    """What is left of the amount when the share of it falls away."""
    return times(amount, less(1, share))


def plus(amount: Result, added: Result) -> Result:
    """The two together."""
    return lift(_PLUS, _PLAIN, (amount, added))


def sum_of(amounts: Iterable[Result]) -> Result:
    """The sum; of none, nothing."""
    total: Result = 0
    for amount in amounts:
        total = plus(total, amount)
    return total


def greater(amount: Result, other: Result) -> Result:
    """The greater of the two; nothing where one of them does not exist."""
    return lift(_MAX, _PLAIN, (amount, other))


def lesser(amount: Result, other: Result) -> Result:
    """The lesser of the two; nothing where one of them does not exist."""
    return lift(_MIN, _PLAIN, (amount, other))


def at_least_nothing(amount: Result) -> Result:
    """The amount, or nothing where it is below that."""
    if is_exact(amount):
        return max(amount, 0)
    if isinstance(amount, Open) and amount.is_number and amount.within.ends[0] >= 0:
        return amount  # whatever it turns out to be
    return lift(_MAX, _PLAIN, (amount, 0))
