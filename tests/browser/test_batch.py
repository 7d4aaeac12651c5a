"""A workbook of three hundred institutions, of which twelve have a fault, in a real browser."""

import io
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import ServedDesk
from tests.browser.pages import (
    main,
    open_page,
    say_name,
    settle,
    turn_to,
    type_into,
    visible_text,
)
from tests.desk.chinese import english_words
from tests.workbook.test_faults import three_hundred


def sheets_of(file: Path) -> list[str]:
    """The names of the sheets of a workbook; a browser keeps it under a name without an ending."""
    return list(openpyxl.load_workbook(io.BytesIO(file.read_bytes())).sheetnames)


@pytest.mark.wide
def test_three_hundred_rows_with_twelve_faulty(
    page: Page, served: ServedDesk, tmp_path: Path
) -> None:
    """The faulty ones are told cell by cell and can be had to mend.

    Each of the others becomes an application.
    """
    content, _ = three_hundred()
    workbook = tmp_path / "机构.xlsx"
    workbook.write_bytes(content)
    open_page(page, served.url, "batch")
    with page.expect_download() as template:
        page.get_by_role("button", name="下载模板（Excel）").click()
    assert "申请人" in sheets_of(Path(template.value.path()))
    page.locator("input[type=file]").set_input_files(workbook)
    expect(main(page)).to_contain_text(
        "共 300 个申请人：已测算 288 个，未测算 12 个", timeout=180_000
    )
    settle(page)
    assert english_words(visible_text(page)) == set()
    with page.expect_download() as faulty:
        page.get_by_role("button", name="下载需要更正的行（Excel）").click()
    assert faulty.value.suggested_filename.endswith(".xlsx")
    with page.expect_download() as results:
        page.get_by_role("button", name="下载结果（Excel）").click()
    assert len(sheets_of(Path(results.value.path()))) > 1
    say_name(page, "王芳")
    page.get_by_role("button", name="生成、更新申报件（288 件）").click()
    expect(main(page)).to_contain_text("已新建 288 件", timeout=180_000)
    expect(main(page)).to_contain_text("未处理 12 件")
    turn_to(page, "申报件")
    type_into(page, "名称、信用代码、编号或文号", "第7托育园")
    page.get_by_role("button", name="第7托育园").click()
    settle(page)
    expect(main(page)).to_contain_text("草稿")
