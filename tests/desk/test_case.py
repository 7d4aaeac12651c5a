"""The page of one case: the form, the answer as facts come in, files, and what-ifs."""

from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from incentives import childcare
from incentives.facts.plain import unstructure_case
from tests.desk.chinese import english_words
from tests.desk.conftest import Desk, case_of
from tests.desk.test_register import texts
from tests.report.reports import EXAMPLES, NO_ANSWER, SHARES_OFF, UNPROVEN

ON = date(2023, 12, 31)


def example(name: str) -> dict[str, object]:
    return dict(unstructure_case(childcare.read_case(EXAMPLES / f"haimen-{name}.yaml")))


def shown(page: AppTest) -> list[str]:
    """The incentives of the outcome that is looked at, each with its amount."""
    return [expander.label for expander in page.expander if "　" in expander.label]


def choose(page: AppTest, section: str) -> AppTest:
    return page.radio(key="case_section").set_value(section).run()


def keys(page: AppTest) -> set[str]:
    """The paths of the facts that have a field in the form."""
    widgets = [*page.text_input, *page.radio, *page.selectbox, *page.multiselect]
    return {
        str(each.key).removeprefix("form_0_")
        for each in widgets
        if str(each.key).startswith("form_0_")
    }


def test_an_empty_case_asks_and_decides_nothing(desk: Desk) -> None:
    """Nothing is taken as no: every incentive in force is open, and a question is put."""
    page = desk("case", case={"district": "320614"}, desk_on=ON)
    assert case_of(page) == {"district": "320614"}
    assert "**下一步最该补充**" in texts(page)
    assert shown(page) == []


def test_an_example_comes_to_what_its_sheet_says(desk: Desk) -> None:
    """Totals and amounts are those of the command line."""
    page = desk("case", case=example("new-build"), desk_on=ON)
    assert "财政资金：**600,000.00 元**（另有待定）" in texts(page)
    assert any(
        line.startswith("承受房屋、土地免征契税") and "150,000.00 元" in line
        for line in shown(page)
    )


def test_a_fact_that_is_typed_changes_the_answer(desk: Desk) -> None:
    """An officer writes 万元 and full-width digits; the document has the plain figure."""
    page = choose(desk("case", case=example("new-build"), desk_on=ON), "projects")
    page.text_input(key="form_0_projects[0].investment").input("５0万元").run()
    assert case_of(page)["projects"][0]["investment"] == "500000"
    assert "财政资金：**500,000.00 元**（另有待定）" in texts(page)


def test_what_cannot_be_taken_stays_in_the_field(desk: Desk) -> None:
    """The sentence says what to write; the fact is not known meanwhile, and nothing is lost."""
    page = choose(desk("case", case=example("new-build"), desk_on=ON), "projects")
    field = "form_0_projects[0].investment"
    page.text_input(key=field).input("约50万").run()
    assert "不是数字" in texts(page)
    assert page.text_input(key=field).value == "约50万"
    assert "investment" not in case_of(page)["projects"][0]
    page.text_input(key=field).input("50万").run()
    assert "不是数字" not in texts(page)


def test_what_cannot_matter_is_not_asked(desk: Desk) -> None:
    """An individual business's facts of income tax are hidden, and can be shown all the same."""
    page = choose(
        desk("case", case={"district": "320614", "institution": {"kind": "company"}}, desk_on=ON),
        "institution",
    )
    few = keys(page)
    page.toggle(key="case_show_all").set_value(True).run()
    assert few < keys(page)
    assert "institution.kind" in few


def test_a_status_is_typed_as_periods(desk: Desk) -> None:
    """From a day on; then until a day."""
    page = choose(desk("case", case={"district": "320614"}, desk_on=ON), "institution")
    key = "form_0_institution.filed"
    page.radio(key=key).set_value("ever").run()
    page.text_input(key=f"{key}_0_from").input("2022年11月20日").run()
    assert case_of(page)["institution"]["filed"] == [{"from": "2022-11-20"}]
    page.text_input(key=f"{key}_0_to").input("2022-01-01").run()
    assert "早于起日" in texts(page)
    page.text_input(key=f"{key}_0_to").input("2023-01-01").run()
    assert case_of(page)["institution"]["filed"] == [{"from": "2022-11-20", "to": "2023-01-01"}]


def test_a_list_is_unknown_empty_or_has_rows(desk: Desk) -> None:
    """Three states that the document keeps apart."""
    page = choose(desk("case", case={"district": "320614"}, desk_on=ON), "projects")
    page.radio(key="case_list_projects").set_value("none").run()
    assert case_of(page)["projects"] == []
    page.toggle(key="case_show_all").set_value(True).run()
    choose(page, "projects")
    page.radio(key="case_list_projects").set_value("some").run()
    assert case_of(page)["projects"] == [{}]
    page.radio(key="case_list_projects").set_value("unknown").run()
    assert "projects" not in case_of(page)


def test_a_row_that_is_removed_leaves_the_others(desk: Desk) -> None:
    """The fields of the rows after it show their own facts."""
    case = {"district": "320614", "projects": [{"id": "甲"}, {"id": "乙"}, {"id": "丙"}]}
    page = choose(desk("case", case=case, desk_on=ON), "projects")
    page.button(key="remove_projects[1]").click().run()
    assert case_of(page)["projects"] == [{"id": "甲"}, {"id": "丙"}]
    assert page.text_input(key="form_1_projects[1].id").value == "丙"


def test_the_question_put_can_be_answered_on_the_spot(desk: Desk) -> None:
    """It goes into the case, and the next one is put."""
    case = example("new-build")
    institution = dict(case["institution"])  # type: ignore[call-overload]
    del institution["serves_under_threes"]
    page = desk("case", case={**case, "institution": institution}, desk_on=ON)
    page.radio(key="next_0_institution.serves_under_threes").set_value(True).run()
    assert case_of(page)["institution"]["serves_under_threes"] is True


def test_an_incentive_opens_to_its_working(desk: Desk) -> None:
    """Its working is drawn while it is open, with the clause."""
    page = desk("case", case=example("new-build"), desk_on=ON)
    page.session_state["open_cn.2019-76.deed_tax_exemption"] = True
    page.run()
    assert "一（三）" in texts(page) + str([table.value.to_dict() for table in page.table])


def test_facts_at_odds_are_told_at_the_field(desk: Desk) -> None:
    """Approved before it was applied for: the sentence is below the field, what was typed stays."""
    page = choose(desk("case", case=example("new-build"), desk_on=ON), "projects")
    field = "form_0_projects[0].approved_on"
    page.text_input(key=field).input("2001年1月1日").run()
    assert any("早于申报日期" in error.value for error in page.error)
    assert case_of(page)["projects"][0]["approved_on"] == "2001-01-01"
    page.text_input(key=field).input("2022-12-20").run()
    assert [error.value for error in page.error] == []


def test_a_failed_condition_says_what_would_have_to_be_different(desk: Desk) -> None:
    """Premises that are owned would have to be provided free: told while the incentive is open."""
    page = desk("case", case=example("change-of-use"), desk_on=ON, case_outcome="INELIGIBLE")
    page.session_state["open_cn.jiangsu.nantong.haimen.2021-64.premises_provided"] = True
    page.run()
    told = "“房屋、土地·房屋取得方式”须为无偿使用（现为自有），改后本项即符合条件"
    assert told in texts(page)


def test_a_name_that_is_typed_is_shown_in_the_frame(desk: Desk) -> None:
    """The case is at hand under its new name."""
    page = choose(desk("case", case={"district": "320614"}, desk_on=ON), "")
    page.text_input(key="form_0_name").input("海门区向阳托育中心").run()
    assert case_of(page)["name"] == "海门区向阳托育中心"
    assert page.session_state["case_named_in_the_frame"] == "海门区向阳托育中心"


def test_why_the_law_gives_no_answer_is_told(
    desk: Desk, overlays_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Shares that exceed the whole: the incentive by its title, and what to do."""
    monkeypatch.setattr(UNPROVEN, lambda *_: None)
    (overlays_folder / "shares.yaml").write_text(SHARES_OFF, encoding="utf-8")
    case = dict(unstructure_case(childcare.read_case(EXAMPLES / "ningbo-closed.yaml")))
    page = desk("case", case=case, desk_on=date(2025, 12, 31), desk_chosen_overlays=("shares",))
    assert NO_ANSWER in texts(page)
    assert set() == english_words(texts(page))
