"""The list of application files, and the page of one: stored at once, told who was faster."""

import re
from typing import cast

from streamlit.testing.v1 import AppTest

from incentives import childcare
from tests.desk.chinese import english_words
from tests.desk.conftest import Desk, case_of, changed_by_another
from tests.desk.examples import END_OF_2023, EXAMPLES, example
from tests.desk.test_register import texts

EMPTY: dict[str, object] = {"district": "320614"}
IDS = {"house", "project"}
"""What the example calls its premises and its project."""


def opened(desk: Desk, step: str = "fill", case: dict[str, object] | None = None) -> AppTest:
    """The page of a file of 王芳, by default of the new build."""
    at_hand = case if case is not None else example("haimen-new-build")
    page = desk("applications", case=at_hand, step=step, desk_on=END_OF_2023)
    assert not page.exception
    return page


def project_of(case: dict[str, object]) -> dict[str, object]:
    """The only project of the case."""
    (project,) = cast("list[dict[str, object]]", case["projects"])
    return project


def labels(page: AppTest) -> list[str]:
    return [button.label for button in page.button]


def test_the_list_is_the_first_page_and_a_file_is_begun_there(desk: Desk) -> None:
    """It has a number of the office at once, and the address of the page names it."""
    page = desk("applications")
    assert "还没有申报件" in texts(page)
    page.text_input(key="begin_name").input("海门区向阳托育中心").run()
    page.text_input(key="begin_code").input("91350100 m000100y43").run()
    page.button(key="begin").click().run()
    file = page.session_state["desk_file"]
    assert file.id == page.query_params["file"]
    assert "91350100M000100Y43" == file.party.credit_code
    assert {**EMPTY, "name": "海门区向阳托育中心"} == case_of(page)
    page.button(key="file_back").click().run()
    assert f"{file.number}　海门区向阳托育中心" in labels(page)


def test_a_code_that_is_none_begins_no_file(desk: Desk) -> None:
    """The check character does not fit; what was typed stays in its field."""
    page = desk("applications")
    page.text_input(key="begin_code").input("91350100M000100Y34").run()
    page.button(key="begin").click().run()
    assert "末位与前 17 位不符" in page.error[0].value
    assert "file" not in page.query_params


def test_files_are_found_by_name_code_number_and_state(desk: Desk) -> None:
    """What is looked for narrows the list; nothing found is said."""
    page = opened(desk, case={**EMPTY, "name": "甲园"})
    page.button(key="file_back").click().run()
    page.text_input(key="list_text").input("甲").run()
    assert any("甲园" in label for label in labels(page))
    page.selectbox(key="list_state").set_value("review").run()
    assert "没有符合条件的申报件。" in texts(page)


def test_who_has_not_said_his_name_is_asked_first(desk: Desk) -> None:
    """He sees the list and the head of a file, and nothing to fill in."""
    page = desk("applications", desk_officer="")
    assert "请先填写您的姓名" in texts(page)
    assert not [box for box in page.text_input if box.key == "begin_name"]
    page.text_input(key="who_first").input("王芳").run()
    assert [box for box in page.text_input if box.key == "begin_name"]


def test_an_example_and_an_import_begin_files_of_their_own(desk: Desk) -> None:
    """No file gives way to another; the day for which an example was written is set."""
    page = desk("applications")
    options = page.selectbox(key="case_example").options
    assert set() == {word for option in options for word in english_words(option)}
    at = [*childcare.example_cases()].index("haimen-new-build")
    page.selectbox(key="case_example").set_value(at).run()
    page.button(key="case_example_begin").click().run()
    first = page.session_state["desk_file"]
    assert (END_OF_2023, example("haimen-new-build")) == (first.on, case_of(page))
    page.button(key="file_back").click().run()
    content = (EXAMPLES / "haimen-renewal.yaml").read_bytes()
    page.file_uploader(key="case_import").set_value(("x.yaml", content, "text/yaml")).run()
    assert first.id != page.session_state["desk_file"].id
    assert example("haimen-renewal") == case_of(page)
    assert 2 == int(page.session_state["desk_file"].number.removesuffix("号").split("〕")[1])


def test_an_import_with_faults_begins_nothing(desk: Desk) -> None:
    """Each fault is told with its line, in Chinese; JSON is read by the name of the file."""
    page = desk("applications")
    content = b"district: '320614'\nname: 1.5\nshop: x\n"
    page.file_uploader(key="case_import").set_value(("case.yaml", content, "text/yaml")).run()
    assert "未导入" in texts(page)
    assert "第 3 行" in texts(page)
    content = b'{district: "320614"}'
    page.file_uploader(key="case_import").set_value(("a: b.json", content, "x/json")).run()
    assert "名称" in texts(page)
    assert "file" not in page.query_params


def test_a_fact_is_stored_as_it_is_typed(desk: Desk) -> None:
    """Another session that opens the address has it; the name at the head is the same fact."""
    page = opened(desk, case=EMPTY)
    page.text_input(key=key_of(page, "party", "name")).input("海门区向阳托育中心").run()
    assert "海门区向阳托育中心" == case_of(page)["name"]
    again = desk("applications")
    again.query_params["file"] = page.session_state["desk_file"].id
    again.run()
    assert "海门区向阳托育中心" in texts(again)
    assert case_of(again) == case_of(page)


def key_of(page: AppTest, place: str, name: str) -> str:
    """The key of the field of this name, however often the fields began anew."""
    (key,) = [
        str(box.key)
        for box in page.text_input
        if re.fullmatch(f"{place}_[0-9]+_{name}", str(box.key))
    ]
    return key


def test_what_two_officers_change_apart_is_both_stored(desk: Desk) -> None:
    """The one who comes second read an older version; neither loses anything."""
    page = opened(desk, case={**EMPTY, "name": "甲"})
    changed_by_another(page, projects=[])
    page.text_input(key=key_of(page, "party", "name")).input("乙").run()
    assert {**EMPTY, "name": "乙", "projects": []} == case_of(page)
    assert not page.error


def test_what_two_officers_change_alike_is_kept_and_offered(desk: Desk) -> None:
    """The faster one is named; the change stands beside what is stored until it is decided."""
    page = opened(desk, case={**EMPTY, "name": "甲"})
    changed_by_another(page, name="丙")
    page.text_input(key=key_of(page, "party", "name")).input("乙").run()
    assert "李强" in page.error[0].value
    assert "丙" == case_of(page)["name"]
    rows = page.table[0].value.values.tolist()
    assert [["丙", "乙"]] == [row[1:] for row in rows if row[1] == "丙"][:1]
    page.button(key="kept_drop").click().run()
    assert "丙" == case_of(page)["name"]
    assert not page.error

    changed_by_another(page, name="丁")
    page.text_input(key=key_of(page, "party", "name")).input("乙").run()
    page.button(key="kept_store").click().run()
    assert "乙" == case_of(page)["name"]
    assert not page.error


def test_a_code_that_is_mistyped_stays_in_its_field(desk: Desk) -> None:
    """It is kept with the file, told at the field, and no code of the applicant meanwhile."""
    page = opened(desk, case=EMPTY)
    page.text_input(key=key_of(page, "party", "credit_code")).input("91350100M000100Y34").run()
    assert "末位与前 17 位不符" in page.error[0].value
    file = page.session_state["desk_file"]
    assert ("", {"party.credit_code": "91350100M000100Y34"}) == (
        file.party.credit_code,
        dict(file.typed),
    )
    page.text_input(key=key_of(page, "party", "credit_code")).input("91350100M000100Y43").run()
    file = page.session_state["desk_file"]
    assert ("91350100M000100Y43", {}) == (file.party.credit_code, dict(file.typed))


def test_the_day_of_the_file_is_its_own(desk: Desk) -> None:
    """Whoever opens it assesses it as of the day that stands in it; empty is today."""
    page = opened(desk)
    assert "财政资金：**600,000.00 元**（另有待定）" in texts(page)
    page.text_input(key=key_of(page, "party", "on")).input("2019年1月31日").run()
    assert "2019-01-31" == page.session_state["desk_file"].on.isoformat()
    assert "600,000.00 元**" not in texts(page)
    page.text_input(key=key_of(page, "party", "on")).input("31日").run()
    assert page.error


def test_checking_shows_every_answer_and_leads_back_to_its_field(desk: Desk) -> None:
    """In the order of the paper; a click turns to the section of the field."""
    page = opened(desk, "check")
    assert "建设项目·项目总投资：1,800,000 元" in labels(page)
    (line,) = [button for button in page.button if "项目总投资：" in button.label]
    line.click().run()
    assert "fill" == page.query_params["step"]
    assert "projects" == page.session_state["case_section"][1]


def test_a_file_is_gone_on_with_where_it_was_left(desk: Desk) -> None:
    """Whoever opens it, in a session that never saw it: at the last section that is begun."""
    begun = {
        **EMPTY,
        "name": "甲园",
        "institution": {"public": True},
        "projects": [{"id": "甲", "public": False}],
    }
    page = opened(desk, "fill", case=begun)
    assert "projects" == page.session_state["case_section"][1]
    page = opened(desk, "fill", case={**EMPTY, "name": "甲园"})
    assert "institution" == page.session_state["case_section"][1]
    page = opened(desk, "fill", case={**begun, "name": None})
    assert "" == page.session_state["case_section"][1]


def test_a_session_keeps_what_a_file_came_to_last(desk: Desk) -> None:
    """While somebody types, what the case came to before takes no memory."""
    page = opened(desk, "result")
    for investment in ("300000", "400000"):
        project = project_of(example("haimen-new-build"))
        changed_by_another(page, projects=[{**project, "investment": investment}])
        page.run()
    (kept,) = page.session_state["desk_assessed"]
    assert investment in str(kept.key)


def test_checking_says_what_is_open_and_what_it_costs(desk: Desk) -> None:
    """Without the investment the central grant of up to 600,000 yuan is open."""
    case = example("haimen-new-build")
    project = project_of(case)
    del project["investment"]
    page = opened(desk, "check", case=case)
    told = [label for label in labels(page) if "项目总投资：影响" in label]
    assert 1 == len(told)
    assert "600,000.00 元" in told[0]


def test_checking_says_what_no_fact_would_settle(desk: Desk) -> None:
    """What is undetermined for want of a published figure is told with it, and asks for nothing."""
    page = opened(desk, "check")
    told = "\n".join(one.value for one in page.markdown)
    assert "另有 2 项待定，所缺的不是填写内容" in told
    assert "免征城镇土地使用税：缺城镇土地使用税年税额标准（按土地等级），影响" in told
    assert "没有影响结论的待核实事项" in page.success[0].value
    case = example("haimen-new-build")
    del project_of(case)["investment"]
    told = "\n".join(one.value for one in opened(desk, "check", case=case).markdown)
    assert "普惠托位建设补助（中央预算内投资）：缺" not in told


def test_checking_lists_faults_with_their_fields(desk: Desk) -> None:
    """A figure below its bound is to be mended, and leads there."""
    page = opened(desk, "check", case={**EMPTY, "institution": {"building_area_m2": "-1"}})
    assert "须改正 1 处" in page.error[0].value
    assert any("托育服务建筑面积" in label for label in labels(page))


def test_a_what_if_is_a_file_of_its_own_compared_to_the_fen(desk: Desk) -> None:
    """With half the investment the central grant is less; the file itself stays."""
    page = opened(desk, "result")
    base = page.session_state["desk_file"]
    page.button(key="what_if_begin").click().run()
    copy = page.session_state["desk_file"]
    assert base.id != copy.id
    assert "（假设）" in copy.party.name
    project = project_of(example("haimen-new-build"))
    changed_by_another(page, projects=[{**project, "investment": "300000"}])
    page.query_params["step"] = "result"
    page.run()
    rows = [list(row) for table in page.table for row in table.value.itertuples(index=False)]
    assert [
        "普惠托位建设补助（中央预算内投资）",
        "符合条件 600,000.00 元",
        "符合条件 300,000.00 元",
        "减少 300,000.00 元",
    ] in rows
    page.button(key="what_if_back").click().run()
    assert example("haimen-new-build") == case_of(page)


def test_the_pages_speak_chinese(desk: Desk) -> None:
    """No English on any step; formats aside."""
    for step in ("fill", "papers", "check", "result", "handle"):
        page = opened(desk, step)
        assert english_words("\n".join((texts(page), *labels(page)))) <= IDS, step


def test_a_file_that_is_none_is_told(desk: Desk) -> None:
    """The link names nothing."""
    page = desk("applications")
    page.query_params["file"] = "nothing"
    page.run()
    assert "没有这个申报件" in page.error[0].value


PDF = b"%PDF-1.7\n%"


def test_a_scan_is_stored_with_its_paper_and_had_again(desk: Desk) -> None:
    """Its content says what it is; what was uploaded by mistake is taken away."""
    page = opened(desk, "papers")
    page.selectbox(key="scan_paper").set_value("premises_proof").run()
    page.file_uploader(key="scan_upload").set_value(("执照.pdf", PDF, "application/pdf")).run()
    assert not page.exception
    rows = page.table[-1].value.values.tolist()
    assert [["执照.pdf", "1 KB", "王芳"]] == [row[1:4] for row in rows]
    assert "scan_1" in [button.key for button in page.get("download_button")]
    page.button(key="scan_drop").click().run()
    assert "还没有上传扫描件。" in [caption.value for caption in page.caption]


def test_what_is_no_scan_is_refused(desk: Desk) -> None:
    """A page that calls itself a PDF file."""
    page = opened(desk, "papers")
    page.file_uploader(key="scan_upload").set_value(("a.pdf", b"<html>", "application/pdf")).run()
    assert "“a.pdf”不是 PDF、JPEG 或 PNG 文件" in page.error[0].value
    assert "还没有上传扫描件。" in [caption.value for caption in page.caption]


def test_who_opens_a_file_second_is_told_who_has_it(desk: Desk) -> None:
    """And may work on; who has left it for the list does not have it any more."""
    first = opened(desk)
    assert not first.warning
    second = desk("applications", desk_officer="李强")
    second.query_params["file"] = first.session_state["desk_file"].id
    second.run()
    assert "王芳正在办理本件" in second.warning[0].value
    first.button(key="file_back").click().run()
    second.run()
    assert not second.warning


def test_a_file_that_was_handed_on_is_read_only(desk: Desk) -> None:
    """Its answers and papers are shown, and nothing that could be typed into."""
    page = opened(desk, "handle")
    id_ = page.session_state["desk_file"].id
    page.text_area(key=f"open_{id_}_draft_submit").input("随后补齐").run()
    page.button(key=f"take_{id_}_draft_submit").click().run()
    for step in ("fill", "papers"):
        page.query_params["step"] = step
        page.run()
        assert not page.exception
        assert "本件处于“待复核”" in page.info[0].value
        assert not page.main.text_input
        assert not page.file_uploader
    page.query_params["step"] = "handle"
    page.run()
    (notes,) = [area for area in page.text_area if str(area.key).startswith("notes_")]
    notes.input("已电话联系").run()
    assert "已电话联系" == page.session_state["desk_file"].notes
    assert not page.error
