"""Charts that a spreadsheet draws itself: they can be edited there, and taken into a report."""

import xlsxwriter  # type: ignore[import-untyped]

from incentives.report.printing.excel.chart_page import COLOURS, ChartKind, ChartPage, SheetChart

_FONT = {"name": "宋体", "size": 10, "bold": False}
_TITLE = {"name": "宋体", "size": 14, "bold": True}
_SCALE = 75
"""Percent of their size on paper: there is room also where a program makes columns wider than Excel
does.
"""
_WIDTH, _HEIGHT, _ROW, _BELOW = 900, 420, 20, 6
"""In points of the screen; a row is `_ROW` high, a chart begins `_BELOW` its upper edge."""
_BAR, _AROUND = 26, 130
_PLAIN, _IN_TEN_THOUSANDS = "#,##0", r"0\.0,"
"""The second leaves out three digits and sets a point before the last one.

That is the figure in 万元, in every program alike.
"""


def write_charts(
    book: "xlsxwriter.Workbook", sheet: "xlsxwriter.worksheet.Worksheet", page: ChartPage
) -> None:
    """The charts stand on the sheet one below the other, on paper each on a page of its own."""
    row = 0
    ends: list[int] = []
    for chart in page.charts:
        height = _height(chart)
        sheet.insert_chart(
            row, 0, _chart(book, chart, height), {"object_position": 3, "y_offset": _BELOW}
        )
        row += height // _ROW + 2
        ends.append(row)
    sheet.set_h_pagebreaks(ends[:-1])
    sheet.set_print_scale(_SCALE)
    sheet.hide_gridlines(2)


def _height(chart: SheetChart) -> int:
    if chart.kind is ChartKind.COLUMNS:
        return _HEIGHT
    return max(chart.count * len(chart.series) * _BAR + _AROUND, _HEIGHT // 2)


def _chart(book: "xlsxwriter.Workbook", chart: SheetChart, height: int) -> "xlsxwriter.chart.Chart":
    is_lying = chart.kind is ChartKind.BARS
    drawn = book.add_chart(
        {"type": "bar"} if is_lying else {"type": "column", "subtype": "stacked"}
    )
    figures = _IN_TEN_THOUSANDS if chart.is_large else _PLAIN
    labels = {"data_labels": {"value": True, "num_format": figures, "font": _FONT}}
    for place, column in enumerate(chart.series):
        drawn.add_series(
            {
                "name": [chart.page, 0, column],
                "categories": [chart.page, 1, 0, chart.count, 0],
                "values": [chart.page, 1, column, chart.count, column],
                "fill": {"color": COLOURS[place % len(COLOURS)]},
                "border": {"color": "#333333", "width": 0.5},
                "gap": 60,
                **(labels if is_lying else {}),
            }
        )
    drawn.set_title({"name": chart.title, "name_font": _TITLE, "overlay": False})
    # A lying chart begins below; its names are those of a table, which is read downwards.
    names = _axis(chart.names_called, **({"reverse": True, "crossing": "max"} if is_lying else {}))
    lines = {"visible": True, "line": {"color": "#D0D0D0"}}
    amounts = _axis(chart.amounts_called, num_format=figures, major_gridlines=lines)
    drawn.set_x_axis(amounts if is_lying else names)
    drawn.set_y_axis(names if is_lying else amounts)
    drawn.set_legend(
        {"position": "bottom", "font": _FONT} if len(chart.series) > 1 else {"none": True}
    )
    drawn.set_size({"width": _WIDTH, "height": height})
    return drawn


def _axis(name: str, **further: object) -> dict[str, object]:
    return {"name": name, "name_font": _FONT, "num_font": _FONT, **further}
