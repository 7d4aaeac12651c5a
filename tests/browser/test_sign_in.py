"""An office that asks its officers to sign in, with an OpenID Connect provider on this machine."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import free_port, serve, stop
from tests.browser.pages import import_case, main, open_page, turn_to
from tests.browser.provider import CLIENT, SECRET, provider_of
from tests.browser.test_walks import EXAMPLES

pytest.importorskip("authlib")


def test_who_is_signed_in_stands_on_the_filing(page: Page, tmp_path: Path) -> None:
    """Nobody sees a case before; afterwards the officer need not, and cannot, say another name."""
    port = free_port()
    with provider_of("赵敏") as provider:
        secrets = tmp_path / "secrets.toml"
        secrets.write_text(
            f"""[auth]
redirect_uri = "http://127.0.0.1:{port}/oauth2callback"
cookie_secret = "a long secret that only this test has"
client_id = "{CLIENT}"
client_secret = "{SECRET}"
server_metadata_url = "{provider.url}/.well-known/openid-configuration"
""",
            encoding="utf-8",
        )
        desk = serve(tmp_path, port=port, further=("--sign-in", str(secrets)))
        try:
            page.goto(desk.url)
            expect(page.get_by_text("请先登录，再办理业务。")).to_be_visible()
            expect(page.get_by_test_id("stSidebarNav")).to_have_count(0)
            page.get_by_role("button", name="登录").click()
            expect(page.get_by_test_id("stSidebar")).to_contain_text("经办人：赵敏")
            open_page(page, desk.url)
            import_case(page, EXAMPLES / "haimen-new-build.yaml")
            turn_to(page, "审定表")
            expect(page.get_by_role("textbox", name="经办人", exact=True)).to_have_count(0)
            page.get_by_role("button", name="登记入台账").click()
            expect(main(page)).to_contain_text("已登记为第 1 号")
            turn_to(page, "台账")
            expect(main(page).get_by_text(re.compile("赵敏")).first).to_be_visible()
        finally:
            stop(desk)
