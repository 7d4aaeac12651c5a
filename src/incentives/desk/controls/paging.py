"""Long lists are looked at page by page."""

from collections.abc import Sequence
from math import ceil
from typing import TypeVar

import streamlit as st

from incentives.desk.session import say
from incentives.values.text import Text

Row = TypeVar("Row")

LINES = 20
"""How many lines of a table a page shows."""

_SHOWN = Text("共 {count} 条，第 {page}/{pages} 页", "{count} lines, page {page} of {pages}")
_EARLIER = Text("上一页", "Earlier")
_LATER = Text("下一页", "Later")


def current_page(key: str) -> int:
    """The page of the list that is looked at, counted from 0."""
    page: int = st.session_state.get(f"page_of_{key}", 0)
    return page


def draw_pager(key: str, total: int, *, most: int = LINES) -> None:
    """Draws where in the list one is, and what leads to the other pages."""
    pages = max(ceil(total / most), 1)
    page = min(current_page(key), pages - 1)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            say(_EARLIER),
            key=f"earlier_{key}",
            disabled=page == 0,
            on_click=_turn,
            args=(key, page - 1),
        )
        st.markdown(say(_SHOWN, count=total, page=page + 1, pages=pages))
        st.button(
            say(_LATER),
            key=f"later_{key}",
            disabled=page + 1 >= pages,
            on_click=_turn,
            args=(key, page + 1),
        )


def _turn(key: str, page: int) -> None:
    st.session_state[f"page_of_{key}"] = page


def page_of(rows: Sequence[Row], key: str, *, most: int = LINES) -> tuple[Row, ...]:
    """The rows on the page that is looked at."""
    pages = max(ceil(len(rows) / most), 1)
    first = min(current_page(key), pages - 1) * most
    return tuple(rows[first : first + most])
