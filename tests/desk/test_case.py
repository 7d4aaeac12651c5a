"""The page of one case: the form, the answer as facts come in, files, and what-ifs."""

from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from incentives import childcare
from incentives.facts.plain import unstructure_case
from tests.desk.chinese import english_words
from tests.desk.conftest import Desk
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
    page = desk("case", desk_on=ON)
    assert page.session_state["desk_case"] == {"district": "320614"}
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
    assert page.session_state["desk_case"]["projects"][0]["investment"] == "500000"
    assert "财政资金：**500,000.00 元**（另有待定）" in texts(page)


def test_what_cannot_be_taken_stays_in_the_field(desk: Desk) -> None:
    """The sentence says what to write; the fact is not known meanwhile, and nothing is lost."""
    page = choose(desk("case", case=example("new-build"), desk_on=ON), "projects")
    field = "form_0_projects[0].investment"
    page.text_input(key=field).input("约50万").run()
    assert "不是数字" in texts(page)
    assert page.text_input(key=field).value == "约50万"
    assert "investment" not in page.session_state["desk_case"]["projects"][0]
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
    assert page.session_state["desk_case"]["institution"]["filed"] == [{"from": "2022-11-20"}]
    page.text_input(key=f"{key}_0_to").input("2022-01-01").run()
    assert "早于起日" in texts(page)
    page.text_input(key=f"{key}_0_to").input("2023-01-01").run()
    assert page.session_state["desk_case"]["institution"]["filed"] == [
        {"from": "2022-11-20", "to": "2023-01-01"}
    ]


def test_a_list_is_unknown_empty_or_has_rows(desk: Desk) -> None:
    """Three states that the document keeps apart."""
    page = choose(desk("case", case={"district": "320614"}, desk_on=ON), "projects")
    page.radio(key="case_list_projects").set_value("none").run()
    assert page.session_state["desk_case"]["projects"] == []
    page.toggle(key="case_show_all").set_value(True).run()
    choose(page, "projects")
    page.radio(key="case_list_projects").set_value("some").run()
    assert page.session_state["desk_case"]["projects"] == [{}]
    page.radio(key="case_list_projects").set_value("unknown").run()
    assert "projects" not in page.session_state["desk_case"]


def test_a_row_that_is_removed_leaves_the_others(desk: Desk) -> None:
    """The fields of the rows after it show their own facts."""
    case = {"district": "320614", "projects": [{"id": "甲"}, {"id": "乙"}, {"id": "丙"}]}
    page = choose(desk("case", case=case, desk_on=ON), "projects")
    page.button(key="remove_projects[1]").click().run()
    assert page.session_state["desk_case"]["projects"] == [{"id": "甲"}, {"id": "丙"}]
    assert page.text_input(key="form_1_projects[1].id").value == "丙"


def test_the_question_put_can_be_answered_on_the_spot(desk: Desk) -> None:
    """It goes into the case, and the next one is put."""
    case = example("new-build")
    institution = dict(case["institution"])  # type: ignore[call-overload]
    del institution["serves_under_threes"]
    page = desk("case", case={**case, "institution": institution}, desk_on=ON)
    page.radio(key="next_0_institution.serves_under_threes").set_value(True).run()
    assert page.session_state["desk_case"]["institution"]["serves_under_threes"] is True


def test_a_file_with_faults_leaves_the_case_as_it_was(desk: Desk) -> None:
    """Each fault is told with its line, in Chinese."""
    page = desk("case", case={"district": "320614", "name": "甲"}, desk_on=ON)
    page.file_uploader(key="case_import").set_value(
        ("case.yaml", b"district: '320614'\nname: 1.5\nshop: x\n", "text/yaml")
    )
    page.run()
    assert page.session_state["desk_case"]["name"] == "甲"
    assert "未导入" in texts(page)
    assert "第 3 行" in texts(page)


def test_a_file_that_is_read_is_the_case_at_hand(desk: Desk) -> None:
    """What is exported reads back to the same case."""
    page = desk("case", desk_on=ON)
    content = (EXAMPLES / "haimen-new-build.yaml").read_bytes()
    page.file_uploader(key="case_import").set_value(("x.yaml", content, "text/yaml")).run()
    assert page.session_state["desk_case"] == example("new-build")


def test_a_file_of_json_is_read_by_its_name(desk: Desk) -> None:
    """A comma too many is told as JSON, whatever the text begins with."""
    page = desk("case", case={"district": "320614", "name": "甲"}, desk_on=ON)
    content = b'{district: "320614"}'
    page.file_uploader(key="case_import").set_value(("a: b.json", content, "x/json")).run()
    assert page.session_state["desk_case"]["name"] == "甲"
    assert "名称" in texts(page)
    page.file_uploader(key="case_import").set_value(("b.yaml", content, "text/yaml")).run()
    assert page.session_state["desk_case"] == {"declared": {}, "district": "320614"}


def test_a_what_if_tells_the_difference_to_the_fen(desk: Desk) -> None:
    """With half the investment the central grant is less; the base can be gone back to."""
    page = desk("case", case=example("new-build"), desk_on=ON)
    page.button(key="what_if_keep").click().run()
    choose(page, "projects").text_input(key="form_0_projects[0].investment").input("30万").run()
    rows = [list(row) for table in page.table for row in table.value.itertuples(index=False)]
    assert [
        "普惠托位建设补助（中央预算内投资）",
        "符合条件 600,000.00 元",
        "符合条件 300,000.00 元",
        "减少 300,000.00 元",
    ] in rows
    page.button(key="what_if_back").click().run()
    assert page.session_state["desk_case"] == example("new-build")


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
    assert page.session_state["desk_case"]["projects"][0]["approved_on"] == "2001-01-01"
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
    assert page.session_state["desk_case"]["name"] == "海门区向阳托育中心"
    assert page.session_state["case_named_in_the_frame"] == "海门区向阳托育中心"


def test_an_example_fills_an_empty_case(desk: Desk) -> None:
    """Nothing can be lost, so nothing is asked; the day for which it was written is told."""
    page = desk("case", desk_on=ON)
    page.selectbox(key="case_example").set_value("haimen-new-build").run()
    assert any("按2023年12月31日编写" in each.value for each in page.caption)
    page.button(key="case_example_begin").click().run()
    assert page.session_state["desk_case"] == example("new-build")
    assert "财政资金：**600,000.00 元**（另有待定）" in texts(page)


def test_an_example_takes_the_place_of_typed_facts_only_when_told_to(desk: Desk) -> None:
    """The officer is asked first, and may leave the case as it is."""
    typed = {"district": "320614", "name": "甲"}
    page = desk("case", case=typed, desk_on=ON)
    page.selectbox(key="case_example").set_value("haimen-renewal").run()
    page.button(key="case_example_begin").click().run()
    assert page.session_state["desk_case"] == typed
    page.button(key="case_example_leave").click().run()
    assert page.session_state["desk_case"] == typed
    page.button(key="case_example_begin").click().run()
    page.button(key="case_example_replace").click().run()
    assert page.session_state["desk_case"] == example("renewal")


def test_an_example_left_as_it_is_gives_way_to_another(desk: Desk) -> None:
    """Nothing of it was typed; once a fact is changed, it is asked."""
    page = desk("case", desk_on=ON)
    for name in ("haimen-new-build", "zhuhai-half-day"):
        page.selectbox(key="case_example").set_value(name).run()
        page.button(key="case_example_begin").click().run()
    assert page.session_state["desk_case"]["district"] == "440400"
    choose(page, "").text_input(key="form_2_name").input("乙").run()
    page.selectbox(key="case_example").set_value("haimen-renewal").run()
    page.button(key="case_example_begin").click().run()
    assert page.session_state["desk_case"]["name"] == "乙"


def test_examples_are_offered_in_the_language_of_the_desk(desk: Desk) -> None:
    """No English in Chinese."""
    page = desk("case", desk_on=ON)
    assert all(
        set() == english_words(option) for option in page.selectbox(key="case_example").options
    )


def test_a_what_if_tells_between_what_bounds_an_open_difference_lies(desk: Desk) -> None:
    """Without the investment the central grant is up to 600,000 yuan: as much less, or nothing."""
    page = desk("case", case=example("new-build"), desk_on=ON)
    page.button(key="what_if_keep").click().run()
    choose(page, "projects").text_input(key="form_0_projects[0].investment").input("").run()
    rows = [list(row) for table in page.table for row in table.value.itertuples(index=False)]
    (row,) = [row for row in rows if row[0] == "普惠托位建设补助（中央预算内投资）"]
    assert row == [
        "普惠托位建设补助（中央预算内投资）",
        "符合条件 600,000.00 元",
        "待定 0.00 至 600,000.00 元",
        "减少 0.00 至 600,000.00 元",
    ]


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
