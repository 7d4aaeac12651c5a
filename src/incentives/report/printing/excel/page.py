"""A page of a workbook: values only, before a library of spreadsheets writes them."""

import attrs
from moneyed import Money

Cell = str | Money | None
"""Text, an amount, or nothing."""


@attrs.frozen(kw_only=True)
class Page:
    """One sheet of a workbook: its name, its columns and its rows."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
