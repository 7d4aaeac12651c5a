"""The choice of overlays that the office keeps, where it is stored and not of one session."""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from incentives.desk.session import language, say
from incentives.policy.library import Overlay
from incentives.wordings.desk import frame as wordings


def draw_overlay_choice(
    chosen: Sequence[str],
    kept: Mapping[str, Overlay],
    *,
    key: str,
    on_change: Callable[[], None] | None = None,
) -> tuple[str, ...]:
    """Draws the choice, the last one prevailing, and gives the names chosen.

    A name of which nothing is kept any more stays, and says so, until somebody takes it away.
    """
    names = st.multiselect(
        say(wordings.OVERLAYS),
        list(dict.fromkeys([*kept, *chosen])),
        default=list(chosen),
        key=key,
        filter_mode=None,
        placeholder=say(wordings.NO_OVERLAYS),
        format_func=lambda name: overlay_called(name, kept),
        select_all=False,
        on_change=on_change,
    )
    return tuple(names)


def overlay_called(name: str, kept: Mapping[str, Overlay]) -> str:
    """Its title; of one that the office does not keep any more its name, and that it is gone."""
    if name in kept:
        return kept[name].title.to(language())
    return say(wordings.OVERLAY_GONE, name=name)
