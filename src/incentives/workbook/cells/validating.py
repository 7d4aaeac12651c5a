"""What a spreadsheet itself takes in a column: drop-downs and bounds, with a word of help."""

from typing import assert_never

import attrs
import xlsxwriter  # type: ignore[import-untyped]
from xlsxwriter.utility import xl_col_to_name  # type: ignore[import-untyped]

from incentives.forms.model import FieldKind, FormField
from incentives.forms.words import bounds_of
from incentives.report.words.names import Words
from incentives.wordings.workbook import upload as wordings
from incentives.workbook.cells.raw import MOST_APPLICANTS, shielded
from incentives.workbook.cells.writing import choice_label
from incentives.workbook.layout import FIRST_ROW, LIST_MARK, Column, Layout

_VALIDATED_ROWS = MOST_APPLICANTS
_LONGEST_MESSAGE, _LONGEST_TITLE = 250, 30
_MOST_NAMES = 300
"""So many names of rows are offered; more can be typed."""


@attrs.define
class Options:
    """Lists of values for drop-downs, each once.

    They stand on a hidden sheet, because a list in the cell itself has room for few characters.
    """

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

    def names(self, fixed: tuple[str, ...], ranges: tuple[str, ...]) -> str:
        """Where the fixed values stand and then what stands in the ranges of other sheets.

        The spreadsheet collects it, so that a row is offered as soon as it is named. Beside the
        names stands up to which of them each range reaches.
        """
        key = (*fixed, "", *ranges)
        if key in self.columns:
            return self.columns[key]
        at = len(self.columns)
        for row, value in enumerate(fixed):
            self.sheet.write_string(row, at, shielded(value))
        self.columns[key] = ""
        self.columns[("", *key)] = ""  # the column of counts is taken
        letter, counts = (xl_col_to_name(column, col_abs=True) for column in (at, at + 1))
        for row, cells in enumerate(ranges):
            before = f"{counts}${row}+" if row else ""
            self.sheet.write_formula(row, at + 1, f"={before}COUNTA({cells})", None, 0)
        for index in range(_MOST_NAMES):
            formula = _name_at(index + 1, ranges, counts)
            self.sheet.write_formula(len(fixed) + index, at, f"={formula}", None, "")
        height = f"MIN({_MOST_NAMES},'{self.name}'!{counts}${len(ranges)})+{len(fixed)}"
        self.columns[key] = f"=OFFSET('{self.name}'!{letter}$1,0,0,MAX(1,{height}),1)"
        return self.columns[key]


def _name_at(place: int, ranges: tuple[str, ...], counts: str) -> str:
    """The formula for the name at a place, counted from 1, of the ranges one behind the other."""
    formula = '""'
    for row in reversed(range(len(ranges))):
        before = f"-{counts}${row}" if row else ""
        found = f"INDEX({ranges[row]},{place}{before})"
        formula = f"IF({place}<={counts}${row + 1},{found},{formula})"
    return formula


@attrs.frozen
class Validations:
    """Sets the rules of columns, in the language of the words."""

    layout: Layout
    options: Options

    @property
    def words(self) -> Words:
        return self.layout.words

    def set_rule(
        self, worksheet: "xlsxwriter.worksheet.Worksheet", at: int, column: Column
    ) -> None:
        """The column, which stands at `at` (counted from 0), has its rule, if there is one."""
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
            case FieldKind.CHOICE | FieldKind.REFERENCE:
                language = self.words.language
                labels = (choice_label(field, value, language) for value, _ in field.choices)
                if field.names:
                    return self._names(field, tuple(labels))
                rule = self._drop_down((*labels, *none))
                return {**rule, "error_type": "warning"} if field.takes_codes else rule
            case FieldKind.NUMBER | FieldKind.MONEY:
                bounds = bounds_of(field, self.words)
                return self._within(field, bounds, at) if bounds else None
            case (
                FieldKind.CHOICES
                | FieldKind.DATE
                | FieldKind.MONTH
                | FieldKind.STATUS
                | FieldKind.TEXT
            ):
                return None
            case _:
                assert_never(field.kind)

    def _drop_down(self, values: tuple[str, ...]) -> dict[str, object]:
        message = self.words.say(wordings.PICK)
        return {
            "validate": "list",
            "source": self.options.source(values),
            "input_message": message,
            "error_message": message,
        }

    def _names(self, field: FormField, fixed: tuple[str, ...]) -> dict[str, object]:
        """What rows of other sheets are called; another name passes, whose row may come later."""
        ranges = []
        for named in field.names:
            sheet = self.layout.by_key[named.list_name]
            at = sheet.places[f"{named.list_name}[].{named.column}"]
            letter = xl_col_to_name(at, col_abs=True)
            ends = f"{letter}${FIRST_ROW}:{letter}${FIRST_ROW - 1 + _VALIDATED_ROWS}"
            ranges.append(f"'{sheet.name}'!{ends}")
        message = self.words.say(wordings.PICK)
        return {
            "validate": "list",
            "source": self.options.names(fixed, tuple(ranges)),
            "input_message": message,
            "error_message": message,
            "error_type": "warning",
        }

    def _within(self, field: FormField, bounds: str, at: int) -> dict[str, object]:
        """Text passes, such as 60万: it is judged when the workbook is read."""
        cell = f"{xl_col_to_name(at)}{FIRST_ROW}"
        ends = [f"{cell}>={field.least}"] if field.least is not None else []
        ends += [f"{cell}<={field.most}"] if field.most is not None else []
        message = self.words.say(wordings.OUT_OF_BOUNDS, bounds=bounds)[:_LONGEST_MESSAGE]
        return {
            "validate": "custom",
            "value": f"=OR(ISTEXT({cell}),AND({','.join(ends)}))",
            "input_message": message,
            "error_message": message,
        }
