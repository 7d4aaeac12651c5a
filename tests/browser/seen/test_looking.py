"""Every page and every state at twice the size, on a phone, and without a mouse."""

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import LONGEST_WAIT_MS, ServedDesk
from tests.browser.seen.looking import cut_off_texts, is_wider_than_its_window, keyboard_faults
from tests.browser.seen.views import every_view

TWICE = {"width": 683, "height": 325}
PHONE = {"width": 390, "height": 844}


@pytest.mark.parametrize(("window", "scale"), [(TWICE, 2), (PHONE, 3)])
def test_nothing_is_cut_off_or_wider_than_its_window(
    window: dict[str, int], scale: int, browser: Browser, served: ServedDesk
) -> None:
    """At 200 % on the office's screen, and on a phone; grids scroll by themselves."""
    context = browser.new_context(
        locale="zh-CN",
        viewport=window,  # type: ignore[arg-type]
        device_scale_factor=scale,
    )
    context.set_default_timeout(LONGEST_WAIT_MS)
    page, told = context.new_page(), []
    for view in every_view(page, served):
        if is_wider_than_its_window(page):
            told.append(f"{view}: wider than its window")
        told += [f"{view}: {text}" for text in cut_off_texts(page)]
    context.close()
    assert not told, "\n".join(told)


def test_all_is_reached_and_seen_by_keyboard(page: Page, served: ServedDesk) -> None:
    """The tabulator comes to whatever can be used, and what it comes to shows it."""
    told = [
        f"{view}: {fault}" for view in every_view(page, served) for fault in keyboard_faults(page)
    ]
    assert not told, "\n".join(told)
