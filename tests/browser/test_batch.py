"""A workbook of three hundred institutions, of which twelve have a fault, in a real browser."""

import io
from pathlib import Path

import openpyxl
from playwright.sync_api import Page, expect

from tests.browser.conftest import ServedDesk
from tests.browser.pages import main, open_page, settle, type_into, visible_text
from tests.desk.chinese import english_words
from tests.workbook.test_faults import three_hundred


def sheets_of(file: Path) -> list[str]:
    """The names of the sheets of a workbook; a browser keeps it under a name without an ending."""
    return list(openpyxl.load_workbook(io.BytesIO(file.read_bytes())).sheetnames)


def test_three_hundred_rows_with_twelve_faulty(
    page: Page, served: ServedDesk, tmp_path: Path
) -> None:
    """The faulty ones are told cell by cell and can be had to mend.

    Each of the others can be looked at by itself.
    """
    content, _ = three_hundred()
    workbook = tmp_path / "机构.xlsx"
    workbook.write_bytes(content)
    open_page(page, served.url, "batch")
    with page.expect_download() as template:
        page.get_by_role("button", name="下载模板（Excel）").click()
    assert "申请单位" in sheets_of(Path(template.value.path()))
    page.locator("input[type=file]").set_input_files(workbook)
    expect(main(page)).to_contain_text("共 300 家机构：已测算 288 家，未测算 12 家", timeout=60_000)
    settle(page)
    assert english_words(visible_text(page)) == set()
    with page.expect_download() as faulty:
        page.get_by_role("button", name="下载需要更正的行（Excel）").click()
    assert faulty.value.suggested_filename.endswith(".xlsx")
    with page.expect_download() as results:
        page.get_by_role("button", name="下载结果（Excel）").click()
    assert len(sheets_of(Path(results.value.path()))) > 1
    type_into(page, "转入测算的机构编号", "007")
    page.get_by_role("button", name="转入测算", exact=True).click()
    settle(page)
    expect(page.get_by_test_id("stSidebar")).to_contain_text("第7托育园")
