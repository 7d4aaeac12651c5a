"""Cases from plain documents, through cattrs: strict, and with the path of every fault.

In a document a fact that is not known is left out, `none` is what is known not to have come about,
figures are text or whole numbers, dates and months are ISO text, a status is a period or a list of
periods.
"""

import collections.abc
import re
import types
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, get_args, get_origin

import attrs
from cattrs import BaseValidationError, Converter
from cattrs.gen import make_dict_structure_fn, override
from moneyed import Money

from incentives.errors import CaseError
from incentives.facts.document_faults import Refused, faults_in
from incentives.facts.fault_texts import A_DATE, A_MONTH, A_PERIOD, FACTS_BY_ID, YES_OR_NO, got
from incentives.facts.field import Choice, choice_called, is_union, kinds_in, takes_none
from incentives.facts.in_chinese import said
from incentives.facts.plain import DATE, MONTH, NONE, NUMBER, PERIOD_KEYS
from incentives.facts.snapshot_texts import TOO_MANY_DIGITS
from incentives.facts.unknown import NOT_COME_ABOUT, Unknown
from incentives.facts.vocabulary import Vocabulary, currency_of_unit
from incentives.language.slips.nearest import meant
from incentives.values.period import Month, Period
from incentives.values.place import THE_CASE
from incentives.values.text import Text

_MOST_DIGITS = 30
_DAY_AND_TIME = re.compile(rf"{DATE.pattern}[T ][0-9]{{2}}:?[0-9]{{2}}")

_Hook = Callable[[Any, Any], Any]  # as cattrs types its hooks

_A_MAPPING = Text("一组事实（名称：内容）", "a mapping of facts")
_A_LIST = Text("一列内容", "a list")
_A_PERIOD = Text(f"{A_PERIOD.zh}，或若干期间", f"{A_PERIOD.en}, or a list of periods")
_A_NUMBER = Text("数字，如 2340.00", "a number written in plain digits, such as 2340.00")
_WHOLE = Text("整数", "a whole number")
_TEXT = Text("文字", "text")
_AS_TEXT = Text(
    "请以文本形式填写，开头的0一并写出。", "Write it as text, with the noughts that it begins with."
)
_NO_TIME = Text("只写日期，不写时刻。", "Write the day alone, without a time.")
_NO_FLOAT = Text(
    "浮点数不精确，请以文本形式填写该数值。", "A float is not exact; write the figure as text."
)


def structure_case(document: object, vocabulary: Vocabulary) -> object:
    """The case that a plain document says, of the vocabulary's class.

    It is not checked beyond the form of each fact; `take_snapshot` does the rest.

    Raises:
        CaseError: with the path of every unknown key, wrong type and malformed figure.
    """
    converter = _converter(_currencies(vocabulary), _enumerations(vocabulary))
    try:
        return converter.structure(document, vocabulary.root.cls)
    except BaseValidationError as group:
        raise CaseError(faults_in(group, THE_CASE)) from None
    except Refused as refused:
        raise CaseError(faults_in(refused, THE_CASE)) from None


def _currencies(vocabulary: Vocabulary) -> tuple[tuple[str, str, str], ...]:
    return tuple(
        (record.cls.__qualname__, field.name, currency_of_unit(field.spec.unit))
        for record in vocabulary.records.values()
        for field in record.fields.values()
        if field.python_type is Money and field.spec.unit is not None
    )


def _enumerations(vocabulary: Vocabulary) -> tuple[type[Enum], ...]:
    enumerations = (field.enumeration for field in vocabulary.fields())
    return tuple(dict.fromkeys(kind for kind in enumerations if kind is not None))


@cache
def _converter(
    currencies: tuple[tuple[str, str, str], ...], enumerations: tuple[type[Enum], ...]
) -> Converter:
    converter = Converter(forbid_extra_keys=True, detailed_validation=True)
    for kind, hook in _LEAVES.items():
        converter.register_structure_hook(kind, hook)
    for enumeration in enumerations:
        converter.register_structure_hook(enumeration, _choice)
    converter.register_structure_hook_factory(is_union, lambda kind: _optional(kind, converter))
    converter.register_structure_hook_func(
        lambda kind: kind == tuple[Period, ...], lambda value, _: _status(value, converter)
    )
    converter.register_structure_hook_func(_is_mapping, lambda value, _: _declared(value))
    converter.register_structure_hook_factory(_is_listing, lambda kind: _listing(kind, converter))

    def record_hook(kind: Any) -> Any:  # as cattrs types its factories
        attrs.resolve_types(kind)
        overrides: dict[str, Any] = {
            name: override(struct_hook=_money_hook(currency))
            for owner, name, currency in currencies
            if owner == kind.__qualname__
        }
        if kind is Period:
            overrides |= {name: override(rename=key) for name, key in PERIOD_KEYS.items()}
        inner = make_dict_structure_fn(kind, converter, _cattrs_forbid_extra_keys=True, **overrides)

        def structure(value: object, _: object) -> object:
            if not isinstance(value, Mapping):
                raise Refused(got(value, _A_MAPPING), "wrong-type")
            return inner(value, kind)

        return structure

    converter.register_structure_hook_factory(attrs.has, record_hook)
    return converter


def _is_mapping(kind: Any) -> bool:
    return get_origin(kind) in {Mapping, collections.abc.Mapping, dict}


def _is_listing(kind: Any) -> bool:
    return get_origin(kind) in {tuple, frozenset} and kind != tuple[Period, ...]


def _money_hook(currency: str) -> Any:
    def structure(value: object, _: object) -> Money | Unknown:
        return Money(_decimal(value, Decimal), currency)

    return structure


def _optional(kind: object, converter: Converter) -> _Hook:
    """Reads what may also be unknown, or not exist."""
    inner = kinds_in(kind)[0]
    may_be_none = takes_none(kind)
    structure_inner = converter.get_structure_hook(inner)

    def structure(value: object, _: object) -> object:
        is_none = may_be_none and isinstance(value, str) and value == NONE
        return NOT_COME_ABOUT if is_none else structure_inner(value, inner)

    return structure


def _listing(kind: object, converter: Converter) -> _Hook:
    """Reads a list, whose members may have to differ.

    How its rows are read is put together when the first of them is read: most cases have rows in
    few of the lists of their vocabulary.
    """
    listed = types.GenericAlias(list, get_args(kind)[:1])
    has_to_differ = get_origin(kind) is frozenset

    def structure(value: object, _: object) -> object:
        if not isinstance(value, (list, tuple)):
            raise Refused(got(value, _A_LIST), "wrong-type")
        if not value:
            return frozenset() if has_to_differ else ()
        members: list[object] = converter.get_structure_hook(listed)(list(value), listed)
        if not has_to_differ:
            return tuple(members)
        if len(set(members)) < len(members):
            raise Refused(
                Text("同一选项重复列出", "the same value is named twice"), "repeated-value"
            )
        return frozenset(members)

    return structure


def _status(value: object, converter: Converter) -> tuple[Period, ...]:
    if isinstance(value, Mapping):
        return (converter.structure(value, Period),)
    if not isinstance(value, (list, tuple)):
        raise Refused(got(value, _A_PERIOD), "wrong-type")
    return tuple(converter.structure(list(value), list[Period]))


def _declared(value: object) -> Mapping[str, object]:
    if not isinstance(value, Mapping):
        raise Refused(got(value, FACTS_BY_ID), "wrong-type")
    return dict(value)


def _decimal(value: object, _: object) -> Decimal:
    if isinstance(value, float):
        raise Refused(
            Text(f"填写为{said(value)}", f"got the float {value!r}"), "float-refused", _NO_FLOAT
        )
    if isinstance(value, str) and NUMBER.fullmatch(value):
        return Decimal(value)
    if isinstance(value, Decimal) and value.is_finite():
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return Decimal(value)
    raise Refused(got(value, _A_NUMBER), "not-a-number")


def _whole_number(value: object, _: object) -> int:
    number = _decimal(value, Decimal)
    if number.adjusted() > _MOST_DIGITS:
        raise Refused(TOO_MANY_DIGITS, "fact-out-of-range")
    if number != number.to_integral_value():
        raise Refused(got(value, _WHOLE), "not-whole")
    return int(number)


def _truth(value: object, _: object) -> bool:
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value in {"true", "false"}:
        return value == "true"
    raise Refused(got(value, YES_OR_NO), "not-yes-or-no")


def _date(value: object, _: object) -> date:
    if type(value) is date:
        return value
    if isinstance(value, str) and DATE.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise Refused(
                Text(f"没有{said(value)}这一天", f"there is no day {value}"), "no-such-day"
            ) from None
    has_time = isinstance(value, datetime) or (
        isinstance(value, str) and _DAY_AND_TIME.match(value)
    )
    raise Refused(got(value, A_DATE), "not-a-date", _NO_TIME if has_time else None)


def _month(value: object, _: object) -> Month:
    if isinstance(value, Month):
        return value
    matched = MONTH.fullmatch(value) if isinstance(value, str) else None
    if matched is None or not 1 <= int(matched[2]) <= 12 or int(matched[1]) == 0:
        raise Refused(got(value, A_MONTH), "not-a-month")
    return Month(int(matched[1]), int(matched[2]))


def _choice(value: object, kind: type[Enum]) -> Enum:
    choice = choice_called(value, kind) if isinstance(value, str) else None
    if choice is not None:
        return choice
    allowed = [name for member in kind for name in _called(member)]
    values = ", ".join(str(member.value) for member in kind)
    expected = Text(f"下列之一：{_choices(kind)}", f"one of {values}")
    raise Refused(got(value, expected), "unknown-value", meant(str(value), allowed))


def _called(member: Enum) -> tuple[str, ...]:
    """What a document may write for it."""
    named = member.text.each if isinstance(member, Choice) else ()
    return (str(member.value), *named)


def _choices(kind: type[Enum]) -> str:
    """The choices with their wordings, beside the values that a document has for them."""
    return "、".join(
        f"{member.value}（{member.text.zh}）" if isinstance(member, Choice) else str(member.value)
        for member in kind
    )


def _words(value: object, _: object) -> str:
    if isinstance(value, str):
        return value
    is_figure = isinstance(value, (int, Decimal)) and not isinstance(value, bool)
    raise Refused(got(value, _TEXT), "wrong-type", _AS_TEXT if is_figure else None)


_LEAVES: Mapping[Any, Any] = {
    bool: _truth,
    int: _whole_number,
    Decimal: _decimal,
    date: _date,
    Month: _month,
    str: _words,
}
