"""Values that may be one of several, and sums in which a row may count or not."""

from incentives.compile.bounded.truths import bits_of
from incentives.compile.bounded.values import (
    ENDLESS,
    NOTHING_LACKS,
    ONLY_REFERENCE,
    Bounded,
    added,
    known,
    within,
)
from incentives.compile.words import NONE, UNKNOWN

Several = tuple[int, int, int, int, int]
"""What may be one of several: the same, and whether all of them up to now were known and alike."""


def alone(value: Bounded) -> Several:
    """The first of several."""
    is_known = 1 if value[3] == NOTHING_LACKS else 0
    return (value[0], value[1], value[2], value[3], is_known)


def or_number(several: Several, value: Bounded) -> Several:
    """Or this number: what lies between the least and the most of them."""
    if several[4] == 1 and value[3] == NOTHING_LACKS and value[0] == several[0]:
        return several
    none = several[2] | value[2]
    if several[0] == NONE or value[0] == NONE:
        none = 1
    least, most = min(several[0], value[0]), max(several[1], value[1])
    if several[0] == NONE:
        least, most = value[0], value[1]
    elif value[0] == NONE:
        least, most = several[0], several[1]
    return (least, most, none, min(several[3], value[3]), 0)


def or_truth(several: Several, value: Bounded) -> Several:
    """Or this condition."""
    if several[4] == 1 and value[3] == NOTHING_LACKS and value[0] == several[0]:
        return several
    return (0, 1, 0, min(several[3], value[3]), 0)


def or_name(several: Several, value: Bounded) -> Several:
    """Or this value of an enumeration."""
    if several[4] == 1 and value[3] == NOTHING_LACKS and value[0] == several[0]:
        return several
    none, bits = several[2] | value[2], several[0]
    if several[0] == NONE:
        none, bits = 1, 0
    elif several[4] == 1:
        bits = 1 << several[0]
    if value[0] == NONE:
        none = 1
    return (bits | bits_of(value), 0, none, min(several[3], value[3]), 0)


def or_other(several: Several, value: Bounded) -> Several:
    """Or this day, month, text, set or status: of two that differ the reference knows more."""
    if several[4] == 1 and value[3] == NOTHING_LACKS and value[0] == several[0]:
        return several
    none = several[2] | value[2]
    if several[0] == NONE or value[0] == NONE:
        none = 1
    lacks = min(several[3], value[3])
    if several[3] == NOTHING_LACKS and value[3] == NOTHING_LACKS:
        lacks = ONLY_REFERENCE
    return (-ENDLESS, ENDLESS, none, lacks, 0)


def either_of(several: Several, lacks: int) -> Bounded:
    """One of several, nobody knows which for lack of that."""
    if several[4] == 1:
        return known(several[0])
    return (several[0], several[1], several[2], min(several[3], lacks))


def or_nothing(value: Bounded) -> Bounded:
    """A number as a term of a sum: what may not exist may add nothing."""
    if value[2] == 0:
        return value
    return (min(value[0], 0), max(value[1], 0), 0, value[3])


def with_term(total: Bounded, value: Bounded) -> Bounded:
    """The sum with one term more; what does not exist adds nothing."""
    return total if value[0] == NONE else added(total, or_nothing(value))


def if_counted(guard: Bounded, value: Bounded) -> Bounded:
    """What a row adds of which it may be open whether it counts."""
    if guard[0] == 1:
        return value
    return either_of(or_number(alone(known(0)), value), guard[3])


def sum_of_any(value: Bounded, lacks: int) -> Bounded:
    """The sum of any number of rows each of which may have the value."""
    least, most = value[0], value[1]
    if value[0] == NONE:
        least, most = 0, 0
    return within(0 if least >= 0 else -ENDLESS, 0 if most <= 0 else ENDLESS, 0, lacks)


def extreme_of_any(value: Bounded, lacks: int) -> Bounded:
    """The least or the greatest of any number of rows each of which may have the value."""
    if value[0] == NONE:
        return (0, 0, 1, lacks)
    return (value[0], value[1], 1, lacks)


def cell(word: int, lacks: int, bounds: Bounded) -> Bounded:
    """What stands in a cell of a table; one that is not stated lies between the bounds."""
    return known(word) if word != UNKNOWN else within(bounds[0], bounds[1], 0, lacks)


def cells(
    table: tuple[tuple[int, ...], tuple[int, ...]],
    at: int,
    step: int,
    key: Bounded,
    bounds: Bounded,
) -> Bounded:
    """The number in one of the cells that an open key of an enumeration may turn out to name.

    `table`: their words, and what each lacks; `bounds`: of one that is not stated.
    """
    found = alone(known(0))
    is_first = True
    bits = key[0]
    code = 0
    while bits >> code != 0:
        if bits >> code & 1 == 1:
            place = at + code * step
            value = cell(table[0][place], table[1][place], bounds)
            found = alone(value) if is_first else or_number(found, value)
            is_first = False
        code += 1
    return either_of(found, key[3])
