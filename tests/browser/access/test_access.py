"""What protects the desk is looked at where it takes effect: else nobody sees a page of it."""

import os
import re
import signal
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Page

from incentives import childcare
from incentives.desk.frame import app
from incentives.register import Register
from tests.browser.access.provider import provider_of, sign_in_file
from tests.browser.conftest import ServedDesk, answers, free_port, serve, start, stop
from tests.browser.pages import main, open_page, turn_to, visible_text
from tests.register.offices import Office

LOST = "登录配置文件不能使用，任何人不能办理业务"


def served_raw(folder: Path, *flags: str, access: str) -> ServedDesk:
    """Streamlit with the script of the desk, without `incentives desk` before it."""
    port = free_port()
    command = [
        *(sys.executable, "-m", "streamlit", "run", str(Path(app.__file__))),
        *("--server.headless=true", f"--server.port={port}", *flags),
        *("--", "--access", access, "--register", str(folder / "register.sqlite")),
    ]
    return start(folder, command, port=port)


def assert_nobody_works(page: Page, url: str, sentence: "str | re.Pattern[str]") -> None:
    """The sentence stands there, and nothing of a case, the register or the side bar."""
    for name in ("", "register"):
        page.goto(f"{url}/{name}")
        page.get_by_text(sentence).first.wait_for()
        assert page.get_by_test_id("stSidebarNav").count() == 0
        assert page.get_by_role("textbox").count() == 0


@pytest.mark.parametrize(
    ("access", "flags", "sentence"),
    [
        ("sign-in", (), "工作台的保护设置未生效"),
        ("own-machine", ("--server.address=127.0.0.1",), "工作台的保护设置未生效"),
    ],
)
def test_streamlit_by_itself_serves_nobody(
    access: str, flags: tuple[str, ...], sentence: str, page: Page, tmp_path: Path
) -> None:
    """The script knows what it was started for, and looks whether it is so."""
    desk = served_raw(tmp_path, *flags, access=access)
    try:
        assert_nobody_works(page, desk.url, sentence)
    finally:
        stop(desk)


@pytest.mark.wide
@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("[auth", LOST),
        ("", LOST),
        ("[oauth]\nclient_id = 'x'\n", LOST),
        (None, re.compile(f"{LOST}|请先登录")),  # as long as Streamlit remembers what it said
    ],
)
def test_a_sign_in_file_that_breaks_lets_nobody_in(
    content: str | None, sentence: "str | re.Pattern[str]", page: Page, tmp_path: Path
) -> None:
    """After it was judged and before anybody came: nobody works."""
    pytest.importorskip("authlib")
    port = free_port()
    with provider_of("赵敏") as provider:
        secrets = sign_in_file(tmp_path, provider, port=port)
        desk = serve(tmp_path, port=port, further=("--sign-in", str(secrets)))
        try:
            if content is None:
                secrets.unlink()
            else:
                secrets.write_text(content, encoding="utf-8")
            assert_nobody_works(page, desk.url, sentence)
        finally:
            stop(desk)


def test_what_lies_about_decides_nothing(
    page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files of Streamlit in the folder, its variables; and another name of the machine."""
    folder = tmp_path / ".streamlit"
    folder.mkdir()
    (folder / "config.toml").write_text(
        "[server]\nenableXsrfProtection = false\nenableCORS = false\naddress = '0.0.0.0'\n"
        "trustedUserHeaders = {X-User = 'sub'}\nenableStaticServing = true\n",
        encoding="utf-8",
    )
    (folder / "secrets.toml").write_text("INCENTIVES_REGISTER = 'x'\n", encoding="utf-8")
    monkeypatch.setenv("STREAMLIT_SERVER_ENABLE_CORS", "false")
    monkeypatch.setenv("STREAMLIT_SECRETS_FILES", str(folder / "secrets.toml"))
    monkeypatch.chdir(tmp_path)
    desk = serve(tmp_path)
    try:
        open_page(page, desk.url)
        assert "未设登录" not in visible_text(page)
        elsewhere = desk.url.replace("127.0.0.1", "desk.localhost")
        assert_nobody_works(page, elsewhere, "工作台只供本机使用")
    finally:
        stop(desk)


@pytest.mark.wide
def test_who_serves_others_unsigned_is_told_on_every_page(page: Page, tmp_path: Path) -> None:
    """The warning stays."""
    desk = serve(tmp_path, further=("--address", "0.0.0.0", "--unsigned"))  # noqa: S104
    try:
        open_page(page, desk.url)
        for title in ("批量", "登记簿", "政策与标准", "预算", "办公室设置"):
            main(page).get_by_text("未设登录：凡能打开本页的人都可办理业务").wait_for()
            turn_to(page, title)
        main(page).get_by_text("未设登录：凡能打开本页的人都可办理业务").wait_for()
    finally:
        stop(desk)


@pytest.mark.wide
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_the_server_ends_with_the_program(
    page: Page, tmp_path: Path, number: signal.Signals
) -> None:
    """To `incentives desk` alone, while somebody has a page of it open.

    Both processes are gone then, and the register may be written.
    """
    address = str(tmp_path / "register.sqlite")
    Register.begin(address).close()
    desk = serve(tmp_path, register=address)
    open_page(page, desk.url)
    desk.process.send_signal(number)
    desk.process.wait(timeout=30)
    assert not answers(f"{desk.url}/_stcore/health")
    with pytest.raises(ProcessLookupError):
        os.killpg(desk.process.pid, 0)  # nothing of it is left
    register = Register.open(address, begins=False, wait_seconds=0)
    office = Office(library=childcare.library())
    assert 1 == office.file(register).number
    register.close()


@pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="needs a list of processes")
def test_no_list_of_processes_shows_a_password(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither that of `incentives desk` nor that of the server."""
    monkeypatch.setenv("INCENTIVES_REGISTER", "postgresql+psycopg://desk:geheim@127.0.0.1:9/r")
    desk = serve(tmp_path, register="")
    try:
        lines = []
        for path in Path("/proc").glob("[0-9]*/cmdline"):
            try:
                lines.append(path.read_bytes())
            except OSError:  # it has ended
                continue
        assert any(b"streamlit" in line and str(tmp_path).encode() in line for line in lines)
        assert not [line for line in lines if b"geheim" in line]
    finally:
        stop(desk)
