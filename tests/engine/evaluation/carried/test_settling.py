"""What rows have added and use, settled: on which account each is, and what is missing for it."""

from datetime import date, timedelta
from itertools import permutations

import pytest

from incentives.engine.evaluation.carried.settling import Moved, key_of, settled, within
from incentives.engine.evaluation.situation import BoundRow
from incentives.facts.known import RowFacts
from incentives.language.possible import Missing, MissingKind, Open, missing_in
from incentives.values.number import Exact
from incentives.values.place import FactPath
from incentives.values.range import NOTHING, Range

FIRST = date(2022, 1, 1)


def row(at: int) -> BoundRow:
    facts = RowFacts(FactPath.parse(f"rows[{at}]"), {})
    return BoundRow(list_name="rows", record="row", facts=facts, place=at)


def lack(at: int) -> frozenset[Missing]:
    return frozenset({Missing(MissingKind.FACT, FactPath.parse(f"rows[{at}].x"))})


@pytest.mark.parametrize("count", [1, 5, 59, 60, 61, 130, 600])
def test_for_each_row_is_missing_what_is_for_it_and_those_before(count: int) -> None:
    """Of very many some that come shortly after are among it; there are at most sixty such sets."""
    moved = [
        Moved(
            row=row(at),
            day=FIRST + timedelta(days=at),
            adds=Range(0, 1),
            used=Range(0, 1),
            missing=lack(at),
        )
        for at in range(count)
    ]
    told = settled(moved, None, None)
    sets = [missing_in([told[id(one.row.facts)].value]) for one in moved]
    all_of = [frozenset().union(*(lack(one) for one in range(at + 1))) for at in range(count)]
    for at, missing in enumerate(sets):
        last = min(at + count // 60, count - 1)
        assert all_of[at] <= missing <= all_of[last]
    assert len(set(sets)) <= 60


def entry(at: int, day: int, adds: Exact, used: Exact, key: str = "a") -> Moved:
    return Moved(
        row=row(at),
        day=FIRST + timedelta(days=day),
        key=(key,),
        adds=Range.exactly(adds),
        used=Range.exactly(used),
    )


def test_rows_are_settled_in_the_order_of_their_days_and_told_by_themselves() -> None:
    """However they are listed; those of another key have an account of their own."""
    rows = [entry(0, 3, 0, 5), entry(1, 1, 4, 1), entry(2, 2, 3, 2), entry(3, 1, 0, 9, "b")]
    for listed in permutations(rows):
        told = settled(listed, None, None)
        assert [4, 1, 2, 0] == [told[id(one.row.facts)].value for one in rows]


def test_a_row_that_does_not_move_uses_nothing_and_adds_nothing() -> None:
    """It is told all the same, without an entry."""
    still = Moved(row=row(1), day=None, adds=Range.exactly(9), used=Range.exactly(9))
    told = settled([still, entry(0, 0, 0, 5)], None, None)
    assert (0, None) == (told[id(still.row.facts)].value, told[id(still.row.facts)].entry)
    assert len(told) == 2


def test_what_a_row_has_in_common_with_others_is_what_it_says() -> None:
    """One for which something of it does not exist is alone; nobody knows of one that is open."""
    one, other = row(0), row(1)
    assert key_of([1, "x"], one) == key_of([1, "x"], other) == (1, "x")
    assert key_of([1, None], one) != key_of([1, None], other)
    assert key_of([1, None], one) == key_of([2, None], one)
    assert key_of([1, Open(lack(0))], one) is None
    assert key_of([None, Open(lack(0))], one) is None


def test_a_movement_lies_within_what_is_known_of_it_and_is_never_below_nothing() -> None:
    """What may not be there at all may be nothing."""

    def number(low: int | None, high: int | None, *, may_be_none: bool = False) -> Open:
        return Open(lack(0), Range(low, high), is_number=True, may_be_none=may_be_none)

    assert Range(3, 3) == within(3, is_sure=True)
    assert Range(0, 3) == within(3, is_sure=False)
    assert NOTHING == within(-3, is_sure=True)
    assert NOTHING == within(None, is_sure=True)
    assert Range(2, 5) == within(number(2, 5), is_sure=True)
    assert Range(0, 5) == within(number(2, 5), is_sure=False)
    assert Range(0, 5) == within(number(2, 5, may_be_none=True), is_sure=True)
    assert Range(0, None) == within(number(-9, None), is_sure=True)
    assert Range(0, None) == within(Open(lack(0)), is_sure=True)
