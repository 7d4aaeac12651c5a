"""What to write in the cells of a fact for what the document of a case says of it."""

from datetime import date
from decimal import Decimal
from typing import assert_never

from incentives.forms.model import FieldKind, FormField
from incentives.forms.typed import NONE, periods_of, truth_of
from incentives.values.text import Language
from incentives.values.texts.habits import punctuated
from incentives.wordings.report import terms
from incentives.wordings.workbook import upload as wordings
from incentives.workbook.cells.raw import EXACT_DIGITS, RawCell
from incentives.workbook.cells.values import UNCLEAR_FROM, plain_number
from incentives.workbook.layout import MOST_PERIODS

_FIRST_DAY_OF_SPREADSHEETS = date(1900, 3, 1)
"""Days before it are counted wrongly by spreadsheets, so they are written as text."""


def cells_of(field: FormField, plain: object, language: Language) -> tuple[RawCell, ...] | None:
    """One cell, of a status two for each period; None if cells cannot say it."""
    none = wordings.NONE.to(language)
    if field.kind is FieldKind.STATUS:
        return _status_cells(plain, none)
    if plain is None:
        return (None,)
    if plain == NONE and field.may_be_none:
        return (none,)
    match field.kind:
        case FieldKind.TRUTH:
            return _truth_cells(plain, language)
        case FieldKind.CHOICE | FieldKind.REFERENCE:
            return (choice_label(field, str(plain), language),)
        case FieldKind.CHOICES:
            values = plain if isinstance(plain, list | tuple) else ()
            labels = [choice_label(field, str(value), language) for value in values]
            return (terms.LIST_COMMA.to(language).join(labels) or none,)
        case FieldKind.NUMBER | FieldKind.MONEY:
            return (_figure_cell(field, str(plain)),)
        case FieldKind.DATE:
            return (_day_cell(str(plain)),)
        case FieldKind.MONTH | FieldKind.TEXT:
            return (str(plain),)
        case _:
            assert_never(field.kind)


def choice_label(field: FormField, value: str, language: Language) -> str:
    """How a value of a choice is written.

    What has no label, such as another code of a place, is written as it is.
    """
    label = dict(field.choices).get(value)
    if label is None:
        return value
    return punctuated(label.to(language), language)


def _truth_cells(plain: object, language: Language) -> tuple[RawCell, ...] | None:
    truth = truth_of(plain)
    if truth is None:
        return None
    return ((wordings.YES if truth else wordings.NO).to(language),)


def _status_cells(plain: object, none: str) -> tuple[RawCell, ...] | None:
    width, periods = 2 * MOST_PERIODS, periods_of(plain)
    if periods is None:
        return (None,) * width
    if len(periods) > MOST_PERIODS:
        return None
    days = [day for period in periods for day in period]
    cells: list[RawCell] = [_day_cell(day) if day else None for day in days] or [none]
    return tuple(cells + [None] * (width - len(cells)))


def _day_cell(text: str) -> RawCell:
    day = date.fromisoformat(text)
    return day if day >= _FIRST_DAY_OF_SPREADSHEETS else text


def _figure_cell(field: FormField, text: str) -> RawCell:
    figure = Decimal(text)
    if field.is_share and figure >= UNCLEAR_FROM:
        return f"{plain_number(figure.scaleb(2))}%"
    return figure if len(figure.normalize().as_tuple().digits) <= EXACT_DIGITS else text
