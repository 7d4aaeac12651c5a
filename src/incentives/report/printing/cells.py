"""Text that a spreadsheet shows and never runs.

Every export of cells goes through it, CSV as well as Excel.
"""

import re

_PLAIN_NUMBER = re.compile(r"[+-]?[0-9][0-9,]*(?:\.[0-9]+)?%?")
_BEGINS_A_FORMULA = re.compile(r"[\s\x00-\x1f\u200b-\u200f\u2060\ufeff]*[=+\-@＝＋－＠]|[\t\r\n]")


def plain_cell(text: str) -> str:
    r"""The text, with an apostrophe before it where a spreadsheet could take it for a formula.

    A formula begins with = + - @ (or their full-width forms, which Chinese and Japanese editions
    read alike), also behind blanks and characters that are not seen; a tab or a line break at the
    start moves the text into the next cell of a CSV file. A number with a sign is a number and
    stays as it is. What begins with an apostrophe is text to Excel, WPS and LibreOffice, also when
    the file is saved as CSV and opened again, where a cell format alone would be lost.

    >>> [plain_cell(text) for text in ('=1+1', '-1,200.50', '＠SUM(A1)', '海门托育')]
    ["'=1+1", '-1,200.50', "'＠SUM(A1)", '海门托育']
    """
    if _PLAIN_NUMBER.fullmatch(text) or not _BEGINS_A_FORMULA.match(text):
        return text
    return f"'{text}"
