"""The page of one case: the form, the answer as facts come in, files, and what-ifs."""

from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from incentives import childcare
from incentives.applications import OfficeSettings
from incentives.desk.case import asking
from incentives.facts.plain import unstructure_case
from incentives.forms.relevance import Question
from incentives.values.place import FactPath
from tests.desk.chinese import english_words
from tests.desk.conftest import Desk, case_of, settle
from tests.desk.test_register import texts
from tests.filling import fields_of, filled_in, section_of, sent
from tests.report.reports import EXAMPLES, NO_ANSWER, SHARES_OFF, UNPROVEN

ON = date(2023, 12, 31)


def example(name: str) -> dict[str, object]:
    return dict(unstructure_case(childcare.read_case(EXAMPLES / f"haimen-{name}.yaml")))


def shown(page: AppTest) -> list[str]:
    """The incentives of the outcome that is looked at, each with its amount."""
    return [expander.label for expander in page.expander if "　" in expander.label]


def choose(page: AppTest, section: str) -> AppTest:
    return filled_in(page, {"kind": "section", "key": section})


def typed(path: str, text: str) -> dict[str, object]:
    """What the page sends when the text was typed at the fact, or the value was chosen."""
    return {"kind": "typed", "path": path, "text": text}


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
    filled_in(page, typed("projects[0].investment", "５0万元"))
    (field,) = fields_of(page, "projects[0].investment")
    assert "500,000.00 元　伍拾万元整" == field["said"]
    assert case_of(page)["projects"][0]["investment"] == "500000"
    assert "财政资金：**500,000.00 元**（另有待定）" in texts(page)


def test_what_cannot_be_taken_stays_in_the_field(desk: Desk) -> None:
    """The sentence says what to write; the fact is not known meanwhile, and nothing is lost."""
    page = choose(desk("case", case=example("new-build"), desk_on=ON), "projects")
    filled_in(page, typed("projects[0].investment", "约50万"))
    (field,) = fields_of(page, "projects[0].investment")
    assert "不是数字" in field["fault"]
    assert "约50万" == field["value"]
    assert "investment" not in case_of(page)["projects"][0]
    assert "须改正 1 处" == section_of(page, "projects")["state"]
    filled_in(page, typed("projects[0].investment", "50万"))
    (field,) = fields_of(page, "projects[0].investment")
    assert "" == field["fault"]


def test_what_cannot_matter_is_grey_with_the_reason_and_is_taken(desk: Desk) -> None:
    """Every fact has its place; one that no rule reads says so, and may be filled in."""
    page = choose(desk("case", case=example("new-build"), desk_on=ON), "premises")
    path = "premises[0].annual_rent"
    (rent,) = fields_of(page, path)
    assert (True, "可以不填") == (rent["grey"], str(rent["said"])[-5:-1])
    paths = [field["path"] for field in fields_of(page)]
    filled_in(page, typed(path, "1万2"), typed(path, "12,000"))
    assert "12000" == case_of(page)["premises"][0]["annual_rent"]
    assert paths == [field["path"] for field in fields_of(page)]


def test_a_status_is_typed_as_periods(desk: Desk) -> None:
    """From a day on; then until a day."""
    page = choose(desk("case", case={"district": "320614"}, desk_on=ON), "institution")

    def lasted(*rows: list[str]) -> AppTest:
        change = {"kind": "lasted", "path": "institution.filed", "state": "ever"}
        return filled_in(page, {**change, "rows": list(rows)})

    lasted(["2022年11月20日", ""])
    assert case_of(page)["institution"]["filed"] == [{"from": "2022-11-20"}]
    lasted(["2022年11月20日", "2022-01-01"])
    (field,) = fields_of(page, "institution.filed")
    assert "早于起日" in field["fault"]
    assert [["2022年11月20日", "2022-01-01"]] == field["periods"]
    lasted(["2022年11月20日", "2023-01-01"])
    assert case_of(page)["institution"]["filed"] == [{"from": "2022-11-20", "to": "2023-01-01"}]


def test_a_list_is_unknown_empty_or_has_rows(desk: Desk) -> None:
    """Three states that the document keeps apart; rows are not lost by a word."""
    page = choose(desk("case", case={"district": "320614"}, desk_on=ON), "projects")
    filled_in(page, {"kind": "said", "list": "projects", "empty": True})
    assert case_of(page)["projects"] == []
    filled_in(page, {"kind": "add", "list": "projects"})
    assert case_of(page)["projects"] == [{"id": "建设项目1"}]
    filled_in(page, {"kind": "said", "list": "projects", "empty": True})
    assert case_of(page)["projects"] == [{"id": "建设项目1"}]
    filled_in(page, {"kind": "clear", "list": "projects"})
    assert "projects" not in case_of(page)


def test_a_row_that_is_removed_leaves_the_others(desk: Desk) -> None:
    """The rows after it move up, with what was typed in them and could not be taken."""
    case = {"district": "320614", "projects": [{"id": "甲"}, {"id": "乙"}, {"id": "丙"}]}
    page = choose(desk("case", case=case, desk_on=ON), "projects")
    filled_in(page, typed("projects[2].investment", "多"))
    filled_in(page, {"kind": "remove", "list": "projects", "index": 1})
    assert case_of(page)["projects"] == [{"id": "甲"}, {"id": "丙"}]
    (field,) = fields_of(page, "projects[1].investment")
    assert "多" == field["value"]


ANSWERS: dict[str, tuple[dict[str, object], object]] = {
    "institution.public": ({"kind": "typed", "text": "false"}, False),
    "institution.kind": ({"kind": "typed", "text": "company"}, "company"),
    "institution.care_modes": ({"kind": "chosen", "values": ["hourly"]}, ["hourly"]),
    "institution.filed": (
        {"kind": "lasted", "state": "ever", "rows": [["2022-1-2", ""]]},
        [{"from": "2022-01-02"}],
    ),
    "institution.registered_on": ({"kind": "typed", "text": "2021年11月5日"}, "2021-11-05"),
    "institution.building_area_m2": ({"kind": "typed", "text": "900平方米"}, "900"),
    "institution.opening_input_credit": ({"kind": "typed", "text": "1.5万"}, "15000"),
}
"""Of each kind of fact one, how it is answered, and what the case says then."""


@pytest.mark.parametrize("path", ANSWERS)
def test_a_fact_is_the_same_in_both_places(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    """Answered where it is asked next, it is so in its section; and the other way round."""
    asked = (Question(path=FactPath.parse(path), missing_for=("cn.2019-76.deed_tax_exemption",)),)
    monkeypatch.setattr(asking, "next_questions", lambda _: asked)
    page = choose(desk("case", case={"district": "320614"}, desk_on=ON), "institution")
    answer, plain = ANSWERS[path]
    before = fields_of(page, path)[0]
    filled_in(page, {**answer, "path": path}, key="next_filling")
    assert plain == case_of(page)["institution"][path.removeprefix("institution.")]
    (in_section,), (asked_next,) = fields_of(page, path), fields_of(page, path, key="next_filling")
    assert [in_section["value"]] * 2 == [in_section["value"], asked_next["value"]]
    assert before["value"] != in_section["value"]
    nothing: dict[str, object] = {"text": "", "values": [], "state": "unknown"}
    filled_in(page, {**answer, **nothing, "path": path})
    (again,) = fields_of(page, path, key="next_filling")
    assert before["value"] == again["value"]
    assert "institution" not in case_of(page)


def test_a_paper_is_ticked_where_its_fact_is_entered(desk: Desk) -> None:
    """It is on file from then on, and ticked wherever it proves a fact."""
    page = choose(desk("case", case={"district": "320614"}, desk_on=ON), "institution")
    (filing,) = fields_of(page, "institution.filed")
    kinds = [paper["kind"] for paper in filing["papers"]]
    assert "filing_receipt" in kinds
    filled_in(page, {"kind": "paper", "paper": "filing_receipt", "path": "", "held": True})
    assert [{"kind": "filing_receipt"}] == case_of(page)["papers"]
    (filing,) = fields_of(page, "institution.filed")
    assert [kind == "filing_receipt" for kind in kinds] == [
        paper["held"] for paper in filing["papers"]
    ]


def test_what_was_sent_twice_is_taken_once(desk: Desk) -> None:
    """The page sends again what it was not told to have been taken."""
    page = choose(desk("case", case={"district": "320614"}, desk_on=ON), "projects")
    add = {"kind": "add", "list": "projects", "n": 10_000_000}
    for _ in range(2):
        sent(page, [add])
    assert 1 == len(case_of(page)["projects"])


def test_an_incentive_opens_to_its_working(desk: Desk) -> None:
    """Its working is drawn while it is open, with the clause."""
    page = desk("case", case=example("new-build"), desk_on=ON)
    page.session_state["open_cn.2019-76.deed_tax_exemption"] = True
    page.run()
    assert "一（三）" in texts(page) + str([table.value.to_dict() for table in page.table])


def test_facts_at_odds_are_told_at_the_field(desk: Desk) -> None:
    """Approved before it was applied for: the sentence is below the field, what was typed stays."""
    page = choose(desk("case", case=example("new-build"), desk_on=ON), "projects")
    path = "projects[0].approved_on"
    filled_in(page, typed(path, "2001年1月1日"))
    assert "早于申报日期" in fields_of(page, path)[0]["fault"]
    assert case_of(page)["projects"][0]["approved_on"] == "2001-01-01"
    filled_in(page, typed(path, "2022-12-20"))
    assert "" == fields_of(page, path)[0]["fault"]


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
    filled_in(page, typed("name", "海门区向阳托育中心"))
    assert case_of(page)["name"] == "海门区向阳托育中心"
    assert page.session_state["case_named_in_the_frame"] == ("海门区向阳托育中心", None)


def test_why_the_law_gives_no_answer_is_told(
    desk: Desk, overlays_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Shares that exceed the whole: the incentive by its title, and what to do."""
    monkeypatch.setattr(UNPROVEN, lambda *_: None)
    (overlays_folder / "shares.yaml").write_text(SHARES_OFF, encoding="utf-8")
    case = dict(unstructure_case(childcare.read_case(EXAMPLES / "ningbo-closed.yaml")))
    settle(OfficeSettings(overlays=("shares",)))
    page = desk("case", case=case, desk_on=date(2025, 12, 31))
    assert NO_ANSWER in texts(page)
    assert set() == english_words(texts(page))
