"""The form of an application in a real browser: tables, keys, what is lost, and what moves."""

from pathlib import Path

from playwright.sync_api import Page, expect

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
from tests.browser.conftest import ServedDesk, free_port, serve, stop
from tests.browser.pages import eventually, settle

MONTHS = [f"2023-{month:02d}" for month in range(1, 13)]
BILLS = [[month, "3,000", "2340.00"] for month in MONTHS]

BILLS[4] = ["2023-05", "约三千", "2340.00"]


def test_twelve_months_are_pasted_with_one_fault(page: Page, shared: ServedDesk) -> None:
    """All cells are taken but one, which keeps its text and says at its place what to write."""
    file = begun(shared, EMPTY)
    open_file(page, shared, file)
    go_to_section(page, "electricity_bills")
    lines = ["月份\t用电量\t实付电费", *("\t".join(bill) for bill in BILLS)]
    paste(cell(page, 0, 0), "\r\n".join(lines) + "\r\n")
    wrong = cell(page, 4, 1)
    expect(wrong).to_have_attribute("aria-invalid", "true")
    expect(wrong).to_have_value("约三千")
    told = wrong.get_attribute("aria-describedby")
    expect(form(page).locator(f"[id='{told}']")).to_contain_text("“约三千”不是数字")
    expect(form(page).locator("tbody [aria-invalid=true]")).to_have_count(1)
    expect(form(page).locator("tfoot")).to_contain_text("28,080")
    expect(form(page).locator("tfoot")).to_contain_text("33,000")
    expect(form(page)).to_contain_text("另有 1 格不能识别，未计入合计。")
    rows = stored(shared, file).document["electricity_bills"]
    assert {"month": "2023-05", "paid": "2340"} == rows[4]  # type: ignore[index]
    assert 12 == len(rows)  # type: ignore[arg-type]
    assert {"electricity_bills[4].quantity_kwh": "约三千"} == stored(shared, file).typed
    page.reload()
    settle(page)
    go_to_section(page, "electricity_bills")
    expect(wrong).to_have_value("约三千")
    wrong.fill("3千")
    wrong.fill("3000")
    wrong.press("Enter")
    expect(form(page).locator("tfoot")).to_contain_text("36,000")
    assert {} == stored(shared, file).typed


def test_a_table_is_filled_in_by_keyboard_alone(page: Page, shared: ServedDesk) -> None:
    """Enter and arrows move between rows; rows are added and removed by key."""
    file = begun(shared, EMPTY)
    open_file(page, shared, file)
    go_to_section(page, "water_bills")
    cell(page, 0, 0).focus()
    for text, key in (("2023-1", "Enter"), ("2023年2月", "Enter"), ("2023-03", "Tab")):
        page.keyboard.type(text)
        page.keyboard.press(key)
    page.keyboard.type("30")
    page.keyboard.press("ArrowUp")
    page.keyboard.type("20")
    page.keyboard.press("ArrowUp")
    page.keyboard.type("10")
    page.keyboard.press("Enter")

    def rows() -> object:
        return stored(shared, file).document.get("water_bills")

    wanted = [{"month": f"2023-0{n}", "quantity_m3": f"{n}0"} for n in (1, 2, 3)]
    eventually(page, lambda: rows() == wanted)
    expect(cell(page, 1, 1)).to_be_focused()
    page.keyboard.press("Control+Delete")
    page.keyboard.press("Control+Delete")
    eventually(page, lambda: rows() == [wanted[0], wanted[2]])
    page.keyboard.press("Control+Insert")
    expect(cell(page, 12, 0)).to_be_focused()


def test_what_is_being_typed_survives_a_reload(page: Page, shared: ServedDesk) -> None:
    """It was not entered yet; the tab keeps it, and it is stored when the page is there again."""
    file = begun(shared, EMPTY)
    open_file(page, shared, file)
    field(page, "name").get_by_role("textbox").click()
    page.keyboard.type("向阳托育中心")
    page.reload()
    expect(field(page, "name").get_by_role("textbox")).to_have_value("向阳托育中心")
    eventually(page, lambda: stored(shared, file).document.get("name") == "向阳托育中心")


def test_what_is_typed_while_the_server_is_away_is_stored_later(page: Page, tmp_path: Path) -> None:
    """The page sends again what it was not told to have been taken."""
    port = free_port()
    desk = serve(tmp_path, port=port)
    file = begun(desk, EMPTY)
    open_file(page, desk, file)
    stop(desk)
    field(page, "name").get_by_role("textbox").fill("向阳托育中心")
    page.keyboard.press("Tab")
    desk = serve(tmp_path, port=port)
    try:
        for _ in range(400):
            if stored(desk, file).document.get("name") == "向阳托育中心":
                break
            page.wait_for_timeout(100)
        assert "向阳托育中心" == stored(desk, file).document.get("name")
    finally:
        stop(desk)


def test_nothing_moves_while_one_fills_in(page: Page, shared: ServedDesk) -> None:
    """Whatever is answered, each field stays where it is; what does not matter turns grey."""
    file = begun(shared, EMPTY)
    open_file(page, shared, file)
    go_to_section(page, "institution")
    tops = "fields => fields.map(field => [field.dataset.path, field.offsetTop])"
    before = form(page).locator(".field").evaluate_all(tops)
    field(page, "institution.kind").get_by_text("个体工商户").click()
    field(page, "institution.public").get_by_text("否").click()
    registered = field(page, "institution.registered_on").get_by_role("textbox")
    registered.fill("20211105")
    registered.press("Tab")
    expect(field(page, "institution.registered_on")).to_contain_text("2021年11月5日")
    expect(form(page).locator(".field.grey").first).to_be_attached()
    after = form(page).locator(".field").evaluate_all(tops)
    assert [path for path, _ in before] == [path for path, _ in after]
    moved = [abs(was - now) for (_, was), (_, now) in zip(before, after, strict=True)]
    assert max(moved) <= 1  # parts of a pixel are rounded


def test_the_first_field_is_on_the_screen_and_results_stay(page: Page, shared: ServedDesk) -> None:
    """At 1366 × 650; the answer stays in view at the end of a long section."""
    page.set_viewport_size({"width": 1366, "height": 650})
    file = begun(shared, example("haimen-new-build"))
    open_file(page, shared, file)
    go_to_section(page, "premises")
    first = form(page).locator(".field input").first
    expect(first).to_be_in_viewport()
    last = field(page, "premises[0].childcare_use")
    last.scroll_into_view_if_needed()
    expect(page.get_by_text("测算结果")).to_be_in_viewport()


def test_on_a_narrow_screen_the_results_are_a_line_that_opens(
    page: Page, shared: ServedDesk
) -> None:
    """390 pixels: nothing is wider than the screen; the line at the bottom opens."""
    page.set_viewport_size({"width": 390, "height": 780})
    file = begun(shared, example("haimen-new-build"))
    open_file(page, shared, file)
    line = page.get_by_text("展开结果")
    expect(line).to_be_in_viewport()
    expect(page.get_by_text("测算结果")).not_to_be_in_viewport()
    line.click()
    settle(page)
    expect(page.get_by_text("测算结果")).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_new_row_of_premises_is_named_where_a_project_uses_it(
    page: Page, shared: ServedDesk
) -> None:
    """The project chooses among the premises by their names."""
    file = begun(shared, {**EMPTY, "premises": [{"id": "主楼"}], "projects": [{"id": "甲"}]})
    open_file(page, shared, file)
    go_to_section(page, "projects")
    used = field(page, "projects[0].premises_id")
    assert ["主楼"] == used.locator("option").evaluate_all("all => all.map(one => one.value)")
    used.get_by_role("combobox").fill("主楼")
    used.get_by_role("combobox").press("Tab")
    eventually(
        page,
        lambda: stored(shared, file).document["projects"] == [{"id": "甲", "premises_id": "主楼"}],
    )


def test_the_form_speaks_chinese_only(page: Page, shared: ServedDesk) -> None:
    """No word of the browser's code is English."""
    file = begun(shared, EMPTY)
    open_file(page, shared, file)
    for key in ("institution", "projects", "monthly_revenue", "sites"):
        go_to_section(page, key)
        text = form(page).inner_text()
        assert [] == [word for word in text.split() if word.isascii() and word.isalpha()]
