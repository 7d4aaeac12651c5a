"""The payment list as a workbook: for whom, which account, from which source, how much."""

from collections.abc import Sequence

from incentives.applications import Payable, PaymentLine
from incentives.desk.controls.files import Download, draw_download
from incentives.desk.duties import only_on_duty
from incentives.desk.session import language, office, say, today, words
from incentives.report.printing.excel.book import book_bytes
from incentives.report.printing.excel.page import Cell, Page
from incentives.report.printing.formats import EXCEL
from incentives.wordings.desk import many as wordings


def draw_export(due: Sequence[Payable], lines: Sequence[PaymentLine]) -> None:
    """Draws the button by which the lines picked become a file."""
    stem = f"{say(wordings.FILE_NAME)}-{today().isoformat()}"
    day, spoken = today(), language()
    columns = tuple(say(column) for column in wordings.PAY_COLUMNS)
    rows = tuple(_cells(*pair) for pair in zip(due, lines, strict=True))

    def listed() -> bytes:
        page = Page(name=stem, columns=columns, rows=rows)
        return book_bytes([page], title=stem, day=day, language=spoken)

    draw_download(
        Download(
            label=say(wordings.EXPORT),
            stem=stem,
            form=EXCEL,
            make=only_on_duty(listed),
            key="many_pay_export",
        )
    )


def _cells(due: Payable, line: PaymentLine) -> tuple[Cell, ...]:
    party = due.application.party
    return (
        due.application.number,
        party.name,
        party.credit_code,
        party.account_name or party.name,
        party.bank,
        party.account_number,
        words().law(due.title),
        due.basis,
        str(due.determination),
        line.heading,
        _borne(due),
        due.determined,
        due.paid,
        line.amount,
    )


def _borne(due: Payable) -> str:
    """Which levels bear it, each with what it bears of what was determined."""
    payers = office().library.payers
    named = (
        f"{words().law(payers[payer]) if payer in payers else payer} "
        f"{words().numbers.money(amount) if amount is not None else ''}".strip()
        for payer, amount in due.levels.items()
    )
    return "；".join(named)
