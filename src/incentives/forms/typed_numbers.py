"""Figures and amounts as officers type them, to plain digits: `60万元` is 600000, exactly."""

import re
from decimal import Decimal
from fractions import Fraction

from incentives.facts.plain import NUMBER
from incentives.forms import refusal as no
from incentives.forms.model import FormField
from incentives.forms.refusal import Refusal, refusal
from incentives.forms.typed_dates import plain_typed
from incentives.values.number import exact, written_decimal

_TYPED = re.compile(
    r"""
    (?P<sign>[-−]?)
    (?P<digits>[0-9][0-9,]*(?:\.[0-9]+)?|\.[0-9]+)\s*
    (?P<scale>百万|千万|万|亿)?\s*
    (?P<unit>(?:\D.*)?)
    """,
    re.VERBOSE,
)
_GROUPED = re.compile(r"[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?")
_SCALES = {"": 1, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8}
_MONEY_WORDS = frozenset({"元", "圆", "块", "rmb", "cny", "元整", "元人民币"})
_MONEY_SIGNS = re.compile(r"^(人民币|rmb|cny|¥)\s*", re.IGNORECASE)
_LONGEST = 40


def read_number(typed: str, field: FormField) -> str | Refusal:
    """The figure in plain digits, within the bounds of its field; or what is wrong with it.

    It may be grouped by commas, scaled (`万`, `亿`), written with the unit of the field and, where
    it is a share, as a percentage. Nothing is rounded.
    """
    text = plain_typed(typed)
    if field.is_of_yuan:
        text = _MONEY_SIGNS.sub("", text)
    matched = _TYPED.fullmatch(text) if len(text) <= _LONGEST else None
    if matched is None:
        reason = no.NOT_A_NUMBER if len(text) <= _LONGEST else no.TOO_MANY_DIGITS
        return refusal(reason, typed=typed.strip()[:_LONGEST])
    digits, unit = matched["digits"], matched["unit"].strip()
    if "," in digits and not _GROUPED.fullmatch(digits):
        return refusal(no.COMMA_UNCLEAR, typed=typed.strip())
    is_percent = unit == "%" and field.is_share
    if unit and not is_percent and not _is_unit_of(unit, field):
        reason = no.ANOTHER_UNIT if field.unit.zh else no.NO_UNIT_HERE
        return refusal(reason, typed=typed.strip(), unit=field.unit)
    scale = Fraction(_SCALES[matched["scale"] or ""], 100 if is_percent else 1)
    number = Fraction(digits.replace(",", "")) * scale
    return _within_bounds(-number if matched["sign"] else number, field)


def _is_unit_of(unit: str, field: FormField) -> bool:
    """Whether it is how the unit of the field is called: `元`, `元/月`, `平方米`, `m2`."""
    plain = plain_typed(unit).lower()
    own = {plain_typed(name).lower() for name in field.unit.each if name}
    short = {name.partition("/")[0] for name in own}
    counted = {name[:1] for name in own if name[:1] in {"个", "名"}}
    return plain in own | short | counted or (
        field.is_of_yuan and plain.partition("/")[0] in _MONEY_WORDS
    )


def _within_bounds(number: Fraction, field: FormField) -> str | Refusal:
    written = written_decimal(exact(number))
    if not NUMBER.fullmatch(written):
        return refusal(no.TOO_MANY_DIGITS, typed=written[:_LONGEST])
    if field.is_whole and number.denominator != 1:
        return refusal(no.NOT_WHOLE, typed=written)
    if field.least is not None and number < Fraction(field.least):
        least = shown_digits(str(field.least))
        return refusal(no.TOO_LOW, typed=shown_digits(written), least=least)
    if field.most is not None and number > Fraction(field.most):
        most = shown_digits(str(field.most))
        return refusal(no.TOO_HIGH, typed=shown_digits(written), most=most)
    return written


def shown_digits(plain: str) -> str:
    """Plain digits in groups of three.

    >>> shown_digits("-1234567.50")
    '-1,234,567.50'
    """
    return format(Decimal(plain), ",f")
