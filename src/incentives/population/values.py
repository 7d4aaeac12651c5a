"""What a fact may be: drawn from models, from its bounds and choices, from days up to the day."""

from datetime import date, timedelta
from decimal import Decimal

import attrs

from incentives.facts.field import NameOf
from incentives.facts.plain import NONE, PERIOD_KEYS, Document
from incentives.facts.vocabulary import Field
from incentives.language.types import (
    BooleanType,
    ChoiceSetType,
    ChoiceType,
    MonthType,
    NumberType,
    StatusType,
)
from incentives.population.drawing import Draw
from incentives.population.scene import Scene, Steps, Way, day_of
from incentives.values.period import Month

_DAYS_BACK = 365 * 8
_MOST = Decimal(1_000_000)
"""No number is made up beyond it, whatever is allowed."""
_SEEN_IN, _NONE_IN, _BELOW_ZERO_IN = 2, 8, 4
_CENT = Decimal("0.01")


def drawn_value(
    way: Way, steps: Steps, scene: Scene, document: object, draw: Draw
) -> Document | None:
    """A value of the fact as documents have it; None: there is nothing that it could be.

    `document`: the case of which it is, where the fact stands at `steps`; it may name rows of it,
    and comes no earlier than what it cannot precede.
    """
    field, seen = way.column.field, scene.seen.get(way.name, ())
    if field.spec.refers_to or _names_list(field):
        names = scene.names_in(document, way)
        return draw.one_of(names) if names else None
    if field.may_be_none and draw.below(_NONE_IN) == 0:
        return NONE
    is_seen = seen and draw.below(_SEEN_IN) == 0
    if not way.is_dated:
        return draw.one_of(seen) if is_seen else _made_up(way, scene, draw)
    days = _Days.until(scene.on, scene.earliest(document, way, steps))
    if is_seen and days.has(day_of(value := draw.one_of(seen))):
        return value
    return _in_time(field, days, draw)


def _names_list(field: Field) -> bool:
    return field.spec.list_named is not None


@attrs.frozen(repr=False)
class _Days:
    """The days of which one is made up, both among them."""

    first: date
    last: date

    @classmethod
    def until(cls, on: date, earliest: date | None) -> "_Days":
        """Those of some years up to the day, none before `earliest`; that one if it is later."""
        first = max(on - timedelta(days=min(_DAYS_BACK, on.toordinal()) - 1), earliest or date.min)
        return cls(first, max(first, on))

    def has(self, day: date | None) -> bool:
        """Whether it is one of them, or none that has to be."""
        return day is None or self.first <= day <= self.last

    def one(self, draw: Draw) -> date:
        return self.first + timedelta(days=draw.below((self.last - self.first).days + 1))


def _in_time(field: Field, days: _Days, draw: Draw) -> Document:
    """A day, a month or a status that lies in those days."""
    match field.type:
        case MonthType():
            day = days.one(draw)
            return str(Month(day.year, day.month))
        case StatusType():
            return _status(days, draw)
        case _:
            return days.one(draw).isoformat()


def _made_up(way: Way, scene: Scene, draw: Draw) -> Document | None:
    """A value of any other kind."""
    field = way.column.field
    match field.type:
        case BooleanType():
            return draw.below(2) == 0
        case NumberType():
            return _number(field, draw)
        case ChoiceType(values=values):
            return draw.one_of(values)
        case ChoiceSetType(choice=choice):
            return [value for value in choice.values if draw.below(2) == 0]
        case _:
            return _text(way, scene, draw)


def _number(field: Field, draw: Draw) -> str:
    """As often of one digit as of two, or of six, within the bounds; some below zero if it may."""
    least, most = field.spec.least, field.spec.most
    low = least if least is not None else -_MOST
    high = min(most, max(low, Decimal(0)) + _MOST) if most is not None else low + 2 * _MOST
    step = step_of(field)
    digits = 1 + draw.below(len(str(int(_MOST))))
    number = Decimal(draw.below(10**digits)) + (draw.below(100) * step if step < 1 else 0)
    if low < 0 and draw.below(_BELOW_ZERO_IN) == 0:
        number = -number
    number += max(low, Decimal(0))
    if not low <= number <= high:
        count = int((high - low) / step)
        number = low + draw.between(0, count) * step
    return plain(number)


def step_of(field: Field) -> Decimal:
    """By how much two numbers of the fact differ at least."""
    return Decimal(1) if field.python_type is int else _CENT


def plain(number: Decimal) -> str:
    """The number as documents have it."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _status(days: _Days, draw: Draw) -> Document:
    """Never, once and ended, or from some day on, which most are."""
    kind, first = draw.below(8), days.one(draw)
    if kind == 0:
        return []
    period: dict[str, Document] = {PERIOD_KEYS["first"]: first.isoformat()}
    if kind == 1:
        last = first + timedelta(days=draw.below((days.last - first).days + 1))
        period[PERIOD_KEYS["last"]] = last.isoformat()
    return [period]


def _text(way: Way, scene: Scene, draw: Draw) -> Document:
    """A code or an id of the library where it names one, else a plain label."""
    library = scene.library
    match way.column.field.spec.name_of:
        case NameOf.PLACE:
            places = [place.codes[0] for place in library.jurisdictions.values() if place.codes]
            return draw.one_of(places) if places else "other"
        case NameOf.INCENTIVE:
            return draw.one_of([*library.incentives, "other"])
        case None:
            return f"{way.column.field.name.rpartition('.')[2]}-{1 + draw.below(1_000_000)}"
