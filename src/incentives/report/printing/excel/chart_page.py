"""Charts of a workbook: values only, before a library of spreadsheets writes them."""

from enum import Enum

import attrs

COLOURS = ("#1f4e79", "#f2a65a", "#7fb3d5", "#9c3d2e", "#c9d6a3", "#5b5b5b", "#d9b8c4", "#2e7d5b")
"""They differ in lightness, so that a black-and-white print still tells them apart."""


class ChartKind(Enum):
    """How amounts are drawn."""

    BARS = "bars"  # lying, one below the other: for long names
    COLUMNS = "columns"  # standing, in order of time, one series upon the other


@attrs.frozen(kw_only=True)
class SheetChart:
    """A chart of the first `count` rows of the page called `page`.

    Names stand in the first column of that page. `series` are places of columns with amounts,
    counted from 0; the heading of each names it. `is_large`: amounts are shown in units of ten
    thousand.
    """

    kind: ChartKind
    title: str
    page: str
    count: int
    series: tuple[int, ...]
    names_called: str
    amounts_called: str
    is_large: bool


@attrs.frozen(kw_only=True)
class ChartPage:
    """A sheet of charts, one below the other."""

    name: str
    charts: tuple[SheetChart, ...]
