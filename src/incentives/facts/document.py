"""Cases from plain documents, through cattrs: strict, and with the path of every fault.

In a document a fact that is not known is left out, `none` is what is known not to have come about, figures are text or
whole numbers, dates and months are ISO text, a status is a period or a list of periods.
"""

import collections.abc
import re
import types
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from enum import Enum
from functools import cache
from typing import Any, Union, get_args, get_origin

import attrs
from cattrs import BaseValidationError, Converter
from cattrs.errors import ClassValidationError, ForbiddenExtraKeysError, IterableValidationError
from cattrs.gen import make_dict_structure_fn, override
from moneyed import Money

from incentives.errors import CaseError, CaseFault
from incentives.facts.shown import shown
from incentives.facts.unknown import Unknown
from incentives.facts.vocabulary import Vocabulary, currency_of_unit
from incentives.values.period import Month, Period

PERIOD_KEYS = {"first": "from", "last": "to"}

NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,29})(\.[0-9]{1,20})?")
DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")


class _Refused(ValueError):
    def __init__(self, message: str, slug: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.slug = slug
        self.hint = hint


def structure_case(document: object, vocabulary: Vocabulary) -> object:
    """The case that a plain document says.

    Raises:
        CaseError: with the path of every unknown key, wrong type and malformed figure.
    """
    try:
        return _converter(_currencies(vocabulary), _enumerations(vocabulary)).structure(document, vocabulary.root.cls)
    except BaseValidationError as group:
        raise CaseError(list(_faults_in(group, ""))) from None
    except _Refused as refused:
        raise CaseError([CaseFault(path="", message=str(refused), slug=refused.slug, hint=refused.hint)]) from None


def _currencies(vocabulary: Vocabulary) -> tuple[tuple[str, str, str], ...]:
    return tuple(
        (record.cls.__qualname__, field.name, currency_of_unit(field.spec.unit))
        for record in vocabulary.records.values()
        for field in record.fields.values()
        if field.python_type is Money and field.spec.unit is not None
    )


def _enumerations(vocabulary: Vocabulary) -> tuple[type[Enum], ...]:
    fields = [field for record in vocabulary.records.values() for field in record.fields.values()]
    return tuple(dict.fromkeys(field.enumeration for field in fields if field.enumeration is not None))


@cache
def _converter(currencies: tuple[tuple[str, str, str], ...], enumerations: tuple[type[Enum], ...]) -> Converter:
    converter = Converter(forbid_extra_keys=True, detailed_validation=True)
    for kind, hook in _LEAVES.items():
        converter.register_structure_hook(kind, hook)
    for enumeration in enumerations:
        converter.register_structure_hook(enumeration, _choice)
    converter.register_structure_hook_func(_is_union, lambda value, kind: _optional(value, kind, converter))
    converter.register_structure_hook_func(lambda kind: kind == tuple[Period, ...], lambda value, _: _status(value, converter))
    converter.register_structure_hook_func(_is_mapping, lambda value, _: _declared(value))
    converter.register_structure_hook_func(
        _is_listing,
        lambda value, kind: _listing(value, kind, converter),
    )
    units = {(owner, name): unit for owner, name, unit in currencies}

    def record_hook(kind: Any) -> Any:  # as cattrs types its factories
        attrs.resolve_types(kind)
        overrides: dict[str, Any] = {
            attribute.name: override(struct_hook=_money_hook(units[kind.__qualname__, attribute.name]))
            for attribute in attrs.fields(kind)
            if (kind.__qualname__, attribute.name) in units
        }
        if kind is Period:
            overrides |= {name: override(rename=key) for name, key in PERIOD_KEYS.items()}
        inner = make_dict_structure_fn(kind, converter, _cattrs_forbid_extra_keys=True, **overrides)

        def structure(value: object, _: object) -> object:
            if not isinstance(value, Mapping):
                raise _Refused(f"got {shown(value)}, expected a mapping of facts", "wrong-type")
            return inner(value, kind)

        return structure

    converter.register_structure_hook_factory(attrs.has, record_hook)
    return converter


def _is_union(kind: Any) -> bool:
    return get_origin(kind) in {Union, types.UnionType}


def _is_mapping(kind: Any) -> bool:
    return get_origin(kind) in {Mapping, collections.abc.Mapping, dict}


def _is_listing(kind: Any) -> bool:
    return get_origin(kind) in {tuple, frozenset} and kind != tuple[Period, ...]


def _money_hook(currency: str) -> Any:
    def structure(value: object, _: object) -> Money | Unknown:
        return Money(_decimal(value, Decimal), currency)

    return structure


def _optional(value: object, kind: object, converter: Converter) -> object:
    options = get_args(kind)
    if isinstance(value, str) and value == "none" and type(None) in options:
        return None
    inner = [option for option in options if option not in {Unknown, type(None)} and get_args(option) != (Unknown.UNKNOWN,)]
    return converter.structure(value, inner[0])


def _listing(value: object, kind: object, converter: Converter) -> object:
    if not isinstance(value, (list, tuple)):
        raise _Refused(f"got {shown(value)}, expected a list", "wrong-type")
    inner = get_args(kind)[0]
    members: list[object] = converter.structure(list(value), list[inner])  # type: ignore[valid-type]
    if get_origin(kind) is frozenset:
        if len(set(members)) < len(members):
            raise _Refused("the same value is named twice", "repeated-value")
        return frozenset(members)
    return tuple(members)


def _status(value: object, converter: Converter) -> tuple[Period, ...]:
    if isinstance(value, Mapping):
        return (converter.structure(value, Period),)
    if not isinstance(value, (list, tuple)):
        raise _Refused(
            f"got {shown(value)}, expected a period such as {{from: 2022-11-20}}, or a list of periods", "wrong-type"
        )
    return tuple(converter.structure(list(value), list[Period]))


def _declared(value: object) -> Mapping[str, object]:
    if not isinstance(value, Mapping):
        raise _Refused(f"got {shown(value)}, expected facts by their full id", "wrong-type")
    return dict(value)


def _decimal(value: object, _: object) -> Decimal:
    if isinstance(value, float):
        raise _Refused(f"got the float {value!r}", "float-refused", "A float is not exact; write the figure as text.")
    if isinstance(value, str) and NUMBER.fullmatch(value):
        return Decimal(value)
    if isinstance(value, Decimal) and value.is_finite():
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return Decimal(value)
    raise _Refused(f"got {shown(value)}, expected a number written in plain digits, such as 2340.00", "not-a-number")


def _whole_number(value: object, _: object) -> int:
    number = _decimal(value, Decimal)
    if number != number.to_integral_value():
        raise _Refused(f"got {shown(value)}, expected a whole number", "not-whole")
    return int(number)


def _truth(value: object, _: object) -> bool:
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value in {"true", "false"}:
        return value == "true"
    raise _Refused(f"got {shown(value)}, expected true or false", "not-yes-or-no")


def _date(value: object, _: object) -> date:
    if type(value) is date:
        return value
    if isinstance(value, str) and DATE.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise _Refused(f"there is no day {value}", "no-such-day") from None
    raise _Refused(f"got {shown(value)}, expected a date such as 2022-11-20", "not-a-date")


def _month(value: object, _: object) -> Month:
    if isinstance(value, Month):
        return value
    matched = MONTH.fullmatch(value) if isinstance(value, str) else None
    if matched is None or not 1 <= int(matched[2]) <= 12 or int(matched[1]) == 0:
        raise _Refused(f"got {shown(value)}, expected a month such as 2023-01", "not-a-month")
    return Month(int(matched[1]), int(matched[2]))


def _choice(value: object, kind: type[Enum]) -> Enum:
    if isinstance(value, kind):
        return value
    for member in kind:
        if member.value == value:
            return member
    allowed = [str(member.value) for member in kind]
    close = get_close_matches(str(value), allowed, n=1)
    hint = f"Did you mean '{close[0]}'?" if close else None
    raise _Refused(f"got {shown(value)}, expected one of {', '.join(allowed)}", "unknown-value", hint)


def _words(value: object, _: object) -> str:
    if isinstance(value, str):
        return value
    raise _Refused(f"got {shown(value)}, expected text", "wrong-type")


_LEAVES: Mapping[Any, Any] = {
    bool: _truth,
    int: _whole_number,
    Decimal: _decimal,
    date: _date,
    Month: _month,
    str: _words,
}


def _faults_in(error: BaseException, path: str) -> list[CaseFault]:
    match error:
        case IterableValidationError():
            noted, rest = error.group_exceptions()
            return [f for inner, note in noted for f in _faults_in(inner, f"{path}[{note.index}]")] + _rest(rest, path)
        case ClassValidationError():
            noted_fields, rest = error.group_exceptions()
            inner_faults = [
                fault for inner, note in noted_fields for fault in _faults_in(inner, _path_of(path, note.name, error.cl))
            ]
            return inner_faults + _rest(rest, path)
        case ForbiddenExtraKeysError():
            return [
                CaseFault(path=f"{path}.{key}" if path else str(key), message="no fact has this name", slug="unknown-fact",
                          hint=_suggestion(str(key), error.cl))
                for key in sorted(map(str, error.extra_fields))
            ]  # fmt: skip
        case _Refused():
            return [CaseFault(path=path, message=str(error), slug=error.slug, hint=error.hint)]
        case KeyError():
            name = str(error.args[0])
            return [CaseFault(path=path, message=f"'{name}' must be given", slug="fact-required")]
        case _:
            return [CaseFault(path=path, message=str(error), slug="fact-refused")]


def _path_of(path: str, name: str, record: object) -> str:
    """The path of a field as the document calls it."""
    shown = PERIOD_KEYS.get(name, name) if record is Period else name
    return f"{path}.{shown}" if path else shown


def _rest(errors: list[Exception], path: str) -> list[CaseFault]:
    return [fault for error in errors for fault in _faults_in(error, path)]


def _suggestion(name: str, cls: Any) -> str | None:

    close = get_close_matches(name, [field.name for field in attrs.fields(cls)], n=1)
    return f"Did you mean '{close[0]}'?" if close else None
