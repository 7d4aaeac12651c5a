# ruff: noqa: E501 - in the policy file below a rule stands on a line
"""Which months are of one return: each return is rounded as a whole, month after month."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

import attrs
import pytest

from incentives import Library
from incentives.values.number import Exact
from incentives.values.range import Range
from tests.engine.small_domain import ON, Case, House, case_of, found, one_file

MONTHS_OF = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}
HEAD = """parameters:
  each: {text: TEXT, unit: CNY/m2/year, values: [{value: 0.12, cite: 1}]}
  third: {text: TEXT, unit: 1, values: [{value: 30%, cite: 1}]}
charges:
"""
CHARGE = "  {0}{1}: {{title: TEXT, for_each: houses, accrues: by_month, {2}amount: house.area * each, cite: 1}}\n"
FREE = "  of_{0}: {{title: TEXT, kind: exemption, cite: 1, relieves: {0}}}\n"
PART = "  of_{0}: {{title: TEXT, kind: reduction, cite: 1, relieves: {0}, share: third}}\n"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    rules = HEAD
    for kind in ("free_", "part_"):
        rules += "".join(CHARGE.format(kind, name, f"returned: {name}, ") for name in MONTHS_OF)
        rules += CHARGE.format(kind, "plain", "")
    rules += "incentives:\n"
    for name in (*MONTHS_OF, "plain"):
        rules += FREE.format(f"free_{name}") + PART.format(f"part_{name}")
    return one_file(tmp_path_factory.mktemp("returned"), rules)


AREAS = (Decimal("0.50"), Decimal("3.30"))
"""Of 0.005 and 0.033 yuan a month."""


def housing() -> Case:
    return attrs.evolve(case_of(), houses=tuple(House(area=area) for area in AREAS))


def to_the_fen(amount: Exact) -> Fraction:
    return Fraction(int(Fraction(amount) * 100 + Fraction(1, 2)), 100)


def in_returns(months: int, monthly: Fraction, share: Fraction) -> Iterator[Fraction]:
    """What a return comes to with each month, less what it came to before it.

    Of a share, that of the month as it stands in the return, rounded as a line of its own.
    """
    for _ in range(12 // months):
        exact = told = relieved = off = Fraction(0)
        for _ in range(months):
            exact += monthly
            due = to_the_fen(exact) - told
            told += due
            relieved += due * share
            part = to_the_fen(relieved) - off
            off += part
            yield due if share == 1 else part


@pytest.mark.parametrize("cycle", MONTHS_OF)
@pytest.mark.parametrize(("kind", "share"), [("free", Fraction(1)), ("part", Fraction(3, 10))])
def test_months_of_one_stretch_of_the_year_are_of_one_return(
    library: Library, cycle: str, kind: str, share: Fraction
) -> None:
    """Of each house by itself; all of it or a share of it relieved."""
    determination = found(library, housing(), name=f"land.one.of_{kind}_{cycle}", on=ON)
    expected = [
        amount
        for area in AREAS
        for amount in in_returns(MONTHS_OF[cycle], Fraction(area) / 100, share)
    ]
    assert [Range.exactly(amount) for amount in expected] == [
        part.by_itself.within for part in determination.working
    ]
    assert determination.amount is not None
    assert sum(expected) == Fraction(str(determination.amount.amount))


@pytest.mark.parametrize(("kind", "share"), [("free", Fraction(1)), ("part", Fraction(3, 10))])
def test_without_returns_nothing_is_rounded_on_the_way(
    library: Library, kind: str, share: Fraction
) -> None:
    """Only the sum of all months is."""
    determination = found(library, housing(), name=f"land.one.of_{kind}_plain", on=ON)
    parts = [part.by_itself.within.known for part in determination.working]
    assert [Fraction(area) / 100 * share for area in AREAS for _ in range(12)] == parts
    assert determination.amount is not None
    whole = to_the_fen(sum(Fraction(area) * 12 / 100 * share for area in AREAS))
    assert whole == Fraction(str(determination.amount.amount))
