"""The determination sheet of the case at hand: seen, downloaded, filed."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import partial

import attrs
import streamlit as st

from incentives.childcare.applicant import APPLICANT_FACTS
from incentives.desk.case.payments import draw_payments_known
from incentives.desk.case.results import lacking_papers
from incentives.desk.case.unassessed import draw_why_unassessed
from incentives.desk.controls.blocks import draw_blocks, escaped
from incentives.desk.controls.files import Download, draw_download
from incentives.desk.controls.typed_names import taken
from incentives.desk.register.filing import file_current_case_controls, filed_as
from incentives.desk.session import assessment, case_document, language, on_day, say
from incentives.engine.findings.assessment import Assessment
from incentives.report.papers.determination import determination_sheet
from incentives.report.papers.evidence import evidence_sheet
from incentives.report.papers.filed import sheet_as_filed
from incentives.report.papers.workbook import assessment_book
from incentives.report.printing.blocks import Block, Heading, Sheet
from incentives.report.printing.formats import WORD, Format, Kind, Written, formats_of
from incentives.values.text import Language, Text
from incentives.wordings.desk import determination as wordings

_OFFICE, _NUMBER = "desk_sheet_office", "desk_sheet_number"
_NOT_IN_A_FILE_NAME = re.compile(r'[\\/:*?"<>|\s.\x00-\x1f]+')
_LONGEST_NAME = 40


def show() -> None:
    """The page: the head of the sheet, downloads, the register, and the sheet itself."""
    st.title(say(wordings.TITLE))
    st.markdown(say(wordings.ABOUT))
    assessed = assessment()
    if assessed is None:
        draw_why_unassessed()
        return
    draw_payments_known()
    lacking = lacking_papers(assessed)
    if lacking:
        st.warning(say(wordings.LACKING, count=len(lacking)))
    office, number = _draw_head()
    downloads = st.container()
    _draw_filing()
    sheet = determination_sheet(
        assessed, language(), office=office, number=number, applicant=APPLICANT_FACTS
    )
    filed = filed_as(assessed)
    if filed is not None:
        sheet = sheet_as_filed(sheet, filed, language())
    with downloads:
        _draw_downloads(assessed, sheet)
    st.subheader(say(wordings.PREVIEW), anchor=False)
    _draw_preview(sheet)


def _draw_head() -> tuple[str, str]:
    """The office and the number, kept while the officer works on other pages."""
    left, right = st.columns(2)
    with left:
        office = _draw_kept(_OFFICE, "determination_office", wordings.OFFICE, wordings.OFFICE_HELP)
    with right:
        number = _draw_kept(_NUMBER, "determination_number", wordings.NUMBER, wordings.NUMBER_HELP)
    return office, number


def _draw_kept(kept: str, key: str, label: Text, explained: Text) -> str:
    if key not in st.session_state:
        st.session_state[key] = st.session_state.get(kept, "")
    typed = taken(st.text_input(say(label), key=key, help=say(explained), max_chars=100))
    st.session_state[kept] = typed
    return typed


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
_RESULT: Kind[Assessment] = Kind(record=Assessment.to_json)
_PAPERS: Kind[Assessment] = Kind(paper=evidence_sheet)


def _draw_downloads(assessed: Assessment, sheet: Sheet) -> None:
    st.subheader(say(wordings.DOWNLOADS), anchor=False)
    with st.container(horizontal=True):
        for file in files_of(assessed, sheet, language()):
            name, form = say(file.document.name), say(file.form.label)
            draw_download(
                Download(
                    label=say(wordings.IN_FORMAT, name=name, form=form),
                    stem=file_stem(say(file.document.stem), _applicant(), on_day()),
                    form=file.form,
                    make=file.make,
                    key=f"determination_{file.key}",
                )
            )


def files_of(assessed: Assessment, sheet: Sheet, spoken: Language) -> tuple[_File, ...]:
    """The files of an assessment and its sheet, in the language spoken.

    Each document is offered in all formats that show it. Word comes first, which offices file; the
    list of papers, which goes with the sheet, is a Word file only.
    """
    return (
        *_files(
            _Document("sheet", wordings.SHEET, wordings.FILE_SHEET),
            sorted(formats_of(_SHEET), key=lambda form: form is not WORD),
            lambda form: form.written(_SHEET, sheet, spoken),
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
            [WORD],
            lambda form: form.written(_PAPERS, assessed, spoken),
        ),
    )


def _files(
    document: _Document, forms: Iterable[Format], write: Callable[[Format], Written]
) -> Iterator[_File]:
    return (_File(document, form, partial(write, form)) for form in forms)


def file_stem(what: str, applicant: str, on: date) -> str:
    """What the file is, whose, and as of which day; nothing that a folder could read into it.

    >>> file_stem("审定表", "../甲/乙:托育 中心", date(2023, 12, 31))
    '审定表-甲乙托育中心-2023-12-31'
    """
    return "-".join((what, _NOT_IN_A_FILE_NAME.sub("", applicant)[:_LONGEST_NAME], on.isoformat()))


def _applicant() -> str:
    name = case_document().get("name")
    return (
        name
        if isinstance(name, str) and _NOT_IN_A_FILE_NAME.sub("", name)
        else say(wordings.UNNAMED)
    )


def _draw_filing() -> None:
    """The controls of the register."""
    st.subheader(say(wordings.FILING), anchor=False)
    file_current_case_controls()


def _draw_preview(sheet: Sheet) -> None:
    """What is signed as it stands; annexes, which begin on a new page, open one by one."""
    is_annex = False
    for heading, blocks in _sections(sheet.blocks):
        is_annex = is_annex or (heading is not None and heading.starts_page)
        if heading is not None and is_annex:
            with st.expander(escaped(heading.text)):
                draw_blocks(blocks)
        else:
            draw_blocks([*([heading] if heading is not None else []), *blocks])


def _sections(blocks: Sequence[Block]) -> Iterator[tuple[Heading | None, list[Block]]]:
    """The blocks section by section; what stands before the first heading has none."""
    heading: Heading | None = None
    inside: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading) and block.level <= 2:
            yield heading, inside
            heading, inside = block, []
        else:
            inside.append(block)
    yield heading, inside
