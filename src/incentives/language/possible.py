"""Values of which only bounds or possibilities are known, and what operators make of them: one semantics for all."""

from collections.abc import Callable, Iterable, Sequence
from enum import Enum
from functools import reduce, total_ordering
from itertools import product
from math import inf, isinf
from typing import assert_never, cast

import attrs

from incentives.language.operators import Lifting, OnNone, Operator, Value
from incentives.language.types import BooleanType, ChoiceType, NumberType, Type, ZeroType
from incentives.values.number import Exact, exact


class MissingKind(Enum):
    """What is missing: something the caller can say, or something the law has not said."""

    FACT = "fact"
    FIGURE = "figure"
    GAP = "gap"  # for that day the law has no figure, and says or lets know so
    IN_FORCE = "in_force"
    INSTRUMENT = "instrument"  # not yet published on the day of knowledge
    RELATION = "relation"
    CHOICE = "choice"


@total_ordering
@attrs.frozen
class Missing:
    """What is missing, by its path or id; in the order of kinds and ids.

    A fact by its path; a parameter; an instrument (a limit known to the month, or not published); a charge for which no
    relation says which of several incentives gives way; an incentive among too many that the applicant may choose from.
    """

    kind: MissingKind
    id: str

    def __lt__(self, other: "Missing") -> bool:
        return self.id < other.id if self.kind is other.kind else self.kind.value < other.kind.value


MissingSet = frozenset[Missing]

_TRUTHS: frozenset[Value] = frozenset({True, False})


@attrs.frozen
class Open:
    """A value not known: a number between `low` and `high` (infinite: no bound), or one of `among` (None: anything).

    `may_be_none`: it may also not exist at all, such as an amount that may turn out not to be applicable.

    `math.inf` is the only float here; it is a bound that is not there, never an amount.
    """

    missing: MissingSet
    low: Exact | float = -inf
    high: Exact | float = inf
    among: frozenset[Value] | None = None
    is_number: bool = False
    may_be_none: bool = False


Result = Value | Open


def open_number(missing: MissingSet, low: Exact | float = -inf, high: Exact | float = inf) -> Result:
    """A number within bounds; if the bounds meet, it is known."""
    if low == high:
        return exact(cast(Exact, low))
    return Open(missing, low, high, is_number=True)


def open_truth(missing: MissingSet) -> Open:
    """A condition that may hold or not."""
    return Open(missing, among=_TRUTHS)


def open_of(type_: Type, missing: MissingSet) -> Open:
    """A value of the type of which nothing is known."""
    match type_:
        case NumberType() | ZeroType():
            return Open(missing, is_number=True)
        case BooleanType():
            return open_truth(missing)
        case ChoiceType(values=values):
            return Open(missing, among=frozenset(values))
        case _:
            return Open(missing)


def missing_in(results: Iterable[Result]) -> MissingSet:
    """All that is missing for the open ones."""
    return frozenset().union(*(result.missing for result in results if result.__class__ is Open))


def either(results: Sequence[Result], missing: MissingSet) -> Result:
    """What is known of a value that is one of `results`, nobody can say which for lack of `missing`."""
    if len(results) == 1 and not missing:
        return results[0]
    first = results[0]
    if first.__class__ is not Open and all(other.__class__ is not Open and other == first for other in results):
        return first
    missing = missing | missing_in(results)
    numbers = [result for result in results if result is not None]
    if numbers and all(_is_number(result) for result in numbers):
        ends = [end for result in numbers for end in _ends(result)]
        return Open(missing, min(ends), max(ends), is_number=True, may_be_none=_may_be_none(results))
    among: set[Value] = set()
    for result in results:
        if isinstance(result, Open) and result.among is None:
            return Open(missing, may_be_none=_may_be_none(results))
        among |= _among(result) or frozenset()
    return Open(missing, among=frozenset(among - {None}), may_be_none=_may_be_none(results))


def _may_be_none(results: Iterable[Result]) -> bool:
    return any(result is None or (isinstance(result, Open) and result.may_be_none) for result in results)


def lift(operator: Operator, type_: Type, results: Sequence[Result]) -> Result:
    """The operator applied to values that may be open. With all known, this is what the operator computes."""
    is_open = has_none = False
    for result in results:
        if result is None:
            has_none = True
        elif result.__class__ is Open:
            is_open = True
    if not is_open:
        if has_none and operator.on_none is not OnNone.PASSED:
            return None if operator.on_none is OnNone.NONE else False
        return operator.compute(*results)
    match operator.lifting:
        case Lifting.ALL | Lifting.ANY | Lifting.NEGATION:
            return _lift_logic(operator.lifting, results)
        case Lifting.QUOTIENT if _may_be_zero(results[1]):
            return attrs.evolve(open_of(type_, missing_in(results)), may_be_none=True)
        case Lifting.ROUNDING if len(results) > 1 and isinstance(results[1], Open):
            return open_of(type_, missing_in(results))
        case Lifting.ENDS | Lifting.ROUNDING | Lifting.QUOTIENT:
            return _lift_by_ends(operator, type_, results)
        case Lifting.ORDER:
            return _lift_truth(operator, results, _corners(results) if all(map(_is_number, results)) else None)
        case Lifting.EQUALITY:
            return _lift_equality(operator, results)
        case Lifting.EACH:
            return _lift_truth(operator, results, _possibilities(results))
        case Lifting.PLACE:
            return _lift_place(results)
        case Lifting.OPAQUE:
            return _lift_opaque(operator, type_, results)
        case _:
            assert_never(operator.lifting)


def _lift_logic(lifting: Lifting, results: Sequence[Result]) -> Result:
    """Kleene's logic: one that fails decides `and`, one that holds decides `or`."""
    if lifting is Lifting.ALL and any(result is False or result is None for result in results):
        return False
    if lifting is Lifting.ANY and any(result is True for result in results):
        return True
    return open_truth(missing_in(results))


def _may_be_zero(divisor: Result) -> bool:
    return not _is_number(divisor) or min(_ends(divisor)) <= 0 <= max(_ends(divisor))


def _is_number(result: Result) -> bool:
    if isinstance(result, Open):
        return result.is_number
    return isinstance(result, Exact) and not isinstance(result, bool)


def _ends(result: Result) -> tuple[Exact | float, ...]:
    if isinstance(result, Open):
        return (result.low, result.high)
    return (cast(Exact, result),)


def _corners(results: Sequence[Result]) -> list[tuple[Exact | float, ...]]:
    return list(product(*(_ends(result) for result in results)))


def _possibilities(results: Sequence[Result]) -> list[tuple[Value, ...]] | None:
    choices: list[Iterable[Value]] = []
    for result in results:
        if not isinstance(result, Open):
            choices.append((result,))
        elif result.among is not None:
            choices.append(result.among)
        else:
            return None
    return list(product(*choices))


def _lift_by_ends(operator: Operator, type_: Type, results: Sequence[Result]) -> Result:
    if any(result is None for result in results):
        return None
    if not all(_is_number(result) for result in results):
        return attrs.evolve(open_of(type_, missing_in(results)), may_be_none=_may_be_none(results))
    compute = operator.at_ends or cast(Callable[..., Exact | float], operator.compute)
    at_corners = [compute(*corner) for corner in _corners_folded(operator, results)]
    low, high = (end if isinf(end) else exact(cast(Exact, end)) for end in (min(at_corners), max(at_corners)))
    if _may_be_none(results):
        return Open(missing_in(results), low, high, is_number=True, may_be_none=True)
    return open_number(missing_in(_relevant(operator.name, results)), low, high)


def _corners_folded(operator: Operator, results: Sequence[Result]) -> list[tuple[Exact | float, ...]]:
    """The corners; for the least and greatest of many numbers only the two that matter."""
    if operator.name in {"min", "max"}:
        return [tuple(_ends(result)[0] for result in results), tuple(_ends(result)[-1] for result in results)]
    return _corners(results)


def _relevant(name: str, results: Sequence[Result]) -> Sequence[Result]:
    """Without the open numbers that can never be the least (or the greatest)."""
    if name == "min":
        bound = reduce(min, (_ends(result)[-1] for result in results))
        return [result for result in results if _ends(result)[0] < bound]
    if name == "max":
        bound = reduce(max, (_ends(result)[0] for result in results))
        return [result for result in results if _ends(result)[-1] > bound]
    return results


def _lift_truth(operator: Operator, results: Sequence[Result], arguments: Iterable[tuple[object, ...]] | None) -> Result:
    """What comes out whichever of the arguments are true, or open if that differs."""
    if operator.on_none is OnNone.FALSE and any(result is None for result in results):
        return False
    if arguments is None:
        return open_truth(missing_in(results))
    outcomes = {cast(bool, operator.compute(*each)) for each in arguments}
    if _may_be_none(results):
        outcomes |= {False}  # what does not exist is in no relation to anything
    return outcomes.pop() if len(outcomes) == 1 else open_truth(missing_in(results))


def _lift_opaque(operator: Operator, type_: Type, results: Sequence[Result]) -> Result:
    """Nothing but the bounds that the operator always keeps to; nothing at all if nothing comes of nothing."""
    comes_to_nothing = operator.on_none is OnNone.NONE
    if comes_to_nothing and any(result is None for result in results):
        return None
    found = open_of(type_, missing_in(results))
    if operator.bounds is not None:
        found = attrs.evolve(found, low=operator.bounds[0], high=operator.bounds[1])
    return attrs.evolve(found, may_be_none=comes_to_nothing and (operator.is_partial or _may_be_none(results)))


def _lift_place(results: Sequence[Result]) -> Result:
    """Whether one row comes before another; not before itself, and not by a date that has not come about."""
    place, moment, other_place, other_moment = results
    if moment is None or other_moment is None or (not isinstance(place, Open) and place == other_place):
        return False
    return open_truth(missing_in(results))


def _lift_equality(operator: Operator, results: Sequence[Result]) -> Result:
    if any(result is None for result in results):
        return False
    left, right = results
    if _is_number(left) and _is_number(right):
        apart = max(_ends(left)) < min(_ends(right)) or max(_ends(right)) < min(_ends(left))
    else:
        left_among, right_among = (_among(result) for result in results)
        apart = left_among is not None and right_among is not None and left_among.isdisjoint(right_among)
    if apart and not (operator.name == "!=" and _may_be_none(results)):
        return operator.name == "!="
    return open_truth(missing_in(results))


def _among(result: Result) -> frozenset[Value] | None:
    return result.among if isinstance(result, Open) else frozenset({result})
