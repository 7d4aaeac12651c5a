"""The script that Streamlit runs: the frame, the side bar, and the page that was chosen."""

import importlib
from collections.abc import Callable

import streamlit as st

from incentives.desk.frame.chrome import dress_streamlit
from incentives.desk.frame.sidebar import draw_case_at_hand, draw_sidebar
from incentives.desk.office import asks_to_sign_in, open_register, settings, signed_in_name
from incentives.desk.session import language
from incentives.register.errors import RegisterError
from incentives.values.text import Text
from incentives.wordings.desk import frame as wordings

PAGES = {
    "case": wordings.CASE,
    "evidence": wordings.EVIDENCE,
    "determination": wordings.DETERMINATION,
    "batch": wordings.BATCH,
    "register": wordings.REGISTER,
    "policies": wordings.POLICIES,
    "budget": wordings.BUDGET,
}


def main() -> None:
    """Draws the desk: for who is signed in, where the office asks for it; else how to sign in."""
    spoken = language()
    st.set_page_config(
        page_title=wordings.TITLE.to(spoken), layout="wide", initial_sidebar_state="expanded"
    )
    dress_streamlit(spoken)
    if asks_to_sign_in() and not signed_in_name():
        _draw_sign_in()
        return
    try:
        open_register(settings().register)
    except RegisterError as error:
        st.error(wordings.REGISTER_REFUSED.to(spoken).format(reason=error.text.to(spoken)))
        return
    chosen = st.navigation(
        [_page(name, title, is_first=name == "case") for name, title in PAGES.items()]
    )
    place = draw_sidebar()
    chosen.run()
    draw_case_at_hand(place)


def _page(name: str, title: Text, *, is_first: bool) -> st.Page:
    return st.Page(_drawn(name), title=title.to(language()), url_path=name, default=is_first)


def _drawn(name: str) -> Callable[[], None]:
    """What draws the page; its module is imported when it is first looked at."""

    def draw() -> None:
        importlib.import_module(f"incentives.desk.pages.{name}").show()

    return draw


def _draw_sign_in() -> None:
    spoken = language()
    st.title(wordings.TITLE.to(spoken))
    st.info(wordings.SIGN_IN_FIRST.to(spoken))
    if st.button(wordings.SIGN_IN.to(spoken), key="sign_in", type="primary"):
        st.login()


if __name__ == "__main__":  # Streamlit runs it so; whoever imports it does not
    main()
