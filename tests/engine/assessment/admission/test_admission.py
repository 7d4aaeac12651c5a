"""Payments made before that name an incentive by a slip: they would count for nothing."""

from datetime import date
from pathlib import Path

import pytest

from incentives import CaseError, CaseFault, Library, assess
from tests.engine.small_domain import ON, Case, Payout, Workshop, one_file, yuan

GRANT = """parameters:
  prize: {text: TEXT, unit: CNY, values: [{value: 100, cite: '1'}]}
incentives:
  opening_grant: {title: TEXT, kind: grant, cite: '1', trigger: workshop.opened_on, amount: prize}
"""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return one_file(tmp_path, GRANT)


def paid_for(incentive: str) -> Case:
    payout = Payout(incentive=incentive, amount=yuan(100), paid_on=date(2022, 5, 1))
    return Case(workshop=Workshop(opened_on=date(2022, 3, 1)), payouts=(payout,))


@pytest.mark.parametrize("slip", ["land.one.openning_grant", "land.one.opening_grnat"])
def test_a_payment_under_a_misspelt_id_is_refused(library: Library, slip: str) -> None:
    """With the id that was meant, at the row."""
    with pytest.raises(CaseError) as caught:
        assess(paid_for(slip), library, on=ON)
    [fault] = caught.value.faults
    assert str(fault) == (
        f"payouts[0].incentive: there is no incentive '{slip}' in the library [unknown-incentive]\n"
        "    Did you mean 'land.one.opening_grant'?"
    )


@pytest.mark.parametrize("other", ["elsewhere.welcome", "land.two.closing_down", "开业奖"])
def test_a_payment_for_what_names_nothing_is_refused(library: Library, other: str) -> None:
    """With the nearest that there is, and what to write for other law."""
    with pytest.raises(CaseError) as caught:
        assess(paid_for(other), library, on=ON)
    [fault] = caught.value.faults
    assert isinstance(fault, CaseFault)
    assert (fault.path, fault.slug) == ("payouts[0].incentive", "unknown-incentive")
    assert fault.hint == (
        "The nearest are 'a (No. land.one)'. "
        "Write 'other' for what was paid under law that the library has not."
    )


def test_a_payment_under_other_law_says_so_and_counts_for_nothing_here(library: Library) -> None:
    """What is due is due as if it were not listed."""
    payment = assess(paid_for("other"), library, on=ON)["land.one.opening_grant"].payment
    assert payment is not None
    assert payment.account.due.known == yuan(100)
    paid = assess(paid_for("land.one.opening_grant"), library, on=ON)
    settled = paid["land.one.opening_grant"].payment
    assert settled is not None
    assert settled.account.due.known == yuan(0)
