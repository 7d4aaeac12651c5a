"""What a page shows in the place of an assessment that there is not."""

import streamlit as st

from incentives.desk.controls.blocks import escaped
from incentives.desk.session import assessed, say, words
from incentives.report.words.faults import told
from incentives.wordings.desk import unassessed as wordings


def draw_why_unassessed() -> None:
    """The faults of the case at hand, or why the law gives no answer."""
    at_hand = assessed()
    if at_hand.lacking:
        names = words().listed(at_hand.lacking)
        st.error(escaped(say(wordings.LACKING, names=names)))
        return
    if at_hand.refusal is not None:
        st.error(f"{say(wordings.REFUSED)}\n\n{escaped(told(at_hand.refusal, words()))}")
        return
    st.warning(say(wordings.FAULTY, count=len(at_hand.faults)))
    lines = (f"- {escaped(told(fault, words()))}" for fault in at_hand.faults)
    st.markdown("\n".join(lines))
