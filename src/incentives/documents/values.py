"""Values as canonical JSON: exact, and the same bytes for the same value."""

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import assert_never, cast

from moneyed import Money

from incentives.documents.shapes.values import (
    CitationDocument,
    MoneyDocument,
    PeriodDocument,
    RangeDocument,
    TextDocument,
    Value,
)
from incentives.language.no_limit import NoLimit
from incentives.language.possible import Open, Result, words_left
from incentives.language.types import Type
from incentives.values.citation import Citation
from incentives.values.number import Exact, written_decimal
from incentives.values.period import Month, Period
from incentives.values.range import MoneyRange
from incentives.values.text import Text

Json = None | bool | int | str | Sequence["Json"] | Mapping[str, "Json"]


def value_document(value: Result, type_: Type | None = None) -> Value:
    """A value as JSON: numbers as text, an open value as what is known of it.

    Numbers are decimal digits, or fractions where these have no end. An open number has both
    bounds, null where there is none. An open word of which some are ruled out has those `among`
    which it is, in the order of its enumeration, which is its `type_`.
    """
    kind = value.__class__
    if kind is int:  # as most are
        return str(value)
    return cast(bool, value) if kind is bool else _document(value, type_)


def _document(value: Result, type_: Type | None) -> Value:
    match value:
        case Open(is_number=True, within=within):
            return {"low": _end(within.low), "high": _end(within.high)}
        case Open():
            words = words_left(value, type_)
            return {"open": True, "among": list(words)} if words else {"open": True}
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


def period_document(period: Period) -> PeriodDocument:
    """First and last day."""
    return {"from": period.first.isoformat(), "to": day_document(period.last)}


def citation_document(citation: Citation) -> CitationDocument:
    """Document and clause."""
    return {"document": citation.document, "clause": citation.clause}


def text_document(text: Text) -> TextDocument:
    """The wording by the tags of its languages."""
    return dict(text.words)


def day_document(day: date | None) -> str | None:
    """The ISO day."""
    return day.isoformat() if day is not None else None


def money_document(money: Money) -> MoneyDocument:
    """The amount to the hundredth, with its currency."""
    return {"amount": f"{money.amount:.2f}", "currency": str(money.currency)}


def amount_document(money: Money | None) -> MoneyDocument | None:
    """As `money_document`; None where the amount is not known."""
    return money_document(money) if money is not None else None


def range_document(amount: MoneyRange) -> RangeDocument:
    """Both ends of an amount."""
    return {"low": amount_document(amount.low), "high": amount_document(amount.high)}


def wording_document(text: Text | None) -> TextDocument | None:
    """As `text_document`; None where there is none."""
    return text_document(text) if text is not None else None
