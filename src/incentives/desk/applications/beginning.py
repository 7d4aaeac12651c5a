"""A file is begun: empty, from a case file, or from an example. Another file never gives way."""

from collections.abc import Sequence
from datetime import date
from functools import partial

import streamlit as st

from incentives.applications import Party
from incentives.desk.at_hand.address import go_to_file
from incentives.desk.at_hand.file import begin_file
from incentives.desk.controls.blocks import escaped
from incentives.desk.controls.pressing import is_pressed
from incentives.desk.office import settings
from incentives.desk.session import language, office, say, words
from incentives.engine.assessment.admission import faults_against
from incentives.engine.assessment.naming import settled
from incentives.errors import CaseError, CaseFault, Fault
from incentives.facts.field import Role
from incentives.facts.plain import unstructure_case
from incentives.forms.editing import with_text_said
from incentives.loading.files.case_file import read_case_text
from incentives.loading.text.limits import limits_of_cases
from incentives.projects.example import ExampleCase
from incentives.register import RegisterError
from incentives.report.papers.approval.party import CREDIT_CODE, NAME, particulars
from incentives.report.words.faults import told
from incentives.values.texts.credit_code import written_credit_code
from incentives.wordings.desk.files import listing as wordings

_READ = "desk_case_read"


def draw_beginning() -> None:
    """Draws the ways that there are."""
    examples = settings().project.examples
    with st.expander(say(wordings.BEGIN)):
        left, right = st.columns(2) if examples else (st.container(), None)
        with left:
            _draw_empty()
        if right is not None:
            with right:
                _draw_example(examples)
        _draw_import()


def _draw_empty() -> None:
    vocabulary = office().library.vocabulary
    asked, code = particulars(vocabulary), ""
    name = st.text_input(say(asked[NAME]), key="begin_name", max_chars=100).strip()
    if CREDIT_CODE in asked:
        code = written_credit_code(
            st.text_input(say(wordings.CODE), key="begin_code", max_chars=40)
        )
    if is_pressed(say(wordings.BEGIN_EMPTY), key="begin", type="primary"):
        document = with_text_said({}, vocabulary, Role.NAME, name)
        _begin(document, party=Party(name=name, credit_code=code))


def _draw_example(examples: Sequence[ExampleCase]) -> None:
    chosen: int | None = st.selectbox(
        say(wordings.EXAMPLE),
        range(len(examples)),
        index=None,
        key="case_example",
        filter_mode="contains",
        placeholder=say(wordings.CHOOSE_EXAMPLE),
        format_func=lambda at: examples[at].title.to(language()),
    )
    if chosen is None:
        return
    example = examples[chosen]
    st.caption(escaped(say(wordings.EXAMPLE_DAY, day=words().day(example.on))))
    if is_pressed(say(wordings.FILL_IN), key="case_example_begin"):
        _read(example.path.read_bytes(), example.path.name, on=example.on)


def _draw_import() -> None:
    uploaded = st.file_uploader(
        say(wordings.IMPORT), type=["yaml", "yml", "json"], key="case_import"
    )
    if uploaded is not None and uploaded.file_id != st.session_state.get(_READ):
        st.session_state[_READ] = uploaded.file_id
        _read(uploaded.getvalue(), uploaded.name)


def _read(content: bytes, name: str, *, on: date | None = None) -> None:
    """A file is begun with it, or it is told why not; it is read as on the command line.

    `on`: as of which day; None: whichever it is.
    """
    library = office().library
    most = limits_of_cases(library.vocabulary).most_bytes
    if len(content) > most:
        st.error(say(wordings.TOO_LARGE, most=most // 2**20))
        return
    try:
        text = content.decode("utf-8-sig")
        check = partial(faults_against, library)
        case = settled(read_case_text(text, library.vocabulary, check, file=name), library)
    except UnicodeDecodeError:
        st.error(say(wordings.NOT_TEXT))
        return
    except CaseError as error:
        said = words()
        lines = [f"- {_where(fault)}{escaped(told(fault, said))}" for fault in error.faults]
        st.error("\n".join([say(wordings.NOT_IMPORTED, count=len(error.faults)), "", *lines]))
        return
    _begin(dict(unstructure_case(case)), on=on)


def _where(fault: CaseFault | Fault) -> str:
    """The line in the file; a fault of the file itself says it of its own."""
    line = (fault.where or "").rsplit(":", 2)[1:2] if isinstance(fault, CaseFault) else []
    return say(wordings.LINE_OF_FILE, line=line[0]) if line else ""


def _begin(
    document: dict[str, object], *, party: Party | None = None, on: date | None = None
) -> None:
    """The page shows the new file, or why there is none."""
    try:
        begun = begin_file(document, party, on=on)
    except RegisterError as error:
        st.error(escaped(error.text.to(language())))
        return
    go_to_file(begun.id)
    st.rerun()
