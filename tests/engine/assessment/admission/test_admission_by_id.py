"""Facts that are given by full id are those that an instrument asks for, where it asks for them."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from incentives import CaseError, Library, assess, load_library
from tests.conformance.planting import Case, Grower
from tests.conformance.planting_rows import Loan

LAND = Path(__file__).parents[3] / "conformance" / "library" / "land" / "jurisdiction.yaml"
ON = date(2023, 6, 30)
RULES = """instrument:
  id: land.asks
  number: Notice 1
  title: {zh: 通知, en: Notice}
  published: 2020-01-01
  in_force: {from: 2020-01-01}
facts:
  covered: {type: boolean, text: {zh: 已投保, en: covered}, of: loans}
  married: {type: boolean, text: {zh: 已婚, en: married}}
incentives:
  first: {title: {zh: 补助, en: grant}, kind: in_kind, cite: 1, trigger: grower.registered_on,
    when: {when: married, text: {zh: 已婚, en: married}}}
  second: {title: {zh: 补助, en: grant}, kind: in_kind, cite: 1, for_each: loans,
    trigger: loan.paid_out_on, when: {when: loan.covered, text: {zh: 已投保, en: covered}}}
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    land = tmp_path_factory.mktemp("policies") / "land"
    land.mkdir()
    (land / "jurisdiction.yaml").write_bytes(LAND.read_bytes())
    (land / "asks.yaml").write_text(RULES, encoding="utf-8")
    return load_library(land.parent, vocabulary=Case)


def case_of(of_case: Mapping[str, object], *of_loans: Mapping[str, object]) -> Case:
    loans = tuple(
        Loan(paid_out_on=date(2022, 3, 1), declared={f"land.asks.{k}": v for k, v in said.items()})
        for said in of_loans
    )
    declared = {f"land.asks.{name}": value for name, value in of_case.items()}
    grower = Grower(registered_on=date(2022, 1, 1))
    return Case(place="LD", grower=grower, loans=loans, declared=declared)


UNASKED = "no instrument asks for this fact [unknown-fact]\n    Did you mean"
ELSEWHERE = "no instrument asks for this fact here [unknown-fact]\n    Give it"
WRONG = "got 7, expected true or false [wrong-type]"


@pytest.mark.parametrize(
    ("of_case", "of_loans", "fault"),
    [
        ({"maried": True}, [], f"declared.land.asks.maried: {UNASKED} 'land.asks.married'?"),
        ({"married": 7}, [], f"declared.land.asks.married: {WRONG}"),
        (
            {"covered": True},
            [],
            f"declared.land.asks.covered: {ELSEWHERE} within a row of 'loans'.",
        ),
        (
            {},
            [{"married": True}],
            f"loans[0].declared.land.asks.married: {ELSEWHERE} once, of the case as a whole.",
        ),
        (
            {},
            [{}, {"coverd": True}],
            f"loans[1].declared.land.asks.coverd: {UNASKED} 'land.asks.covered'?",
        ),
        ({}, [{"covered": 7}], f"loans[0].declared.land.asks.covered: {WRONG}"),
    ],
)
def test_what_is_not_asked_for_there_is_refused(
    library: Library,
    of_case: Mapping[str, object],
    of_loans: list[Mapping[str, object]],
    fault: str,
) -> None:
    """With what is asked by nearly that name, or with where it is asked."""
    with pytest.raises(CaseError) as caught:
        assess(case_of(of_case, *of_loans), library, on=ON)
    assert [fault] == list(map(str, caught.value.faults))


def test_what_is_asked_for_is_read(library: Library) -> None:
    """Of the case once, of loans one by one."""
    found = assess(
        case_of({"married": True}, {"covered": True}, {"covered": False}), library, on=ON
    )
    assert ["ELIGIBLE", "ELIGIBLE"] == [one.outcome.value for one in found]
    second = found["land.asks.second"].working
    assert ["ELIGIBLE", "INELIGIBLE"] == [part.by_itself.outcome.value for part in second]
