"""Between what stands in a field of a form and the plain document of a case, both ways."""

from collections.abc import Mapping, Sequence
from typing import assert_never

from incentives.facts.plain import NONE_WORDS
from incentives.forms import refusal as no
from incentives.forms.model import FieldKind, FormField
from incentives.forms.refusal import Refusal, refusal
from incentives.forms.typed_dates import plain_typed, read_day, read_month
from incentives.forms.typed_numbers import read_number, shown_digits
from incentives.values.texts.plain_text import compared, unfit_name

Plain = bool | str | Sequence[object] | Mapping[str, object]
NONE = "none"
"""In a document: what is known not to have come about."""
_TRUTHS: Mapping[bool | str, bool] = {"true": True, "false": False, True: True, False: False}


def read_typed(field: FormField, typed: str) -> Plain | Refusal | None:
    """What the document says where this was typed; or why nothing is taken.

    None: nothing, the fact is not known. For one line of text: figures, days, months, free text,
    and the value of a choice; what the text of other kinds is stays as it is typed.
    """
    text = typed.strip()
    if not text:
        return None
    if field.may_be_none and plain_typed(text).lower() in NONE_WORDS:
        return NONE
    match field.kind:
        case FieldKind.NUMBER | FieldKind.MONEY:
            return read_number(text, field)
        case FieldKind.DATE:
            return read_day(text)
        case FieldKind.MONTH:
            return read_month(text)
        case FieldKind.CHOICE:
            return _read_choice(field, text)
        case FieldKind.TEXT:
            return unfit_refusal(text) or text
        case FieldKind.REFERENCE:
            return _read_reference(field, text)
        case FieldKind.TRUTH | FieldKind.CHOICES | FieldKind.STATUS:
            return text
        case _:
            assert_never(field.kind)


def unfit_refusal(text: str) -> Refusal | None:
    """Why the text cannot be taken as a name, number or id; None: it can."""
    unfit = unfit_name(text)
    return None if unfit is None else refusal(no.UNFIT, fault=unfit.text, advice=unfit.advice)


def _read_choice(field: FormField, text: str) -> str | Refusal:
    for value, label in field.choices:
        if text in {value, label.zh, label.en}:
            return value
    return refusal(no.NOT_OFFERED, typed=text)


def _read_reference(field: FormField, text: str) -> str | Refusal:
    """The id of what is called so; all else is judged with the case, which tells what is near."""
    for value, label in field.choices:
        if compared(text) in {compared(name) for name in (value, label.zh, label.en)}:
            return value
    return unfit_refusal(text) or text


def typed_of(field: FormField, plain: object) -> str:
    """What stands in the field for a value of the document; empty where it is not known."""
    if plain is None:
        return ""
    if plain == NONE and field.may_be_none:
        return "无"
    text = str(plain)
    if field.kind in {FieldKind.NUMBER, FieldKind.MONEY} and _is_plain_number(text):
        is_year = field.least is not None and field.least >= 1000
        return text if is_year else shown_digits(text)
    return text


def _is_plain_number(text: str) -> bool:
    return text.removeprefix("-").replace(".", "", 1).isdigit()


def truth_of(plain: object) -> bool | None:
    """Yes, no, or (None) not known, as a document says it."""
    return _TRUTHS.get(plain) if isinstance(plain, bool | str) else None


def choices_of(plain: object) -> tuple[str, ...] | None:
    """The values of a document's list of choices; None: not known."""
    return tuple(str(value) for value in plain) if isinstance(plain, list | tuple) else None


def periods_of(plain: object) -> tuple[tuple[str, str], ...] | None:
    """From and to of each period of a status; empty: never; None: not known."""
    if isinstance(plain, Mapping):
        return (_ends(plain),)
    if isinstance(plain, list | tuple):
        return tuple(_ends(period) for period in plain if isinstance(period, Mapping))
    return None


def _ends(period: Mapping[str, object]) -> tuple[str, str]:
    return str(period.get("from", "")), str(period.get("to", ""))
