"""What officers do at the desk, from beginning to end, in a real browser."""

import re
import sqlite3
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.conftest import ServedDesk
from tests.browser.pages import (
    choose,
    import_case,
    main,
    open_page,
    settle,
    turn_to,
    type_into,
    visible_text,
)

EXAMPLES = Path(__file__).parents[2] / "examples"


def test_a_new_case_from_empty_to_filed_sheet(page: Page, served: ServedDesk) -> None:
    """Facts are typed, the answer follows, the sheet is downloaded and filed.

    It is filed with its number and fingerprint.
    """
    open_page(page, served.url)
    type_into(page, "机构名称", "海门区向阳托育中心")
    choose(page, "建设项目")
    main(page).get_by_role("radiogroup", name="建设项目").get_by_text("有", exact=True).click()
    settle(page)
    for label, typed in (
        ("项目前托位数（个托位）", "0"),
        ("项目后托位数（个托位）", "60"),
        ("项目总投资（元）", "180万"),
        ("申报日期", "2022年10月10日"),
        ("批准日期", "2022-12-01"),
        ("竣工日期", "2023/6/30"),
    ):
        type_into(page, label, typed)
    expect(main(page)).to_contain_text("待定")
    turn_to(page, "审定表")
    expect(main(page)).to_contain_text("海门区向阳托育中心")
    expect(main(page)).to_contain_text("1,800,000.00")
    with page.expect_download() as download:
        page.get_by_role("button", name=re.compile("Word")).first.click()
    assert download.value.suggested_filename.startswith("审定表-海门区向阳托育中心-")
    assert Path(download.value.path()).read_bytes()[:2] == b"PK"
    type_into(page, "经办人", "王芳")
    page.get_by_role("button", name="登记入台账").click()
    expect(main(page)).to_contain_text("已登记为第 1 号")
    turn_to(page, "台账")
    expect(main(page)).to_contain_text("海门区向阳托育中心")


def test_a_case_is_filled_in_by_keyboard_alone(page: Page, served: ServedDesk) -> None:
    """With the tabulator one comes to the first field of the case, and what is typed counts."""
    open_page(page, served.url)
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement?.getAttribute('aria-label')") == "机构名称":
            break
    page.keyboard.type("键盘托育中心")
    page.keyboard.press("Enter")
    settle(page)
    expect(page.get_by_test_id("stSidebar")).to_contain_text("键盘托育中心")


def test_tampering_with_the_register_is_noticed_and_named(page: Page, served: ServedDesk) -> None:
    """Somebody with the file changes what was filed; the check names the entry."""
    open_page(page, served.url)
    import_case(page, EXAMPLES / "haimen-new-build.yaml")
    turn_to(page, "审定表")
    type_into(page, "经办人", "王芳")
    page.get_by_role("button", name="登记入台账").click()
    expect(main(page)).to_contain_text("已登记为第 1 号")
    turn_to(page, "台账")
    choose(page, "校验")
    page.get_by_role("button", name="开始校验").click()
    settle(page)
    expect(main(page)).to_contain_text("校验通过")
    with sqlite3.connect(served.register) as file:
        for (name,) in file.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        ).fetchall():
            file.execute(f"DROP TRIGGER {name}")
        file.execute(
            "UPDATE register_awards SET amount = amount + 1 WHERE incentive = "
            "'cn.2019-76.deed_tax_exemption'"
        )
    file.close()
    page.get_by_role("button", name="开始校验").click()
    settle(page)
    expect(main(page)).to_contain_text("第 1 号登记用于检索和合计的内容（审定事项）与登记原文不符")


def test_a_what_if_shows_the_difference(page: Page, served: ServedDesk) -> None:
    """With a smaller investment the grant is less, told to the fen; then back to the base."""
    open_page(page, served.url)
    import_case(page, EXAMPLES / "haimen-new-build.yaml")
    main(page).get_by_text("假设分析").click()
    page.get_by_role("button", name="设当前情况为基准").click()
    settle(page)
    choose(page, "建设项目")
    type_into(page, "项目总投资（元）", "300000.01")
    expect(main(page)).to_contain_text("减少 299,999.99 元")
    page.get_by_role("button", name="恢复基准情况").click()
    settle(page)
    expect(main(page)).to_contain_text("与基准相比，结论和金额没有变化")


def test_what_is_typed_as_markup_is_shown_as_it_is(page: Page, served: ServedDesk) -> None:
    """No HTML and no Markdown of a fact is rendered, on any page that shows it."""
    name = "<img src=x onerror=alert(1)> **甲** [乙](http://x)"
    open_page(page, served.url)
    type_into(page, "机构名称", name)
    for place in ("审定表", "申请材料", "台账"):
        turn_to(page, place)
        assert page.locator("img[src='x']").count() == 0
        assert name in visible_text(page)
