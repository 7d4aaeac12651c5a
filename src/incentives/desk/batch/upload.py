"""An uploaded workbook becomes a batch: read, assessed with progress, and kept while the officer works on other pages."""

import hashlib

import attrs
import streamlit as st

from incentives import childcare
from incentives.desk.batch import wordings
from incentives.desk.blocks import escaped
from incentives.desk.session import known_on, language, office, on_day, overlays, say
from incentives.forms.build import form_of
from incentives.report.words import Words
from incentives.workbook.batch import AssessedBook, assess_rows, assessed_book
from incentives.workbook.guard import MOST_MEGABYTES, UploadRefused
from incentives.workbook.layout import Layout, layout_of
from incentives.workbook.raw import MOST_APPLICANTS
from incentives.workbook.reading import ReadBook, read_book
from incentives.workbook.registering import with_payments
from incentives.workbook.summary import Question, Result
from incentives.workbook.workers import Workers

_CONTENT, _SEEN, _BATCH, _UPLOADS = "desk_batch_content", "desk_batch_seen", "desk_batch", "desk_batch_uploads"
_STEP = 10


@attrs.frozen(kw_only=True)
class Batch:
    """What was uploaded, assessed by the days, overlays and language that `key` names.

    `pulled`: for how many applicants the register had payments that the workbook does not list.
    """

    key: tuple[object, ...]
    assessed: AssessedBook
    pulled: int


def layout() -> Layout:
    """The sheets of a workbook for the place of the office."""
    library, place = office().library, office().place
    words = Words(library=library, language=language())
    return layout_of(form_of(library, library.chain_of(place) or ()), words, place)


@st.cache_resource(show_spinner=False)
def workers() -> Workers:
    """The processes that assess, for everybody; they load the policies while the officer looks for his file."""
    return Workers.start(childcare.library)


def draw_upload() -> None:
    """Draws the field for a file; what is in it is kept."""
    uploaded = st.file_uploader(
        say(wordings.UPLOAD), type=["xlsx", "xls", "xlsm"], key=f"batch_upload_{st.session_state.get(_UPLOADS, 0)}",
        help=say(wordings.UPLOAD_HELP, megabytes=MOST_MEGABYTES, rows=MOST_APPLICANTS),
    )  # fmt: skip
    if uploaded is not None and uploaded.file_id != st.session_state.get(_SEEN):
        st.session_state[_SEEN] = uploaded.file_id
        st.session_state[_CONTENT] = uploaded.getvalue()


def forget_batch() -> None:
    """There is no batch, and no file in the field."""
    for name in (_CONTENT, _SEEN, _BATCH):
        st.session_state.pop(name, None)
    st.session_state[_UPLOADS] = st.session_state.get(_UPLOADS, 0) + 1


def batch() -> Batch | None:
    """The batch of what was uploaded, by the days and overlays now chosen; None if there is none, or it was refused."""
    content: bytes | None = st.session_state.get(_CONTENT)
    if content is None:
        return None
    question = Question(on=on_day(), known_on=known_on(), overlays=overlays())
    digests = tuple(each.digest for each in question.overlays)
    key = (hashlib.sha256(content).hexdigest(), question.on, question.known_on, digests, language())
    last: Batch | None = st.session_state.get(_BATCH)
    if last is None or last.key != key:
        try:
            last = _assess(key, read_book(content, layout()), question)
        except UploadRefused as refused:
            st.session_state.pop(_BATCH, None)
            st.error(escaped(refused.text.to(language())))
            return None
        st.session_state[_BATCH] = last
    return last


def _assess(key: tuple[object, ...], read: ReadBook, question: Question) -> Batch:
    """The workbook assessed with what the register says was paid, while a bar shows how far that has come."""
    book = attrs.evolve(read, rows=with_payments(read.rows, office().library, office().register))
    bar = st.progress(0.0, text=say(wordings.READING))
    try:
        results: list[Result] = []
        count = len(book.rows)
        for result in assess_rows(book.rows, office().library, question, workers()):
            results.append(result)
            if len(results) % _STEP == 0:
                bar.progress(len(results) / count, text=say(wordings.ASSESSING, done=len(results), count=count))
    finally:
        bar.empty()
    pulled = sum(row is not before for row, before in zip(book.rows, read.rows, strict=True))
    return Batch(key=key, assessed=assessed_book(book, question, results), pulled=pulled)
