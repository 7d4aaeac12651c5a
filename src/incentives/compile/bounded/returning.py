"""Lines of a return that may be open: what a part adds, or leaves, to the step of the return."""

from collections.abc import Callable

from incentives.compile.bounded.values import (
    ENDLESS,
    NOTHING_LACKS,
    ONLY_REFERENCE,
    Bounded,
    is_wide,
    left_over,
    within,
)
from incentives.compile.words import NONE, WIDEST

WORDS_OF_LINE = 5
"""What a line comes to at least and at most, what its parts were told of each, what is missing."""


def begin_return(results: list[int], place: int, lines: int) -> int:
    """No part was yet put into any of the lines of a return, the first of which stands there."""
    for line in range(lines):
        at = place + line * WORDS_OF_LINE
        for word in range(WORDS_OF_LINE - 1):
            results[at + word] = 0
        results[at + WORDS_OF_LINE - 1] = NOTHING_LACKS
    return 0


def in_line(
    results: list[int],
    at: int,
    value: Bounded,
    rounding: Callable[[int, int], int],
    steps: tuple[int, int, int],
) -> Bounded:
    """What a part adds to a line of its return, which is rounded as a whole, end by end.

    The line stands at the place: what it comes to at least and at most, what its parts were told
    of each, and what is missing. `steps`: by what words are multiplied and divided to count in the
    steps of the return; and 1 where each end has a line of its own.
    """
    if value[0] == NONE:
        return value
    times, divisor, is_by_ends = steps
    lacks = results[at + 4] = min(results[at + 4], value[3])
    least, most, none = value[0], value[1], value[2]
    if least != -ENDLESS:
        results[at] += least
        least = rounding(results[at] * times, divisor) - results[at + 2]
        results[at + 2] += least
    if most != ENDLESS:
        results[at + 1] += most
        most = rounding(results[at + 1] * times, divisor) - results[at + 3]
        results[at + 3] += most
        if most < least and is_by_ends == 0:
            results[at + 3] += least - most
            most = least
    if none == 1:  # later parts stand as if there were no such part, where it would raise an end
        if value[0] > 0:
            results[at] -= value[0]
            results[at + 2] -= least
        if value[1] < 0:
            results[at + 1] -= value[1]
            results[at + 3] -= most
    widest = WIDEST // (4 * times)
    if is_wide(results[at], widest) or is_wide(results[at + 1], widest):
        results[at] = results[at + 1] = results[at + 2] = results[at + 3] = 0
        results[at + 4] = ONLY_REFERENCE
        return left_over()
    if is_by_ends == 1:
        return least, most, none, lacks
    return within(least, most, none, lacks)


def outward(value: Bounded, times: int, divisor: int, lacks: int) -> Bounded:
    """A number as it stands in a return of which nobody knows what else it takes in.

    It is known to the step to which lines are rounded; `times`, `divisor`: what counts in steps.
    """
    if value[0] == NONE:
        return value
    widest = WIDEST // (4 * times)
    if is_wide(value[0], widest) or is_wide(value[1], widest):
        return left_over()
    least = value[0] if value[0] == -ENDLESS else value[0] * times // divisor
    most = value[1] if value[1] == ENDLESS else -(-value[1] * times // divisor)
    return within(least, most, value[2], min(value[3], lacks))


def relieved_outward(
    whole: Bounded, share: Bounded, steps: tuple[int, int, int, int, int], lacks: int
) -> Bounded:
    """What is left of a number when the share is off that is rounded in such a return, end by end.

    `steps`: by what the product is multiplied and divided to count in steps, by what the number is
    multiplied, how many words a step is, and the share that is all.
    """
    if whole[0] == NONE or share[0] == NONE:
        return (NONE, NONE, 0, NOTHING_LACKS)
    if whole[2] == 1 or share[2] == 1 or ONLY_REFERENCE in (whole[3], share[3]):
        return left_over()
    times, divisor, scale, one, everything = steps
    lacking = min(whole[3], share[3])
    ends = [whole[0], whole[1]]
    for end, part in ((0, share[1]), (1, share[0])):
        if abs(ends[end]) == ENDLESS:
            continue
        if abs(part) == ENDLESS:
            return left_over()
        if part == everything:
            ends[end] = 0
            continue
        steps_taken, beyond = divmod(ends[end] * part * times, divisor)
        if end == 0 and beyond:
            steps_taken += 1
        if beyond:
            lacking = min(lacking, lacks)
        ends[end] = ends[end] * scale - steps_taken * one
    return within(ends[0], ends[1], 0, lacking)


def is_left_apart(whole: Bounded, share: Bounded, everything: int, apart: int) -> bool:
    """Whether it surely is open what is left of the number when the share is off.

    So it is where its ends, not rounded, lie so far apart. `everything`: the share that is all.
    """
    if ONLY_REFERENCE in (whole[3], share[3]) or NONE in (whole[0], share[0]):
        return False
    if whole[2] == 1 or share[2] == 1:
        return True  # it may be that there is nothing to speak of
    least, most = _left(whole[0], share[1], everything), _left(whole[1], share[0], everything)
    if least == -ENDLESS or most == ENDLESS:
        return True
    return most - least >= apart


def _left(end: int, share: int, everything: int) -> int:
    if share == everything:
        return 0
    return end if abs(end) == ENDLESS else end * (everything - share)
