"""How operators carry over to values of which only bounds or possibilities are known.

Each function is the column `lifted` of some operators: it is called where at least one argument is
open. What comes of it holds whatever the open arguments turn out to be.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import product
from typing import cast

import attrs

from incentives.language.no_limit import NoLimit
from incentives.language.operators.operator import OnNone, Operator
from incentives.language.possible import (
    Open,
    Result,
    Value,
    is_number,
    may_be_none,
    missing_in,
    open_number,
    open_of,
    open_truth,
    possibilities,
    range_of,
    ranges_of,
)
from incentives.language.types import Type
from incentives.values.number import Exact
from incentives.values.range import Range


def by_bounds(operator: Operator, type_: Type, results: Sequence[Result]) -> Result:
    """A number within the bounds that the operator gives for those of its arguments."""
    if any(result is None for result in results):
        return None
    ranges = ranges_of(results)
    if ranges is None:
        return attrs.evolve(open_of(type_, missing_in(results)), may_be_none=may_be_none(results))
    return _within_bounds(operator, results, ranges, results)


def of_least(operator: Operator, type_: Type, results: Sequence[Result]) -> Result:
    """As by bounds; a number that is never the least is not missed."""
    results = _that_bind(results)
    if len(results) == 1:
        return results[0]
    ranges = ranges_of(results)
    if ranges is None:
        return by_bounds(operator, type_, results)
    bound = min(within.ends[1] for within in ranges)
    pairs = zip(results, ranges, strict=True)
    telling = [result for result, within in pairs if within.ends[0] < bound]
    return _within_bounds(operator, results, ranges, telling)


def of_most(operator: Operator, type_: Type, results: Sequence[Result]) -> Result:
    """As by bounds; a number that is never the greatest is not missed."""
    results = _that_bind(results)
    if len(results) == 1:
        return results[0]
    ranges = ranges_of(results)
    if ranges is None:
        return by_bounds(operator, type_, results)
    bound = max(within.ends[0] for within in ranges)
    pairs = zip(results, ranges, strict=True)
    telling = [result for result, within in pairs if within.ends[1] > bound]
    return _within_bounds(operator, results, ranges, telling)


def _that_bind(results: Sequence[Result]) -> Sequence[Result]:
    """All but what is no limit."""
    return [result for result in results if not isinstance(result, NoLimit)]


def of_quotient(operator: Operator, type_: Type, results: Sequence[Result]) -> Result:
    """As by bounds, unless the divisor may be zero: then there may be no quotient, or is none."""
    divisor = results[1]
    if None in results or (not isinstance(divisor, Open) and divisor == 0):
        return None
    if not is_number(divisor) or 0 in range_of(divisor):
        return attrs.evolve(open_of(type_, missing_in(results)), may_be_none=True)
    return by_bounds(operator, type_, results)


def of_rounding(operator: Operator, type_: Type, results: Sequence[Result]) -> Result:
    """As by bounds in the number; of an open step nothing is known, not even that it is one."""
    if None in results:
        return None
    step = results[1] if len(results) > 1 else 1
    if isinstance(step, Open):
        is_step = is_number(step) and range_of(step).ends[0] > 0
        unsure = not is_step or may_be_none(results)
        return attrs.evolve(open_of(type_, missing_in(results)), may_be_none=unsure)
    if cast(Exact, step) <= 0:
        return None
    return by_bounds(operator, type_, results)


def of_order(operator: Operator, _: Type, results: Sequence[Result]) -> Result:
    """Numbers, days or months compared: what can come out is what comes out at the ends."""
    ends = [_ends_of(result) for result in results]
    named = [two for two in ends if two is not None]
    return _tried(operator, results, product(*named) if len(named) == len(ends) else None)


def _ends_of(result: Result) -> Sequence[object] | None:
    """The least and the greatest that it can be; None where nothing is known of a day or month."""
    if is_number(result):
        return range_of(result).ends
    possible = possibilities(result)
    if not possible or None in possible:
        return None
    moments = cast("frozenset[date]", possible)  # or months: of one kind they are in order
    return (min(moments), max(moments))


def of_equality(operator: Operator, _: Type, results: Sequence[Result]) -> Result:
    """Two values that can have none in common differ; ranges may be equal where they meet."""
    if any(result is None for result in results):
        return False
    left, right = results
    if is_number(left) and is_number(right):
        differ = range_of(left).is_apart_from(range_of(right))
    else:
        left_values, right_values = possibilities(left), possibilities(right)
        differ = (
            left_values is not None
            and right_values is not None
            and left_values.isdisjoint(right_values)
        )
    said_of_others = cast(bool, operator.compute("one", "other"))
    if differ and not (said_of_others and may_be_none(results)):
        return said_of_others
    return open_truth(missing_in(results))


def of_existence(_: Operator, __: Type, results: Sequence[Result]) -> Result:
    """What may not be there may be; all else is there, whatever it turns out to be."""
    return open_truth(missing_in(results)) if may_be_none(results) else True


def of_all(_: Operator, __: Type, results: Sequence[Result]) -> Result:
    """Kleene's and: one that fails decides."""
    if any(result is False or result is None for result in results):
        return False
    return open_truth(missing_in(results))


def of_any(_: Operator, __: Type, results: Sequence[Result]) -> Result:
    """Kleene's or: one that holds decides."""
    return True if any(result is True for result in results) else open_truth(missing_in(results))


def of_one(_: Operator, __: Type, results: Sequence[Result]) -> Result:
    """Just one of them: two that hold decide, whatever the open ones turn out to be."""
    if sum(result is True for result in results) > 1:
        return False
    return open_truth(missing_in(results))


def of_truth(_: Operator, __: Type, results: Sequence[Result]) -> Result:
    """A condition that hangs on what is open may hold or not."""
    return open_truth(missing_in(results))


def by_trying(operator: Operator, _: Type, results: Sequence[Result]) -> Result:
    """A condition on values with few possibilities: each is tried."""
    choices = [possibilities(result) for result in results]
    named = [choice for choice in choices if choice is not None]
    return _tried(operator, results, product(*named) if len(named) == len(choices) else None)


def of_place(_: Operator, __: Type, results: Sequence[Result]) -> Result:
    """Whether a row comes before another; never before itself, nor by a date not come about."""
    place, moment, other_place, other_moment = results
    is_itself = not isinstance(place, Open) and place == other_place
    if moment is None or other_moment is None or is_itself:
        return False
    return open_truth(missing_in(results))


def opaque(operator: Operator, type_: Type, results: Sequence[Result]) -> Result:
    """Nothing is known but the bounds that the operator always keeps to."""
    comes_to_nothing = operator.on_none is OnNone.NONE
    if comes_to_nothing and any(result is None for result in results):
        return None
    unknown = open_of(type_, missing_in(results))
    may_not_be = comes_to_nothing and (operator.is_partial or may_be_none(results))
    return Open(unknown.missing, operator.bounds(()), unknown.among, unknown.is_number, may_not_be)


def _within_bounds(
    operator: Operator,
    results: Sequence[Result],
    ranges: Sequence[Range],
    telling: Sequence[Result],
) -> Result:
    """The number within the bounds of those; what is missing for it is what those `telling` lack.

    `ranges`: those of the results.
    """
    within = operator.bounds(ranges)
    if may_be_none(results):
        return Open(missing_in(results), within, is_number=True, may_be_none=True)
    return open_number(missing_in(telling), within)


def _tried(
    operator: Operator, results: Sequence[Result], arguments: Iterable[tuple[object, ...]] | None
) -> Result:
    """What comes out whichever of the arguments are true, or open if that differs."""
    if operator.on_none is OnNone.FALSE and any(result is None for result in results):
        return False
    if arguments is None:
        return open_truth(missing_in(results))
    outcomes: set[Value] = {operator.compute(*combination) for combination in arguments}
    if may_be_none(results):
        outcomes |= {False}  # what does not exist is in no relation to anything
    return outcomes.pop() if len(outcomes) == 1 else open_truth(missing_in(results))
