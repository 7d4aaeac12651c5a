"""Several files reviewed or approved together, with one opinion, beside what is open in each.

Each is moved as it was seen, in a transaction of its own: what one is refused with keeps no other
from it.
"""

from collections.abc import Sequence

import attrs
import streamlit as st

from incentives.applications import (
    MOVES,
    STATES,
    Application,
    ApplicationRow,
    ApplicationSearch,
    Move,
    Moved,
    State,
)
from incentives.applications.procedure.two_people import same_person_told
from incentives.applications.state import way_of
from incentives.desk.applications.procedure.open_things import open_told
from incentives.desk.applications.procedure.totals import totals_lines
from incentives.desk.at_hand.file import applications
from incentives.desk.at_hand.officer import act, officer_name
from incentives.desk.controls.blocks import draw_table, escaped
from incentives.desk.controls.paging import draw_pager, page_of
from incentives.desk.duties import is_allowed
from incentives.desk.session import assessed_file, language, say, today, words
from incentives.engine.findings.assessment import Assessment
from incentives.values.text import Text
from incentives.wordings.desk.files import listing as list_wordings
from incentives.wordings.desk.files import many as wordings
from incentives.wordings.desk.files import procedure as procedure_wordings

_LIST, _OUTCOME = "many", "desk_many_outcome"
_PRESSED, _OPINION, _OPEN = "desk_many_pressed", "many_opinion", "many_open"
_FROM = {Move.REVIEW: State.REVIEW, Move.APPROVE: State.APPROVAL}


@attrs.frozen(kw_only=True)
class _Line:
    """A file that may be picked, what it comes to, and what is open before it is moved."""

    file: Application
    assessment: Assessment | None
    open: tuple[str, ...]
    barred: Text | None

    @property
    def fingerprint(self) -> str:
        """That of what it comes to; empty: it could not be assessed."""
        return self.assessment.fingerprint if self.assessment is not None else ""


_Seen = tuple[Application, str]
"""A file as it was seen, and the fingerprint of what it came to."""


def draw_together(search: ApplicationSearch) -> None:
    """Draws the files that wait, each to be picked, and moves those picked when asked to."""
    move: Move = st.radio(
        say(procedure_wordings.WHAT),
        list(_FROM),
        key="many_move",
        horizontal=True,
        format_func=lambda offered: MOVES[offered].to(language()),
    )
    seen: tuple[_Seen, ...] = st.session_state.pop(_PRESSED, ())
    if seen:
        _move(seen, move)
    _draw_outcome()
    rows = _waiting(search, move)
    if not rows:
        st.info(say(wordings.NONE_WAITING, state=STATES[_FROM[move]].to(language())))
        return
    st.checkbox(
        say(wordings.PICK_ALL),
        key=f"many_all_{move.value}",
        on_change=_pick_page,
        args=(move, tuple(row.id for row in page_of(rows, _LIST))),
    )
    lines = [_line(row, move) for row in page_of(rows, _LIST)]
    picked = [line for line in lines if _draw_line(line, move)]
    draw_pager(_LIST, len(rows))
    st.text_area(say(wordings.OPINION), key=_OPINION, max_chars=500, height=80)
    if any(line.open for line in picked):
        st.warning(say(wordings.OPEN, count=sum(bool(line.open) for line in picked)))
        st.text_area(say(procedure_wordings.ACKNOWLEDGED), key=_OPEN, max_chars=500, height=80)
    st.caption(escaped(say(procedure_wordings.BY, who=officer_name(), day=words().day(today()))))
    way = way_of(_FROM[move], move)
    may = way is not None and is_allowed(way.duty) and bool(picked)
    label = say(wordings.MOVE, move=MOVES[move].to(language()), count=len(picked))
    st.button(
        label,
        key="many_take",
        type="primary",
        disabled=not may,
        on_click=_press,
        args=(tuple((line.file, line.fingerprint) for line in picked),),
    )


def _press(files: tuple[_Seen, ...]) -> None:
    """The files are kept as they were seen when it was asked for, with what they came to."""
    st.session_state[_PRESSED] = files


def _waiting(search: ApplicationSearch, move: Move) -> tuple[ApplicationRow, ...]:
    """Those that the list has found and that wait for the move."""
    state = _FROM[move]
    if search.states and state not in search.states:
        return ()
    rows, _ = applications().find(attrs.evolve(search, states=frozenset([state])), most=None)
    return rows


def _pick_page(move: Move, ids: tuple[str, ...]) -> None:
    for id_ in ids:
        st.session_state[_picked_key(id_)] = st.session_state[f"many_all_{move.value}"]


def _picked_key(id_: str) -> str:
    return f"many_pick_{id_}"


def _line(row: ApplicationRow, move: Move) -> _Line:
    file = applications().read(row.id)
    assessment = assessed_file(file).assessment
    step = applications().barred(file, move, act())
    barred = same_person_told(step, move, officer_name()) if step is not None else None
    told = open_told(file, move, assessment)
    return _Line(file=file, assessment=assessment, open=told, barred=barred)


def _draw_line(line: _Line, move: Move) -> bool:
    """Whether the file is picked; what it comes to, and what is open, stand beside it."""
    file = line.file
    is_ready = line.barred is None and (line.assessment is not None or not move.is_by_result)
    with st.container(border=True, key=f"many_row_{file.id}"):
        left, right = st.columns([5, 7], vertical_alignment="center")
        with left:
            name = file.party.name or say(list_wordings.UNNAMED)
            picked = st.checkbox(
                escaped(f"{file.number}　{name}"), key=_picked_key(file.id), disabled=not is_ready
            )
        with right:
            st.markdown(escaped("　".join(totals_lines(line.assessment))))
            if line.barred is not None:
                st.caption(escaped(line.barred.to(language())))
            for told in line.open:
                st.markdown(f":orange[{escaped(told)}]")
    return picked and is_ready


def _move(seen: Sequence[_Seen], move: Move) -> None:
    """Those picked are moved as they were seen, and the page says what came of each.

    One that comes to something else by now is refused, as somebody has changed an overlay.
    """
    found = {file.id: assessed_file(file).assessment for file, _ in seen}
    moved = applications().move_all(
        [file for file, _ in seen],
        move,
        act=act(),
        opinion=str(st.session_state.get(_OPINION, "")).strip(),
        acknowledged=str(st.session_state.get(_OPEN, "")).strip(),
        assessments={id_: one for id_, one in found.items() if one is not None},
        seen={file.id: fingerprint for file, fingerprint in seen},
    )
    for file, _ in seen:
        st.session_state.pop(_picked_key(file.id), None)
    st.session_state[_OUTCOME] = move, moved


def _draw_outcome() -> None:
    """What came of it last, told once."""
    outcome: tuple[Move, Moved] | None = st.session_state.pop(_OUTCOME, None)
    if outcome is None:
        return
    move, moved = outcome
    if moved.moved:
        done = MOVES[move].to(language())
        st.success(escaped(say(wordings.MOVED, move=done, count=len(moved.moved))))
    if moved.refused:
        st.warning(say(wordings.NOT_MOVED, count=len(moved.refused)))
        rows = [
            (one.application.number, one.application.party.name, one.why.text.to(language()))
            for one in moved.refused
        ]
        draw_table([say(column) for column in wordings.REFUSED_COLUMNS], rows)
