"""What all charts have in common.

Colours are plain and survive a printer, axes speak the language of the desk, there is no menu, and
words stand in the place of the chart for who cannot see it.
"""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

import altair as alt
import streamlit as st
from moneyed import Money

from incentives.desk.session import say
from incentives.report.printing.excel.chart_page import COLOURS
from incentives.values.text import Text
from incentives.wordings.desk import charts as wordings

AnyChart = alt.Chart | alt.LayerChart | alt.FacetChart
Row = dict[str, str | float | int | None]

_TEN_THOUSAND = 10_000
_FONT = '"Noto Sans CJK SC", "Microsoft YaHei", "SimSun", sans-serif'
_LABEL_LIMIT = 360


def chart_of(rows: Sequence[Row]) -> alt.Chart:
    """A chart of the rows, which stand in it as they are."""
    return alt.Chart(alt.Data(values=list(rows)))  # type: ignore[no-untyped-call]


def in_ten_thousands(amount: Money) -> float:
    """The amount as the chart draws it; the table beside the chart has it to the fen."""
    return float(Decimal(amount.amount) / _TEN_THOUSAND)


def drawn_number(number: Fraction | int) -> float:
    """A figure as the chart draws it."""
    return float(number)


def moment(day: date) -> str:
    """The beginning of the day where the officer is."""
    return f"{day.isoformat()}T00:00:00"


def amount_axis() -> alt.Axis:
    """Amounts in units of ten thousand, which the title says."""
    return alt.Axis(format=",~f", grid=True)


def amount_title(text: Text) -> str:
    """The title of an axis of amounts, with its unit."""
    return say(text, unit=say(wordings.UNIT))


def day_axis() -> alt.Axis:
    """Years written as the office writes them."""
    return alt.Axis(
        format=say(wordings.YEAR_FORMAT), labelOverlap=True, grid=True, tickCount="year"
    )


def shades() -> alt.Scale:
    """The colours of a chart."""
    return alt.Scale(range=list(COLOURS))


def draw_chart(chart: AnyChart, *, key: str, described: str) -> None:
    """The page shows the chart, on white as it is printed; `described` is read out in its place."""
    finished = (
        chart.properties(
            description=described,
            usermeta={"embedOptions": {"actions": False, "renderer": "svg"}},
            background="white",
        )
        .configure(font=_FONT, padding=8)
        .configure_axis(
            aria=False,
            labelLimit=_LABEL_LIMIT,
            labelFontSize=12,
            titleFontSize=13,
            labelColor="#222",
        )
        .configure_legend(
            aria=False,
            labelLimit=_LABEL_LIMIT,
            labelFontSize=12,
            titleFontSize=13,
            orient="top",
            direction="horizontal",
            columns=4,
        )
        .configure_mark(aria=False)
        .configure_view(stroke="#999")
    )
    st.altair_chart(finished, width="stretch", theme=None, key=key)
