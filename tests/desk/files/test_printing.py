"""The papers of a file: seen on its page, and downloaded."""

import io
import json
import re
import zipfile
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

import incentives
from incentives import Language, childcare
from incentives.applications import OfficeSettings
from incentives.desk.applications.printing.offering import files_of
from incentives.report.papers.approval.form import ApprovalForm
from incentives.report.printing.pdf import fonts
from incentives.wordings.report.formats import NO_CHINESE_FONT
from tests.desk.conftest import Desk, settle
from tests.desk.examples import END_OF_2025, EXAMPLES, example


def open_determination(desk: Desk, name: str = "ningbo-closed", on: date = END_OF_2025) -> AppTest:
    return desk("applications", case=example(name), step="handle", desk_on=on)


def first_table(page: AppTest) -> dict[str, str]:
    shown = page.table[0].value
    return dict(zip(shown.index, shown.iloc[:, 0], strict=True))


def test_the_sheet_is_shown(desk: Desk) -> None:
    """What is signed stands on the page; the annexes are files of their own."""
    page = open_determination(desk)
    assert not page.exception
    headings = [each.value for each in page.markdown if re.match("### [一二三四五]、", each.value)]
    assert ["### 一、申请人", "### 二、审定金额（补助、奖励）和审批意见"] == headings
    assert ["预览"] == [each.label for each in page.expander]


def test_office_and_number_stand_at_the_head(desk: Desk) -> None:
    """The office's own name, once it is settled, and the number of the file."""
    page = open_determination(desk)
    file = page.session_state["desk_file"]
    assert file.number == first_table(page)["申报件编号"]
    settle(OfficeSettings(name="宁波市财政局"))
    assert "宁波市财政局" == first_table(page.run())["审批单位"]


def test_a_case_with_faults_has_no_sheet(desk: Desk) -> None:
    """In its place stands what is wrong."""
    page = desk(
        "applications",
        case={"district": "330200", "institution": {"building_area_m2": "-1"}},
        step="handle",
        desk_on=END_OF_2025,
    )
    assert not page.exception
    assert not page.table
    assert not page.get("download_button")
    assert any("处填写有误" in warning.value for warning in page.warning)


def test_what_the_machine_cannot_make_is_not_offered_but_told(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a Chinese font there is no PDF file, and the page says what to install."""
    keys = [each.key for each in open_determination(desk).get("download_button")]
    assert "determination_sheet_pdf" in keys
    monkeypatch.setattr(fonts, "lacking_font", lambda: NO_CHINESE_FONT)
    page = open_determination(desk)
    without = [each.key for each in page.get("download_button")]
    assert [key for key in keys if not str(key).endswith("_pdf")] == without
    assert any("中文字体" in each.value for each in page.caption)


def test_every_download_is_what_it_says() -> None:
    """Word and Excel files open, the page is HTML, the result is the canonical JSON."""
    library = childcare.library()
    case = childcare.read_case(EXAMPLES / "ningbo-closed.yaml")
    assessment = incentives.assess(case, library, on=END_OF_2025)
    made = {file.key: file.make() for file in files_of(assessment, ApprovalForm(), Language.ZH)}
    assert ["sheet_docx", "sheet_html"] == list(made)[:2]
    assert "word/document.xml" in parts_in(made["sheet_docx"])
    assert "word/document.xml" in parts_in(made["papers_docx"])
    assert "xl/workbook.xml" in parts_in(made["workings_xlsx"])
    assert str(made["sheet_html"]).startswith("<!DOCTYPE html>")
    assert assessment.fingerprint == json.loads(made["result_json"])["fingerprint"]


def parts_in(file: str | bytes) -> list[str]:
    assert isinstance(file, bytes)
    return zipfile.ZipFile(io.BytesIO(file)).namelist()
