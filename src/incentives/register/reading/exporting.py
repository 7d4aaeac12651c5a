"""The lines of the register as a page of a workbook and as CSV, without formulas."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping

import attrs
from moneyed import Money

from incentives.register.acts import Applicant
from incentives.register.reading.searching import Line
from incentives.report.printing.cells import plain_cell
from incentives.report.printing.excel.page import Cell, Page
from incentives.report.words.names import Words
from incentives.values.text import Text
from incentives.wordings import register as wordings
from incentives.wordings.party import PARTY
from incentives.wordings.report import terms

_BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel and WPS take a CSV file for one in another encoding."""


def ledger_page(lines: Iterable[Line], words: Words) -> Page:
    """The lines as an office has them in its ledger."""
    return Page(
        name=words.say(wordings.LEDGER),
        columns=tuple(words.say(column) for column in _columns(words)),
        rows=tuple(ledger_row(line, words) for line in lines),
    )


def _columns(words: Words) -> Iterator[Text]:
    """Credit codes have a column where applicants are organisations, which alone have them."""
    for column in wordings.COLUMNS:
        if column is not PARTY["credit_code"] or words.library.vocabulary.are_organisations:
            yield column


def ledger_row(line: Line, words: Words) -> tuple[Cell, ...]:
    """One line in the order of the columns of `ledger_page`; None: no amount."""
    how = ""
    if line.ending is not None:
        how = words.say(wordings.ENDED_BY, number=line.ending.by, how=words.say(line.ending.how))
    return (
        str(line.number),
        words.day(line.filed_on),
        applicant_in_words(attrs.evolve(line.whose, credit_code=""), words),
        *([line.credit_code] if words.library.vocabulary.are_organisations else []),
        words.law(line.title),
        words.unworded(line.basis),
        words.say(terms.OUTCOMES[line.outcome]),
        line.amount if line.outcome.is_given else None,
        sources_in_words(line.sources, words),
        line.paid,
        line.officer,
        "；".join(filter(None, (line.remark, how))),
    )


def applicant_in_words(applicant: Applicant, words: Words) -> str:
    """The name with the credit code, where it is known, and the dossier, where it has a name."""
    name = applicant.name
    if applicant.credit_code:
        name = words.say(wordings.OF_CODE, name=name, code=applicant.credit_code)
    if not applicant.dossier:
        return name
    return words.say(wordings.OF_DOSSIER, name=name, dossier=applicant.dossier)


def sources_in_words(sources: Mapping[str, Money], words: Words) -> str:
    """Who bears how much: `市级 120,000.00 元；区级 480,000.00 元`."""
    told = (
        words.say(wordings.SOURCE, payer=words.payer(payer), amount=words.numbers.money(share))
        for payer, share in sources.items()
    )
    return words.say(terms.LIST_SEMICOLON).join(told)


def ledger_csv(lines: Iterable[Line], words: Words) -> bytes:
    """The same lines as a CSV file that Excel and WPS open as it is.

    UTF-8 with a byte order mark; amounts with two decimals, without their currency; what a
    spreadsheet would take for a formula begins with an apostrophe.
    """
    page = ledger_page(lines, words)
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([plain_cell(column) for column in page.columns])
    for row in page.rows:
        writer.writerow([_written(cell) for cell in row])
    return (_BYTE_ORDER_MARK + out.getvalue()).encode()


def _written(cell: Cell) -> str:
    if isinstance(cell, Money):
        return f"{cell.amount:.2f}"
    return plain_cell(str(cell)) if cell is not None else ""
