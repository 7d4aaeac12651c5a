"""Words that a tab brings back into a field of Streamlit's, which may be drawn anew meanwhile."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

import incentives.desk.frame

SCRIPT = Path(incentives.desk.frame.__file__).parent / "drafts.js"
PLACE = "incentives:words:7:Opinion"
PAGE = """
<div data-testid="stApp" data-test-connection-state="CONNECTED"
     data-test-script-state="notRunning"><div data-testid="stMain">
<div data-testid="stTextArea"><textarea aria-label="Opinion"></textarea></div></div></div>
"""


@pytest.fixture
def drawn(page: Page) -> Page:
    """A page of a file with one field, of which the tab has words that were not taken."""

    def answer(route: Route) -> None:
        route.fulfill(body=PAGE, content_type="text/html")

    page.route("http://desk.test/*", answer)
    page.goto("http://desk.test/?file=7")
    kept = json.dumps({"text": "agreed", "before": ""})
    page.evaluate("([place, kept]) => sessionStorage.setItem(place, kept)", [PLACE, kept])
    page.evaluate(SCRIPT.read_text(encoding="utf-8"))
    expect(page.get_by_label("Opinion")).to_have_value("agreed")
    return page


def draw_anew(page: Page) -> None:
    """Another field stands in the place of the first, as the desk has it: empty."""
    page.evaluate("""() => {
        const made = document.createElement("textarea");
        made.setAttribute("aria-label", "Opinion");
        document.querySelector("textarea").replaceWith(made);
    }""")


def test_words_return_into_a_field_that_is_drawn_anew(drawn: Page) -> None:
    """Before the desk could take them from the one in which they stood first."""
    draw_anew(drawn)
    expect(drawn.get_by_label("Opinion")).to_have_value("agreed")


def test_what_was_taken_out_again_does_not_return(drawn: Page) -> None:
    """The words are in the field; whoever empties it means that."""
    drawn.get_by_label("Opinion").fill("")
    draw_anew(drawn)
    drawn.wait_for_timeout(300)
    expect(drawn.get_by_label("Opinion")).to_have_value("")
