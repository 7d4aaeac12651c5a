"""The step that is next: chosen, with its opinion or reason, and taken.

What is open stands above the button and is acknowledged with a reason before a file is handed on
or approved; what the register doubts is asked once it has said so.
"""

from collections.abc import Mapping

import attrs
import streamlit as st

from incentives.applications import MOVES, STATES, Application, Move, State
from incentives.applications.procedure.two_people import same_person_told
from incentives.applications.state import Way
from incentives.desk.applications.held import release_file
from incentives.desk.applications.moments import moment_told
from incentives.desk.applications.procedure.open_things import open_told
from incentives.desk.at_hand.file import (
    applications,
    begin_fields_anew,
    file_at_hand,
    kept_change,
    take_over,
)
from incentives.desk.at_hand.officer import act, officer_name
from incentives.desk.controls.blocks import escaped
from incentives.desk.duties import is_allowed
from incentives.desk.session import assessment, hand_over, language, say, today, words
from incentives.register import Act, RegisterError
from incentives.values.text import Text
from incentives.wordings.desk.files import procedure as wordings

_DONE, _DOUBTED, _PRESSED = "desk_move_done", "desk_move_doubted", "desk_move_pressed"
_SEEN = "desk_move_seen"
_REASONS: Mapping[str, str] = {"already-filed": "again", "looks-alike": "alike"}
"""The reason that an act gives, by the slug under which it is asked for; all else is unusual."""
_UNUSUAL = frozenset({"filed-earlier", "moves"})


def draw_deciding(file: Application) -> None:
    """Draws the choice of what is done, and does it; what was done last is told."""
    st.markdown(f"#### {say(wordings.NEXT)}", anchors=False)
    done: str | None = st.session_state.pop(_DONE, None)
    if done is not None:
        st.success(escaped(done))
    ways = {way.move: way for way in sorted(file.ways, key=_goes_back)}
    if not ways:
        st.info(say(wordings.NONE_OPEN))
        return
    move = st.radio(
        say(wordings.WHAT),
        list(ways),
        key=f"move_{file.id}_{file.state.value}",
        horizontal=True,
        format_func=lambda offered: MOVES[offered].to(language()),
    )
    _draw_move(file, ways[move])


def _goes_back(way: Way) -> bool:
    """What takes a file on comes first, and is chosen unless something else is."""
    return way.move.needs_opinion


def _draw_move(file: Application, way: Way) -> None:
    move = way.move
    key = f"{file.id}_{file.state.value}_{move.value}"
    refusal: Text | None = st.session_state.pop(f"refused_{key}", None)
    if refusal is not None:
        st.error(escaped(refusal.to(language())))
    acknowledged = _draw_open(file, move, key)
    label = wordings.WHY if move.needs_opinion else wordings.OPINION
    opinion = st.text_area(say(label), key=f"opinion_{key}", max_chars=500, height=80).strip()
    reasons = {
        name: st.text_input(say(wordings.DOUBTS[name]), key=f"{name}_{key}", max_chars=500).strip()
        for name in st.session_state.get(_DOUBTED, {}).get(key, ())
    }
    st.caption(escaped(say(wordings.BY, who=officer_name(), day=words().day(today()))))
    corrects = _draw_corrects(file, key) if move is Move.APPROVE else None
    may = is_allowed(way.duty) and _is_another(file, move) and _is_ready(move)
    st.button(
        MOVES[move].to(language()),
        key=f"take_{key}",
        type="primary",
        disabled=not may,
        on_click=_press,
        args=(key, file.version, _seen(move)),
    )
    if _is_pressed(file, key) and may:
        if corrects is not None:
            reasons["reason"] = opinion
        acted = attrs.evolve(act(**reasons), corrects=corrects)
        _take(move, key, acted, opinion=opinion, acknowledged=acknowledged)


def _press(key: str, version: int, seen: str) -> None:
    st.session_state[_PRESSED] = key, version
    st.session_state[_SEEN] = seen


def _seen(move: Move) -> str:
    """The fingerprint of the result that stands beside the step; empty: it goes by none."""
    shown = assessment() if move.is_by_result else None
    return shown.fingerprint if shown is not None else ""


def _is_pressed(file: Application, key: str) -> bool:
    """Whether the step was asked for of the file as it stands; if not, who has changed it is told.

    What was pressed is looked at once.
    """
    pressed: str | None
    version: int
    pressed, version = st.session_state.pop(_PRESSED, (None, 0))
    if pressed == key and version != file.version:
        at = moment_told(file.changed_at)
        st.warning(escaped(say(wordings.CHANGED_SINCE, who=file.changed_by, at=at)))
    return pressed == key and version == file.version


def _draw_corrects(file: Application, key: str) -> int | None:
    """Whether what is filed takes the place of what was filed of the file before."""
    if not file.determinations:
        return None
    last = file.determinations[-1]
    label = say(wordings.CORRECTS, number=last)
    return last if st.checkbox(label, key=f"corrects_{key}") else None


def _is_another(file: Application, move: Move) -> bool:
    """Whether who works here has not taken another of the three steps; if he has, it is told."""
    step = applications().barred(file, move, act())
    if step is None:
        return True
    st.info(escaped(same_person_told(step, move, officer_name()).to(language())))
    return False


def _is_ready(move: Move) -> bool:
    """Whether all is stored, and has no faults where it is to be assessed; if not, it is told."""
    if kept_change() is not None:
        st.caption(say(wordings.UNSTORED))
        return False
    if move.is_by_result and assessment() is None:
        st.caption(say(wordings.UNASSESSED))
        return False
    return True


def _draw_open(file: Application, move: Move, key: str) -> str:
    """What is open, and why it goes on all the same; empty where nothing is."""
    told = open_told(file, move, assessment() if move.is_by_result else None)
    if not told:
        return ""
    lines = "\n".join(f"- {escaped(line)}" for line in told)
    st.warning(f"{say(wordings.OPEN)}\n\n{lines}")
    return st.text_area(
        say(wordings.ACKNOWLEDGED), key=f"open_{key}", max_chars=500, height=80
    ).strip()


def _take(move: Move, key: str, acted: Act, *, opinion: str, acknowledged: str) -> None:
    """The step is taken, and the page is drawn as the file stands after it; or why not."""
    try:
        if move.needs_assessment:
            hand_over()
        file = file_at_hand()
        assert file is not None  # it is looked at
        if kept_change() is not None:
            st.rerun()
        moved = applications().move(
            file,
            move,
            act=acted,
            opinion=opinion,
            assessment=assessment() if move.is_by_result else None,
            acknowledged=acknowledged,
            seen=st.session_state.pop(_SEEN, ""),
        )
    except RegisterError as error:
        _draw_refusal(error, key)
        return
    if file.may_change and not moved.may_change:
        release_file(file)
    take_over(moved)
    begin_fields_anew()
    st.session_state.pop(_DOUBTED, None)
    st.session_state[_DONE] = _told(move, moved)
    st.rerun()


def _draw_refusal(error: RegisterError, key: str) -> None:
    """Why it was not done; where a reason settles it, its field stands there from now on."""
    wanted = _REASONS.get(error.slug) or ("unusual" if error.slug in _UNUSUAL else None)
    if wanted is None:
        st.error(escaped(error.text.to(language())))
        return
    doubted: dict[str, tuple[str, ...]] = st.session_state.setdefault(_DOUBTED, {})
    asked = doubted.get(key, ())
    if wanted not in asked:
        doubted[key] = (*asked, wanted)
        st.session_state[f"refused_{key}"] = error.text
        st.rerun()
    st.error(escaped(error.text.to(language())))


def _told(move: Move, moved: Application) -> str:
    if move is Move.APPROVE and moved.state is State.DETERMINED:
        return say(wordings.FILED, number=moved.determinations[-1])
    done, state = MOVES[move].to(language()), STATES[moved.state].to(language())
    return say(wordings.DONE, move=done, state=state)
