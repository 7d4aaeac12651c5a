"""A sheet as a PDF file."""

import pypdfium2  # type: ignore[import-untyped]
import pytest
import typst

from incentives import Language
from incentives.report.printing.blocks import (
    Heading,
    Opinion,
    Pairs,
    Paragraph,
    Sheet,
    Signatures,
    Table,
)
from incentives.report.printing.pdf.document import pdf_bytes
from incentives.report.printing.pdf.fonts import MissingFont, fonts_among
from tests.report.determinations import closed, draft_of, with_name

SIGNED = Signatures(
    signers=("经办意见", "复核意见", "审批意见"),
    day="　　年　　月　　日",
    seal="（单位盖章）",
    opinions=(Opinion(text="拟同意", person="甲", day="2024年1月5日"), Opinion(), Opinion()),
    sign="签字：",
)


def pages_of(sheet: Sheet) -> list[str]:
    """The text of each page, without blanks."""
    document = pypdfium2.PdfDocument(pdf_bytes(sheet, Language.ZH))
    return ["".join(page.get_textpage().get_text_range().split()) for page in document]


def test_text_is_text_and_never_markup() -> None:
    """What Typst would read as markup stands on the page as it is."""
    (page,) = pages_of(Sheet(title="#题", blocks=(Paragraph(text="甲$x$*b*_c_#panic()@a"),)))
    assert "甲$x$*b*_c_#panic()@a" in page
    assert "#题" in page


def test_the_same_sheet_gives_the_same_bytes() -> None:
    """There is no day and no random id in the file."""
    assert pdf_bytes(draft_of(closed()), Language.ZH) == pdf_bytes(draft_of(closed()), Language.ZH)


@pytest.mark.parametrize("rows", range(10, 40, 3))
def test_sums_and_signatures_are_on_one_page(rows: int) -> None:
    """However long the table before them is."""
    table = Table(title="", columns=("事项", "金额"), rows=(("甲", "1.00 元"),) * rows)
    total = Table(title="", columns=("合计", "金额"), rows=(("合计金额", "9.00 元"),))
    sheet = Sheet(
        title="题",
        blocks=(table, Heading(text="审批", keeps_together=True), total, SIGNED),
    )
    (signed,) = [page for page in pages_of(sheet) if "经办意见" in page]
    for text in ("合计金额", "复核意见", "审批意见", "（单位盖章）", "甲签字："):
        assert text in signed


def test_a_code_is_drawn_and_pairs_stand_side_by_side() -> None:
    """The page with a code is another picture than the page without."""
    pairs = Pairs(rows=(("校验码", "A"), ("登记号", "1"), ("编号", "2")), across=2, code="A-B")
    assert (("校验码", "A"), ("登记号", "1")) == pairs.lines[0]
    with_code = pdf_bytes(Sheet(title="题", blocks=(pairs,)), Language.ZH)
    page = pypdfium2.PdfDocument(with_code)[0]
    dark = page.render(scale=1).to_numpy()[60:170, 440:530].min()
    assert 40 > dark


def test_a_name_with_markup_does_no_harm() -> None:
    """It is text like any other."""
    assert any("甲#<b>" in page for page in pages_of(draft_of(with_name(closed(), "甲#<b>"))))


def test_want_of_a_chinese_font_is_told() -> None:
    """One kind stands in for the other; without both there is no file."""
    none = typst.Fonts(include_system_fonts=False)
    assert ("SimHei",) == fonts_among(frozenset({"SimHei"}), none).song
    with pytest.raises(MissingFont, match="no-chinese-font"):
        fonts_among(frozenset({"Arial"}), none)
