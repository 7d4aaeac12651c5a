"""The side bar: who works, in which language, on which day, overlays and the file at hand."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.navigation.page import StreamlitPage

from incentives.desk.access.identity import sign_out
from incentives.desk.at_hand.address import id_in_address
from incentives.desk.at_hand.file import begin_fields_anew, file_at_hand
from incentives.desk.at_hand.officer import keep_officer_name, officer_name, set_officer_name
from incentives.desk.controls.pressing import is_pressed
from incentives.desk.controls.typed_days import draw_day
from incentives.desk.controls.typed_names import taken
from incentives.desk.office import settings, who_works
from incentives.desk.session import (
    choose_overlays,
    chosen_overlays,
    known_on,
    language,
    offered_overlays,
    on_day,
    overlay_choices,
    say,
    set_days,
    set_language,
    today,
)
from incentives.report.printing.markdown import escaped
from incentives.wordings.desk import frame as wordings

_CHOSEN_LANGUAGE, _OFFICER = "side_language", "side_officer"


def draw_sidebar(*, is_of_files: bool = False) -> DeltaGenerator:
    """Draws the side bar, and gives the place in it for the file at hand.

    What is changed here counts for the page that is drawn after it. `is_of_files`: the page is that
    of the application files, which have their days and overlays themselves.
    """
    with st.sidebar:
        _draw_who()
        place = st.empty()
        if not is_of_files:
            _draw_days()
            _draw_overlays()
        _draw_language()
        _draw_office()
    return place


def draw_at_hand(place: DeltaGenerator, files: StreamlitPage) -> None:
    """Draws in its place what leads back to the file at hand, once the page has done its work."""
    file = file_at_hand()
    if file is not None and id_in_address() != file.id:
        name = f"{file.number}　{file.party.name}"
        place.page_link(
            files, label=escaped(say(wordings.GO_ON, name=name)), query_params={"file": file.id}
        )


def _draw_who() -> None:
    """Who works: whoever is signed in, or whoever says so, which the browser keeps."""
    person = who_works()
    if person is not None:
        return
    st.session_state[_OFFICER] = officer_name()
    taken(
        st.text_input(
            say(wordings.WHO),
            key=_OFFICER,
            max_chars=50,
            help=say(wordings.WHO_HELP),
            on_change=_take_officer,
        )
    )
    keep_officer_name()


def _take_officer() -> None:
    set_officer_name(st.session_state[_OFFICER])


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
    offered = list(dict.fromkeys((*settings().project.languages, language())))
    st.radio(
        say(wordings.LANGUAGE),
        offered,
        format_func=lambda spoken: spoken.own_name,
        index=offered.index(language()),
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
    begin_fields_anew()


def _draw_office() -> None:
    st.caption(say(wordings.REGISTER_AT, place=escaped(settings().shown_register)))
    if settings().has_begun_register:
        st.info(say(wordings.REGISTER_BEGUN))
    person = who_works()
    if person is not None:
        st.caption(say(wordings.OFFICER, name=escaped(person.name)))
        if is_pressed(say(wordings.SIGN_OUT), key="sign_out"):
            sign_out()
