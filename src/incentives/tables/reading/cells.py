"""What one cell says, as a document of a case has it."""

import json
from collections.abc import Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import partial
from math import isinf, isnan
from typing import cast

from incentives.errors import CaseError, CaseFault
from incentives.facts.fault_texts import YES_OR_NO, got
from incentives.facts.plain import PERIOD_KEYS
from incentives.tables.columns import Column
from incentives.values.text import Text

_WIDE = Context(prec=1_000)  # any float, rounded to any places
_DAYS = frozenset(PERIOD_KEYS.values())


def bad_cell(path: str, text: Text) -> CaseFault:
    """That a cell cannot be a fact."""
    return CaseFault(path=path, text=text, slug="bad-cell")


def rounded(column: Column, value: float, places: int) -> Decimal | None:
    """The float to so many places; one that is no number says nothing.

    Raises:
        CaseError: if it is infinite.
    """
    if isnan(value):
        return None
    if isinf(value):
        raise CaseError([bad_cell(column.name, Text("这不是数", "it is no number"))])
    step = Decimal(1).scaleb(-places)
    return Decimal(repr(value)).quantize(step, ROUND_HALF_UP, _WIDE)


def is_yes(column: Column, value: object) -> bool:
    """Whether a cell says yes, by itself or as text.

    Raises:
        CaseError: if it says neither yes nor no.
    """
    said = {True: True, False: False, "true": True, "false": False}.get(cast("bool", value))
    if said is None:
        text = got(value, YES_OR_NO)
        raise CaseError([CaseFault(path=column.name, text=text, slug="not-yes-or-no")])
    return said


def values_in_text(column: Column, text: str) -> object:
    """What stands in a cell of text for several values, such as in a CSV file: JSON.

    Raises:
        CaseError: if it is none.
    """
    try:
        value = json.loads(text, parse_float=Decimal, object_pairs_hook=partial(_each_once, column))
    except (ValueError, RecursionError):
        value = None
    if not isinstance(value, list | dict):
        text_ = Text(
            '多项内容应写成 JSON，如 [{"from": "2021-01-01"}]',
            'several values are given as JSON, such as [{"from": "2021-01-01"}]',
        )
        raise CaseError([bad_cell(column.name, text_)])
    return value


def _each_once(column: Column, entries: list[tuple[str, object]]) -> dict[str, object]:
    """The entries of what stands in braces; the last of two would count, and nobody could see it.

    Raises:
        CaseError: if a name stands there twice.
    """
    once = dict(entries)
    if len(once) < len(entries):
        names = [name for name, _ in entries]
        name = next(name for name in names if names.count(name) > 1)
        text = Text(f"“{name}”出现了不止一次", f"'{name}' stands there more than once")
        raise CaseError([bad_cell(column.name, text)])
    return once


def as_period(period: object) -> object:
    """A period without the days that are null, which are not there."""
    if not isinstance(period, Mapping):
        return period
    return {key: day for key, day in period.items() if day is not None or key not in _DAYS}


def month_of(column: Column, day: date) -> str:
    """A month given as a day is given as its first one.

    Raises:
        CaseError: if it is another one.
    """
    if day.day != 1:
        text = Text("月份应写作当月一日", "a month is given as its first day")
        raise CaseError([bad_cell(column.name, text)])
    return f"{day.year:04d}-{day.month:02d}"
