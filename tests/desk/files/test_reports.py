"""Notice, summary and years compared are had beside the list of files, by what it looks for."""

import io

import openpyxl
import pytest

from incentives.desk.controls.files import Download
from incentives.register import Register
from tests.desk.conftest import Desk
from tests.desk.test_register import texts
from tests.register.offices import Office, act, paying
from tests.report.reports import bundled

NAME = "海门示例托育有限公司"


@pytest.fixture
def determined(register_address: str) -> int:
    """The entry of a determination of 2024, of which a part was paid; no file is of it."""
    register = Register.open(register_address)
    number = Office(library=bundled()).file(register).number
    register.pay(paying(number), act())
    register.close()
    return number


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> dict[str, Download]:
    """The files that a page offers, by their keys."""
    offered: dict[str, Download] = {}
    monkeypatch.setattr(
        "incentives.desk.applications.reports.files.draw_download",
        lambda download: offered.__setitem__(download.key, download),
    )
    return offered


def test_before_anything_is_determined_there_is_nothing_to_list(desk: Desk) -> None:
    """The page says so, and offers no list."""
    page = desk("applications")
    assert not page.exception
    assert "登记簿中还没有审定或拨付的记录。" in texts(page)


@pytest.mark.usefixtures("determined")
def test_each_list_is_seen_and_had_in_three_formats(desk: Desk, drawn: dict[str, Download]) -> None:
    """What was determined without a file is in it, in each format that this machine can make."""
    page = desk("applications")
    for kind in ("notice", "summary", "years"):
        page.segmented_control(key="report_kind").set_value(kind).run()
        assert not page.exception
        assert "600,000.00" in texts(page) or any(
            "600,000.00" in str(table.value.values.tolist()) for table in page.table
        )
        assert {f"report_{kind}_{name}" for name in ("xlsx", "docx", "pdf")} <= set(drawn)
    for key in ("report_notice_xlsx", "report_notice_docx"):
        assert drawn[key].make()
    written = drawn["report_notice_xlsx"].make()
    assert isinstance(written, bytes)
    rows = list(openpyxl.load_workbook(io.BytesIO(written)).worksheets[0].values)
    assert any(NAME in row and 600000 in row for row in rows)


@pytest.mark.usefixtures("determined")
def test_what_the_list_looks_for_narrows_them(desk: Desk, drawn: dict[str, Download]) -> None:
    """No file is found, so nothing is listed; one applicant has its years whatever is found."""
    page = desk("applications")
    page.text_input(key="list_text").input("没有这个单位").run()
    page.segmented_control(key="report_kind").set_value("notice").run()
    assert "没有符合所选条件的记录。" in texts(page)
    page.segmented_control(key="report_kind").set_value("years").run()
    page.selectbox(key="report_whose").set_value(NAME).run()
    assert not page.exception
    assert any("2024年" in str(table.value.values.tolist()) for table in page.table)
    assert drawn


@pytest.mark.usefixtures("determined")
def test_the_notice_has_its_days_and_whom_to_call(desk: Desk) -> None:
    """Days that are the wrong way round are told."""
    page = desk("applications")
    page.segmented_control(key="report_kind").set_value("notice").run()
    page.text_input(key="report_first").input("2024-03-08").run()
    page.text_input(key="report_last").input("2024-03-01").run()
    assert "公示截止日早于开始日" in page.error[0].value
    page.text_input(key="report_last").input("2024-03-14").run()
    page.text_input(key="report_phone").input("0513-1234567").run()
    assert not page.error
    shown = texts(page) + str([table.value.to_numpy().tolist() for table in page.table])
    assert "2024年3月8日至2024年3月14日" in shown
    assert "0513-1234567" in shown
