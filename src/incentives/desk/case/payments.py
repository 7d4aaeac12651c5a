"""What became of each payment that the register holds for the case at hand."""

from collections.abc import Iterable

import streamlit as st

from incentives.desk.controls.blocks import escaped
from incentives.desk.session import language
from incentives.register import Fate, PaymentTold

_AS_IT_SHOULD = frozenset({Fate.TAKEN, Fate.STATED})


def draw_payments_known(payments: Iterable[PaymentTold]) -> None:
    """Draws what was taken over, and warns of what the officer has to look at."""
    for payment in payments:
        draw = st.info if payment.fate in _AS_IT_SHOULD else st.warning
        draw(escaped(payment.text.to(language())))
