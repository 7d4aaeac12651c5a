"""Rows of a workbook become applications: by the credit code, once, and never over a later step."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import attrs
import pytest

from incentives.applications import Application, Applications, ApplicationSearch, Party
from incentives.register import Act, Register
from incentives.workbook.applicants.rows import ReadRow
from incentives.workbook.applying import Applied, Applying
from incentives.workbook.reading import read_book
from tests.workbook.books import book, example, layout, library

CODES = ("91350100M000100Y43", "52320684MJ58000010")
ON = date(2023, 12, 31)


@pytest.fixture
def stored(tmp_path: Path) -> Iterator[Applications]:
    register = Register.begin(str(tmp_path / "register.sqlite"))
    yield Applications(register=register)
    register.close()


def act() -> Act:
    return Act(officer="王芳", filed_at=datetime.now(UTC))


def row(name: str, code: str = "", **particulars: str) -> ReadRow:
    """The only row of a workbook of the new build."""
    read = read_book(book({"1": example("haimen-new-build", name=name)}), layout()).rows[0]
    said = {**({"credit_code": code} if code else {}), **particulars}
    return attrs.evolve(read, particulars=said)


def applied(stored: Applications, *rows: ReadRow) -> list[Applied]:
    applying = Applying(stored=stored, vocabulary=library().vocabulary, on=ON)
    return list(applying.rows(rows, act))


def all_of(stored: Applications) -> list[Application]:
    rows, _ = stored.find(ApplicationSearch(), most=None)
    return sorted((stored.read(found.id) for found in rows), key=lambda one: one.number)


def test_who_an_applicant_is_the_code_says(stored: Applications) -> None:
    """Renamed, it is the same; of the same name under another code it is another."""
    first = row("甲园", CODES[0], bank="农业银行")
    assert ["新建", "新建"] == [one.told.zh for one in applied(stored, first, row("乙园"))]
    assert ["更新"] == [one.told.zh for one in applied(stored, row("甲托育园", CODES[0]))]
    assert ["新建"] == [one.told.zh for one in applied(stored, row("甲托育园", CODES[1]))]
    assert [
        ("甲托育园", CODES[0], "农业银行"),
        ("乙园", "", ""),
        ("甲托育园", CODES[1], ""),
    ] == [(one.party.name, one.party.credit_code, one.party.bank) for one in all_of(stored)]


def test_a_code_that_follows_is_taken_up(stored: Applications) -> None:
    """An application without one, of the same name, is that of the applicant."""
    applied(stored, row("甲园"))
    assert ["更新"] == [one.told.zh for one in applied(stored, row("甲 园", CODES[0]))]
    (only,) = all_of(stored)
    assert CODES[0] == only.party.credit_code


def test_the_same_again_changes_nothing(stored: Applications) -> None:
    """No version is counted up."""
    applied(stored, row("甲园", CODES[0]))
    before = all_of(stored)
    assert ["内容相同，未改动"] == [one.told.zh for one in applied(stored, row("甲园", CODES[0]))]
    assert before == all_of(stored)


def test_several_rows_of_one_applicant_are_begun_once(stored: Applications) -> None:
    """Which of them is meant later, the workbook does not say: nothing is overwritten."""
    rows = (row("甲园", CODES[0]), row("甲园", CODES[0], address="城北"))
    assert ["新建", "新建"] == [one.told.zh for one in applied(stored, *rows)]
    before = all_of(stored)
    assert all(one.application is None and "多行" in one.told.zh for one in applied(stored, *rows))
    (told,) = applied(stored, rows[0])
    assert "多件在办申报件（〔" in told.told.zh
    assert before == all_of(stored)


@pytest.mark.parametrize("kept", ["", "甲园"])
def test_what_is_not_whole_or_has_no_name_is_told(stored: Applications, kept: str) -> None:
    """And keeps no other from becoming one."""
    faulty = attrs.evolve(row(kept or "丙园"), is_whole=bool(not kept))
    if not kept:
        document = {name: said for name, said in faulty.document.items() if name != "name"}
        faulty = attrs.evolve(faulty, document=document)
    first, second = applied(stored, faulty, row("乙园"))
    assert (None, "新建") == (first.application, second.told.zh)
    assert ("更正后重新上传" if kept else "没有填申请单位名称") in first.told.zh


def test_what_the_office_refuses_is_told(stored: Applications) -> None:
    """A township that is not on its list."""
    settings = attrs.evolve(stored.settings(), townships=("海门街道",))
    stored.change_settings(settings, act=act())
    (told,) = applied(stored, row("甲园", township="外镇"))
    assert "镇街“外镇”不在本单位的名单中" in told.told.zh
    assert Party() not in [one.party for one in all_of(stored)]
