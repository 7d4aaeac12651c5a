"""The page of many applicants: template, upload, faults, totals, applications made of all."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from incentives.applications import Applications, ApplicationSearch
from incentives.register import Register
from incentives.values.text import Language
from incentives.wordings.workbook.kinds import TEXT_FILE
from tests.desk.conftest import OFFICER, Desk
from tests.workbook.books import book, changed, example, row_of

ON = date(2023, 12, 31)
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CASES = {
    "A1": example("haimen-new-build", name="新建托育园"),
    "A2": example("haimen-extension", name="扩建托育园"),
    "A3": example("haimen-workplace", name="单位托育点"),
}
FAULTY = changed(book(CASES), {("", row_of(2), "institution.kind"): "公司"})


def uploaded(
    desk: Desk, content: bytes, *, language: Language = Language.ZH, name: str = "机构.xlsx"
) -> AppTest:
    """The page after a workbook was chosen."""
    page = desk("batch", language=language, desk_on=ON)
    return page.file_uploader[0].upload(name, content, EXCEL).run()


def tables(page: AppTest) -> list[list[list[str]]]:
    """The cells of every table on the page."""
    return [table.value.values.tolist() for table in page.table]


def test_the_page_offers_the_template_and_asks_for_the_workbook(desk: Desk) -> None:
    """Nothing else is there before something was uploaded."""
    page = desk("batch", desk_on=ON)
    assert [button.key for button in page.get("download_button")] == ["batch_template"]
    assert page.file_uploader[0].label == "上传填好的模板"
    assert not page.table


def test_faults_are_listed_and_the_others_assessed(desk: Desk) -> None:
    """Of three institutions one is faulty: sheet, row, column, key and sentence.

    The totals are those of the other two.
    """
    page = uploaded(desk, FAULTY)
    assert (
        page.warning[0].value
        == "共 3 个申请人：已测算 2 个，未测算 1 个，错误 1 处。截至2023年12月31日。"
    )
    faults, totals, institutions, _ = tables(page)
    assert faults[0][:4] == ["申请人", "4", "机构性质", "A2"]
    assert faults[0][4].startswith("“公司”不在可选的内容之中。")
    assert ["A1", "A2", "A3"] == [row[0] for row in institutions]
    assert institutions[1][2] == "填写有误，未测算"
    assert (
        next(row for row in totals if row[0].startswith("承受房屋、土地免征契税"))[4]
        == "150,000.00"
    )


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "文件是空的。"),
        (b"PK\x03\x04junk", "文件已损坏，无法打开。请重新另存为 .xlsx 后上传。"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(
    desk: Desk, content: bytes, sentence: str
) -> None:
    """The page stays as it was before."""
    page = uploaded(desk, content)
    assert [error.value for error in page.error] == [sentence]
    assert not page.table


@pytest.mark.parametrize("name", ["机构.csv", "机构.xls", "机构.txt"])
def test_a_file_that_is_no_workbook_takes_the_faults_of_the_one_before_away(
    desk: Desk, name: str
) -> None:
    """A sentence says what to do; nothing of the earlier file stays on the page."""
    page = uploaded(desk, FAULTY)
    assert page.table
    page = page.file_uploader[0].upload(name, "编号,名称\nA1,甲园\n".encode("gb18030")).run()
    assert [error.value for error in page.error] == [TEXT_FILE.zh]
    assert not page.table
    assert not page.warning


def test_one_name_under_two_codes_is_put_to_the_officer(desk: Desk) -> None:
    """Both rows are assessed, and told."""
    cells = {("", row_of(1), "#party:credit_code"): "91350100M000100Y43"}
    page = uploaded(desk, changed(book({"A1": CASES["A1"], "A2": CASES["A1"]}), dict(cells)))
    doubts = tables(page)[0]
    assert [row[1:3] for row in doubts] == [["3", "A1"], ["4", "A2"]]
    assert "名称同为" in doubts[0][3]


def test_each_institution_becomes_an_application(desk: Desk, register_address: str) -> None:
    """With its amounts and state; then all is the same, the faulty one is left, nothing filed."""
    page = uploaded(desk, FAULTY)
    assert page.button(key="batch_apply").disabled
    page.session_state["desk_officer"] = OFFICER
    page.run()
    assert "将新建 2 件，更新 0 件；内容相同 0 件，待选定 0 件，不处理 1 件。" in [
        info.value for info in page.info
    ]
    page.button(key="batch_apply").click().run()
    assert any("已新建 2 件" in success.value for success in page.success)
    plans = tables(page)[-1]
    assert [row[-1].partition("。")[0] for row in plans] == ["不处理", "已新建草稿", "已新建草稿"]
    assert [row[-2][-4:] for row in plans] == ["", "（草稿）", "（草稿）"]
    last = page.table[-1].value
    assert list(last["财政资金（元）"]) == ["", "600,000.00", "0.00"]
    assert page.button(key="batch_apply").disabled
    register = Register.open(register_address)
    found, count = Applications(register=register).find(ApplicationSearch())
    assert ({"新建托育园", "单位托育点"}, 2) == ({row.name for row in found}, count)
    assert {ON} == {row.on for row in found}
    assert register.head() is None
    register.close()


def test_what_cannot_be_told_apart_is_asked_on_the_page(desk: Desk) -> None:
    """One name under two codes: nothing is begun before it is answered, then both are."""
    cells = {
        ("", row_of(1), "#party:credit_code"): "91350100M000100Y43",
        ("", row_of(2), "#party:credit_code"): "52320684MJ0000001C",
    }
    page = desk("batch", desk_on=ON, desk_officer=OFFICER)
    content = changed(book({"A1": CASES["A1"], "A2": CASES["A1"]}), dict(cells))
    page = page.file_uploader[0].upload("机构.xlsx", content, EXCEL).run()
    assert page.button(key="batch_apply").disabled
    for key in ("A1", "A2"):
        page.selectbox(key=f"batch_answer_{key}").select_index(0).run()
    page.button(key="batch_apply").click().run()
    assert any("已新建 2 件" in success.value for success in page.success)


def test_the_batch_stays_while_days_change_and_goes_when_it_is_cleared(desk: Desk) -> None:
    """As of another day it is assessed anew; cleared, nothing is left of it."""
    page = uploaded(desk, FAULTY)
    page.session_state["desk_on"] = date(2020, 12, 31)
    page.run()
    assert page.warning[0].value.endswith("截至2020年12月31日。")
    page.button(key="batch_forget").click().run()
    assert not page.table


def test_the_page_speaks_english_when_told(desk: Desk) -> None:
    """A workbook in Chinese is read all the same."""
    page = uploaded(desk, FAULTY, language=Language.EN)
    assert page.warning[0].value.startswith("3 applicants: 2 assessed, 1 not; 1 faults.")


def test_markup_in_names_is_shown_as_it_is(desk: Desk) -> None:
    """No HTML and no Markdown of a cell is rendered."""
    page = uploaded(desk, book({"<b>1</b>": {"district": "320614", "name": "**甲** <img src=x>"}}))
    row = tables(page)[-1][0]
    assert "<img" not in row[1] or "\\<img" in row[1]
    assert "**甲**" not in row[1]


def test_of_a_hundred_and_twenty_rows_twelve_are_faulty(desk: Desk) -> None:
    """A batch that goes to the other processes: counted, paged, and every fault told."""
    cases = {
        f"{n:03d}": {
            "district": "320614",
            "name": f"第{n}托育园",
            "projects": CASES["A1"]["projects"],
        }
        for n in range(120)
    }
    cells = {("projects", row_of(n), "projects[].investment"): "若干" for n in range(5, 120, 10)}
    page = uploaded(desk, changed(book(cases), dict(cells)))
    assert page.warning[0].value.startswith(
        "共 120 个申请人：已测算 108 个，未测算 12 个，错误 12 处。"
    )
    faults, _, institutions, _ = tables(page)
    assert [row[:3] for row in faults] == [
        ["建设项目", str(row_of(n)), "项目总投资（元）"] for n in range(5, 120, 10)
    ]
    assert len(institutions) == 20
    page.button(key="later_batch_applicants").click().run()
    assert tables(page)[2][0][0] == "020"
