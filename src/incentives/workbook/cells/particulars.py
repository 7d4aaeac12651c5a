"""Who applies, beside the facts of the law: credit code, account and the like, as text."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from incentives.forms.typed import unfit_refusal
from incentives.report.papers.approval.party import CREDIT_CODE
from incentives.values.text import Text, filled
from incentives.values.texts.credit_code import fault_of_credit_code, written_credit_code
from incentives.wordings.workbook import parts as wordings
from incentives.wordings.workbook import upload as upload_wordings
from incentives.workbook.cells.raw import RawCell, Untaken
from incentives.workbook.cells.values import Unread, plain_cell_text
from incentives.workbook.layout import Column

_UNSURE_FROM = Decimal(10) ** 15
"""From here on a spreadsheet does not keep every digit of a number."""


def read_particulars(
    columns: Sequence[Column], cells: Sequence[RawCell]
) -> tuple[dict[str, str], list[tuple[Column, Text]]]:
    """Who applies, by the names of the particulars; and the columns that are faulty, with why."""
    said: dict[str, str] = {}
    refused: list[tuple[Column, Text]] = []
    for column, cell in zip(columns, cells, strict=True):
        particular = _read(column.party, cell) if column.party else ""
        if isinstance(particular, Unread):
            refused.append((column, particular.text))
        elif particular:
            said[column.party] = particular
    return said, refused


def _read(name: str, cell: RawCell) -> str | Unread:
    """What the cell says of the applicant; empty: nothing.

    It is judged by the rule for all texts. A credit code is given as it is kept, with its check
    sign verified.
    """
    if cell is None:
        return ""
    if isinstance(cell, Untaken):
        return Unread(text=cell.text)
    text = plain_cell_text(cell).strip()
    if isinstance(cell, date):
        return Unread(text=filled(upload_wordings.DATE_HERE, typed=text))
    if isinstance(cell, Decimal) and abs(cell) >= _UNSURE_FROM:
        return Unread(text=filled(wordings.LONG_NUMBER, typed=text))
    refused = unfit_refusal(text) if text else None
    if refused is not None:
        return Unread(text=refused.text)
    return _code(text) if name == CREDIT_CODE else text


def _code(text: str) -> str | Unread:
    code = written_credit_code(text)
    fault = fault_of_credit_code(code)
    if fault is None:
        return code
    wording: Text = wordings.WRONG_CODE if fault == "check" else wordings.NOT_A_CODE
    return Unread(text=filled(wording, typed=text[:40]))
