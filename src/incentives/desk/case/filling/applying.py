"""A case with one change of its form made in it, and what was typed and could not be taken.

Nothing that was typed is lost: what cannot be taken is kept as text at its fact, of which nothing
is known meanwhile.
"""

from collections.abc import Mapping, Sequence
from typing import assert_never

import attrs

from incentives.desk.case.evidence import OnFile, papers_on_file, with_paper
from incentives.desk.case.filling.changes import (
    Cells,
    Change,
    Chosen,
    Lasted,
    ListSaid,
    PaperTicked,
    RowAdded,
    RowRemoved,
    SectionChosen,
    Typed,
)
from incentives.facts.plain import value_at
from incentives.facts.vocabulary import Vocabulary
from incentives.forms.editing import rows_at, with_row, with_value, without_row
from incentives.forms.model import FieldKind, Form, FormField, FormSection
from incentives.forms.references import new_name
from incentives.forms.refusal import Refusal
from incentives.forms.table import read_cell
from incentives.forms.typed_dates import read_periods
from incentives.values.place import FactPath
from incentives.values.text import Language

EVER, NEVER, UNKNOWN = "ever", "never", "unknown"
MOST_ROWS = 2_000
"""A list of the form has no more rows; what is pasted beyond is told, and not taken."""
_BETWEEN_ENDS, _BETWEEN_PERIODS = "\t", "\n"


@attrs.frozen(kw_only=True)
class Filled:
    """A case as far as it is filled in: its plain document, and by path what was refused."""

    document: Mapping[str, object]
    typed: Mapping[str, str]


@attrs.frozen(kw_only=True)
class Filling:
    """How changes are made in cases of one form; names of new rows are in the language."""

    form: Form
    vocabulary: Vocabulary
    language: Language

    def after(self, filled: Filled, change: Change) -> Filled:
        """The case after the change; one that is of nothing in the form changes nothing."""
        match change:
            case Typed() | Chosen() | Lasted():
                return self._after_field(filled, change)
            case Cells():
                return self._after_cells(filled, change)
            case RowAdded() | RowRemoved() | ListSaid():
                return self._after_list(filled, change)
            case PaperTicked(kind=kind, is_held=is_held):
                return self._after_tick(filled, kind, is_held=is_held)
            case SectionChosen():
                return filled
            case _:
                assert_never(change)

    def _after_field(self, filled: Filled, change: Typed | Chosen | Lasted) -> Filled:
        path = FactPath.meant_by(change.path)
        field = self.form.field_at(path)
        if field is None or not _is_there(path, filled, self.vocabulary):
            return filled
        match change:
            case Typed(text=text):
                return self._with_text(filled, field, path, text)
            case Chosen(values=values):
                offered = {value for value, _ in field.choices}
                kept = [value for value in values if value in offered]
                return self._with(filled, path, kept or None)
            case Lasted(state=state, rows=rows):
                return self._with_periods(filled, path, state, rows)
            case _:
                assert_never(change)

    def _with_text(self, filled: Filled, field: FormField, path: FactPath, text: str) -> Filled:
        value = read_cell(field, text, filled.document)
        is_refused = isinstance(value, Refusal)
        if field.is_required and (is_refused or value is None):  # what it was before stays
            stood = value_at(filled.document, self.vocabulary.steps_to(path))
            return self._with(filled, path, stood, refused=text if is_refused else None)
        return self._with(
            filled, path, None if is_refused else value, refused=text if is_refused else None
        )

    def _with_periods(
        self, filled: Filled, path: FactPath, state: str, rows: Sequence[tuple[str, str]]
    ) -> Filled:
        if state != EVER:
            return self._with(filled, path, [] if state == NEVER else None)
        periods = read_periods(rows)
        if isinstance(periods, Refusal):
            return self._with(filled, path, None, refused=periods_typed(rows))
        return self._with(filled, path, periods)

    def _with(
        self, filled: Filled, path: FactPath, value: object, *, refused: str | None = None
    ) -> Filled:
        """The case says so of the fact; None: nothing, and what was refused stays typed."""
        typed = {key: text for key, text in filled.typed.items() if key != path.text}
        return Filled(
            document=with_value(filled.document, self.vocabulary.steps_to(path), value),
            typed=typed if refused is None else {**typed, path.text: refused},
        )

    def _after_cells(self, filled: Filled, change: Cells) -> Filled:
        """The block stands in the table; lines at its end in which nothing stands are none."""
        section = self.form.lists.get(change.list_name)
        if section is None or not (
            _says_something(change) or rows_at(filled.document, section.steps)
        ):
            return filled
        lines = change.texts[: max(0, MOST_ROWS - change.row)]
        for down, line in enumerate(lines):
            row = FactPath.parse(section.key).row(change.row + down)
            for field, text in zip(section.fields[change.column :], line, strict=False):
                filled = self._with_text(filled, field, row.inner(field.name), text)
        return _without_empty_end(filled, section)

    def _after_list(self, filled: Filled, change: RowAdded | RowRemoved | ListSaid) -> Filled:
        section = self.form.lists.get(change.list_name)
        if section is None:
            return filled
        match change:
            case RowAdded():
                return self._with_new_row(filled, section)
            case RowRemoved(index=index):
                return _without_row(filled, section, index)
            case ListSaid(is_empty=is_empty):
                return _with_said(filled, section, is_empty=is_empty)
            case _:
                assert_never(change)

    def _with_new_row(self, filled: Filled, section: FormSection) -> Filled:
        """One row more; where rows are named elsewhere, it has a name that none has yet."""
        document = with_row(filled.document, section.steps)
        count = len(rows_at(document, section.steps))
        if count > MOST_ROWS:
            return filled
        if section.naming and not section.is_table:
            name = new_name(section, document).to(self.language)
            document = with_value(document, (*section.steps, count - 1, section.naming), name)
        return attrs.evolve(filled, document=document)

    def _after_tick(self, filled: Filled, kind: str, *, is_held: bool) -> Filled:
        if kind not in self.vocabulary.paper_kinds:
            return filled
        paper = (
            papers_on_file(filled.document, self.vocabulary).get(kind, OnFile())
            if is_held
            else None
        )
        return attrs.evolve(
            filled, document=with_paper(filled.document, kind, paper, self.vocabulary)
        )


def typed_periods(typed: str) -> list[tuple[str, str]]:
    """From and to of each period, out of the text that is kept of them."""
    rows = (row.partition(_BETWEEN_ENDS) for row in typed.split(_BETWEEN_PERIODS))
    return [(first, last) for first, _, last in rows]


def periods_typed(rows: Sequence[tuple[str, str]]) -> str:
    """The text that is kept of what was typed as periods."""
    return _BETWEEN_PERIODS.join(_BETWEEN_ENDS.join(row) for row in rows)


def refusal_of(field: FormField, typed: str, document: Mapping[str, object]) -> Refusal | None:
    """Why what was typed could not be taken; None: it could be now."""
    if field.kind is FieldKind.STATUS:
        read: object = read_periods(typed_periods(typed))
    else:
        read = read_cell(field, typed, document)
    return read if isinstance(read, Refusal) else None


def typed_without_row(
    typed: Mapping[str, str], list_name: str, index: int | None = None
) -> dict[str, str]:
    """What was typed, when a row of the list goes; None: when all of it does.

    What was typed in the rows after it moves up with them.
    """
    kept: dict[str, str] = {}
    for name, text in typed.items():
        path = FactPath.meant_by(name)
        if path.list_name != list_name:
            kept[name] = text
        elif index is not None and path.index is not None and path.index != index:
            at = path.index - (path.index > index)
            row = FactPath.parse(list_name).row(at)
            kept[FactPath((*row.steps, *path.rest)).text] = text
    return kept


def _says_something(change: Cells) -> bool:
    return any(text.strip() for line in change.texts for text in line)


def _is_there(path: FactPath, filled: Filled, vocabulary: Vocabulary) -> bool:
    """Whether the row that the fact is of stands in the case."""
    if path.list_name is None:
        return True
    rows = rows_at(filled.document, vocabulary.steps_to(FactPath.parse(path.list_name)))
    return path.index is not None and path.index < len(rows)


def _without_row(filled: Filled, section: FormSection, index: int | None) -> Filled:
    """A list that has no row left is not known; a row that is not there takes nothing with it."""
    if index is not None and index >= len(rows_at(filled.document, section.steps)):
        return filled
    typed = typed_without_row(filled.typed, section.key, index)
    document = without_row(filled.document, section.steps, index) if index is not None else {}
    is_left = bool(rows_at(document, section.steps))
    without = with_value(filled.document, section.steps, None)
    return Filled(document=document if is_left else without, typed=typed)


def _with_said(filled: Filled, section: FormSection, *, is_empty: bool) -> Filled:
    """A list that has rows keeps them: they are taken out one by one, or all by their own sign."""
    if rows_at(filled.document, section.steps):
        return filled
    said = with_value(filled.document, section.steps, [] if is_empty else None)
    return attrs.evolve(filled, document=said)


def _without_empty_end(filled: Filled, section: FormSection) -> Filled:
    """Rows at the end of which nothing is known and in which nothing was typed are none."""
    rows = list(rows_at(filled.document, section.steps))
    list_path = FactPath.parse(section.key)
    typed = {FactPath.meant_by(path).of_row for path in filled.typed}
    while rows and not rows[-1] and list_path.row(len(rows) - 1) not in typed:
        rows.pop()
    return attrs.evolve(filled, document=with_value(filled.document, section.steps, rows or None))
