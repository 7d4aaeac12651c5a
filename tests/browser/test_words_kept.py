"""Words that stand in a field of Streamlit's and were not stored yet when the page went."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page, expect

from incentives.applications import Applications
from incentives.register import Register
from tests.browser.conftest import ServedDesk, serve, stop
from tests.browser.pages import begin, eventually, go_to_step, main, settle, type_into


def test_words_not_entered_yet_survive_a_reload(page: Page, shared: ServedDesk) -> None:
    """They stand in their field again, and are stored."""
    begin(page, shared.url)
    field = main(page).get_by_role("textbox", name="法定代表人", exact=True)
    field.click()
    page.keyboard.type("李丽")
    page.reload()
    expect(field).to_have_value("李丽")
    wait_until_stored(page, shared, "李丽")
    page.evaluate("sessionStorage.clear()")
    page.reload()
    settle(page)
    expect(field).to_have_value("李丽")


def test_words_typed_when_the_desk_went_away_are_there_again(page: Page, tmp_path: Path) -> None:
    """The desk is started anew; one goes on typing where one was."""
    desk = serve(tmp_path)
    port = int(desk.url.rsplit(":", 1)[1])
    begin(page, desk.url)
    field = main(page).get_by_role("textbox", name="法定代表人", exact=True)
    field.click()
    page.keyboard.type("李丽")
    stop(desk)
    page.get_by_role("dialog").wait_for()
    desk = serve(tmp_path, port=port)
    try:
        expect(page.get_by_role("dialog")).to_have_count(0, timeout=60_000)
        expect(field).to_have_value("李丽")
        expect(field).to_be_enabled()
        page.wait_for_timeout(1000)
        settle(page)
        field.press("End")
        page.keyboard.type("华")
        page.keyboard.press("Enter")
        wait_until_stored(page, desk, "李丽华")
        page.evaluate("sessionStorage.clear()")
        page.reload()
        expect(field).to_have_value("李丽华")
    finally:
        stop(desk)


def test_words_that_were_taken_or_taken_back_do_not_return(page: Page, shared: ServedDesk) -> None:
    """What was stored and then emptied stays empty, in the form and among the opinions."""
    begin(page, shared.url)
    type_into(page, "法定代表人", "李丽")
    type_into(page, "法定代表人", "")
    page.reload()
    settle(page)
    page.wait_for_timeout(1000)
    field = main(page).get_by_role("textbox", name="法定代表人", exact=True)
    expect(field).to_have_value("")
    go_to_step(page, "办理")
    opinion = main(page).get_by_role("textbox", name="意见", exact=True)
    opinion.click()
    page.keyboard.type("拟同意")
    page.reload()
    expect(opinion).to_have_value("拟同意")


def wait_until_stored(page: Page, desk: ServedDesk, words: str) -> None:
    """The register has them, however long the desk takes."""
    (file,) = parse_qs(urlsplit(page.url).query)["file"]

    def is_stored() -> bool:
        register = Register.open(desk.register)
        party = Applications(register=register).read(file).party
        register.close()
        return words == party.legal_representative

    eventually(page, is_stored)
    settle(page)
