"""A case is begun, filled with an example, read from a file, or written to one."""

from functools import partial

import streamlit as st

from incentives.desk.case.examples import draw_examples, note_case_kept
from incentives.desk.case.fields import forget_refusals
from incentives.desk.controls.blocks import escaped
from incentives.desk.session import case_document, office, on_day, replace_case_document, say, words
from incentives.engine.assessment.admission import faults_against
from incentives.errors import CaseError, CaseFault, Fault
from incentives.facts.plain import unstructure_case
from incentives.forms.case_text import case_text
from incentives.loading.files.case_file import read_case_text
from incentives.loading.text.limits import limits_of_cases
from incentives.report.words.faults import told
from incentives.wordings.desk import case as wordings

_READ = "desk_case_read"


def draw_files() -> None:
    """Draws what begins, reads and writes cases."""
    with st.expander(say(wordings.FILES)):
        left, right = st.columns(2)
        with left:
            st.button(say(wordings.NEW), key="case_new", on_click=_begin)
            st.download_button(
                say(wordings.EXPORT),
                case_text(case_document(), words()),
                mime="application/yaml",
                key="case_export",
                file_name=f"{say(wordings.FILE_NAME)}-{on_day().isoformat()}.yaml",
                on_click=note_case_kept,
            )
            draw_examples()
        with right:
            uploaded = st.file_uploader(
                say(wordings.IMPORT), type=["yaml", "yml", "json"], key="case_import"
            )
            st.caption(say(wordings.IMPORT_HELP))
        if uploaded is not None and uploaded.file_id != st.session_state.get(_READ):
            st.session_state[_READ] = uploaded.file_id
            _read(uploaded.getvalue(), uploaded.name)


def _begin() -> None:
    forget_refusals()
    replace_case_document({"district": office().place})
    note_case_kept()


def _read(content: bytes, name: str) -> None:
    """The file is the case at hand, or it is told why not; it is read as on the command line."""
    library = office().library
    most = limits_of_cases(library.vocabulary).most_bytes
    if len(content) > most:
        st.error(say(wordings.TOO_LARGE, most=most // 2**20))
        return
    try:
        text = content.decode("utf-8-sig")
        case = read_case_text(text, library.vocabulary, partial(faults_against, library), file=name)
    except UnicodeDecodeError:
        st.error(say(wordings.NOT_TEXT))
        return
    except CaseError as error:
        said = words()
        lines = [f"- {_where(fault)}{escaped(told(fault, said))}" for fault in error.faults]
        st.error("\n".join([say(wordings.NOT_IMPORTED, count=len(error.faults)), "", *lines]))
        return
    forget_refusals()
    replace_case_document(unstructure_case(case))
    note_case_kept()
    st.rerun()


def _where(fault: CaseFault | Fault) -> str:
    """The line in the file; a fault of the file itself says it of its own."""
    line = (fault.where or "").rsplit(":", 2)[1:2] if isinstance(fault, CaseFault) else []
    return say(wordings.LINE_OF_FILE, line=line[0]) if line else ""
