"""The register is checked for anything that was changed since it was filed."""

import streamlit as st

from incentives.desk.controls.blocks import escaped
from incentives.desk.session import language, office, say
from incentives.register import RegisterError, Verification, read_head
from incentives.wordings.desk import register as wordings

_MOST_SHOWN = 100
"""Who moves one entry moves all after it; a page need not name thousands."""


def draw_check() -> None:
    """The check, when it is asked for."""
    typed = st.text_input(
        say(wordings.HEAD), key="check_head", help=say(wordings.HEAD_HELP)
    ).strip()
    if not st.button(say(wordings.VERIFY), key="check_verify", type="primary"):
        return
    try:
        with st.spinner(say(wordings.VERIFYING)):
            verification = office().register.verify(read_head(typed) if typed else None)
    except RegisterError as error:
        st.error(escaped(error.text.to(language())))
        return
    _draw_result(verification)


def _draw_result(verification: Verification) -> None:
    spoken = language()
    if verification.is_intact:
        st.success(escaped(verification.text.to(spoken)))
    else:
        lines = [
            escaped(verification.text.to(spoken)),
            *(
                f"- {escaped(finding.text.to(spoken))}"
                for finding in verification.findings[:_MOST_SHOWN]
            ),
        ]
        if len(verification.findings) > _MOST_SHOWN:
            lines.append(
                f"- {say(wordings.MORE_FOUND, count=len(verification.findings) - _MOST_SHOWN)}"
            )
        st.error("\n".join([lines[0], "", *lines[1:]]))
    if verification.head is not None:
        st.text(say(wordings.LAST, head=str(verification.head)))
