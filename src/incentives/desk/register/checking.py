"""The register is checked for anything that was changed since it was filed."""

from decimal import Decimal

import streamlit as st

from incentives.desk.controls.blocks import escaped
from incentives.desk.controls.pressing import is_pressed
from incentives.desk.session import language, office, say
from incentives.register import (
    Head,
    RegisterError,
    Verification,
    is_like_code,
    paper_told,
    read_amount,
    read_head,
)
from incentives.wordings.desk import register as wordings

_MOST_SHOWN = 100
"""Who moves one entry moves all after it; a page need not name thousands."""


def draw_check() -> None:
    """The check, when it is asked for; of a paper whose code is typed also its entry."""
    typed = st.text_input(
        say(wordings.HEAD), key="check_head", help=say(wordings.HEAD_HELP)
    ).strip()
    amount = st.text_input(say(wordings.SHEET_AMOUNT), key="check_amount").strip()
    if not is_pressed(say(wordings.VERIFY), key="check_verify", type="primary"):
        return
    try:
        on_paper = read_amount(amount) if amount else None
        head = _head(typed, on_paper)
        with st.spinner(say(wordings.VERIFYING)):
            verification = office().register.verify(head)
    except RegisterError as error:
        st.error(escaped(error.text.to(language())))
        return
    _draw_result(verification)


def _head(typed: str, amount: Decimal | None) -> Head | None:
    """The entry that the paper names, drawn; what names none is refused with RegisterError."""
    if not typed:
        return None
    if not is_like_code(typed):
        return read_head(typed)
    entry = office().register.by_code(typed)
    told = paper_told(entry, office().library.vocabulary, amount=amount)
    st.info("\n\n".join(escaped(line.to(language())) for line in told))
    return entry.head


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
