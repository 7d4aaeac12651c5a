"""Rows that say the very same: each counts, and the answer that rests on them says so."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import attrs
import pytest
from moneyed import Money

from incentives import UNKNOWN, Library, assess, load_library
from incentives.engine.findings.coverage import CoverageKind
from incentives.values.period import Month
from tests.conformance.planting import Case, Grower
from tests.conformance.planting_rows import Loan, Stand

LIBRARY = Path(__file__).parents[2] / "conformance" / "library" / "land"
ON = date(2023, 6, 30)
SECTIONS = """instrument:
  id: land.notice
  number: Notice 1
  title: {zh: 通知, en: Notice}
  published: 2020-01-01
  in_force: {from: 2020-01-01}
incentives:
  of_trees:
    {title: {zh: 株数补助, en: trees}, kind: grant, cite: 1, trigger: grower.registered_on,
     amount: apiece * sum(s.trees for s in stands if s.month > month_at(grower.registered_on))}
  of_loans:
    {title: {zh: 贷款补助, en: loans}, kind: grant, cite: 2, trigger: grower.registered_on,
     amount: sum(e.principal for e in loans)}
parameters:
  apiece: {text: {zh: 每株, en: apiece}, unit: EUR/tree, values: [{value: 7, cite: 2}]}
"""
LOAN = Loan(principal=Money(Decimal(100), "EUR"), paid_out_on=date(2022, 1, 9))
STAND = Stand(month=Month(2022, 3), trees=5)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    land = tmp_path_factory.mktemp("policies") / "land"
    land.mkdir()
    (land / "jurisdiction.yaml").write_bytes((LIBRARY / "jurisdiction.yaml").read_bytes())
    (land / "notice.yaml").write_text(SECTIONS, encoding="utf-8")
    return load_library(land.parent, vocabulary=Case)


def told(library: Library, case: Case) -> dict[str, tuple[str, tuple[str, ...]]]:
    """What is asked, and of which incentives, by the first row of those alike."""
    found = assess(case, library, on=ON)
    return {
        note.subject: (note.text.zh, note.touches)
        for note in found.coverage
        if note.kind is CoverageKind.ALIKE_ROWS
    }


def case_of(*, loans: tuple[Loan, ...] = (), stands: tuple[Stand, ...] = ()) -> Case:
    grower = Grower(registered_on=date(2022, 1, 1))
    return Case(place="LD", grower=grower, loans=loans, stands=stands)


def test_each_group_of_alike_rows_is_asked_about_once(library: Library) -> None:
    """All of a group in one note, which names the first; what differs in one column is two."""
    other = attrs.evolve(LOAN, principal=Money(Decimal(101), "EUR"))
    loans = (other, LOAN, LOAN, attrs.evolve(other, paid_out_on=date(2022, 1, 10)), LOAN)
    assert told(library, case_of(loans=loans, stands=(STAND, STAND))) == {
        "loans[1]": (
            "贷款2与另外2行所填完全相同，均已计入；重复填写的，请删去",
            ("land.notice.of_loans",),
        ),
        "stands[0]": (
            "各月株数1与另外1行所填完全相同，均已计入；重复填写的，请删去",
            ("land.notice.of_trees",),
        ),
    }


def test_they_all_count(library: Library) -> None:
    """Asking changes no amount."""
    found = assess(case_of(loans=(LOAN, LOAN)), library, on=ON)
    assert found["land.notice.of_loans"].amount == Money(Decimal(200), "EUR")


def test_nothing_is_asked_of_rows_that_no_answer_rests_on(library: Library) -> None:
    """Those of January are in no sum."""
    early = attrs.evolve(STAND, month=Month(2022, 1))
    assert told(library, case_of(stands=(early, early, STAND))) == {}


@pytest.mark.parametrize(
    "row",
    [Loan(), Loan(paid_out_on=date(2022, 1, 9)), Loan(principal=Money(Decimal(5), "EUR"))],
)
def test_rows_of_which_too_little_is_known_are_not_alike(row: Loan, library: Library) -> None:
    """Without a day, or with nothing else than that, two rows may well be two."""
    assert told(library, case_of(loans=(row, row))) == {}


def test_a_row_of_which_less_is_known_is_another(library: Library) -> None:
    """It may say something else where nothing is known."""
    less = attrs.evolve(LOAN, principal=UNKNOWN)
    assert told(library, case_of(loans=(LOAN, less))) == {}
