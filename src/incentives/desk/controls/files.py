"""Files that an officer can have: each is made when it is asked for."""

from collections.abc import Callable

import attrs
import streamlit as st

from incentives.desk.controls.blocks import escaped
from incentives.desk.session import language
from incentives.report.printing.formats import Format, Written


@attrs.frozen(kw_only=True)
class Download:
    """A file with its button.

    `stem`: its name without what its format adds. `explained`: what the button says of it when it
    is pointed at.
    """

    label: str
    stem: str
    form: Format
    make: Callable[[], Written]
    key: str
    explained: str | None = None


def draw_download(download: Download) -> None:
    """Draws the button; where this machine cannot make such a file, what it lacks."""
    lacking = download.form.lacking()
    if lacking is not None:
        st.caption(escaped(lacking.to(language())))
        return

    def content() -> bytes:
        written = download.make()
        return written.encode() if isinstance(written, str) else written

    st.download_button(
        download.label,
        content,
        file_name=download.form.file_name(download.stem),
        mime=download.form.media_type,
        key=download.key,
        on_click="ignore",
        help=download.explained,
    )
