"""What officers do at the desk, from beginning to end, in a real browser."""

import sqlite3
from datetime import UTC, date, datetime
from pathlib import Path

from playwright.sync_api import Page, expect

from incentives import assess, childcare
from incentives.register import Act, Applicant, Register
from tests.browser.conftest import ServedDesk
from tests.browser.pages import (
    begin,
    choose,
    go_to_step,
    import_case,
    main,
    open_page,
    settle,
    step_of,
    turn_to,
    unfold,
    visible_text,
)

EXAMPLES = Path(__file__).parents[2] / "examples"


def test_a_case_is_filled_in_by_keyboard_alone(page: Page, shared: ServedDesk) -> None:
    """With the tabulator one comes to the fields of the applicant, and what is typed is stored."""
    address = begin(page, shared.url, applicant="键盘托育中心")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement?.getAttribute('aria-label')") == "法定代表人":
            break
    page.keyboard.type("李键")
    page.keyboard.press("Enter")
    page.wait_for_timeout(500)
    settle(page)
    page.goto(address)
    field = main(page).get_by_role("textbox", name="法定代表人", exact=True)
    expect(field).to_have_value("李键")


def test_tampering_with_the_register_is_noticed_and_named(page: Page, served: ServedDesk) -> None:
    """Somebody with the file changes what was filed; the check names the entry."""
    case = childcare.read_case(EXAMPLES / "haimen-new-build.yaml")
    assessment = assess(case, childcare.library(), on=date(2023, 12, 31))
    register = Register.open(served.register)
    act = Act(officer="王芳", filed_at=datetime.now(UTC))
    register.file(assessment, Applicant(name=str(case.name), district=case.district), act)
    register.close()
    open_page(page, served.url, "register")
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


def test_a_what_if_is_a_copy_and_leads_back(page: Page, shared: ServedDesk) -> None:
    """The copy says in its name what it is; the file itself stays as it is."""
    open_page(page, shared.url)
    address = import_case(page, EXAMPLES / "haimen-new-build.yaml")
    go_to_step(page, "结果")
    unfold(page, "假设分析")
    page.get_by_role("button", name="另存一件作假设分析").click()
    expect(main(page).get_by_role("heading", level=3).first).to_contain_text("（假设）海门示例托育")
    go_to_step(page, "结果")
    expect(main(page)).to_contain_text("与基准相比，结论和金额没有变化")
    main(page).get_by_text("比较：").click()
    page.wait_for_url(f"{address}*")


def test_what_is_typed_as_markup_is_shown_as_it_is(page: Page, shared: ServedDesk) -> None:
    """No HTML and no Markdown of a fact is rendered, on any page that shows it."""
    name = "<img src=x onerror=alert(1)> **甲** [乙](http://x)"
    address = begin(page, shared.url, applicant=name)
    for step in ("fill", "papers", "check", "result", "handle"):
        page.goto(step_of(address, step))
        page.get_by_test_id("stSidebarNav").wait_for(state="attached")
        settle(page)
        assert page.locator("img[src='x']").count() == 0
        assert name in visible_text(page)
    turn_to(page, "申报件")
    assert page.locator("img[src='x']").count() == 0
    assert name in visible_text(page)
