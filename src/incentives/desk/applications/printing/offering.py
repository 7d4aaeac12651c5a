"""The papers of a file: seen, and downloaded in each format."""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial

import attrs
import streamlit as st

from incentives.applications import Application
from incentives.desk.applications.printing.kept_papers import draw_kept_papers
from incentives.desk.applications.printing.papers import form_of
from incentives.desk.at_hand.file import file_at_hand
from incentives.desk.case.payments import draw_payments_known
from incentives.desk.case.unassessed import draw_why_unassessed
from incentives.desk.controls.blocks import draw_blocks
from incentives.desk.controls.files import Download, draw_download
from incentives.desk.session import assessed, case_day, language, say
from incentives.engine.findings.assessment import Assessment
from incentives.engine.findings.outcome import Detail
from incentives.report.papers.approval.annexes import approval_annexes
from incentives.report.papers.approval.form import ApprovalForm
from incentives.report.papers.approval.sheet import approval_sheet
from incentives.report.papers.evidence import evidence_sheet
from incentives.report.papers.workbook import assessment_book
from incentives.report.printing.blocks import Sheet
from incentives.report.printing.formats import WORD, Format, Kind, Written, formats_of
from incentives.values.text import Language, Text
from incentives.wordings.desk import determination as wordings
from incentives.wordings.desk.files import papers as kept
from incentives.wordings.desk.files import procedure

_NOT_IN_A_FILE_NAME = re.compile(r'[\\/:*?"<>|\s.\x00-\x1f]+')
_LONGEST_NAME = 40


def draw_printing(file: Application) -> None:
    """Draws what was determined as it was kept, and the file as it stands: downloads, and seen.

    The only place where papers of a file are made.
    """
    st.markdown(f"#### {say(procedure.PRINT)}", anchors=False)
    if file.determinations:
        st.markdown(f"##### {say(kept.DETERMINED)}", anchors=False)
        st.caption(say(kept.ABOUT))
        draw_kept_papers(file)
    form = form_of(file)
    if form is None:
        return
    title = kept.PRESENT if form.is_state else kept.DRAFT
    st.markdown(f"##### {say(title)}", anchors=False)
    if form.is_state:
        st.caption(say(kept.PRESENT_ABOUT))
    answer = assessed()
    if answer.assessment is None:
        draw_why_unassessed()
        return
    draw_payments_known(answer.payments)
    _draw_downloads(answer.assessment, form)
    with st.expander(say(procedure.PREVIEW)):
        draw_blocks(approval_sheet(answer.assessment, language(), form).blocks)


@attrs.frozen
class _Document:
    """A document that can be had as a file: its key, what it is called, and its files."""

    key: str
    name: Text
    stem: Text


@attrs.frozen
class _File:
    """A document in one format, which is made when it is asked for."""

    document: _Document
    form: Format
    make: Callable[[], Written]

    @property
    def key(self) -> str:
        return f"{self.document.key}_{self.form.name}"


_SHEET: Kind[Sheet] = Kind(paper=lambda sheet, _: sheet)
_WORKINGS: Kind[Assessment] = Kind(book=assessment_book)
_RESULT: Kind[Assessment] = Kind(record=lambda assessment: assessment.to_json(detail=Detail))
_PAPERS: Kind[Assessment] = Kind(paper=evidence_sheet)


def _draw_downloads(assessed: Assessment, form: ApprovalForm) -> None:
    with st.container(horizontal=True):
        for file in files_of(assessed, form, language()):
            name, written_as = say(file.document.name), say(file.form.label)
            draw_download(
                Download(
                    label=say(wordings.IN_FORMAT, name=name, form=written_as),
                    stem=file_stem(say(file.document.stem), _applicant(), case_day()),
                    form=file.form,
                    make=file.make,
                    key=f"determination_{file.key}",
                )
            )


def files_of(assessed: Assessment, approval: ApprovalForm, spoken: Language) -> tuple[_File, ...]:
    """The files of an assessment and its form, in the language spoken.

    Each document is offered in all formats that show it; of a determined file, whose annexes are
    kept, there are none of its state. Word comes first, which offices file; the
    list of papers, which goes with the form, is a Word file only.
    """
    on_paper = sorted(formats_of(_SHEET), key=lambda form: form is not WORD)
    return (
        *_files(
            _Document("state", kept.STATE, kept.FILE_STATE)
            if approval.is_state
            else _Document("sheet", wordings.SHEET, wordings.FILE_SHEET),
            on_paper,
            lambda form: form.written(_SHEET, approval_sheet(assessed, spoken, approval), spoken),
        ),
        *_files(
            _Document("annexes", wordings.ANNEXES, wordings.FILE_ANNEXES),
            [] if approval.is_state else on_paper,
            lambda form: form.written(_SHEET, approval_annexes(assessed, spoken, approval), spoken),
        ),
        *_files(
            _Document("workings", wordings.WORKINGS, wordings.FILE_WORKINGS),
            formats_of(_WORKINGS),
            lambda form: form.written(_WORKINGS, assessed, spoken),
        ),
        *_files(
            _Document("result", wordings.RESULT, wordings.FILE_RESULT),
            formats_of(_RESULT),
            lambda form: form.written(_RESULT, assessed, spoken),
        ),
        *_files(
            _Document("papers", wordings.PAPERS, wordings.FILE_PAPERS),
            [WORD] if assessed.law.library.vocabulary.paper_kinds else [],
            lambda form: form.written(_PAPERS, assessed, spoken),
        ),
    )


def _files(
    document: _Document, forms: Iterable[Format], write: Callable[[Format], Written]
) -> Iterator[_File]:
    return (_File(document, form, partial(write, form)) for form in forms)


def file_stem(what: str, applicant: str, on: date) -> str:
    """What the file is, whose, and as of which day; nothing that a folder could read into it.

    >>> file_stem("审批表", "../甲/乙:托育 中心", date(2023, 12, 31))
    '审批表-甲乙托育中心-2023-12-31'
    """
    return "-".join((what, _NOT_IN_A_FILE_NAME.sub("", applicant)[:_LONGEST_NAME], on.isoformat()))


def _applicant() -> str:
    file = file_at_hand()
    name = file.party.name if file is not None else ""
    return name if _NOT_IN_A_FILE_NAME.sub("", name) else say(wordings.UNNAMED)
