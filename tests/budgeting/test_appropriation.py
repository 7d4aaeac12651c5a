"""An appropriation that runs out: nothing of it is lost, and it is told at which case it ends."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from moneyed import Money

import incentives
from incentives import CaseError, childcare
from incentives.budgeting import (
    Appropriation,
    Budget,
    BudgetCase,
    Certainty,
    Manner,
    Posting,
    Scenario,
    appropriate,
    budget_of,
    compare_scenarios,
    postings_of,
)
from incentives.budgeting.scenarios import side_by_side
from incentives.policy.rule import Form
from incentives.values.number import Exact, exact
from incentives.values.range import Range

LIBRARY = childcare.library()
ON = date(2023, 12, 31)


def budget(*claims: str, paid: str = "0") -> Budget:
    return budget_of(
        [
            Posting(
                case=f"{at}",
                incentive="grant",
                charge=None,
                form=Form.CASH,
                month=None,
                level=None,
                beneficiary="applicant",
                certainty=Certainty.KNOWN,
                within=Range.exactly(exact(Decimal(claim))),
                paid=exact(Decimal(paid)),
            )
            for at, claim in enumerate(claims)
        ],
        "CNY",
    )


def spread(
    whole: Budget, amount: str, manner: Manner, ranks: Mapping[str, Exact | Decimal] | None = None
) -> tuple[list[tuple[str, str]], str | None, str]:
    found: Appropriation = appropriate(
        whole, Form.CASH, Money(amount, "CNY"), manner=manner, ranks=ranks
    )
    granted = [(award.case, f"{award.granted.amount:.2f}") for award in found.awards]
    return granted, found.ends_at, f"{found.left.amount:.2f}"


def test_whoever_comes_first_gets_all_while_there_is_enough() -> None:
    """The one at which it ends gets the rest, those behind nothing."""
    granted, ends_at, left = spread(budget("60", "60", "60"), "90", Manner.FIRST_COME)
    assert [("0", "60.00"), ("1", "30.00"), ("2", "0.00")] == granted
    assert ("1", "0.00") == (ends_at, left)


@pytest.mark.parametrize("rank", [float("nan"), 1.5, "1", True, Decimal("NaN")])
def test_a_rank_is_an_exact_number(rank: object) -> None:
    """What is none is refused by the name of its case."""
    with pytest.raises(TypeError, match="the rank of '1' is"):
        spread(budget("50", "50"), "60", Manner.BY_RANK, {"1": rank})  # type: ignore[dict-item]


def test_ranks_come_before_the_order() -> None:
    """The lowest first, equals in their order, those without a rank last."""
    ranks: Mapping[str, Exact | Decimal] = {"2": Decimal("0.5"), "1": 2, "3": Fraction(2)}
    granted, ends_at, _ = spread(budget("50", "50", "50", "50"), "120", Manner.BY_RANK, ranks)
    assert [("2", "50.00"), ("1", "50.00"), ("3", "20.00"), ("0", "0.00")] == granted
    assert "3" == ends_at


def test_all_give_way_alike() -> None:
    """To the fen; nobody is the one at which it ends."""
    granted, ends_at, left = spread(budget("100", "100", "100"), "100", Manner.IN_PROPORTION)
    assert [("0", "33.33"), ("1", "33.34"), ("2", "33.33")] == granted
    assert (None, "0.00") == (ends_at, left)


@pytest.mark.parametrize("manner", list(Manner))
def test_what_is_enough_is_given_and_the_rest_is_left(manner: Manner) -> None:
    """On the fen, a fen more and a fen less; what was paid already is not due again."""
    whole = budget("60.00", "40.00", paid="10")
    assert (None, "0.00") == spread(whole, "80.00", manner)[1:]
    assert (None, "0.01") == spread(whole, "80.01", manner)[1:]
    _, ends_at, left = spread(whole, "79.99", manner)
    assert (None if manner is Manner.IN_PROPORTION else "1", "0.00") == (ends_at, left)


fen = st.integers(0, 10**7).map(lambda count: f"{Decimal(count) / 100:.2f}")


@given(claims=st.lists(fen, max_size=20), amount=fen, manner=st.sampled_from(Manner))
def test_nothing_is_lost_and_nobody_gets_more_than_he_is_due(
    claims: Sequence[str], amount: str, manner: Manner
) -> None:
    """Whatever the claims."""
    found = appropriate(budget(*claims), Form.CASH, Money(amount, "CNY"), manner=manner)
    granted = sum((award.granted.amount for award in found.awards), Decimal(0))
    assert Decimal(amount) == granted + found.left.amount
    assert all(0 <= award.granted.amount <= award.due.amount for award in found.awards)


def test_another_currency_or_less_than_nothing_is_refused() -> None:
    """Neither can be spread, nor a part of a fen."""
    for amount in (Money("-1", "CNY"), Money("1", "EUR"), Money("0.005", "CNY")):
        with pytest.raises(ValueError, match="cannot be spread"):
            appropriate(budget("1"), Form.CASH, amount, manner=Manner.FIRST_COME)


def test_a_table_of_cases_has_a_budget_by_place_and_by_case() -> None:
    """Each adds up to the total; a faulty row is told, and is no case of the budget."""
    named = {
        name: childcare.read_case(example.path)
        for name, example in childcare.example_cases().items()
        if name in {"haimen-renewal", "haimen-new-build", "jining-chain"}
    }
    table = incentives.case_table({**named, "x": childcare.Case(district="999999")}, LIBRARY)
    told = dict(incentives.table_cases(table, LIBRARY))
    assert isinstance(told.pop("x"), CaseError)
    assert [*named] == [*told]
    cases = [BudgetCase(name=str(name), case=case, on=ON) for name, case in told.items()]
    answered = list(compare_scenarios(cases, LIBRARY, [Scenario(name="现行")]))
    whole = side_by_side(answered, [Scenario(name="现行")], LIBRARY.currency).budgets[0]
    by_place = {name: whole.by_place(form) for form in whole.forms for name in [form.value]}
    assert {"cn.jiangsu.nantong.haimen", "cn.shandong.jining"} == {
        place for totals in by_place.values() for place in totals
    }
    for form in whole.forms:
        known = whole.total(form).known
        for totals in (whole.by_place(form).values(), whole.by_case(form).values()):
            assert known == sum((total.known for total in totals), Money(0, "CNY"))
    one = incentives.assess(named["haimen-renewal"], LIBRARY, on=ON)
    alone = budget_of(postings_of("haimen-renewal", one), "CNY")
    for form, total in alone.by_form().items():
        assert total == whole.by_case(form)["haimen-renewal"]
