"""The papers that prove a fact, ticked where the fact is entered."""

import streamlit as st

from incentives.desk.case.evidence import OnFile, papers_on_file, with_paper
from incentives.desk.case.holding import show_in
from incentives.desk.controls.blocks import escaped
from incentives.desk.session import case_document, change_case_document, say, words
from incentives.forms.model import FormField
from incentives.wordings.desk import case as wordings


def draw_proofs(field: FormField, key: str) -> None:
    """A tick for each paper that proves the fact: it is on file, or it is not."""
    if not field.proven_by:
        return
    held = papers_on_file(case_document())
    with st.container(horizontal=True, gap="small"):
        for kind in field.proven_by:
            tick = f"{key}_paper_{kind}"
            show_in(tick, kind in held)
            st.checkbox(
                say(wordings.HAS_PAPER, paper=escaped(words().paper(kind))),
                key=tick,
                on_change=_take,
                args=(kind, tick),
            )


def _take(kind: str, tick: str) -> None:
    is_held = bool(st.session_state[tick])
    change_case_document(with_paper(case_document(), kind, OnFile() if is_held else None))
