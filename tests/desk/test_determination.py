"""The page of the determination sheet."""

import io
import json
import zipfile
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

import incentives
from incentives import Language, childcare
from incentives.childcare.applicant import APPLICANT_FACTS
from incentives.desk.pages.determination import files_of
from incentives.report.papers.determination import determination_sheet
from incentives.report.printing.pdf import fonts
from incentives.wordings.report.formats import NO_CHINESE_FONT
from tests.desk.conftest import Desk
from tests.desk.examples import END_OF_2023, END_OF_2025, EXAMPLES, example


def open_determination(desk: Desk, name: str = "ningbo-closed", on: date = END_OF_2025) -> AppTest:
    return desk("determination", case=example(name), desk_on=on)


def first_table(page: AppTest) -> dict[str, str]:
    shown = page.table[0].value
    return dict(zip(shown.index, shown.iloc[:, 0], strict=True))


def test_the_sheet_is_shown(desk: Desk) -> None:
    """What is signed stands on the page; the annexes open one by one."""
    page = open_determination(desk)
    assert not page.exception
    headings = [each.value for each in page.markdown if each.value.startswith("### ")]
    assert [
        "### 一、申请人",
        "### 二、审定结果",
        "### 三、金额合计",
        "### 四、审定依据",
        "### 五、审签",
    ] == headings
    annexes = [
        "附件1　认定的事实和对应材料",
        "附件2　逐项审定",
        "附件3　待定和政策未明确的事项",
        "附件4　不符合条件的事项",
    ]
    assert annexes == [each.label for each in page.expander]


def test_office_and_number_stand_at_the_head(desk: Desk) -> None:
    """What is typed is on the sheet at once; what is not is left to be filled in by hand."""
    page = open_determination(desk)
    assert {"审定单位": "＿＿＿＿＿＿＿＿", "编号": "＿＿＿＿＿＿＿＿"} == first_table(page)
    page.text_input(key="determination_office").set_value("宁波市财政局").run()
    assert "宁波市财政局" == first_table(page)["审定单位"]


def test_office_is_kept_while_other_pages_are_open(desk: Desk) -> None:
    """Who comes back to the page finds the office as it was typed."""
    page = desk(
        "determination",
        case=example("ningbo-closed"),
        desk_on=END_OF_2025,
        desk_sheet_office="宁波市财政局",
    )
    assert "宁波市财政局" == page.text_input(key="determination_office").value


def test_papers_that_are_lacking_are_told(desk: Desk) -> None:
    """Who would sign is told how many papers are outstanding; where none is, nothing is said."""
    assert not open_determination(desk).warning
    page = open_determination(desk, "haimen-new-build", END_OF_2023)
    assert "还有 4 项材料待补或者已过期，见“申请材料”页。" == page.warning[0].value


def test_a_case_with_faults_has_no_sheet(desk: Desk) -> None:
    """In its place stands what is wrong."""
    page = desk(
        "determination",
        case={"district": "330200", "institution": {"building_area_m2": "-1"}},
        desk_on=END_OF_2025,
    )
    assert not page.exception
    assert not page.table
    assert 1 == len(page.warning)


def test_the_case_is_filed_from_the_page(desk: Desk) -> None:
    """Whoever has said who files it files the sheet that is shown."""
    page = open_determination(desk)
    page.text_input(key="filing_officer").set_value("张三").run()
    page.button(key="filing_file").click().run()
    assert not page.exception
    assert 1 == len(page.success)


def test_what_the_machine_cannot_make_is_not_offered_but_told(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a Chinese font there is no PDF file, and the page says what to install."""
    keys = [each.key for each in open_determination(desk).get("download_button")]
    assert "determination_sheet_pdf" in keys
    monkeypatch.setattr(fonts, "lacking_font", lambda: NO_CHINESE_FONT)
    page = open_determination(desk)
    without = [each.key for each in page.get("download_button")]
    assert [key for key in keys if key != "determination_sheet_pdf"] == without
    assert any("中文字体" in each.value for each in page.caption)


def test_every_download_is_what_it_says() -> None:
    """Word and Excel files open, the page is HTML, the result is the canonical JSON."""
    library = childcare.library()
    case = childcare.read_case(EXAMPLES / "ningbo-closed.yaml")
    assessment = incentives.assess(case, library, on=END_OF_2025)
    sheet = determination_sheet(assessment, Language.ZH, applicant=APPLICANT_FACTS)
    made = {file.key: file.make() for file in files_of(assessment, sheet, Language.ZH)}
    assert ["sheet_docx", "sheet_html"] == list(made)[:2]
    assert "word/document.xml" in parts_in(made["sheet_docx"])
    assert "word/document.xml" in parts_in(made["papers_docx"])
    assert "xl/workbook.xml" in parts_in(made["workings_xlsx"])
    assert str(made["sheet_html"]).startswith("<!DOCTYPE html>")
    assert assessment.fingerprint == json.loads(made["result_json"])["fingerprint"]


def parts_in(file: str | bytes) -> list[str]:
    assert isinstance(file, bytes)
    return zipfile.ZipFile(io.BytesIO(file)).namelist()
