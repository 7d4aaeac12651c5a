"""A draft is downloaded, used, or kept in the folder of the office."""

from pathlib import Path

import streamlit as st

from incentives.desk.controls.blocks import escaped
from incentives.desk.duties import is_allowed, why_not
from incentives.desk.office import kept_files
from incentives.desk.policies.draft import Draft
from incentives.desk.session import office, say, use_overlay_text, words
from incentives.errors import PolicyError
from incentives.loading.files.overlay_file import load_overlay_file
from incentives.register import Duty
from incentives.report.printing.whole_file import write_whole
from incentives.report.words.faults import told
from incentives.values.text import Text
from incentives.wordings.desk import policies as wordings

_TOLD = "desk_draft_told"


def draw_keeping(draft: Draft) -> None:
    """Draws what can be done with a draft that has title and authority."""
    is_named = bool(draft.title and draft.authority)
    text, stem = draft.text(), draft.stem(office().place)
    may = is_allowed(Duty.KEEP)
    with st.container(horizontal=True):
        st.download_button(
            say(wordings.DOWNLOAD),
            text.encode(),
            file_name=f"{stem}.yaml",
            mime="application/yaml",
            key="draft_download",
            on_click="ignore",
            disabled=not is_named,
        )
        st.button(
            say(wordings.USE),
            key="draft_use",
            on_click=_use,
            args=(stem, text),
            disabled=not is_named,
        )
        st.button(
            say(wordings.KEEP),
            key="draft_keep",
            on_click=_keep,
            args=(stem, text),
            disabled=not (is_named and may),
        )
    message: tuple[bool, Text] | None = st.session_state.pop(_TOLD, None)
    if message is not None:
        (st.success if message[0] else st.error)(say(message[1]))


def _use(stem: str, text: str) -> None:
    try:
        use_overlay_text(stem, text)
    except PolicyError:
        st.session_state[_TOLD] = False, wordings.GENERAL_FAULT
        return
    st.session_state[_TOLD] = True, wordings.USED


def _keep(stem: str, text: str) -> None:
    why = why_not(Duty.KEEP)  # anew: it may have been withdrawn since the page was drawn
    if why is not None:
        st.session_state[_TOLD] = False, why
        return
    try:
        is_new = keep_overlay(office().overlays_folder, stem, text)
    except OSError:
        st.session_state[_TOLD] = False, wordings.NOT_KEPT
        return
    st.session_state[_TOLD] = True, wordings.KEPT if is_new else wordings.ALREADY_KEPT


def keep_overlay(folder: Path, stem: str, text: str) -> bool:
    """The text stands in the folder under the name, whole or not at all (see `write_whole`).

    False if a file of that name was there before, which stays as it is. The folder is made if there
    is none.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{stem}.yaml"
    if path.exists():
        return False
    write_whole(path, text.encode())
    return True


def draw_faulty_files() -> None:
    """Kept overlays that cannot be chosen, each with its faults, and files that are not read."""
    files = kept_files(office().overlays_folder)
    for name, slug in files.not_read.items():
        reason = say(wordings.NOT_READ[slug])
        st.warning(escaped(f"{name}　{say(wordings.FILE_NOT_READ, reason=reason)}"))
    for path in files.overlays.values():
        try:
            load_overlay_file(path, office().library)
        except PolicyError as error:
            said = words()
            sentences = (
                say(wordings.GENERAL_FAULT)
                if not fault.is_for_officers and said.language.is_chinese
                else told(fault, said)
                for fault in error.faults
            )
            reason = "；".join(dict.fromkeys(sentences))
            st.warning(escaped(f"{path.name}　{say(wordings.FAULTY_FILE, reason=reason)}"))
