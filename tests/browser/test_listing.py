"""The list of applications: found by township, item and day, and had as a workbook."""

import io
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from incentives.applications import Applications, OfficeSettings, Party
from incentives.register import Act, Register
from tests.browser.applications import EMPTY, OFFICER
from tests.browser.conftest import ServedDesk
from tests.browser.pages import main, open_page, say_name, settle, type_into, unfold

GRANT = "cn.jiangsu.nantong.haimen.2021-64.construction_grant"


def begin_three(desk: ServedDesk) -> None:
    """甲园 and 乙园 of two townships, 甲园 for one item; 丙园 of none, begun a year before."""
    register = Register.open(desk.register)
    applications = Applications(register=register)
    act = Act(officer=OFFICER, filed_at=datetime.now(UTC), reason="年初")
    applications.change_settings(OfficeSettings(townships=("三厂街道", "海门街道")), act=act)
    for name, township, account in (
        ("甲园", "海门街道", "0010719101040012345"),
        ("乙园", "三厂街道", ""),
    ):
        party = Party(name=name, township=township, account_number=account)
        file = applications.begin(party, "320614", act=act, document=EMPTY)
        if name == "甲园":
            applications.change(file, act=act, programmes=(GRANT,))
    before = Act(officer=OFFICER, filed_at=datetime(2025, 6, 1, 4, tzinfo=UTC))
    applications.begin(Party(name="丙园"), "320614", act=before, document=EMPTY)
    register.close()


def look_for(page: Page, label: str, choice: str) -> None:
    """One of the choices of the list is taken, found by typing the beginning of it."""
    main(page).get_by_role("combobox", name=label).click()
    page.keyboard.type(choice[:6])
    expect(page.get_by_role("option", name=choice, exact=True)).to_be_visible()
    page.keyboard.press("Enter")  # the list is drawn anew while one types: nothing stands still
    page.wait_for_timeout(300)
    settle(page)


def assert_found(page: Page, *names: str) -> None:
    """These are in the list, and no other."""
    for name in ("甲园", "乙园", "丙园"):
        row = main(page).get_by_role("button", name=f"　{name}")
        expect(row).to_have_count(1 if name in names else 0)


@pytest.mark.wide
def test_files_are_found_by_township_item_and_day(page: Page, served: ServedDesk) -> None:
    """Each narrows the list; the workbook has what was found, as text where it is a number."""
    begin_three(served)
    open_page(page, served.url)
    say_name(page, OFFICER)
    unfold(page, "按状态、镇街、事项、日期查找")
    assert_found(page, "甲园", "乙园", "丙园")
    look_for(page, "镇街", "三厂街道")
    assert_found(page, "乙园")
    look_for(page, "镇街", "不限")
    type_into(page, "开件日期至", "2025-12-31")
    assert_found(page, "丙园")
    type_into(page, "开件日期至", "")
    type_into(page, "开件日期自", "2026年1月1日")
    assert_found(page, "甲园", "乙园")
    look_for(page, "申报事项", "新建、改扩建托育机构资金补助")
    assert_found(page, "甲园", "乙园")  # that is for all items
    with page.expect_download() as download:
        main(page).get_by_role("button", name="导出本清单（Excel）").click()
    book = openpyxl.load_workbook(io.BytesIO(Path(download.value.path()).read_bytes()))
    rows = [row for row in book.worksheets[0].values if "甲园" in row or "乙园" in row]
    (row,) = [row for row in rows if "甲园" in row]
    assert {"海门街道", "草稿", "0010719101040012345", "新建、改扩建托育机构资金补助"} <= set(row)
