"""A figure over time at the place of the office: chart, sources, and what is not published."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import assert_never

import streamlit as st

from incentives.desk.charts.timeline import DrawnUnit, FigureBar, draw_steps
from incentives.desk.controls.blocks import draw_table, escaped
from incentives.desk.policies.cases import cases_of
from incentives.desk.policies.over_time import FigureStretch, figure_stretches, parameters_here
from incentives.desk.session import known_on, office, on_day, overlays, say, words
from incentives.language.expression import NameKind
from incentives.language.types import BracketsType, NumberType, TableType
from incentives.policy.figures.schedule import Schedule
from incentives.policy.library import Law, Library, law_of
from incentives.policy.parameter import CellKeys, Parameter, Table
from incentives.policy.readings import names_read
from incentives.report.passages.sources import cell_named
from incentives.report.rule.figures import FigureSeries
from incentives.values.number import Exact
from incentives.values.period import EARLIEST, CalendarLimit, Period, Window
from incentives.values.unit import ONE, Unit
from incentives.wordings.desk import policies as wordings

_YEARS_AHEAD, _YEARS_BACK = 3, 10
_MOST_CASES = 8


def law_here(*, with_overlays: bool = True) -> Law:
    """The law of the office's place, with the overlays chosen or without."""
    library = office().library
    return law_of(
        library,
        library.law_at(office().place) or ("",),
        known_on(),
        overlays() if with_overlays else (),
    )


def draw_figures() -> None:
    """The choice of a figure, and all that is on record of it."""
    law = law_here()
    scope = st.radio(
        say(wordings.SCOPE),
        list(wordings.SCOPES),
        format_func=lambda name: say(wordings.SCOPES[name]),
        horizontal=True,
        key="policies_scope",
    )
    names = parameters_here(law, only_unpublished=scope == "unpublished")
    chosen = draw_parameter_choice(names, key=f"policies_parameter_{scope}")
    if chosen is not None:
        draw_series(law.library.parameters[chosen], law, key="policies_steps")


def draw_parameter_choice(names: Sequence[str], *, key: str) -> str | None:
    """Draws the choice of a figure; one whose name others share says which document is about it."""
    if not names:
        st.info(say(wordings.NOTHING_UNPUBLISHED))
        return None
    named = _named(names)
    chosen: str = st.selectbox(
        say(wordings.PARAMETER),
        list(named),
        key=key,
        filter_mode=None,
        placeholder="",
        format_func=named.__getitem__,
    )
    return chosen


def _named(names: Sequence[str]) -> dict[str, str]:
    library, said = office().library, words()
    titles = {name: said.law(library.parameters[name].text) for name in names}
    shared = [title for title in titles.values() if list(titles.values()).count(title) > 1]
    law = law_here(with_overlays=False)
    return {
        name: f"{title}（{law.figures[name][0].citation.document}）"
        if title in shared and law.figures[name]
        else title
        for name, title in titles.items()
    }


def draw_series(parameter: Parameter, law: Law, *, key: str) -> None:
    """The chart and the table of a figure, stretch by stretch."""
    said, stretches = words(), figure_stretches(parameter.id, law)
    unit = said.numbers.unit(unit_of(parameter))
    lines = [say(wordings.UNIT, unit=unit)] if unit else []
    bounds = FigureSeries(said, law.chain).bounds(parameter)
    lines += [say(wordings.BOUNDS, bounds=bounds)] if bounds else []
    readers = _readers(parameter.id)
    lines += [say(wordings.READ_BY, titles="；".join(readers))] if readers else []
    for line in lines:
        st.markdown(escaped(line))
    bars = list(_bars(parameter, stretches))
    if bars and _can_be_drawn(parameter):
        described = say(wordings.STEPS_ABOUT, name=said.law(parameter.text))
        values = [bar.value for bar in bars if bar.value is not None]
        is_share = unit_of(parameter) == ONE and any(
            Fraction(value).denominator > 1 for value in values
        )
        until = date(on_day().year + _YEARS_AHEAD, 12, 31)
        drawn = DrawnUnit(name=unit, is_share=is_share)
        draw_steps(bars, unit=drawn, until=until, key=key, described=described)
    else:
        st.caption(say(wordings.NO_CHART))
    draw_table(
        [say(column) for column in wordings.FIGURE_COLUMNS],
        [_row(parameter, stretch, law.chain) for stretch in stretches],
    )


def _readers(name: str) -> list[str]:
    """The titles of the incentives that read the figure."""
    said, library = words(), office().library
    return [
        said.law(library.incentives[incentive].title)
        for incentive in _readers_of(library, library.digest).get(name, ())
    ]


# The digest is the key of the cache.
@st.cache_resource(show_spinner=False, max_entries=2)
def _readers_of(_library: Library, digest: str) -> Mapping[str, tuple[str, ...]]:  # noqa: ARG001
    """By figure, the incentives that read it; looked up once for a library."""
    readers: dict[str, tuple[str, ...]] = {}
    for rule in _library.incentives.values():
        for name in names_read(rule.expressions, _library.definitions, NameKind.FIGURE):
            readers[name] = (*readers.get(name, ()), rule.id)
    return readers


def unit_of(parameter: Parameter) -> Unit:
    """The unit of the figure, or of those in its table or brackets."""
    type_ = parameter.type.figure if isinstance(parameter.type, TableType) else parameter.type
    if isinstance(type_, BracketsType):
        return type_.rates
    return type_.unit if isinstance(type_, NumberType) else ONE


def _can_be_drawn(parameter: Parameter) -> bool:
    """Whether it is a number, or a table of few of them."""
    if isinstance(parameter.type, TableType):
        is_small = len(cases_of(parameter, office().library)) <= _MOST_CASES
        return is_small and isinstance(parameter.type.figure, NumberType)
    return isinstance(parameter.type, NumberType)


def _row(parameter: Parameter, stretch: FigureStretch, chain: Sequence[str]) -> tuple[str, ...]:
    said = words()
    state = say(wordings.STATES[stretch.state])
    if stretch.dated is None:
        return said.period(stretch.days), "", state, ""
    if stretch.dated.overlay is not None:
        state = f"{state}（{said.law(stretch.dated.overlay)}）"
    value = FigureSeries(said, chain).value(stretch.dated, parameter)
    return said.window(_window_of(stretch)), value, state, said.source(stretch.dated.citation)


def _window_of(stretch: FigureStretch) -> Window:
    """The days of the stretch; they begin as its figure does where nobody can tell the day."""
    days, dated = stretch.days, stretch.dated
    first = CalendarLimit.on_day(days.first)
    if dated is not None and dated.window.first.earliest == days.first:
        first = dated.window.first if not dated.window.first.is_on_record else first
    return Window(
        first=first, last=CalendarLimit.on_day(days.last) if days.last is not None else None
    )


def _bars(parameter: Parameter, stretches: Sequence[FigureStretch]) -> Iterator[FigureBar]:
    """A bar for each figure of each stretch.

    Tables with many cases, brackets, days, words, and yes or no have none.
    """
    for stretch in stretches:
        state = say(wordings.STATES[stretch.state])
        figure = stretch.dated.figure if stretch.dated is not None else None
        match figure:
            case None:
                yield _bar("", state, None, parameter, stretch.days)
            case Table(figures=cells, beyond=beyond) if len(cells) <= _MOST_CASES and isinstance(
                parameter.type, TableType
            ):
                for keys, value in (*cells.items(), *beyond.items()):
                    if isinstance(value, Exact) and not isinstance(value, bool):
                        yield _bar(
                            cell_called(keys, parameter.type), state, value, parameter, stretch.days
                        )
            case bool() | date() | str():
                continue
            case int() | Fraction():
                yield _bar("", state, figure, parameter, stretch.days)
            case Table() | Schedule():
                continue
            case _:
                assert_never(figure)


def cell_called(keys: CellKeys, type_: TableType) -> str:
    """The case of a table that its keys name."""
    return cell_named(keys, type_, words())


def _drawn_from(days: Period) -> date:
    """The first of the days; of a start that may be any day some years before what is asked."""
    if days.first > EARLIEST:
        return days.first
    end = min(days.last or on_day(), on_day())
    return date(end.year - _YEARS_BACK, 1, 1)


def _bar(
    case: str, state: str, value: Exact | None, parameter: Parameter, days: Period
) -> FigureBar:
    shown = words().numbers.quantity(value, unit_of(parameter)) if value is not None else state
    return FigureBar(
        case=case,
        state=state,
        value=value,
        shown=shown,
        first=_drawn_from(days),
        last=days.last,
    )
