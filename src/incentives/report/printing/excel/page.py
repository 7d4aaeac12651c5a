"""A page of a workbook: values only, before a library of spreadsheets writes them."""

from datetime import date

import attrs
from moneyed import Money

Cell = str | Money | int | date | None
"""Text, an amount, a count, a day, or nothing."""


@attrs.frozen(kw_only=True)
class Page:
    """One sheet of a workbook: its name, its columns and its rows.

    `sums`: the places, counted from 0, of the columns of amounts or counts that are added up below;
    `sums_called` stands in the first column of that line.
    """

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    sums: frozenset[int] = frozenset()
    sums_called: str = ""
