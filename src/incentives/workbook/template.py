"""The workbook to fill in, empty or with rows that are there.

Headings, the hidden paths, drop-downs, bounds and notes.
"""

import io
from datetime import date, datetime, time
from decimal import Decimal
from typing import assert_never

import xlsxwriter  # type: ignore[import-untyped]

from incentives.forms.model import FieldKind, FormField
from incentives.forms.words import help_of
from incentives.report.printing.layout import width_of
from incentives.values.text import Language
from incentives.wordings.report.workbook import FOOTER
from incentives.wordings.workbook import parts as part_wordings
from incentives.wordings.workbook import upload as wordings
from incentives.workbook.applicants.dividing import Notes, divided
from incentives.workbook.cells.raw import RawCell, Untaken, shielded
from incentives.workbook.cells.validating import Options, Validations
from incentives.workbook.cells.writing import choice_label
from incentives.workbook.filling import SheetRows, is_status
from incentives.workbook.layout import (
    FIRST_ROW,
    HEADING_ROW,
    PART_MARK,
    PATH_ROW,
    Column,
    Layout,
    SheetLayout,
)

_WRITTEN_AS_THEY_ARE = {
    "in_memory": True,
    "strings_to_numbers": False,
    "strings_to_formulas": False,
    "strings_to_urls": False,
}
_FONT = {"font_name": "宋体", "font_size": 10.5}
_MARK = {"bg_color": "#FFC7CE"}
_NARROWEST, _WIDEST = 10, 24
_HOW_TO_WIDTH = 88
_A4 = 9


def template_bytes(
    layout: Layout, *, day: date, rows: SheetRows | None = None, notes: Notes | None = None
) -> bytes:
    """The workbook as an .xlsx file, which says of itself that it was made on `day`.

    `rows`: what is filled in; None: nothing. Cells with a note are marked and carry it. Rows and
    notes are of whole applicants; they are divided here among the first sheet and further ones.
    """
    rows, notes = divided(rows or {}, notes or {}, layout)
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, _WRITTEN_AS_THEY_ARE)
    book.set_properties(
        {"title": layout.words.say(wordings.TITLE), "created": datetime.combine(day, time())}
    )
    _Writer(book, layout, rows, notes).write()
    book.close()
    return out.getvalue()


class _Writer:
    def __init__(
        self, book: "xlsxwriter.Workbook", layout: Layout, rows: SheetRows, notes: Notes
    ) -> None:
        self.book, self.layout, self.rows, self.notes = book, layout, rows, notes
        self.words = layout.words
        self.language: Language = layout.words.language
        box = {**_FONT, "border": 1, "text_wrap": True, "valign": "top"}
        self.head = book.add_format({**box, "bold": True, "bg_color": "#DDEBF7"})
        self.unasked = book.add_format({**box, "bg_color": "#E7E6E6", "font_color": "#595959"})
        self.formats = {
            is_marked: {
                name: book.add_format({**_FONT, "num_format": form, **(_MARK if is_marked else {})})
                for name, form in _FORMS.items()
            }
            for is_marked in (False, True)
        }

    def write(self) -> None:
        """How to fill in, then all sheets; the lists of values come last and are hidden.

        One with rows opens at them.
        """
        how_to = self.book.add_worksheet(self.words.say(wordings.HOW_TO))
        sheets = [self.book.add_worksheet(sheet.name) for sheet in self.layout.written]
        name = self.words.say(wordings.OPTIONS)
        options = Options(self.book.add_worksheet(name), name)
        options.sheet.hide()
        self.validations = Validations(self.layout, options)
        for worksheet, sheet in zip(sheets, self.layout.written, strict=True):
            self._sheet(worksheet, sheet)
        self._how_to(how_to)
        if any(self.rows.values()):
            sheets[0].activate()

    def _how_to(self, worksheet: "xlsxwriter.worksheet.Worksheet") -> None:
        """A heading, and the lines below it, on one page of paper."""
        title = self.book.add_format(
            {**_FONT, "font_name": "黑体", "font_size": 16, "align": "center"}
        )
        text_format = self.book.add_format(
            {**_FONT, "font_size": 12, "text_wrap": True, "valign": "vcenter"}
        )
        worksheet.set_column(0, 0, _HOW_TO_WIDTH)
        worksheet.set_row(0, 32)
        worksheet.write_string(0, 0, self.words.say(wordings.HOW_TO_TITLE), title)
        for row, line in enumerate(wordings.HOW_TO_LINES, start=1):
            text = self.words.say(line, place=self.place_name(), main=self.layout.main.name)
            worksheet.set_row(row, 6 + 18 * (1 + width_of(text) // (_HOW_TO_WIDTH - 12)))
            worksheet.write_string(row, 0, text, text_format)
        worksheet.hide_gridlines(2)
        worksheet.set_paper(_A4)
        worksheet.fit_to_pages(1, 0)

    def place_name(self) -> str:
        """The place for which the template is; where there are no places it is for everybody."""
        if not self.words.library.has_places:
            return self.words.say(wordings.ALL_APPLICANTS)
        chain = self.words.library.chain_of(self.layout.place)
        place = self.words.library.jurisdictions.get(chain[-1]) if chain else None
        return self.words.law(place.name) if place is not None else self.layout.place

    def _sheet(self, worksheet: "xlsxwriter.worksheet.Worksheet", sheet: SheetLayout) -> None:
        worksheet.set_row(HEADING_ROW - 1, 60)
        worksheet.set_row(PATH_ROW - 1, None, None, {"hidden": True})
        named = 2 if not sheet.key else 1
        worksheet.freeze_panes(FIRST_ROW - 1, named)
        self._set_paper(worksheet, named)
        for at, column in enumerate(sheet.columns):
            self._column(worksheet, sheet, at, column)
        for index, cells in enumerate(self.rows.get(sheet.key, ())):
            self._row(worksheet, sheet, index, cells)

    def _column(
        self,
        worksheet: "xlsxwriter.worksheet.Worksheet",
        sheet: SheetLayout,
        at: int,
        column: Column,
    ) -> None:
        """The heading with its note, the hidden path, the form of its cells and their rule."""
        field = column.field
        is_asked = field is None or field.is_asked_for or field.names_the_case
        head = self.head if is_asked else self.unasked
        worksheet.write_string(HEADING_ROW - 1, at, column.heading, head)
        worksheet.write_string(PATH_ROW - 1, at, column.path)
        width = min(max(width_of(column.heading) + 2, _NARROWEST), _WIDEST)
        worksheet.set_column(at, at, width, self.formats[False][_form_of(column)])
        note = self._note(column, sheet)
        height = min(1 + note.count("\n") * 0.4 + len(note) / 60, 6)
        worksheet.write_comment(HEADING_ROW - 1, at, note, {"x_scale": 2.5, "y_scale": height})
        self.validations.set_rule(worksheet, at, column)

    def _set_paper(self, worksheet: "xlsxwriter.worksheet.Worksheet", named: int) -> None:
        """Printed across; headings and the columns that say whose row it is stand on every page."""
        worksheet.set_paper(_A4)
        worksheet.set_landscape()
        worksheet.repeat_rows(HEADING_ROW - 1)
        worksheet.repeat_columns(0, named - 1)
        worksheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.7)
        worksheet.set_footer(f"&C{FOOTER.to(self.language)}")

    def _row(
        self,
        worksheet: "xlsxwriter.worksheet.Worksheet",
        sheet: SheetLayout,
        index: int,
        cells: tuple[RawCell, ...],
    ) -> None:
        row = FIRST_ROW - 1 + index
        for at, (cell, column) in enumerate(zip(cells, sheet.columns, strict=True)):
            note = self.notes.get((sheet.key, index, at))
            forms = self.formats[note is not None]
            form = forms[_form_of(column)]
            if note is not None:
                worksheet.write_comment(row, at, note, {"x_scale": 2})
            match cell:
                case None:
                    if note is not None:  # else the column has its form
                        worksheet.write_blank(row, at, None, form)
                case bool():
                    worksheet.write_boolean(row, at, cell, form)
                case Decimal():
                    worksheet.write_number(row, at, cell, form)
                case date():
                    worksheet.write_datetime(row, at, datetime.combine(cell, time()), forms["day"])
                case Untaken():
                    worksheet.write_string(row, at, shielded(cell.shown), form)
                case str():
                    worksheet.write_string(row, at, shielded(cell), form)
                case _:
                    assert_never(cell)

    def _note(self, column: Column, sheet: SheetLayout) -> str:
        say, field = self.words.say, column.field
        if field is None and column.of_list:
            return say(wordings.LIST_NOTE, sheet=self.layout.by_key[column.of_list].name)
        if column.party:
            return say(
                part_wordings.PARTICULAR_NOTES.get(column.party, part_wordings.PARTICULAR_NOTE)
            )
        if field is None and sheet.key.startswith(PART_MARK):
            return say(part_wordings.MATTER_OF_FIRST, main=self.layout.main.name)
        if field is None:
            wording = wordings.KEY_NOTE_LIST if sheet.key else wordings.KEY_NOTE_MAIN
            return say(wording, main=self.layout.main.name)
        lines = [help_of(field, self.words)]
        if is_status(column):
            lines.insert(0, say(wordings.STATUS_NOTE))
        if field.kind is FieldKind.CHOICES:
            lines.insert(0, say(wordings.CHOICES_NOTE, values=self._offered(field)))
        if field.kind is FieldKind.CHOICE and field.is_required and not sheet.key:
            lines.insert(0, say(wordings.PLACE_NOTE, place=self.place_name()))
        return "\n".join(lines)

    def _offered(self, field: FormField) -> str:
        return self.words.listed(
            choice_label(field, value, self.language) for value, _ in field.choices
        )


_FORMS = {"text": "@", "figure": "General", "amount": "#,##0.00", "day": "yyyy-mm-dd"}


def _form_of(column: Column) -> str:
    """Months and codes are text, which a spreadsheet does not turn into days and figures."""
    kind = column.field.kind if column.field is not None else None
    match kind:
        case FieldKind.MONEY:
            return "amount"
        case FieldKind.NUMBER:
            return "figure"
        case FieldKind.DATE | FieldKind.STATUS:
            return "day"
        case (
            FieldKind.TRUTH
            | FieldKind.CHOICE
            | FieldKind.CHOICES
            | FieldKind.MONTH
            | FieldKind.TEXT
            | FieldKind.REFERENCE
            | None
        ):
            return "text"
        case _:
            assert_never(kind)
