"""Conditions on values that may be open, and conditions that may be open joined."""

from incentives.compile.bounded.values import NOTHING_LACKS, ONLY_REFERENCE, Bounded, known, told
from incentives.compile.words import NONE


def below(one: Bounded, other: Bounded) -> Bounded:
    """Whether the one is less, or before the other."""
    if one[0] == NONE or other[0] == NONE:
        return (0, 0, 0, NOTHING_LACKS)
    fails = one[1] >= other[0] or one[2] == 1 or other[2] == 1
    return told(one[0] < other[1], fails, min(one[3], other[3]))


def at_most(one: Bounded, other: Bounded) -> Bounded:
    """Whether the one is not more, or not after the other."""
    if one[0] == NONE or other[0] == NONE:
        return (0, 0, 0, NOTHING_LACKS)
    fails = one[1] > other[0] or one[2] == 1 or other[2] == 1
    return told(one[0] <= other[1], fails, min(one[3], other[3]))


def alike(one: Bounded, other: Bounded) -> Bounded:
    """Whether two numbers, days, months or texts are the same."""
    if one[0] == NONE or other[0] == NONE:
        return (0, 0, 0, NOTHING_LACKS)
    lacks = min(one[3], other[3])
    if lacks == NOTHING_LACKS:
        return told(one[0] == other[0], one[0] != other[0], lacks)
    are_apart = one[1] < other[0] or other[1] < one[0]
    return (0, 0, 0, NOTHING_LACKS) if are_apart else (0, 1, 0, lacks)


def unlike(one: Bounded, other: Bounded) -> Bounded:
    """Whether two numbers, days, months or texts differ."""
    if one[0] == NONE or other[0] == NONE:
        return (0, 0, 0, NOTHING_LACKS)
    lacks = min(one[3], other[3])
    if lacks == NOTHING_LACKS:
        return told(one[0] != other[0], one[0] == other[0], lacks)
    are_apart = one[1] < other[0] or other[1] < one[0]
    exist = one[2] == 0 and other[2] == 0
    return (1, 1, 0, NOTHING_LACKS) if are_apart and exist else (0, 1, 0, lacks)


def bits_of(value: Bounded) -> int:
    """A bit for each value of an enumeration that it can have."""
    if value[3] != NOTHING_LACKS:
        return value[0]
    return 0 if value[0] == NONE else 1 << value[0]


def alike_in_name(one: Bounded, other: Bounded) -> Bounded:
    """Whether two values of an enumeration are the same."""
    if one[0] == NONE or other[0] == NONE:
        return (0, 0, 0, NOTHING_LACKS)
    lacks = min(one[3], other[3])
    if lacks == NOTHING_LACKS:
        return told(one[0] == other[0], one[0] != other[0], lacks)
    are_apart = bits_of(one) & bits_of(other) == 0
    if lacks != ONLY_REFERENCE and are_apart:
        return (0, 0, 0, NOTHING_LACKS)
    return (0, 1, 0, lacks)


def unlike_in_name(one: Bounded, other: Bounded) -> Bounded:
    """Whether two values of an enumeration differ."""
    if one[0] == NONE or other[0] == NONE:
        return (0, 0, 0, NOTHING_LACKS)
    lacks = min(one[3], other[3])
    if lacks == NOTHING_LACKS:
        return told(one[0] != other[0], one[0] == other[0], lacks)
    are_apart = bits_of(one) & bits_of(other) == 0
    if lacks != ONLY_REFERENCE and are_apart and one[2] == 0 and other[2] == 0:
        return (1, 1, 0, NOTHING_LACKS)
    return (0, 1, 0, lacks)


def named_in(value: Bounded, mask: int) -> Bounded:
    """Whether a value of an enumeration is among those of the mask."""
    if value[0] == NONE:
        return (0, 0, 0, NOTHING_LACKS)
    if value[3] == NOTHING_LACKS:
        return known(mask >> value[0] & 1)
    if value[3] == ONLY_REFERENCE:
        return (0, 1, 0, ONLY_REFERENCE)
    is_other = value[0] & ~mask != 0 or value[2] == 1
    return told(value[0] & mask != 0, is_other, value[3])


def overlapping(value: Bounded, mask: int) -> Bounded:
    """Whether a set has a value in common with the mask."""
    if value[0] == NONE:
        return (0, 0, 0, NOTHING_LACKS)
    if value[3] == NOTHING_LACKS:
        return known(1 if value[0] & mask != 0 else 0)
    return (0, 1, 0, value[3])


def exists(value: Bounded) -> Bounded:
    """Whether there is such a value."""
    if value[3] == NOTHING_LACKS:
        return known(0 if value[0] == NONE else 1)
    return (0, 1, 0, value[3]) if value[2] == 1 else (1, 1, 0, NOTHING_LACKS)


def as_truth(value: Bounded) -> Bounded:
    """A condition that surely exists: what does not exist does not hold."""
    return (0, 0, 0, NOTHING_LACKS) if value[0] == NONE else value


def denied(value: Bounded) -> Bounded:
    """Whether the condition does not hold."""
    return (1 - value[1], 1 - value[0], 0, value[3])


def both(one: Bounded, other: Bounded) -> Bounded:
    """Whether both conditions hold: one that fails decides."""
    if one[1] == 0 or other[1] == 0:
        return (0, 0, 0, NOTHING_LACKS)
    return (one[0] & other[0], 1, 0, min(one[3], other[3]))


def one_of(one: Bounded, other: Bounded) -> Bounded:
    """Whether one of the conditions holds: one that does decides."""
    if one[0] == 1 or other[0] == 1:
        return (1, 1, 0, NOTHING_LACKS)
    return (0, one[1] | other[1], 0, min(one[3], other[3]))


def just_one(values: tuple[Bounded, ...]) -> Bounded:
    """Whether just one of the conditions holds: two that do decide."""
    hold, lacks = 0, NOTHING_LACKS
    for value in values:
        hold += value[0]
        lacks = min(lacks, value[3])
    if hold > 1:
        return (0, 0, 0, NOTHING_LACKS)
    return known(hold) if lacks == NOTHING_LACKS else (0, 1, 0, lacks)
