"""What Python gives a case: numbers where money is meant, and the truth of what is not known."""

from datetime import date
from decimal import Decimal
from typing import cast

import pytest
from moneyed import Money

from incentives import UNKNOWN
from incentives.calculator import vocabulary_of
from incentives.facts.known import RowFacts
from incentives.facts.plain import unstructure_case
from incentives.facts.snapshot import take_snapshot
from tests.conformance.planting import Case, Grower, Planting


def case_with(cost: object) -> Case:
    grower = Grower(registered_on=date(2022, 1, 1))
    return Case(place="LD", grower=grower, plantings=(Planting(trees=1, cost=cast(Money, cost)),))


@pytest.mark.parametrize(
    ("number", "money"),
    [(Decimal("12.50"), Money("12.50", "EUR")), (12, Money(12, "EUR")), (0, Money(0, "EUR"))],
)
def test_a_number_is_money_of_the_currency_of_its_field(
    number: Decimal | int, money: Money
) -> None:
    """The same facts come of it, and the same document."""
    vocabulary = vocabulary_of(Case)
    snapshots = (take_snapshot(case_with(cost), vocabulary) for cost in (number, money))
    bare, full = (cast(tuple[RowFacts, ...], taken.rows["plantings"]) for taken in snapshots)
    assert full[0].values == bare[0].values
    assert unstructure_case(case_with(money)) == unstructure_case(case_with(number))


def test_what_is_not_known_is_neither_true_nor_false() -> None:
    """A question that forgets the unknown is a mistake, told at once."""
    with pytest.raises(TypeError, match="UNKNOWN is neither true nor false"):
        bool(UNKNOWN)
