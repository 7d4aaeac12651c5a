"""A day that is typed: kept as it was typed, and told what is wrong with it where it is no day."""

from datetime import date

import streamlit as st

from incentives.desk.session import language, say
from incentives.forms.refusal import Refusal
from incentives.forms.typed_dates import read_day
from incentives.values.text import Text
from incentives.wordings.desk import frame as wordings


def draw_day(label: Text, explained: Text, *, key: str, value: date | None) -> date | None:
    """Draws the field, which at first shows `value`, and gives the day in it; None where empty.

    While what is in it is no day, the last one counts, and the field says what to write.
    """
    typed = st.text_input(
        say(label),
        value=value.isoformat() if value is not None else "",
        key=key,
        help=say(explained),
        placeholder=say(wordings.DAY_EXAMPLE),
    )
    if not typed.strip():
        return None
    day = read_day(typed)
    if isinstance(day, Refusal):
        st.error(day.text.to(language()))
        return value
    return date.fromisoformat(day)
