"""An office that asks its officers to sign in, with an OpenID Connect provider on this machine."""

import shlex
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import attrs
import pytest
from playwright.sync_api import Browser, Page, expect

from incentives.cli import main as command
from incentives.register import Act, Duty, People, Person, Register
from tests.browser.access.provider import Provider, provider_of, sign_in_file
from tests.browser.conftest import LONGEST_WAIT_MS, ServedDesk, free_port, serve, stop
from tests.browser.pages import (
    choose,
    import_case,
    main,
    open_page,
    settle,
    step_of,
    type_into,
)
from tests.browser.test_walks import EXAMPLES

pytest.importorskip("authlib")


@attrs.frozen(kw_only=True)
class SigningDesk:
    """A desk that asks to sign in, with the provider that it asks: 赵敏 is 1 there, 王芳 2."""

    desk: ServedDesk
    provider: Provider

    def person(self, number: int) -> Person:
        return Person(
            issuer=self.provider.url, subject=str(number), name=("赵敏", "王芳")[number - 1]
        )

    def people(self) -> People:
        """The people of its register, opened beside it."""
        return People(register=Register.open(self.desk.register))

    def act(self, by: Person | None) -> Act:
        officer = by.name if by is not None else "root"
        return Act(officer=officer, filed_at=datetime.now(UTC), reason="分工", person=by)


@pytest.fixture
def signing(tmp_path: Path) -> Iterator[SigningDesk]:
    port = free_port()
    with provider_of("赵敏", "王芳") as provider:
        secrets = sign_in_file(tmp_path, provider, port=port)
        desk = serve(tmp_path, port=port, further=("--sign-in", str(secrets)))
        yield SigningDesk(desk=desk, provider=provider)
        stop(desk)


def sign_in(page: Page, signing: SigningDesk, number: int) -> None:
    """Whoever has this number signs in."""
    signing.provider.lets_in(number)
    page.goto(signing.desk.url)
    page.get_by_text("请先登录，再办理业务。").wait_for()
    assert page.get_by_test_id("stSidebarNav").count() == 0
    page.get_by_role("button", name="登录").click()


def assert_sees_nothing(page: Page, sentence: str) -> None:
    page.get_by_text(sentence).first.wait_for()
    assert page.get_by_test_id("stSidebarNav").count() == 0
    assert page.get_by_role("textbox").count() == 0


def test_the_first_administrator_and_whom_he_lets_in(
    page: Page, browser: Browser, signing: SigningDesk
) -> None:
    """Nobody works at first; the page says the command; he gives a duty, which holds at once."""
    sign_in(page, signing, 1)
    assert_sees_nothing(page, "登记簿尚无权限管理人员")
    told = page.get_by_test_id("stCode").inner_text()
    assert 0 == command(shlex.split(told)[1:])

    other = browser.new_context(locale="zh-CN")
    other.set_default_timeout(LONGEST_WAIT_MS)
    clerk = other.new_page()
    sign_in(clerk, signing, 2)
    assert_sees_nothing(clerk, "王芳尚无本单位的权限")
    assert "2" in clerk.get_by_test_id("stCode").inner_text().split()

    open_page(page, signing.desk.url, "register")
    choose(page, "人员权限")
    type_into(page, "姓名", "王芳")
    type_into(page, "编号（sub）", "2")
    page.get_by_test_id("stCheckbox").filter(has_text="经办（登记审定）").click()
    type_into(page, "理由", "新进人员")
    page.get_by_role("button", name="登记权限").click()
    expect(main(page)).to_contain_text("已登记为第 2 号", timeout=LONGEST_WAIT_MS)

    open_page(clerk, signing.desk.url, "register")
    people = signing.people()
    people.give(signing.person(2), frozenset(), signing.act(signing.person(1)))
    people.register.close()
    clerk.get_by_test_id("stSidebarNav").get_by_text("政策与标准", exact=True).click()
    assert_sees_nothing(clerk, "王芳尚无本单位的权限")
    other.close()


@pytest.mark.wide
def test_who_is_signed_in_stands_in_the_procedure(page: Page, signing: SigningDesk) -> None:
    """The officer need not, and cannot, say another name; who signs out is out in each tab."""
    people = signing.people()
    people.appoint(signing.person(1), signing.act(None))
    people.give(signing.person(1), frozenset(Duty), signing.act(signing.person(1)))
    people.register.close()
    sign_in(page, signing, 1)
    expect(page.get_by_test_id("stSidebar")).to_contain_text(
        "经办人：赵敏", timeout=LONGEST_WAIT_MS
    )
    open_page(page, signing.desk.url)
    address = import_case(page, EXAMPLES / "haimen-new-build.yaml", who="")
    expect(page.get_by_role("textbox", name="您的姓名")).to_have_count(0)
    page.goto(step_of(address, "handle"))
    type_into(page, "仍要继续的说明（必填）", "材料随后补齐")
    page.get_by_role("button", name="提交复核", exact=True).click()
    expect(main(page)).to_contain_text("待复核", timeout=LONGEST_WAIT_MS)
    expect(main(page).get_by_role("table").first).to_contain_text("赵敏")

    tab = page.context.new_page()
    open_page(tab, signing.desk.url)
    tab.get_by_role("button", name="退出登录").click()
    tab.get_by_text("请先登录，再办理业务。").wait_for()
    page.get_by_test_id("stSidebarNav").get_by_text("政策与标准", exact=True).click()
    assert_sees_nothing(page, "请重新登录")
    settle(page)
