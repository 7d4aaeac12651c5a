"""Charts over time: when instruments are in force, and what a figure was from when to when."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from fractions import Fraction

import altair as alt
import attrs

from incentives.desk.charts.frame import Row, chart_of, day_axis, draw_chart, drawn_number, moment, shades
from incentives.desk.session import say, words
from incentives.report.printing.excel.chart_page import COLOURS
from incentives.values.period import Window
from incentives.wordings.desk import charts as wordings

_STEP = 20
_AROUND = 130
"""Room for axis and legend."""
_UNSURE = "#e4ecf4"
_ONE_DAY = timedelta(days=1)


@attrs.frozen(kw_only=True)
class Bar:
    """A named stretch of days, whose limits may be known to the month or the year only."""

    name: str
    state: str
    window: Window


@attrs.frozen(kw_only=True)
class FigureBar:
    """A figure over a stretch of days, of one case of a table (`case`, empty for a single figure); None: there is none."""

    case: str
    state: str
    value: Fraction | int | None
    shown: str
    first: date
    last: date | None


def draw_timeline(bars: Sequence[Bar], *, today: date, since: date, until: date, key: str, described: str) -> None:
    """A bar for each name from its beginning to its end, lighter where the record does not tell, and a line on the day."""
    rows = [row for bar in bars for row in _stretches(bar, since, until)]
    names = list(dict.fromkeys(bar.name for bar in bars))
    states = list(dict.fromkeys(bar.state for bar in bars))
    colours = list(COLOURS[: len(states)])
    if any(row["state"] == say(wordings.UNSURE) for row in rows):
        states, colours = [*states, say(wordings.UNSURE)], [*colours, _UNSURE]
    stretches = (
        chart_of(rows)
        .mark_bar(stroke="#333", strokeWidth=0.5)
        .encode(
            y=alt.Y("name:N", sort=names, title=None),
            x=alt.X("first:T", title=say(wordings.DAY), axis=day_axis()),
            x2="last:T",
            color=alt.Color("state:N", title=say(wordings.STATE), scale=alt.Scale(domain=states, range=colours)),
            tooltip=[
                alt.Tooltip("name:N", title=say(wordings.INSTRUMENT)), alt.Tooltip("from:N", title=say(wordings.FROM)),
                alt.Tooltip("to:N", title=say(wordings.TO)), alt.Tooltip("state:N", title=say(wordings.STATE)),
            ],
        )
    )  # fmt: skip
    day = chart_of([{"day": moment(today)}]).mark_rule(color="#9c3d2e", strokeDash=[4, 3]).encode(x="day:T")
    chart = alt.layer(stretches, day).properties(height=len(names) * _STEP + _AROUND)
    draw_chart(chart, key=key, described=described)


def _stretches(bar: Bar, since: date, until: date) -> Iterator[Row]:
    """What is drawn of the bar between the days: its sure days, and those before and after them for which nobody can tell."""
    first, last = bar.window.first, bar.window.last
    named: Row = {
        "name": bar.name, "from": words().limit(first), "to": words().limit(last) if last is not None else "—",
    }  # fmt: skip
    begins = first.latest
    ends = last.earliest + _ONE_DAY if last is not None else max(until, begins)
    gone = last.latest + _ONE_DAY if last is not None else ends
    if ends <= begins:  # not one day is sure
        begins = ends = gone
    for state, start, end in (
        (say(wordings.UNSURE), first.earliest, begins),
        (bar.state, begins, ends),
        (say(wordings.UNSURE), ends, gone),
    ):
        if max(start, since) < end:
            yield {**named, "state": state, "first": moment(max(start, since)), "last": moment(end)}


def draw_steps(bars: Sequence[FigureBar], *, unit: str, is_share: bool, until: date, key: str, described: str) -> None:
    """Each figure as a level line from its first day to its last; the days without a figure are shaded."""
    factor = 100 if is_share else 1
    rows: list[Row] = [
        {
            "case": bar.case, "state": bar.state, "shown": bar.shown,
            "value": drawn_number(bar.value * factor) if bar.value is not None else None,
            "first": moment(bar.first), "last": moment(bar.last or until),
        }
        for bar in bars
    ]  # fmt: skip
    known = [row for row in rows if row["value"] is not None]
    blank = [row for row in rows if row["value"] is None]
    title = say(wordings.SHARE) if is_share else say(wordings.FIGURE, unit=unit) if unit else say(wordings.FIGURE_PLAIN)
    x = alt.X("first:T", title=say(wordings.DAY), axis=day_axis())
    layers: list[alt.Chart] = []
    if blank:
        layers.append(
            chart_of(blank)
            .mark_rect(opacity=0.45, stroke="#333", strokeDash=[4, 3])
            .encode(
                x=x, x2="last:T", tooltip=[alt.Tooltip("state:N", title=say(wordings.STATE))],
                fill=alt.Fill(
                    "state:N", title=say(wordings.STATE), scale=alt.Scale(range=["#d0d0d0", "#efe3c8", "#f5f5f5"])
                ),
            )
        )  # fmt: skip
    if known:
        has_cases = any(row["case"] for row in known)
        marks = chart_of(known).mark_rule(strokeWidth=4)
        encoded = marks.encode(
            x=x, x2="last:T", y=alt.Y("value:Q", title=title, axis=alt.Axis(format=",~f"), scale=alt.Scale(zero=True)),
            tooltip=[alt.Tooltip("shown:N", title=title), alt.Tooltip("state:N", title=say(wordings.STATE))],
        )  # fmt: skip
        if has_cases:
            encoded = encoded.encode(color=alt.Color("case:N", title=say(wordings.CASE_OF_FIGURE), scale=shades()))
        else:
            encoded = encoded.encode(color=alt.value("#1f4e79"))
        layers.append(encoded)
    draw_chart(
        alt.layer(*layers).resolve_scale(fill="independent").properties(height=220), key=key, described=described
    )  # fmt: skip
