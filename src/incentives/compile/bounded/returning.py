"""Lines of a return that may be open: what a part adds, or leaves, to the step of the return."""

from incentives.compile.bounded.values import (
    ENDLESS,
    NOTHING_LACKS,
    ONLY_REFERENCE,
    Bounded,
    is_wide,
    left_over,
    product_of_ends,
    within,
)
from incentives.compile.runtime import away, ceiling, floor, half_even, half_up, towards
from incentives.compile.words import NONE, WIDEST

WORDS_OF_LINE = 5
"""What a line comes to at least and at most, what its parts were told of each, what is missing."""
ROUNDINGS = ("half_up", "half_even", "away", "towards", "ceiling", "floor")
"""How lines are rounded, by the names of functions: texts say it by their places."""


def rounded_by(way: int, number: int, divisor: int) -> int:
    """The whole number near to the quotient, in that of the ways."""
    if way == 0:
        return half_up(number, divisor)
    if way == 1:
        return half_even(number, divisor)
    if way == 2:
        return away(number, divisor)
    if way == 3:
        return towards(number, divisor)
    return ceiling(number, divisor) if way == 4 else floor(number, divisor)


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
    way: int,
    steps: tuple[int, int, int],
) -> Bounded:
    """What a part adds to a line of its return, which is rounded as a whole, end by end.

    The line stands at the place: what it comes to at least and at most, what its parts were told
    of each, and what is missing. `way`: how it is rounded, by its place among `ROUNDINGS`. `steps`:
    by what words are multiplied and divided to count in the steps of the return; and 1 where each
    end has a line of its own.
    """
    if value[0] == NONE:
        return value
    times, divisor, is_by_ends = steps
    lacks = results[at + 4] = min(results[at + 4], value[3])
    least, most, none = value[0], value[1], value[2]
    results[at] += 0 if least == -ENDLESS else least
    results[at + 1] += 0 if most == ENDLESS else most
    if is_line_wide(results, at, times):
        return lost_line(results, at)
    if least != -ENDLESS:
        least = rounded_by(way, results[at] * times, divisor) - results[at + 2]
        results[at + 2] += least
    if most != ENDLESS:
        most = rounded_by(way, results[at + 1] * times, divisor) - results[at + 3]
        results[at + 3] += most
        if most < least and is_by_ends == 0:
            results[at + 3] += least - most
            most = least
    if none == 1:
        take_back(results, at, value, (least, most))
    if is_line_wide(results, at, times):
        return lost_line(results, at)
    if is_by_ends == 1:
        return least, most, none, lacks
    return within(least, most, none, lacks)


def take_back(results: list[int], at: int, value: Bounded, told: tuple[int, int]) -> int:
    """Later parts stand as if there were no such part, where it would raise an end of the line."""
    if value[0] > 0:
        results[at] -= value[0]
        results[at + 2] -= told[0]
    if value[1] < 0:
        results[at + 1] -= value[1]
        results[at + 3] -= told[1]
    return 0


def is_line_wide(results: list[int], at: int, times: int) -> bool:
    """Whether what the line comes to is too wide to be counted in steps."""
    widest = WIDEST // (4 * times)
    return is_wide(results[at], widest) or is_wide(results[at + 1], widest)


def lost_line(results: list[int], at: int) -> Bounded:
    """A line that grew too wide: only the reference can tell what it and its parts come to."""
    results[at] = results[at + 1] = results[at + 2] = results[at + 3] = 0
    results[at + 4] = ONLY_REFERENCE
    return left_over()


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
    if whole[2] == 1 or share[2] == 1 or min(whole[3], share[3]) == ONLY_REFERENCE:
        return left_over()
    lacking = min(whole[3], share[3])
    least, most = whole[0], whole[1]
    if least != -ENDLESS:
        least, beyond = left_at_end(least, share[1], steps, 1)
        lacking = lacking if beyond == 0 else min(lacking, lacks)
    if most != ENDLESS:
        most, beyond = left_at_end(most, share[0], steps, 0)
        lacking = lacking if beyond == 0 else min(lacking, lacks)
    if min(least, most) == NONE:
        return left_over()
    return within(least, most, 0, lacking)


def left_at_end(
    end: int, part: int, steps: tuple[int, int, int, int, int], more: int
) -> tuple[int, int]:
    """What the part leaves of one end, and whether it was no whole number of steps.

    Such a part is rounded up where `more` is 1. NONE: only the reference can tell.
    """
    times, divisor, scale, one, everything = steps
    if part == everything:
        return 0, 0
    product = product_of_ends(product_of_ends(end, part), times)
    whole = product_of_ends(end, scale)
    if abs(part) == ENDLESS or product == WIDEST + 1 or whole == WIDEST + 1:
        return NONE, 0
    steps_taken, beyond = product // divisor, product % divisor
    if beyond != 0:
        steps_taken += more
    taken = product_of_ends(steps_taken, one)
    if taken == WIDEST + 1:
        return NONE, 0
    return whole - taken, beyond


def is_left_apart(whole: Bounded, share: Bounded, everything: int, apart: int) -> bool:
    """Whether it surely is open what is left of the number when the share is off.

    So it is where its ends, not rounded, lie so far apart. `everything`: the share that is all.
    """
    if min(whole[3], share[3]) == ONLY_REFERENCE or min(whole[0], share[0]) == NONE:
        return False
    if whole[2] == 1 or share[2] == 1:
        return True  # it may be that there is nothing to speak of
    least, most = (
        unrounded(whole[0], share[1], everything),
        unrounded(whole[1], share[0], everything),
    )
    if least == -ENDLESS or most == ENDLESS:
        return True
    is_known = abs(least) <= WIDEST and abs(most) <= WIDEST
    return is_known and most - least >= apart


def unrounded(end: int, share: int, everything: int) -> int:
    """What the share leaves of one end, not rounded; what is too wide lies beyond every word."""
    if share == everything:
        return 0
    if abs(end) == ENDLESS:
        return end
    return WIDEST + 1 if abs(share) == ENDLESS else product_of_ends(end, everything - share)
