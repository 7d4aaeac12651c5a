"""The form on the page: drawn by code of ours in the browser, with words that are ours alone.

What is typed comes back change by change and is stored before the page is drawn anew. Each change
has a number; the page keeps it until it is told that it was taken.
"""

from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import streamlit as st

from incentives.desk.case.filling.changes import Change, change_of

_PARTS = ("sending.js", "fields.js", "table.js", "filling.js")


def draw_filling(
    shown: Mapping[str, object], *, key: str, take: Callable[[list[Change]], None]
) -> None:
    """Draws the form that is shown; `take` gets what was changed in it, in order."""

    def changed() -> None:
        sent = _sent(key)
        instance, edits = sent.get("instance"), sent.get("edits")
        if not isinstance(instance, str) or not isinstance(edits, list):
            return
        taken = _taken(key).get("n", 0) if _taken(key).get("instance") == instance else 0
        new = [edit for edit in edits if isinstance(edit, dict) and _number(edit) > taken]
        st.session_state[_taken_key(key)] = {
            "instance": instance,
            "n": max(map(_number, new), default=taken),
        }
        changes = [change for change in map(change_of, new) if change is not None]
        if changes:
            take(changes)

    _component()(key=key, data={**shown, "key": key, "acked": _taken(key)}, on_sent_change=changed)


def _sent(key: str) -> Mapping[str, Any]:
    """What the page has sent last."""
    state = st.session_state.get(key)
    sent = state.get("sent") if state is not None else None
    return sent if isinstance(sent, Mapping) else {}


def _taken_key(key: str) -> str:
    return f"{key}_taken"


def _taken(key: str) -> Mapping[str, Any]:
    """Up to which number the changes of which page were taken."""
    taken: Mapping[str, Any] = st.session_state.get(_taken_key(key), {})
    return taken


def _number(edit: Mapping[str, object]) -> int:
    number = edit.get("n")
    return number if isinstance(number, int) else 0


@cache
def _component() -> Callable[..., Any]:
    page = files("incentives.desk.case.filling") / "page"
    return st.components.v2.component(
        "incentives.filling",
        html='<div class="filling"></div>',
        css=page.joinpath("filling.css").read_text(encoding="utf-8"),
        js="\n".join(page.joinpath(part).read_text(encoding="utf-8") for part in _PARTS),
    )
