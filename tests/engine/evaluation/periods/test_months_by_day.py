# ruff: noqa: E501 - in the policy files below a rule stands on a line
"""What hangs on the very day is worked out for each month, whoever of them all reads it."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import attrs
import pytest

from incentives import Period
from incentives.values.number import Exact
from tests.engine.small_domain import House, case_of, found, one_file

RULES = """parameters:
  yearly: {text: TEXT, unit: CNY/m2/year, values: [{value: 12, cite: '1'}]}
  few: {text: TEXT, unit: month, values: [{value: 3, cite: '1'}]}
  half: {text: TEXT, unit: '1', values: [{value: 50%, cite: '1'}]}
definitions:
  late: {text: TEXT, cite: '1', all: [{id: late, when: 'months_between(workshop.opened_on, law_date) >= few', text: TEXT}]}
charges:
  tax: {title: TEXT, for_each: houses, accrues: by_month, amount: TAX, cite: '1'}
  surtax: {title: TEXT, built_on: tax, amount: SURTAX, cite: '1'}
reliefs:
  halving: {title: TEXT, of: [tax], when: HALVING, share: half, cite: '2'}
incentives:
  grant: {title: TEXT, kind: exemption, cite: '1', relieves: tax, when: {id: c, when: GRANT, text: TEXT}}
"""
AREA = "yearly * house.area if house.used else 0"
PLAIN = {
    "SURTAX": "tax * half",
    "TAX": AREA,
    "HALVING": "workshop.green",
    "GRANT": "not workshop.green",
}


def worth(folder: Path, **said: str) -> list[Exact | None]:
    """What the exemption is worth from January to August 2022, of a workshop opened in January."""
    rules = RULES
    for name, plain in PLAIN.items():
        rules = rules.replace(f": {name}", f": '{said.get(name, plain)}'")
    house = House(area=Decimal(10), used=(Period(date(2022, 1, 1)),))
    case = attrs.evolve(case_of(green=False, opened_on=date(2022, 1, 31)), houses=(house,))
    return [
        part.amount for part in found(one_file(folder, rules), case, on=date(2022, 8, 31)).working
    ]


@pytest.mark.parametrize(
    ("said", "amounts"),
    [
        ({}, [10] * 8),
        ({"GRANT": "late"}, [0] * 3 + [10] * 5),
        ({"GRANT": "not late"}, [10] * 3 + [0] * 5),
        ({"TAX": "yearly * house.area if house.used and late else 0"}, [0] * 3 + [10] * 5),
        ({"HALVING": "late"}, [10] * 3 + [5] * 5),
    ],
    ids=["none", "the incentive", "its contrary", "the charge", "a relief"],
)
def test_each_month_is_judged_by_its_own_last_day(
    tmp_path: Path, said: dict[str, str], amounts: list[Exact | None]
) -> None:
    """Three months after the opening on the last of January, from April on."""
    assert amounts == worth(tmp_path, **said)
