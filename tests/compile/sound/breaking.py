"""Cases as programs may make them: here and there an attribute is what no fact can be."""

import random
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import TypeVar, cast

import attrs
from moneyed import Money

from incentives import Month, Period
from incentives.facts.unknown import NOT_COME_ABOUT, UNKNOWN

C = TypeVar("C")
DAY = date(2021, 5, 1)
BEFORE = date(2020, 1, 1)
JUNK: tuple[object, ...] = (
    UNKNOWN,
    NOT_COME_ABOUT,
    None,
    True,
    0,
    1,
    -1,
    29,
    10**12,
    10**15 + 1,
    Decimal("0.5"),
    Decimal("0.00001"),
    Decimal("0.0000001"),
    Decimal("1." + "0" * 40),
    Decimal("0E-40"),
    Decimal("1E+40"),
    Decimal("NaN"),
    Decimal("sNaN"),
    Decimal("-Infinity"),
    1.5,
    Money("10.25", "CNY"),
    Money("10.255", "CNY"),
    Money("-1", "CNY"),
    Money("NaN", "CNY"),
    Money("1", "EUR"),
    DAY,
    BEFORE,
    datetime(2021, 5, 1),  # noqa: DTZ001 - it is none of ours
    Month(2021, 5),
    Month(2019, 2),
    "",
    "a",
    "Ａ",
    " a",
    "x\u200b",
    "other",
    "320614",
    "海门区",
    "none",
    (),
    [],
    {},
    {"notice.called": "a"},
    {"notice.since": "2021-01-01", "notice.open": [{"from": "2020-01-01"}]},
    {"notice.rate": "7"},
    {"notice.wet": "1"},
    {"notice.wet": "10"},
    {"notice.years": [{"year": 1}, {"year": "1.0", "whole": "false"}]},
    {"notice.years": ({"year": 2}, {"whole": False}, {})},
    {"notice.years": [{"year": 3}, {"years": 3}]},
    {"nobody": "asks"},
    frozenset(),
    (Period(DAY),),
    (Period(BEFORE, DAY),),
    (Period(DAY, BEFORE),),
    (Period(BEFORE, date.max),),
    (Period(BEFORE, BEFORE), Period(DAY)),
    (Period(BEFORE), Period(DAY)),
    (Period(DAY), Period(BEFORE, BEFORE)),
    (Period(datetime(2021, 5, 1)),),  # noqa: DTZ001 - it is none of ours
    ("a",),
    object(),
)


def broken(case: C, draw: random.Random, *, times: int) -> C:
    """The case with so many of all its attributes changed, or rows said twice."""
    for _ in range(times):
        values = [*_values(case)]
        case = _with(case, draw.choice([*_ways(case)]), draw, values)
    return case


def _ways(record: object, *way: str | int) -> Iterator[tuple[str | int, ...]]:
    """The ways to all attributes of the record, of records in it and of its rows, and to rows."""
    for name in _names(record):
        value = getattr(record, name)
        yield (*way, name)
        if _is_record(value):
            yield from _ways(value, *way, name)
        for at, row in enumerate(value if isinstance(value, tuple) else ()):
            if _is_record(row):
                yield from _ways(row, *way, name, at)


def _with(record: C, way: Sequence[str | int], draw: random.Random, values: list[object]) -> C:
    """The record with something else at the end of the way."""
    name, *rest = way
    value = getattr(record, str(name))
    if not rest:
        other = _other(value, draw, values)
    elif isinstance(rest[0], int):
        rows, at = [*value], rest[0]
        rows[at] = _with(rows[at], rest[1:], draw, values)
        other = tuple(rows)
    else:
        other = _with(value, rest, draw, values)
    return attrs.evolve(record, **{name: other})  # type: ignore[arg-type,misc]


def _other(value: object, draw: random.Random, values: list[object]) -> object:
    """Rows with one of them twice; else another value, often of the same type."""
    if isinstance(value, tuple) and value and _is_record(value[0]) and draw.random() < 0.8:
        return (*value, draw.choice(value))
    several = draw.choice([values, JUNK, JUNK])
    alike = [one for one in several if type(one) is type(value)]
    return draw.choice(alike if alike and draw.random() < 0.7 else JUNK)


def _is_record(value: object) -> bool:
    return attrs.has(type(value)) and not isinstance(value, Period | Month)


def _names(record: object) -> list[str]:
    fields = attrs.fields(cast(type[attrs.AttrsInstance], type(record)))
    return [field.name for field in fields]


def _values(record: object) -> Iterator[object]:
    """All that is said in the record, in records in it and in its rows."""
    for name in _names(record):
        value = getattr(record, name)
        for row in value if isinstance(value, tuple) else (value,):
            if _is_record(row):
                yield from _values(row)
        yield value
