"""How a person goes about the desk: opens a page, waits for it, reads what is to be seen."""

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

_VISIBLE = """() => {
  const texts = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const holder = walk.currentNode.parentElement;
    const unread = 'style, script, noscript, [data-testid="stIconMaterial"]';
    if (!holder || holder.closest(unread)) continue;
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
    page.get_by_test_id("stSidebarNav").wait_for(state="attached")  # on a phone it is closed
    settle(page)


def settle(page: Page) -> None:
    """Whatever the desk was doing is done, and no page has crashed."""
    page.wait_for_function(
        "() => "
        "document.querySelector('[data-testid=\"stApp\"]')?.getAttribute('data-test-script-state') "
        "=== 'notRunning'"
    )
    expect(page.get_by_test_id("stException")).to_have_count(0)


def unfold(page: Page, label: str) -> None:
    """What lies folded under the label lies open, and nothing of it moves under the mouse."""
    main(page).get_by_text(label, exact=True).click()
    page.wait_for_function(
        "() => document.getAnimations().every((moving) => "
        "moving.playState !== 'running' || moving.effect.getTiming().iterations === Infinity)"
    )


def visible_text(page: Page) -> str:
    """All text that is to be seen, icons left out."""
    text: str = page.evaluate(_VISIBLE)
    return text


def main(page: Page) -> Locator:
    """The page itself, without its side bar."""
    return page.get_by_test_id("stMain")


def turn_to(page: Page, title: str) -> None:
    """Another page of the desk, by its name in the side bar; the case at hand stays."""
    page.get_by_test_id("stSidebarNav").get_by_text(title, exact=True).click()
    page.wait_for_timeout(300)
    settle(page)


def type_into(page: Page, label: str, text: str) -> None:
    """The text is typed into the first field of that label, and entered."""
    field = main(page).get_by_role("textbox", name=label, exact=True).first
    field.fill(text)
    field.press("Enter")
    page.wait_for_timeout(300)
    settle(page)


def eventually(page: Page, holds: Callable[[], bool]) -> None:
    """It holds within a minute."""
    for _ in range(600):
        if holds():
            return
        page.wait_for_timeout(100)
    assert holds()


def choose(page: Page, name: "str | re.Pattern[str]") -> None:
    """One of several choices that lie open is taken."""
    main(page).get_by_test_id("stRadio").get_by_text(name).first.click()
    page.wait_for_timeout(300)
    settle(page)


def say_name(page: Page, name: str) -> None:
    """Whoever works here says what he is called; the browser keeps it."""
    field = page.get_by_test_id("stSidebar").get_by_role("textbox", name="您的姓名")
    field.fill(name)
    field.press("Enter")
    page.wait_for_timeout(500)
    settle(page)


def begin(page: Page, url: str, *, who: str = "王芳", applicant: str = "向阳托育中心") -> str:
    """A new application of the applicant is open; its address."""
    open_page(page, url)
    say_name(page, who)
    unfold(page, "新建、导入申报件")
    type_into(page, "申请人名称", applicant)
    main(page).get_by_role("button", name="新建申报件", exact=True).click()
    page.wait_for_url("**/?file=*")
    settle(page)
    return page.url


def import_case(page: Page, file: Path, *, who: str = "王芳") -> str:
    """An application is begun with the case in the file, and is open; its address.

    `who` empty: whoever is signed in.
    """
    if who:
        say_name(page, who)
    unfold(page, "新建、导入申报件")
    page.locator("input[type=file]").first.set_input_files(file)
    page.wait_for_url("**/?file=*")
    settle(page)
    return page.url


def go_to_step(page: Page, title: str) -> None:
    """The step of this name of the file at hand is drawn."""
    main(page).get_by_test_id("stButtonGroup").get_by_text(title, exact=True).click()
    page.wait_for_timeout(500)
    settle(page)


def step_of(url: str, step: str) -> str:
    """The address of a step of a file."""
    return f"{url.split('&', maxsplit=1)[0]}&step={step}"
