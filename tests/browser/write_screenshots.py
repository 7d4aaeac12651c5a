"""Writes the pictures of the desk in the docs anew, from the desk as it is served."""

import tempfile
from contextlib import chdir
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.browser.applications import form, go_to_section
from tests.browser.conftest import FLAGS, chromium, serve, stop
from tests.browser.pages import (
    go_to_step,
    import_case,
    main,
    open_page,
    say_name,
    settle,
    step_of,
    turn_to,
    type_into,
)

ROOT = Path(__file__).parents[2]
PICTURES = ROOT / "docs" / "images"
PARTY = {
    "统一社会信用代码": "91350100M000100Y43",
    "法定代表人": "李丽",
    "镇街": "海门街道",
    "地址": "解放中路 123 号",
    "联系人": "李小红",
    "联系电话": "0513-82210000",
    "开户银行": "中国农业银行海门支行",
    "账户名称": "海门示例托育机构（新建）",
    "银行账号": "10719101040012345",
}
"""Who applies; nobody of the name, the code or the account is known."""
OVERLAY = ROOT / "examples" / "overlays" / "haimen.yaml"


def write_screenshots() -> None:
    """Walks through the desk with an example and takes a picture of each page."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        overlays = Path(folder) / "overlays"
        overlays.mkdir()
        (overlays / OVERLAY.name).write_bytes(OVERLAY.read_bytes())
        desk = serve(Path(folder), register="register.sqlite")  # the side bar shows where it is
        try:
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
                page = browser.new_context(
                    locale="zh-CN", viewport={"width": 1280, "height": 900}
                ).new_page()
                page.set_default_timeout(30_000)
                open_page(page, desk.url)
                _walk(page)
                browser.close()
        finally:
            stop(desk)


def _walk(page: Page) -> None:
    """An application from its facts to its determination, then the other pages."""
    address = import_case(page, ROOT / "examples" / "haimen-new-build.yaml")
    _fill_in(page)
    _hand_on(page, address)
    main(page).get_by_role("button", name="返回申报件清单").click()
    _take(page, "applications")
    for title, name in (
        ("批量", "batch"),
        ("登记簿", "register"),
        ("政策与标准", "policies"),
        ("办公室设置", "office"),
    ):
        turn_to(page, title)
        _take(page, name)
    turn_to(page, "预算")
    page.get_by_role("button", name="汇总", exact=True).click()
    page.get_by_test_id("stVegaLiteChart").first.scroll_into_view_if_needed()
    _take(page, "budget")


def _fill_in(page: Page) -> None:
    type_into(page, "核定基准日（留空即为当天）", "2023-12-31")
    for label, text in PARTY.items():
        type_into(page, label, text)
    go_to_section(page, "projects")
    form(page).scroll_into_view_if_needed()
    form(page).evaluate("each => each.scrollIntoView()")
    page.mouse.move(2, 2)
    _take(page, "case")
    for step, name in (("材料", "evidence"), ("核对", "check"), ("结果", "result")):
        go_to_step(page, step)
        _take(page, name)


def _hand_on(page: Page, address: str) -> None:
    go_to_step(page, "办理")
    _type_lines(page, "仍要继续的说明（必填）", "材料随后补齐")
    _type_lines(page, "意见", "拟同意")
    _take(page, "determination")
    main(page).get_by_role("button", name="提交复核", exact=True).click()
    settle(page)
    for name, move in (("李强", "复核同意"), ("赵敏", "审批同意")):
        say_name(page, name)
        page.goto(step_of(address, "handle"))
        settle(page)
        if move == "审批同意":
            _type_lines(page, "仍要继续的说明（必填）", "材料随后补齐")
        _type_lines(page, "意见", "同意")
        main(page).get_by_role("button", name=move, exact=True).click()
        page.wait_for_timeout(1000)
        settle(page)
    _take(page, "determined")


def _type_lines(page: Page, label: str, text: str) -> None:
    field = main(page).get_by_role("textbox", name=label, exact=True)
    field.fill(text)
    field.blur()
    page.wait_for_timeout(500)
    settle(page)


def _take(page: Page, name: str) -> None:
    """The picture, once nothing moves any more."""
    page.wait_for_timeout(800)
    settle(page)
    page.screenshot(path=PICTURES / f"desk-{name}.png")


if __name__ == "__main__":
    write_screenshots()
