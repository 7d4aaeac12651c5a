"""What the register has paid counts for the rows of a batch, where it can be told whose it is."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import attrs
import pytest
from moneyed import Money

import incentives
from incentives.facts.document import structure_case
from incentives.register import Act, Applicant, Paying, Register
from incentives.report.papers.approval.party import CREDIT_CODE
from incentives.values.texts.credit_code import check_character
from incentives.workbook.applicants.rows import ReadRow
from incentives.workbook.reading import ReadBook, read_book
from incentives.workbook.registering import not_told, with_payments
from tests.registers import new_register
from tests.workbook.books import book, example, layout, library

GRANT = "cn.2021-895.construction_grant"
ON = date(2023, 12, 31)
BY = date(2026, 11, 29)
CODE, OTHER_CODE = "91350100M000100Y43", f"91350100M000100Y5{check_character('91350100M000100Y5')}"
ACT = Act(officer="王芳", filed_at=datetime(2024, 1, 5, 9, 30, tzinfo=UTC))


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    opened = new_register(str(tmp_path / "register.sqlite"))
    yield opened
    opened.close()


def read(*named: tuple[str, str]) -> ReadBook:
    """A workbook of the new build, under the keys and names."""
    return read_book(
        book({key: example("haimen-new-build", name=name) for key, name in named}), layout()
    )


def filed(register: Register, name: str, dossier: str = "", code: str = "") -> int:
    """The number of its determination; what another dossier was paid is known to be another."""
    case = structure_case(example("haimen-new-build", name=name), library().vocabulary)
    assessment = incentives.assess(case, library(), on=ON)
    applicant = Applicant(name=name, district="320614", dossier=dossier, credit_code=code)
    act = Act(
        officer="王芳", filed_at=ACT.filed_at, again="另一案卷", alike="已核对", unusual="另一项目"
    )
    return register.file(assessment, applicant, act).number


def paid(register: Register, number: int, amount: str = "240000.00") -> None:
    paying = Paying(
        determination=number,
        incentive=GRANT,
        amount=Money(Decimal(amount), "CNY"),
        paid_on=date(2024, 3, 1),
        subject="project-2022",
        instalment=1,
    )
    register.pay(paying, ACT)


def amounts(register: Register, *named: tuple[str, str]) -> list[list[object]]:
    """What each row has been paid, with what the register knows."""
    rows = with_payments(read(*named).rows, library(), register, by=BY)
    awards = [row.document.get("prior_awards", ()) for row in rows]
    return [[award["amount"] for award in listed] for listed in awards]  # type: ignore[attr-defined]


def untold(register: Register, *named: tuple[str, str]) -> list[str]:
    """The beginning of why the payments of rows could not be told."""
    found = not_told(read(*named).rows, library(), register)
    return [why.zh[:8] for _, why in found]


def test_what_the_register_has_paid_is_a_prior_award_of_the_row(register: Register) -> None:
    """Once, whether the workbook lists it or not; other applicants have no part in it."""
    first = read(("1", "甲园"), ("2", "乙园"))
    paid(register, filed(register, "甲园"))
    rows = with_payments(first.rows, library(), register, by=BY)
    assert [row["amount"] for row in rows[0].document["prior_awards"]] == ["240000.00"]  # type: ignore[attr-defined]
    assert rows[1] is first.rows[1]
    assert with_payments(rows, library(), register, by=BY) == rows
    assert not_told(rows, library(), register) == ()


def test_a_row_goes_on_with_the_only_dossier(register: Register) -> None:
    """However that is called; several rows are a dossier each, by their keys."""
    paid(register, filed(register, "甲园", "城南部"))
    assert amounts(register, ("1", "甲园")) == [["240000.00"]]
    assert amounts(register, ("城南部", "甲 园"), ("城北部", "乙园")) == [["240000.00"], []]


def test_where_the_dossier_cannot_be_told_it_is_said_so(register: Register) -> None:
    """One row and two dossiers; two rows and a dossier that neither is."""
    paid(register, filed(register, "甲园", "城南部"))
    filed(register, "甲园", "城北部")
    assert amounts(register, ("1", "甲园")) == [[]]
    assert untold(register, ("1", "甲园")) == ["该单位在登记簿中"]
    assert amounts(register, ("城南部", "甲园")) == [["240000.00"]]
    assert untold(register, ("城南部", "甲园"), ("3", "甲园")) == ["该单位在登记簿中"] * 2


def test_of_names_that_only_look_alike_it_cannot_be_told(register: Register) -> None:
    """Each of the two is told, whichever comes first."""
    named = (("1", "海门第一托育"), ("2", "海门第—托育"), ("3", "海门第二托育"))
    assert untold(register, *named) == ["“海门第一托育”", "“海门第—托育”"]


def test_the_code_says_whose_a_row_is(register: Register) -> None:
    """Whatever it is called; another of its name with another code has no part in it."""
    paid(register, filed(register, "甲园", code=CODE))
    renamed, namesake = row_with("乙园", CODE), row_with("甲园", OTHER_CODE)
    rows = with_payments([renamed, namesake], library(), register, by=BY)
    assert [len(row.document.get("prior_awards", ())) for row in rows] == [1, 0]  # type: ignore[arg-type]


def row_with(name: str, code: str) -> ReadRow:
    [row] = read(("1", name)).rows
    return attrs.evolve(row, particulars={**row.particulars, CREDIT_CODE: code})
