"""The desk of another domain than the bundled one: allowances for families."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import ServedDesk, serve, stop
from tests.browser.pages import (
    choose,
    main,
    open_page,
    say_name,
    settle,
    step_of,
    turn_to,
    type_into,
    unfold,
    visible_text,
)
from tests.browser.test_procedure import expect_download, expect_state, open_file, take
from tests.domains.folders import DOMAINS
from tests.test_public_api import DOMAIN_WORDS

STEPS = ("fill", "papers", "check", "result", "handle")


@pytest.fixture
def families(tmp_path: Path) -> Iterator[ServedDesk]:
    """A desk for the project of the domain, with an empty register."""
    desk = serve(tmp_path, further=("--project", str(DOMAINS / "household")))
    yield desk
    stop(desk)


def begin_example(page: Page, url: str) -> str:
    """An application is begun with the only example of the domain; its address."""
    open_page(page, url)
    say_name(page, "王芳")
    unfold(page, "新建、导入申报件")
    main(page).get_by_role("combobox", name="示例").click()
    page.get_by_role("option", name="呼和浩特").click()
    settle(page)
    main(page).get_by_role("button", name="按示例新建", exact=True).click()
    page.wait_for_url("**/?file=*")
    settle(page)
    return page.url


@pytest.mark.long
def test_an_allowance_goes_from_its_example_to_its_payment(
    page: Page, families: ServedDesk
) -> None:
    """Filled in, handed on, reviewed, approved, printed and paid, in the words of the domain.

    What only organisations and the childcare law have is on none of the pages.
    """
    address = begin_example(page, families.url)
    seen = []
    for step in STEPS:
        page.goto(step_of(address, step))
        expect(main(page)).to_contain_text("李敏")
        settle(page)
        seen.append(visible_text(page))
    for who, move, state in (
        ("王芳", "提交复核", "待复核"),
        ("李强", "复核同意", "待审批"),
        ("赵敏", "审批同意", "已审定"),
    ):
        open_file(page, address, "handle", who=who)
        expect(main(page)).to_contain_text("财政资金：30,800.00 元")
        take(page, move, opinion="同意")
        expect_state(page, state)
    expect_download(page, "审批表（Word 文件）", b"PK")
    turn_to(page, "登记簿")
    expect(main(page)).to_contain_text("呼和浩特市育儿补贴")
    seen.append(visible_text(page))
    choose(page, "拨付、作废")
    type_into(page, "审定登记号", "1")
    type_into(page, "拨付金额（元）", "10,800")
    type_into(page, "拨付日期", "2026-01-15")
    type_into(page, "对象编号（儿童；没有的留空）", "次女")
    seen.append(visible_text(page))
    main(page).get_by_role("button", name="登记拨付", exact=True).click()
    expect(main(page)).to_contain_text("拨付已登记为第 2 号：10,800.00 元")
    for title in ("批量", "政策与标准", "预算", "办公室设置"):
        turn_to(page, title)
        seen.append(visible_text(page))
    told = "\n".join(seen)
    assert None is DOMAIN_WORDS.search(told)
    for word in ("统一社会信用代码", "法定代表人", "税费减免：", "材料已齐", "区域规划"):
        assert word not in told, word
