"""The sum of the largest of some numbers, of which some may be open or not there at all.

The sum of the n largest never falls where one of the numbers rises. So its least is found with each
number at its least, its most with each at its most; which of those that may not be there then are,
is told by their sign: a number that is there besides n others never lowers the sum.
"""

from collections.abc import Sequence
from math import floor, inf, isinf
from typing import cast

import attrs

from incentives.language.possible import MissingSet, Open, Result, missing_in, range_of
from incentives.values.number import Exact, exact
from incentives.values.range import End, Range


@attrs.frozen(kw_only=True, eq=False)
class _Term:
    """A number at its place among all; `is_sure`: it is there."""

    place: int
    low: End
    high: End
    is_sure: bool
    missing: MissingSet


@attrs.frozen(kw_only=True)
class LargestSum:
    """The sum, and the places of the numbers that count, or may, in their order."""

    value: Result
    places: Sequence[int]


def sum_of_largest(values: Sequence[Result], count: Result) -> LargestSum:
    """The sum of the `count` largest; of all of them where there are fewer.

    What does not exist is none of them, and of a count that does not exist there is no sum. Of a
    broken count the whole number below it counts, of one below zero none.

    >>> sum_of_largest([5, 1, 7, None], 2)
    LargestSum(value=12, places=(0, 2))
    """
    if count is None:
        return LargestSum(value=None, places=())
    terms = [_term(place, value) for place, value in enumerate(values) if value is not None]
    fewest, most = (_whole(end, len(terms)) for end in range_of(count).ends)
    counting = _that_count(terms, most)
    missing = missing_in([count]).union(*(term.missing for term in counting))
    low = min(_least(terms, number) for number in (fewest, most))
    rising = sum(term.high > 0 for term in terms)
    high = _most(terms, min(max(rising, fewest), most))
    within = Range(*(None if isinf(end) else exact(cast(Exact, end)) for end in (low, high)))
    may_be_none = isinstance(count, Open) and count.may_be_none
    value: Result = within.known
    if value is None or may_be_none:
        value = Open(missing, within, is_number=True, may_be_none=may_be_none)
    return LargestSum(value=value, places=tuple(term.place for term in counting))


def _term(place: int, value: Result) -> _Term:
    low, high = range_of(value).ends
    is_sure = not (isinstance(value, Open) and value.may_be_none)
    missing = missing_in([value])
    return _Term(place=place, low=low, high=high, is_sure=is_sure, missing=missing)


def _whole(end: End, most: int) -> int:
    """A count as a whole number that is not below zero, and no more than there are."""
    return most if end == inf else min(max(floor(end), 0), most) if end != -inf else 0


def _least(terms: Sequence[_Term], count: int) -> End:
    """The least that the sum of so many can be.

    Of those that may not be there, only such as are below zero and find room are.
    """
    lows = sorted((term.low for term in terms if term.is_sure), reverse=True)
    room = max(count - len(lows), 0)
    below = sorted(term.low for term in terms if not term.is_sure and term.low < 0)
    return sum((*lows[:count], *below[:room]))


def _most(terms: Sequence[_Term], count: int) -> End:
    """The most that the sum of so many can be.

    Either all are there, or of those that may not be only such as are not below zero.
    """
    highs = sorted((term.high for term in terms), reverse=True)
    of_all = sum(highs[:count])
    chosen = [term.high for term in terms if term.is_sure or term.high >= 0]
    return max(of_all, sum(chosen)) if len(chosen) < count else of_all


def _that_count(terms: Sequence[_Term], count: int) -> Sequence[_Term]:
    """Those that are among so many largest, or may be; of equal ones the first.

    Without so many that are surely there any may be.
    """
    sure = sorted((term for term in terms if term.is_sure), key=lambda term: -term.low)
    among = {term.place for term in sure[:count]}
    bar = inf if count == 0 else sure[count - 1].low if count <= len(sure) else -inf
    return [term for term in terms if term.place in among or term.high > bar]
