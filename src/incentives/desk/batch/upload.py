"""An uploaded workbook becomes a batch.

It is read, assessed with progress, and kept while the officer works on other pages.
"""

import hashlib

import attrs
import streamlit as st

from incentives.desk.controls.blocks import escaped
from incentives.desk.controls.processes import workers
from incentives.desk.session import (
    known_on,
    language,
    office,
    office_overlays,
    on_day,
    say,
    sheet_day,
)
from incentives.forms.build import form_of
from incentives.register import Head
from incentives.report.words.names import Words
from incentives.wordings.desk import batch as wordings
from incentives.workbook.batch import AssessedBook, assess_rows, assessed_book
from incentives.workbook.cells.guard import MOST_MEGABYTES, UploadRefused
from incentives.workbook.cells.raw import MOST_APPLICANTS
from incentives.workbook.layout import Layout, layout_of
from incentives.workbook.reading import ReadBook, read_book
from incentives.workbook.registering import with_payments
from incentives.workbook.summary import Question, Result

_CONTENT, _NAME = "desk_batch_content", "desk_batch_name"
_SEEN, _UPLOADS = "desk_batch_seen", "desk_batch_uploads"
_READ, _BATCH = "desk_batch_read", "desk_batch"
_STEP = 10


@attrs.frozen(kw_only=True)
class Uploaded:
    """The workbook that was uploaded, as read.

    `key`: the digest of the file, and the language of the headings it was read by. `name`: that of
    the file.
    """

    key: tuple[object, ...]
    name: str
    book: ReadBook


@attrs.frozen(kw_only=True)
class Batch:
    """What was uploaded, assessed by the days, overlays and language that `key` names.

    `pulled`: for how many applicants the register had payments that the workbook does not list.
    `head`: the last entry of the register, when its payments were read.
    """

    key: tuple[object, ...]
    head: Head | None
    assessed: AssessedBook
    pulled: int


def layout() -> Layout:
    """The sheets of a workbook for the place of the office."""
    library, place = office().library, office().place
    words = Words(library=library, language=language())
    return layout_of(form_of(library, library.law_at(place)), words, place)


def draw_upload() -> None:
    """Draws the field for a file; what is in it is kept."""
    uploaded = st.file_uploader(
        say(wordings.UPLOAD),
        key=f"batch_upload_{st.session_state.get(_UPLOADS, 0)}",
        help=say(wordings.UPLOAD_HELP, megabytes=MOST_MEGABYTES, rows=MOST_APPLICANTS),
    )
    if uploaded is not None and uploaded.file_id != st.session_state.get(_SEEN):
        st.session_state[_SEEN] = uploaded.file_id
        st.session_state[_CONTENT], st.session_state[_NAME] = uploaded.getvalue(), uploaded.name


def forget_batch() -> None:
    """There is no batch, and no file in the field."""
    for name in (_CONTENT, _NAME, _SEEN, _READ, _BATCH):
        st.session_state.pop(name, None)
    st.session_state[_UPLOADS] = st.session_state.get(_UPLOADS, 0) + 1


def uploaded_book() -> Uploaded | None:
    """The workbook that was uploaded, on whichever page.

    None if there is none, or it was refused, which is told on the page. It is read once for the
    same file and language.
    """
    content: bytes | None = st.session_state.get(_CONTENT)
    if content is None:
        return None
    key = hashlib.sha256(content).hexdigest(), language()
    last: Uploaded | None = st.session_state.get(_READ)
    if last is None or last.key != key:
        try:
            with st.spinner(say(wordings.READING)):
                last = Uploaded(
                    key=key, name=st.session_state[_NAME], book=read_book(content, layout())
                )
        except UploadRefused as refused:
            st.session_state.pop(_READ, None)
            st.error(escaped(refused.text.to(language())))
            return None
        st.session_state[_READ] = last
    return last


def batch() -> Batch | None:
    """What was uploaded, assessed by the days chosen and the overlays of the office.

    None if there is none, or it was refused. It is assessed once for the same workbook, days,
    overlays and language, and anew when something was paid; payments of the register that it does
    not list are taken over first.
    """
    uploaded = uploaded_book()
    if uploaded is None:
        st.session_state.pop(_BATCH, None)
        return None
    used = office_overlays().overlays  # with which the files begin that it makes
    question = Question(on=on_day(), known_on=known_on(), overlays=used, paid_by=sheet_day())
    digests = tuple(overlay.digest for overlay in question.overlays)
    key = (*uploaded.key, question.on, question.known_on, question.paid_by, digests)
    last: Batch | None = st.session_state.get(_BATCH)
    head = office().register.head()
    if last is not None and last.key == key and last.head == head:
        return last
    book = with_what_was_paid(uploaded.book)
    if last is not None and last.key == key and last.assessed.book.rows == book.rows:
        last = attrs.evolve(last, head=head)
    else:
        pulled = sum(
            row is not before for row, before in zip(book.rows, uploaded.book.rows, strict=True)
        )
        last = Batch(key=key, head=head, assessed=_assess(book, question), pulled=pulled)
    st.session_state[_BATCH] = last
    return last


def with_what_was_paid(book: ReadBook) -> ReadBook:
    """The workbook, with the payments of the register that it does not list itself."""
    return attrs.evolve(
        book, rows=with_payments(book.rows, office().library, office().register, by=sheet_day())
    )


def _assess(book: ReadBook, question: Question) -> AssessedBook:
    """The workbook assessed, while a bar shows how far that has come."""
    answers: list[Result] = []
    count = len(book.rows)
    bar = st.progress(0.0, text=say(wordings.ASSESSING, done=0, count=count))
    try:
        for answer in assess_rows(book.rows, office().library, question, workers()):
            answers.append(answer)
            if len(answers) % _STEP == 0:
                bar.progress(
                    len(answers) / count,
                    text=say(wordings.ASSESSING, done=len(answers), count=count),
                )
    finally:
        bar.empty()
    return assessed_book(book, question, answers)
