"""The field that another page leads to is the one that is typed into next."""

import json

import streamlit as st

from incentives.desk.case.fields import block_of
from incentives.desk.case.holding import class_of
from incentives.values.place import FactPath

_ASKED = "case_field"
_FOCUS = """<script>
requestAnimationFrame(() => {{
  const field = document.querySelector({selector});
  field?.scrollIntoView({{block: "center"}});
  field?.querySelector("input:checked, input, button")?.focus();
}});
</script>"""


def focus_on_field(path: FactPath) -> None:
    """If the field is the one asked for, it is scrolled to and has the keyboard, once."""
    if st.session_state.get(_ASKED) != path.text:
        return
    del st.session_state[_ASKED]
    selector = json.dumps(f".{class_of(block_of(path))}")
    st.html(_FOCUS.format(selector=selector), unsafe_allow_javascript=True)
