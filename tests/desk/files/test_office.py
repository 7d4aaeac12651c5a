"""The settings of the office: changed with who and when, and what they do to its files."""

import sys

import pytest
from streamlit.testing.v1 import AppTest

from incentives.applications import Applications, OfficeSettings
from incentives.desk.session import today
from incentives.register import Register
from tests.desk.chinese import english_words
from tests.desk.conftest import Desk, case_of, settle
from tests.desk.examples import END_OF_2023, example
from tests.desk.test_register import texts
from tests.filling import form_of

YEAR = today().year


def settings_stored() -> OfficeSettings:
    register = Register.open(sys.argv[2])
    stored = Applications(register=register).settings()
    register.close()
    return stored


def opened(desk: Desk) -> AppTest:
    return desk("office", desk_officer="王芳")


def test_the_settings_are_saved_with_who_and_why(desk: Desk) -> None:
    """All of them at once; the history names what was changed."""
    page = opened(desk)
    assert ["尚未设置。"] == [line.value for line in page.caption][:1]
    page.text_input(key="office_name_0_0").input("海门区财政局").run()
    page.text_area(key="office_townships_0_0").input("海门街道\n 三厂街道\n\n海门街道").run()
    page.checkbox(key="office_one_person_0_0").check().run()
    page.text_input(key=f"office_figure_0_0_{YEAR}_population").input("98.6万").run()
    page.text_input(key="office_reason").input("初次设置").run()
    page.button(key="office_save").click().run()
    assert "设置已保存" in page.success[0].value
    settled = settings_stored()
    assert ("海门区财政局", ("海门街道", "三厂街道"), True) == (
        settled.name,
        settled.townships,
        settled.may_one_person_do_two_steps,
    )
    assert {YEAR: {"district_plan.population": "986000"}} == settled.planning
    (row,) = page.table[0].value.values.tolist()
    assert ["王芳", "单位名称、镇街名单、一人办理两个环节、区域规划数据", "初次设置"] == row[1:]


def test_nothing_is_saved_while_a_figure_is_none(desk: Desk) -> None:
    """It is told at its field; what was typed stays."""
    page = opened(desk)
    page.text_input(key=f"office_figure_0_0_{YEAR}_population").input("约百万").run()
    page.button(key="office_save").click().run()
    assert page.error
    assert OfficeSettings() == settings_stored()
    assert "约百万" == page.text_input(key=f"office_figure_0_0_{YEAR}_population").value


def test_a_numbering_that_makes_no_numbers_is_refused(desk: Desk) -> None:
    """The register says what it must have."""
    page = opened(desk)
    page.text_input(key="office_numbering_0_0").input("海托补").run()
    page.button(key="office_save").click().run()
    assert "编号规则“海托补”不能使用" in page.error[0].value
    assert OfficeSettings() == settings_stored()


def test_what_another_has_settled_meanwhile_is_not_overwritten(desk: Desk) -> None:
    """He is named; what was typed stays until the page is read anew."""
    page = opened(desk)
    page.text_input(key="office_name_0_0").input("甲局").run()
    settle(OfficeSettings(name="乙局"))
    page.button(key="office_save").click().run()
    assert "李强" in page.error[0].value
    assert "甲局" == page.text_input(key="office_name_0_0").value
    page.button(key="office_anew").click().run()
    assert "乙局" == page.text_input(key="office_name_1_1").value
    assert "乙局" == settings_stored().name


def test_planning_figures_are_not_asked_of_an_applicant(desk: Desk) -> None:
    """They count in each file of the year, and are none of its fields."""
    case = example("haimen-new-build")
    page = desk("applications", case=case, desk_on=END_OF_2023)
    assert "district_plan" not in [each["key"] for each in form_of(page)["sections"]]
    settle(OfficeSettings(planning={2022: {"district_plan.population": "986000"}}))
    page.run()
    assert case == case_of(page)
    (assessed, *_) = page.session_state["desk_assessed"]
    assert '"population": "986000"' in assessed.key[0]


def test_figures_typed_for_one_year_stay_while_another_is_looked_at(desk: Desk) -> None:
    """Both are saved at once."""
    page = opened(desk)
    page.text_input(key=f"office_figure_0_0_{YEAR}_population").input("98万").run()
    page.selectbox(key="office_year_0_0").set_value(YEAR - 1).run()
    page.text_input(key=f"office_figure_0_0_{YEAR - 1}_population").input("97万").run()
    page.selectbox(key="office_year_0_0").set_value(YEAR).run()
    assert "980,000" == page.text_input(key=f"office_figure_0_0_{YEAR}_population").value
    page.button(key="office_save").click().run()
    path = "district_plan.population"
    assert {YEAR: {path: "980000"}, YEAR - 1: {path: "970000"}} == settings_stored().planning


@pytest.mark.parametrize("year", [2024, 2030])
def test_figures_of_a_later_year_do_not_count(desk: Desk, year: int) -> None:
    """The file is of the end of 2023."""
    page = desk("applications", case=example("haimen-new-build"), desk_on=END_OF_2023)
    before = texts(page)
    settle(OfficeSettings(planning={year: {"district_plan.population": "986000"}}))
    page.run()
    assert before == texts(page)


def test_the_page_speaks_chinese(desk: Desk) -> None:
    """Signs of the numbering aside."""
    page = opened(desk)
    settle(OfficeSettings(name="乙局"))
    page.run()
    controls = [*page.text_input, *page.text_area, *page.checkbox, *page.selectbox, *page.button]
    labels = [control.label for control in controls]
    said = [text.value for text in (*page.title, *page.caption, *page.subheader)]
    assert set() == english_words("\n".join((*labels, *said, texts(page)))) - {"n", "year"}
