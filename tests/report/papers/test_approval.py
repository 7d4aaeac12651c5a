"""The approval form, as those who sign it read it, and its annexes."""

import re
import shutil
import subprocess
from datetime import date
from decimal import Decimal
from pathlib import Path

import attrs
import pypdfium2  # type: ignore[import-untyped]
import pytest

from incentives import Assessment, Language
from incentives.childcare import Case
from incentives.policy.rule import FORMS, Form
from incentives.report.papers.approval.annexes import approval_annexes
from incentives.report.papers.approval.form import ApprovalForm
from incentives.report.papers.approval.party import Party
from incentives.report.papers.approval.sheet import approval_sheet
from incentives.report.papers.order import ordered
from incentives.report.printing.blocks import Heading, Opinion, Pairs, Sheet, Signatures, Table
from incentives.report.printing.pdf.document import pdf_bytes
from incentives.report.printing.text import print_text
from incentives.report.printing.word import word_bytes
from tests.report.determinations import closed, new_build, pairs, section, table, unknowns
from tests.report.papers.test_english_sheet import chinese_left
from tests.report.reports import strings_in
from tests.results import assessments

ZH = Language.ZH
SOFFICE = shutil.which("soffice")
PARTY = Party(
    name="海门示例托育服务有限公司",
    credit_code="91320684MA1XYZ0A18",
    legal_representative="王小明",
    address="江苏省南通市海门区解放中路123号",
    township="海门街道",
    bank="中国农业银行海门支行",
    account_name="海门示例托育服务有限公司",
    account_number="10719101040012345",
    contact="李小红",
    phone="0513-82210000",
)
FILED = ApprovalForm(
    office="南通市海门区财政局",
    number="海财托〔2024〕12号",
    entry="137",
    code="7K3M-Q9XW-2HDTR",
    party=PARTY,
    opinions=(
        Opinion(text="经核对材料，拟同意拨付。", person="李四", day="2024年1月5日"),
        Opinion(text="同意。", person="王五", day="2024年1月8日"),
        Opinion(),
    ),
    facts=Case.form_facts,
)
SIGNED = "（单位盖章）"


def form_of(assessment: Assessment, form: ApprovalForm = FILED, language: Language = ZH) -> Sheet:
    return approval_sheet(assessment, language, form)


def with_many_grants() -> Assessment:
    """Five times what Ningbo's example is given."""
    return attrs.evolve(closed(), determinations=closed().determinations * 5)


def with_opinions(sentences: int) -> ApprovalForm:
    return attrs.evolve(FILED, opinions=(Opinion(text="经核对，拟同意。" * sentences),) * 3)


CASES = [
    *((name, assessment, FILED) for name, assessment in assessments().items()),
    ("many grants", with_many_grants(), FILED),
    ("long opinions", closed(), with_opinions(15)),
]


def texts_of(document: bytes) -> list[str]:
    """The text of each page, without blanks."""
    pages = pypdfium2.PdfDocument(document)
    return ["".join(page.get_textpage().get_text_range().split()) for page in pages]


def amounts_signed(sheet: Sheet) -> list[str]:
    """The amounts of the last section, which is signed."""
    heading = [block for block in sheet.blocks if isinstance(block, Heading)][-1]
    told = section(sheet, heading.text)
    cells = [row[-1] for block in told if isinstance(block, Table) for row in block.rows]
    sums = [value for block in told if isinstance(block, Pairs) for _, value in block.rows]
    return ["".join(text.split()) for text in (*cells, *sums)]


def checked(pages: list[str], sheet: Sheet) -> None:
    """One page holds all three opinions, the seal, and every amount that is signed."""
    (signed,) = [page for page in pages if SIGNED in page]
    for text in ("经办意见", "复核意见", "负责人意见", *amounts_signed(sheet)):
        assert text in signed
    assert all(FILED.code in page for page in pages)


@pytest.mark.parametrize(("name", "assessment", "form"), CASES)
def test_pdf_is_signed_on_the_page_of_the_amounts(
    name: str, assessment: Assessment, form: ApprovalForm
) -> None:
    """Of every example, of many grants and of long opinions; examples have two pages at most."""
    sheet = form_of(assessment, form)
    pages = texts_of(pdf_bytes(sheet, ZH))
    checked(pages, sheet)
    assert len(pages) <= (3 if " " in name else 2)


def test_opinions_that_no_page_has_room_for_lose_nothing() -> None:
    """They are broken across pages rather than cut off."""
    pages = texts_of(pdf_bytes(form_of(closed(), with_opinions(60)), ZH))
    assert "".join(pages).count("拟同意。") == 3 * 60


@pytest.mark.skipif(SOFFICE is None, reason="no office program turns Word into pages here")
def test_word_is_signed_on_the_page_of_the_amounts(tmp_path: Path) -> None:
    """Turned into pages by an office program."""
    assert SOFFICE is not None
    sheets = {f"form{at}": form_of(told, form) for at, (_, told, form) in enumerate(CASES)}
    for name, sheet in sheets.items():
        (tmp_path / f"{name}.docx").write_bytes(word_bytes(sheet, ZH))
    files = [str(tmp_path / f"{name}.docx") for name in sheets]
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [SOFFICE, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, *files], check=True, capture_output=True, timeout=300)  # noqa: S603
    for at, (name, sheet) in enumerate(sheets.items()):
        pages = texts_of((tmp_path / f"{name}.pdf").read_bytes())
        checked(pages, sheet)
        assert len(pages) <= (3 if " " in CASES[at][0] else 2)


def test_the_last_section_keeps_together_and_ends_in_the_opinions() -> None:
    """With room for three signatures; without opinions given they are blank."""
    for form in (FILED, ApprovalForm()):
        sheet = form_of(closed(), form)
        headings = [block for block in sheet.blocks if isinstance(block, Heading)]
        assert [heading.keeps_together for heading in headings] == [False, True]
        last = sheet.blocks[-1]
        assert isinstance(last, Signatures)
        assert last.signers == ("经办意见", "复核意见", "负责人意见")
        assert last.opinions == (form.opinions or (Opinion(),) * 3)
        assert last.seal == SIGNED


def test_a_grant_stands_with_clause_capitals_levels_and_instalments() -> None:
    """Beside amount, paid and due."""
    (row,) = table(form_of(closed()), "二、审定金额（补助、奖励）和审批意见").rows
    number, told, amount, paid, due = row
    assert ("1", "480,000.00", "192,000.00", "144,000.00") == (number, amount, paid, due)
    assert told.splitlines() == [
        "普惠托位建设补助",
        "依据：婴幼儿照护服务专项资金管理办法 建设补助",
        "大写：人民币肆拾捌万元整",
        "各级负担：市级财政（40%）192,000.00 元；区（县、市）财政 288,000.00 元",
        (
            "分期：第1期：第一年，2022年12月1日，192,000.00 元，已拨；"
            "第2期：第二年，2023年12月1日，144,000.00 元，应拨；"
            "第3期：第三年，2024年12月1日，144,000.00 元，停拨"
        ),
    ]


def test_sums_stand_in_figures_and_in_capitals() -> None:
    """What is stopped is told, and in no sum."""
    assert pairs(form_of(closed()), "二、审定金额（补助、奖励）和审批意见") == {
        "财政资金（补助、奖励）": "336,000.00 元（人民币叁拾叁万陆仟元整）",
        "其中：已拨付": "192,000.00 元（人民币壹拾玖万贰仟元整）",
        "其中：现应拨付": "144,000.00 元（人民币壹拾肆万肆仟元整）",
        "已停拨（不计入财政资金）": "144,000.00 元（人民币壹拾肆万肆仟元整）",
    }


@pytest.mark.parametrize("assessment", assessments().values(), ids=list(assessments()))
def test_savings_and_cash_stand_apart_and_add_up(assessment: Assessment) -> None:
    """No relief is an amount determined; the rows of savings come to what the totals say."""
    order, sheet = ordered(assessment), form_of(assessment)
    assert all(FORMS[row.determination.rule.kind] is Form.CASH for row in order.cash)
    for block in sheet.blocks:
        if isinstance(block, Table) and block.columns[-1].startswith("测算优惠额"):
            rows = [
                (bool(number), Decimal(amount.replace(",", "")))
                for number, *_, amount in block.rows
            ]
            told = sum(amount for is_row, amount in rows if is_row)
            assert told == sum(amount for is_row, amount in rows if not is_row)


@pytest.mark.parametrize("assessment", assessments().values(), ids=list(assessments()))
def test_nothing_is_unknown_on_the_form(assessment: Assessment) -> None:
    """What nobody said is left out, or has room to be filled in by hand."""
    for form in (FILED, ApprovalForm(facts=Case.form_facts)):
        assert not [text for text in strings_in(form_of(assessment, form)) if "未知" in text]


def test_what_is_open_is_counted_and_remarks_stand_beside_the_opinions() -> None:
    """Papers and undetermined matters by their number, what was acknowledged by its reason."""
    form = attrs.evolve(FILED, remarks=("材料待补，先行审定。",))
    told = print_text(form_of(unknowns(), form), ZH)
    assert "项待定，不在上列金额之内，见附件。" in told
    assert "材料待补，先行审定。" in told


def test_a_draft_says_so_and_has_no_code() -> None:
    """It carries the beginning of its digest; a filed form its entry and its code."""
    draft, filed = form_of(closed(), ApprovalForm()), form_of(closed())
    assert isinstance(draft.blocks[0], Pairs)
    assert ("登记号", "未登记（送审稿）") in draft.blocks[0].rows
    assert not draft.blocks[0].code
    assert draft.foot == f"送审稿　摘要 {closed().fingerprint[:16]}"
    assert isinstance(filed.blocks[0], Pairs)
    assert filed.blocks[0].code == FILED.code
    assert filed.foot == "登记簿第 137 号登记　校验码 7K3M-Q9XW-2HDTR"


def test_the_days_are_two() -> None:
    """That of the facts, and that of the sheet."""
    later = attrs.evolve(closed(), paid_by=date(2026, 1, 15))
    head = form_of(later).blocks[0]
    assert isinstance(head, Pairs)
    assert {("核定基准日", "2025年12月31日"), ("制表日", "2026年1月15日")} <= set(head.rows)


def test_standards_of_the_office_are_named() -> None:
    """Those that were used."""
    assert "采用内部执行标准：" in print_text(form_of(new_build()), ZH)


def test_annexes_are_a_document_of_their_own() -> None:
    """Facts, each incentive, papers, what is open, and what was refused with its day."""
    annexes = approval_annexes(new_build(), ZH, FILED)
    headings = [
        block.text for block in annexes.blocks if isinstance(block, Heading) and block.level == 2
    ]
    assert headings == [
        "附件1　核定情况和对应材料",
        "附件2　逐项审定",
        "附件3　申请材料",
        "附件4　待定和政策未明确的事项",
        "附件5　不符合条件的事项",
    ]
    assert not any(isinstance(block, Signatures) for block in annexes.blocks)
    assert "以下结论依据截至2023年12月31日的事实作出" in print_text(annexes, ZH)
    assert annexes.foot == form_of(new_build()).foot


def test_an_incentive_has_one_number_on_form_and_annexes() -> None:
    """The heading of its annex has the number of its row."""
    annexes = approval_annexes(new_build(), ZH, FILED)
    headings = {block.text for block in annexes.blocks if isinstance(block, Heading)}
    for row in ordered(new_build()).cash:
        assert f"{row.number}．{row.determination.rule.title.zh}" in headings


@pytest.mark.parametrize("assessment", assessments().values(), ids=list(assessments()))
def test_the_english_form_is_english(assessment: Assessment) -> None:
    """But for what is typed, titles of documents, and capitals."""
    draft = form_of(assessment, ApprovalForm(party=Party(name="A")), Language.EN)
    without_capitals = [re.sub("人民币[^)\n]*", "", text) for text in strings_in(draft)]
    assert chinese_left(without_capitals) == []
