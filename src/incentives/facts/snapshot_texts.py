"""What is said of a fact that is of a wrong type or out of its bounds."""

from datetime import date
from decimal import Decimal
from typing import cast

from moneyed import Money

from incentives.facts.fault_texts import YES_OR_NO
from incentives.facts.in_chinese import bounds, day, period, quantity, said, unit_name, unit_of
from incentives.facts.vocabulary import MOST_NUMBER, Field, Vocabulary, currency_of_unit
from incentives.language.types import NumberType
from incentives.values.period import Month, Period
from incentives.values.place import FactPath
from incentives.values.text import Text
from incentives.values.unit import Unit

MOST_SHOWN: Decimal = MOST_NUMBER * MOST_NUMBER
REQUIRED = Text("此项必须填写", "this fact must be given")
NOT_NONE = Text("此项没有内容", "got nothing")
LEAVE_OUT = Text("尚不清楚的，不填即可。", "Leave the fact out if it is not known.")
SAY_WHICH = Text(
    "尚不清楚的填 UNKNOWN；已知尚未发生的填 NOT_COME_ABOUT。",
    "Give UNKNOWN where nobody has said, NOT_COME_ABOUT where it is known not to have come about.",
)
TOO_MANY_DIGITS = Text("数字位数过多", "the number has too many digits")
_EXPECTED: dict[object, Text] = {
    bool: YES_OR_NO,
    date: Text("日期", "a date"),
    Month: Text("月份", "a month"),
    str: Text("文字", "text"),
    int: Text("整数", "a whole number"),
    Decimal: Text("数字", "a decimal number"),
    Money: Text("金额", "an amount of money"),
}


def exact_of(raw: float, field: Field) -> Text:
    """What to give in place of a float, as the field takes it."""
    written = format(raw, ".15g")
    if field.python_type is Money:
        currency = currency_of_unit(cast(NumberType, field.type).unit)
        right = f'Money("{written}", "{currency}")'
    elif field.python_type is int:
        right = f"{raw:.0f}"
    else:
        right = f'Decimal("{written}")'
    return Text(f"浮点数不精确，请写作 {right}。", f"A float is not exact; give {right}.")


def expected(field: Field) -> Text:
    """What a field takes."""
    return _EXPECTED.get(field.python_type) or Text(
        "规定的选项之一", f"a value of {field.python_type.__name__}"
    )


def out_of_range(
    number: int | Decimal, field: Field, ends: tuple[Decimal, Decimal], vocabulary: Vocabulary
) -> Text:
    """The number, and the bounds of its field."""
    least, most = ends
    unit = unit_of(field)
    suffix = f" {unit}" if unit.powers else ""
    is_shown = -MOST_SHOWN <= number <= MOST_SHOWN
    figure = f"{number}{suffix}" if is_shown else "a number of too many digits"
    has_no_top = most >= MOST_NUMBER and least > -MOST_NUMBER
    allowed = f"{least} or more" if has_no_top else f"{least} to {most}"
    return Text(
        f"填写为 {quantity(number, unit, vocabulary)}，"
        f"应{bounds(least, None if has_no_top else most)}",
        f"got {figure}, expected {allowed}",
    )


def not_finite(number: Decimal) -> Text:
    """That NaN and the infinities are no figures."""
    return Text("不是确定的数字", f"got {number}, expected a finite number")


def wrong_currency(money: Money, wanted: str) -> Text:
    """The money, and the currency of its field."""
    name = unit_name(Unit.parse(wanted))
    return Text(
        f"填写为{said(money)}，应以{name}计",
        f"got {money.amount} {money.currency}, expected {wanted}",
    )


def too_many(count: int, most: int) -> Text:
    """How many rows there are, and how many are taken."""
    return Text(
        f"共 {count:,} 行，最多 {most:,} 行", f"got {count:,} rows, at most {most:,} are taken"
    )


def reversed_period(first: date, last: date) -> Text:
    """That a period ends before it begins."""
    return Text(
        f"止于{day(last)}，早于起始日{day(first)}", f"ends on {last}, before it begins on {first}"
    )


def overlapping(listed: Period, before: Period, place: int, path: FactPath) -> Text:
    """That a period begins while the one listed before it still runs, or belongs before it."""
    earlier_zh = f"第 {place} 段期间（{period(before)}）"
    ends = f" to {before.last}" if before.last is not None else ""
    earlier = f"{path.row(place - 1)}, from {before.first}{ends},"
    if listed.last is not None and listed.last < before.first:
        return Text(
            f"止于{day(listed.last)}，却列在{earlier_zh}之后",
            f"ends on {listed.last}, and is listed after {earlier} although it is the earlier",
        )
    return Text(
        f"自{day(listed.first)}起，而{earlier_zh}尚未结束",
        f"begins on {listed.first}, while {earlier} still runs",
    )
