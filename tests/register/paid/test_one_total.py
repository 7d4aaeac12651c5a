"""A total is the same in the register as on the sheets of which it is made up."""

from pathlib import Path

import pytest
from moneyed import Money

import incentives
from incentives import childcare
from incentives.engine.findings.assessment import Assessment
from incentives.facts.plain import unstructure_case
from incentives.policy.library import Library
from incentives.register import Applicant, Register
from tests.register.offices import act

NAMES = sorted(childcare.example_cases())


def assessed(name: str, library: Library) -> Assessment:
    example = childcare.example_cases()[name]
    return incentives.assess(childcare.read_case(example.path), library, on=example.on)


@pytest.mark.parametrize("name", NAMES)
def test_register_and_sheet_agree(name: str, library: Library, tmp_path: Path) -> None:
    """With what is saved on top of other taxes."""
    assessment = assessed(name, library)
    register = Register.begin(str(tmp_path / "register.sqlite"))
    try:
        district = str(unstructure_case(assessment.case)["district"])
        register.file(assessment, Applicant(name=name, district=district), act())
        sums = register.sums(2024)
        assert assessment.totals == {each.form: each.total for each in sums}
        assert {each.form for each in sums if each.is_open} <= set(assessment.open_totals)
    finally:
        register.close()


def test_sheets_are_added_up(register: Register, library: Library) -> None:
    """Of each dossier the last one; SQLite and PostgreSQL alike."""
    assessment = assessed("haimen-new-build", library)
    for name in ("甲园", "乙园"):
        whose = Applicant(name=name, district="320614")
        register.file(assessment, whose, act(again="另一户", alike="已核对"))
    register.file(assessment, Applicant(name="甲园", district="320614"), act(again="重报"))
    [tax] = [each.total for each in register.sums(2024) if each.form == "tax_and_fee"]
    assert Money("387348.00", "CNY") == tax
    assert register.sums(2023) == ()
