"""Operators that give a condition: comparing, joining, denying, and belonging to a group."""

from collections.abc import Callable
from functools import partial

import attrs

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
    always,
)
from incentives.values.range import ANYTHING
from incentives.values.text import Text

_BETWEEN = Notation(sign=None, place=Place.BETWEEN, binds=Strength.COMPARISON)

_CONDITION = partial(
    Operator,
    notation=_BETWEEN,
    on_none=OnNone.FALSE,
    is_partial=False,
    bounds=always(ANYTHING),
    page="Conditions",
)
"""Most do not hold of what does not exist; none comes to a number."""


def _comparison(
    name: str, compute: Callable[..., bool], of_numbers: Text, of_names: Text
) -> Operator:
    is_equality = name in {"==", "!="}
    return _CONDITION(
        name=name,
        compute=compute,
        spoken=Spoken(text=of_numbers, of_names=of_names),
        typed=typing_rule.equal if is_equality else typing_rule.ordered,
        lifted=lifting.of_equality if is_equality else lifting.of_order,
    )


def _all(*truths: bool | None) -> bool:
    return all(truths)


def _any(*truths: bool | None) -> bool:
    return any(truths)


def _one(*truths: bool | None) -> bool:
    return sum(truth is True for truth in truths) == 1


LOGIC = (
    _comparison(
        "<",
        lambda left, right: left < right,
        Text("{0}小于{1}", "{0} is less than {1}"),
        Text("{0}早于{1}", "{0} is before {1}"),
    ),
    _comparison(
        "<=",
        lambda left, right: left <= right,
        Text("{0}不超过{1}", "{0} is not more than {1}"),
        Text("{0}不晚于{1}", "{0} is not after {1}"),
    ),
    _comparison(
        ">",
        lambda left, right: left > right,
        Text("{0}大于{1}", "{0} is more than {1}"),
        Text("{0}晚于{1}", "{0} is after {1}"),
    ),
    _comparison(
        ">=",
        lambda left, right: left >= right,
        Text("{0}不小于{1}", "{0} is not less than {1}"),
        Text("{0}不早于{1}", "{0} is not before {1}"),
    ),
    _comparison(
        "==",
        lambda left, right: left == right,
        Text("{0}等于{1}", "{0} equals {1}"),
        Text("{0}为{1}", "{0} is {1}"),
    ),
    _comparison(
        "!=",
        lambda left, right: left != right,
        Text("{0}不等于{1}", "{0} differs from {1}"),
        Text("{0}不为{1}", "{0} is not {1}"),
    ),
    _CONDITION(
        name="and",
        compute=_all,
        spoken=Spoken(
            text=Text("{0}且{1}", "{0} and {1}"),
            holds=Strength.AND,
            asks=(Strength.AND, Strength.AND),
            listing=Listing.IN_PAIRS,
        ),
        typed=typing_rule.truths,
        lifted=lifting.of_all,
        notation=attrs.evolve(_BETWEEN, binds=Strength.AND),
        on_none=OnNone.PASSED,
    ),
    _CONDITION(
        name="or",
        compute=_any,
        spoken=Spoken(
            text=Text("{0}或{1}", "{0} or {1}"),
            holds=Strength.OR,
            asks=(Strength.OR, Strength.OR),
            listing=Listing.IN_PAIRS,
        ),
        typed=typing_rule.truths,
        lifted=lifting.of_any,
        notation=attrs.evolve(_BETWEEN, binds=Strength.OR),
        on_none=OnNone.PASSED,
    ),
    _CONDITION(
        name="exactly_one",
        compute=_one,
        spoken=Spoken(
            text=Text("以下有且只有一项成立：{0}", "exactly one of these holds: {0}"),
            listing=Listing.JOINED,
        ),
        typed=typing_rule.several_truths,
        lifted=lifting.of_one,
        notation=CALLED,
        on_none=OnNone.PASSED,
    ),
    _CONDITION(
        name="not",
        compute=lambda truth: not truth,
        spoken=Spoken(text=Text("“{0}”为否", "not “{0}”")),
        typed=typing_rule.truths,
        lifted=lifting.of_truth,
        notation=Notation(sign="not ", place=Place.BEFORE, binds=Strength.NOT),
        on_none=OnNone.PASSED,
    ),
    _CONDITION(
        name="in",
        compute=lambda value, group: value in group,
        spoken=Spoken(text=Text("{0}属于{1}", "{0} is {1}")),
        typed=typing_rule.member,
        lifted=lifting.by_trying,
    ),
    _CONDITION(
        name="exists",
        compute=lambda value: value is not None,
        spoken=Spoken(
            text=Text("有{0}", "there is “{0}”"), denied=Text("没有{0}", "there is no “{0}”")
        ),
        typed=typing_rule.existence,
        lifted=lifting.of_existence,
        notation=CALLED,
        on_none=OnNone.PASSED,
    ),
    _CONDITION(
        name="overlaps",
        compute=lambda some, group: not some.isdisjoint(group),
        spoken=Spoken(text=Text("{0}包括{1}", "{0} includes {1}")),
        typed=typing_rule.overlap,
        lifted=lifting.opaque,
        notation=CALLED,
    ),
)
