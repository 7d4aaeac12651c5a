"""Help in kind, with and without a worth: told apart from cash, and in no payment."""

from pathlib import Path

import pytest

from incentives import Assessment, Library, Outcome, PolicyError, assess
from incentives.budgeting.budget import Budget
from incentives.budgeting.posting import postings_of
from incentives.policy.rule import Form
from incentives.report.papers.assessment import assessment_sheet
from incentives.report.papers.order import ordered
from incentives.report.passages.amounts import Amounts
from incentives.report.printing.text import print_text
from incentives.report.words.names import Words
from incentives.values.text import Language
from tests.engine.small_domain import ON, case_of, one_file, yuan

SECTIONS = """
parameters:
  per_person: {text: TEXT, unit: CNY/person, values: [{value: 300, cite: '1'}]}
  least: {text: TEXT, unit: CNY, values: [{value: 100, cite: '1'}]}
incentives:
  tools:
    title: {zh: 工具, en: tools}
    kind: in_kind
    cite: '2'
    trigger: workshop.opened_on
    worth: workshop.staff * per_person
  room: {title: {zh: 场地, en: a room}, kind: in_kind, cite: '3', trigger: workshop.opened_on}
  grant:
    {title: TEXT, kind: grant, cite: '4', trigger: workshop.opened_on, amount: workshop.spent}
"""
TOOLS, ROOM = "land.one.tools", "land.one.room"


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return one_file(tmp_path, SECTIONS)


def assessed(library: Library, staff: int | None = 2) -> Assessment:
    known = {} if staff is None else {"staff": staff}
    return assess(case_of(opened_on=ON, spent=yuan(50), **known), library, on=ON)


def test_its_worth_is_its_amount_and_stands_apart_from_cash(library: Library) -> None:
    """Cash is what it was; what is not valued has neither amount nor total."""
    assessment = assessed(library)
    assert (Outcome.ELIGIBLE, yuan(600)) == (assessment[TOOLS].outcome, assessment[TOOLS].amount)
    assert (Outcome.ELIGIBLE, None) == (assessment[ROOM].outcome, assessment[ROOM].amount)
    assert (yuan(50), yuan(600)) == (assessment.totals["cash"], assessment.totals["in_kind"])
    assert assessment[TOOLS].payment is None
    assert [TOOLS, ROOM] == [row.determination.incentive for row in ordered(assessment).in_kind]


def test_without_any_worth_there_is_no_such_total(tmp_path: Path) -> None:
    """Totals are as they were before."""
    library = one_file(tmp_path, SECTIONS.replace("    worth: workshop.staff * per_person\n", ""))
    assert {"cash", "price", "tax_and_fee"} == set(assessed(library).totals)


def test_an_unknown_worth_is_a_range(library: Library) -> None:
    """It is undetermined, the form is open, and the fact is missing."""
    assessment = assessed(library, staff=None)
    found = assessment[TOOLS]
    assert Outcome.UNDETERMINED is found.outcome
    assert ["workshop.staff"] == [missing.id for missing in found.missing]
    assert "in_kind" in assessment.open_totals
    assert Outcome.ELIGIBLE is assessment[ROOM].outcome


def test_it_is_told_as_in_kind_with_its_worth(library: Library) -> None:
    """On the sheet, in its totals and in the lines of the form."""
    assessment = assessed(library)
    sheet = print_text(assessment_sheet(assessment, Language.EN), language=Language.EN)
    assert "in kind, worth CNY 600.00" in sheet
    assert "in kind, not valued" in sheet
    lines = Amounts(Words(library=library, language=Language.ZH)).total_lines(assessment)
    named = {line.name: line.amount.known for line in lines}
    assert yuan(600) == named["非现金支持（折算价值，不拨付资金）"]
    assert yuan(50) == named["财政资金（补助、奖励）"]


def test_a_budget_has_it_by_a_form_of_its_own(library: Library) -> None:
    """Forms are never added to each other."""
    budget = Budget(postings=postings_of("a", assessed(library)), currency="CNY")
    assert (Form.CASH, Form.IN_KIND) == budget.forms
    assert yuan(600) == budget.total(Form.IN_KIND).known
    assert yuan(50) == budget.total(Form.CASH).known


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("kind: grant\n    cite: '2'\n    amount: least\n    worth: least", "goes with `kind"),
        ("kind: in_kind\n    cite: '2'\n    amount: least", "what is in kind has no 'amount'"),
        ("kind: in_kind\n    cite: '2'\n    worth: per_person", "the worth must be"),
    ],
)
def test_a_worth_that_stands_wrong_is_refused(written: str, message: str, tmp_path: Path) -> None:
    """It goes with what is in kind, and is money."""
    wrong = f"  wrong:\n    title: TEXT\n    trigger: workshop.opened_on\n    {written}\n"
    with pytest.raises(PolicyError, match=message):
        one_file(tmp_path, SECTIONS + wrong)
