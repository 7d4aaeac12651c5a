"""Which sheets and columns a workbook of many cases has.

One sheet for what a case says once, and one for each of its lists. The first is written in parts
(see `parts`): what is always needed in front, and further sheets for the rest.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

import attrs

from incentives.facts.field import Role
from incentives.forms.model import FieldKind, Form, FormField, FormSection
from incentives.forms.words import label_of
from incentives.report.papers.approval.party import NAME, particulars
from incentives.report.words.names import Words
from incentives.values.place import Step
from incentives.wordings.workbook import parts as part_wordings
from incentives.wordings.workbook import upload as wordings

MAIN_KEY = ""
HEADING_ROW, PATH_ROW, FIRST_ROW = 1, 2, 3
"""Rows of a sheet as a spreadsheet counts them: headings, the hidden paths, the first case."""

KEY_PATHS = "#key"
"""What the hidden row has above keys; the name of the list follows on sheets of lists:
`#key:projects`.
"""
LIST_MARK = "#list:"
PARTY_MARK = "#party:"
"""What the hidden row has above particulars of the applicant, which are no facts of the law."""
PART_MARK = "+"
"""How the keys of further sheets begin: `#key:+institution` stands above the keys there."""
_PERIODS = (
    ("[0].from", wordings.FIRST_FROM),
    ("[0].to", wordings.FIRST_TO),
    ("[1].from", wordings.NEXT_FROM),
    ("[1].to", wordings.NEXT_TO),
)
MOST_PERIODS = len(_PERIODS) // 2
MOST_IN_FRONT = 30
"""Columns of the first sheet."""
_OF_FIRST_PERIOD = 2
_LISTED = "lists"
_LONGEST_NAME = 31
_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\']")


@attrs.frozen(kw_only=True)
class Column:
    """One column.

    `path` is what the hidden row says of it, `field` the fact, None for keys, for particulars of
    the applicant (`party` is the name), and for whether a list has rows (`of_list` is its name,
    `steps` lead to it in the document of a case).

    A status has four columns of the same field.
    """

    path: str
    heading: str
    field: FormField | None = None
    of_list: str = ""
    steps: tuple[Step, ...] = ()
    party: str = ""


@attrs.frozen(kw_only=True, slots=False)
class SheetLayout:
    """One sheet: `key` is the name of its list, empty for the sheet of applicants.

    `steps` lead to the list in the document of a case.

    That of a further sheet, which has more columns of applicants, begins with `PART_MARK`.
    """

    key: str
    name: str
    columns: tuple[Column, ...]
    steps: tuple[Step, ...] = ()

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
    """All sheets: that of the applicants with whatever is said once, and those of lists.

    `parts`: what of the first is written where: the first sheet of the file, and further sheets
    with the keys of applicants beside what is left. Wherever a column stands, it is read.
    `place` is the code that a case has whose own is left empty.
    """

    sheets: tuple[SheetLayout, ...]
    parts: tuple[SheetLayout, ...]
    words: Words
    place: str

    @property
    def main(self) -> SheetLayout:
        return self.sheets[0]

    @property
    def lists(self) -> tuple[SheetLayout, ...]:
        return self.sheets[1:]

    @property
    def further(self) -> tuple[SheetLayout, ...]:
        """The sheets beside the first that have columns of applicants."""
        return self.parts[1:]

    @property
    def written(self) -> tuple[SheetLayout, ...]:
        """The sheets as they stand in the file."""
        return (*self.parts, *self.lists)

    @cached_property
    def by_key(self) -> Mapping[str, SheetLayout]:
        """The sheets by the name of their list or part, that of the applicants as a whole."""
        return {sheet.key: sheet for sheet in (*self.sheets, *self.as_read)}

    @cached_property
    def as_read(self) -> tuple[SheetLayout, ...]:
        """The further sheets with room for any column of applicants."""
        columns = self.main.columns[1:]
        return tuple(
            attrs.evolve(part, columns=(part.columns[0], *columns)) for part in self.further
        )


def layout_of(form: Form, words: Words, place: str) -> Layout:
    """The sheets for the facts that the law of a place asks for.

    What stands together is there as a whole; the keys are the first column of every sheet.
    """
    lists = [section for section in form.sections if section.is_list]
    own = [
        section
        for section in form.sections
        if not section.is_list and (section.is_asked_for or not section.key)
    ]
    rest = {section.key: tuple(_columns(section, words)) for section in own}
    listed = tuple(_list_column(section, words) for section in lists)
    key = Column(path=KEY_PATHS, heading=words.say(wordings.KEY))
    party = _party_columns(words)
    every = (key, *_with_party(rest, party), *listed)
    first = first_columns(every)
    parts = {
        f"{PART_MARK}{name}": tuple(column for column in columns if column not in first)
        for name, columns in (*rest.items(), (_LISTED, listed))
    }
    titles = {f"{PART_MARK}{section.key}": words.law(section.title) for section in own}
    titles[f"{PART_MARK}{_LISTED}"] = words.say(part_wordings.LISTED)
    further = {name: columns for name, columns in parts.items() if columns}
    names = _sheet_names(
        [
            words.say(wordings.MAIN),
            *(titles[name] for name in further),
            *(words.law(section.title) for section in lists),
        ]
    )
    return Layout(
        sheets=(
            SheetLayout(key=MAIN_KEY, name=names[0], columns=every),
            *(
                _list_sheet(section, name, words)
                for section, name in zip(lists, names[1 + len(further) :], strict=True)
            ),
        ),
        parts=(
            SheetLayout(key=MAIN_KEY, name=names[0], columns=first),
            *(
                _keyed(part, name, columns, words)
                for (part, columns), name in zip(further.items(), names[1:], strict=False)
            ),
        ),
        words=words,
        place=place,
    )


def _with_party(
    rest: Mapping[str, tuple[Column, ...]], party: tuple[Column, ...]
) -> Iterator[Column]:
    """The columns of applicants; the particulars follow what the case itself says."""
    for key, columns in rest.items():
        yield from columns
        if not key:
            yield from party


def first_columns(every: tuple[Column, ...]) -> tuple[Column, ...]:
    """What is always needed, at most `MOST_IN_FRONT` columns: who applies, and what decides most.

    That are the facts that most clauses ask for; of a status its first period.
    """
    ahead = [
        column
        for column in every
        if column.path == KEY_PATHS
        or column.party
        or (column.field is not None and column.field.names_the_case)
    ]
    fields = {column.field.path: column.field for column in every if column.field is not None}
    by_need = sorted(fields.values(), key=lambda field: -len(field.asked_by))
    room = MOST_IN_FRONT - len(ahead)
    chosen: set[str] = {column.path for column in ahead}
    for field in by_need:
        columns = [column for column in every if column.field is field][:_OF_FIRST_PERIOD]
        is_there = all(column.path in chosen for column in columns)
        if field.is_asked_for and not is_there and len(columns) <= room:
            chosen |= {column.path for column in columns}
            room -= len(columns)
    return tuple(column for column in every if column.path in chosen)


def _list_sheet(section: FormSection, name: str, words: Words) -> SheetLayout:
    sheet = _keyed(section.key, name, tuple(_columns(section, words)), words)
    return attrs.evolve(sheet, steps=section.steps)


def _keyed(key: str, name: str, columns: tuple[Column, ...], words: Words) -> SheetLayout:
    keys = Column(path=f"{KEY_PATHS}:{key}", heading=words.say(wordings.KEY))
    return SheetLayout(key=key, name=name, columns=(keys, *columns))


def _party_columns(words: Words) -> tuple[Column, ...]:
    """What is asked beside the facts; the name too, where it is no fact of the domain."""
    vocabulary = words.library.vocabulary
    return tuple(
        Column(path=f"{PARTY_MARK}{name}", heading=words.say(heading), party=name)
        for name, heading in particulars(vocabulary).items()
        if name != NAME or vocabulary.role(Role.NAME) is None
    )


def _list_column(section: FormSection, words: Words) -> Column:
    heading = words.say(wordings.LIST_COLUMN, label=words.law(section.title))
    return Column(
        path=f"{LIST_MARK}{section.key}",
        heading=heading,
        of_list=section.key,
        steps=section.steps,
    )


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
