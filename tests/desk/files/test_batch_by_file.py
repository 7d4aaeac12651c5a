"""A batch shows applications by what is their own, and begins new ones with what the office has."""

import sys
from datetime import UTC, datetime
from pathlib import Path

from streamlit.testing.v1 import AppTest

from incentives.applications import Applications, ApplicationSearch, OfficeSettings
from incentives.register import Act, Register
from tests.desk.conftest import OFFICER, Desk, settle
from tests.desk.test_batch import CASES, EXCEL, ON
from tests.desk.test_budget import RAISED
from tests.workbook.books import book

CONTENT = book({"A1": CASES["A1"]})
OTHER = "cn.jiangsu.electricity-2021.electricity_price"


def uploaded(desk: Desk) -> AppTest:
    page = desk("batch", desk_on=ON, desk_officer=OFFICER)
    return page.file_uploader[0].upload("机构.xlsx", CONTENT, EXCEL).run()


def cash(page: AppTest) -> list[str]:
    """What the rows of the plan come to in money."""
    return list(page.table[-1].value["财政资金（元）"])


def test_a_batch_is_by_the_overlays_of_the_office(desk: Desk, overlays_folder: Path) -> None:
    """Not by what somebody has chosen to try; the applications that it begins have the same."""
    (overlays_folder / "raised.yaml").write_text(RAISED, encoding="utf-8")
    page = uploaded(desk)
    assert ["600,000.00"] == cash(page)
    settle(OfficeSettings(overlays=("raised",)))
    page = uploaded(desk)
    assert ["1,200,000.00"] == cash(page)
    page.button(key="batch_apply").click().run()
    register = Register.open(sys.argv[2])
    (row,), _ = Applications(register=register).find(ApplicationSearch())
    assert ("raised",) == Applications(register=register).read(row.id).overlays
    register.close()


def test_an_application_that_is_there_is_shown_by_its_own(
    desk: Desk, overlays_folder: Path
) -> None:
    """It applies for less than all, or has other overlays than new ones."""
    (overlays_folder / "raised.yaml").write_text(RAISED, encoding="utf-8")
    page = uploaded(desk)
    page.button(key="batch_apply").click().run()
    register = Register.open(sys.argv[2])
    applications = Applications(register=register)
    (row,), _ = applications.find(ApplicationSearch())
    act = Act(officer=OFFICER, filed_at=datetime.now(UTC))
    file = applications.change(applications.read(row.id), act=act, programmes=(OTHER,))
    assert ["0.00"] == cash(uploaded(desk))
    applications.change(file, act=act, programmes=(), overlays=("raised",))
    assert ["1,200,000.00"] == cash(uploaded(desk))
    register.close()
