"""Operators between numbers: reckoning, the least and the most, rounding, months and years."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import partial
from typing import cast

from incentives.language import signatures as typing_rule
from incentives.language.operators import lifting
from incentives.language.operators.operator import (
    CALLED,
    Listing,
    Notation,
    OnNone,
    Operator,
    Place,
    Spoken,
    Strength,
)
from incentives.values.number import Exact, difference, exact, product, sum_of_two
from incentives.values.range import ANYTHING, Range, least_of, most_of
from incentives.values.rounding import Rounding, RoundingMode
from incentives.values.tables import one_for_each
from incentives.values.text import Text

_NUMBER = partial(
    Operator,
    notation=CALLED,
    typed=typing_rule.like_numbers,
    on_none=OnNone.NONE,
    is_partial=False,
    lifted=lifting.by_bounds,
    page="Numbers",
)
"""Most give of numbers of one unit a number of it, and nothing comes of nothing."""


def _told_in_pairs(
    text: str, holds: Strength, last: Strength, *, of_negative: str | None = None
) -> Spoken:
    """Terms one after the other; the last one stands in brackets unless it holds so tightly."""
    return Spoken(
        text=Text(text, text),
        of_negative=None if of_negative is None else Text(of_negative, of_negative),
        holds=holds,
        asks=(holds, last),
        listing=Listing.IN_PAIRS,
    )


def _divided(left: Exact, right: Exact) -> Exact | None:
    """The quotient; a quotient by zero does not exist."""
    return exact(Fraction(left) / right) if right else None


def _a_twelfth(yearly: Exact) -> Exact:
    return exact(Fraction(yearly) / 12)


def _rounding(mode: RoundingMode, to_step: Text, to_whole: Text) -> Operator:
    def rounded(number: Exact, step: Exact = 1) -> Exact | None:
        if step <= 0:
            return None  # there are no multiples to round to
        return Rounding(step=Fraction(step), mode=mode).apply(number)

    def bounds(ranges: Sequence[Range]) -> Range:
        """Rounding rises steadily in the number; the step is known."""
        step = ranges[1].known if len(ranges) > 1 else 1
        if step is None:
            return ANYTHING
        return ranges[0].rising(lambda number: cast(Exact, rounded(number, step)))

    return _NUMBER(
        name=ROUNDED_BY[mode],
        compute=rounded,
        bounds=bounds,
        spoken=Spoken(text=to_step, of_one=to_whole, holds=Strength.TIGHTEST),
        typed=typing_rule.rounding,
        lifted=lifting.of_rounding,
        is_partial=True,
        page="Rounding",
    )


ROUNDED_BY: Mapping[RoundingMode, str] = one_for_each(
    RoundingMode,
    {
        RoundingMode.HALF_UP: "round_half_up",
        RoundingMode.HALF_EVEN: "round_half_even",
        RoundingMode.UP: "round_up",
        RoundingMode.DOWN: "round_down",
        RoundingMode.CEILING: "ceiling",
        RoundingMode.FLOOR: "floor",
    },
)
"""The function of each way to round."""

ARITHMETIC = (
    _NUMBER(
        name="+",
        compute=sum_of_two,
        bounds=lambda ranges: ranges[0] + ranges[1],
        spoken=_told_in_pairs("{0} + {1}", Strength.SUM, Strength.SUM, of_negative="{0} − {1}"),
        notation=Notation(sign="+", place=Place.BETWEEN, binds=Strength.SUM),
    ),
    _NUMBER(
        name="-",
        compute=difference,
        bounds=lambda ranges: ranges[0] - ranges[1],
        spoken=_told_in_pairs("{0} − {1}", Strength.SUM, Strength.PRODUCT, of_negative="{0} + {1}"),
        notation=Notation(sign="-", place=Place.BETWEEN, binds=Strength.SUM),
    ),
    _NUMBER(
        name="*",
        compute=product,
        bounds=lambda ranges: ranges[0] * ranges[1],
        spoken=_told_in_pairs("{0} × {1}", Strength.PRODUCT, Strength.PRODUCT),
        typed=typing_rule.product,
        notation=Notation(sign="*", place=Place.BETWEEN, binds=Strength.PRODUCT),
    ),
    _NUMBER(
        name="/",
        compute=_divided,
        bounds=lambda ranges: ranges[0] / ranges[1],
        spoken=_told_in_pairs("{0} ÷ {1}", Strength.PRODUCT, Strength.NEGATION),
        typed=typing_rule.quotient,
        notation=Notation(sign="/", place=Place.BETWEEN, binds=Strength.PRODUCT),
        lifted=lifting.of_quotient,
        is_partial=True,
    ),
    _NUMBER(
        name="neg",
        compute=lambda number: -number,
        bounds=lambda ranges: -ranges[0],
        spoken=Spoken(text=Text("−{0}", "−{0}"), holds=Strength.NEGATION, asks=(Strength.PRODUCT,)),
        typed=typing_rule.one_number,
        notation=Notation(sign="-", place=Place.BEFORE, binds=Strength.NEGATION),
    ),
    _NUMBER(
        name="min",
        compute=min,
        bounds=least_of,
        spoken=Spoken(
            text=Text("{0}中较小者", "the lesser of {0}"),
            of_names=Text("{0}中较早者", "the earlier of {0}"),
            listing=Listing.JOINED,
        ),
        typed=typing_rule.like_extremes,
        lifted=lifting.of_least,
    ),
    _NUMBER(
        name="max",
        compute=max,
        bounds=most_of,
        spoken=Spoken(
            text=Text("{0}中较大者", "the greater of {0}"),
            of_names=Text("{0}中较晚者", "the later of {0}"),
            of_zero=Text("（{0}，低于 0 的按 0 计）", "({0}, not less than 0)"),
            listing=Listing.JOINED,
        ),
        typed=typing_rule.like_extremes,
        lifted=lifting.of_most,
    ),
    _rounding(
        RoundingMode.HALF_UP,
        Text("（{0}，按 {1}四舍五入）", "({0}, rounded half up to {1})"),
        Text("（{0}，四舍五入取整）", "({0}, rounded half up to a whole number)"),
    ),
    _rounding(
        RoundingMode.HALF_EVEN,
        Text("（{0}，按 {1}四舍六入五成双）", "({0}, rounded half to even to {1})"),
        Text("（{0}，四舍六入五成双取整）", "({0}, rounded half to even to a whole number)"),
    ),
    _rounding(
        RoundingMode.UP,
        Text("（{0}，按 {1}进位）", "({0}, rounded up to {1})"),
        Text("（{0}，进位取整）", "({0}, rounded up to a whole number)"),
    ),
    _rounding(
        RoundingMode.DOWN,
        Text("（{0}，按 {1}舍去）", "({0}, rounded down to {1})"),
        Text("（{0}，舍去尾数取整）", "({0}, rounded down to a whole number)"),
    ),
    _rounding(
        RoundingMode.CEILING,
        Text("（{0}，按 {1}向上取整）", "({0}, to the next {1} not below)"),
        Text("（{0}，向上取整）", "({0}, to the next whole number not below)"),
    ),
    _rounding(
        RoundingMode.FLOOR,
        Text("（{0}，按 {1}向下取整）", "({0}, to the next {1} not above)"),
        Text("（{0}，向下取整）", "({0}, to the next whole number not above)"),
    ),
    _NUMBER(
        name="per_month",
        compute=_a_twelfth,
        bounds=lambda ranges: ranges[0].rising(_a_twelfth),
        spoken=Spoken(text=Text("按月折算的{0}", "{0} by the month")),
        typed=typing_rule.per_month,
    ),
    _NUMBER(
        name="per_year",
        compute=lambda monthly: monthly * 12,
        bounds=lambda ranges: ranges[0].rising(lambda monthly: monthly * 12),
        spoken=Spoken(text=Text("按年折算的{0}", "{0} by the year")),
        typed=typing_rule.per_year,
    ),
)
