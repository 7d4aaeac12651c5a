"""Texts by which a fact that an instrument asks of each row names a row of another list."""

from datetime import date

import pytest
from moneyed import Money

import incentives
from incentives import CaseError, Language, Library, Outcome, childcare
from incentives.forms.build import form_of
from incentives.forms.model import FieldKind
from incentives.forms.references import choices_in
from incentives.report.words.faults import told
from incentives.report.words.names import Words
from tests.domains.trial import PLACE, TRIAL, library_with

BILLS = f"{TRIAL}.meal_bills"
NOTICE = """
facts:
  sibling:
    of: attendance
    type: text
    refers_to: children
    text: {zh: 同园兄姐, en: elder sibling}
  meal_bills:
    rows:
      child: {type: text, refers_to: children, text: {zh: 婴幼儿编号, en: child}}
      paid_on: {type: date, text: {zh: 付款日期, en: paid on}}
      fee: {type: number, unit: CNY, at_least: 0, text: {zh: 伙食费, en: fee for meals}}
    row: meal_bill
    text: {zh: 伙食费账单, en: bills for meals}
parameters:
  born_since:
    text: {zh: 出生起始, en: born since}
    type: date
    values: [{value: 2021-01-01, cite: 一}]
incentives:
  meals:
    title: {zh: 伙食补助, en: grant for meals}
    kind: grant
    cite: 一
    for_each: meal_bills
    trigger: meal_bill.paid_on
    when: {when: meal_bill.child.born_on >= born_since, text: {zh: 月龄, en: age}}
    amount: meal_bill.fee
  siblings:
    title: {zh: 多孩补助, en: grant for siblings}
    kind: grant
    cite: 二
    for_each: attendance
    trigger: last_day(stay.month)
    when:
      when: stay.sibling.born_on < children[stay.child].born_on
      text: {zh: 兄姐, en: elder}
    amount: stay.fee
"""
CHILDREN = [{"id": "a", "born_on": "2021-06-01"}, {"id": "b", "born_on": "2020-06-01"}]
BILL = {"child": "a", "paid_on": "2023-01-31", "fee": "30"}
DAY = date(2023, 6, 30)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The bundled policies, and one notice whose facts name children."""
    return library_with(NOTICE, tmp_path_factory.mktemp("policies"))


def document(bills: list[dict[str, str]], sibling: str = "b") -> dict[str, object]:
    stay = {"child": "a", "month": "2023-01", "days": "20", "fee": "500"}
    return {
        "district": PLACE,
        "name": "甲",
        "children": CHILDREN,
        "attendance": [{**stay, "declared": {f"{TRIAL}.sibling": sibling}}],
        "declared": {BILLS: bills},
    }


def test_the_row_that_is_named_is_looked_up(library: Library) -> None:
    """Of a list of the instrument, and of a fact of each row of the domain; `b` is too old."""
    bills = [BILL, {**BILL, "child": "b", "fee": "50"}]
    case = childcare.case_from(document(bills), library=library)
    asked = incentives.assess(case, library, on=DAY, only=[f"{TRIAL}.meals", f"{TRIAL}.siblings"])
    assert asked[f"{TRIAL}.meals"].amount == Money(30, "CNY")
    assert asked[f"{TRIAL}.siblings"].amount == Money(500, "CNY")


def test_a_reference_that_is_not_known_is_one_of_those_there_are(library: Library) -> None:
    """It may be `a`, which counts, or `b`, which does not."""
    open_bill = {name: value for name, value in BILL.items() if name != "child"}
    case = childcare.case_from(document([open_bill]), library=library)
    meals = incentives.assess(case, library, on=DAY, only=[f"{TRIAL}.meals"])[f"{TRIAL}.meals"]
    assert meals.outcome is Outcome.UNDETERMINED
    assert [missing.id for missing in meals.missing] == [f"{BILLS}[0].child"]


@pytest.mark.parametrize(
    ("bills", "sibling", "words"),
    [
        ([{**BILL, "child": "aa"}], "b", "婴幼儿编号：填写为“aa”，“"),
        ([BILL], "bb", "同园兄姐：填写为“bb”，“"),
    ],
)
def test_who_names_nobody_is_told(
    library: Library, bills: list[dict[str, str]], sibling: str, words: str
) -> None:
    """With the nearest name that there is."""
    with pytest.raises(CaseError) as caught:
        childcare.case_from(document(bills, sibling), library=library)
    (fault,) = caught.value.faults
    assert fault.slug == "no-such-row"
    said = told(fault, Words(library=library, language=Language.ZH))
    assert words in said
    assert "是否应为" in said


def test_a_form_offers_the_rows_that_there_are(library: Library) -> None:
    """In the section of the list, and in the column of the fact of each row."""
    form = form_of(library, library.chain_of(PLACE) or ())
    for path in (f"{BILLS}[].child", f"attendance[].{TRIAL}.sibling"):
        field = form.fields[path]
        assert field.kind is FieldKind.REFERENCE
        assert [value for value, _ in choices_in(field, document([BILL]))] == ["a", "b"]
