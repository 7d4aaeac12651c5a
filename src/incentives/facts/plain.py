"""Cases as plain documents.

What is unknown is left out, figures are decimal text, `none` is what has not come about.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import assert_never, cast

import attrs
from moneyed import Money

from incentives.errors import CaseFault
from incentives.facts.unknown import NOT_COME_ABOUT, UNKNOWN
from incentives.values.period import Month, Period
from incentives.values.place import Step
from incentives.values.text import Text

NONE = NOT_COME_ABOUT.value
"""What a document says of a fact that is known not to exist, or not to have come about."""

PERIOD_KEYS = {"first": "from", "last": "to"}
"""How a document names the days of a period."""

NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,29})(\.[0-9]{1,20})?")
DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")
"""How a document writes them."""

NONE_WORDS = frozenset({"无", "没有", "未发生", "尚未发生", NONE})
"""What is written on paper, in a cell or a field for what does not exist."""

FORMAT_VERSION = "1.0"
"""Of the JSON that is written: the second number rises with what is added, the first with all else.

See docs/reference/compatibility.md.
"""

HEAD = "format_version"
"""The key by which a document says that it was written by a program, in which version."""

_VERSION = re.compile(r"([0-9]{1,4})[.]([0-9]{1,4})", re.ASCII)

Document = bool | str | list["Document"] | Mapping[str, "Document"]
"""A case, or a part of one, as JSON and YAML say it: texts, truth values, lists and mappings."""

_Fact = bool | Money | int | Decimal | Enum | date | Month | str | None


def unstructure_case(case: object) -> dict[str, Document]:
    """The plain document of a case that `take_snapshot` takes: facts by name, as in their class.

    A record of which nothing is known is left out; keys of a mapping and members of a set are
    sorted.
    It has no `None`.
    """
    return cast(dict[str, Document], _plain(case))


def value_at(document: object, steps: Iterable[Step]) -> object:
    """What the document says there; None: nothing."""
    current = document
    for step in steps:
        # Most are dicts and lists: to ask of a Mapping, or of one of two classes, takes longer.
        if isinstance(current, dict):
            current = current.get(step)
        elif isinstance(current, (list, tuple)):
            current = current[step] if isinstance(step, int) and step < len(current) else None
        elif isinstance(current, Mapping):
            current = current.get(step)
        else:
            return None
    return current


def _plain(value: object) -> Document:
    match value:
        case None | bool() | Money() | int() | Decimal() | Enum() | date() | Month() | str():
            return _plain_fact(value)
        case Period():
            days = {PERIOD_KEYS["first"]: value.first, PERIOD_KEYS["last"]: value.last}
            return {key: day.isoformat() for key, day in days.items() if day is not None}
        case frozenset():
            return cast(list[Document], sorted(cast(str, _plain(member)) for member in value))
        case tuple() | list():
            return [_plain(member) for member in value]
        case Mapping():
            return {str(key): _plain(member) for key, member in sorted(value.items())}
        case _:
            return _plain_record(value)


def _plain_fact(value: _Fact) -> bool | str:
    match value:
        case bool():
            return value
        case None:
            raise TypeError("None is no fact: give UNKNOWN or NOT_COME_ABOUT")
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
        case str():
            return value
        case _:
            assert_never(value)


def _plain_record(record: object) -> Document:
    """What is known of the record; records inside it of which nothing is known are left out."""
    known: dict[str, Document] = {}
    for name in _names_in(cast(type[attrs.AttrsInstance], type(record))):
        fact = getattr(record, name)
        if fact is UNKNOWN:
            continue
        plain = _plain(fact)
        if plain or not attrs.has(type(fact)):
            known[name] = plain
    return known


@lru_cache(maxsize=1_000)
def _names_in(record: type[attrs.AttrsInstance]) -> tuple[str, ...]:
    """The names of its facts."""
    return tuple(field.name for field in attrs.fields(record))


def _plain_number(number: Decimal) -> str:
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def head_fault(head: Mapping[str, object], formats: Iterable[str]) -> CaseFault | None:
    """Why a document with this head is not read: it is none of the formats, or a later one.

    Whoever reads a format reads every version of it with the same first number, or a lower one.
    """
    wanted = tuple(formats)
    if head.get("format") not in wanted:
        listed = ", ".join(wanted)
        text = Text(f"格式应为{listed}", f"expected the format {listed}")
        return CaseFault(path="format", text=text, slug="other-format", advice=_OTHER_FORMAT)
    version = _VERSION.fullmatch(str(head.get(HEAD)))
    if version is None:
        text = Text("格式版本应为 1.0 这样的文字", "expected a version such as 1.0")
        return CaseFault(path=HEAD, text=text, slug="no-format-version")
    if int(version[1]) > int(FORMAT_VERSION.partition(".")[0]):
        text = Text(
            f"格式版本 {version[0]} 比本程序能读的 {FORMAT_VERSION} 新",
            f"the format version {version[0]} is newer than {FORMAT_VERSION}, which is read here",
        )
        return CaseFault(path=HEAD, text=text, slug="newer-format", advice=_NEWER_FORMAT)
    return None


_OTHER_FORMAT = Text(
    "请给出该种文件；个案与结果是不同的文件。",
    "Give a document of that kind: cases are no results.",
)
_NEWER_FORMAT = Text("请更新本程序后再读。", "Update the program, then read it again.")
