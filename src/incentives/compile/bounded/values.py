"""Numbers and days that may be open: four words, and what operators make of them.

What is known of a value are four words: its least, its most, whether it may not exist, and what is
missing. Of one that is known the first is its word, and nothing is missing. Of an open value of an
enumeration the first is a bit for each that it can have; of an open day, month, text, set or status
nothing is known; an open condition lies between 0 and 1.
"""

from collections.abc import Callable, Iterable

from incentives.compile.words import NONE, WIDEST

NOTHING_LACKS = 2**62
"""The rank where all is known."""
ONLY_REFERENCE = -1
"""The rank of what only the reference can tell: it is no sharper, and whatever hangs on it goes to
the reference."""
ENDLESS = 3 * 2**61
"""There is no bound above; below zero, none below."""
Bounded = tuple[int, int, int, int]
_NOTHING: Bounded = (NONE, NONE, 0, NOTHING_LACKS)


def known(word: int) -> Bounded:
    """A word that is known, or that there is none."""
    return (word, word, 0, NOTHING_LACKS)


def anything(none: int, lacks: int) -> Bounded:
    """A value of which nothing is known; `none`: it may not exist."""
    return (-ENDLESS, ENDLESS, none, lacks)


def left_over() -> Bounded:
    """What only the reference can tell."""
    return (-ENDLESS, ENDLESS, 1, ONLY_REFERENCE)


def within(least: int, most: int, none: int, lacks: int) -> Bounded:
    """A number between bounds; where they meet, it is known."""
    if (least != -ENDLESS and abs(least) >= WIDEST) or (most != ENDLESS and abs(most) >= WIDEST):
        return left_over()
    if none == 0 and least == most and lacks != ONLY_REFERENCE:
        return (least, least, 0, NOTHING_LACKS)
    return (least, most, none, lacks)


def is_wide(end: int, most: int) -> bool:
    """Whether a bound lies further from zero than that."""
    return abs(end) != ENDLESS and abs(end) > most


def told(holds: bool, fails: bool, lacks: int) -> Bounded:  # noqa: FBT001 - what may come out
    """A condition that may hold, or fail, or both."""
    if holds and fails:
        return (0, 1, 0, lacks)
    return (1, 1, 0, NOTHING_LACKS) if holds else (0, 0, 0, NOTHING_LACKS)


def added(one: Bounded, other: Bounded) -> Bounded:
    """The sum; a sum with nothing is nothing."""
    if one[0] == NONE or other[0] == NONE:
        return _NOTHING
    least, most = -ENDLESS, ENDLESS
    if one[0] != -ENDLESS and other[0] != -ENDLESS:
        least = one[0] + other[0]
    if one[1] != ENDLESS and other[1] != ENDLESS:
        most = one[1] + other[1]
    return within(least, most, one[2] | other[2], min(one[3], other[3]))


def less(one: Bounded, other: Bounded) -> Bounded:
    """The difference."""
    if other[0] == NONE:
        return _NOTHING
    return added(one, (-other[1], -other[0], other[2], other[3]))


def less_at_ends(whole: Bounded, taken: Bounded) -> Bounded:
    """What is left of the number, of whose ends something is taken that hangs on it alone."""
    if whole[0] == NONE or taken[0] == NONE:
        return _NOTHING
    if taken[0] > taken[1] or whole[2] == 1:
        return left_over()
    least = whole[0] if whole[0] == -ENDLESS else whole[0] - taken[0]
    most = whole[1] if whole[1] == ENDLESS else whole[1] - taken[1]
    if least > most:
        return left_over()
    return within(least, most, 0, min(whole[3], taken[3]))


def product_of_ends(one: int, other: int) -> int:
    """The product; what is too wide lies beyond every bound."""
    if one == 0 or other == 0:
        return 0
    if abs(one) == ENDLESS or abs(other) == ENDLESS:
        return ENDLESS if (one > 0) == (other > 0) else -ENDLESS
    if abs(other) > WIDEST // abs(one):
        return WIDEST + 1
    return one * other


def multiplied(one: Bounded, other: Bounded) -> Bounded:
    """The product."""
    if one[0] == NONE or other[0] == NONE:
        return _NOTHING
    first, second = product_of_ends(one[0], other[0]), product_of_ends(one[0], other[1])
    third, last = product_of_ends(one[1], other[0]), product_of_ends(one[1], other[1])
    least, most = min(first, second, third, last), max(first, second, third, last)
    if WIDEST + 1 in (first, second, third, last):
        return left_over()
    return within(least, most, one[2] | other[2], min(one[3], other[3]))


def narrowed(value: Bounded, low: int, high: int) -> Bounded:
    """The number, whose ends are no further out; others are for the reference."""
    if value[0] == NONE:
        return value
    is_low = value[0] != -ENDLESS and (value[0] < low or value[0] > high)
    is_high = value[1] != ENDLESS and (value[1] < low or value[1] > high)
    return left_over() if is_low or is_high else value


def least_of(values: tuple[Bounded, ...]) -> Bounded:
    """The least of numbers; one that never is the least is not missed."""
    if any(value[0] == NONE for value in values):
        return _NOTHING
    least, most = min(value[0] for value in values), min(value[1] for value in values)
    none = _may_be_none(values)
    return within(least, most, none, _lacking(v for v in values if none or v[0] < most))


def most_of(values: tuple[Bounded, ...]) -> Bounded:
    """The greatest of numbers; one that never is the greatest is not missed."""
    if any(value[0] == NONE for value in values):
        return _NOTHING
    least, most = max(value[0] for value in values), max(value[1] for value in values)
    none = _may_be_none(values)
    return within(least, most, none, _lacking(v for v in values if none or v[1] > least))


def earliest_of(values: tuple[Bounded, ...]) -> Bounded:
    """The first of days; where one is open, nothing is known."""
    return _one_of_days(values, min)


def latest_of(values: tuple[Bounded, ...]) -> Bounded:
    """The last of days; where one is open, nothing is known."""
    return _one_of_days(values, max)


def _one_of_days(values: tuple[Bounded, ...], pick: Callable[[list[int]], int]) -> Bounded:
    if any(value[0] == NONE for value in values):
        return _NOTHING
    lacks = _lacking(values)
    if lacks != NOTHING_LACKS:
        return anything(_may_be_none(values), lacks)
    return known(pick([value[0] for value in values]))


def _may_be_none(values: Iterable[Bounded]) -> int:
    return int(any(value[2] for value in values))


def _lacking(values: Iterable[Bounded]) -> int:
    """What is missing of them first."""
    return min((value[3] for value in values), default=NOTHING_LACKS)
