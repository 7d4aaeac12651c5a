"""Lines of a return that may be open: what a part adds, or leaves, to the step of the return.

Where all that stands in a line before a part is known, the part is what it adds to the line. Else
it is known to the step only, as the reference has it.
"""

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

WORDS_OF_LINE = 3
"""What a line comes to, what its parts were told, and what is missing to know that."""
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
        results[at] = results[at + 1] = 0
        results[at + 2] = NOTHING_LACKS
    return 0


def put_in(results: list[int], place: int, lines: int, lacks: int) -> int:
    """A part stands in the return; what is missing to know whether it does."""
    for line in range(lines):
        at = place + line * WORDS_OF_LINE + 2
        results[at] = min(results[at], lacks)
    return 0


def in_line(
    results: list[int],
    at: int,
    value: Bounded,
    way: int,
    steps: tuple[int, int, int],
) -> Bounded:
    """What a part adds to a line of its return, which is rounded as a whole.

    The line stands at the place: what it comes to, what its parts were told, and what is missing to
    know that. `way`: how it is rounded, by its place among `ROUNDINGS`. `steps`: by what words are
    multiplied and divided to count in the steps of the return; and 1 where it may come to less than
    nothing.
    """
    if value[0] == NONE:
        return value
    before, is_signed = results[at + 2], steps[2]
    lacks = min(before, value[3])
    if lacks == NOTHING_LACKS:
        part = would_add(results, at, value[0], way, steps)
        if part == WIDEST + 1:
            return lost_line(results, at)
        results[at] += value[0]
        results[at + 1] += part
        return within(part, part, 0, NOTHING_LACKS)
    if lacks == ONLY_REFERENCE or (is_signed == 1 and before != NOTHING_LACKS):
        return lost_line(results, at)
    results[at + 2] = line_lacks(value[0], lacks)
    if before != NOTHING_LACKS:
        return outward(value, way, steps, before)
    least = -ENDLESS if value[0] == -ENDLESS else would_add(results, at, value[0], way, steps)
    most = ENDLESS if value[1] == ENDLESS else would_add(results, at, value[1], way, steps)
    if WIDEST + 1 in (least, most):
        return lost_line(results, at)
    return within(least, most, value[2], value[3])


def line_lacks(least: int, lacks: int) -> int:
    """What is missing of a line in which an open number stands.

    One that nobody has said may lie below nothing though words prove that of all that are known.
    What such a line comes to with more is for the reference to tell.
    """
    return lacks if least >= 0 or lacks == NOTHING_LACKS else ONLY_REFERENCE


def would_add(
    results: list[int], at: int, number: int, way: int, steps: tuple[int, int, int]
) -> int:
    """What a number would add to a line that is known; beyond every word where it is too wide."""
    times, divisor, _ = steps
    if is_wide(number, WIDEST // (4 * times)):
        return WIDEST + 1
    reached = results[at] + number
    if is_wide(reached, WIDEST // (4 * times)):
        return WIDEST + 1
    return rounded_by(way, reached * times, divisor) - results[at + 1]


def lost_line(results: list[int], at: int) -> Bounded:
    """Only the reference can tell what the line and its parts come to."""
    results[at] = results[at + 1] = 0
    results[at + 2] = ONLY_REFERENCE
    return left_over()


def outward(value: Bounded, way: int, steps: tuple[int, int, int], lacks: int) -> Bounded:
    """A number as it stands in a line of which nobody knows what else it takes in.

    It is known to the step to which lines are rounded; `way`, `steps`: as `in_line` has them.
    """
    if value[0] == NONE:
        return value
    times, divisor, is_signed = steps
    lacking, widest = min(value[3], lacks), WIDEST // (4 * times)
    if lacking == ONLY_REFERENCE or is_signed == 1 or value[0] < 0:
        return left_over()
    if is_wide(value[0], widest) or is_wide(value[1], widest):
        return left_over()
    least = least_steps(way, value[0] * times, divisor)
    most = value[1] if value[1] == ENDLESS else most_steps(way, value[1] * times, divisor)
    return within(least, most, value[2], lacking)


def least_steps(way: int, number: int, divisor: int) -> int:
    """The least that the quotient, not below nothing, can add to a rounded sum of anything."""
    steps, beyond = number // divisor, number % divisor
    return steps - 1 if way == 1 and beyond == 0 and steps % 2 == 1 else steps


def most_steps(way: int, number: int, divisor: int) -> int:
    """The most that the quotient, not below nothing, can add to a rounded sum of anything."""
    return -least_steps(way, -number, divisor)


def relieved_in_line(
    results: list[int],
    at: int,
    of: tuple[Bounded, Bounded],
    way: int,
    steps: tuple[int, int, int, int, int, int],
) -> Bounded:
    """What is left of a number when the share of it is off, which is rounded in its line.

    `of`: what is known of the number, and of the share.
    `steps`: by what the product is multiplied and divided to count in steps, by what the number is
    multiplied, how many words a step is, the share that is all; and 1 where the number may lie
    below nothing.
    """
    whole, share = of
    if whole[0] == NONE or share[0] == NONE:
        return (NONE, NONE, 0, NOTHING_LACKS)
    everything, before = steps[4], results[at + 2]
    if share == (everything, everything, 0, NOTHING_LACKS):
        return left_over() if whole[3] == ONLY_REFERENCE else (0, 0, 0, NOTHING_LACKS)
    line = (results[at], results[at + 1], before)
    left = relieved(line, of, way, steps)
    if share == (0, 0, 0, NOTHING_LACKS) and whole[2] == 0 and whole[3] != ONLY_REFERENCE:
        return whole_in_left(whole, steps[2])  # the line stays as it is
    lacks = min(whole[3], share[3], before)
    if left[3] == ONLY_REFERENCE:
        return lost_line(results, at)
    if lacks == NOTHING_LACKS:
        product = whole[0] * share[0]
        results[at] += product
        results[at + 1] = rounded_by(way, results[at] * steps[0], steps[1])
    results[at + 2] = line_lacks(whole[0], lacks)
    return left


def whole_in_left(whole: Bounded, scale: int) -> Bounded:
    """The number in words of what is left of it, where nothing is off."""
    least, most = product_of_ends(whole[0], scale), product_of_ends(whole[1], scale)
    return within(least, most, 0, whole[3])


def relieved(
    line: tuple[int, int, int],
    of: tuple[Bounded, Bounded],
    way: int,
    steps: tuple[int, int, int, int, int, int],
) -> Bounded:
    """What is left so, at each end; the line is as it was."""
    whole, share = of
    lacks = min(whole[3], share[3], line[2])
    if lacks == ONLY_REFERENCE or whole[2] == 1 or share[2] == 1:
        return left_over()
    is_signed = steps[5] == 1 or whole[0] < 0
    if line[2] != NOTHING_LACKS and is_signed:
        return left_over()
    least = left_at_end(line, (whole[0], share[1]), (way, 1), steps)
    most = left_at_end(line, (whole[1], share[0]), (way, 0), steps)
    if NONE in (least, most):
        return left_over()
    if is_signed:  # of what is below nothing more is left where less falls away
        lower = left_at_end(line, (whole[0], share[0]), (way, 1), steps)
        upper = left_at_end(line, (whole[1], share[1]), (way, 0), steps)
        if NONE in (lower, upper):
            return left_over()
        least, most = min(least, lower), max(most, upper)
    return within(least, most, 0, lacks)


def relieved_outward(
    of: tuple[Bounded, Bounded], way: int, steps: tuple[int, int, int, int, int, int], lacks: int
) -> Bounded:
    """The same where it is not known in which return the number stands; or it stands there alone.

    `lacks`: what is missing to know it.
    """
    whole, share = of
    if whole[0] == NONE or share[0] == NONE:
        return (NONE, NONE, 0, NOTHING_LACKS)
    if share == (0, 0, 0, NOTHING_LACKS) and whole[2] == 0 and whole[3] != ONLY_REFERENCE:
        return whole_in_left(whole, steps[2])
    everything = (steps[4], steps[4], 0, NOTHING_LACKS)
    if share == everything and whole[3] != ONLY_REFERENCE:
        return (0, 0, 0, NOTHING_LACKS)
    return relieved((0, 0, lacks), of, way, steps)


def left_at_end(
    line: tuple[int, int, int],
    end: tuple[int, int],
    rounding: tuple[int, int],
    steps: tuple[int, int, int, int, int, int],
) -> int:
    """What the share leaves of the number, each the one end of it. NONE: it is too wide.

    `rounding`: the way, and whether as much is off as may be where the line is not known.
    """
    (number, share), (way, is_most) = end, rounding
    times, divisor, scale, one, everything, _ = steps
    if share == everything:
        return 0
    if abs(number) == ENDLESS:
        return number
    product, whole = product_of_ends(number, share), product_of_ends(number, scale)
    if is_wide(product, WIDEST // (4 * times)) or abs(whole) > WIDEST:
        return NONE
    if line[2] == NOTHING_LACKS:
        reached = line[0] + product
        if is_wide(reached, WIDEST // (4 * times)):
            return NONE
        off = rounded_by(way, reached * times, divisor) - line[1]
    elif is_most == 1:
        off = most_steps(way, product * times, divisor)
    else:
        off = least_steps(way, product * times, divisor)
    taken = product_of_ends(off, one)
    return NONE if abs(taken) > WIDEST else whole - taken
