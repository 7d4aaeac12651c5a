"""An overlay that the office keeps is opened again.

It is changed and kept as a new version; the old one stays as it is.
"""

from collections.abc import Mapping
from functools import partial

import streamlit as st

from incentives.desk.controls.blocks import escaped
from incentives.desk.controls.replacing import draw_replacing
from incentives.desk.policies.draft import draft_of, next_version
from incentives.desk.policies.drafting import draft_figures, open_draft, opened
from incentives.desk.session import language, offered_overlays, office, say
from incentives.policy.library import Overlay
from incentives.wordings.desk import policies as wordings


def draw_opening() -> None:
    """Draws the choice of an overlay, if there is one.

    It also says of which one the draft is the next version.
    """
    offered = offered_overlays()
    if not offered:
        return
    chosen: str | None = st.selectbox(
        say(wordings.OPEN_KEPT),
        list(offered),
        index=None,
        key="draft_open",
        filter_mode=None,
        placeholder=say(wordings.CHOOSE_KEPT),
        format_func=lambda name: offered[name].title.to(language()),
    )
    if chosen is not None:
        _draw_chosen(chosen, offered)
    begun = opened()
    if begun is not None:
        st.caption(escaped(say(wordings.OPENED, title=begun.title)))


def _draw_chosen(name: str, offered: Mapping[str, Overlay]) -> None:
    overlay = offered[name]
    if draft_of(overlay) is None or overlay.jurisdiction not in (
        office().library.law_at(office().place)
    ):
        st.info(say(wordings.CANNOT_OPEN))
        return
    draw_replacing(
        "draft_open",
        name,
        wordings.OPENING,
        would_lose=_would_lose,
        replace=partial(_open, overlay, tuple(offered.values())),
    )


def _would_lose() -> bool:
    """Whether figures were typed that no overlay has."""
    figures, begun = draft_figures(), opened()
    if not figures or (begun is not None and figures == begun.figures):
        return False
    kept = (draft_of(overlay) for overlay in offered_overlays().values())
    return not any(draft is not None and draft.figures == figures for draft in kept)


def _open(overlay: Overlay, offered: tuple[Overlay, ...]) -> None:
    """The overlay is the draft, under the title of its next version."""
    draft = draft_of(overlay)
    assert draft is not None
    open_draft(
        next_version(draft, {other.title.zh for other in offered}), overlay.title.to(language())
    )
