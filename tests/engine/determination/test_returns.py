# ruff: noqa: E501 - in the policy files below a rule stands on a line
"""Amounts in returns: each line is rounded as a whole, and its rows add up to it."""

from fractions import Fraction
from itertools import product
from pathlib import Path
from typing import cast

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from moneyed import Money

from incentives import Assessment, Month, assess
from incentives.engine.determination.returns import ReturnBook
from incentives.language.possible import (
    Missing,
    MissingKind,
    Open,
    Result,
    open_number,
    range_of,
)
from incentives.values.number import Exact, exact
from incentives.values.place import FactPath
from incentives.values.range import Range, sum_of
from incentives.values.rounding import TO_THE_FEN, Rounding, RoundingMode
from tests.engine.small_domain import ON, Sale, case_of, one_file

MISSING = frozenset({Missing(MissingKind.FACT, FactPath.parse("sales"))})
tenths_of_a_fen = st.integers(min_value=0, max_value=3000).map(lambda n: exact(Fraction(n, 1000)))


def told(*amounts: Result) -> list[Result]:
    """What each row of one return is told of a line."""
    book = ReturnBook()
    return [book.rounded("line", amount, TO_THE_FEN) for amount in amounts]


def test_the_rows_of_a_return_add_up_to_it() -> None:
    """Three times 400.005 is 1,200.015, which is 1,200.02 in the return."""
    amount = Fraction(400005, 1000)
    assert [Fraction(40001, 100), 400, Fraction(40001, 100)] == told(amount, amount, amount)


def test_each_return_has_its_own_lines() -> None:
    """Three returns of 400.005 are 400.01 each."""
    amount = Fraction(400005, 1000)
    assert [Fraction(40001, 100)] * 3 == [told(amount)[0] for _ in range(3)]


def test_a_relief_of_an_unknown_return_leaves_what_it_may() -> None:
    """Half of 105.11 is 52.55 or 52.56 by the other rows of the return: so is what is left."""
    book, half = ReturnBook(missing=MISSING), Fraction(1, 2)
    left = book.relieved("line", Fraction(10511, 100), half, TO_THE_FEN).left
    assert Range(Fraction(5255, 100), Fraction(5256, 100)) == range_of(left)
    between = open_number(MISSING, Range(100, 200))
    relieved = book.relieved("line", between, Fraction(3, 1000), TO_THE_FEN)
    assert Range(Fraction(9970, 100), Fraction(19940, 100)) == range_of(relieved.left)
    assert Range(Fraction(30, 100), Fraction(60, 100)) == range_of(relieved.off)


def test_a_relief_is_rounded_and_comes_off() -> None:
    """Half of 105.11 is 52.56, so 52.55 is left."""
    book, half = ReturnBook(), Fraction(1, 2)
    relieved = book.relieved("line", Fraction(10511, 100), half, TO_THE_FEN)
    assert (Fraction(5255, 100), Fraction(5256, 100)) == (relieved.left, relieved.off)


def test_a_relief_of_all_leaves_nothing_of_any_row() -> None:
    """Also where the parts of the rows were rounded one up and one down."""
    book = ReturnBook()
    for amount in told(*[Fraction(5, 1000)] * 4):
        relieved = book.relieved("relief", amount, 1, TO_THE_FEN)
        assert (0, amount) == (relieved.left, relieved.off)


def test_where_returns_are_not_told_apart_an_amount_is_known_to_the_fen() -> None:
    """It may be rounded with others or without; a whole fen stays what it is."""
    book = ReturnBook(missing=MISSING)
    amount = book.rounded("line", Fraction(400005, 1000), TO_THE_FEN)
    assert isinstance(amount, Open)
    assert amount.within == Range(400, Fraction(40001, 100))
    assert amount.missing == MISSING
    assert book.rounded("line", Fraction(4, 100), TO_THE_FEN) == Fraction(4, 100)


@given(st.lists(tenths_of_a_fen, min_size=1, max_size=8))
def test_a_return_is_rounded_once(amounts: list[Exact]) -> None:
    """However many rows it has, and no row is told what is no whole fen."""
    parts = [cast(Exact, part) for part in told(*amounts)]
    assert TO_THE_FEN.apply(exact(Fraction(sum(amounts)))) == sum(parts)
    assert all(TO_THE_FEN.apply(part) == part for part in parts)


@given(st.lists(st.tuples(tenths_of_a_fen, tenths_of_a_fen), min_size=1, max_size=4))
def test_open_rows_hold_every_completion(ends: list[tuple[Exact, Exact]]) -> None:
    """Whatever the open rows turn out to be, the return lies within what was told."""
    ranges = [Range(min(pair), max(pair)) for pair in ends]
    within = sum_of(map(range_of, told(*(open_number(MISSING, one) for one in ranges))))
    for completion in product(*((one.low, one.high) for one in ranges)):
        whole = sum(cast(Exact, part) for part in told(*completion))
        assert exact(Fraction(whole)) in within


def test_what_stands_behind_what_is_not_known_is_known_to_the_fen() -> None:
    """The first is what it adds to the line; a whole fen stays what it is."""
    first = open_number(MISSING, Range(Fraction(4, 1000), Fraction(6, 1000)))
    book = ReturnBook()
    rows = [
        range_of(book.rounded("line", amount, TO_THE_FEN))
        for amount in (Fraction(2, 1000), first, Fraction(9, 1000), Fraction(10, 1000))
    ]
    fen = Fraction(1, 100)
    assert [Range(0, 0), Range(fen, fen), Range(0, fen), Range(fen, fen)] == rows


def test_a_part_of_which_nobody_knows_whether_it_counts_leaves_the_later_ones_open() -> None:
    """With half a fen before it 0.004 is nothing more, without nothing; 0.009 may be either."""
    book = ReturnBook()
    assert Fraction(1, 100) == book.rounded("line", Fraction(5, 1000), TO_THE_FEN)
    book.put_in(MISSING)
    later = book.rounded("line", Fraction(9, 1000), TO_THE_FEN)
    assert isinstance(later, Open)
    assert (MISSING, Range(0, Fraction(1, 100))) == (later.missing, later.within)


@given(tenths_of_a_fen, tenths_of_a_fen, st.integers(0, 100))
def test_an_open_amount_holds_what_is_left_of_it(one: Exact, other: Exact, part: int) -> None:
    """After a relief of a known share of it."""
    share = exact(Fraction(part, 100))
    rounded = [cast(Exact, told(amount)[0]) for amount in (one, other)]
    whole = open_number(MISSING, Range(min(rounded), max(rounded)))
    within = ReturnBook().relieved("line", whole, share, TO_THE_FEN)
    for amount in rounded:
        known = ReturnBook().relieved("line", amount, share, TO_THE_FEN)
        assert cast(Exact, known.left) in range_of(within.left)
        assert cast(Exact, known.off) in range_of(within.off)


@given(st.lists(st.tuples(tenths_of_a_fen, tenths_of_a_fen), min_size=1, max_size=4))
def test_what_is_left_of_open_rows_holds_every_completion(ends: list[tuple[Exact, Exact]]) -> None:
    """Row by row in order; what is open of a row for what came before it says what that lacks."""
    half = Fraction(1, 2)

    def left(*amounts: Result) -> list[Result]:
        book = ReturnBook()
        due = [book.rounded("due", amount, TO_THE_FEN) for amount in amounts]
        return [book.relieved("relief", amount, half, TO_THE_FEN).left for amount in due]

    ranges = [Range(min(pair), max(pair)) for pair in ends]
    rows = left(*(open_number(MISSING, one) for one in ranges))
    for row in rows:
        low, high = range_of(row).ends
        assert low <= high
        assert not isinstance(row, Open) or row.missing == MISSING
    within = sum_of(map(range_of, rows))
    for completion in product(*((one.low, one.high) for one in ranges)):
        whole = sum(cast(Exact, part) for part in left(*completion))
        assert exact(Fraction(whole)) in within


HALVES = """parameters:
  half: {text: TEXT, unit: '1', values: [{value: 50%, cite: '1'}]}
charges:
  duty: {title: TEXT, for_each: sales, at: last_day(sale.month), returned: once, amount: sale.amount, cite: '1'}
incentives:
  grant: {title: TEXT, kind: reduction, cite: '1', relieves: duty, share: half}
  other: {title: TEXT, kind: reduction, cite: '1', relieves: duty, share: SHARE}
"""


def halved_twice(folder: Path, share: str) -> Assessment:
    library = one_file(folder, HALVES.replace("SHARE", share))
    sales = (Sale(month=Month(2022, 3), amount=Money("1.01", "CNY")),)
    return assess(attrs.evolve(case_of(), sales=sales), library, on=ON)


def test_two_halves_are_no_conflict_for_a_fen_of_rounding(tmp_path: Path) -> None:
    """Each takes 0.51 of 1.01; more than the whole is one still."""
    assert halved_twice(tmp_path / "halves", "half").conflicts == ()
    assert len(halved_twice(tmp_path / "more", "1").conflicts) == 1


QUARTERS = tuple(Fraction(number, 4) for number in range(-12, 13))


@pytest.mark.parametrize("mode", RoundingMode)
@pytest.mark.parametrize("step", [Fraction(1), Fraction(1, 2)])
@pytest.mark.parametrize("is_signed", [False, True])
def test_what_a_number_adds_to_an_unknown_sum_lies_within_what_is_told(
    mode: RoundingMode, step: Fraction, is_signed: bool
) -> None:
    """Every sum of quarter steps is tried; of what is never below nothing both ends are reached."""
    rounding = Rounding(step=step, mode=mode)
    steps = [quarters * step for quarters in QUARTERS if is_signed or quarters >= 0]
    for number in steps:
        added = {rounding.apply(one + number) - rounding.apply(one) for one in steps}
        told = Range(
            rounding.least_part(number, may_cross=is_signed),
            rounding.most_part(number, may_cross=is_signed),
        )
        assert all(part in told for part in added)
        if not is_signed and number:
            assert told == Range(min(added), max(added))


@pytest.mark.parametrize("mode", RoundingMode)
def test_of_an_unknown_return_each_part_lies_within_what_is_told(mode: RoundingMode) -> None:
    """Whatever stands there before it, above nothing or below: what is due, left and off."""
    rounding, third = Rounding(step=Fraction(1), mode=mode), Fraction(1, 3)
    for before, number in product(QUARTERS, repeat=2):
        known, unknown = ReturnBook(), ReturnBook(signs={"due", "off"}, missing=MISSING)
        known.relieved("off", known.rounded("due", exact(before), rounding), third, rounding)
        due = known.rounded("due", exact(number), rounding)
        relieved = known.relieved("off", due, third, rounding)
        due_told = unknown.rounded("due", exact(number), rounding)
        told = unknown.relieved("off", due_told, third, rounding)
        pairs = ((due, due_told), (relieved.left, told.left), (relieved.off, told.off))
        for one, within in pairs:
            assert cast(Exact, one) in range_of(within)
