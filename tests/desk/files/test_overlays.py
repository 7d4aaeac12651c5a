"""What a file is assessed by is its own: the same for all, and told where it changes on the way."""

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import incentives
from incentives import childcare
from incentives.applications import Application, Applications, Move, OfficeSettings, Party, State
from incentives.facts.document import structure_case
from incentives.loading.files.overlay_file import load_overlay_file
from incentives.register import Act, Register
from tests.desk.conftest import Desk, settle, stored
from tests.desk.examples import END_OF_2023, example
from tests.desk.test_budget import RAISED
from tests.desk.test_register import texts

RAISED_TO, HIGHER = "1,200,000.00", RAISED.replace("10000", "11000")


@pytest.fixture
def raised(overlays_folder: Path) -> Path:
    """The office keeps an overlay by which each place that is built is given 10,000 yuan."""
    file = overlays_folder / "raised.yaml"
    file.write_text(RAISED, encoding="utf-8")
    return file


def by(officer: str, minute: int) -> Act:
    return Act(officer=officer, filed_at=datetime.now(UTC) - timedelta(minutes=9 - minute))


def waiting(raised: Path, *names: str) -> list[Application]:
    """Applications with the overlay that wait for approval, in the register of the desk."""
    register, library = Register.open(sys.argv[2]), childcare.library()
    kept, files = Applications(register=register), []
    used = [load_overlay_file(raised, library)]
    for name in names:
        case = {**example("haimen-new-build"), "name": name}
        begun = kept.begin(
            Party(name=name), "320614", act=by("王芳", 0), document=case, on=END_OF_2023
        )
        paper = incentives.assess(
            structure_case(case, library.vocabulary), library, on=END_OF_2023, overlays=used
        )
        said = {"assessment": paper, "acknowledged": "可", "opinion": "属实"}
        handed = kept.move(begun, Move.SUBMIT, act=by("王芳", 1), **said)  # type: ignore[arg-type]
        files.append(kept.move(handed, Move.REVIEW, act=by("李强", 2), **said))  # type: ignore[arg-type]
    register.close()
    return files


def together(desk: Desk) -> AppTest:
    page = desk("applications", desk_officer="赵敏")
    page.segmented_control(key="many_doing").set_value("together").run()
    page.radio(key="many_move").set_value(Move.APPROVE).run()
    assert not page.exception
    return page


def opened(desk: Desk, step: str = "handle") -> AppTest:
    case = example("haimen-new-build")
    return desk("applications", case=case, step=step, desk_on=END_OF_2023)


def test_who_opens_a_file_sees_what_all_see(desk: Desk, raised: Path) -> None:
    """Chosen in the file and stored; no choice of a session changes it, nor is asked for."""
    page = opened(desk, "fill")
    assert RAISED_TO not in texts(page)
    file = page.session_state["desk_file"]
    choice = next(each for each in page.multiselect if each.label == "内部执行标准")
    choice.set_value(["raised"]).run()
    assert ("raised",) == stored(file.id).overlays
    other = desk("applications", desk_officer="李强", desk_chosen_overlays=())
    other.query_params["file"] = file.id
    other.query_params["step"] = "handle"
    assert RAISED_TO in texts(other.run())


def test_a_new_file_begins_with_those_of_the_office(desk: Desk, raised: Path) -> None:
    """As they are settled, on its page and in the list of several."""
    settle(OfficeSettings(overlays=("raised",)))
    page = desk(
        "applications", case=example("haimen-new-build"), step="handle", desk_on=END_OF_2023
    )
    assert ("raised",) == page.session_state["desk_file"].overlays
    assert RAISED_TO in texts(page)


def test_an_overlay_that_is_gone_is_told_and_nothing_is_reckoned_without_it(
    desk: Desk, raised: Path
) -> None:
    """Nobody approves by the policies alone what was handed on by the office's figures."""
    settle(OfficeSettings(overlays=("raised",)))
    page = desk(
        "applications", case=example("haimen-new-build"), step="handle", desk_on=END_OF_2023
    )
    raised.unlink()
    page = page.run()
    assert not page.exception
    assert any("raised" in told.value and "暂不能测算" in told.value for told in page.error)
    assert not [each for each in page.get("download_button") if "sheet" in str(each.key)]


def test_one_that_changed_between_looking_and_approving_several_is_seen(
    desk: Desk, raised: Path
) -> None:
    """What was not seen is not approved; looked at again, the change is told and acknowledged."""
    settle(OfficeSettings(overlays=("raised",)))
    first, second = waiting(raised, "甲园", "乙园")
    page = together(desk)
    for file in (first, second):
        page.checkbox(key=f"many_pick_{file.id}").check().run()
    page.text_area(key="many_open").input("已核实").run()
    raised.write_text(HIGHER, encoding="utf-8")
    page.button(key="many_take").click().run()
    assert {State.APPROVAL} == {stored(file.id).state for file in (first, second)}
    refused = " ".join(str(table.value.to_string()) for table in page.table)
    assert "您看到的结果在办理时已经变化" in refused
    assert any("采用的内部执行标准已变" in told.value for told in page.markdown)
    page.checkbox(key=f"many_pick_{first.id}").check().run()
    page.text_area(key="many_open").input("按新标准执行").run()
    page.button(key="many_take").click().run()
    assert [State.DETERMINED, State.APPROVAL] == [stored(file.id).state for file in (first, second)]


def test_one_that_changed_before_a_single_approval_is_told(desk: Desk, raised: Path) -> None:
    """It stands among what is open, with what it was and is."""
    settle(OfficeSettings(overlays=("raised",)))
    (file,) = waiting(raised, "甲园")
    raised.write_text(HIGHER, encoding="utf-8")
    page = desk("applications", desk_officer="赵敏")
    page.query_params["file"] = file.id
    page.query_params["step"] = "handle"
    page = page.run()
    assert any("采用的内部执行标准已变" in told.value for told in page.warning)


def test_a_file_that_may_not_change_says_which_overlay_is_gone(desk: Desk, raised: Path) -> None:
    """By the title while the office keeps it; without it by its name, and that it is gone."""
    settle(OfficeSettings(overlays=("raised",)))
    (file,) = waiting(raised, "甲园")
    page = desk("applications", desk_officer="赵敏")
    page.query_params["file"] = file.id
    page.query_params["step"] = "fill"
    title = load_overlay_file(raised, childcare.library()).title.zh
    assert title in tables(page.run())
    raised.unlink()
    shown = tables(page.run())
    assert "raised（已不在或有错误）" in shown
    assert title not in shown


def tables(page: AppTest) -> str:
    """What stands in the tables of the page."""
    return " ".join(str(table.value.to_string()) for table in page.table)
