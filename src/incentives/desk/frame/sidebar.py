"""The side bar: who works, in which language, on which day, overlays and case."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from incentives.desk.access.identity import sign_out
from incentives.desk.controls.typed_days import draw_day
from incentives.desk.office import settings, who_works
from incentives.desk.session import (
    case_document,
    choose_overlays,
    chosen_overlays,
    known_on,
    language,
    offered_overlays,
    on_day,
    overlay_choices,
    replace_case_document,
    say,
    set_days,
    set_language,
    today,
)
from incentives.report.printing.markdown import escaped
from incentives.values.text import Language
from incentives.wordings.desk import frame as wordings

_CHOSEN_LANGUAGE = "side_language"
_NAMES = {Language.ZH: "中文", Language.EN: "English"}


def draw_sidebar() -> DeltaGenerator:
    """Draws the side bar, and gives the place in it for the case at hand.

    What is changed here counts for the page that is drawn after it.
    """
    with st.sidebar:
        place = st.empty()
        _draw_days()
        _draw_overlays()
        _draw_language()
        _draw_office()
    return place


def draw_case_at_hand(place: DeltaGenerator) -> None:
    """Draws in its place whose case is at hand, once the page has done what was asked of it."""
    name = case_document().get("name")
    shown = escaped(name) if isinstance(name, str) and name else say(wordings.UNNAMED)
    place.markdown(f"**{say(wordings.AT_HAND, name=shown)}**")


def _draw_days() -> None:
    on = draw_day(wordings.ON, wordings.ON_HELP, key="side_on", value=on_day())
    known = draw_day(
        wordings.KNOWN_ON, wordings.KNOWN_ON_HELP, key="side_known_on", value=known_on()
    )
    set_days(on=None if on == today() else on, known_on=known)


def _draw_overlays() -> None:
    offered = offered_overlays()
    chosen = st.multiselect(
        say(wordings.OVERLAYS),
        list(offered),
        key=f"side_overlays_{overlay_choices()}",
        default=[name for name in chosen_overlays() if name in offered],
        help=say(wordings.OVERLAYS_HELP),
        filter_mode=None,
        placeholder=say(wordings.NO_OVERLAYS),
        format_func=lambda name: offered[name].title.to(language()),
        select_all=False,
    )
    choose_overlays(tuple(chosen), by_hand=True)


def _draw_language() -> None:
    st.radio(
        say(wordings.LANGUAGE),
        list(Language),
        format_func=_NAMES.__getitem__,
        index=list(Language).index(language()),
        horizontal=True,
        key=_CHOSEN_LANGUAGE,
        on_change=_speak_chosen,
    )


def _speak_chosen() -> None:
    """The desk speaks the language chosen, in its controls too.

    What is chosen in a control stands there in the words of the language before: it is put in again
    in those of the new.
    """
    set_language(st.session_state[_CHOSEN_LANGUAGE])
    for key, value in list(st.session_state.items()):
        if isinstance(value, str):
            st.session_state[key] = value
    replace_case_document(case_document())


def _draw_office() -> None:
    st.caption(say(wordings.REGISTER_AT, place=escaped(settings().shown_register)))
    if settings().has_begun_register:
        st.info(say(wordings.REGISTER_BEGUN))
    person = who_works()
    if person is not None:
        st.caption(say(wordings.OFFICER, name=escaped(person.name)))
        if st.button(say(wordings.SIGN_OUT), key="sign_out"):
            sign_out()
