"""The determination sheet of the case at hand: seen, downloaded, filed."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date

import attrs
import streamlit as st

from incentives.childcare.applicant import APPLICANT_FACTS
from incentives.desk.case.unassessed import draw_why_unassessed
from incentives.desk.controls.blocks import draw_blocks, escaped
from incentives.desk.register.filing import file_current_case_controls
from incentives.desk.session import assessment, case_document, language, on_day, say
from incentives.engine.assessment.papers import PaperState, papers_asked
from incentives.engine.findings.assessment import Assessment
from incentives.report.papers.determination import determination_sheet
from incentives.report.papers.evidence import evidence_sheet
from incentives.report.papers.workbook import excel_bytes
from incentives.report.printing.blocks import Block, Heading, Sheet
from incentives.report.printing.html import print_html
from incentives.report.printing.word import word_bytes
from incentives.values.text import Language, Text
from incentives.wordings.desk import determination as wordings

_OFFICE, _NUMBER = "desk_sheet_office", "desk_sheet_number"
_NOT_IN_A_FILE_NAME = re.compile(r'[\\/:*?"<>|\s.\x00-\x1f]+')
_LONGEST_NAME = 40
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_LACKING = frozenset({PaperState.OUTSTANDING, PaperState.EXPIRED})


def show() -> None:
    """The page: what stands at the head of the sheet, downloads, the register, and the sheet itself."""
    st.title(say(wordings.TITLE))
    st.markdown(say(wordings.ABOUT))
    found = assessment()
    if found is None:
        draw_why_unassessed()
        return
    lacking = sum(paper.state in _LACKING for paper in papers_asked(found))
    if lacking:
        st.warning(say(wordings.LACKING, count=lacking))
    office, number = _draw_head()
    sheet = determination_sheet(found, language(), office=office, number=number, applicant=APPLICANT_FACTS)
    _draw_downloads(found, sheet)
    _draw_filing()
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
    typed = st.text_input(say(label), key=key, help=say(explained), max_chars=100).strip()
    st.session_state[kept] = typed
    return typed


@attrs.frozen(kw_only=True)
class _Download:
    """A file that can be had: it is made when it is asked for."""

    key: str
    label: Text
    name: Text
    ending: str
    form: str
    make: Callable[[], bytes]


def _draw_downloads(found: Assessment, sheet: Sheet) -> None:
    st.subheader(say(wordings.DOWNLOADS), anchor=False)
    with st.container(horizontal=True):
        for download in downloads_of(found, sheet, language()):
            stem = file_stem(say(download.name), _applicant(), on_day())
            st.download_button(
                say(download.label), download.make, file_name=f"{stem}.{download.ending}",
                mime=download.form, key=f"determination_{download.key}", on_click="ignore",
            )  # fmt: skip


def downloads_of(found: Assessment, sheet: Sheet, spoken: Language) -> tuple[_Download, ...]:
    """The files of an assessment and its sheet, in the language spoken."""
    return (
        _Download(
            key="word", label=wordings.WORD, name=wordings.FILE_SHEET, ending="docx", form=_WORD,
            make=lambda: word_bytes(sheet, spoken),
        ),
        _Download(
            key="html", label=wordings.HTML, name=wordings.FILE_SHEET, ending="html", form="text/html",
            make=lambda: print_html(sheet, spoken).encode(),
        ),
        _Download(
            key="excel", label=wordings.EXCEL, name=wordings.FILE_WORKINGS, ending="xlsx", form=_EXCEL,
            make=lambda: excel_bytes(found, spoken),
        ),
        _Download(
            key="json", label=wordings.JSON, name=wordings.FILE_RESULT, ending="json", form="application/json",
            make=lambda: found.to_json().encode(),
        ),
        _Download(
            key="papers", label=wordings.EVIDENCE, name=wordings.FILE_PAPERS, ending="docx", form=_WORD,
            make=lambda: word_bytes(evidence_sheet(found, spoken), spoken),
        ),
    )  # fmt: skip


def file_stem(what: str, applicant: str, on: date) -> str:
    """What the file is, whose, and as of which day; nothing that a folder could read into it.

    >>> file_stem("审定表", "../甲/乙:托育 中心", date(2023, 12, 31))
    '审定表-甲乙托育中心-2023-12-31'
    """
    return "-".join((what, _NOT_IN_A_FILE_NAME.sub("", applicant)[:_LONGEST_NAME], on.isoformat()))


def _applicant() -> str:
    name = case_document().get("name")
    return name if isinstance(name, str) and _NOT_IN_A_FILE_NAME.sub("", name) else say(wordings.UNNAMED)


def _draw_filing() -> None:
    """The controls of the register."""
    st.subheader(say(wordings.FILING), anchor=False)
    file_current_case_controls()


def _draw_preview(sheet: Sheet) -> None:
    """What is signed as it stands; the annexes, which begin on a page of their own, open one by one."""
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
