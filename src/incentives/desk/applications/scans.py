"""Scans of the papers of a file: uploaded, listed, had again; never shown as a page."""

from functools import partial

import streamlit as st

from incentives.applications import Application, Scan
from incentives.desk.applications.moments import moment_told
from incentives.desk.at_hand.file import applications
from incentives.desk.at_hand.officer import act
from incentives.desk.controls.blocks import draw_table, escaped
from incentives.desk.controls.pressing import is_pressed
from incentives.desk.duties import is_allowed, only_on_duty
from incentives.desk.session import assessment, language, office, say, words
from incentives.engine.assessment.papers import papers_asked
from incentives.register import Duty, RegisterError
from incentives.wordings.desk.files import file as wordings

_SEEN = "desk_scans_seen"
_OTHER = "other"
_KILOBYTE = 1000


def draw_scans(file: Application) -> None:
    """Draws what was uploaded, each to be had again; and, while it may change, the upload."""
    st.subheader(say(wordings.SCANS), anchor=False)
    scans = applications().scans(file)
    if scans:
        columns = [say(column) for column in wordings.SCAN_COLUMNS]
        draw_table(columns, [_row(scan) for scan in scans], right=frozenset({2}))
        _draw_downloads(scans)
    else:
        st.caption(say(wordings.NO_SCANS))
    if file.may_change and is_allowed(Duty.FILE):
        _draw_upload(file)
        _draw_taking_away(file, scans)


def _row(scan: Scan) -> tuple[str, ...]:
    size = say(wordings.KILOBYTES, count=f"{-(-scan.size // _KILOBYTE):,}")
    return _paper(scan.paper), scan.name, size, scan.added_by, moment_told(scan.added_at)


def _paper(kind: str) -> str:
    if kind == _OTHER:
        return say(wordings.OTHER_PAPER)
    return words().paper(kind) if kind in office().library.vocabulary.paper_kinds else kind


def _draw_downloads(scans: tuple[Scan, ...]) -> None:
    """Each as the file that it was, under the kind that its content is of."""
    with st.container(horizontal=True):
        for scan in scans:
            st.download_button(
                escaped(say(wordings.SCAN_GET, name=scan.name)),
                only_on_duty(partial(applications().scan, scan.digest)),
                file_name=scan.name,
                mime=scan.media_type,
                key=f"scan_{scan.place}",
                on_click="ignore",
            )


def _draw_upload(file: Application) -> None:
    """What is chosen is stored at once, as a scan of the paper chosen before."""
    assessed = assessment()
    asked = [paper.kind for paper in papers_asked(assessed)] if assessed is not None else []
    known = office().library.vocabulary.paper_kinds
    left, right = st.columns([2, 3], vertical_alignment="top")
    with left:
        paper = st.selectbox(
            say(wordings.SCAN_OF),
            [*dict.fromkeys((*asked, *known)), _OTHER],
            key="scan_paper",
            filter_mode=None,
            placeholder="",
            format_func=_paper,
        )
    with right:
        uploaded = st.file_uploader(
            say(wordings.SCAN_FILE), type=["pdf", "jpg", "jpeg", "png"], key="scan_upload"
        )
    if uploaded is None or uploaded.file_id == st.session_state.get(_SEEN):
        return
    st.session_state[_SEEN] = uploaded.file_id
    try:
        applications().attach(file, paper, uploaded.name, uploaded.getvalue(), act=act())
    except RegisterError as error:
        st.error(escaped(error.text.to(language())))
        return
    st.rerun()


def _draw_taking_away(file: Application, scans: tuple[Scan, ...]) -> None:
    """One that was uploaded by mistake is not shown any more; it stays kept."""
    if not scans:
        return
    named = {scan.place: f"{_paper(scan.paper)}　{scan.name}" for scan in scans}
    with st.expander(say(wordings.SCAN_DROP)):
        place = st.selectbox(
            say(wordings.SCAN_WHICH),
            list(named),
            key="scan_place",
            filter_mode=None,
            placeholder="",
            format_func=lambda offered: named.get(offered, ""),
        )
        if is_pressed(say(wordings.SCAN_DROP), key="scan_drop"):
            try:
                applications().take_away(file, place, act=act())
            except RegisterError as error:
                st.error(escaped(error.text.to(language())))
                return
            st.rerun()
