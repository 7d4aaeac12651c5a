"""What random libraries have found, as small as it could be made: kernel and reference agree."""

from datetime import date

import pytest
import yaml
from moneyed import Money

from incentives import Library, Outcome, assess, case_from
from incentives.engine.assessment.assessor import Assessor
from incentives.engine.assessment.naming import with_ids
from incentives.facts.snapshot import take_snapshot
from incentives.policy.library import law_of
from tests.compile.agreeing import Agreement, Comparison, compare
from tests.compile.random.domain import Case
from tests.compile.random.files import load
from tests.compile.random.libraries import PLACES

ON = date(2025, 12, 31)
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
A_CELL_OF_A_ROW_THAT_IS_NOT_THERE = """
parameters:
  cells:
    text: WORDS
    type: boolean
    by: firm.zone
    values:
    - {from: 2020-01-01, to: 2021-12-31, table: {inner: true, outer: true}, cite: '1'}
    - {from: 2022-01-01, table: {inner: true, outer: false}, cite: '1'}
incentives:
  g:
    title: WORDS
    kind: grant
    cite: '9'
    trigger: firm.opened_on
    when: {when: "HOLDS", text: WORDS}
    amount: firm.spent
"""
MORE_THAN_ANY_WORD_OF_A_FACT = """
incentives:
  g:
    title: WORDS
    kind: grant
    cite: '9'
    for_each: sales
    trigger: firm.opened_on
    amount: {sum: [sale.cost, {figure: 5000000000000 CNY, cite: '2'}]}
"""
A_FIGURE_WITHOUT_ROOM_IN_A_WORD = """
parameters:
  third: {text: WORDS, unit: '1', values: [{value: '0.3333333', cite: '1'}]}
  seventh: {text: WORDS, unit: '1', values: [{value: '0.1428571', cite: '1'}]}
  great: {text: WORDS, unit: CNY, values: [{value: 'GREAT', cite: '1'}]}
incentives:
  g:
    title: WORDS
    kind: grant
    cite: '9'
    trigger: firm.opened_on
    amount: {value: firm.spent * third * seventh, at_most: great}
"""
A_DAY_THAT_ONLY_THE_REFERENCE_TELLS = """
incentives:
  g:
    title: WORDS
    kind: grant
    cite: '9'
    trigger: TRIGGERS
    when: {when: firm.certified, text: WORDS}
    amount: firm.spent
"""
CELL = "cells[sites[firm.code].zone]"
TENTH = "make_date(year_of(firm.began), month_of(firm.began), firm.ratio)"
OPENED: dict[str, str] = {"opened_on": "2022-01-01"}
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
A_REDUCTION_THAT_IS_NOT_APPLICABLE = """
charges:
  tax:
    title: WORDS
    for_each: loans
    at: loan.paid_on
    basis: loan.principal
    amount: basis
    cite: '8'
incentives:
  g:
    title: WORDS
    kind: reduction
    cite: '9'
    reduces_basis:
      of: tax
      by: {cases: [{when: firm.certified, not_applicable: true}, {otherwise: firm.spent}]}
"""
A_QUOTIENT_BY_A_KNOWN_ZERO = """
incentives:
  g:
    title: WORDS
    kind: grant
    cite: '9'
    trigger: firm.opened_on
    amount: firm.spent / (firm.ratio - firm.ratio)
"""
ONE_DAY_OUT_OF_FORCE = """
incentives:
  g:
    title: WORDS
    kind: grant
    cite: '9'
    for_each: sites
    trigger: {all_of: [site.bought_on, firm.opened_on]}
    amount: firm.spent
    when: {when: site.rented, text: WORDS}
"""
A_RELIEF_THAT_DIVIDES_BY_ZERO = """
charges:
  tax:
    title: WORDS
    for_each: loans
    at: loan.paid_on
    amount: loan.principal
    returned: once
    cite: '8'
reliefs:
  relief: {title: WORDS, of: [tax], share: firm.ratio / (firm.ratio - firm.ratio), cite: '8'}
incentives:
  g: {title: WORDS, kind: exemption, cite: '9', relieves: tax}
"""
NOTHING_OF_WHICH_A_SHARE_MAY_NOT_BE_THERE = """
parameters:
  none_of_it: {text: WORDS, unit: '1', values: [{value: 0, cite: '1'}]}
  rest_of_it: {text: WORDS, unit: '1', values: [{value: 75%, cite: '1'}]}
charges:
  tax: {title: WORDS, at: firm.opened_on, amount: firm.spent * none_of_it, cite: '8'}
reliefs:
  relief: {title: WORDS, of: [tax], share: firm.area / firm.area, cite: '8'}
incentives:
  g: {title: WORDS, kind: reduction, cite: '9', relieves: tax, share: rest_of_it}
"""
A_QUOTIENT_IN_A_BASIS = """
parameters:
  tenth: {text: WORDS, unit: '1', values: [{value: 10%, cite: '1'}]}
charges:
  tax:
    title: WORDS
    for_each: loans
    at: loan.paid_on
    amount: loan.principal * (loan.staff / loan.staff)
    cite: '8'
  more: {title: WORDS, built_on: tax, amount: tax * tenth, cite: '8'}
incentives:
  g: {title: WORDS, kind: exemption, cite: '9', relieves: tax}
"""
A_RELIEF_OF_ALL_OF_A_CHARGE_THAT_IS_NOT_THERE = """
parameters:
  cells:
    text: WORDS
    unit: CNY
    by: firm.zone
    values: [{table: {inner: 100, outer: not_applicable}, cite: '1'}]
  all_of_it: {text: WORDS, unit: '1', values: [{value: 1, cite: '1'}]}
charges:
  tax:
    title: WORDS
    at: firm.opened_on
    basis: cells[firm.zone]
    amount: basis
    returned: quarter
    cite: '8'
  more: {title: WORDS, built_on: tax, amount: tax, cite: '8'}
reliefs:
  relief: {title: WORDS, of: [tax], share: all_of_it, cite: '8'}
incentives:
  g: {title: WORDS, kind: exemption, cite: '9', relieves: more}
"""
REDUCTIONS_IN_A_RETURN = """
charges:
  tax:
    title: WORDS
    accrues: by_month
    basis: firm.rent
    amount: basis
    returned: half_year
    cite: '8'
incentives:
  first:
    title: WORDS
    kind: reduction
    cite: '9'
    reduces_basis: {of: tax, by: {figure: 1 CNY/year, cite: '2'}}
    when: {when: firm.certified, text: WORDS}
  g:
    title: WORDS
    kind: exemption
    cite: '9'
    reduces_basis: {of: tax, by: firm.rent, after: [first]}
"""
NOTHING_TIMES_WHAT_IS_LEFT = """
parameters:
  none: {text: WORDS, unit: '1', values: [{value: 0, cite: '1'}]}
  two: {text: WORDS, unit: '1', values: [{value: 2, cite: '1'}]}
incentives:
  g:
    title: WORDS
    kind: grant
    cite: '9'
    trigger: firm.opened_on
    amount: none * (largest(two, (l.principal for l in loans)) / firm.ratio)
"""
NOTHING_WHERE_ONLY_THE_REFERENCE_KNOWS_WHAT_FAILS = """
parameters:
  two: {text: WORDS, unit: '1', values: [{value: 2, cite: '1'}]}
  some: {text: WORDS, unit: CNY, values: [{value: 9, cite: '1'}]}
incentives:
  g:
    title: WORDS
    kind: grant
    cite: '9'
    trigger: firm.opened_on
    amount: firm.spent * (firm.area / max(site.area for site in sites))
    when: {when: "largest(two, (l.principal for l in loans)) > some", text: WORDS}
"""
PAID = [{"paid_on": "2021-12-31", "principal": "5"}]

A_ROW_THAT_A_BOUNDED_KEY_CANNOT_NAME = """
facts:
  years:
    rows: {year: {type: number, unit: '1', text: WORDS}}
    unique: year
    text: WORDS
parameters:
  fig: {text: WORDS, unit: CNY, values: [{value: 5, cite: '1'}]}
incentives:
  g:
    title: WORDS
    kind: grant
    cite: '9'
    trigger: firm.opened_on
    amount: years[firm.ratio].year * fig
"""
A_FIGURE_NOT_KNOWN_THEN_IN_A_CHARGE_BUILT_ON = """
parameters:
  fee: {text: WORDS, unit: CNY/month}
  part: {text: WORDS, unit: '1'}
charges:
  tax: {title: WORDS, accrues: by_month, basis: per_year(fee), amount: basis, cite: '8'}
  more: {title: WORDS, built_on: tax, amount: firm.spent, cite: '8'}
reliefs:
  less: {title: WORDS, of: [tax], share: part, cite: '8'}
incentives:
  g: {title: WORDS, kind: reduction, cite: '9', reduces_basis: {of: tax, by: firm.rent}}
"""

A_CHARGE_THAT_MAY_NOT_BE_IN_ITS_RETURN = """
facts:
  years:
    rows: {year: {type: number, unit: '1', text: WORDS}}
    text: WORDS
    row: year
charges:
  tax:
    title: WORDS
    accrues: by_month
    amount: min(firm.rent for year in years)
    returned: RETURNED
    cite: '8'
incentives:
  g: {title: WORDS, kind: exemption, cite: '9', relieves: tax}
"""

AN_OPEN_SHARE_OF_A_DUE_OF_ONE_STEP = """
parameters:
  all_of_it: {text: WORDS, unit: '1', values: [{value: 1, cite: '1'}]}
  most_of_it: {text: WORDS, unit: '1', values: [{value: 60%, cite: '1'}]}
charges:
  tax:
    title: WORDS
    for_each: loans
    at: loan.paid_on
    amount: loan.principal
    returned: quarter
    rounded: {to: '10'}
    cite: '8'
incentives:
  g:
    title: WORDS
    kind: exemption
    cite: '9'
    relieves: tax
    share: all_of_it if firm.certified else most_of_it
"""
AN_OPEN_SHARE_IN_A_RETURN_OF_MONTHS = """
parameters:
  all_of_it: {text: WORDS, unit: '1', values: [{value: 1, cite: '1'}]}
  most_of_it: {text: WORDS, unit: '1', values: [{value: 60%, cite: '1'}]}
charges:
  tax:
    title: WORDS
    accrues: by_month
    amount: firm.rent
    returned: quarter
    rounded: {to: '10'}
    cite: '8'
incentives:
  g:
    title: WORDS
    kind: exemption
    cite: '9'
    relieves: tax
    share: all_of_it if firm.certified else most_of_it
"""
NOTHING_OF_A_CHARGE_OF_WHICH_A_RELIEF_IS_LEFT = """
parameters:
  figure: {text: WORDS, unit: m2}
  none: {text: WORDS, unit: '1', values: [{value: 0, cite: '1'}]}
charges:
  tax: {title: WORDS, at: firm.opened_on, basis: firm.spent, amount: basis, cite: '8'}
reliefs:
  relief: {title: WORDS, of: [tax], share: figure / firm.area, cite: '8'}
incentives:
  g: {title: WORDS, kind: reduction, cite: '9', relieves: tax, share: none}
"""

WHAT_ONLY_THE_REFERENCE_READS_STANDS_FIRST = """
definitions:
  rented:
    text: WORDS
    cite: '7'
    rows: sites
    exactly_one:
      - site.rented
      - {versions: [{cite: '4', when: site.rented}], id: c5, text: WORDS, cite: '6'}
incentives:
  g:
    title: WORDS
    kind: award
    cite: '9'
    for_each: rented
    trigger: {all_of: [site.bought_on, firm.opened_on]}
    amount: firm.spent
    when: {when: firm.spent > firm.spent, id: c13, text: WORDS}
"""

A_FIGURE_OF_FEW_DAYS_ON_A_DAY_THAT_IS_NOT_KNOWN = """
parameters:
  part:
    text: WORDS
    unit: '1'
    at_most: 50%
    values: [{from: FIRST, to: 2023-12-31, value: 20%, cite: '1'}]
  open:
    text: WORDS
    type: boolean
    values: [{from: FIRST, to: 2023-12-31, value: 'true', cite: '1'}]
  bands:
    text: WORDS
    unit: '1'
    brackets_of: CNY
    values:
      - from: FIRST
        to: 2023-12-31
        brackets: [{up_to: '10', value: '1'}, {value: '2'}]
        cite: '1'
incentives:
  g:
    title: WORDS
    kind: grant
    cite: '9'
    trigger: firm.opened_on
    when: {when: open or firm.certified, text: WORDS}
    amount: firm.spent * part + firm.spent * step(bands, firm.profit)
"""

A_YEAR_OF_A_LAW_DATE_THAT_MAY_NOT_COME = """
parameters:
  fig: {text: WORDS, unit: CNY, values: [{unpublished: true, cite: '1'}]}
definitions:
  first: {text: WORDS, cite: '7', product: [year_of(law_date)], at_most: '1'}
incentives:
  g:
    title: WORDS
    kind: award
    cite: '9'
    for_each: loans
    trigger: loan.paid_on
    amount:
      cases: [{when: first <= firm.ratio, not_applicable: true}, {otherwise: fig}]
"""

A_REDUCTION_THAT_BEARS_ON_NO_ROW_THAT_IS_NOT_LISTED = """
parameters:
  first:
    text: WORDS
    unit: '1'
    values: [{value: 6, cite: '1'}, {from: 2024-01-01, value: 1, cite: '1'}]
definitions:
  losses:
    text: WORDS
    cite: '7'
    carried:
      of: tax
      adds: max(relieved - sale.amount, 0)
      used: max(sale.amount - relieved, 0)
charges:
  tax:
    title: WORDS
    for_each: sales
    at: last_day(sale.month)
    basis: max(sale.amount - losses, 0)
    amount: basis
    cite: '8'
incentives:
  g:
    title: WORDS
    kind: reduction
    cite: '9'
    reduces_basis:
      of: tax
      by: sum(l.principal for l in loans if month_of(l.paid_on) >= first)
"""

A_REDUCTION_OF_WHICH_ONLY_THE_REFERENCE_KNOWS_WHETHER_IT_IS_THERE = """
charges:
  tax:
    title: WORDS
    for_each: loans
    at: loan.paid_on
    basis: loan.principal
    amount: firm.spent
    cite: '8'
incentives:
  g:
    title: WORDS
    kind: exemption
    cite: '9'
    reduces_basis:
      of: tax
      by:
        sum: [firm.spent]
        less: [loan.principal * (loan.principal / firm.spent)]
        at_most: {versions: [{cite: '4', value: firm.spent}]}
"""

A_FIGURE_THAT_NOBODY_HAS_STATED_UP_TO_A_DAY = """
parameters:
  fig: {text: WORDS, unit: CNY, values: [{to: 2022-04-02, unpublished: true, cite: '1'}]}
incentives:
  g: {title: WORDS, kind: grant, cite: '9', trigger: firm.opened_on, amount: fig}
"""
A_RETURN_OF_WHICH_NO_LINE_IS_FILLED = """
parameters:
  fig: {text: WORDS, unit: '1'}
charges:
  tax:
    title: WORDS
    accrues: by_month
    basis: firm.rent / fig
    amount: basis
    returned: half_year
    cite: '8'
incentives:
  g: {title: WORDS, kind: reduction, cite: '9', reduces_basis: {of: tax, by: firm.rent}}
"""

A_DEFINITION_THAT_A_CONDITION_ASKS_TWICE = """
definitions:
  d:
    text: WORDS
    cite: '7'
    exactly_one:
      - firm.certified
      - {compared: firm.opened_on, above: firm.opened_on, id: c4, text: WORDS}
incentives:
  g:
    title: WORDS
    kind: price
    cite: '9'
    trigger: firm.opened_on
    amount: firm.spent
    when: {when: "exactly_one(firm.green, d, d)", text: WORDS}
"""


A_RELIEF_OF_NOTHING_THAT_MAY_APPLY = """
charges:
  tax: {title: WORDS, at: firm.opened_on, basis: firm.spent, amount: basis, cite: '8'}
reliefs:
  less:
    title: WORDS
    of: [tax]
    when: {when: firm.certified, text: WORDS}
    share: {figure: '0', cite: '2'}
    cite: '8'
incentives:
  g: {title: WORDS, kind: exemption, cite: '9', relieves: tax}
"""
A_CHARGE_OF_NO_CHOICE_AT_ALL = """
charges:
  tax:
    title: WORDS
    accrues: by_month
    arises: not (firm.zone in {inner, outer})
    basis: firm.rent
    amount: basis
    cite: '8'
incentives:
  g:
    title: WORDS
    kind: exemption
    cite: '9'
    relieves: tax
    when: {when: firm.certified, text: WORDS}
"""


@pytest.mark.parametrize(
    ("rules", "facts", "on", "wanted", "outcome"),
    [
        pytest.param(
            A_ROW_THAT_IS_NOT_THERE,
            {
                "firm": {"spent": "5", "opened_on": "2022-01-01", "code": "b"},
                "sites": [{"id": "s", "rented": "true"}],
            },
            "2023-01-01",
            Agreement.SAME,
            Outcome.INELIGIBLE,
            id="a condition of a row that is not there does not hold",
        ),
        *(
            pytest.param(
                A_CELL_OF_A_ROW_THAT_IS_NOT_THERE.replace("HOLDS", holds),
                {
                    "firm": {"spent": "5", "code": "b"} | day,
                    "sites": [{"id": site, "zone": "inner"}],
                },
                "2023-01-01",
                how,
                outcome,
                id=f"no cell of a row that is not there: {site}, {holds}, {day}",
            )
            for site, holds, day, how, outcome in (
                ("s", CELL, OPENED, Agreement.SAME, Outcome.INELIGIBLE),
                ("s", f"not {CELL}", OPENED, Agreement.SAME, Outcome.ELIGIBLE),
                ("b", CELL, OPENED, Agreement.SAME, Outcome.ELIGIBLE),
                ("b", f"not {CELL}", OPENED, Agreement.SAME, Outcome.INELIGIBLE),
                ("s", CELL, {}, Agreement.SAME_OPEN, Outcome.INELIGIBLE),
                ("b", CELL, {}, Agreement.SAME_OPEN, Outcome.UNDETERMINED),
            )
        ),
        *(
            pytest.param(
                A_DAY_THAT_ONLY_THE_REFERENCE_TELLS.replace("TRIGGERS", triggers),
                {
                    "firm": {"certified": "false", "ratio": "10", "spent": "5"} | days,
                    "loans": [{"principal": "5"}],
                },
                "2023-01-01",
                how,
                outcome,
                id=f"a day that only the reference tells may be out of force: {triggers}, {days}",
            )
            for triggers, days, how, outcome in (
                (TENTH, {"began": "2019-05"}, Agreement.LEFT_DECIDED, Outcome.NOT_IN_FORCE),
                (TENTH, {"began": "2021-05"}, Agreement.LEFT_DECIDED, Outcome.INELIGIBLE),
                (TENTH, {}, Agreement.LEFT_DECIDED, Outcome.INELIGIBLE),
                (
                    f"{{all_of: [firm.opened_on, '{TENTH}']}}",
                    {"began": "2019-05"},
                    Agreement.LEFT_DECIDED,
                    Outcome.NOT_IN_FORCE,
                ),
            )
        ),
        *(
            pytest.param(
                A_FIGURE_WITHOUT_ROOM_IN_A_WORD.replace("GREAT", great),
                {"firm": OPENED | spent},
                "2023-01-01",
                how,
                outcome,
                id=f"a figure without room in a word is left, as {great} is of {spent}",
            )
            for great, spent, how, outcome in (
                ("5.01", {"spent": "77"}, Agreement.SAME, Outcome.ELIGIBLE),
                ("5.01", {}, Agreement.SAME_OPEN, Outcome.UNDETERMINED),
                ("123456789.01", {"spent": "77"}, Agreement.LEFT_DECIDED, Outcome.ELIGIBLE),
                ("123456789.01", {}, Agreement.LEFT_OPEN, Outcome.UNDETERMINED),
                (str(10**23), {"spent": "77"}, Agreement.LEFT_DECIDED, Outcome.ELIGIBLE),
                (str(10**23), {}, Agreement.LEFT_OPEN, Outcome.UNDETERMINED),
            )
        ),
        pytest.param(
            MORE_THAN_ANY_WORD_OF_A_FACT,
            {"firm": OPENED, "sales": [{"cost": "1"}, {"amount": "1"}]},
            "2023-01-01",
            Agreement.SAME_OPEN,
            Outcome.UNDETERMINED,
            id="what nobody has said may be less than nothing beside a great figure",
        ),
        pytest.param(
            AN_AMOUNT_BELOW_ZERO,
            {},
            "2022-12-31",
            Agreement.SAME_OPEN,
            Outcome.UNDETERMINED,
            id="an amount by an unstated figure is held to zero",
        ),
        pytest.param(
            A_REDUCTION_BY_AN_UNSTATED_SHARE,
            {},
            "2025-03-31",
            Agreement.SAME_OPEN,
            Outcome.UNDETERMINED,
            id="what an unstated share makes less is not below zero",
        ),
        pytest.param(
            A_CHARGE_THAT_DOES_NOT_ARISE,
            {"firm": {"certified": "false", "ratio": "1"}, "loans": PAID},
            "2027-06-30",
            Agreement.LEFT_DECIDED,
            Outcome.NOT_IN_FORCE,
            id="where only the reference knows that a charge arises it tells what fails",
        ),
        pytest.param(
            A_RELIEF_OF_NOTHING_THAT_MAY_APPLY,
            {"firm": {"opened_on": "2022-01-01"}},
            "2022-12-31",
            Agreement.SAME_OPEN,
            Outcome.UNDETERMINED,
            id="what a relief of nothing lacks is missing where a part stands alone",
        ),
        pytest.param(
            A_CHARGE_OF_NO_CHOICE_AT_ALL,
            {"firm": {"certified": "false", "rent": "5"}},
            "2024-06-30",
            Agreement.SAME_OPEN,
            Outcome.INELIGIBLE,
            id="a choice is among all that there are, whichever it is",
        ),
        pytest.param(
            A_LAW_DATE_THAT_MAY_NOT_COME,
            {"firm": {}, "loans": [{"principal": "5"}]},
            "2022-12-31",
            Agreement.SAME,
            Outcome.INELIGIBLE,
            id="rules that read a law date read one that has come about",
        ),
        pytest.param(
            A_FIGURE_AT_ITS_PLACE_BEFORE_ITS_TIME,
            {"firm": {"spent": "5", "opened_on": "2019-01-01"}, "loans": PAID},
            "2022-12-31",
            Agreement.SAME,
            Outcome.ELIGIBLE,
            id="a figure at its place has a gap before its instrument",
        ),
        pytest.param(
            A_REDUCTION_THAT_IS_NOT_APPLICABLE,
            {"firm": {"certified": "true"}, "loans": PAID},
            "2023-01-01",
            Agreement.SAME,
            Outcome.INELIGIBLE,
            id="a reduction that is not applicable is none of nothing",
        ),
        pytest.param(
            A_REDUCTION_THAT_IS_NOT_APPLICABLE.replace("amount: basis", "amount: loan.principal"),
            {"firm": {"certified": "true"}, "loans": PAID},
            "2023-01-01",
            Agreement.SAME,
            Outcome.INELIGIBLE,
            id="a reduction that is not applicable is none of a charge that reads no basis",
        ),
        pytest.param(
            A_QUOTIENT_BY_A_KNOWN_ZERO,
            {"firm": {"ratio": "2", "opened_on": "2022-01-01"}},
            "2023-01-01",
            Agreement.SAME,
            Outcome.INELIGIBLE,
            id="by a known zero nothing is divided, whatever is not known",
        ),
        pytest.param(
            ONE_DAY_OUT_OF_FORCE,
            {"firm": {"opened_on": "2019-01-01"}, "sites": [{"rented": "false"}]},
            "2027-01-01",
            Agreement.SAME,
            Outcome.NOT_IN_FORCE,
            id="one known day out of force decides",
        ),
        pytest.param(
            A_RELIEF_THAT_DIVIDES_BY_ZERO,
            {"firm": {"area": "3", "ratio": "2"}, "loans": PAID},
            "2023-01-01",
            Agreement.SAME,
            Outcome.ELIGIBLE,
            id="a relief that divides by zero leaves the charge as it is",
        ),
        pytest.param(
            A_QUOTIENT_IN_A_BASIS,
            {"loans": [{**PAID[0], "staff": "28"}]},
            "2023-01-01",
            Agreement.LEFT_DECIDED,
            Outcome.ELIGIBLE,
            id="a quotient in what falls away of other charges is left",
        ),
        pytest.param(
            A_RELIEF_OF_ALL_OF_A_CHARGE_THAT_IS_NOT_THERE,
            {"firm": {"zone": "outer", "opened_on": "2022-01-01"}},
            "2023-01-01",
            Agreement.SAME,
            Outcome.INELIGIBLE,
            id="all of what there is not is not nothing",
        ),
        pytest.param(
            REDUCTIONS_IN_A_RETURN,
            {"firm": {"rent": "120", "certified": "false"}},
            "2023-06-30",
            Agreement.LEFT_DECIDED,
            Outcome.ELIGIBLE,
            id="a plan without lines is printed",
        ),
        pytest.param(
            NOTHING_TIMES_WHAT_IS_LEFT,
            {"firm": {"ratio": "0", "opened_on": "2022-01-01"}, "loans": PAID},
            "2023-01-01",
            Agreement.LEFT_DECIDED,
            Outcome.INELIGIBLE,
            id="nothing times what may not exist is left",
        ),
        pytest.param(
            NOTHING_WHERE_ONLY_THE_REFERENCE_KNOWS_WHAT_FAILS,
            {"firm": {"spent": "5", "opened_on": "2022-01-01"}, "loans": PAID, "sites": []},
            "2023-01-01",
            Agreement.LEFT_DECIDED,
            Outcome.INELIGIBLE,
            id="of what there is not only the reference knows what fails",
        ),
        pytest.param(
            A_ROW_THAT_A_BOUNDED_KEY_CANNOT_NAME,
            {
                "firm": {"opened_on": "2022-01-01"},
                "declared": {"land.one.years": [{"year": "2020"}]},
            },
            "2023-01-01",
            Agreement.SAME_OPEN,
            Outcome.INELIGIBLE,
            id="a key between bounds names no row beyond them",
        ),
        *(
            pytest.param(
                A_CHARGE_THAT_MAY_NOT_BE_IN_ITS_RETURN.replace("RETURNED", returned),
                {"firm": {"rent": "27470.90"}},
                "2025-04-15",
                Agreement.SAME_OPEN,
                Outcome.UNDETERMINED,
                id=f"a charge that may not be is none of a known amount in its return: {returned}",
            )
            for returned in ("month", "quarter")
        ),
        pytest.param(
            AN_OPEN_SHARE_OF_A_DUE_OF_ONE_STEP,
            {"loans": [{**PAID[0], "principal": "11.1"}]},
            "2023-01-01",
            Agreement.SAME_OPEN,
            Outcome.ELIGIBLE,
            id="rounding may make both ends of an open share alike",
        ),
        pytest.param(
            AN_OPEN_SHARE_OF_A_DUE_OF_ONE_STEP,
            {"loans": [{**PAID[0], "principal": "100"}]},
            "2023-01-01",
            Agreement.SAME_OPEN,
            Outcome.UNDETERMINED,
            id="where no rounding makes them alike the kernel tells the ends",
        ),
        *(
            pytest.param(
                text.replace(
                    "share: all_of_it if firm.certified else most_of_it",
                    "share: {cases: [{when: firm.certified, not_applicable: true}, "
                    "{otherwise: most_of_it}]}",
                ),
                {
                    "firm": {"certified": "true", "rent": "120"},
                    "loans": [{**PAID[0], "principal": "100"}],
                },
                "2023-01-31",
                Agreement.SAME,
                Outcome.INELIGIBLE,
                id=f"a share that is not applicable is none of a return of {parts}",
            )
            for parts, text in (
                ("one part", AN_OPEN_SHARE_OF_A_DUE_OF_ONE_STEP),
                ("several", AN_OPEN_SHARE_IN_A_RETURN_OF_MONTHS),
            )
        ),
        pytest.param(
            AN_OPEN_SHARE_IN_A_RETURN_OF_MONTHS,
            {"firm": {"rent": "120"}},
            "2023-01-31",
            Agreement.SAME_OPEN,
            Outcome.ELIGIBLE,
            id="rounding may make them alike in a return of several parts",
        ),
        pytest.param(
            AN_OPEN_SHARE_IN_A_RETURN_OF_MONTHS,
            {"firm": {"rent": "1200"}},
            "2023-01-31",
            Agreement.LEFT_OPEN,
            Outcome.UNDETERMINED,
            id="what an open share takes of a return of several parts is left where it is open",
        ),
        pytest.param(
            NOTHING_OF_A_CHARGE_OF_WHICH_A_RELIEF_IS_LEFT,
            {},
            "2025-07-07",
            Agreement.LEFT_OPEN,
            Outcome.UNDETERMINED,
            id="nothing times a choice in which something is left is left",
        ),
        pytest.param(
            NOTHING_OF_WHICH_A_SHARE_MAY_NOT_BE_THERE,
            {"firm": {"opened_on": "2022-01-31", "spent": "5"}},
            "2022-12-31",
            Agreement.LEFT_OPEN,
            Outcome.UNDETERMINED,
            id="of nothing too a share that may not be there leaves what may not be there",
        ),
        pytest.param(
            WHAT_ONLY_THE_REFERENCE_READS_STANDS_FIRST,
            {"firm": {"spent": "5"}, "sites": [{"id": "s", "rented": "true"}]},
            "2025-12-31",
            Agreement.CLAUSE_LEFT,
            Outcome.INELIGIBLE,
            id="what fails behind what is left is not surely the first",
        ),
        pytest.param(
            A_FIGURE_THAT_NOBODY_HAS_STATED_UP_TO_A_DAY,
            {"firm": {"opened_on": "2022-01-31"}},
            "2022-12-31",
            Agreement.SAME_OPEN,
            Outcome.UNDETERMINED,
            id="what is the same on all days is printed",
        ),
        pytest.param(
            A_RETURN_OF_WHICH_NO_LINE_IS_FILLED,
            {"firm": {"rent": "120"}},
            "2022-12-31",
            Agreement.LEFT_OPEN,
            Outcome.UNDETERMINED,
            id="a return without lines is printed",
        ),
        pytest.param(
            A_DEFINITION_THAT_A_CONDITION_ASKS_TWICE,
            {
                "firm": {
                    "opened_on": "2022-01-31",
                    "green": "true",
                    "certified": "false",
                    "spent": "5",
                }
            },
            "2022-12-31",
            Agreement.SAME,
            Outcome.ELIGIBLE,
            id="what a condition asks twice is asked",
        ),
        pytest.param(
            A_REDUCTION_OF_WHICH_ONLY_THE_REFERENCE_KNOWS_WHETHER_IT_IS_THERE,
            {"firm": {"spent": "0"}, "loans": PAID},
            "2023-01-01",
            Agreement.LEFT_DECIDED,
            Outcome.INELIGIBLE,
            id="a reduction that is left may not be there, whatever the amount reads",
        ),
        pytest.param(
            A_REDUCTION_THAT_BEARS_ON_NO_ROW_THAT_IS_NOT_LISTED,
            {"loans": [{"paid_on": "2022-03-05"}]},
            "2022-12-31",
            Agreement.SAME_OPEN,
            Outcome.UNDETERMINED,
            id="on rows of an account that nobody has listed nothing bears that is tried",
        ),
        pytest.param(
            A_YEAR_OF_A_LAW_DATE_THAT_MAY_NOT_COME,
            {"firm": {"ratio": "2"}, "loans": [{"principal": "5"}]},
            "2023-12-31",
            Agreement.SAME_OPEN,
            Outcome.INELIGIBLE,
            id="what is reckoned of a law date exists",
        ),
        *(
            pytest.param(
                A_FIGURE_OF_FEW_DAYS_ON_A_DAY_THAT_IS_NOT_KNOWN.replace("FIRST", first).replace(
                    "2023-12-31", last
                ),
                {"firm": {"spent": "100", "profit": "5"}},
                "2021-12-31",
                Agreement.SAME_OPEN,
                Outcome.UNDETERMINED,
                id=f"what there is on no day, or on later ones, lies in its bounds: {first}",
            )
            for first, last in (
                ("2018-01-01", "2019-12-31"),
                ("2020-07-01", "2020-12-31"),
                ("2022-07-01", "2023-12-31"),
            )
        ),
    ],
)
def test_kernel_and_reference_agree(
    rules: str, facts: dict[str, object], on: str, wanted: Agreement, outcome: Outcome
) -> None:
    library = library_of(rules)
    case = case_from({"place": "320101", **facts}, vocabulary=Case, library=library)
    comparison = Comparison()
    assert compare(case, library, date.fromisoformat(on), comparison)
    assert comparison.differing == []
    assert comparison.counts[wanted] == 1
    assert assess(case, library, on=date.fromisoformat(on))["land.one.g"].outcome is outcome


def test_what_falls_away_is_told_where_only_one_plan_knows_it() -> None:
    """The open form has a place for each charge, though the plan of a known day leaves them."""
    library = library_of(A_FIGURE_NOT_KNOWN_THEN_IN_A_CHARGE_BUILT_ON)
    case = case_from({"place": "320101"}, vocabulary=Case, library=library)
    comparison = Comparison(known_on=date(2024, 2, 28))
    assert compare(case, library, date(2023, 12, 31), comparison)
    assert comparison.differing == []
    assert comparison.counts[Agreement.LEFT_OPEN] == 1


A_REDUCTION_THAT_MAY_NOT_BE = """
parameters:
  fig: {text: WORDS, unit: CNY, values: [FIGURE]}
charges:
  tax: {title: WORDS, at: firm.opened_on, basis: firm.spent, amount: fig, cite: '8'}
incentives:
  g:
    title: WORDS
    kind: exemption
    cite: '9'
    reduces_basis: {of: tax, by: max((firm.spent for each in sites if firm.certified))}
"""


@pytest.mark.parametrize("figure", ["{value: '100', cite: '1'}", "{unpublished: true, cite: '1'}"])
def test_what_reduces_may_not_be_there_though_the_amount_does_not_read_it(figure: str) -> None:
    """It is open for the list, of which there may be no row."""
    library = library_of(A_REDUCTION_THAT_MAY_NOT_BE.replace("FIGURE", figure))
    facts = {"firm": {"opened_on": "2022-12-31", "spent": "5"}}
    case = case_from({"place": "320101", **facts}, vocabulary=Case, library=library)
    comparison = Comparison()
    assert compare(case, library, ON, comparison)
    assert comparison.differing == []
    found = assess(case, library, on=ON)["land.one.g"]
    assert found.outcome is Outcome.UNDETERMINED
    assert "sites" in {str(one.at) for one in found.missing}


A_LIST_OF_WHAT_IS_NOT_ASKED = """
facts:
  years:
    rows:
      cost: {type: number, unit: CNY, asked_if: year.open, text: WORDS}
      open: {type: boolean, text: WORDS}
    row: year
    holds: year.cost <= year.cost + year.cost
    text: WORDS
"""


def test_a_list_may_say_what_holds_of_facts_that_are_not_asked_of_each_row() -> None:
    assert library_of(A_LIST_OF_WHAT_IS_NOT_ASKED).instruments.keys() == {"land.one"}


A_CAP_OVER_MONTHS_AND_A_CHOICE_OF_ONE = """
charges:
  tax: {title: WORDS, accrues: by_month, basis: firm.rent, amount: basis, cite: '8'}
incentives:
  monthly: {title: WORDS, kind: exemption, cite: '9', relieves: tax}
  once:
    title: WORDS
    kind: grant
    cite: '9'
    trigger: firm.opened_on
    when: {when: firm.certified, text: WORDS}
    amount: firm.spent
  other: {title: WORDS, kind: grant, cite: '9', trigger: firm.opened_on, amount: firm.spent}
relations:
  - {one_of: [monthly, once], cite: '10'}
  - {shared_cap: {of: [monthly, other], at_most: firm.profit}, cite: '10'}
"""


def test_a_cap_is_the_same_for_those_that_are_asked_for_alone() -> None:
    """What is asked of the reference beside verdicts is not told by month because of them."""
    library = library_of(A_CAP_OVER_MONTHS_AND_A_CHOICE_OF_ONE)
    firm = {"opened_on": "2022-01-31", "spent": "5", "profit": "1000", "certified": "false"}
    case = case_from({"place": "320101", "firm": firm}, vocabulary=Case, library=library)
    snapshot = take_snapshot(with_ids(case, library), library.vocabulary)
    law = law_of(library, ("land", "land.city"))
    ranges = []
    for only in (None, {"land.one.monthly", "land.one.other"}):
        assessor = Assessor(law=law, snapshot=snapshot, on=ON, only=only)
        found = {one.incentive: one for one in assessor.all_determinations()}
        ranges.append(found["land.one.monthly"].amount_range)
    assert ranges[0] == ranges[1]
    assert ranges[0] is not None
    assert ranges[0].high == Money("1000", "CNY")


def library_of(rules: str) -> Library:
    """The library of one instrument."""
    text = (HEADER + rules).replace("WORDS", "{zh: 甲, en: a}")
    document = yaml.load(text, Loader=yaml.BaseLoader)  # makes text only
    return load({**PLACES, "land/one.yaml": document})
