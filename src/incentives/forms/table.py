"""The rows of a list as one table of texts: what stands in its cells, and what is read from them.

Months stand in it one below the other, typed or pasted from a spreadsheet. What a cell says and
cannot be taken stays there, and nothing else in the row is lost.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

import attrs

from incentives.facts.plain import value_at
from incentives.forms import refusal as no
from incentives.forms.editing import with_value
from incentives.forms.model import FieldKind, FormField, FormSection
from incentives.forms.references import choices_in
from incentives.forms.refusal import Refusal, refusal
from incentives.forms.typed import read_typed, truth_of, typed_of
from incentives.forms.typed_dates import plain_typed, read_day
from incentives.values.place import FactPath
from incentives.values.text import Language, Text
from incentives.values.texts.habits import punctuated

Document = Mapping[str, object]
YES, NO = Text("是", "yes"), Text("否", "no")
_YES_WORDS = frozenset({"是", "有", "√", "y", "yes", "true"})
_NO_WORDS = frozenset({"否", "无", "没有", "×", "n", "no", "false"})


@attrs.frozen(kw_only=True)
class TableRead:
    """What was read from a table: rows of the case, and by path what could not be taken."""

    rows: tuple[Mapping[str, object], ...]
    refused: Mapping[str, str]


def options_of(field: FormField, document: Document, language: Language) -> tuple[str, ...]:
    """What may be chosen in a cell of the field; none where it is typed."""
    if field.kind is FieldKind.TRUTH:
        return (YES.to(language), NO.to(language))
    return tuple(_shown(text, language) for _, text in choices_in(field, document))


def _shown(text: Text, language: Language) -> str:
    return punctuated(text.to(language), language)


def cell_text(field: FormField, plain: object, document: Document, language: Language) -> str:
    """What stands in the cell for a value of the case; empty where it is not known."""
    if plain is None:
        return ""
    truth = truth_of(plain) if field.kind is FieldKind.TRUTH else None
    if truth is not None:
        return (YES if truth else NO).to(language)
    label = dict(choices_in(field, document)).get(str(plain))
    return _shown(label, language) if label is not None else typed_of(field, plain)


def read_cell(field: FormField, typed: str, document: Document) -> object:
    """What the case says where this stands in the cell; a `Refusal`; None: it is not known.

    Of a month its first day is taken too, as spreadsheets show months.
    """
    text = typed.strip()
    if not text:
        return None
    plain = plain_typed(text).lower()
    if field.kind is FieldKind.TRUTH:
        return _read_truth(plain, text)
    for value, label in choices_in(field, document):
        if plain in {plain_typed(name).lower() for name in (value, label.zh, label.en)}:
            return value
    if field.kind is FieldKind.MONTH:
        day = read_day(text)
        if isinstance(day, str) and day.endswith("-01"):
            return day[:7]
    return read_typed(field, text)


def _read_truth(plain: str, text: str) -> bool | Refusal:
    if plain in _YES_WORDS:
        return True
    return False if plain in _NO_WORDS else refusal(no.NOT_OFFERED, typed=text)


def read_table(
    section: FormSection, cells: Sequence[Sequence[str]], document: Document
) -> TableRead:
    """The rows that the cells say; lines in which nothing stands are none."""
    rows: list[Mapping[str, object]] = []
    refused: dict[str, str] = {}
    for line in cells:
        if not any(text.strip() for text in line):
            continue
        row: dict[str, object] = {}
        for field, text in zip(section.fields, line, strict=False):
            value = read_cell(field, text, document)
            if isinstance(value, Refusal):
                row_path = FactPath.parse(section.key).row(len(rows))
                refused[row_path.inner(field.name).text] = text
            elif value is not None:
                row = with_value(row, field.steps, value)
        rows.append(row)
    return TableRead(rows=tuple(rows), refused=refused)


def totals_of(section: FormSection, rows: Sequence[Document]) -> tuple[Decimal | None, ...]:
    """By column the exact sum of what stands in it; None where that makes no sense."""
    return tuple(
        sum(_numbers(field, rows), Decimal(0)) if field.adds_up else None
        for field in section.fields
    )


def _numbers(field: FormField, rows: Sequence[Document]) -> Iterator[Decimal]:
    for row in rows:
        value = value_at(row, field.steps)
        if isinstance(value, str | int) and not isinstance(value, bool):
            yield Decimal(value)
