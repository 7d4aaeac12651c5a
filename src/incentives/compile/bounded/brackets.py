"""Brackets applied to a number that may be open: all say what `evaluation.figures.brackets` says.

`limits` are known, one less than there are `rates`. A rate is NONE where it is not applicable.
`belows`: whether a bracket reaches below its limit, or up to it.
"""

from incentives.compile.bounded.values import (
    ENDLESS,
    NOTHING_LACKS,
    ONLY_REFERENCE,
    Bounded,
    left_over,
    within,
)
from incentives.compile.words import NONE

Numbers = tuple[int, ...]
Truths = tuple[bool, ...]


def rate_of(number: Bounded, limits: Numbers, rates: Numbers, belows: Truths) -> Bounded:
    """The rate of the bracket that the number lies in."""
    if number[3] == ONLY_REFERENCE or not is_rising(limits):
        return left_over()
    none, least, most = number[2], ENDLESS, -ENDLESS
    first, last = places_reached(number, limits, belows)
    for place in range(first, last + 1):
        if rates[place] == NONE:
            none = 1
        else:
            least, most = min(least, rates[place]), max(most, rates[place])
    if least > most:
        return (NONE, NONE, 0, NOTHING_LACKS)
    return within(least, most, none, number[3])


def slices_of(
    number: Bounded, limits: Numbers, rates: Numbers, belows: Truths, steps: tuple[int, int]
) -> Bounded:
    """Each slice of the number at the rate of its bracket, added up.

    `steps`: by what a word of the number times one of the rates is multiplied and divided.
    """
    if number[3] == ONLY_REFERENCE or not is_rising(limits):
        return left_over()
    first, last = places_reached(number, limits, belows)
    top = last
    for place in range(last, -1, -1):
        if rates[place] == NONE:
            top = place - 1
    if top < first:
        return (NONE, NONE, 0, NOTHING_LACKS)
    least, most = ends_of_slices(number, limits, rates, top)
    times, divisor = steps
    for end in (least, most):
        if abs(end) != ENDLESS and end * times % divisor != 0:
            return left_over()
    least = least if least == -ENDLESS else least * times // divisor
    most = most if most == ENDLESS else most * times // divisor
    return within(least, most, 1 if top < last else number[2], number[3])


def is_rising(limits: Numbers) -> bool:
    """Whether each limit lies above the one before."""
    return all(limits[place] > limits[place - 1] for place in range(1, len(limits)))


def places_reached(number: Bounded, limits: Numbers, belows: Truths) -> tuple[int, int]:
    """The first and the last of the brackets that the number can lie in."""
    first = last = 0
    for place in range(len(limits)):
        beyond = 0 if belows[place] else 1
        if number[0] != -ENDLESS and number[0] >= limits[place] + beyond:
            first = place + 1
        if number[1] == ENDLESS or number[1] >= limits[place] + beyond:
            last = place + 1
    return first, last


def ends_of_slices(number: Bounded, limits: Numbers, rates: Numbers, top: int) -> tuple[int, int]:
    """The least and the most of the sums of slices up to a bracket, of all that the number may be.

    Between limits they rise or fall evenly, so that the extremes lie at these and at the bounds.
    """
    low = 0 if number[0] == -ENDLESS else number[0]
    least = most = sum_of_slices(low, limits, rates, top)
    for place in range(min(top + 1, len(limits))):
        if low <= limits[place] <= number[1]:
            total = sum_of_slices(limits[place], limits, rates, top)
            least, most = min(least, total), max(most, total)
    if number[1] != ENDLESS:
        total = sum_of_slices(number[1], limits, rates, top)
        return min(least, total), max(most, total)
    slope = rates[top] if top == len(limits) else 0
    return -ENDLESS if slope < 0 else least, ENDLESS if slope > 0 else most


def sum_of_slices(number: int, limits: Numbers, rates: Numbers, top: int) -> int:
    """The sum for one number; what lies beyond the bracket adds nothing."""
    total = below = 0
    for place in range(top + 1):
        end = number if place == len(limits) else min(number, limits[place])
        if end > below:
            total += (end - below) * rates[place]
            below = end
    return total
