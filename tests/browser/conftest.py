"""The desk as it is served, in a real browser: Debian's Chromium, driven by Playwright."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import attrs
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from incentives.register import Register

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
LONGEST_START = 60.0
LONGEST_WAIT_MS = 30_000.0


@attrs.frozen(kw_only=True)
class ServedDesk:
    """A desk that is being served: where, and where its register is."""

    url: str
    register: str
    process: "subprocess.Popen[bytes]"


def chromium() -> str:
    """Where the browser is.

    Without one the test is skipped, but on a machine of the checks it fails.
    """
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        if os.environ.get("CI"):
            raise FileNotFoundError("the checks need Debian's package chromium")
        pytest.skip("no Chromium on this machine")
    return found


def free_port() -> int:
    """A port of this machine on which nothing answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def serve(
    folder: Path,
    *,
    register: str | None = None,
    port: int | None = None,
    further: tuple[str, ...] = (),
) -> ServedDesk:
    """Starts `incentives desk`, on a free port unless told which, and waits until it answers.

    `register` empty: none is named.
    """
    port = port if port is not None else free_port()
    address = register if register is not None else str(folder / "register.sqlite")
    if "://" not in address and not Path(address).exists():
        Register.begin(address).close()
    command = [
        sys.executable,
        "-m",
        "incentives.cli",
        "desk",
        "--no-browser",
        "--port",
        str(port),
        *(["--register", address] if address else []),
        "--overlays",
        str(folder / "overlays"),
        *further,
    ]
    return start(folder, command, port=port, register=address)


def start(folder: Path, command: list[str], *, port: int, register: str = "") -> ServedDesk:
    """Runs the command, and waits until a desk answers on the port."""
    log = (folder / "desk.log").open("wb")
    # Our own command.
    process = subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True)  # noqa: S603
    log.close()
    url = f"http://127.0.0.1:{port}"
    deadline = time.monotonic() + LONGEST_START
    while not answers(f"{url}/_stcore/health"):
        if process.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError(
                f"the desk did not start:\n{(folder / 'desk.log').read_text(errors='replace')}"
            )
        time.sleep(0.2)
    return ServedDesk(url=url, register=register, process=process)


def stop(desk: ServedDesk) -> None:
    """Ends the desk and the program that serves it."""
    os.killpg(desk.process.pid, signal.SIGTERM)
    desk.process.wait(timeout=30)


def answers(url: str) -> bool:
    """Whether the address answers that all is well."""
    try:
        # An address of this machine.
        with urllib.request.urlopen(url, timeout=2) as reply:  # noqa: S310
            return bool(reply.status == 200)
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests."""
    executable = chromium()
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def served(tmp_path: Path) -> Iterator[ServedDesk]:
    """A desk with an empty register of its own."""
    desk = serve(tmp_path)
    yield desk
    stop(desk)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedDesk]:
    """A desk for the tests of one file, each of which has applications of its own there.

    Not for what changes the office or the people, lists what is there, or ends the desk.
    """
    desk = serve(tmp_path_factory.mktemp("shared"))
    yield desk
    stop(desk)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A window of an officer whose browser speaks Chinese."""
    opened = browser.new_context(
        locale="zh-CN", viewport={"width": 1440, "height": 1000}, accept_downloads=True
    )
    opened.set_default_timeout(LONGEST_WAIT_MS)
    expect.set_options(timeout=LONGEST_WAIT_MS)
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """An empty tab."""
    return context.new_page()
