"""One application from its first line to its payment, by four people in a real browser.

python -m benchmarks.procedure [FOLDER]

The paper is examples/haimen-new-build.yaml. 王芳 begins the application, types who applies and the
facts, looks at papers, check and result, and hands it on; 李强 reviews; 赵敏 approves and prints
the form; 钱会计 lists what is due and records it as paid. It prints clicks, keys and seconds of
each part. With a folder, a picture of every page that was looked at lies there afterwards.
"""

import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import attrs
from playwright.sync_api import Browser, Locator, Page, sync_playwright

from benchmarks.filling import NAME, Hand, fill_in
from incentives import childcare
from incentives.forms.build import form_of
from tests.browser.applications import example
from tests.browser.conftest import FLAGS, chromium, serve, stop
from tests.browser.pages import main, open_page, settle, unfold

WINDOW = {"width": 1366, "height": 650}
CODE = "91350100M000100Y43"
PARTY = (
    "李丽",
    "海门街道",
    "解放中路 123 号",
    "李小红",
    "0513-82210000",
    "中国农业银行海门支行",
    "海门示例托育机构（新建）",
    "10719101040012345",
)
"""Who applies, from the legal representative to the account, in the order of the fields."""
DAY = "20231231"
OPEN = "仍要继续的说明（必填）"


@attrs.define
class Officer:
    """One who works at a browser of his own; what he does is counted."""

    hand: Hand
    pictures: Path | None

    @property
    def page(self) -> Page:
        return self.hand.page

    def click(self, target: Locator) -> None:
        target.click()
        self.hand.clicks += 1
        self.page.wait_for_timeout(300)
        settle(self.page)

    def unfold(self, label: str) -> None:
        unfold(self.page, label)
        self.hand.clicks += 1
        settle(self.page)

    def press(self, label: str) -> None:
        self.click(main(self.page).get_by_role("button", name=label, exact=True))

    def step(self, label: str) -> None:
        self.click(main(self.page).get_by_test_id("stButtonGroup").get_by_text(label, exact=True))
        self.look(label)

    def keys(self, text: str, then: str = "Tab") -> None:
        """The text is typed where the cursor is, and left by the key."""
        self.page.keyboard.type(text)
        self.hand.keys += len(text)
        self.hand.press(then)
        self.page.wait_for_timeout(200)
        settle(self.page)

    def write(self, label: str, text: str) -> None:
        """The text stands in the field of this label, if there is one."""
        field = main(self.page).get_by_role("textbox", name=label, exact=True)
        if field.count():
            self.click(field.first)
            self.keys(text)

    def look(self, name: str) -> None:
        """What stands on the page is looked at; a picture of it is kept."""
        if self.pictures is not None:
            count = len(list(self.pictures.iterdir()))
            self.page.screenshot(path=self.pictures / f"{count:02}-{name}.png")


@contextmanager
def part(officer: Officer, name: str) -> Iterator[None]:
    """What the officer did in this part is printed."""
    clicks, keys, since = officer.hand.clicks, officer.hand.keys, time.monotonic()
    yield
    done = f"{officer.hand.clicks - clicks} clicks, {officer.hand.keys - keys} keys"
    print(f"{name}: {done}, {time.monotonic() - since:.0f} s", flush=True)


def arrive(browser: Browser, url: str, name: str, pictures: Path | None) -> Officer:
    """An officer opens the desk, and says who he is."""
    page = browser.new_context(locale="zh-CN", viewport=WINDOW).new_page()  # type: ignore[arg-type]
    page.set_default_timeout(60_000)
    officer = Officer(hand=Hand(page), pictures=pictures)
    open_page(page, url)
    officer.click(page.get_by_test_id("stSidebar").get_by_role("textbox", name="您的姓名"))
    officer.keys(name, "Enter")
    officer.look("清单")
    return officer


def begin(clerk: Officer, name: str) -> None:
    """The application is begun and its head filled in, with the tabulator from field to field."""
    page = clerk.page
    clerk.unfold("新建、导入申报件")
    clerk.click(main(page).get_by_role("textbox", name="申请单位名称", exact=True).first)
    clerk.keys(name)
    clerk.keys(CODE, "Enter")
    clerk.press("新建申报件")
    page.wait_for_url("**/?file=*")
    settle(page)
    clerk.click(main(page).get_by_role("textbox", name="法定代表人", exact=True))
    for text in PARTY:
        clerk.keys(text)
    clerk.keys("")  # the number stays
    clerk.keys(DAY, "Enter")
    clerk.look("填报")


def hand_on(officer: Officer, move: str, opinion: str) -> None:
    """The step is taken with an opinion, and with a reason where something is open."""
    officer.step("办理")
    officer.write(OPEN, "材料随后补齐")
    officer.write("意见", opinion)
    officer.press(move)
    officer.page.wait_for_timeout(1000)
    settle(officer.page)
    officer.look(move)


def open_waiting(officer: Officer, name: str) -> None:
    """The application that waits for the officer is opened from his list, and read."""
    officer.click(main(officer.page).get_by_text("待我办理", exact=True))
    officer.click(main(officer.page).get_by_role("button", name=name))
    officer.page.wait_for_url("**/?file=*")
    settle(officer.page)
    officer.look("查看")


def pay(payer: Officer) -> None:
    """What is due is picked, listed, and recorded as paid in one act."""
    page = payer.page
    payer.click(main(page).get_by_text("拨款清单", exact=True))
    payer.click(main(page).get_by_test_id("stCheckbox").first)
    payer.write("拨付日期", "20240115")
    payer.click(main(page).get_by_text("已按此清单付款，金额、账户核对无误"))
    payer.look("拨款清单")
    payer.press("登记为已拨付（1 笔）")
    main(page).get_by_text("已登记为第 2 号").wait_for()


def walk(browser: Browser, url: str, pictures: Path | None) -> None:
    """The whole way, part by part."""
    library, case = childcare.library(), example(NAME)
    asked = form_of(library, library.chain_of(str(case["district"])) or ())
    name = str(case.pop("name"))
    clerk = arrive(browser, url, "王芳", pictures)
    with part(clerk, "begun, and who applies"):
        begin(clerk, name)
    with part(clerk, "the facts"):
        fill_in(clerk.hand, asked, case)
        clerk.look("填完")
    with part(clerk, "looked at"):
        for step in ("材料", "核对", "结果"):
            clerk.step(step)
    with part(clerk, "handed on"):
        hand_on(clerk, "提交复核", "拟同意")
    for officer, move in (("李强", "复核同意"), ("赵敏", "审批同意")):
        at_desk = arrive(browser, url, officer, pictures)
        with part(at_desk, move):
            open_waiting(at_desk, name)
            hand_on(at_desk, move, "同意")
    with part(at_desk, "printed"), at_desk.page.expect_download():
        at_desk.click(main(at_desk.page).get_by_role("button", name="审批表（PDF").first)
    payer = arrive(browser, url, "钱会计", pictures)
    with part(payer, "paid"):
        pay(payer)


def report(pictures: Path | None) -> None:
    """Walks the way at a desk of its own."""
    if pictures is not None:
        pictures.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        desk = serve(Path(folder))
        try:
            browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
            walk(browser, desk.url, pictures)
            browser.close()
        finally:
            stop(desk)


if __name__ == "__main__":
    report(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
