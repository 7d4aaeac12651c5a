"""The instruments of a place.

There are a list, a chart of when they are in force, and the one that is opened.
"""

from datetime import date

import streamlit as st

from incentives.desk.charts.timeline import Bar, draw_timeline
from incentives.desk.controls.blocks import draw_blocks, draw_table, escaped
from incentives.desk.policies.plain_sheet import without_ids
from incentives.desk.session import language, office, on_day, say, words
from incentives.policy.instrument import Instrument
from incentives.report.rule.checks import instrument_sheet
from incentives.report.rule.sheet import rule_sheet
from incentives.report.words.names import printable
from incentives.values.citation import Standing
from incentives.wordings.desk import policies as wordings

_NONE = ""
_YEARS_AHEAD = 3
_FIRST_YEAR = 2000
_LONGEST_NAME = 26


def place_called(place: str) -> str:
    """The name of a jurisdiction."""
    return words().law(office().library.jurisdictions[place].name) if place else say(wordings.ROOT)


def draw_documents() -> None:
    """The choice of a place, its instruments, and the opened one in words."""
    place = st.selectbox(
        say(wordings.PLACE),
        _places(),
        key="policies_place",
        filter_mode="contains",
        placeholder="",
        format_func=place_called,
        help=say(wordings.PLACE_HELP),
    )
    instruments = [
        instrument
        for instrument in office().library.instruments.values()
        if instrument.jurisdiction == place
    ]
    _draw_timeline(place, instruments)
    draw_table(
        [say(column) for column in wordings.COLUMNS],
        [_row(instrument) for instrument in instruments],
    )
    named = {instrument.id: _called(instrument) for instrument in instruments}
    nothing = say(wordings.NONE_CHOSEN)
    chosen = st.selectbox(
        say(wordings.INSTRUMENT),
        [_NONE, *named],
        key=f"policies_instrument_{place}",
        filter_mode="contains",
        placeholder="",
        format_func=lambda name: named.get(name, nothing),
    )
    if chosen:
        _draw_instrument(chosen)


def _places() -> list[str]:
    """Places with instruments: the office's own first, then those above it, then all others."""
    library = office().library
    with_law = {instrument.jurisdiction for instrument in library.instruments.values()}
    near = list(reversed(library.law_at(office().place)))
    return [place for place in dict.fromkeys([*near, *library.jurisdictions]) if place in with_law]


def _called(instrument: Instrument) -> str:
    number, title = printable(instrument.number), words().law(instrument.title)
    return title if number in title else f"{title}　{number}"


def _row(instrument: Instrument) -> tuple[str, ...]:
    said = words()
    published = (
        said.limit(instrument.published)
        if instrument.published is not None
        else say(wordings.NOT_ON_RECORD)
    )
    standing = wordings.RECALLED if instrument.standing is Standing.RECALLED else wordings.SEEN
    return (
        printable(instrument.number),
        said.law(instrument.title),
        published,
        said.window(instrument.in_force),
        say(standing),
    )


def _draw_timeline(place: str, instruments: list[Instrument]) -> None:
    said = words()
    bars: list[Bar] = []
    for instrument in sorted(
        instruments, key=lambda instrument: instrument.in_force.first.earliest
    ):
        state = wordings.RECALLED if instrument.standing is Standing.RECALLED else wordings.SEEN
        title = said.law(instrument.title)
        name = title if len(title) <= _LONGEST_NAME else f"{title[:_LONGEST_NAME]}…"
        same = sum(bar.name.startswith(name) for bar in bars)
        name = f"{name}（{same + 1}）" if same else name
        bars.append(Bar(name=name, state=say(state), window=instrument.in_force))
    described = say(wordings.TIMELINE_ABOUT, place=place_called(place), count=len(instruments))
    st.markdown(f"**{say(wordings.TIMELINE)}**")
    draw_timeline(
        bars,
        since=date(_FIRST_YEAR, 1, 1),
        until=date(on_day().year + _YEARS_AHEAD, 12, 31),
        key=f"policies_timeline_{place}",
        described=described,
    )


def _draw_instrument(name: str) -> None:
    """The instrument, and each of its incentives while it is open."""
    library, said = office().library, words()
    sheet = instrument_sheet(name, library, language())
    st.subheader(escaped(sheet.title), anchor=False)
    draw_blocks(without_ids(sheet.blocks, said))
    rules = [rule for rule in library.incentives.values() if rule.instrument == name]
    if rules:
        st.markdown(f"**{say(wordings.RULES)}**")
    for rule in rules:
        opened = st.expander(
            escaped(said.law(rule.title)), key=f"policies_rule_{rule.id}", on_change="rerun"
        )
        if opened.open:
            with opened:
                draw_blocks(without_ids(rule_sheet(rule.id, library, language()).blocks, said))
