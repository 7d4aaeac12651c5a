"""Charts of budgets.

There is one by month and level, one of scenarios side by side, and one of the differences that a
scenario makes.
"""

from collections.abc import Mapping, Sequence

import altair as alt
from moneyed import Money

from incentives.desk.charts.frame import (
    Row,
    amount_axis,
    amount_title,
    chart_of,
    draw_chart,
    in_ten_thousands,
    shades,
)
from incentives.desk.session import say, words
from incentives.wordings.desk import charts as wordings

_STEP = 26
_AROUND = 130
"""Room for axis and legend."""
_NARROWEST, _BROADEST, _ROOM = 4, 36, 600
"""Of bars beside each other, and how many pixels they have together at the least."""


def bar_size(count: int) -> int:
    """How broad a bar is drawn, in pixels: as broad as others, however few there are."""
    return max(_NARROWEST, min(_BROADEST, _ROOM // max(count, 1)))


def draw_by_month(cells: Mapping[tuple[str, str], Money], *, key: str, described: str) -> None:
    """Bars by month, stacked by who bears them.

    `cells`: by month and level the amount; both come in the order of the cells.
    """
    months = list(dict.fromkeys(month for month, _ in cells))
    levels = list(dict.fromkeys(level for _, level in cells))
    rows: list[Row] = [
        {
            "month": month,
            "level": level,
            "amount": in_ten_thousands(amount),
            "exact": words().numbers.money(amount),
        }
        for (month, level), amount in cells.items()
    ]
    axis, name, who = amount_title(wordings.TEN_THOUSAND), say(wordings.MONTH), say(wordings.LEVEL)
    chart = (
        chart_of(rows)
        .mark_bar(stroke="#333", strokeWidth=0.6, size=bar_size(len(months)))
        .encode(
            x=alt.X("month:N", sort=months, title=name, axis=alt.Axis(labelAngle=-45)),
            y=alt.Y("amount:Q", title=axis, axis=amount_axis(), stack="zero"),
            color=alt.Color("level:N", sort=levels, title=who, scale=shades()),
            tooltip=[
                alt.Tooltip("month:N", title=name),
                alt.Tooltip("level:N", title=who),
                alt.Tooltip("exact:N", title=axis),
            ],
        )
        .properties(height=320)
    )
    draw_chart(chart, key=key, described=described)


def draw_side_by_side(
    amounts: Sequence[tuple[str, str, Money]], *, key: str, described: str
) -> None:
    """Bars by incentive, one for each scenario: title, scenario and amount."""
    titles = list(dict.fromkeys(title for title, _, _ in amounts))
    scenarios = list(dict.fromkeys(scenario for _, scenario, _ in amounts))
    rows: list[Row] = [
        {
            "title": title,
            "scenario": scenario,
            "amount": in_ten_thousands(amount),
            "exact": words().numbers.money(amount),
        }
        for title, scenario, amount in amounts
    ]
    axis, name, which = (
        amount_title(wordings.TEN_THOUSAND),
        say(wordings.INCENTIVE),
        say(wordings.SCENARIO),
    )
    chart = (
        chart_of(rows)
        .mark_bar(stroke="#333", strokeWidth=0.6)
        .encode(
            y=alt.Y("title:N", sort=titles, title=None),
            yOffset=alt.YOffset("scenario:N", sort=scenarios),
            x=alt.X("amount:Q", title=axis, axis=amount_axis()),
            color=alt.Color("scenario:N", sort=scenarios, title=which, scale=shades()),
            tooltip=[
                alt.Tooltip("title:N", title=name),
                alt.Tooltip("scenario:N", title=which),
                alt.Tooltip("exact:N", title=axis),
            ],
        )
        .properties(height=len(titles) * len(scenarios) * _STEP + _AROUND)
    )
    draw_chart(chart, key=key, described=described)


def draw_differences(amounts: Sequence[tuple[str, Money]], *, key: str, described: str) -> None:
    """Bars to both sides of nothing: what grows to the right, what shrinks to the left."""
    more, less = say(wordings.MORE), say(wordings.LESS)
    rows: list[Row] = [
        {
            "title": title,
            "amount": in_ten_thousands(amount),
            "exact": words().numbers.money(amount),
            "direction": more if amount.amount >= 0 else less,
        }
        for title, amount in amounts
    ]
    axis, name, which = (
        amount_title(wordings.TEN_THOUSAND_MORE),
        say(wordings.INCENTIVE),
        say(wordings.DIRECTION),
    )
    base = chart_of(rows)
    bars = base.mark_bar(stroke="#333", strokeWidth=0.6).encode(
        y=alt.Y("title:N", sort=[title for title, _ in amounts], title=None),
        x=alt.X("amount:Q", title=axis, axis=amount_axis()),
        color=alt.Color("direction:N", sort=[more, less], title=which, scale=shades()),
        tooltip=[
            alt.Tooltip("title:N", title=name),
            alt.Tooltip("direction:N", title=which),
            alt.Tooltip("exact:N", title=axis),
        ],
    )
    zero = chart_of([{"zero": 0}]).mark_rule(color="#222").encode(x="zero:Q")
    chart = alt.layer(bars, zero).properties(height=len(rows) * _STEP + _AROUND)
    draw_chart(chart, key=key, described=described)
