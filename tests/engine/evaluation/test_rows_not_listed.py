"""What is summed over rows that nobody has listed lies on the side on which each of them does."""

from pathlib import Path

import attrs
import pytest

from incentives import Library
from incentives.facts.unknown import UNKNOWN
from incentives.values.money import exact_amount
from incentives.values.number import Exact
from tests.engine.small_domain import Sale, bounds, case_of, found, one_file, yuan

GRANT = (
    "  {0}: {{title: TEXT, kind: grant, cite: '1', trigger: workshop.applied_on, amount: '{1}'}}\n"
)
AMOUNTS = {
    "gains": "prize + sum(s.amount for s in sales)",
    "losses": "max(prize + sum(-s.amount for s in sales), nothing)",
    "both": "max(prize + sum(s.amount - s.cost for s in sales), nothing)",
    "nothing_each": "prize + sum(s.amount * 0 for s in sales)",
    "no_number_each": "prize + sum(workshop.spent / workshop.staff * head for s in sales)",
    "how_many": "prize * count(s for s in sales)",
    "greatest": "max(max(s.amount for s in sales), prize)",
    "least": "min(min(s.amount for s in sales), prize)",
}
RULES = (
    "parameters:\n"
    "  prize: {text: TEXT, unit: CNY, values: [{value: 100, cite: '1'}]}\n"
    "  nothing: {text: TEXT, unit: CNY, values: [{value: 0, cite: '1'}]}\n"
    "  head: {text: TEXT, unit: person, values: [{value: 1, cite: '1'}]}\n"
    "incentives:\n" + "".join(GRANT.format(name, said) for name, said in AMOUNTS.items())
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return one_file(tmp_path_factory.mktemp("unlisted"), RULES)


@pytest.mark.parametrize(
    ("name", "low", "high"),
    [
        ("gains", 100, None),
        ("losses", 0, 100),
        ("both", 0, None),
        ("nothing_each", 100, 100),
        ("no_number_each", 100, 100),
        ("how_many", 0, None),
        ("greatest", 0, None),
        ("least", 0, 100),
    ],
)
def test_a_sum_of_what_nobody_has_listed_has_the_bounds_of_any_rows(
    library: Library, name: str, low: Exact, high: Exact | None
) -> None:
    """Without any there is no greatest; and whatever is listed then comes to something within."""
    base = case_of(spent=yuan(9), staff=0)
    found_open = found(library, attrs.evolve(base, sales=UNKNOWN), name=f"land.one.{name}")
    assert (low, high) == bounds(found_open)
    for sales in ((), (30, 0), (0, 30), (500, 200), (20, 90, 20, 90)):
        listed = tuple(
            Sale(amount=yuan(amount), cost=yuan(cost))
            for amount, cost in zip(sales[::2], sales[1::2], strict=True)
        )
        case = attrs.evolve(base, sales=listed)
        known = found(library, case, name=f"land.one.{name}").amount
        if known is not None:
            paid = exact_amount(known)
            assert low <= paid
            assert high is None or paid <= high


OF_EACH = {
    "gain": "sale.amount",
    "nothing": "sale.amount * 0",
    "loss": "min(-sale.amount, 0)",
    "flat": "prize",
    "rest": "max(prize - sale.amount, nothing)",
}


@pytest.mark.parametrize(
    ("name", "high"),
    [("gain", None), ("nothing", 0), ("loss", 0), ("flat", None), ("rest", None)],
)
def test_what_is_given_for_each_row_has_no_bound_unless_it_is_nothing(
    tmp_path: Path, name: str, high: Exact | None
) -> None:
    """There may be any number of rows, or none; whatever is listed comes to something within."""
    head, _, _ = RULES.partition("incentives:")
    rule = GRANT.format("grant", OF_EACH[name]).replace("trigger: ", "for_each: sales, trigger: ")
    library = one_file(tmp_path, f"{head}incentives:\n{rule}")
    unlisted = found(library, attrs.evolve(case_of(), sales=UNKNOWN))
    assert (0, high) == bounds(unlisted)
    for amounts in ((), (0,), (30, 500, 30)):
        listed = tuple(Sale(amount=yuan(amount)) for amount in amounts)
        low, most = bounds(found(library, attrs.evolve(case_of(), sales=listed)))
        assert low == most
        assert high is None or low <= high
