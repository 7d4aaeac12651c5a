"""The procedure of an application by officers at browsers of their own, and nothing is lost."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import LONGEST_WAIT_MS, ServedDesk, serve, stop
from tests.browser.pages import (
    begin,
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

EXAMPLES = Path(__file__).parents[2] / "examples"
STEPS = ("fill", "papers", "check", "result", "handle")

At = Callable[[], Page]


@pytest.fixture
def at(browser: Browser) -> Iterator[At]:
    """The browser of one more officer, by itself."""
    windows: list[BrowserContext] = []

    def opened() -> Page:
        window = browser.new_context(locale="zh-CN", viewport={"width": 1366, "height": 650})
        window.set_default_timeout(LONGEST_WAIT_MS)
        windows.append(window)
        return window.new_page()

    yield opened
    for window in windows:
        window.close()


def open_file(page: Page, address: str, step: str, *, who: str = "") -> None:
    """The step of the file, by an officer who says his name first where he has not yet."""
    page.goto(step_of(address, step))
    page.get_by_test_id("stSidebarNav").wait_for(state="attached")
    settle(page)
    if who:
        say_name(page, who)


def open_waiting(page: Page, url: str, name: str) -> None:
    """The last step of the file of this applicant, found among those that wait for the officer."""
    open_page(page, url)
    main(page).get_by_text("待我办理", exact=True).click()
    page.wait_for_timeout(500)
    settle(page)
    main(page).get_by_role("button", name=name).click()
    page.wait_for_url("**/?file=*")
    settle(page)
    go_to_step(page, "办理")


def type_lines(page: Page, label: str, text: str) -> None:
    """The text is typed into a field of several lines, and left."""
    field = main(page).get_by_role("textbox", name=label, exact=True).first
    field.fill(text)
    field.blur()
    page.wait_for_timeout(500)
    settle(page)


def take(page: Page, move: str, *, opinion: str = "", reason: str = "", open_: str = "") -> None:
    """The step is chosen and taken."""
    main(page).get_by_role("radiogroup", name="办理事项").get_by_text(move, exact=True).click()
    page.wait_for_timeout(500)
    settle(page)
    for label, text in (
        ("意见", opinion),
        ("理由（必填）", reason),
        ("仍要继续的说明（必填）", open_),
    ):
        if text:
            type_lines(page, label, text)
    main(page).get_by_role("button", name=move, exact=True).click()
    page.wait_for_timeout(500)
    settle(page)


def expect_state(page: Page, state: str) -> None:
    """Where the file stands, as its head says."""
    head = page.locator(".st-key-file_head")
    expect(head.get_by_text(state, exact=True)).to_be_visible(timeout=LONGEST_WAIT_MS)


def expect_download(page: Page, label: str, begins: bytes) -> None:
    """The button gives a file that begins so."""
    with page.expect_download() as download:
        main(page).get_by_role("button", name=label).click()
    assert Path(download.value.path()).read_bytes().startswith(begins)


@pytest.mark.long
def test_an_application_goes_through_three_hands(at: At, served: ServedDesk) -> None:
    """Sent back once with a reason, handed on again, reviewed, approved, printed, closed.

    Each works in a browser of his own and is sent the address; the same person is refused.
    """
    clerk, reviewer, head = at(), at(), at()
    open_page(clerk, served.url)
    address = import_case(clerk, EXAMPLES / "haimen-new-build.yaml")
    open_file(clerk, address, "handle")
    take(clerk, "提交复核", opinion="拟同意", open_="材料随后补齐")
    expect_state(clerk, "待复核")
    expect(main(clerk)).to_contain_text("不能再办理“复核同意”")
    expect(main(clerk).get_by_role("button", name="复核同意")).to_be_disabled()

    open_file(reviewer, address, "check", who="李强")
    expect(main(reviewer)).to_contain_text("项目总投资：1,800,000 元")
    go_to_step(reviewer, "办理")
    take(reviewer, "退回", reason="请核对竣工日期")
    expect_state(reviewer, "草稿")

    open_waiting(clerk, served.url, "海门示例托育机构（新建）")
    expect(main(clerk)).to_contain_text("请核对竣工日期")
    take(clerk, "提交复核", opinion="已核对", open_="材料随后补齐")

    open_waiting(reviewer, served.url, "海门示例托育机构（新建）")
    take(reviewer, "复核同意", opinion="同意")
    expect_state(reviewer, "待审批")

    open_file(head, address, "handle", who="赵敏")
    take(head, "审批同意", opinion="同意", open_="材料随后补齐")
    expect(main(head)).to_contain_text("已审定，登记为第 1 号。")
    expect_state(head, "已审定")
    expect_download(head, "审批表（Word 文件）", b"PK")
    turn_to(head, "登记簿")
    expect(main(head)).to_contain_text("海门示例托育机构（新建）")

    open_file(clerk, address, "handle")
    take(clerk, "办结")
    expect_state(clerk, "已办结")


@pytest.mark.wide
def test_two_people_do_it_where_the_office_lets_them(at: At, served: ServedDesk) -> None:
    """Its settings say so, on a page of their own."""
    clerk, head = at(), at()
    open_page(head, served.url, "office")
    say_name(head, "赵敏")
    type_into(head, "单位名称（印在审批表抬头）", "南通市海门区财政局")
    main(head).get_by_test_id("stCheckbox").click()
    settle(head)
    type_into(head, "改动说明", "人员不足")
    main(head).get_by_role("button", name="保存设置").click()
    expect(main(head)).to_contain_text("设置已保存。")

    open_page(clerk, served.url)
    address = import_case(clerk, EXAMPLES / "haimen-new-build.yaml")
    open_file(clerk, address, "handle")
    take(clerk, "提交复核", open_="材料随后补齐")
    open_file(head, address, "handle")
    take(head, "复核同意")
    take(head, "审批同意", open_="材料随后补齐")
    expect(main(head)).to_contain_text("已审定，登记为第 1 号。")


def test_nothing_is_lost_by_a_refresh_a_tab_or_the_way_back(page: Page, served: ServedDesk) -> None:
    """What was typed stands there again, at every step and in every tab."""
    address = begin(page, served.url)
    type_into(page, "法定代表人", "李丽")
    page.reload()
    settle(page)
    field = main(page).get_by_role("textbox", name="法定代表人", exact=True)
    expect(field).to_have_value("李丽")
    for step in STEPS:
        open_file(page, address, step)
        page.reload()
        settle(page)
        expect(main(page)).to_contain_text("向阳托育中心")
        assert step_of(address, step) == page.url or step == "fill"
    page.go_back()
    settle(page)
    expect(main(page)).to_contain_text("测算结果")

    tab = page.context.new_page()
    open_file(tab, address, "fill")
    type_into(tab, "地址", "解放路 1 号")
    open_file(page, address, "fill")
    type_into(page, "开户银行", "农业银行")
    page.reload()
    settle(page)
    for label, value in (("法定代表人", "李丽"), ("地址", "解放路 1 号"), ("开户银行", "农业银行")):
        shown = main(page).get_by_role("textbox", name=label, exact=True)
        expect(shown).to_have_value(value)


@pytest.mark.wide
def test_nothing_is_lost_when_the_desk_is_started_anew(page: Page, tmp_path: Path) -> None:
    """While it is away the page says so; then it goes on, with what is stored and with the name."""
    desk = serve(tmp_path)
    port = int(desk.url.rsplit(":", 1)[1])
    address = begin(page, desk.url)
    type_into(page, "法定代表人", "李丽")
    for step in ("fill", "handle"):
        open_file(page, address, step)
        stop(desk)
        page.get_by_role("dialog").wait_for()
        desk = serve(tmp_path, port=port)
        expect(page.get_by_role("dialog")).to_have_count(0, timeout=60_000)
        settle(page)
        expect(main(page)).to_contain_text("向阳托育中心")
        name = page.get_by_test_id("stSidebar").get_by_role("textbox", name="您的姓名")
        expect(name).to_have_value("王芳")
    open_file(page, address, "fill")
    field = main(page).get_by_role("textbox", name="法定代表人", exact=True)
    expect(field).to_have_value("李丽")
    stop(desk)


@pytest.mark.wide
def test_two_officers_in_one_file_lose_nothing(at: At, served: ServedDesk) -> None:
    """The second is told who has it; what both change alike is kept, shown and decided."""
    clerk, other = at(), at()
    address = begin(clerk, served.url)
    open_file(other, address, "fill", who="李强")
    expect(main(other)).to_contain_text("王芳正在办理本件")
    type_into(clerk, "地址", "解放路 1 号")
    type_into(other, "法定代表人", "李丽")
    type_into(clerk, "开户银行", "农业银行")
    type_into(other, "地址", "解放路 2 号")
    open_file(clerk, address, "fill")
    for label, value in (
        ("地址", "解放路 2 号"),
        ("法定代表人", "李丽"),
        ("开户银行", "农业银行"),
    ):
        shown = main(clerk).get_by_role("textbox", name=label, exact=True)
        expect(shown).to_have_value(value)

    type_into(other, "地址", "解放路 3 号")
    type_into(clerk, "地址", "解放路 4 号")
    expect(main(clerk)).to_contain_text("您的改动未存入")
    expect(main(clerk)).to_contain_text("李强")
    shown = main(clerk).get_by_role("textbox", name="地址", exact=True)
    expect(shown).to_have_value("解放路 3 号")
    main(clerk).get_by_role("button", name="按我的改动存入").click()
    settle(clerk)
    clerk.reload()
    settle(clerk)
    expect(shown).to_have_value("解放路 4 号")


@pytest.mark.wide
def test_a_file_is_read_and_reviewed_on_a_phone(at: At, served: ServedDesk) -> None:
    """At 390 px nothing runs out of the window, and the step can be taken."""
    clerk, phone = at(), at()
    open_page(clerk, served.url)
    address = import_case(clerk, EXAMPLES / "haimen-new-build.yaml")
    open_file(clerk, address, "handle")
    take(clerk, "提交复核", open_="材料随后补齐")
    phone.set_viewport_size({"width": 390, "height": 844})
    phone.goto(step_of(address, "handle"))
    type_into(phone, "您的姓名", "李强")
    phone.get_by_test_id("stExpandSidebarButton").click()
    phone.get_by_test_id("stSidebarCollapseButton").get_by_role("button").click()
    for step in ("fill", "papers", "check", "result", "handle"):
        phone.goto(step_of(address, step))
        main(phone).get_by_text("海门示例托育机构").first.wait_for()
        settle(phone)
        assert phone.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), step
    take(phone, "复核同意", opinion="同意")
    expect_state(phone, "待审批")
