"""What a cell says of a fact, as the plain document of a case has it, or why it was not taken."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import assert_never

import attrs

from incentives.facts.plain import NONE_WORDS
from incentives.forms.model import FieldKind, FormField
from incentives.forms.refusal import Refusal
from incentives.forms.typed import NONE, Plain, read_typed
from incentives.forms.typed_dates import plain_typed, read_day, read_periods
from incentives.values.text import Text, filled
from incentives.values.texts.plain_text import compared, half_width
from incentives.wordings.workbook import upload as wordings
from incentives.workbook.cells.raw import RawCell, Taken, Untaken

_LONGEST = 500
_MOST_DIGITS = 20
UNCLEAR_FROM = Decimal("0.1")
"""From here on a share without the sign of per cent may be meant in per cent: 0.5 for 0.5 %."""
_PARTED = re.compile(r"[、,，;；|/\n]+")
_MIDNIGHT = re.compile(r"(?P<day>.*?\d日?)(?:[ T]\s*|\s+)0{1,2}:00(?::00(?:\.0+)?)?")
_TRUTHS = {
    "是": True,
    "否": False,
    "yes": True,
    "no": False,
    "true": True,
    "false": False,
    "y": True,
    "n": False,
    "√": True,
    "✓": True,
    "✔": True,
    "☑": True,
    "×": False,
    "✗": False,
    "✘": False,
}


@attrs.frozen(kw_only=True)
class Unread:
    """Why the cell was not taken; `at` is which of several cells of one fact."""

    text: Text
    at: int = 0


Choices = Mapping[str, str]
"""The values of a choice by how they may be written, folded."""


def choices_of(field: FormField) -> Choices:
    """The values of the field by each of their wordings."""
    return {
        compared(name): value
        for value, label in field.choices
        for name in (label.en, label.zh, value)
    }


def read_cell(field: FormField, cell: RawCell, choices: Choices) -> Plain | Unread | None:
    """What the document says where this stands in the cell; None: the fact is not known.

    Not for a status, which has several cells (see `read_status`). `choices`: those of the field.
    """
    if cell is None:
        return None
    if isinstance(cell, Untaken):
        return Unread(text=cell.text)
    if field.may_be_none and _is_none(cell):
        return NONE
    return _read_taken(field, cell, choices)


def _read_taken(field: FormField, cell: Taken, choices: Choices) -> Plain | Unread | None:
    match field.kind:
        case FieldKind.TRUTH:
            return _read_truth(cell)
        case FieldKind.CHOICE:
            return _read_choice(field, _text(cell), choices)
        case FieldKind.CHOICES:
            return _read_choices(field, _text(cell), choices)
        case FieldKind.DATE | FieldKind.MONTH:
            return _read_time(field, cell)
        case FieldKind.NUMBER | FieldKind.MONEY:
            return _read_figure(field, cell)
        case FieldKind.TEXT | FieldKind.REFERENCE:
            return _read_name(field, cell, choices)
        case FieldKind.STATUS:
            return _read_text(field, _text(cell))
        case _:
            assert_never(field.kind)


def read_status(cells: Sequence[RawCell]) -> Plain | Unread | None:
    """The periods that stand in pairs of cells, from and to; None: the status is not known.

    Days as ISO text; an empty list: the status was never held.
    """
    texts: list[str] = []
    for at, cell in enumerate(cells):
        if isinstance(cell, Untaken):
            return Unread(text=cell.text, at=at)
        if cell is None or (at == 0 and _is_none(cell)):
            texts.append("" if cell is None else NONE)
            continue
        day = _plain_day(cell)
        if isinstance(day, Unread):
            return attrs.evolve(day, at=at)
        texts.append(day)
    if texts and texts[0] == NONE:
        return [] if not any(texts[1:]) else Unread(text=wordings.NONE_WITH_MORE)
    if not any(texts):
        return None
    periods = read_periods(tuple(zip(texts[::2], texts[1::2], strict=True)))
    if isinstance(periods, Refusal):
        return Unread(text=periods.text, at=next(at for at, text in enumerate(texts) if text))
    return periods


def _of_midnight(cell: Taken) -> Taken:
    """The day, where a text has the midnight of it: a program exported it so."""
    midnight = _MIDNIGHT.fullmatch(half_width(cell).strip()) if isinstance(cell, str) else None
    if midnight is None:
        return cell
    day = read_day(midnight["day"])
    return cell if isinstance(day, Refusal) or day == NONE else date.fromisoformat(day)


def _plain_day(cell: Taken) -> str | Unread:
    cell = _of_midnight(cell)
    if isinstance(cell, date):
        return cell.isoformat()
    day = read_day(_text(cell))
    return Unread(text=day.text) if isinstance(day, Refusal) else day


def _read_truth(cell: Taken) -> bool | Unread:
    if isinstance(cell, bool):
        return cell
    truth = _TRUTHS.get(plain_typed(_text(cell)).casefold())
    if truth is None:
        return Unread(text=filled(wordings.NOT_YES_OR_NO, typed=_shown(cell)))
    return truth


def _read_choice(field: FormField, typed: str, choices: Choices) -> str | Unread:
    value = choices.get(compared(typed))
    if value is not None:
        return value
    if field.is_required and re.fullmatch(r"[0-9A-Za-z]+", typed) and field.path == field.name:
        # The code of a place, which the law itself judges: one place can have several.
        return typed
    return Unread(text=_not_offered(field, typed))


def _not_offered(field: FormField, typed: str) -> Text:
    wording, shown = wordings.NOT_OFFERED, _shown(typed)
    zh = "、".join(label.zh for _, label in field.choices)
    en = ", ".join(label.en for _, label in field.choices)
    return Text(
        wording.zh.format(typed=shown, values=zh), wording.en.format(typed=shown, values=en)
    )


def _read_choices(field: FormField, typed: str, choices: Choices) -> list[str] | Unread:
    parts = [part.strip() for part in _PARTED.split(typed) if part.strip()]
    if len(parts) == 1 and _is_none(parts[0]):
        return []
    values: list[str] = []
    for part in parts:
        value = _read_choice(field, part, choices)
        if isinstance(value, Unread):
            return Unread(text=wordings.NONE_WITH_MORE) if _is_none(part) else value
        if value in values:
            return Unread(text=filled(wordings.TWICE_CHOSEN, typed=_shown(part)))
        values.append(value)
    return sorted(values) if values else Unread(text=_not_offered(field, typed))


def _read_time(field: FormField, cell: Taken) -> Plain | Unread | None:
    """A day or a month.

    2023.10 typed as a figure is kept as 2023.1, so a figure with a point is no month.
    """
    cell = _of_midnight(cell)
    if field.kind is FieldKind.MONTH and isinstance(cell, str):
        cell = cell.strip().removesuffix("份")
    if isinstance(cell, date):
        # Spreadsheets keep a month that was typed as its first day.
        is_month = field.kind is FieldKind.MONTH and cell.day == 1
        return f"{cell:%Y-%m}" if is_month else _read_text(field, cell.isoformat())
    if isinstance(cell, Decimal) and cell != cell.to_integral_value():
        return Unread(text=filled(wordings.NOT_EXACT_DAY, typed=_text(cell)))
    return _read_text(field, _text(cell))


def _read_figure(field: FormField, cell: Taken) -> Plain | Unread | None:
    """A figure; of a share that can be meant as per cent or not, nothing without the sign."""
    is_taken = isinstance(cell, Decimal) and _is_within(cell, field)
    figure = _text(cell) if is_taken else _read_text(field, _text(cell))
    if not field.is_share or not isinstance(figure, str) or "%" in plain_typed(_text(cell)):
        return figure
    if Decimal(figure) < UNCLEAR_FROM:
        return figure
    percent = plain_number(Decimal(figure) * 100)
    return Unread(text=filled(wordings.SHARE_UNCLEAR, typed=_shown(cell), percent=percent))


def _is_within(figure: Decimal, field: FormField) -> bool:
    """Whether the figure can be taken as it stands; if not, reading it as text says why."""
    return (
        (field.least is None or figure >= field.least)
        and (field.most is None or figure <= field.most)
        and (not field.is_whole or figure == figure.to_integral_value())
        and len(plain_number(figure)) <= _MOST_DIGITS
    )


def _read_name(field: FormField, cell: Taken, choices: Choices) -> Plain | Unread | None:
    """A name as it stands; of what is called so among the choices, the id.

    What names nothing is judged with the case.
    """
    if isinstance(cell, date):
        return Unread(text=filled(wordings.DATE_HERE, typed=cell.isoformat()))
    typed = _text(cell)
    named = choices.get(compared(typed)) if field.kind is FieldKind.REFERENCE else None
    return named or _read_text(attrs.evolve(field, kind=FieldKind.TEXT), typed)


def _read_text(field: FormField, text: str) -> Plain | Unread | None:
    if len(text) > _LONGEST:
        return Unread(text=filled(wordings.TOO_LONG, most=_LONGEST))
    plain = read_typed(field, text)
    return Unread(text=plain.text) if isinstance(plain, Refusal) else plain


def _text(cell: Taken) -> str:
    match cell:
        case str():
            return cell
        case bool():
            return "是" if cell else "否"
        case Decimal():
            return plain_number(cell)
        case date():
            return cell.isoformat()
        case _:
            assert_never(cell)


def plain_cell_text(cell: Taken | None) -> str:
    """What stands in a cell, as text that reads as the same."""
    return "" if cell is None else _text(cell)


def plain_number(figure: Decimal) -> str:
    """The figure in plain digits, without zeros that say nothing.

    >>> plain_number(Decimal("1E+3")), plain_number(Decimal("0.50"))
    ('1000', '0.5')
    """
    text = format(figure, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def is_none_word(cell: RawCell) -> bool:
    """Whether the cell says that there is nothing."""
    return isinstance(cell, str) and _is_none(cell)


def is_some_word(cell: RawCell) -> bool:
    """Whether the cell says that there are some."""
    some = {wordings.SOME.zh, wordings.SOME.en}
    return isinstance(cell, str) and plain_typed(cell).casefold() in some


def key_of(cell: RawCell) -> str:
    """The key in a cell; empty: none.

    It is alike in full and half width, and whether it is kept as text or as a figure.
    """
    return "" if cell is None or isinstance(cell, Untaken) else plain_typed(_text(cell))


def _is_none(cell: object) -> bool:
    return isinstance(cell, str) and plain_typed(cell).casefold() in NONE_WORDS


def _shown(cell: Taken) -> str:
    text = _text(cell)
    return text if len(text) <= 40 else f"{text[:39]}…"
