"""Every page of the desk and every state of an application, one after the other in a browser."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

from playwright.sync_api import Page

from incentives import assess, childcare
from incentives.applications import Application, Applications, Move
from incentives.facts.document import structure_case
from incentives.register import Act, Register
from tests.browser.applications import (
    EMPTY,
    OFFICER,
    begun,
    cell,
    example,
    field,
    go_to_section,
    open_file,
    paste,
)
from tests.browser.conftest import ServedDesk
from tests.browser.pages import main, open_page, settle, step_of

PAGES = ("", "batch", "register", "policies", "budget", "office")
STEPS = ("fill", "papers", "check", "result", "handle")
SECTIONS = ("", "institution", "premises", "projects", "electricity_bills", "sites")
END_OF_2023 = date(2023, 12, 31)


def every_view(page: Page, desk: ServedDesk) -> Iterator[str]:
    """The name of each view once it is drawn; the desk has files that stand at every state."""
    draft = begun(desk, example("haimen-new-build"), on=END_OF_2023)
    faulty = begun(desk, EMPTY)
    done = determined(desk, example("haimen-public-centre"))
    open_file(page, desk, draft)
    for name in PAGES:
        open_page(page, desk.url, name)
        yield name or "applications"
        yield from _parts(page, name or "applications")
    for section in SECTIONS:
        open_file(page, desk, draft)
        go_to_section(page, section)
        settle(page)
        yield f"draft, section {section}"
    open_file(page, desk, faulty)
    _make_faults(page)
    yield "faults, table"
    go_to_section(page, "institution")
    settle(page)
    yield "faults, fields"
    for state, file in (("draft", draft), ("faults", faulty), ("determined", done)):
        for step in STEPS:
            page.goto(step_of(f"{desk.url}/?file={file.id}", step))
            main(page).get_by_test_id("stButtonGroup").first.wait_for()
            settle(page)
            yield f"{state}, {step}"


def determined(desk: ServedDesk, case: dict[str, object]) -> Application:
    """An application of the case that three people have brought to its determination."""
    file = begun(desk, case, on=END_OF_2023)
    library = childcare.library()
    answer = assess(structure_case(case, library.vocabulary), library, on=END_OF_2023)
    register = Register.open(desk.register)
    applications = Applications(register=register)
    for move, officer in ((Move.SUBMIT, OFFICER), (Move.REVIEW, "李强"), (Move.APPROVE, "赵敏")):
        act = Act(officer=officer, filed_at=datetime.now(UTC))
        file = applications.move(
            file, move, act=act, opinion="同意", assessment=answer, acknowledged="随后补齐"
        )
    register.close()
    return file


def _parts(page: Page, name: str) -> Iterator[str]:
    """The parts among which one chooses on the page."""
    chosen = main(page).get_by_test_id("stRadio").first
    if name in {"register", "policies", "budget"}:
        labels = chosen.locator("label[data-baseweb=radio], [role=radiogroup] label")
        for at in range(1, labels.count()):
            labels.nth(at).click()
            page.wait_for_timeout(300)
            settle(page)
            yield f"{name}, part {at + 1}"
    if name == "applications":
        ways = main(page).get_by_test_id("stButtonGroup").last.get_by_role("radio")
        for at in range(1, ways.count()):
            ways.nth(at).click(force=True)
            page.wait_for_timeout(300)
            settle(page)
            yield f"{name}, way {at + 1}"


def _make_faults(page: Page) -> None:
    go_to_section(page, "institution")
    for path, text in (("institution.registered_on", "去年"), ("institution.capacity", "很多")):
        typed = field(page, path).get_by_role("textbox")
        if typed.count():
            typed.first.fill(text)
            typed.first.press("Tab")
    go_to_section(page, "electricity_bills")
    paste(cell(page, 0, 0), "2023-01\t约三千\t1\n2023-02\t3000\t2340")
    page.locator(".faulty").first.wait_for()
    settle(page)
