"""An application that is opened in the browser at its own address."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Locator, Page

from incentives import childcare
from incentives.applications import Application, Applications, Party
from incentives.facts.plain import unstructure_case
from incentives.register import Act, Register
from tests.browser.conftest import ServedDesk
from tests.browser.pages import settle

OFFICER = "王芳"
EXAMPLES = Path(__file__).parents[2] / "examples"
EMPTY = {"district": "320614"}


def example(name: str) -> dict[str, object]:
    """The case of an example as a plain document."""
    return dict(unstructure_case(childcare.read_case(EXAMPLES / f"{name}.yaml")))


def begun(desk: ServedDesk, case: Mapping[str, object], *, on: date | None = None) -> Application:
    """An application that 王芳 has begun with the case."""
    register = Register.open(desk.register)
    file = Applications(register=register).begin(
        Party(name=str(case.get("name", ""))),
        str(case["district"]),
        act=Act(officer=OFFICER, filed_at=datetime.now(UTC)),
        document=dict(case),
        on=on,
    )
    register.close()
    return file


def stored(desk: ServedDesk, file: Application) -> Application:
    """The application as it stands in the register now."""
    register = Register.open(desk.register)
    found = Applications(register=register).read(file.id)
    register.close()
    return found


def open_file(page: Page, desk: ServedDesk, file: Application) -> None:
    """王芳 opens the application by its address, and its form is drawn."""
    cookie = {"name": "desk_officer", "value": quote(OFFICER), "url": desk.url}
    page.context.add_cookies([cookie])  # type: ignore[list-item]
    page.goto(f"{desk.url}/?file={file.id}")
    form(page).locator("nav").wait_for()
    settle(page)


def form(page: Page) -> Locator:
    """The form of the application."""
    return page.locator(".st-key-case_filling .filling")


def go_to_section(page: Page, key: str) -> None:
    """The section of the form is looked at."""
    form(page).locator(f'[data-section="{key}"]').click()
    form(page).locator(f'[data-section="{key}"][aria-current]').wait_for()


def field(page: Page, path: str) -> Locator:
    """The field of a fact in its section."""
    return form(page).locator(f'.field[data-path="{path}"]')


def cell(page: Page, row: int, column: int) -> Locator:
    """A cell of the table, both counted from 0."""
    return form(page).locator("tbody tr").nth(row).locator("input").nth(column)


def paste(target: Locator, text: str) -> None:
    """The text comes from the clipboard into the field."""
    target.focus()
    target.evaluate(
        """(input, text) => {
          const clipboardData = new DataTransfer();
          clipboardData.setData("text/plain", text);
          input.dispatchEvent(new ClipboardEvent("paste",
            {clipboardData, bubbles: true, cancelable: true, composed: true}));
        }""",
        text,
    )
