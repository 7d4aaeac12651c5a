"""The page of the budget: cases of the register added up, scenarios side by side.

And what may be printed of them.
"""

import io
import json
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from incentives import childcare
from incentives.budgeting import budget_of, postings_of
from incentives.calculator import assess
from incentives.desk.budget.tables import BudgetTables
from incentives.facts.plain import unstructure_case
from incentives.policy.rule import Form
from incentives.register import Act, Register, Search
from incentives.report.printing.excel.book import book_bytes
from incentives.report.printing.excel.chart_page import ChartPage
from incentives.report.printing.excel.page import Page
from incentives.report.words.names import Words
from incentives.values.text import OF_LIBRARIES, Language
from tests.desk.chinese import english_words
from tests.desk.conftest import Desk
from tests.desk.test_register import filed as file_directly
from tests.desk.test_register import texts
from tests.register.offices import paying
from tests.report.reports import EXAMPLES
from tests.workbook.books import book, changed, row_of

ON = date(2023, 12, 31)
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
RAISED = """overlay:
  title: {zh: 提高标准方案, en: raised}
  authority: {zh: 区财政局, en: bureau}
  jurisdiction: cn.jiangsu.nantong.haimen
sets:
  cn.jiangsu.nantong.haimen.2021-64.construction_per_place:
    - {from: 2021-09-30, value: 10000, cite: 试算}
"""


def example(name: str) -> dict[str, object]:
    return dict(unstructure_case(childcare.read_case(EXAMPLES / f"haimen-{name}.yaml")))


@pytest.fixture
def filed(desk: Desk) -> Desk:
    """Two cases stand in the register."""
    for name in ("new-build", "extension"):
        file_directly(desk, example(name), on=ON)
    return desk


def added_up(page: AppTest) -> AppTest:
    return page.button(key="budget_add_up").click().run()


def rows(page: AppTest, first: str) -> list[list[str]]:
    """The rows of the table whose first column is headed so."""
    found = next(table.value for table in page.table if table.value.columns[0] == first)
    return [[str(cell) for cell in row] for row in found.itertuples(index=False)]


def charts(page: AppTest) -> list[dict[str, object]]:
    """What the charts of the page are made of."""
    found = [element.proto.spec for element in page.get("vega_lite_chart")]
    return [json.loads(spec) for spec in found]


def test_the_case_at_hand_comes_to_what_it_was_assessed_to(desk: Desk) -> None:
    """600,000 yuan of cash; taxes and prices by themselves."""
    page = desk("budget", case=example("new-build"), desk_on=ON, budget_source="case")
    assert ["财政资金", "600,000.00"] == rows(added_up(page), "资金性质")[0][:2]


def test_the_register_is_added_up(filed: Desk) -> None:
    """Both cases count, each on the day of its filing."""
    page = added_up(filed("budget", desk_on=ON))
    assert ["申报件", "计入 2 件，未计入 0 件"] in rows(page, "项目")
    assert ["测算日", "各按登记时的测算日"] in rows(page, "项目")
    (total,) = [row for row in rows(page, "事项") if row[0] == "合计"]
    assert rows(page, "资金性质")[0][1:] == total[1:]
    assert total == ["合计", *next(row for row in rows(page, "承担主体") if row[0] == "合计")[1:]]


def test_what_was_paid_since_is_deducted(filed: Desk, register_address: str) -> None:
    """200,000 of 600,000, after the day of the assessment; the other case lists 250,000 itself."""
    register = Register.open(register_address)
    standing = register.determinations(Search())
    number = next(entry.number for entry in standing if "新建" in entry.applicant.name)
    act = Act(officer="王芳", filed_at=datetime(2024, 1, 15, 9, tzinfo=UTC), unusual="补登")
    register.pay(
        paying(number, "200000.00", paid_on=date(2024, 1, 15), subject="project-2022"), act
    )
    register.close()
    page = added_up(filed("budget", desk_on=ON))
    (cash,) = [row for row in rows(page, "资金性质") if row[0] == "财政资金"]
    assert cash[1:4] == ["850,000.00", "450,000.00", "400,000.00"]
    (total,) = [row for row in rows(page, "事项") if row[0] == "合计"]
    assert total[1:4] == cash[1:4]
    assert any("尚需拨付" in caption.value for caption in page.caption)


def test_an_empty_register_says_what_to_do(desk: Desk) -> None:
    """The way to the first filing is told."""
    assert "登记簿尚无有效登记" in texts(added_up(desk("budget")))


def test_sums_are_not_shown_once_a_choice_has_changed(desk: Desk) -> None:
    """They would be taken for those of the new choice."""
    page = added_up(desk("budget", case=example("new-build"), desk_on=ON, budget_source="case"))
    page.radio(key="budget_source").set_value("register").run()
    assert "请重新计算" in texts(page)
    assert not page.table


def test_the_chart_has_a_description_and_no_menu(desk: Desk) -> None:
    """Who cannot see it is told what it shows; its titles are Chinese."""
    page = added_up(desk("budget", case=example("new-build"), desk_on=ON, budget_source="case"))
    (chart,) = charts(page)
    assert "财政资金分月份柱形图" in str(chart["description"])
    assert {"embedOptions": {"actions": False, "renderer": "svg"}} == chart["usermeta"]
    titles = [chart["encoding"][axis]["title"] for axis in ("x", "y", "color")]  # type: ignore[index]
    assert ["月份", "金额（万元）", "承担主体"] == titles


def test_a_scenario_is_compared_with_the_present_one(filed: Desk, overlays_folder: Path) -> None:
    """90 new places at 10,000 yuan become known; the total of the form stands below."""
    (overlays_folder / "raised.yaml").write_text(RAISED, encoding="utf-8")
    page = filed("budget", desk_on=ON, budget_section="scenarios")
    page.multiselect(key="scenario_overlays").set_value(["raised"]).run()
    page.button(key="scenario_compare").click().run()
    found = rows(page, "事项")
    assert any(row[2] == "900,000.00" for row in found)
    assert "所列合计" == found[-1][0]
    assert len(charts(page)) == 1


@pytest.mark.parametrize("language", OF_LIBRARIES)
def test_all_tables_are_sheets_of_one_workbook(language: Language) -> None:
    """Each has a name of its own that a spreadsheet takes; the sums stand in them as numbers."""
    library = childcare.library()
    found = assess(childcare.read_case(EXAMPLES / "haimen-new-build.yaml"), library, on=ON)
    budget = budget_of(postings_of("甲", found), library.currency)
    tables = BudgetTables(budget=budget, words=Words(library=library, language=language))
    pages = [tables.by_form()]
    for form in Form:
        pages += [tables.by_month_and_level(form), *tables.of_form(form)]
    made = openpyxl.load_workbook(
        io.BytesIO(book_bytes(pages, title="x", day=ON, language=language))
    )
    assert 1 + 6 * len(Form) == len(made.worksheets)
    assert made.worksheets[0]["B2"].value == 600000


def test_charts_are_drawn_by_the_spreadsheet_from_the_tables() -> None:
    """By month and level, and by incentive; the row of the sum is in none of them.

    Large amounts are told in 万元.
    """
    library = childcare.library()
    found = assess(childcare.read_case(EXAMPLES / "haimen-new-build.yaml"), library, on=ON)
    tables = BudgetTables(
        budget=budget_of(postings_of("甲", found), library.currency),
        words=Words(library=library, language=Language.ZH),
    )
    cash, prices = (tuple(tables.charts(form)) for form in (Form.CASH, Form.PRICE))
    assert [("财政资金按月份和承担主体", 1, (1,)), ("财政资金按事项", 2, (1,))] == [
        (each.page, each.count, each.series) for each in cash
    ]
    assert ["金额（万元）", "金额（元）"] == [each[0].amounts_called for each in (cash, prices)]
    sheets = tables.by_month_and_level(Form.CASH), *tables.of_form(Form.CASH)
    pages: list[Page | ChartPage] = [*sheets, ChartPage(name="图表", charts=cash)]
    content = book_bytes(pages, title="x", day=ON, language=Language.ZH)
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        drawn = [
            parts.read(name).decode()
            for name in sorted(parts.namelist())
            if name.startswith("xl/charts/chart")
        ]
    assert 2 == len(drawn)
    assert "财政资金按月份和承担主体!$B$2" in drawn[0]
    assert '<c:barDir val="bar"/>' in drawn[1]


def test_levels_of_government_have_a_chart_of_their_own() -> None:
    """City and county share an award of Ningbo."""
    library = childcare.library()
    found = assess(
        childcare.read_case(EXAMPLES / "ningbo-closed.yaml"), library, on=date(2024, 12, 31)
    )
    tables = BudgetTables(
        budget=budget_of(postings_of("甲", found), library.currency),
        words=Words(library=library, language=Language.ZH),
    )
    assert ("财政资金按承担主体", 2) in [
        (each.page, each.count) for each in tables.charts(Form.CASH)
    ]


def test_a_year_is_budgeted_by_itself(desk: Desk) -> None:
    """The grant is due in 2022, the reliefs are of 2023; all years together have both."""
    page = added_up(desk("budget", case=example("new-build"), desk_on=ON, budget_source="case"))
    assert ["财政资金", "600,000.00"] == rows(page, "资金性质")[0][:2]
    assert ["年度", "全部年度（含日期未定）"] in rows(page, "项目")
    page.selectbox(key="budget_year").set_value(2023).run()
    assert ["年度", "2023年"] in rows(page, "项目")
    assert "财政资金" not in [row[0] for row in rows(page, "资金性质")]
    page.selectbox(key="budget_year").set_value(2022).run()
    assert ["财政资金", "600,000.00"] == rows(page, "资金性质")[0][:2]


def test_the_institutions_of_a_workbook_are_added_up(desk: Desk) -> None:
    """Those with faults are counted and left out.

    The workbook is the one of the page of many cases.
    """
    cases = {
        name: {**example(name), "name": name} for name in ("new-build", "extension", "workplace")
    }
    faulty = changed(book(cases), {("", row_of(2), "institution.kind"): "公司"})
    page = desk("budget", desk_on=ON, budget_source="workbook")
    assert any("请上传" in each.value for each in page.caption)
    page.file_uploader[0].upload("机构.xlsx", faulty, EXCEL).run()
    page = added_up(page)
    assert "使用的工作簿：机构.xlsx" in [each.value for each in page.caption]
    assert ["财政资金", "600,000.00"] == rows(page, "资金性质")[0][:2]
    page.selectbox(key="budget_year").set_value(2022).run()
    assert "共 3 个申请人，其中 1 个填写有误，未计入（编号：extension）" in texts(page)
    assert ["汇总范围", "批量表中的申请人（机构.xlsx）"] in rows(page, "项目")
    assert ["申报件", "计入 2 件，未计入 1 件"] in rows(page, "项目")


def test_what_has_no_day_is_told_beside_a_year(desk: Desk) -> None:
    """What belongs to no year is said with the sum of one, and not with that of all of them."""
    page = added_up(desk("budget", case=example("unknowns"), desk_on=ON, budget_source="case"))
    told = "日期未定、未计入本年度的财政资金"
    assert told not in [row[0] for row in rows(page, "项目")]
    page.selectbox(key="budget_year").set_value(2023).run()
    assert [told, "已确定（元）：0.00；待定（元）：金额待定"] in rows(page, "项目")


def test_sums_are_asked_for_anew_in_the_other_language(desk: Desk) -> None:
    """What was left out is told in the language in which it was worked out."""
    page = added_up(desk("budget", case=example("new-build"), desk_on=ON, budget_source="case"))
    page.session_state["desk_language"] = Language.EN
    page.run()
    assert not page.table


def test_no_english_is_seen_in_chinese(desk: Desk) -> None:
    """Titles, tables and messages."""
    page = added_up(desk("budget", case=example("new-build"), desk_on=ON, budget_source="case"))
    tables = "\n".join(table.value.to_string() for table in page.table)
    assert set() == english_words(texts(page) + tables)


def test_english_is_spoken_to_who_wants_it(desk: Desk) -> None:
    """Every wording has both languages."""
    page = desk("budget", case=example("new-build"), desk_on=ON, language=Language.EN)
    assert not page.exception
    assert "Budget" == page.title[0].value
