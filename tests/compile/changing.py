"""Cases changed at random: facts a little otherwise, left out, and rows dropped or doubled."""

import random
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import TypeVar, cast

import attrs
from hypothesis import strategies as st
from moneyed import Money

from incentives import Month, Period, childcare
from incentives.childcare import Case
from incentives.facts.unknown import UNKNOWN, NotComeAbout, Unknown
from tests.examples.worked import all_worked
from tests.report.reports import bundled
from tests.sweeping import swept

C = TypeVar("C")
DAYS = st.dates(date(2019, 1, 1), date(2028, 12, 31))
_STEPS = (-400, -31, -1, 1, 31, 400)


def changed(case: C, draw: random.Random, *, change: float, forget: float) -> C:
    """The case with that share of its facts changed, and that share not said."""
    changes: dict[str, object] = {}
    for field in attrs.fields(cast(type[attrs.AttrsInstance], type(case))):
        value = getattr(case, field.name)
        if draw.random() < forget and field.default is UNKNOWN:
            changes[field.name] = UNKNOWN
        elif attrs.has(type(value)) and not isinstance(value, Period | Month):
            changes[field.name] = changed(value, draw, change=change, forget=forget)
        elif _are_rows(value):
            kept = [row for row in cast(tuple[object, ...], value) if draw.random() > change / 4]
            rows = (changed(row, draw, change=change, forget=forget) for row in kept)
            changes[field.name] = tuple(rows)
        elif draw.random() < change:
            changes[field.name] = _other(value, draw)
    return attrs.evolve(case, **changes)  # type: ignore[misc]


def _are_rows(value: object) -> bool:
    is_listed = isinstance(value, tuple) and bool(value)
    return is_listed and not isinstance(cast(tuple[object, ...], value)[0], Period)


def _other(value: object, draw: random.Random) -> object:
    """Another value of the same kind; of what has no near one, the same."""
    match value:
        case bool():
            return not value
        case int():
            return max(0, value + draw.choice((-10, -1, 1, 10, value)))
        case Decimal():
            return value * draw.choice((Decimal("0.5"), 2)) + draw.choice((0, Decimal("0.01")))
        case Money():
            cent = Money(draw.choice(("0", "0.01")), value.currency)
            return value * draw.choice((0, 1, 2, 3)) + cent
        case date():
            return value + timedelta(days=draw.choice(_STEPS))
        case tuple() if value:
            return tuple(_moved(cast(Period, period), draw) for period in value)
        case Unknown() | NotComeAbout():
            return value
        case Enum():
            return draw.choice(list(type(value)))
    return value


def _moved(period: Period, draw: random.Random) -> Period:
    """A period that ends at another time, but never before it begins."""
    if period.last is None or draw.random() < 0.5:
        return period
    return Period(
        period.first, max(period.first, period.last + timedelta(days=draw.choice(_STEPS)))
    )


@cache
def _examples() -> tuple[Case, ...]:
    return tuple(childcare.read_case(worked.case) for worked in all_worked())


@cache
def _places() -> tuple[str, ...]:
    """Some of the places, in a sweep all: a kernel of each takes seconds."""
    places = (place.codes[0] for place in bundled().jurisdictions.values() if place.codes)
    return tuple(swept(places, most=6))


def changed_examples() -> st.SearchStrategy[Case]:
    """Examples changed at random, in their own place or in any other."""
    return st.builds(
        _changed_example,
        seed=st.integers(0, 2**32),
        change=st.sampled_from([0, 0.02, 0.1, 0.3]),
        forget=st.sampled_from([0, 0, 0.02, 0.1, 0.5]),
    )


def _changed_example(seed: int, change: float, forget: float) -> Case:
    draw = random.Random(seed)  # noqa: S311 - nothing is kept secret
    case = changed(draw.choice(_examples()), draw, change=change, forget=forget)
    if draw.random() < 0.5:
        case = attrs.evolve(case, district=draw.choice(_places()))
    return case
