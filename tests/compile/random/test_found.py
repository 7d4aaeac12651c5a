"""What random libraries have found, as small as it could be made: kernel and reference agree."""

from datetime import date

import pytest
import yaml

from incentives import case_from
from tests.compile.agreeing import Agreement, Comparison, compare
from tests.compile.random.domain import Case
from tests.compile.random.files import load
from tests.compile.random.libraries import PLACES

HEADER = """
instrument:
  id: land.one
  number: '1'
  title: WORDS
  published: 2017-12-01
  in_force: {from: 2020-01-01, to: 2025-12-31}
"""
A_ROW_THAT_IS_NOT_THERE = """
incentives:
  g:
    title: WORDS
    kind: grant
    cite: '9'
    trigger: firm.opened_on
    when: {when: "sites[firm.code].rented", text: WORDS}
    amount: firm.spent
"""
AN_AMOUNT_BELOW_ZERO = """
parameters:
  fig: {text: WORDS, unit: CNY/m2, values: [{gap: true, text: WORDS}]}
incentives:
  g: {title: WORDS, kind: award, cite: '9', trigger: firm.opened_on, amount: (-firm.area) * fig}
"""
A_REDUCTION_BY_AN_UNSTATED_SHARE = """
parameters:
  fig: {text: WORDS, unit: '1', values: [{unpublished: true, cite: '1'}]}
charges:
  tax:
    title: WORDS
    at: firm.opened_on
    basis: {figure: 1000000 CNY, cite: '2'}
    amount: basis * fig
    cite: '8'
incentives:
  g:
    title: WORDS
    kind: reduction
    cite: '9'
    reduces_basis: {of: tax, by: {figure: 1 CNY, cite: '2'}}
"""
A_CHARGE_THAT_DOES_NOT_ARISE = """
parameters:
  cells:
    text: WORDS
    unit: person
    by: ['1', firm.trade]
    values: [{table: {3: {baker: 1, joiner: 2, smith: unpublished}}, cite: '1'}]
  four: {text: WORDS, unit: person, values: [{value: 4, cite: '1'}]}
charges:
  tax:
    title: WORDS
    for_each: loans
    at: loan.paid_on
    arises: min(cells[firm.ratio, firm.trade], four / (firm.ratio - firm.ratio)) <= loan.staff
    amount: loan.principal
    cite: '8'
incentives:
  g:
    title: WORDS
    kind: exemption
    cite: '9'
    relieves: tax
    when: {when: firm.certified, text: WORDS}
"""
A_LAW_DATE_THAT_MAY_NOT_COME = """
incentives:
  g:
    title: WORDS
    kind: grant
    cite: '9'
    for_each: loans
    trigger: loan.paid_on
    when: {when: "not happened(max(law_date, firm.opened_on))", text: WORDS}
    amount: loan.principal
"""
A_FIGURE_AT_ITS_PLACE_BEFORE_ITS_TIME = """
incentives:
  g:
    title: WORDS
    kind: grant
    cite: '9'
    for_each: loans
    trigger: loan.paid_on
    amount: firm.spent
    paid:
      instalments:
        - {share: half, due: firm.opened_on}
        - rest: true
          due: firm.opened_on
          when:
            compared: firm.spent
            at_least: {figure: 3 CNY, cite: '9'}
            text: WORDS
parameters:
  half:
    text: WORDS
    unit: '1'
    values: [{from: 2015-01-01, to: 2030-12-31, value: 50%, cite: '9'}]
"""
PAID = [{"paid_on": "2021-12-31", "principal": "5"}]


@pytest.mark.parametrize(
    ("rules", "facts", "on", "wanted"),
    [
        pytest.param(
            A_ROW_THAT_IS_NOT_THERE,
            {
                "firm": {"spent": "5", "opened_on": "2022-01-01", "code": "b"},
                "sites": [{"id": "s", "rented": "true"}],
            },
            "2023-01-01",
            Agreement.SAME,
            id="a condition of a row that is not there does not hold",
        ),
        pytest.param(
            AN_AMOUNT_BELOW_ZERO,
            {},
            "2022-12-31",
            Agreement.SAME_OPEN,
            id="an amount by an unstated figure is held to zero",
        ),
        pytest.param(
            A_REDUCTION_BY_AN_UNSTATED_SHARE,
            {},
            "2025-03-31",
            Agreement.SAME_OPEN,
            id="what an unstated share makes less is not below zero",
        ),
        pytest.param(
            A_CHARGE_THAT_DOES_NOT_ARISE,
            {"firm": {"certified": "false", "ratio": "1"}, "loans": PAID},
            "2027-06-30",
            Agreement.LEFT_DECIDED,
            id="where only the reference knows that a charge arises it tells what fails",
        ),
        pytest.param(
            A_LAW_DATE_THAT_MAY_NOT_COME,
            {"firm": {}, "loans": [{"principal": "5"}]},
            "2022-12-31",
            Agreement.SAME,
            id="rules that read a law date read one that has come about",
        ),
        pytest.param(
            A_FIGURE_AT_ITS_PLACE_BEFORE_ITS_TIME,
            {"firm": {"spent": "5", "opened_on": "2019-01-01"}, "loans": PAID},
            "2022-12-31",
            Agreement.SAME,
            id="a figure at its place has a gap before its instrument",
        ),
    ],
)
def test_kernel_and_reference_agree(
    rules: str, facts: dict[str, object], on: str, wanted: Agreement
) -> None:
    text = (HEADER + rules).replace("WORDS", "{zh: 甲, en: a}")
    document = yaml.load(text, Loader=yaml.BaseLoader)  # makes text only
    library = load({**PLACES, "land/one.yaml": document})
    case = case_from({"place": "320101", **facts}, vocabulary=Case, library=library)
    comparison = Comparison()
    assert compare(case, library, date.fromisoformat(on), comparison)
    assert comparison.differing == []
    assert comparison.counts == {wanted: 1}
