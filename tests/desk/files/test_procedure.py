"""The procedure of a file at the desk: handed on, reviewed, approved; by three, or by two."""

import sys
from datetime import UTC, datetime

import pytest
from streamlit.testing.v1 import AppTest

from incentives.applications import Application, Applications, Move, OfficeSettings, State
from incentives.desk.office import open_register
from incentives.desk.session import today
from incentives.register import Act, Register
from tests.desk.conftest import Desk, changed_by_another, settle, stored
from tests.desk.examples import END_OF_2023, example
from tests.desk.test_register import filed, texts

OPEN = "材料随后补齐"


def opened(desk: Desk, **facts: object) -> AppTest:
    """The last step of the page of a file of 王芳."""
    case = {**example("haimen-new-build"), **facts}
    page = desk("applications", case=case, step="handle", desk_on=END_OF_2023)
    assert not page.exception
    return page


def file_of(page: AppTest) -> Application:
    return stored(page.session_state["desk_file"].id)


def key(page: AppTest, what: str, move: str) -> str:
    """The key of a control of a move that is possible now."""
    file = page.session_state["desk_file"]
    return f"{what}_{file.id}_{file.state.value}_{move}"


def does(page: AppTest, who: str, move: str, opinion: str = "", **typed: str) -> AppTest:
    """Somebody does the step at this desk, with his opinion; what is open is acknowledged."""
    page.session_state["desk_officer"] = who
    page.run()
    file = page.session_state["desk_file"]
    chosen = next(way.move for way in file.ways if way.move.value == move)
    page.radio(key=f"move_{file.id}_{file.state.value}").set_value(chosen).run()
    if opinion:
        page.text_area(key=key(page, "opinion", move)).input(opinion).run()
    wanted = key(page, "open", move)
    if wanted in {str(area.key) for area in page.text_area}:
        page.text_area(key=wanted).input(OPEN).run()
    for name, text in typed.items():
        page.text_input(key=key(page, name, move)).input(text).run()
    return page.button(key=key(page, "take", move)).click().run()


def handed_on(desk: Desk) -> AppTest:
    page = does(opened(desk), "王芳", "submit", "拟同意")
    assert State.REVIEW is file_of(page).state
    return page


def steps_told(page: AppTest) -> list[list[str]]:
    """The rows of the history: step, who, opinion, change of state, entry."""
    (table,) = [table.value for table in page.table if "办理人" in table.value.columns]
    return [row[1:] for row in table.to_numpy().tolist()]


def test_a_file_goes_through_three_hands_into_the_register(desk: Desk) -> None:
    """Each step stands in the history with who and his opinion; the entry has the file."""
    page = handed_on(desk)
    assert "本件现为“待复核”" in page.success[0].value
    does(page, "李强", "review", "经复核，同意")
    does(page, "赵敏", "approve", "同意")
    assert not page.error
    assert "已审定，登记为第 1 号。" in page.success[0].value
    file = file_of(page)
    assert (State.DETERMINED, (1,)) == (file.state, file.determinations)
    assert [
        ["提交复核", "王芳", f"拟同意（未尽事项：{OPEN}）", "草稿→待复核", ""],
        ["复核同意", "李强", "经复核，同意", "待复核→待审批", ""],
        ["审批同意", "赵敏", f"同意（未尽事项：{OPEN}）", "待审批→已审定", "1"],
    ] == steps_told(page)
    entry = open_register(sys.argv[2]).entry(1)
    assert "海门示例托育机构（新建）" == entry.applicant.name
    assert "赵敏" == entry.officer
    does(page, "赵敏", "close")
    assert State.CLOSED is file_of(page).state


@pytest.mark.parametrize("who", ["王芳", "王 芳"])
def test_the_same_person_is_refused_with_a_sentence(desk: Desk, who: str) -> None:
    """He is told which step he has done; the file stays where it is."""
    page = handed_on(desk)
    page.session_state["desk_officer"] = who
    page.run()
    page.radio[-1].set_value(Move.REVIEW).run()
    assert f"{who}已办理本申报件的“提交复核”，不能再办理“复核同意”" in page.info[0].value
    assert page.button(key=key(page, "take", "review")).disabled
    assert State.REVIEW is file_of(page).state


def test_a_small_office_may_let_one_person_do_two_steps(desk: Desk) -> None:
    """Its settings say so."""
    page = handed_on(desk)
    settle(OfficeSettings(may_one_person_do_two_steps=True))
    does(page, "王芳", "review", "同意")
    assert State.APPROVAL is file_of(page).state


@pytest.mark.parametrize(
    ("move", "state"),
    [("return", State.DRAFT), ("ask", State.INCOMPLETE), ("withdraw", State.WITHDRAWN)],
)
def test_going_back_needs_a_reason(desk: Desk, move: str, state: State) -> None:
    """Without one nothing is done; with one the file is back with who handed it on."""
    page = handed_on(desk)
    does(page, "李强", move)
    assert "须填写理由" in page.error[0].value
    assert State.REVIEW is file_of(page).state
    does(page, "李强", move, "面积与证载不符")
    assert state is file_of(page).state
    assert ["面积与证载不符"] == [row[2] for row in steps_told(page)][-1:]


def test_what_is_open_is_acknowledged_before_it_goes_on(desk: Desk) -> None:
    """It is named; without a reason the register refuses."""
    page = opened(desk)
    assert "材料未收齐 4 份：房屋、土地用于托育服务的证明、" in page.warning[0].value
    assert "免征城镇土地使用税（缺城镇土地使用税年税额标准" in page.warning[0].value
    assert "未填统一社会信用代码" in page.warning[0].value
    page.button(key=key(page, "take", "submit")).click().run()
    assert "尚有未尽事项" in page.error[0].value
    assert State.DRAFT is file_of(page).state


def test_what_is_handed_on_stands_with_its_day_and_figures(desk: Desk) -> None:
    """Whatever the office settles later, and whenever it is looked at."""
    settle(OfficeSettings(planning={2000: {"district_plan.population": "986000"}}))
    case = example("haimen-new-build")
    page = desk("applications", case=case, step="handle")
    assert "district_plan" not in file_of(page).document
    does(page, "王芳", "submit")
    file = file_of(page)
    assert (today(), {"population": "986000"}) == (file.on, file.document["district_plan"])


def test_a_file_with_faults_is_not_handed_on(desk: Desk) -> None:
    """The button says why."""
    page = opened(desk, institution={"building_area_m2": "-1"})
    assert page.button(key=key(page, "take", "submit")).disabled


def test_a_file_that_another_has_changed_meanwhile_is_read_first(desk: Desk) -> None:
    """What is handed on is what was seen: pressed on the page as it was before, nothing is done."""
    page = opened(desk)
    page.text_area(key=key(page, "open", "submit")).input(OPEN).run()
    changed_by_another(page, projects=[])
    page.button(key=key(page, "take", "submit")).click().run()
    assert "李强已于" in "".join(warning.value for warning in page.warning)
    assert State.DRAFT is file_of(page).state
    page.button(key=key(page, "take", "submit")).click().run()
    assert State.REVIEW is file_of(page).state


def test_what_the_register_doubts_is_asked_for(desk: Desk) -> None:
    """A name like that of another: the reason is asked once it is told, and settles it."""
    filed(desk, {**example("haimen-new-build"), "name": "海门第一托育"})
    page = opened(desk, name="海门第—托育")
    does(page, "王芳", "submit")
    does(page, "李强", "review")
    does(page, "赵敏", "approve")
    assert "字形相似" in page.error[0].value
    does(page, "赵敏", "approve", alike="确系另一家")
    assert State.DETERMINED is file_of(page).state


def test_a_closed_file_is_taken_up_again_and_corrects_its_entry(desk: Desk) -> None:
    """The second determination takes the place of the first."""
    page = handed_on(desk)
    does(page, "李强", "review")
    does(page, "赵敏", "approve")
    does(page, "王芳", "reopen", "面积更正")
    assert State.DRAFT is file_of(page).state
    case = {**file_of(page).document, "name": "海门示例托育园"}
    changed_by_another(page, **case)
    for who, move in (("王芳", "submit"), ("李强", "review"), ("赵敏", "approve")):
        does(page, who, move)
    assert (1, 2) == file_of(page).determinations
    assert "登记号：第 2 号" in texts(page)


def test_several_are_reviewed_at_once_each_by_itself(desk: Desk) -> None:
    """One that another has changed since the page was drawn is left as it is, and told."""
    ids = []
    for name in ("甲托育园", "乙托育园"):
        page = does(opened(desk, name=name), "王芳", "submit")
        ids.append(page.session_state["desk_file"].id)
    page = desk("applications", desk_officer="李强")
    page.segmented_control(key="list_view").set_value("waiting").run()
    page.segmented_control(key="many_doing").set_value("together").run()
    for id_ in ids:
        page.checkbox(key=f"many_pick_{id_}").check().run()
    register = Register.open(sys.argv[2])
    another = Act(officer="赵敏", filed_at=datetime.now(UTC))
    files = Applications(register=register)
    files.move(files.read(ids[1]), Move.RETURN, act=another, opinion="请核对")
    register.close()
    page.button(key="many_take").click().run()
    assert "已办理“复核同意” 1 件。" in page.success[0].value
    assert [State.APPROVAL, State.DRAFT] == [stored(id_).state for id_ in ids]
    assert "赵敏" in str(page.table[0].value.to_numpy().tolist())
