"""One application typed from nothing in a real browser: clicks, keystrokes and reactions.

python -m benchmarks.filling

It types the facts of examples/haimen-new-build.yaml, months pasted, as an officer would who goes on
with the tabulator where the next field is near, and by click elsewhere. A reaction is the time from
what was typed to the moment at which it is stored and the page says how it was read; that after
which all that follows from it is worked out and drawn too is told beside it.
"""

import os
import statistics
import tempfile
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import attrs
from playwright.sync_api import Locator, Page, sync_playwright

from incentives import assess, childcare
from incentives.facts.document import structure_case
from incentives.forms.build import form_of
from incentives.forms.model import FieldKind, Form, FormField, FormSection
from tests.browser.applications import (
    EMPTY,
    begun,
    cell,
    example,
    field,
    form,
    go_to_section,
    open_file,
    paste,
    stored,
)
from tests.browser.conftest import FLAGS, chromium, serve, stop
from tests.browser.pages import settle

NAME = "haimen-new-build"
END_OF_2023 = date(2023, 12, 31)
MOST_CLICKS, MOST_KEYS, MOST_MS = 90, 300, 300.0
NEAR = 3
"""Fields that are so many tabulators away, or fewer, are gone to by keyboard."""
TIMES = ("reactions", "wholes")
WATCH = """() => {
  const root = document.querySelector(".st-key-case_filling [data-testid]")?.shadowRoot ??
    [...document.querySelectorAll(".st-key-case_filling *")].find(one => one.shadowRoot).shadowRoot;
  const filling = root.querySelector(".filling");
  const app = document.querySelector('[data-testid="stApp"]');
  window.reactions = [];
  window.wholes = [];
  let [since, begun] = [null, null];
  new MutationObserver(() => {
    const isWaiting = filling.hasAttribute("data-waiting");
    if (isWaiting && since === null) begun = since = performance.now();
    if (isWaiting || since === null) return;
    window.reactions.push(performance.now() - since);
    since = null;
  }).observe(filling, {attributes: true});
  new MutationObserver(() => {
    const isRunning = app.dataset.testScriptState !== "notRunning";
    if (isRunning || begun === null || since !== null) return;
    window.wholes.push(performance.now() - begun);
    begun = null;
  }).observe(app, {attributes: true});
}"""
TABS_TO = """(target) => {
  const root = target.getRootNode();
  const seen = new Set();
  const stops = [...root.querySelectorAll("input, button, summary")].filter((one) => {
    if (one.tabIndex < 0 || one.disabled || !one.checkVisibility()) return false;
    if (one.type !== "radio") return true;
    const group = [...root.querySelectorAll(`input[name="${one.name}"]`)];
    return one === (group.find((radio) => radio.checked) ?? group[0]);
  });
  const [from, to] = [root.activeElement, target].map((one) => stops.indexOf(one));
  return from < 0 || to < 0 ? 99 : to - from;
}"""


@attrs.define
class Hand:
    """What an officer does, counted."""

    page: Page
    clicks: int = 0
    keys: int = 0

    def click(self, target: Locator) -> None:
        target.click()
        self.clicks += 1
        self.wait()

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)
        self.keys += 1

    def type(self, target: Locator, text: str) -> None:
        """The text stands in the field, which is near or is clicked at."""
        tabs = target.evaluate(TABS_TO)
        if 0 <= tabs <= NEAR:
            for _ in range(tabs):
                self.press("Tab")
        else:
            self.click(target)
        self.wait()
        self.page.keyboard.type(text)
        self.keys += len(text)

    def wait(self) -> None:
        """What was typed before is stored, and all that follows from it is drawn."""
        form(self.page).and_(self.page.locator(":not([data-waiting])")).wait_for()
        settle(self.page)
        self.page.wait_for_timeout(60)


def fill_in(hand: Hand, asked: Form, case: Mapping[str, object]) -> None:
    """Everything that the case says is typed, section by section."""
    papers = {str(row["kind"]) for row in _rows(case, "papers")}
    for section in asked.sections:
        answers = list(_answers(section, case))
        if section.key == "papers" or (not answers and section.key not in case):
            continue
        if section.key:
            hand.click(form(hand.page).locator(f'[data-section="{section.key}"]'))
        if section.is_table and case.get(section.key):
            _paste(hand, section, _rows(case, section.key))
            _tick(hand, papers)
            continue
        if section.is_list:
            word = "有" if case.get(section.key) else "没有"
            hand.click(form(hand.page).locator(".list-state").get_by_text(word, exact=True))
        for asked_field, path, plain in answers:
            _answer(hand, asked_field, path, plain)
        hand.page.keyboard.press("Tab")
        hand.keys += 1
        hand.wait()
        _tick(hand, papers)


def _answers(
    section: FormSection, case: Mapping[str, object]
) -> Iterator[tuple[FormField, str, object]]:
    """The fields of the section of which the case says something; rows keep the name they get."""
    if section.is_list:
        for index, row in enumerate(_rows(case, section.key)):
            for asked in section.fields:
                if asked.name in row and asked.name != section.naming:
                    yield asked, f"{section.key}[{index}].{asked.name}", row[asked.name]
        return
    record = case.get(section.key) if section.key else case
    assert record is None or isinstance(record, Mapping)
    for asked in section.fields:
        name = asked.path.removeprefix(f"{section.key}.")
        if record is not None and name in record and name != "district":
            yield asked, asked.path, record[name]


def _rows(case: Mapping[str, object], name: str) -> list[Mapping[str, object]]:
    rows = case.get(name)
    return list(rows) if isinstance(rows, list | tuple) else []


def _answer(hand: Hand, asked: FormField, path: str, plain: object) -> None:
    place = field(hand.page, path)
    labels = {value: text.zh for value, text in asked.choices}
    match asked.kind:
        case FieldKind.TRUTH:
            hand.click(place.get_by_text("是" if plain else "否", exact=True))
        case FieldKind.CHOICE if place.get_by_role("radio").count():
            hand.click(place.get_by_text(labels[str(plain)], exact=True))
        case FieldKind.CHOICES:
            assert isinstance(plain, list | tuple)
            for value in plain:
                hand.click(place.get_by_text(labels[value], exact=True))
        case FieldKind.STATUS if not plain:
            hand.click(place.get_by_text("从未有", exact=True))
        case FieldKind.STATUS:
            (period,) = plain if isinstance(plain, list | tuple) else (plain,)
            assert isinstance(period, Mapping)
            hand.type(place.get_by_role("textbox").first, str(period["from"]).replace("-", ""))
        case FieldKind.REFERENCE:
            hand.type(place.locator("input.text"), "房屋、土地1")
        case _ if plain == "none":
            hand.click(place.get_by_role("button", name="无", exact=True))
        case _:
            text = labels.get(str(plain)) or _short(asked.kind, str(plain))
            hand.type(place.locator("input.text"), text)


def _short(kind: FieldKind, plain: str) -> str:
    """As an officer types it: `180万`, `20211105`."""
    if kind is FieldKind.DATE:
        return plain.replace("-", "")
    if kind is FieldKind.MONEY and plain.removesuffix(".00").endswith("0000"):
        return f"{plain.removesuffix('.00')[:-4]}万"
    return plain.removesuffix(".00")


def _paste(hand: Hand, section: FormSection, rows: list[Mapping[str, object]]) -> None:
    """The table comes from a spreadsheet: a click, and Ctrl and V."""
    lines = [
        "\t".join(_cell(asked, row.get(asked.name, "")) for asked in section.fields) for row in rows
    ]
    hand.click(cell(hand.page, 0, 0))
    paste(cell(hand.page, 0, 0), "\n".join(lines))
    hand.keys += 2
    hand.wait()


def _cell(asked: FormField, plain: object) -> str:
    if isinstance(plain, bool):
        return "是" if plain else "否"
    return {value: text.zh for value, text in asked.choices}.get(str(plain), str(plain))


def _tick(hand: Hand, papers: set[str]) -> None:
    """The papers that prove facts of this section are ticked where they stand."""
    for kind in sorted(papers):
        box = form(hand.page).locator(f'.papers [data-paper="{kind}"]').first
        if box.count():
            hand.click(box)
            papers.remove(kind)


def report() -> None:
    """Types the example, and prints what that took."""
    library = childcare.library()
    case = example(NAME)
    asked = form_of(library, library.chain_of(str(case["district"])) or ())
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        desk = serve(Path(folder))
        try:
            browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
            page = browser.new_page(viewport={"width": 1366, "height": 650})
            page.set_default_timeout(30_000)
            file = begun(desk, EMPTY)
            open_file(page, desk, file)
            go_to_section(page, "institution")
            go_to_section(page, "")
            page.evaluate(WATCH)
            hand = Hand(page)
            fill_in(hand, asked, case)
            reactions, wholes = (sorted(page.evaluate(f"window.{name}")) for name in TIMES)
            _compare(case, stored(desk, file).document)
            browser.close()
        finally:
            stop(desk)
    print(f"{hand.clicks} clicks (at most {MOST_CLICKS}), {hand.keys} keys (at most {MOST_KEYS})")
    print(f"{len(reactions)} reactions, {_spread(reactions)} (at most {MOST_MS:.0f})")
    print(f"with all that follows: {_spread(wholes)}; load {os.getloadavg()[0]:.1f}")


def _spread(times: list[float]) -> str:
    """How long half of them took, and 95 of 100."""
    within = times[int(len(times) * 0.95) - 1]
    return f"half within {statistics.median(times):.0f} ms, 95 of 100 within {within:.0f} ms"


def _compare(case: Mapping[str, object], filled: Mapping[str, object]) -> None:
    """What comes to something else than in the example is told; rows may be called otherwise."""
    library = childcare.library()
    expected, actual = (
        assess(structure_case(document, library.vocabulary), library, on=END_OF_2023)
        for document in (case, filled)
    )
    for wanted in expected:
        got = actual[wanted.incentive]
        if (wanted.outcome, wanted.amount) != (got.outcome, got.amount):
            print(f"differs: {wanted.incentive}: {got.outcome} {got.amount}")


if __name__ == "__main__":
    report()
