"""The facts of an institution as plain numbers and words; figures of the day likewise."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import Enum

import attrs
import numpy as np
from moneyed import Money

from benchmarks.haimen12.drawing import ONE_DAY
from benchmarks.haimen12.figures import figures_on
from benchmarks.haimen12.reference import RULES
from benchmarks.haimen12.vocabulary import Institution

NAMES = tuple(RULES)
FIGURES = figures_on(ONE_DAY)
PLACES = {
    **dict.fromkeys(("investment", "monthly_price", "price_ceiling", "revenue"), 2),
    **dict.fromkeys(("taxable_income", "property_value", "rent", "purchase_price"), 2),
    **dict.fromkeys(("area", "land_area"), 2),
    **dict.fromkeys(("water", "gas"), 1),
    **dict.fromkeys(("power_price", "power_price_1", "power_price_2", "power_price_3"), 4),
    **dict.fromkeys(("water_price", "water_price_home", "gas_price", "gas_price_home"), 4),
    "staff_ratio": 3,
    "electricity": 0,
}
"""Decimal places of each fact: as a whole number it is so many times ten of its unit."""


def decimals(one: Institution) -> dict[str, object]:
    """Decimals, whole numbers, yes or no, words and days."""
    return {name: _bare(value) for name, value in attrs.asdict(one, recurse=False).items()}


def whole(one: Institution) -> dict[str, object]:
    """Whole numbers, yes or no and words; a day as 20240701."""
    return {
        name: int(value.scaleb(PLACES[name])) if isinstance(value, Decimal) else _number_of(value)
        for name, value in decimals(one).items()
    }


def floats(one: Institution) -> dict[str, object]:
    """As JSON has them."""
    return {
        name: float(value) if isinstance(value, Decimal) else _number_of(value)
        for name, value in decimals(one).items()
    }


def columns(rows: list[dict[str, object]]) -> Mapping[str, np.ndarray]:
    """A column a fact; words as the numbers of their places."""
    return {
        name: np.array([words_at(name, row[name]) for row in rows])
        for name in rows[0]
        if name != "place"
    }


def words_at(name: str, value: object) -> object:
    """The number that stands for a word of a fact."""
    return WORDS[name].index(value) if name in WORDS else value


def _bare(value: object) -> object:
    if isinstance(value, Money):
        return value.amount
    return value.value if isinstance(value, Enum) else value


def _number_of(value: object) -> object:
    if isinstance(value, date):
        return value.year * 10_000 + value.month * 100 + value.day
    return value


WORDS = {
    field.name: tuple(member.value for member in kind)
    for field in attrs.fields(attrs.resolve_types(Institution))
    for kind in getattr(field.type, "__args__", ())
    if isinstance(kind, type) and issubclass(kind, Enum) and len(kind) > 1
}
"""By fact its words, in their order."""
