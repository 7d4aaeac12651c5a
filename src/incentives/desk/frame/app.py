"""The script that Streamlit runs: the frame, the side bar, and the page that was chosen."""

import importlib
from collections.abc import Callable

import streamlit as st

from incentives.desk.access.serving import refusal
from incentives.desk.controls.blocks import escaped
from incentives.desk.controls.pressing import forget_presses
from incentives.desk.frame.chrome import dress_streamlit
from incentives.desk.frame.sidebar import draw_at_hand, draw_sidebar
from incentives.desk.frame.signing import is_let_in, is_signed_in
from incentives.desk.office import open_register, settings
from incentives.desk.session import language
from incentives.desk.settings import Access
from incentives.register.errors import RegisterError
from incentives.values.text import Text
from incentives.wordings.desk import access as access_wordings
from incentives.wordings.desk import frame as wordings

PAGES = {
    "applications": wordings.APPLICATIONS,
    "batch": wordings.BATCH,
    "register": wordings.REGISTER,
    "policies": wordings.POLICIES,
    "budget": wordings.BUDGET,
    "office": wordings.OFFICE_SETTINGS,
}


def main() -> None:
    """Draws the desk for whoever may work there; for anybody else why he may not, and no more.

    Nothing of a case or of the register is drawn before the desk is seen to be protected as it was
    started to be, and who asks for it to be one of those who may work there.
    """
    spoken = language()
    title = settings().project.title or wordings.TITLE
    st.set_page_config(page_title=title.to(spoken), layout="wide", initial_sidebar_state="auto")
    dress_streamlit(spoken)
    is_open = _is_open(settings().access)
    pages = [
        _page(name, title, _drawn(name) if is_open else _nothing) for name, title in PAGES.items()
    ]
    chosen = st.navigation(pages, position="sidebar" if is_open else "hidden")
    if is_open:
        place = draw_sidebar(is_of_files=chosen is pages[0])
        chosen.run()
        draw_at_hand(place, pages[0])
        forget_presses()


def _is_open(access: Access) -> bool:
    """Whether a page may be drawn for who asks for it; if not, why is."""
    spoken = language()
    refused = refusal(access)
    if refused is not None:
        st.error(escaped(refused.to(spoken)))
        return False
    if access is Access.SIGN_IN and not is_signed_in():
        return False
    if access is Access.UNSIGNED:
        st.warning(access_wordings.UNSIGNED.to(spoken))
    try:
        open_register(settings().register)
        return access is not Access.SIGN_IN or is_let_in()
    except RegisterError as error:
        st.error(wordings.REGISTER_REFUSED.to(spoken).format(reason=error.text.to(spoken)))
        return False


def _page(name: str, title: Text, draw: Callable[[], None]) -> st.Page:
    return st.Page(
        draw, title=title.to(language()), url_path=name, default=name == next(iter(PAGES))
    )


def _nothing() -> None:
    """Nothing is drawn, and the names of the pages that were there before are gone."""


def _drawn(name: str) -> Callable[[], None]:
    """What draws the page; its module is imported when it is first looked at."""

    def draw() -> None:
        importlib.import_module(f"incentives.desk.pages.{name}").show()

    return draw


if __name__ == "__main__":  # Streamlit runs it so; whoever imports it does not
    main()
