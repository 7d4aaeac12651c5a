"""Which sheets and columns a workbook of many cases has.

One sheet for what a case says once, and one for each of its lists.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

import attrs

from incentives.forms.model import FieldKind, Form, FormField, FormSection
from incentives.forms.words import label_of
from incentives.report.words.names import Words
from incentives.wordings.workbook import upload as wordings

MAIN_KEY = ""
HEADING_ROW, PATH_ROW, FIRST_ROW = 1, 2, 3
"""Rows of a sheet as a spreadsheet counts them: headings, the hidden paths, the first case."""

KEY_PATHS = "#key"
"""What the hidden row has above keys; the name of the list follows on sheets of lists:
`#key:projects`.
"""
LIST_MARK = "#list:"
_PERIODS = (
    ("[0].from", wordings.FIRST_FROM),
    ("[0].to", wordings.FIRST_TO),
    ("[1].from", wordings.NEXT_FROM),
    ("[1].to", wordings.NEXT_TO),
)
MOST_PERIODS = len(_PERIODS) // 2
_LONGEST_NAME = 31
_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\']")


@attrs.frozen(kw_only=True)
class Column:
    """One column.

    `path` is what the hidden row says of it, `field` the fact, None for keys and for whether a list
    has rows; of that list `of_list` is the name.

    A status has four columns of the same field.
    """

    path: str
    heading: str
    field: FormField | None = None
    of_list: str = ""


@attrs.frozen(kw_only=True, slots=False)
class SheetLayout:
    """One sheet: `key` is the name of its list, empty for the sheet of applicants."""

    key: str
    name: str
    columns: tuple[Column, ...]

    @cached_property
    def by_path(self) -> Mapping[str, Column]:
        """The columns by what the hidden row says."""
        return {column.path: column for column in self.columns}

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Where each column stands, counted from 0, by what the hidden row says."""
        return {column.path: at for at, column in enumerate(self.columns)}


@attrs.frozen(kw_only=True, slots=False)
class Layout:
    """All sheets, that of the applicants first.

    `place` is the code that a case has whose own is left empty.
    """

    sheets: tuple[SheetLayout, ...]
    words: Words
    place: str

    @property
    def main(self) -> SheetLayout:
        return self.sheets[0]

    @cached_property
    def by_key(self) -> Mapping[str, SheetLayout]:
        """The sheets by the name of their list."""
        return {sheet.key: sheet for sheet in self.sheets}


def layout_of(form: Form, words: Words, place: str) -> Layout:
    """The sheets for the facts that the law of a place asks for.

    What stands together is there as a whole; the keys are the first column of every sheet.
    """
    lists = [section for section in form.sections if section.is_list]
    names = _sheet_names(
        [words.say(wordings.MAIN), *(words.law(section.title) for section in lists)]
    )
    own = [
        section
        for section in form.sections
        if not section.is_list and (section.is_asked_for or not section.key)
    ]
    columns: list[Column] = [Column(path=KEY_PATHS, heading=words.say(wordings.KEY))]
    for section in own:
        columns += _columns(section, words)
    columns += [_list_column(section, words) for section in lists]
    main = SheetLayout(key=MAIN_KEY, name=names[0], columns=tuple(columns))
    below = tuple(
        _list_sheet(section, name, words) for section, name in zip(lists, names[1:], strict=True)
    )
    return Layout(sheets=(main, *below), words=words, place=place)


def _list_sheet(section: FormSection, name: str, words: Words) -> SheetLayout:
    key = Column(path=f"{KEY_PATHS}:{section.key}", heading=words.say(wordings.KEY))
    return SheetLayout(key=section.key, name=name, columns=(key, *_columns(section, words)))


def _list_column(section: FormSection, words: Words) -> Column:
    heading = words.say(wordings.LIST_COLUMN, label=words.law(section.title))
    return Column(path=f"{LIST_MARK}{section.key}", heading=heading, of_list=section.key)


def _columns(section: FormSection, words: Words) -> Iterator[Column]:
    for field in section.fields:
        label = label_of(field, words)
        if field.kind is FieldKind.STATUS:
            for end, wording in _PERIODS:
                yield Column(
                    path=f"{field.path}{end}", heading=words.say(wording, label=label), field=field
                )
        else:
            yield Column(path=field.path, heading=label, field=field)


def _sheet_names(titles: list[str]) -> list[str]:
    """Names that spreadsheets allow, no two alike."""
    names: list[str] = []
    for title in titles:
        plain = _NOT_IN_A_NAME.sub(" ", title)[:_LONGEST_NAME].strip()
        name, number = plain, 2
        while name.casefold() in {other.casefold() for other in names}:
            name, number = f"{plain[: _LONGEST_NAME - 3]} {number}", number + 1
        names.append(name)
    return names
