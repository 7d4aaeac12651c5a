"""The frame of the desk in a real browser."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.applications import form, go_to_section
from tests.browser.conftest import ServedDesk, serve, stop
from tests.browser.pages import (
    begin,
    import_case,
    open_page,
    settle,
    step_of,
    visible_text,
)
from tests.desk.chinese import english_words

EXAMPLES = Path(__file__).parents[2] / "examples"
PAGES = ("", "batch", "register", "policies", "budget", "office")
NUMBERING = {"n", "year"}
"""The gaps in the numbering of applications, which are written so."""
STEPS = ("fill", "papers", "check", "result", "handle")


def test_no_english_word_is_seen_in_chinese(page: Page, shared: ServedDesk) -> None:
    """On every page of the desk, Streamlit's own words included."""
    for name in PAGES:
        open_page(page, shared.url, name)
        assert english_words(visible_text(page)) - NUMBERING == set(), name
    address = begin(page, shared.url)
    for step in STEPS:
        page.goto(step_of(address, step))
        page.get_by_test_id("stSidebarNav").wait_for(state="attached")
        settle(page)
        assert english_words(visible_text(page)) == set(), step


def test_the_whole_desk_speaks_english_at_a_switch(page: Page, shared: ServedDesk) -> None:
    """The choice holds on the next page; the page says in which language it is."""
    open_page(page, shared.url)
    page.get_by_test_id("stSidebar").get_by_text("English").click()
    settle(page)
    page.get_by_test_id("stSidebarNav").get_by_text("Register").click()
    settle(page)
    expect(page.get_by_role("heading", name="Register")).to_be_visible()
    assert page.evaluate("document.documentElement.lang") == "en"


@pytest.mark.wide
def test_every_page_can_be_read_at_twice_the_size(page: Page, shared: ServedDesk) -> None:
    """At 200 % nothing runs out of the window to the right."""
    page.set_viewport_size({"width": 720, "height": 500})
    for name in PAGES:
        open_page(page, shared.url, name)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), name


def test_what_is_chosen_stays_chosen_when_the_language_is_switched(
    page: Page, shared: ServedDesk
) -> None:
    """Every control shows what the case says, in the words of the other language."""
    open_page(page, shared.url)
    import_case(page, EXAMPLES / "haimen-new-build.yaml")
    go_to_section(page, "institution")
    page.get_by_test_id("stSidebar").get_by_text("English").click()
    page.wait_for_timeout(500)
    settle(page)
    groups = form(page).get_by_role("radiogroup")
    assert groups.count() > 5
    assert [] == [
        each.get_attribute("aria-labelledby")
        for each in groups.all()
        if not each.locator("input:checked").count()
    ]
    assert "公司" not in visible_text(page)


def test_a_lost_connection_is_told_in_chinese(page: Page, tmp_path: Path) -> None:
    """The dialog is Streamlit's own; what is seen of it says what to do."""
    desk = serve(tmp_path)
    open_page(page, desk.url)
    page.wait_for_timeout(2000)  # all of the page has been fetched
    stop(desk)
    dialog = page.get_by_role("dialog")
    dialog.wait_for()
    assert "与工作台的连接已中断" in dialog.evaluate(
        "each => getComputedStyle(each, '::after').content"
    )
    assert english_words(visible_text(page)) == set()
