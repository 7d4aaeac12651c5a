"""Values that are surely as their field says, told at once; all others are looked at one by one.

For each field a function is made once, for the one kind of value that it has. What it is in doubt
about may be as it must be, or be a fault, which is for whoever reads the field to say.
"""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import Final, Literal, cast

from moneyed import Money

from incentives.facts.field import Role
from incentives.facts.unknown import NOT_COME_ABOUT, UNKNOWN, Unknown
from incentives.facts.vocabulary import MOST_NUMBER, Field, Vocabulary, currency_of_unit
from incentives.language.possible import Value
from incentives.language.types import (
    ChoiceSetType,
    NumberType,
    RecordType,
    RowsType,
    StatusType,
)
from incentives.values.number import exact
from incentives.values.period import Period


class Doubt(Enum):
    """That it is not sure that a value is as its field says."""

    IN_DOUBT = "in doubt"


IN_DOUBT: Final = Doubt.IN_DOUBT
Accepted = Value | Unknown | Literal[Doubt.IN_DOUBT]
Accept = Callable[[object], Accepted]
Accepts = Mapping[str, tuple[tuple[str, Field, Accept | None], ...]]
"""What each record is read by, fact by fact, by its name; without what is given by full id."""


def accept_of(field: Field) -> Accept | None:
    """What tells a value of the field that is sure; None of what has facts of its own in it."""
    if isinstance(field.type, RecordType | RowsType) or field.spec.role is Role.DECLARED:
        return None
    known, is_required, may_be_none = _known(field), field.is_required, field.may_be_none

    def accept(raw: object) -> Accepted:
        if raw is UNKNOWN:
            return IN_DOUBT if is_required else UNKNOWN
        if raw is NOT_COME_ABOUT and may_be_none:
            return None
        return known(raw)

    return accept


@lru_cache(maxsize=64)
def accepts_of(vocabulary: Vocabulary) -> Accepts:
    """What the records of the vocabulary are read by: the same one gives the same object."""
    return {
        record.name: tuple(
            (name, field, accept_of(field))
            for name, field in record.fields.items()
            if not field.is_by_id
        )
        for record in (vocabulary.root, *vocabulary.records.values())
    }


def _known(field: Field) -> Accept:
    kind = field.python_type
    if isinstance(field.type, NumberType):
        return _number(field)
    if isinstance(field.type, StatusType):
        return _status
    if isinstance(field.type, ChoiceSetType) or kind is str:
        return _never
    if field.enumeration is not None:
        return _choice(field.enumeration)
    return _as_it_is(kind)


def _never(_: object) -> Accepted:
    """Of what hangs on the rest of the case, or has many values in it."""
    return IN_DOUBT


def _as_it_is(kind: type) -> Accept:
    def accept(raw: object) -> Accepted:
        return cast(Value, raw) if type(raw) is kind else IN_DOUBT

    return accept


def _choice(enumeration: type[Enum]) -> Accept:
    values: Mapping[Enum, str] = {member: str(member.value) for member in enumeration}

    def accept(raw: object) -> Accepted:
        return values[raw] if type(raw) is enumeration else IN_DOUBT

    return accept


def _status(raw: object) -> Accepted:
    """A status of one period at most."""
    if type(raw) is not tuple or len(raw) > 1:
        return IN_DOUBT
    for period in raw:
        if not is_period(period) or (period.last is not None and period.last < period.first):
            return IN_DOUBT
    return raw


def is_period(raw: object) -> bool:
    """Whether it is a period between days, whichever comes first."""
    return (
        isinstance(raw, Period)
        and type(raw.first) is date
        and (raw.last is None or type(raw.last) is date)
    )


def _number(field: Field) -> Accept:
    least = field.spec.least if field.spec.least is not None else -MOST_NUMBER
    most = field.spec.most if field.spec.most is not None else MOST_NUMBER
    kind = field.python_type

    def whole(raw: object) -> Accepted:
        return raw if type(raw) is int and least <= raw <= most else IN_DOUBT

    def decimal(raw: object) -> Accepted:
        if type(raw) is not Decimal or not raw.is_finite() or not least <= raw <= most:
            return whole(raw)
        return exact(raw) if has_few_digits(raw) else IN_DOUBT

    def money(raw: object) -> Accepted:
        if type(raw) is not Money or raw.currency.code != currency:
            return whole(raw)
        return decimal(raw.amount)

    if kind is int:
        return whole
    if kind is not Money:
        return decimal
    currency = currency_of_unit(cast(NumberType, field.type).unit)
    return money


def has_few_digits(number: Decimal) -> bool:
    """Whether it is a number as facts have: no digit beyond the 30th behind the point.

    Nor one that is smaller than the 20th alone, or longer than 30 before the point.
    """
    has_long_tail = cast(int, number.as_tuple().exponent) < -30
    return not has_long_tail and (not number or -20 <= number.adjusted() <= 30)
