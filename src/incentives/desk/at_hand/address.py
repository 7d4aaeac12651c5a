"""The address of the page: which file is open, and at which step."""

import streamlit as st

STEPS = ("fill", "papers", "check", "result", "handle")
_FILE, _STEP, _BASE = "file", "step", "base"


def id_in_address() -> str | None:
    """The id of the file that the address names; None: it names none, and the list is shown."""
    named: str | None = st.query_params.get(_FILE)
    return named


def step_in_address() -> str:
    """The step that the address names; the first where it names none that there is."""
    named = st.query_params.get(_STEP)
    return named if named in STEPS else STEPS[0]


def base_in_address() -> str | None:
    """The id of the file with which the open one is compared; None: with none."""
    named: str | None = st.query_params.get(_BASE)
    return named


def go_to_file(id_: str, step: str = STEPS[0], *, base: str | None = None) -> None:
    """The address names the file, its step, and what it is compared with."""
    wanted = {_FILE: id_, **({_STEP: step} if step != STEPS[0] else {})}
    st.query_params.from_dict({**wanted, **({_BASE: base} if base is not None else {})})


def go_to_step(step: str) -> None:
    """The address names another step of the same file."""
    st.query_params[_STEP] = step


def go_to_list() -> None:
    """The address names no file."""
    st.query_params.clear()
