"""Cases as programs may make them: here and there an attribute is what no fact can be."""

import random
from collections.abc import Iterator
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
    """The case with so many attributes changed, of it, of records in it and of its rows."""
    for _ in range(times):
        case = _changed(case, draw, [*_values(case)])
    return case


def _changed(record: C, draw: random.Random, values: list[object]) -> C:
    """The record, in which one attribute is another value of the case, or any; or rows differ."""
    fields = attrs.fields(cast(type[attrs.AttrsInstance], type(record)))
    name = draw.choice(fields).name
    value = getattr(record, name)
    if _is_record(value) and draw.random() < 0.95:
        return attrs.evolve(record, **{name: _changed(value, draw, values)})  # type: ignore[misc]
    if isinstance(value, tuple) and value and _is_record(value[0]) and draw.random() < 0.95:
        rows = [*value]
        at = draw.randrange(len(rows))
        if draw.random() < 0.2:
            rows.append(rows[at])
        else:
            rows[at] = _changed(rows[at], draw, values)
        return attrs.evolve(record, **{name: tuple(rows)})  # type: ignore[misc]
    alike = [one for one in values if type(one) is type(value)]
    other = draw.choice(alike) if alike and draw.random() < 0.6 else draw.choice(JUNK)
    return attrs.evolve(record, **{name: other})  # type: ignore[misc]


def _is_record(value: object) -> bool:
    return attrs.has(type(value)) and not isinstance(value, Period | Month)


def _values(record: object) -> Iterator[object]:
    """All that is said in the record, in records in it and in its rows."""
    for field in attrs.fields(cast(type[attrs.AttrsInstance], type(record))):
        value = getattr(record, field.name)
        rows = value if isinstance(value, tuple) else (value,)
        for row in rows:
            if _is_record(row):
                yield from _values(row)
        yield value
