"""Response of the desk in a real browser: from Enter in a field to the new total on the page.

python -m benchmarks.keystroke [TIMES]
"""

import os
import statistics
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.browser.applications import go_to_section
from tests.browser.conftest import FLAGS, chromium, serve, stop
from tests.browser.pages import import_case, main, open_page

CASE = Path(__file__).resolve().parent.parent / "examples" / "haimen-new-build.yaml"
TYPED = (("50万", "500,000.00"), ("55万", "550,000.00"), ("40万", "400,000.00"))
WATCH = """(expected) => {
  let pressed = null;
  window.taken = null;
  const hear = (event) => {
    if (event.key === "Enter" && pressed === null) pressed = performance.now();
  };
  document.addEventListener("keydown", hear, true);
  const watching = new MutationObserver(() => {
    const shown = document.querySelector('[data-testid="stMain"]').innerText;
    if (pressed === null || !shown.includes(expected)) return;
    watching.disconnect();
    window.taken = performance.now() - pressed;
  });
  watching.observe(document.body, {subtree: true, childList: true, characterData: true});
}"""


def measure(page: Page, times: int) -> list[float]:
    """Milliseconds of each key, the first two left out, since they warm up."""
    taken: list[float] = []
    for at in range(times + 2):
        typed, expected = TYPED[at % len(TYPED)]
        field = main(page).get_by_role("textbox", name="项目总投资（元）", exact=True).first
        field.fill(typed)
        page.evaluate(WATCH, expected)
        field.press("Enter")
        page.wait_for_function("window.taken !== null", timeout=30_000)
        taken.append(page.evaluate("window.taken"))
        page.wait_for_timeout(250)
    return sorted(taken[2:])


def report(times: int) -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        desk = serve(Path(folder))
        try:
            browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
            page = browser.new_page(viewport={"width": 1440, "height": 1000})
            open_page(page, desk.url)
            import_case(page, CASE)
            go_to_section(page, "projects")
            taken = measure(page, times)
            browser.close()
        finally:
            stop(desk)
    print(f"{len(taken)} keys, load {os.getloadavg()[0]:.1f}")
    print(
        f"half within {statistics.median(taken):6.0f} ms; 95 of 100 within "
        f"{taken[int(len(taken) * 0.95) - 1]:6.0f} ms"
    )


if __name__ == "__main__":
    report(int(sys.argv[1]) if len(sys.argv) > 1 else 40)
