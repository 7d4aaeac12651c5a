"""Whether the conditions of two incentives exclude each other, by what they ask of the same facts.

Facts of the case alone count, since these are the same for both: not rows, and not statuses, which
are read at law dates that may differ. Of a figure only its bounds count, which overlays keep too.
"""

from collections.abc import Iterable, Mapping

import attrs

from incentives.language.expression import (
    Apply,
    Constant,
    Expression,
    FactValue,
    Named,
    NameKind,
    Stated,
)
from incentives.language.possible import Value
from incentives.language.types import BooleanType, ChoiceType, GroupType, NumberType
from incentives.policy.parameter import Parameter
from incentives.policy.rule import Definition, Incentive
from incentives.values.number import Exact, is_exact
from incentives.values.range import ANYTHING, Range

_DENIED = {"==": "!=", "!=": "==", "<": ">=", ">=": "<", "<=": ">", ">": "<="}
_TURNED = {"==": "==", "!=": "!=", "<": ">", ">": "<", "<=": ">=", ">=": "<="}


@attrs.frozen(kw_only=True, repr=False)
class _Left:
    """What a condition leaves of one fact.

    One of `among` (None: anything), and a number `within` bounds, each of which may be left out
    itself. `or_none`: there may also be no such thing.
    """

    among: frozenset[Value] | None = None
    within: Range = ANYTHING
    without_low: bool = False
    without_high: bool = False
    or_none: bool = False

    def and_also(self, other: "_Left") -> "_Left":
        """What both leave."""
        sets = [left.among for left in (self, other) if left.among is not None]
        low, without_low = max((_low(left), left.without_low) for left in (self, other))
        high, _, without_high = min(
            (_high(left), not left.without_high, left.without_high) for left in (self, other)
        )
        return _Left(
            among=frozenset.intersection(*sets) if sets else None,
            within=Range(_end(low), _end(high)),
            without_low=without_low,
            without_high=without_high,
            or_none=self.or_none and other.or_none,
        )

    def or_else(self, other: "_Left") -> "_Left":
        """What one or the other leaves; of two bounds none is told."""
        sets = None
        if self.among is not None and other.among is not None:
            sets = self.among | other.among
        return _Left(among=sets, or_none=self.or_none or other.or_none)

    @property
    def is_nothing(self) -> bool:
        """Whether no value at all is left."""
        if self.or_none:
            return False
        low, high = self.within.ends
        meet = low == high and (self.without_low or self.without_high)
        return self.among == frozenset() or low > high or meet


def _low(left: _Left) -> float | Exact:
    return left.within.ends[0]


def _high(left: _Left) -> float | Exact:
    return left.within.ends[1]


def _end(end: float | Exact) -> Exact | None:
    return end if is_exact(end) else None


_Facts = Mapping[tuple[str, ...], _Left]


@attrs.frozen(kw_only=True, repr=False)
class Apart:
    """Tells of two incentives whether they can never both apply."""

    definitions: Mapping[str, Definition]
    parameters: Mapping[str, Parameter]

    def never_both(self, one: Incentive, other: Incentive) -> bool:
        """Whether no case fulfils the conditions of both."""
        asked = [self._asked(incentive) for incentive in (one, other)]
        return any(left.is_nothing for left in _all(asked).values())

    def _asked(self, incentive: Incentive) -> _Facts:
        return self._left(incentive.condition, holds=True) if incentive.condition else {}

    def _left(self, condition: Expression, *, holds: bool) -> _Facts:
        """What is left of facts where the condition holds, or does not; others may be anything."""
        match condition:
            case Stated(body=body):
                return self._left(body, holds=holds)
            case Named(kind=NameKind.DEFINITION, id=name, of_row=None) if name in self.definitions:
                return self._left(self.definitions[name].body, holds=holds)
            case Apply(operator=operator, arguments=arguments):
                return self._of_operator(operator.name, arguments, holds=holds)
            case _:
                key = _fact_in(condition)
                if key is None or not isinstance(condition.type, BooleanType):
                    return {}
                return {key: _Left(among=frozenset({holds}))}

    def _of_operator(self, name: str, arguments: tuple[Expression, ...], *, holds: bool) -> _Facts:
        if name == "not":
            return self._left(arguments[0], holds=not holds)
        if name in {"and", "or"}:
            parts = [self._left(part, holds=holds) for part in arguments]
            return _all(parts) if (name == "and") is holds else _one(parts)
        if name == "in" or name in _DENIED:
            return self._compared(name, arguments, holds=holds)
        return {}

    def _compared(self, name: str, arguments: tuple[Expression, ...], *, holds: bool) -> _Facts:
        left, right = arguments
        key = _fact_in(left)
        if key is None and name != "in":
            name, left, right, key = _TURNED[name], right, left, _fact_in(right)
        if key is None:
            return {}
        if isinstance(left.type, ChoiceType):
            return {key: _of_choice(name, left.type, right, holds=holds)}
        if isinstance(left.type, NumberType):
            told = name if holds else _DENIED[name]
            return {key: _of_number(told, self._bounds(right), or_none=not holds)}
        return {}

    def _bounds(self, number: Expression) -> Range:
        """Between what a number lies on all days, whatever an overlay sets."""
        match number:
            case Stated(body=body):
                return self._bounds(body)
            case Constant(value=value) if is_exact(value):
                return Range.exactly(value)
            case Named(kind=NameKind.FIGURE, id=name) if name in self.parameters:
                parameter = self.parameters[name]
                return Range(parameter.at_least, parameter.at_most)
            case _:
                return ANYTHING


def _fact_in(expression: Expression) -> tuple[str, ...] | None:
    """What tells the fact of the case apart, if the expression is one."""
    match expression:
        case FactValue(path=path):
            return path
        case Named(kind=NameKind.DECLARED, id=name):
            return ("", name)
        case _:
            return None


def _of_choice(name: str, type_: ChoiceType, right: Expression, *, holds: bool) -> _Left:
    if isinstance(right.type, GroupType):
        named = right.type.members
    elif isinstance(right, Constant) and isinstance(right.value, str):
        named = frozenset({right.value})
    else:
        return _Left(or_none=True)
    is_one_of_them = holds is (name != "!=")
    values = named if is_one_of_them else frozenset(type_.values) - named
    return _Left(among=frozenset(values), or_none=not holds)


def _of_number(name: str, bounds: Range, *, or_none: bool) -> _Left:
    low = bounds.low if name in {">", ">=", "=="} else None
    high = bounds.high if name in {"<", "<=", "=="} else None
    return _Left(
        within=Range(low, high),
        without_low=name == ">",
        without_high=name == "<",
        or_none=or_none,
    )


def _all(parts: Iterable[_Facts]) -> _Facts:
    """What is left of each fact where all hold."""
    left: dict[tuple[str, ...], _Left] = {}
    for part in parts:
        for key, told in part.items():
            left[key] = left[key].and_also(told) if key in left else told
    return left


def _one(parts: list[_Facts]) -> _Facts:
    """What is left of each fact that all of them speak of, where one holds."""
    shared = set(parts[0]).intersection(*parts[1:])
    left: dict[tuple[str, ...], _Left] = {}
    for key in shared:
        told = parts[0][key]
        for part in parts[1:]:
            told = told.or_else(part[key])
        left[key] = told
    return left
