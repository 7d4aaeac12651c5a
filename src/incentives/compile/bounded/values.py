"""Numbers and days that may be open: four words, and what operators make of them.

What is known of a value are four words: its least, its most, whether it may not exist, and what is
missing. Of one that is known the first is its word, and nothing is missing. Of an open value of an
enumeration the first is a bit for each that it can have; of an open day, month, text, set or status
nothing is known; an open condition lies between 0 and 1.
"""

from incentives.compile.words import NONE, WIDEST

NOTHING_LACKS = 2**62
"""The rank where all is known."""
ONLY_REFERENCE = -1
"""The rank of what only the reference can tell: it is no sharper, and whatever hangs on it goes to
the reference."""
ENDLESS = 3 * 2**61
"""There is no bound above; below zero, none below."""
Bounded = tuple[int, int, int, int]
_HALF = 2**31
"""The product of two numbers that are less has surely room in a word."""
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
    is_lost = not (-WIDEST < least < WIDEST or least == -ENDLESS)
    if is_lost or not (-WIDEST < most < WIDEST or most == ENDLESS):
        return left_over()
    if none == 0 and least == most and lacks != ONLY_REFERENCE:
        return (least, least, 0, NOTHING_LACKS)
    return (least, most, none, lacks)


def is_wide(end: int, most: int) -> bool:
    """Whether a bound lies further from zero than that."""
    return not -most <= end <= most and abs(end) != ENDLESS


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


def product_of_ends(one: int, other: int) -> int:
    """The product; what is too wide lies beyond every bound."""
    if -_HALF < one < _HALF and -_HALF < other < _HALF:
        return one * other
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
    least, most = product_of_ends(one[0], other[0]), product_of_ends(one[1], other[1])
    is_lost = least == WIDEST + 1 or most == WIDEST + 1
    if one[0] < 0 or other[0] < 0:
        second, third = product_of_ends(one[0], other[1]), product_of_ends(one[1], other[0])
        is_lost = is_lost or second == WIDEST + 1 or third == WIDEST + 1
        least, most = min(least, second, third, most), max(least, second, third, most)
    if is_lost:
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
    least, most, none = ENDLESS, ENDLESS, 0
    for value in values:
        if value[0] == NONE:
            return _NOTHING
        least, most, none = min(least, value[0]), min(most, value[1]), none | value[2]
    lacks = NOTHING_LACKS
    for value in values:
        if value[3] < lacks and (none == 1 or value[0] < most):
            lacks = value[3]
    return within(least, most, none, lacks)


def most_of(values: tuple[Bounded, ...]) -> Bounded:
    """The greatest of numbers; one that never is the greatest is not missed."""
    least, most, none = -ENDLESS, -ENDLESS, 0
    for value in values:
        if value[0] == NONE:
            return _NOTHING
        least, most, none = max(least, value[0]), max(most, value[1]), none | value[2]
    lacks = NOTHING_LACKS
    for value in values:
        if value[3] < lacks and (none == 1 or value[1] > least):
            lacks = value[3]
    return within(least, most, none, lacks)


def earliest_of(values: tuple[Bounded, ...]) -> Bounded:
    """The first of days; where one is open, nothing is known."""
    first, none, lacks = ENDLESS, 0, NOTHING_LACKS
    for value in values:
        if value[0] == NONE:
            return _NOTHING
        first, none, lacks = min(first, value[0]), none | value[2], min(lacks, value[3])
    return known(first) if lacks == NOTHING_LACKS else anything(none, lacks)


def latest_of(values: tuple[Bounded, ...]) -> Bounded:
    """The last of days; where one is open, nothing is known."""
    last, none, lacks = -ENDLESS, 0, NOTHING_LACKS
    for value in values:
        if value[0] == NONE:
            return _NOTHING
        last, none, lacks = max(last, value[0]), none | value[2], min(lacks, value[3])
    return known(last) if lacks == NOTHING_LACKS else anything(none, lacks)
