"""A press is acted upon once, however often the page is drawn anew before it is met."""

import ast
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import incentives.desk

SOURCES = sorted(Path(incentives.desk.__file__).parent.rglob("*.py"))


SCRIPT = """
import streamlit as st

from incentives.desk.controls.pressing import forget_presses, is_pressed

if st.session_state.get("drawn_anew", 0):
    st.session_state["drawn_anew"] -= 1
    st.rerun()
if st.session_state.get("is_there", True) and is_pressed("Go", key="go"):
    st.session_state["done"] = st.session_state.get("done", 0) + 1
forget_presses()
"""


@pytest.mark.parametrize("times", [0, 1, 3])
def test_a_press_outlives_a_run_that_ends_before_the_button(times: int) -> None:
    """The run that the press began is given up for another one, as for words of the form."""
    page = AppTest.from_string(SCRIPT).run()
    page.session_state["drawn_anew"] = times
    page.button(key="go").click().run()
    assert page.session_state["done"] == 1
    page.run()
    assert page.session_state["done"] == 1


def test_a_press_is_forgotten_with_its_button() -> None:
    """Once a page without it is drawn whole, it does nothing when it comes back."""
    page = AppTest.from_string(SCRIPT).run()
    page.session_state["is_there"] = False
    page.button(key="go").click().run()
    page.session_state["is_there"] = True
    page.run()
    assert "done" not in page.session_state


def test_no_button_of_the_desk_tells_of_its_press_in_one_run_alone() -> None:
    """Each calls something at once, or is asked by `is_pressed`."""
    asked_in_passing = [
        f"{source.name}:{node.lineno}"
        for source in SOURCES
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in {"button", "form_submit_button"}
        and not any(keyword.arg == "on_click" for keyword in node.keywords)
    ]
    assert asked_in_passing == []
