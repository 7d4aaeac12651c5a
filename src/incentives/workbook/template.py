"""The workbook to fill in: headings, the hidden paths, drop-downs, bounds and notes; empty, or with rows that are there."""

import io
from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal

import attrs
import xlsxwriter  # type: ignore[import-untyped]
from xlsxwriter.utility import xl_col_to_name  # type: ignore[import-untyped]

from incentives.forms.model import FieldKind, FormField
from incentives.forms.words import bounds_of, help_of
from incentives.report.printing.layout import width_of
from incentives.values.text import Language
from incentives.wordings.report.workbook import FOOTER
from incentives.wordings.workbook import upload as wordings
from incentives.workbook.cells.raw import MOST_APPLICANTS, RawCell, Untaken, shielded
from incentives.workbook.cells.writing import choice_label
from incentives.workbook.filling import SheetRows, is_status
from incentives.workbook.layout import FIRST_ROW, HEADING_ROW, LIST_MARK, PATH_ROW, Column, Layout, SheetLayout

_WRITTEN_AS_THEY_ARE = {"in_memory": True, "strings_to_numbers": False, "strings_to_formulas": False, "strings_to_urls": False}
_FONT = {"font_name": "宋体", "font_size": 10.5}
_VALIDATED_ROWS = MOST_APPLICANTS
_LONGEST_MESSAGE, _LONGEST_TITLE = 250, 30
_NARROWEST, _WIDEST = 10, 24
_HOW_TO_WIDTH = 88
_A4 = 9

Notes = Mapping[tuple[str, int, int], str]
"""What is wrong with a cell, by list, place among the rows given, and column; both counted from 0."""


def template_bytes(layout: Layout, *, day: date, rows: SheetRows | None = None, notes: Notes | None = None) -> bytes:
    """The workbook, which says of itself that it was made on `day`. Cells with a note are marked and carry it."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, _WRITTEN_AS_THEY_ARE)
    book.set_properties({"title": layout.words.say(wordings.TITLE), "created": datetime.combine(day, time())})
    _Writer(book, layout, rows or {}, notes or {}).write()
    book.close()
    return out.getvalue()


@attrs.define
class _Options:
    """Lists of values for drop-downs: a hidden sheet, because a list in the cell itself has room for few characters."""

    sheet: "xlsxwriter.worksheet.Worksheet"
    name: str
    columns: dict[tuple[str, ...], str] = attrs.field(factory=dict)

    def source(self, values: tuple[str, ...]) -> str:
        """Where the values stand."""
        if values not in self.columns:
            at = len(self.columns)
            for row, value in enumerate(values):
                self.sheet.write_string(row, at, shielded(value))
            letter = xl_col_to_name(at, col_abs=True)
            self.columns[values] = f"='{self.name}'!{letter}$1:{letter}${len(values)}"
        return self.columns[values]


class _Writer:
    def __init__(self, book: "xlsxwriter.Workbook", layout: Layout, rows: SheetRows, notes: Notes) -> None:
        self.book, self.layout, self.rows, self.notes = book, layout, rows, notes
        self.words = layout.words
        self.language: Language = layout.words.language
        box = {**_FONT, "border": 1, "text_wrap": True, "valign": "top"}
        self.head = book.add_format({**box, "bold": True, "bg_color": "#DDEBF7"})
        self.unasked = book.add_format({**box, "bg_color": "#E7E6E6", "font_color": "#595959"})
        self.formats = {
            False: {name: book.add_format({**_FONT, "num_format": form}) for name, form in _FORMS.items()},
            True: {
                name: book.add_format({**_FONT, "num_format": form, "bg_color": "#FFC7CE"}) for name, form in _FORMS.items()
            },
        }

    def write(self) -> None:
        """How to fill in, then all sheets; the lists of values come last and are hidden. One with rows opens at them."""
        how_to = self.book.add_worksheet(self.words.say(wordings.HOW_TO))
        sheets = [self.book.add_worksheet(sheet.name) for sheet in self.layout.sheets]
        name = self.words.say(wordings.OPTIONS)
        self.options = _Options(self.book.add_worksheet(name), name)
        self.options.sheet.hide()
        for worksheet, sheet in zip(sheets, self.layout.sheets, strict=True):
            self._sheet(worksheet, sheet)
        self._how_to(how_to)
        if self.rows:
            sheets[0].activate()

    def _how_to(self, worksheet: "xlsxwriter.worksheet.Worksheet") -> None:
        """A heading, and the lines below it, on one page of paper."""
        title = self.book.add_format({**_FONT, "font_name": "黑体", "font_size": 16, "align": "center"})
        text_format = self.book.add_format({**_FONT, "font_size": 12, "text_wrap": True, "valign": "vcenter"})
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
        """The place for which the template is."""
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
            is_asked = column.field is None or column.field.is_asked_for or column.field.names_the_case
            worksheet.write_string(HEADING_ROW - 1, at, column.heading, self.head if is_asked else self.unasked)
            worksheet.write_string(PATH_ROW - 1, at, column.path)
            width = min(max(width_of(column.heading) + 2, _NARROWEST), _WIDEST)
            worksheet.set_column(at, at, width, self.formats[False][_form_of(column)])
            note = self._note(column, sheet)
            options = {"x_scale": 2.5, "y_scale": min(1 + note.count("\n") * 0.4 + len(note) / 60, 6)}
            worksheet.write_comment(HEADING_ROW - 1, at, note, options)
            self._validate(worksheet, at, column)
        for index, cells in enumerate(self.rows.get(sheet.key, ())):
            self._row(worksheet, sheet, index, cells)

    def _set_paper(self, worksheet: "xlsxwriter.worksheet.Worksheet", named: int) -> None:
        """Printed across, with the headings and the columns that say whose row it is again on every page."""
        worksheet.set_paper(_A4)
        worksheet.set_landscape()
        worksheet.repeat_rows(HEADING_ROW - 1)
        worksheet.repeat_columns(0, named - 1)
        worksheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.7)
        worksheet.set_footer(f"&C{FOOTER.to(self.language)}")

    def _row(
        self, worksheet: "xlsxwriter.worksheet.Worksheet", sheet: SheetLayout, index: int, cells: tuple[RawCell, ...]
    ) -> None:  # fmt: skip
        row = FIRST_ROW - 1 + index
        for at, (cell, column) in enumerate(zip(cells, sheet.columns, strict=True)):
            note = self.notes.get((sheet.key, index, at))
            form = self.formats[note is not None][_form_of(column)]
            if note is not None:
                worksheet.write_comment(row, at, note, {"x_scale": 2})
            match cell:
                case None if note is not None:
                    worksheet.write_blank(row, at, None, form)
                case None:
                    pass  # the column has its form
                case bool():
                    worksheet.write_boolean(row, at, cell, form)
                case Decimal():
                    worksheet.write_number(row, at, cell, form)
                case date():
                    worksheet.write_datetime(row, at, datetime.combine(cell, time()), self.formats[note is not None]["day"])
                case Untaken():
                    worksheet.write_string(row, at, shielded(cell.shown), form)
                case _:
                    worksheet.write_string(row, at, shielded(cell), form)

    def _note(self, column: Column, sheet: SheetLayout) -> str:
        say, field = self.words.say, column.field
        if field is None and column.of_list:
            return say(wordings.LIST_NOTE, sheet=self.layout.by_key[column.of_list].name)
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
        return self.words.listed(choice_label(field, value, self.language) for value, _ in field.choices)

    def _validate(self, worksheet: "xlsxwriter.worksheet.Worksheet", at: int, column: Column) -> None:
        rule = self._rule(column, at)
        if rule is not None:
            title = column.heading[:_LONGEST_TITLE]
            told = {"input_title": title, "error_title": title, "error_type": "stop", **rule}
            worksheet.data_validation(FIRST_ROW - 1, at, FIRST_ROW - 2 + _VALIDATED_ROWS, at, told)

    def _rule(self, column: Column, at: int) -> dict[str, object] | None:
        say, field = self.words.say, column.field
        if column.path.startswith(LIST_MARK):
            return self._drop_down((say(wordings.SOME), say(wordings.NONE)))
        if field is None:
            return None
        none = (say(wordings.NONE),) if field.may_be_none else ()
        match field.kind:
            case FieldKind.TRUTH:
                return self._drop_down((say(wordings.YES), say(wordings.NO), *none))
            case FieldKind.CHOICE:
                return self._drop_down((*(choice_label(field, value, self.language) for value, _ in field.choices), *none))
            case FieldKind.NUMBER | FieldKind.MONEY if bounds_of(field, self.words):
                return self._bounds(field, at)
            case _:
                return None

    def _drop_down(self, values: tuple[str, ...]) -> dict[str, object]:
        message = self.words.say(wordings.PICK)
        source = self.options.source(values)
        return {"validate": "list", "source": source, "input_message": message, "error_message": message}

    def _bounds(self, field: FormField, at: int) -> dict[str, object]:
        """Text passes, such as 60万: it is judged when the workbook is read."""
        cell = f"{xl_col_to_name(at)}{FIRST_ROW}"
        ends = [f"{cell}>={field.least}"] if field.least is not None else []
        ends += [f"{cell}<={field.most}"] if field.most is not None else []
        message = self.words.say(wordings.OUT_OF_BOUNDS, bounds=bounds_of(field, self.words))[:_LONGEST_MESSAGE]
        return {
            "validate": "custom", "value": f"=OR(ISTEXT({cell}),AND({','.join(ends)}))",
            "input_message": message, "error_message": message,
        }  # fmt: skip


_FORMS = {"text": "@", "figure": "General", "amount": "#,##0.00", "day": "yyyy-mm-dd"}


def _form_of(column: Column) -> str:
    """Months and codes are kept as text, which a spreadsheet does not turn into days and figures."""
    field = column.field
    match field.kind if field is not None else None:
        case FieldKind.MONEY:
            return "amount"
        case FieldKind.NUMBER:
            return "figure"
        case FieldKind.DATE | FieldKind.STATUS:
            return "day"
        case _:
            return "text"
