"""Laws of dividing money: no fen is lost, none is invented, nothing is below zero."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incentives.values.number import Exact, exact
from incentives.values.rounding import TO_THE_FEN
from incentives.values.splitting import (
    split_by_levels,
    split_by_remainders,
    split_by_shares,
    split_in_order,
)

fen = st.integers(0, 10_000_000).map(lambda number: exact(Fraction(number, 100)))
exact_amounts = st.fractions(0, 1_000_000)
ratios = st.fractions(0, 1, max_denominator=1000)


@st.composite
def shares_of_a_whole(draw: st.DrawFn) -> list[Fraction]:
    """Two to five shares that make up the whole."""
    weights = draw(st.lists(st.integers(0, 50), min_size=2, max_size=5).filter(any))
    return [Fraction(weight, sum(weights)) for weight in weights]


def is_to_the_fen(amount: Exact) -> bool:
    return TO_THE_FEN.apply(amount) == amount


@given(fen, shares_of_a_whole())
def test_instalments_add_up(amount: Exact, shares: list[Fraction]) -> None:
    """They come to the amount, each to the fen and none below zero.

    None but the last is off by over half a fen.
    """
    found = split_by_shares(amount, shares)
    assert sum(found) == amount
    assert all(each >= 0 and is_to_the_fen(each) for each in found)
    running: Exact = 0
    for each, share in zip(found[:-1], shares[:-1], strict=True):
        running += each
        assert each == TO_THE_FEN.apply(share * amount) or running == amount


def test_instalments_are_each_rounded_half_up() -> None:
    """Three thirds of 0.05: 0.02 each by rounding, and the last takes the 0.01 that is left."""
    third = Fraction(1, 3)
    assert split_by_shares(Fraction(5, 100), [third, third, third]) == (
        Fraction(2, 100),
        Fraction(2, 100),
        Fraction(1, 100),
    )


def test_a_fen_is_not_given_twice() -> None:
    """Half of one fen rounds up; the other half finds nothing left."""
    half = Fraction(1, 2)
    assert split_by_shares(Fraction(1, 100), [half, half, 0]) == (Fraction(1, 100), 0, 0)


@given(st.lists(exact_amounts, min_size=1, max_size=20))
def test_parts_come_to_the_rounded_sum(amounts: list[Fraction]) -> None:
    """Parts of a determination come to its amount, which is rounded once."""
    total = TO_THE_FEN.apply(sum(amounts))
    found = split_in_order(amounts, total)
    assert sum(found) == total
    assert all(each >= 0 and is_to_the_fen(each) for each in found)
    assert all(
        abs(each - amount) < Fraction(1, 100) for each, amount in zip(found, amounts, strict=True)
    )


@given(st.lists(exact_amounts, min_size=1, max_size=20))
def test_nobody_has_a_whole_fen_less(amounts: list[Fraction]) -> None:
    """Each has what it has in whole fen, and at most one more; together the rounded sum."""
    total = TO_THE_FEN.apply(sum(amounts))
    found = split_by_remainders(amounts, total)
    assert sum(found) == total
    fen = [(each * 100, amount * 100) for each, amount in zip(found, amounts, strict=True)]
    assert all(amount // 1 <= each <= amount // 1 + 1 for each, amount in fen)


@given(st.lists(exact_amounts, min_size=1, max_size=20))
def test_whose_part_of_a_fen_is_largest_has_it(amounts: list[Fraction]) -> None:
    """Of equal ones the first: no other has one more who stands behind one that has none."""
    found = split_by_remainders(amounts, TO_THE_FEN.apply(sum(amounts)))
    places = [
        (-(amount * 100 % 1), at, each * 100 > amount * 100 // 1)
        for at, (each, amount) in enumerate(zip(found, amounts, strict=True))
    ]
    has_one_more = [has for _, _, has in sorted(places)]
    assert has_one_more == sorted(has_one_more, reverse=True)


@pytest.mark.parametrize(
    ("total", "parts"),
    [
        ("2.99", ("1", "1.99")),
        ("3", ("1", "2")),
        ("3.02", ("1.01", "2.01")),
        ("3.03", ("1", "2.03")),
    ],
)
def test_a_total_that_is_not_their_sum_is_split_in_order(
    total: str, parts: tuple[str, ...]
) -> None:
    """A fen less than all of them, or more than a fen for each."""
    assert tuple(map(Fraction, parts)) == split_by_remainders([1, 2], Fraction(total))


@given(st.lists(exact_amounts, min_size=1, max_size=20), ratios)
def test_the_last_parts_give_way_first(amounts: list[Fraction], ratio: Fraction) -> None:
    """Where less than the parts is left, those before the first that is cut are whole.

    Those after it are nothing.
    """
    total = TO_THE_FEN.apply(sum(amounts) * ratio)
    found, whole = (
        split_in_order(amounts, total),
        split_in_order(amounts, TO_THE_FEN.apply(sum(amounts))),
    )
    assert sum(found) == total
    assert all(0 <= each <= before for each, before in zip(found, whole, strict=True))
    cut = next(
        (
            index
            for index, (each, before) in enumerate(zip(found, whole, strict=True))
            if each < before
        ),
        len(found),
    )
    assert all(each == 0 for each in found[cut + 1 :])


@given(st.lists(fen, min_size=1, max_size=12), shares_of_a_whole())
def test_rows_and_columns_add_up(amounts: list[Exact], shares: list[Fraction]) -> None:
    """Each amount is wholly borne, and no level bears less than nothing.

    All levels together bear all.
    """
    rows = split_by_levels(amounts, [shares[:-1] for _ in amounts])
    assert [sum(row) for row in rows] == amounts
    assert all(cell >= 0 and is_to_the_fen(cell) for row in rows for cell in row)
    assert sum(sum(column) for column in zip(*rows, strict=True)) == sum(amounts)


@given(st.lists(fen, min_size=1, max_size=12), ratios)
def test_the_first_of_two_levels_bears_its_share_of_the_whole(
    amounts: list[Exact], share: Fraction
) -> None:
    """However many instalments there are, its column is its share of the sum, rounded once."""
    rows = split_by_levels(amounts, [[share] for _ in amounts])
    assert sum(row[0] for row in rows) == TO_THE_FEN.apply(share * sum(amounts))
