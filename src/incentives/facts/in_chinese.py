"""Facts and values as an officer writes them in Chinese, for the faults of a case."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import assert_never, cast

from moneyed import Money

from incentives.facts.field import Choice
from incentives.facts.shown import LARGEST_SHOWN, LONGEST_SHOWN
from incentives.facts.vocabulary import Field, Vocabulary
from incentives.language.types import NumberType
from incentives.values.number import written_decimal
from incentives.values.period import Month, Period
from incentives.values.place import FactPath
from incentives.values.text import Language, full_width
from incentives.values.texts.plain_text import visible
from incentives.values.unit import ONE, Unit


def said(raw: object) -> str:
    """A value of any kind; text in quotation marks, cut short where it is long.

    >>> said("1,5"), said(date(2023, 2, 1)), said(Decimal("12000.50"))
    ('“1,5”', '2023年2月1日', '12,000.50')
    """
    match raw:
        # Not compared by `==`: what another program's table holds may answer with no truth value.
        case None:
            return "空"
        case str() if not raw:
            return "空"
        case bool() | str() | Enum():
            return f"“{_words(raw)}”"
        case int() | Decimal() | Fraction() | Money():
            return _figure(raw)
        case date() | Month() | Period():
            return _time(raw)
        case float():
            return f"浮点数{raw!r}"
        case dict():
            return "一组内容"
        case list() | tuple() | frozenset() | set():
            return "一列内容"
        case _:
            return "其他类型的内容"


_Word = bool | str | Enum


def _words(raw: _Word) -> str:
    match raw:
        case bool():
            return "是" if raw else "否"
        case str():
            return _cut(_on_one_line(raw))
        case Choice():
            return full_width(raw.text.zh)
        case Enum():
            return _cut(str(raw.value))
        case _:
            assert_never(raw)


def _figure(raw: int | Decimal | Fraction | Money) -> str:
    if isinstance(raw, Money):
        return f"{number(raw.amount)} {unit_name(Unit.parse(raw.currency.code))}"
    return number(raw)


def _time(raw: date | Month | Period) -> str:
    match raw:
        case date():
            return day(raw)
        case Month():
            return month(raw)
        case Period():
            return period(raw)
        case _:
            assert_never(raw)


def number(raw: Decimal | Fraction | int) -> str:
    """A number in groups of three digits.

    A fraction that has no finite decimal form is written as one, and a number of too many digits
    is only told to be that.
    """
    if isinstance(raw, Decimal) and not raw.is_finite():
        return str(raw)
    has_long_tail = isinstance(raw, Decimal) and cast(int, raw.as_tuple().exponent) < -30
    if has_long_tail or not -LARGEST_SHOWN < raw < LARGEST_SHOWN:
        return "位数过多的数字"
    if isinstance(raw, Decimal):
        return format(raw, ",f")
    text = written_decimal(raw)
    return text if "/" in text else format(Decimal(text), ",f")


def quantity(raw: Decimal | Fraction | int, unit: Unit, vocabulary: Vocabulary) -> str:
    """A number with its unit: `12,000 元`, `30 个托位`."""
    name = unit_name(unit, vocabulary)
    return f"{number(raw)} {name}" if name else number(raw)


def unit_name(unit: Unit, vocabulary: Vocabulary | None = None) -> str:
    """The unit by itself: `元/年`; empty for a plain number."""
    from incentives.values.unit_words import UnitWords

    unit_labels = vocabulary.unit_labels if vocabulary is not None else {}
    return UnitWords(unit_labels, Language.ZH).unit(unit)


def unit_of(field: Field) -> Unit:
    """The unit of a number; of all else none."""
    return field.type.unit if isinstance(field.type, NumberType) else ONE


def bounds(least: Decimal | Fraction | int | None, most: Decimal | Fraction | int | None) -> str:
    """What a number may be; None: no bound."""
    if least is None and most is None:
        return "为数字"
    if most is None:
        return f"不小于 {number(least or 0)}"
    if least is None:
        return f"不大于 {number(most)}"
    return f"在 {number(least)} 至 {number(most)} 之间"


def day(value: date) -> str:
    """The day: `2023年12月31日`."""
    return f"{value.year}年{value.month}月{value.day}日"


def month(value: Month) -> str:
    """The month: `2023年12月`."""
    return f"{value.year}年{value.number}月"


def period(value: Period) -> str:
    """The period: `自2023年1月1日起`, or with its end."""
    if value.last is None:
        return f"自{day(value.first)}起"
    return f"{day(value.first)}至{day(value.last)}"


def label(field: Field) -> str:
    """What the fact is called."""
    return full_width(field.label.zh)


def labels(fields: Iterable[Field]) -> str:
    """What the facts are called, in a list."""
    return "、".join(map(label, fields))


def row_name(path: FactPath, vocabulary: Vocabulary) -> str:
    """One row, by its path `projects[0]`: `建设项目1`; another path as it is."""
    field = vocabulary.root.fields.get(path.list_name or "")
    if field is None or path.index is None or path.rest:
        return str(path)
    return f"{label(field)}{path.index + 1}"


def _on_one_line(text: str) -> str:
    begun = visible(text[: 2 * LONGEST_SHOWN])
    return " ".join(begun.split()) or "空格"


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_SHOWN else f"{text[: LONGEST_SHOWN - 1]}…"
