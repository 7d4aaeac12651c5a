"""A cell of a sheet of a workbook, as a page shows it."""

from moneyed import Money

from incentives.report.printing.excel.page import Cell


def shown_cell(cell: Cell) -> str:
    """An amount to the fen, in groups of three digits; text as it is; nothing as empty."""
    if isinstance(cell, Money):
        return f"{cell.amount:,.2f}"
    return "" if cell is None else str(cell)
