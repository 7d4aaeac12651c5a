"""How a person goes about the desk: opens a page, waits until it is drawn, reads what is to be seen."""

import re

from playwright.sync_api import Page, expect

ALLOWED = {"kWh", "Excel", "Word", "WPS", "JSON", "YAML", "CSV", "SHA", "English"}
"""Latin words that a Chinese finance office writes itself; `English` is how the other language is called."""

_LATIN = re.compile(r"[A-Za-z]{2,}")
_PATH = re.compile(r"\S*/\S+")
_HEXADECIMAL = re.compile(r"\b[0-9a-f]{8,}\b")
_VISIBLE = """() => {
  const texts = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const holder = walk.currentNode.parentElement;
    if (!holder || holder.closest('style, script, noscript, [data-testid="stIconMaterial"]')) continue;
    if (!holder.checkVisibility({checkOpacity: true, checkVisibilityCSS: true})) continue;
    if (parseFloat(getComputedStyle(holder).fontSize) === 0) continue;
    texts.push(walk.currentNode.textContent);
  }
  for (const field of document.querySelectorAll('[placeholder], [title], img[alt]')) {
    if (field.checkVisibility()) texts.push(field.placeholder || field.title || field.alt || '');
  }
  return texts.join('\\n');
}"""


def open_page(page: Page, url: str, name: str = "") -> None:
    """The page of the desk is drawn."""
    page.goto(f"{url}/{name}")
    page.get_by_test_id("stSidebarNav").wait_for()
    settle(page)


def settle(page: Page) -> None:
    """Whatever the desk was doing is done, and no page has crashed."""
    page.wait_for_function(
        "() => document.querySelector('[data-testid=\"stApp\"]')?.getAttribute('data-test-script-state') === 'notRunning'"
    )
    expect(page.get_by_test_id("stException")).to_have_count(0)


def visible_text(page: Page) -> str:
    """All text that is to be seen, icons left out."""
    text: str = page.evaluate(_VISIBLE)
    return text


def english_words(text: str) -> set[str]:
    """The Latin words in the text that are neither allowed nor part of a fingerprint or of the path of a file."""
    return set(_LATIN.findall(_HEXADECIMAL.sub("", _PATH.sub("", text)))) - ALLOWED
