"""Periods of rows that may be open: one of two, or any where the month of the row is not known."""

from incentives.compile.bounded.values import (
    ENDLESS,
    NOTHING_LACKS,
    ONLY_REFERENCE,
    Bounded,
    known,
)
from incentives.compile.runtime import period_end


def of_one_period(own: Bounded, other: Bounded) -> Bounded:
    """Whether both are one period; of two that are open each is the one or the other end."""
    lacks = min(own[3], other[3])
    if lacks == NOTHING_LACKS:
        return known(1 if own[0] == other[0] else 0)
    meets_first = own[0] == other[0] or own[0] == other[1]
    meets_last = own[1] == other[0] or own[1] == other[1]
    may_be = is_any_period(own) or is_any_period(other) or meets_first or meets_last
    return (0, 1, 0, lacks) if may_be or lacks == ONLY_REFERENCE else known(0)


def period_over(period: Bounded, on: int) -> Bounded:
    """Whether the period is over, whichever it is; else only the reference can say."""
    if period[3] == NOTHING_LACKS:
        return known(1 if period_end(period[0]) <= on else 0)
    if is_any_period(period) or period[3] == ONLY_REFERENCE:
        return (0, 1, 0, ONLY_REFERENCE)
    last = max(period_end(period[0]), period_end(period[1]))
    return known(1) if last <= on else (0, 1, 0, ONLY_REFERENCE)


def is_any_period(period: Bounded) -> bool:
    """Whether nothing is known of which period it is."""
    return period[0] == -ENDLESS or period[1] == ENDLESS
