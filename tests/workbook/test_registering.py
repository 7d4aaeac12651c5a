"""A batch and the register.

Payments that it has count, dossiers are kept apart, and what cannot be told is not filed.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from moneyed import Money

import incentives
from incentives.facts.document import structure_case
from incentives.register import Act, Applicant, Paying, Register
from incentives.workbook.batch import AssessedBook, assess_rows, assessed_book
from incentives.workbook.reading import ReadBook, read_book
from incentives.workbook.registering import Filed, file_rows, with_payments
from incentives.workbook.summary import Question
from tests.workbook.books import book, example, layout, library

GRANT = "cn.2021-895.construction_grant"
ON = date(2023, 12, 31)
ACT = Act(officer="王芳", filed_at=datetime(2024, 1, 5, 9, 30, tzinfo=UTC))


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    opened = Register.begin(str(tmp_path / "register.sqlite"))
    yield opened
    opened.close()


def read(*named: tuple[str, str]) -> ReadBook:
    """A workbook of the new build, under the keys and names."""
    return read_book(
        book({key: example("haimen-new-build", name=name) for key, name in named}), layout()
    )


def assessed(found: ReadBook, on: date = ON) -> AssessedBook:
    question = Question(on=on)
    return assessed_book(found, question, list(assess_rows(found.rows, library(), question)))


def filed(found: AssessedBook, register: Register) -> tuple[Filed, ...]:
    return tuple(file_rows(found.good, library(), found.question, register, lambda: ACT))


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


def slugs(found: tuple[Filed, ...]) -> list[str]:
    """What became of each: the dossier it was filed in, or the beginning of why it was not."""
    return [
        filed.refusal.zh[:10]  # type: ignore[union-attr]
        if filed.entry is None
        else filed.entry.applicant.dossier
        for filed in found
    ]


def test_what_the_register_has_paid_is_a_prior_award_of_the_row(register: Register) -> None:
    """Once, whether the workbook lists it or not; other applicants have no part in it."""
    first = read(("1", "甲园"), ("2", "乙园"))
    filed(assessed(first), register)
    paid(register, 1)
    rows = with_payments(first.rows, library(), register, by=date(2026, 11, 29))
    assert [row["amount"] for row in rows[0].document["prior_awards"]] == ["240000.00"]  # type: ignore[attr-defined]
    assert rows[1] is first.rows[1]
    assert with_payments(rows, library(), register, by=date(2026, 11, 29)) == rows


def test_a_row_is_not_filed_if_something_was_paid_since_it_was_assessed(register: Register) -> None:
    """What was shown for it is not what it comes to any more."""
    found = assessed(read(("1", "甲园")))
    filed(found, register)
    paid(register, 1)
    later = assessed(read(("1", "甲园")), on=date(2024, 12, 31))
    assert slugs(filed(later, register)) == ["测算后台账又登记了该"]


def test_several_rows_of_one_applicant_are_a_dossier_each(register: Register) -> None:
    """Filed again as of a later day, each goes on with its own; together they are one applicant."""
    twins = (("A", "甲园"), ("B", "甲 园"))
    first = assessed(read(*twins))
    assert slugs(tuple(file_rows(first.good, library(), first.question, register, again))) == [
        "A",
        "B",
    ]
    later = assessed(read(*twins), on=date(2024, 6, 30))
    assert slugs(tuple(file_rows(later.good, library(), later.question, register, again))) == [
        "A",
        "B",
    ]
    total = next(each for each in register.totals(2024) if each.incentive == GRANT)
    assert total.applicants == 1
    assert total.determined == Money("1200000.00", "CNY")


def test_a_row_goes_on_with_the_only_dossier(register: Register) -> None:
    """However that is called."""
    register.file(case_of("甲园"), Applicant(name="甲园", district="320614", dossier="城南部"), ACT)
    assert slugs(filed(assessed(read(("1", "甲园")), on=date(2024, 6, 30)), register)) == ["城南部"]


def test_where_the_dossier_cannot_be_told_nothing_is_filed(register: Register) -> None:
    """One row and two dossiers; two rows and a dossier that neither is."""
    for dossier in ("城南部", "城北部"):
        register.file(
            case_of("甲园"), Applicant(name="甲园", district="320614", dossier=dossier), again()
        )
    later = date(2024, 6, 30)
    assert slugs(filed(assessed(read(("1", "甲园")), on=later), register)) == [
        "该单位在台账中已有案"
    ]
    assert slugs(filed(assessed(read(("城南部", "甲园")), on=later), register)) == ["城南部"]
    assert (
        slugs(filed(assessed(read(("城南部", "甲园"), ("3", "甲园")), on=later), register))
        == ["该单位在台账中已有案"] * 2
    )


def again() -> Act:
    """The same case may be filed in two dossiers."""
    return Act(officer="王芳", filed_at=datetime(2024, 1, 5, 9, 30, tzinfo=UTC), again="另一案卷")


def case_of(name: str) -> incentives.Assessment:
    case = structure_case(example("haimen-new-build", name=name), library().vocabulary)
    return incentives.assess(case, library(), on=ON)


def test_names_that_only_look_alike_are_filed_one_by_one(register: Register) -> None:
    """Each of the two is told, whichever comes first; so is one like another of the register."""
    found = assessed(read(("1", "海门第一托育"), ("2", "海门第—托育"), ("3", "海门第二托育")))
    told = filed(found, register)
    assert ["“海门第一托育”与本", "“海门第—托育”与本", ""] == slugs(told)
    assert told[0].refusal is not None
    assert "本表中的“海门第—托育”" in told[0].refusal.zh
    later = filed(assessed(read(("1", "海门笫ニ托育"))), register)
    assert later[0].refusal is not None
    assert later[0].refusal.zh.startswith(
        "“海门笫ニ托育”与已登记的“海门第二托育”（第 1 号）字形相似"
    )
