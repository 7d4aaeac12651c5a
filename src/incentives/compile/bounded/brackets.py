"""Brackets applied to a number; it, and their limits, may be open.

All say what `incentives.engine.evaluation.figures.brackets` says. There is one rate more than there
are limits; it is NONE where it is not applicable. `belows`: whether a bracket reaches below its
limit, or up to it.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from incentives.compile.bounded.values import (
    ENDLESS,
    NOTHING_LACKS,
    ONLY_REFERENCE,
    Bounded,
    left_over,
    within,
)
from incentives.compile.words import NONE

Limits = tuple[Bounded, ...]
Rates = tuple[int, ...]
Belows = tuple[bool, ...]
_Steps = Sequence[tuple[int, int]]
"""At each limit by how much less the next rate is, and where the limit lies (ENDLESS: nowhere)."""


def rate_of(number: Bounded, limits: Limits, rates: Rates, belows: Belows) -> Bounded:
    """The rate of the bracket that the number lies in."""
    if number[0] == NONE:
        return number
    if _is_left(number, limits):
        return left_over()
    reached = _places_reached(number, limits, belows)
    stated = [rates[place] for place in reached if rates[place] != NONE]
    if not stated:
        return (NONE, NONE, 0, NOTHING_LACKS)
    none = number[2] | int(len(stated) < len(reached))
    lacks = [
        limit[3]
        for limit, is_below in zip(limits, belows, strict=True)
        if _may_hold(number[0], limit, is_below) and not _surely_holds(number[1], limit, is_below)
    ]
    return within(min(stated), max(stated), none, min(number[3], *lacks, NOTHING_LACKS))


def slices_of(
    number: Bounded, limits: Limits, rates: Rates, belows: Belows, steps: tuple[int, int]
) -> Bounded:
    """Each slice of the number at the rate of its bracket, added up.

    `steps`: by what a word of the number times one of the rates is multiplied and divided.
    """
    if number[0] == NONE:
        return number
    if _is_left(number, limits):
        return left_over()
    reached = _places_reached(number, limits, belows)
    summed = [place for place in reached if NONE not in rates[: place + 1]]
    if not summed:
        return (NONE, NONE, 0, NOTHING_LACKS)
    none = number[2] | int(len(summed) < len(reached))
    lacks = [
        limit[3]
        for limit, is_below in zip(limits, belows, strict=True)
        if not _surely_holds(number[1], limit, is_below)
    ]
    words: list[int] = []
    for end in _ends_of_slices(number, limits, rates[: summed[-1] + 1]):
        word, beyond = (end, 0) if abs(end) == ENDLESS else divmod(end * steps[0], steps[1])
        if beyond:
            return left_over()
        words.append(word)
    return within(words[0], words[1], none, min(number[3], *lacks, NOTHING_LACKS))


def _is_left(number: Bounded, limits: Limits) -> bool:
    """Whether only the reference can tell, which knows what to say of limits that do not rise."""
    stated = [limit[0] for limit in limits if limit[3] == NOTHING_LACKS]
    is_rising = all(one < other for one, other in pairwise(stated))
    return not is_rising or NONE in stated or ONLY_REFERENCE in (number[3], *(m[3] for m in limits))


def _places_reached(number: Bounded, limits: Limits, belows: Belows) -> list[int]:
    """Which of the brackets the number can lie in."""
    reached = []
    for place, (limit, is_below) in enumerate(zip(limits, belows, strict=True)):
        if _may_hold(number[0], limit, is_below):
            reached.append(place)
        if _surely_holds(number[1], limit, is_below):
            return reached
    return [*reached, len(limits)]


def _may_hold(least: int, limit: Bounded, is_below: bool) -> bool:  # noqa: FBT001 - of the bracket
    """Whether the number, at its least, may not be above the limit."""
    return least == -ENDLESS or limit[1] == ENDLESS or _is_within(least, limit[1], is_below)


def _surely_holds(most: int, limit: Bounded, is_below: bool) -> bool:  # noqa: FBT001 - as above
    """Whether the number, at its most, is surely not above the limit."""
    return most != ENDLESS and limit[0] != -ENDLESS and _is_within(most, limit[0], is_below)


def _is_within(number: int, end: int, is_below: bool) -> bool:  # noqa: FBT001 - as above
    return number < end if is_below else number <= end


def _ends_of_slices(number: Bounded, limits: Limits, rates: Rates) -> Iterator[int]:
    """The least and the most that the sum of slices up to the last of the rates can be.

    The sum is that, over the limits, of what of the number is below it, times how much less the
    next rate is. So it rises or falls with each limit by itself.
    """
    drops = [rate - other for rate, other in zip(rates, (*rates[1:], 0), strict=True)]
    ends = [(0 if limit[0] == -ENDLESS else limit[0], limit[1]) for limit in limits]
    pairs = list(zip(drops, (*ends, (ENDLESS, ENDLESS)), strict=False))
    yield _extremes([(drop, end[drop < 0]) for drop, end in pairs], number)[0]
    yield _extremes([(drop, end[drop > 0]) for drop, end in pairs], number)[1]


def _extremes(steps: _Steps, number: Bounded) -> tuple[int, int]:
    """The least and the most of the sums for given limits.

    Between these they rise or fall evenly, so that the extremes lie at them and at the bounds.
    """
    points = [0 if number[0] == -ENDLESS else number[0]]
    points += [end for _, end in steps if number[0] <= end <= number[1] and end != ENDLESS]
    points += [] if number[1] == ENDLESS else [number[1]]
    sums = [sum(drop * max(min(point, end), 0) for drop, end in steps) for point in points]
    slope = sum(drop for drop, end in steps if end == ENDLESS) if number[1] == ENDLESS else 0
    return -ENDLESS if slope < 0 else min(sums), ENDLESS if slope > 0 else max(sums)
