"""Charts over time: when instruments are in force, and what a figure was from when to when."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from fractions import Fraction

import altair as alt
import attrs

from incentives.desk.charts.frame import (
    Row,
    chart_of,
    day_axis,
    draw_chart,
    drawn_number,
    moment,
    shades,
)
from incentives.desk.session import on_day, say, words
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
    """A figure over a stretch of days.

    `case`: of which case of a table it is, empty for a single figure. `value=None`: there is none.
    """

    case: str
    state: str
    value: Fraction | int | None
    shown: str
    first: date
    last: date | None


@attrs.frozen(kw_only=True)
class DrawnUnit:
    """In what the figures of a chart are drawn.

    `name` is empty for a bare number; a share is drawn in hundredths.
    """

    name: str
    is_share: bool

    @property
    def factor(self) -> int:
        """By what a figure is multiplied before it is drawn."""
        return 100 if self.is_share else 1

    @property
    def title(self) -> str:
        """What the axis is called."""
        if self.is_share:
            return say(wordings.SHARE)
        if self.name:
            return say(wordings.FIGURE, unit=self.name)
        return say(wordings.FIGURE_PLAIN)


def draw_timeline(
    bars: Sequence[Bar], *, since: date, until: date, key: str, described: str
) -> None:
    """A bar for each name from its beginning to its end, lighter where the record does not tell.

    A line stands on the day as of which cases are assessed. What was before `since` is not drawn;
    what has no end is drawn up to `until`.
    """
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
            color=alt.Color(
                "state:N", title=say(wordings.STATE), scale=alt.Scale(domain=states, range=colours)
            ),
            tooltip=[
                alt.Tooltip("name:N", title=say(wordings.INSTRUMENT)),
                alt.Tooltip("from:N", title=say(wordings.FROM)),
                alt.Tooltip("to:N", title=say(wordings.TO)),
                alt.Tooltip("state:N", title=say(wordings.STATE)),
            ],
        )
    )
    day = (
        chart_of([{"day": moment(on_day())}])
        .mark_rule(color="#9c3d2e", strokeDash=[4, 3])
        .encode(x="day:T")
    )
    chart = alt.layer(stretches, day).properties(height=len(names) * _STEP + _AROUND)
    draw_chart(chart, key=key, described=described)


def _stretches(bar: Bar, since: date, until: date) -> Iterator[Row]:
    """What is drawn of the bar between the days.

    That is its sure days, and those before and after them for which nobody can tell.
    """
    first, last = bar.window.first, bar.window.last
    named: Row = {
        "name": bar.name,
        "from": words().limit(first),
        "to": words().limit(last) if last is not None else "—",
    }
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


def draw_steps(
    bars: Sequence[FigureBar], *, unit: DrawnUnit, until: date, key: str, described: str
) -> None:
    """Each figure as a level line from its first day to its last, without end up to `until`.

    The days without a figure are shaded.
    """
    rows: list[Row] = [
        {
            "case": bar.case,
            "state": bar.state,
            "shown": bar.shown,
            "value": drawn_number(bar.value * unit.factor) if bar.value is not None else None,
            "first": moment(bar.first),
            "last": moment(bar.last or until),
        }
        for bar in bars
    ]
    known = [row for row in rows if row["value"] is not None]
    blank = [row for row in rows if row["value"] is None]
    layers = [
        *([_shaded_days(blank)] if blank else []),
        *([_level_lines(known, unit.title)] if known else []),
    ]
    draw_chart(
        alt.layer(*layers).resolve_scale(fill="independent").properties(height=220),
        key=key,
        described=described,
    )


def _shaded_days(rows: Sequence[Row]) -> alt.Chart:
    state = say(wordings.STATE)
    shaded: alt.Chart = (
        chart_of(rows)
        .mark_rect(opacity=0.45, stroke="#333", strokeDash=[4, 3])
        .encode(
            x=alt.X("first:T", title=say(wordings.DAY), axis=day_axis()),
            x2="last:T",
            tooltip=[alt.Tooltip("state:N", title=state)],
            fill=alt.Fill(
                "state:N",
                title=state,
                scale=alt.Scale(range=["#d0d0d0", "#efe3c8", "#f5f5f5"]),
            ),
        )
    )
    return shaded


def _level_lines(rows: Sequence[Row], title: str) -> alt.Chart:
    """The lines; those of the cases of a table have colours of their own."""
    lines: alt.Chart = (
        chart_of(rows)
        .mark_rule(strokeWidth=4)
        .encode(
            x=alt.X("first:T", title=say(wordings.DAY), axis=day_axis()),
            x2="last:T",
            y=alt.Y(
                "value:Q", title=title, axis=alt.Axis(format=",~f"), scale=alt.Scale(zero=True)
            ),
            tooltip=[
                alt.Tooltip("shown:N", title=title),
                alt.Tooltip("state:N", title=say(wordings.STATE)),
            ],
        )
    )
    if any(row["case"] for row in rows):
        case = say(wordings.CASE_OF_FIGURE)
        coloured: alt.Chart = lines.encode(color=alt.Color("case:N", title=case, scale=shades()))
    else:
        coloured = lines.encode(color=alt.value("#1f4e79"))
    return coloured
