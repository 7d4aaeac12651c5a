"""Cases as plain documents: what is unknown is left out, figures are decimal text, `none` is what has not come about."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any, cast

import attrs
from moneyed import Money

from incentives.facts.unknown import UNKNOWN
from incentives.values.period import Month, Period

Document = bool | str | list["Document"] | Mapping[str, "Document"]


def unstructure_case(case: object) -> dict[str, Document]:
    """The plain document of a case: what is unknown is left out, figures are decimal text."""
    return cast(dict[str, Document], _plain(case))


def _plain(value: object) -> Document:
    match value:
        case bool():
            return value
        case None:
            return "none"
        case Money():
            return _plain_number(value.amount)
        case int() | Decimal():
            return _plain_number(Decimal(value))
        case Enum():
            return cast(str, value.value)
        case date():
            return value.isoformat()
        case Month():
            return str(value)
        case Period():
            return {"from": value.first.isoformat()} | ({"to": value.last.isoformat()} if value.last is not None else {})
        case frozenset():
            return cast(list[Document], sorted(cast(str, _plain(member)) for member in value))
        case tuple() | list():
            return [_plain(member) for member in value]
        case Mapping():
            return {str(key): _plain(member) for key, member in sorted(value.items())}
        case str():
            return value
        case _:
            fields = {field.name: getattr(value, field.name) for field in attrs.fields(cast(Any, type(value)))}
            known = {name: _plain(member) for name, member in fields.items() if member is not UNKNOWN}
            return {name: plain for name, plain in known.items() if plain or not attrs.has(type(fields[name]))}


def _plain_number(number: Decimal) -> str:
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
