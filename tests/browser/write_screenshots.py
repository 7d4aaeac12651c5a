"""Writes the pictures of the desk in the docs anew, from the desk as it is served."""

import tempfile
from contextlib import chdir
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.browser.conftest import FLAGS, chromium, serve, stop
from tests.browser.pages import choose, import_case, main, open_page, settle, turn_to, type_into

ROOT = Path(__file__).parents[2]
PICTURES = ROOT / "docs" / "images"
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
    import_case(page, ROOT / "examples" / "haimen-new-build.yaml")
    main(page).get_by_text("新建、导入、导出个案").click()
    on = page.get_by_test_id("stSidebar").get_by_role("textbox", name="核定基准日", exact=True)
    on.fill("2023-12-31")
    on.press("Enter")
    page.wait_for_timeout(500)
    settle(page)
    choose(page, "建设项目")
    _take(page, "case")
    turn_to(page, "申请材料")
    _take(page, "evidence")
    turn_to(page, "审定表")
    type_into(page, "经办人", "王芳")
    _take(page, "determination")
    page.get_by_role("button", name="登记入台账").click()
    settle(page)
    for title, name in (("批量", "batch"), ("台账", "register"), ("政策", "policies")):
        turn_to(page, title)
        _take(page, name)
    turn_to(page, "预算")
    page.get_by_role("button", name="汇总", exact=True).click()
    page.get_by_test_id("stVegaLiteChart").first.scroll_into_view_if_needed()
    _take(page, "budget")


def _take(page: Page, name: str) -> None:
    """The picture, once nothing moves any more."""
    page.wait_for_timeout(800)
    settle(page)
    page.screenshot(path=PICTURES / f"desk-{name}.png")


if __name__ == "__main__":
    write_screenshots()
