"""What stands in no file is not replaced before the officer has said so."""

from collections.abc import Callable

import streamlit as st

from incentives.desk.session import say
from incentives.wordings.desk.replacing import Replacing


def draw_replacing(
    key: str,
    target: str,
    said: Replacing,
    *,
    would_lose: Callable[[], bool],
    replace: Callable[[], None],
) -> None:
    """Draws the button that puts `target` in the place of what is at hand.

    Where something would be lost the question comes first, and `replace` is called when the officer
    says so; else it is called at once. `key` tells the controls apart from others on the page.
    """
    asked = f"{key}_asked"
    if st.session_state.get(asked) != target:
        st.button(
            say(said.begin),
            key=f"{key}_begin",
            on_click=_begin,
            args=(asked, target, would_lose, replace),
        )
        return
    st.warning(say(said.question))
    with st.container(horizontal=True):
        st.button(say(said.replace), key=f"{key}_replace", on_click=_replace, args=(asked, replace))
        st.button(say(said.leave), key=f"{key}_leave", on_click=_leave, args=(asked,))


def _begin(
    asked: str, target: str, would_lose: Callable[[], bool], replace: Callable[[], None]
) -> None:
    if would_lose():
        st.session_state[asked] = target
    else:
        replace()


def _replace(asked: str, replace: Callable[[], None]) -> None:
    _leave(asked)
    replace()


def _leave(asked: str) -> None:
    st.session_state.pop(asked, None)
