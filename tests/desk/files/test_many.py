"""Several files at once at the desk: reviewed and approved together, paid by one list."""

import sys
from datetime import UTC, date, datetime, timedelta

from streamlit.testing.v1 import AppTest

import incentives
from incentives import childcare
from incentives.applications import (
    Application,
    Applications,
    ApplicationSearch,
    Move,
    Party,
    State,
)
from incentives.desk.many.lists import row_of
from incentives.desk.session import today
from incentives.facts.document import structure_case
from incentives.register import Act, Kind, Register, Search
from incentives.report.papers.lists.listing import LISTING
from incentives.report.papers.lists.of_office import payment_list
from incentives.report.papers.lists.rows import ListHead
from incentives.report.printing.formats import EXCEL
from incentives.values.text import Language
from incentives.values.texts.credit_code import check_character
from tests.desk.conftest import Desk, stored
from tests.desk.examples import END_OF_2023, example


def code(number: int) -> str:
    body = f"52320684MJ{number:07d}"
    return body + check_character(body)


def waiting(*names: str, to: State) -> list[Application]:
    """Applications that others have brought as far as that, in the register of the desk."""
    register = Register.open(sys.argv[2])
    stored = Applications(register=register)
    files = []
    for number, name in enumerate(names):
        case = {**example("haimen-new-build"), "name": name}
        party = Party(
            name=name, credit_code=code(number), bank="农商行", account_number=f"320{number}"
        )
        by = _Hand()
        file = stored.begin(party, "320614", act=by("王芳"), document=case, on=END_OF_2023)
        library = childcare.library()
        paper = incentives.assess(structure_case(case, library.vocabulary), library, on=END_OF_2023)
        said = {"assessment": paper, "acknowledged": "容后补"}
        file = stored.move(file, Move.SUBMIT, act=by("王芳"), **said)  # type: ignore[arg-type]
        if to is not State.REVIEW:
            file = stored.move(file, Move.REVIEW, act=by("李强"), opinion="属实")
        if to is State.DETERMINED:
            file = stored.move(file, Move.APPROVE, act=by("赵敏"), opinion="同意", **said)  # type: ignore[arg-type]
        files.append(file)
    register.close()
    return files


class _Hand:
    """Who acts, each a second after the one before."""

    def __init__(self) -> None:
        self.at = datetime.now(UTC) - timedelta(minutes=1)

    def __call__(self, officer: str) -> Act:
        self.at += timedelta(seconds=1)
        return Act(officer=officer, filed_at=self.at)


def opened(desk: Desk, who: str, way: str) -> AppTest:
    page = desk("applications", desk_officer=who)
    page.segmented_control(key="many_doing").set_value(way).run()
    assert not page.exception
    return page


def pick(page: AppTest, *files: Application) -> None:
    for file in files:
        page.checkbox(key=f"many_pick_{file.id}").check().run()


def test_several_are_reviewed_together_with_one_opinion(desk: Desk) -> None:
    """Those picked; the others stay."""
    desk("applications")
    first, second, third = waiting("甲园", "乙园", "丙园", to=State.REVIEW)
    page = opened(desk, "李强", "together")
    assert page.button(key="many_take").disabled
    pick(page, first, second)
    page.text_area(key="many_opinion").input("经复核，同意").run()
    page.button(key="many_take").click().run()
    assert ["已办理“复核同意” 2 件。"] == [told.value for told in page.success]
    states = [stored(file.id).state for file in (first, second, third)]
    assert [State.APPROVAL, State.APPROVAL, State.REVIEW] == states


def test_who_handed_a_file_on_cannot_pick_it(desk: Desk) -> None:
    """It is told why; the officer of another step neither."""
    desk("applications")
    (file,) = waiting("甲园", to=State.REVIEW)
    page = opened(desk, "王芳", "together")
    assert page.checkbox(key=f"many_pick_{file.id}").disabled
    assert any("须由他人办理" in caption.value for caption in page.caption)


def test_several_are_approved_together_and_what_is_refused_is_told(desk: Desk) -> None:
    """What is open is acknowledged; one that was changed meanwhile keeps no other from it."""
    desk("applications")
    first, second = waiting("甲园", "乙园", to=State.APPROVAL)
    page = opened(desk, "赵敏", "together")
    page.radio(key="many_move").set_value(Move.APPROVE).run()
    page.checkbox(key="many_all_approve").check().run()
    assert any("2 件尚有未尽事项" in warning.value for warning in page.warning)
    page.text_area(key="many_open").input("材料随后补齐").run()
    page.button(key="many_take").click().run()
    assert not page.exception
    assert [State.DETERMINED, State.DETERMINED] == [
        stored(file.id).state for file in (first, second)
    ]
    register = Register.open(sys.argv[2])
    assert 2 == register.filings(Search(), kind=Kind.DETERMINATION)[1]
    register.close()


def test_a_list_is_marked_as_paid_in_one_act(desk: Desk) -> None:
    """What is due of those picked; then it is due no more."""
    desk("applications")
    first, second = waiting("甲园", "乙园", to=State.DETERMINED)
    page = opened(desk, "出纳", "pay")
    keys = [str(box.key) for box in page.checkbox]
    boxes = [key for key in keys if key.startswith("pay_pick_")]
    assert len(boxes) >= 2
    for key in boxes:
        page.checkbox(key=key).check().run()
    assert page.button(key="many_pay_record").disabled
    page.text_input(key="many_heading").input("2050299").run()
    page.text_input(key="many_list").input("2024年第1批").run()
    page.text_input(key="many_paid_on").input(today().isoformat()).run()
    page.checkbox(key="many_checked").check().run()
    page.button(key="many_pay_record").click().run()
    assert not page.exception
    assert any(f"已登记 {len(boxes)} 笔" in told.value for told in page.success)
    assert [State.PAID, State.PAID] == [stored(file.id).state for file in (first, second)]
    register = Register.open(sys.argv[2])
    assert len(boxes) == register.filings(Search(), kind=Kind.PAYMENT)[1]
    register.close()
    assert any("没有现应拨付" in info.value for info in page.info)


def test_a_line_of_a_list_says_whose_account_and_which_source(desk: Desk) -> None:
    """The heading as the office states it; without one the levels that bear it."""
    desk("applications")
    (file,) = waiting("甲园", to=State.DETERMINED)
    register = Register.open(sys.argv[2])
    (line, *_) = Applications(register=register).payables(ApplicationSearch(), by=date.max)
    register.close()
    row = row_of(line, heading="2050299")
    assert ("甲园", code(0), "农商行", "3200", file.number, "2050299") == (
        row.applicant,
        row.credit_code,
        row.bank,
        row.account_number,
        row.number,
        row.source,
    )
    assert (line.determined, line.due) == (row.determined, row.paying)
    listing = payment_list([row], ListHead(office="海门区财政局"), Language.ZH, day=END_OF_2023)
    book = EXCEL.written(LISTING, listing, Language.ZH)
    assert isinstance(book, bytes)
