"""What was determined is printed as it was kept; how it stands by now is another paper."""

import sys
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from moneyed import Money
from streamlit.testing.v1 import AppTest

import incentives
from incentives import childcare
from incentives.applications import Application, Applications, Move
from incentives.facts.document import structure_case
from incentives.register import Act, Paying, Register
from incentives.report.printing.pdf import fonts
from incentives.wordings.report.formats import NO_CHINESE_FONT
from tests.desk.conftest import Desk
from tests.desk.examples import END_OF_2025, example
from tests.desk.test_register import texts


def by(officer: str, **said: object) -> Act:
    return Act(officer=officer, filed_at=datetime.now(UTC), **said)  # type: ignore[arg-type]


def approved(file: Application) -> Application:
    """The file, approved by three people at other desks."""
    register = Register.open(sys.argv[2])
    applications, library = Applications(register=register), childcare.library()
    case = structure_case(file.document, library.vocabulary)
    paper = incentives.assess(case, library, on=END_OF_2025)
    for move, who in ((Move.SUBMIT, "王芳"), (Move.REVIEW, "李明"), (Move.APPROVE, "赵敏")):
        file = applications.move(
            file, move, act=by(who), opinion="同意", assessment=paper, acknowledged="可"
        )
    register.close()
    return file


def keys(page: AppTest) -> list[str]:
    return [str(each.key) for each in page.get("download_button")]


@pytest.fixture
def page(desk: Desk) -> AppTest:
    """The page of a file that was determined."""
    opened = desk("applications", case=example("ningbo-closed"), step="handle", desk_on=END_OF_2025)
    assert "determination_sheet_pdf" in keys(opened)
    approved(opened.session_state["desk_file"])
    return opened.run()


def test_the_form_of_the_determination_is_offered_and_the_state_beside_it(page: AppTest) -> None:
    """Each has its name; what is signed is the one that is kept."""
    assert not page.exception
    found = keys(page)
    assert {"kept_1_form_pdf", "kept_1_form_docx"} == set(found[:2])
    assert {"kept_1_annexes_pdf", "determination_state_pdf"} <= set(found)
    assert "determination_sheet_pdf" not in found
    assert "登记号 1" in texts(page)
    assert "不是审批表" in texts(page)


def test_it_is_offered_after_a_payment_and_an_annulment(page: AppTest) -> None:
    """Both determinations of the file, and what became of the first one."""
    file = page.session_state["desk_file"]
    register = Register.open(sys.argv[2])
    applications = Applications(register=register)
    withdrawn = applications.move(
        applications.read(file.id), Move.WITHDRAW, act=by("赵敏"), opinion="误录"
    )
    register.close()
    page = page.run()
    assert "kept_1_form_pdf" in keys(page)
    assert "已由登记号 2" in texts(page)
    assert "determination_state_pdf" not in keys(page)
    register = Register.open(sys.argv[2])
    applications = Applications(register=register)
    again = applications.move(withdrawn, Move.REOPEN, act=by("王芳"), opinion="更正")
    register.close()
    approved(again)
    page = page.run()
    assert {"kept_1_form_pdf", "kept_3_form_pdf", "determination_state_pdf"} <= set(keys(page))


def test_the_state_tells_what_was_paid_since(page: AppTest) -> None:
    """The form stays what it was."""
    register = Register.open(sys.argv[2])
    before = Applications(register=register).papers.kept(1)
    award = next(
        row
        for row in register.entry(1).assessment.rows("determinations")
        if row.text("outcome") == "ELIGIBLE"
    )
    paying = Paying(
        determination=1,
        incentive=award.text("incentive"),
        amount=Money(Decimal("1234.00"), "CNY"),
        paid_on=datetime.now(UTC).date(),
    )
    register.pay(paying, by("出纳", unusual="核对过", beyond="核对过"))
    page = page.run()
    assert not page.exception
    shown = [str(table.value.to_string()) for table in page.table]
    assert any("193,234.00" in table for table in shown)  # 192,000 were paid before
    assert before == Applications(register=register).papers.kept(1)
    register.close()


def test_what_this_machine_lacks_is_told_and_hinders_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file is determined; the page says what to install to have it as PDF."""
    monkeypatch.setattr(fonts, "lacking_font", lambda: NO_CHINESE_FONT)
    page = desk("applications", case=example("ningbo-closed"), step="handle", desk_on=END_OF_2025)
    approved(page.session_state["desk_file"])
    page = page.run()
    assert not page.exception
    assert "kept_1_form_pdf" not in keys(page)
    assert "kept_1_form_docx" in keys(page)
    assert any("本机暂不能制作" in each.value and "字体" in each.value for each in page.caption)
