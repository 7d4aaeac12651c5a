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
from incentives.workbook.layout import FIRST_ROW, LIST_MARK, Column

_VALIDATED_ROWS = MOST_APPLICANTS
_LONGEST_MESSAGE, _LONGEST_TITLE = 250, 30


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


@attrs.frozen
class Validations:
    """Sets the rules of columns, in the language of the words."""

    words: Words
    options: Options

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
            case FieldKind.CHOICE:
                language = self.words.language
                labels = (choice_label(field, value, language) for value, _ in field.choices)
                return self._drop_down((*labels, *none))
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
