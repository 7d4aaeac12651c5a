"""A sheet as a Word document."""

import io
import time
import zipfile
from collections.abc import Callable
from itertools import pairwise

import docx
import pytest
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.oxml.table import CT_Tbl
from docx.shared import Mm

from incentives import Assessment, Language
from incentives.report.printing.blocks import (
    Bullet,
    Bullets,
    Checklist,
    Heading,
    Pairs,
    Sheet,
    Signatures,
    Table,
    Tick,
)
from incentives.report.printing.word import word_bytes
from tests.report.determinations import (
    annexes_of,
    closed,
    draft_of,
    loans,
    new_build,
    unknowns,
    with_name,
)
from tests.report.reports import strings_in


def opened(sheet: Sheet, language: Language = Language.ZH) -> Document:
    return docx.Document(io.BytesIO(word_bytes(sheet, language)))


def parts_of(sheet: Sheet) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(word_bytes(sheet, Language.ZH))) as parts:
        return {name: parts.read(name) for name in parts.namelist()}


SHEET = Sheet(
    title="题",
    blocks=(
        Pairs(rows=(("名称", "甲"),)),
        Table(
            title="",
            columns=("事项", "金额"),
            rows=(("甲", "1.00 元"), ("乙", "2.00 元")),
            right=frozenset({1}),
        ),
        Heading(text="附件"),
        Bullets(
            title="条",
            entries=(Bullet(text="一", below=(Bullet(text="二", below=(Bullet(text="三"),)),)),),
        ),
        Bullets(title="缺", entries=(Bullet(text="甲"), Bullet(text="乙")), is_ranked=True),
        Checklist(
            title="条件",
            columns=("结果", "条件", "条款", "说明"),
            entries=(
                Tick(mark="✓", text="丙", clause="三", notes=("甲", "乙")),
                Tick(mark="✗", text="丁", clause="四"),
            ),
        ),
        Signatures(signers=("经办人", "复核人", "负责人"), day="年 月 日", seal="（盖章）"),
    ),
)


def test_headings_have_styles_of_headings() -> None:
    """Word's outline shows the sections."""
    headings = [
        each
        for each in opened(SHEET).paragraphs
        if each.style is not None and each.style.name in {"Title", "Heading 2"}
    ]
    assert ["题", "附件"] == [each.text for each in headings]


def test_headings_of_tables_come_again_on_every_page() -> None:
    """The first row of a table with columns is its heading, no row is broken across pages."""
    table = opened(SHEET).tables[1]
    assert [True, False, False] == [
        row._tr.find(".//" + qn("w:tblHeader")) is not None for row in table.rows
    ]
    assert all(row._tr.find(".//" + qn("w:cantSplit")) is not None for row in table.rows)


def test_figures_are_set_to_the_right() -> None:
    """And their heading too; text is not."""
    cells = opened(SHEET).tables[1].rows[1].cells
    assert [None, WD_ALIGN_PARAGRAPH.RIGHT] == [cell.paragraphs[0].alignment for cell in cells]


@pytest.mark.parametrize(
    ("style", "font"),
    [("Normal", "宋体"), ("Heading 2", "黑体"), ("Title", "黑体"), ("List Bullet", "宋体")],
)
def test_chinese_has_its_fonts(style: str, font: str) -> None:
    """Song for text and Hei for headings, named for Chinese characters.

    There is no theme that would prevail.
    """
    fonts = opened(SHEET).styles[style].element.rPr.rFonts
    assert font == fonts.get(qn("w:eastAsia"))
    assert not [name for name in fonts.attrib if "Theme" in name]


def test_the_page_is_a4_with_margins_of_official_papers() -> None:
    """210 by 297 mm; the text is 160 mm wide."""
    section = opened(SHEET).sections[0]
    width, height, left, right = (
        round(length.mm) if length is not None else 0
        for length in (
            section.page_width,
            section.page_height,
            section.left_margin,
            section.right_margin,
        )
    )
    assert (210, 297, 160) == (width, height, width - left - right)


def test_pages_are_numbered_in_the_footer() -> None:
    """第X页 共Y页, as fields that Word fills in."""
    footer = parts_of(SHEET)["word/footer1.xml"].decode()
    assert 'w:instr="PAGE"' in footer
    assert 'w:instr="NUMPAGES"' in footer
    assert "第 1 页　共 1 页" == opened(SHEET).sections[0].footer.paragraphs[0]._p.xpath(
        "string(.)"
    )


def test_every_page_carries_the_beginning_of_the_fingerprint() -> None:
    """So the annexes belong to what was signed."""
    footer = opened(draft_of(closed())).sections[0].footer.paragraphs[0]._p.xpath("string(.)")
    assert f"送审稿　摘要 {closed().fingerprint[:16]}　　第 1 页　共 1 页" == footer


def test_the_properties_say_nothing_of_the_machine() -> None:
    """Title and language; no author, no day, no program, no picture of a page."""
    parts = parts_of(draft_of(closed()))
    core = parts["docProps/core.xml"].decode()
    assert "<dc:title>优惠政策审批表</dc:title>" in core
    for name in ("creator", "lastModifiedBy", "created", "modified", "python-docx"):
        assert name not in core
    assert {"docProps/core.xml"} == {name for name in parts if name.startswith("docProps/")}


def test_the_same_sheet_gives_the_same_bytes_at_any_hour() -> None:
    """Two seconds are what a zip file can tell apart."""
    first = word_bytes(draft_of(closed()), Language.ZH)
    time.sleep(2.1)
    assert first == word_bytes(draft_of(closed()), Language.ZH)


@pytest.mark.parametrize(
    "assessment",
    [closed(), new_build(), unknowns(), loans()],
    ids=["closed", "new", "unknowns", "loans"],
)
@pytest.mark.parametrize("paper", [draft_of, annexes_of], ids=["form", "annexes"])
def test_every_word_of_a_paper_is_in_the_document(
    paper: Callable[[Assessment], Sheet], assessment: Assessment
) -> None:
    """Nothing that form or annexes say is lost on the way to Word.

    The column of notes is left out where there are none.
    """
    sheet = paper(assessment)
    document = opened(sheet)
    written = "".join(
        [
            *document.element.body.itertext(),
            *document.sections[0].footer.paragraphs[0]._p.itertext(),
        ]
    )
    assert [] == [
        text
        for text in strings_in(sheet)
        if not all(line in written for line in text.split("\n")) and text != "事实和材料"
    ]


def test_two_tables_never_touch() -> None:
    """Word would make one of them: between tables, and behind the last one, stands a paragraph."""
    for sheet in (SHEET, draft_of(closed())):
        elements = list(opened(sheet).element.body)
        touching = [
            one
            for one, two in pairwise(elements)
            if isinstance(one, CT_Tbl) and isinstance(two, CT_Tbl)
        ]
        assert [] == touching
        assert not isinstance(elements[-2], CT_Tbl)


def test_signatures_have_room_and_stay_together() -> None:
    """A tall empty row below the names; all rows but the last keep with the next."""
    table = opened(SHEET).tables[-1]
    assert ["经办人", "复核人", "负责人"] == [cell.text for cell in table.rows[0].cells]
    assert (table.rows[1].height or 0) >= Mm(10)
    assert "（盖章）" == table.rows[3].cells[0].text
    assert all(
        cell.paragraphs[0].paragraph_format.keep_with_next
        for row in table.rows[:3]
        for cell in row.cells
    )


def test_names_and_values_stay_on_one_page() -> None:
    """The few rows of such a table are not parted; its last keeps nothing that follows."""
    table = opened(draft_of(closed())).tables[1]
    kept = [bool(row.cells[0].paragraphs[0].paragraph_format.keep_with_next) for row in table.rows]
    assert len(kept) > 2
    assert [*[True] * (len(kept) - 1), False] == kept


def test_markup_in_a_name_does_no_harm() -> None:
    """It is written as plain text; what XML forbids no case may have."""
    document = opened(draft_of(with_name(closed(), "甲<w:p/>&乙")))
    assert "甲<w:p/>&乙" in [
        cell.text for table in document.tables for row in table.rows for cell in row.cells
    ]
