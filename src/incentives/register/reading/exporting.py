"""The lines of the register as a page of a workbook and as CSV, which no spreadsheet takes for formulas."""

import csv
import io
from collections.abc import Iterable, Mapping

from moneyed import Money

from incentives.engine.findings.outcome import Outcome
from incentives.register.acts import Applicant
from incentives.register.reading.searching import Line
from incentives.report.printing.cells import plain_cell
from incentives.report.printing.excel.page import Cell, Page
from incentives.report.words.names import Words
from incentives.values.text import Text
from incentives.wordings import register as wordings
from incentives.wordings.report import terms

_GIVEN = frozenset({Outcome.ELIGIBLE, Outcome.UNDETERMINED})
"""What is refused, or not in force, has no amount."""
_BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel and WPS take a CSV file for one in another encoding."""


def ledger_page(lines: Iterable[Line], words: Words) -> Page:
    """The lines as an office has them in its ledger."""
    return Page(
        name=words.say(wordings.LEDGER),
        columns=tuple(words.say(column) for column in wordings.COLUMNS),
        rows=tuple(ledger_row(line, words) for line in lines),
    )


def ledger_row(line: Line, words: Words) -> tuple[Cell, ...]:
    """One line, amounts as amounts."""
    how = ""
    if line.ending is not None:
        how = words.say(wordings.ENDED_BY, number=line.ending.by, how=words.say(_how(line)))
    return (
        str(line.number), words.day(line.filed_on), applicant_in_words(line.whose, words), words.law(line.title), line.basis,
        words.say(terms.OUTCOMES[line.outcome]), line.amount if line.outcome in _GIVEN else None,
        sources_in_words(line.sources, words), line.paid, line.officer,
        "；".join(filter(None, (line.remark, how))),
    )  # fmt: skip


def applicant_in_words(applicant: Applicant, words: Words) -> str:
    """The name, with the dossier where there is more than one."""
    if not applicant.dossier:
        return applicant.name
    return words.say(wordings.OF_DOSSIER, name=applicant.name, dossier=applicant.dossier)


def sources_in_words(sources: Mapping[str, Money], words: Words) -> str:
    """Who bears how much: `市级 120,000.00 元；区级 480,000.00 元`."""
    told = (
        words.say(wordings.SOURCE, payer=words.payer(payer), amount=words.numbers.money(each))
        for payer, each in sources.items()
    )
    return words.say(terms.LIST_SEMICOLON).join(told)


def ledger_csv(lines: Iterable[Line], words: Words) -> bytes:
    """The same lines as a CSV file that Excel and WPS open as it is."""
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
    return plain_cell(cell) if cell is not None else ""


def _how(line: Line) -> Text:
    assert line.ending is not None
    return wordings.ENDED_HOW["annulment" if line.ending.is_annulment else "correction"]
