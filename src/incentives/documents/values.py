"""Values as canonical JSON: exact, and the same bytes for the same value."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import assert_never

from moneyed import Money

from incentives.language.no_limit import NoLimit
from incentives.language.possible import Open, Result, words_left
from incentives.language.types import Type
from incentives.values.citation import Citation
from incentives.values.number import Exact, written_decimal
from incentives.values.period import Month, Period
from incentives.values.text import Text

Json = None | bool | int | str | Sequence["Json"] | Mapping[str, "Json"]


def value_document(value: Result, type_: Type | None = None) -> Json:
    """A value as JSON: numbers as text, an open value as what is known of it.

    Numbers are decimal digits, or fractions where these have no end. An open number has both
    bounds, null where there is none. An open word of which some are ruled out has those `among`
    which it is, in the order of its enumeration, which is its `type_`.
    """
    return str(value) if value.__class__ is int else _document(value, type_)  # most are whole


def _document(value: Result, type_: Type | None) -> Json:
    match value:
        case Open(is_number=True, within=within):
            return {"low": _end(within.low), "high": _end(within.high)}
        case Open():
            words = words_left(value, type_)
            return {"open": True, **({"among": list(words)} if words else {})}
        case None | bool() | str():
            return value
        case date():
            return value.isoformat()
        case Month():
            return str(value)
        case tuple():
            return [period_document(period) for period in value]
        case frozenset():
            return [*sorted(value)]
        case NoLimit():
            return value.value
        case int() | Fraction():
            return exact_text(value)
        case _:
            assert_never(value)


def _end(end: Exact | None) -> str | None:
    return None if end is None else exact_text(end)


def exact_text(number: Exact) -> str:
    """The exact number as decimal digits, or as a fraction where it has no end."""
    return written_decimal(number)


def period_document(period: Period) -> dict[str, Json]:
    """First and last day."""
    return {"from": period.first.isoformat(), "to": day_document(period.last)}


def citation_document(citation: Citation) -> dict[str, Json]:
    """Document and clause."""
    return {"document": citation.document, "clause": citation.clause}


def text_document(text: Text) -> dict[str, Json]:
    """The wording in both languages."""
    return {"zh": text.zh, "en": text.en}


def day_document(day: date | None) -> str | None:
    """The ISO day."""
    return day.isoformat() if day is not None else None


def paid_by_document(paid_by: date | None) -> dict[str, Json]:
    """The day up to which payments are set off, by its name; nothing where none was given."""
    return {} if paid_by is None else {"paid_by": paid_by.isoformat()}


def only_document(only: Iterable[str] | None) -> dict[str, Json]:
    """The incentives that were asked for, by their names; nothing where all were."""
    return {} if only is None else {"only": list(only)}


def money_document(money: Money | None) -> dict[str, Json] | None:
    """The amount to the hundredth, with its currency."""
    if money is None:
        return None
    return {"amount": f"{money.amount:.2f}", "currency": str(money.currency)}
