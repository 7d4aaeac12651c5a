"""A definition that hangs on what is tried on a charge is worked out once for each such trial."""

import json
from pathlib import Path

import pytest

from incentives import Library, Month, assess
from tests.engine.small_domain import ON, Case, Sale, Workshop, one_file, yuan

SECTIONS = """
parameters:
  half: {text: TEXT, unit: 1, values: [{value: 50%, cite: '1'}]}
  rate: {text: TEXT, unit: 1, values: [{value: 10%, cite: '1'}]}
definitions:
  set_off:
    text: TEXT
    cite: '1'
    carried:
      of: tax
      adds: max(sale.cost - sale.amount, 0)
      used: max(sale.amount - sale.cost - relieved, 0)
charges:
  tax:
    title: TEXT
    for_each: sales
    at: last_day(sale.month)
    cite: '1'
    basis: max(sale.amount - sale.cost - set_off, 0)
    amount: (basis + set_off - set_off) * rate
incentives:
  relief:
    title: TEXT
    kind: reduction
    cite: '1'
    reduces_basis: {of: tax, by: sale.amount * half}
"""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return one_file(tmp_path, SECTIONS)


def sale(month: int, amount: int, cost: int) -> Sale:
    return Sale(month=Month(2022, month), amount=yuan(amount), cost=yuan(cost))


def test_an_account_is_worked_out_and_told_once(library: Library) -> None:
    """Once for the account with the relief, once for that without it; both are right.

    Without it 40 of the loss of January are used in February and 60 in March, where tax is due on
    40. With it nothing is used in February and 50 in March, where nothing is due.
    """
    case = Case(workshop=Workshop(), sales=(sale(1, 0, 100), sale(2, 100, 60), sale(3, 100, 0)))
    assessment = assess(case, library, on=ON)
    relief = assessment["land.one.relief"]
    assert yuan(4) == relief.amount
    assert [0, 0, 4] == [part.by_itself.within.known for part in relief.working]
    working = json.dumps(json.loads(assessment.record)["determinations"][0]["working"])
    told = working.count('"op": "definition:land.one.set_off"')
    assert (15, 6) == (told, working.count('"op": "carried"'))
