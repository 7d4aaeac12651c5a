# ruff: noqa: E501 - in the policy file below a rule stands on a line
"""What is surely given is one thing: in totals, postings, instalments and accounts alike."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from moneyed import Money

from incentives import Assessment, Library, Outcome, assess
from incentives.budgeting import Certainty, postings_of
from incentives.facts.unknown import UNKNOWN
from incentives.values.money import exact_amount
from incentives.values.number import Exact
from tests.engine.small_domain import ON, Grade, House, bounds, case_of, one_file, yuan
from tests.trying import examples

RULES = """payers:
  town: {zh: 镇, en: town}
  land: {zh: 国, en: land}
parameters:
  each: {text: TEXT, unit: CNY/m2, values: [{value: 3, cite: '1'}]}
  rate: {text: TEXT, unit: '1', values: [{value: 40%, cite: '1'}]}
  odd: {text: TEXT, unit: '1', values: [{value: 12.34567%, cite: '1'}]}
incentives:
  once: {title: TEXT, kind: grant, cite: '1', for_each: houses, trigger: house.bought_on, when: {id: a, when: not house.rented, text: TEXT}, amount: house.area * each}
  levels:
    title: TEXT
    kind: grant
    cite: '1'
    for_each: houses
    trigger: house.bought_on
    when: {id: b, when: not house.rented, text: TEXT}
    amount: house.area * each * odd
    paid: {levels: [{payer: town, share: rate}, {payer: land}], cite: '1'}
  later:
    title: TEXT
    kind: grant
    cite: '1'
    for_each: houses
    trigger: house.bought_on
    subject: house.id
    amount: house.area * each
    paid:
      cite: '1'
      instalments:
        - {share: rate, due: house.bought_on}
        - {rest: true, due: house.sold_on, when: {id: kept, when: not house.rented, text: TEXT}}
  price: {title: TEXT, kind: price, cite: '1', for_each: houses, trigger: house.bought_on, when: {id: c, when: not house.rented, text: TEXT}, amount: house.area * each * odd}
"""
NAMES = ("once", "levels", "later", "price")


@pytest.fixture(scope="module")
def paying(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return one_file(tmp_path_factory.mktemp("paying"), RULES)


def house(area: int | None, *, rented: bool | None = False, number: int = 0) -> House:
    return House(
        id=f"H{number}",
        area=UNKNOWN if area is None else Decimal(area),
        rented=UNKNOWN if rented is None else rented,
        bought_on=date(2022, 3, 1),
        sold_on=date(2022, 9, 1),
        grade=Grade.LOW,
    )


def assessed(library: Library, *houses: House) -> Assessment:
    return assess(attrs.evolve(case_of(), houses=houses, payouts=()), library, on=ON)


def known(assessment: Assessment, name: str) -> Exact:
    """What the postings of an incentive surely come to."""
    return sum(
        (
            posting.within.least
            for posting in postings_of("甲", assessment)
            if posting.incentive == name and posting.certainty is Certainty.KNOWN
        ),
        0,
    )


def test_a_sure_row_counts_beside_an_open_one(paying: Library) -> None:
    """330 yuan for 110 m² are sure, however large the other house is; 240 if it counts at all."""
    assessment = assessed(paying, house(110, number=1), house(80, rented=None, number=2))
    assert (330, 570) == bounds(assessment["land.one.once"])
    assert 330 == known(assessment, "land.one.once")
    payment = assessment["land.one.once"].payment
    assert payment is not None
    assert (yuan(330), yuan(570)) == tuple(payment.account.due)


def test_a_sure_row_is_paid_in_its_instalments_beside_an_open_one(paying: Library) -> None:
    """Of 330 yuan 132 are due since March and 198 since September; the other is not known."""
    assessment = assessed(paying, house(110, number=1), house(None, number=2))
    later = assessment["land.one.later"]
    assert later.payment is not None
    assert Outcome.UNDETERMINED is later.outcome
    first, second = later.payment.parts
    assert [yuan(132), yuan(198)] == [one.amount for one in first.instalments]
    assert [None, None] == [one.amount for one in second.instalments]
    assert 330 == known(assessment, later.incentive)


def test_levels_bear_what_is_sure_of_them(paying: Library) -> None:
    """Of 40.74 yuan for 110 m² nobody knows the last fen while the other house is open."""
    assessment = assessed(paying, house(110, number=1), house(None, rented=None, number=2))
    assert Fraction(4074, 100) == known(assessment, "land.one.levels")


some_houses = st.lists(
    st.tuples(st.none() | st.integers(0, 90), st.sampled_from([True, False, None])), max_size=4
)


@settings(max_examples=examples(40), deadline=None)
@given(rows=some_houses, draw=st.data())
def test_what_is_sure_is_one_thing_and_stays_sure(
    paying: Library, rows: list[tuple[int | None, bool | None]], draw: st.DataObject
) -> None:
    """Postings come to the totals, span each range, and no completion gives less than is sure."""
    partial = assessed(paying, *_houses(rows))
    assert_is_one(partial)
    for _ in range(5):
        completed = [
            (
                draw.draw(st.integers(0, 120)) if area is None else area,
                draw.draw(st.booleans()) if rented is None else rented,
            )
            for area, rented in rows
        ]
        whole = assessed(paying, *_houses(completed))
        assert_is_one(whole)
        for form, total in partial.totals.items():
            assert total <= whole.totals[form]
            assert form in partial.open_totals or total == whole.totals[form]


def _houses(rows: Sequence[tuple[int | None, bool | None]]) -> list[House]:
    return [house(area, rented=rented, number=at) for at, (area, rented) in enumerate(rows)]


def assert_is_one(assessment: Assessment) -> None:
    """Totals, postings, accounts and ranges of the assessment tell of the same sums."""
    postings = postings_of("甲", assessment)
    for form, total in assessment.totals.items():
        own = [one for one in postings if one.form.value == form]
        sure = [one.within.least for one in own if one.certainty is Certainty.KNOWN]
        assert exact_amount(total) == sum(sure, 0)
        is_open = any(one.certainty is Certainty.OPEN for one in own)
        assert is_open == (form in assessment.open_totals)
    for name in NAMES:
        determination = assessment[f"land.one.{name}"]
        own = [one for one in postings if one.incentive == determination.incentive]
        low, high = bounds(determination)
        ends = [one.within.high for one in own]
        assert high == (None if None in ends else sum((end for end in ends if end is not None), 0))
        assert sum((one.within.least for one in own), 0) <= low
        if name != "later":  # nothing can stop what is paid at once
            assert sum((one.within.least for one in own), 0) == low
        payment = determination.payment
        if payment is not None and determination.outcome.is_given:
            least, most = payment.account.due
            assert least == Money(Decimal(0), "CNY") or exact_amount(least or yuan(0)) <= low
            assert most is None or high is None or exact_amount(most) <= high
