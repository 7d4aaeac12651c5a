"""Nodes as they are printed and run: what is left and when, and what is worked out once."""

from collections.abc import Callable, Sequence
from itertools import permutations

import attrs
import pytest

from incentives.compile.layout import Kind
from incentives.compile.lowering import numbers
from incentives.compile.printing.functions import print_function
from incentives.compile.printing.text import Lines, Module
from incentives.compile.running.plain import Running
from incentives.compile.tree import (
    ON,
    ByDay,
    Call,
    Chosen,
    Extreme,
    Fact,
    Function,
    Given,
    Joined,
    Joint,
    Leave,
    Linked,
    Node,
    Rows,
)
from incentives.compile.words import EMPTY, UNKNOWN, WIDEST


def run(body: Node) -> Callable[..., int]:
    """What the node comes to, as a function of the words, the header of the case, and the day."""
    module = Module(has_headers=True)
    function = Function(name="node", parameters=(), body=body, comment="a node")
    return Running().function(print_function(function, module), module)


def text(body: Node) -> str:
    """What the function of the node says."""
    module = Module(has_headers=True)
    function = Function(name="node", parameters=(), body=body, comment="a node")
    return module.functions[print_function(function, module)]


def number(offset: int, low: int, high: int = WIDEST) -> Fact:
    return Fact(kind=Kind.NUMBER, row=None, offset=offset, path="fact", low=low, high=high)


def truth(offset: int) -> Fact:
    return Fact(kind=Kind.TRUTH, row=None, offset=offset, path="fact", high=1)


ROOT = 2**31
FACTORS = [0, 1, 2, 3, ROOT - 1, ROOT, ROOT + 1, WIDEST // 3, WIDEST // 3 + 1, WIDEST // 2, WIDEST]


@pytest.mark.parametrize("low", [0, -WIDEST])
@pytest.mark.parametrize("high", [WIDEST, 3])
def test_a_product_is_left_just_where_it_is_wider_than_a_word(low: int, high: int) -> None:
    """Nothing that has no word is reckoned, though it is seldom told by a division."""
    product = run(numbers.times(number(0, low), number(1, max(low, -high), high)))
    signs = (1, -1) if low < 0 else (1,)
    for left in (sign * factor for factor in FACTORS for sign in signs):
        for right in (sign * factor for factor in FACTORS if factor <= high for sign in signs):
            exact = left * right
            expected = exact if abs(exact) <= WIDEST else UNKNOWN
            assert product([], [left, right], 0) == expected, (left, right)


@pytest.mark.parametrize("limit", [-1, 0, 1, 5, 6])
@pytest.mark.parametrize("pick", [numbers.least, numbers.greatest])
def test_a_stated_limit_is_asked_of_just_where_words_may_pass_it(
    pick: Callable[..., Node], limit: int
) -> None:
    """What comes of it is the same, and the tree keeps the limit for what nobody has said."""
    fact = number(0, 0, 5)
    held = pick(fact, numbers.number(limit))
    assert isinstance(held, Extreme)
    assert len(held.parts) == 2
    least_or_most = min if pick is numbers.least else max
    for word in range(6):
        assert run(held)([], [word], 0) == least_or_most(word, limit)
    is_past = limit >= 5 if pick is numbers.least else limit <= 0
    assert held.standing == ((fact,) if is_past else held.parts)
    assert (text(held) == text(fact)) is is_past


def test_no_number_is_below_nothing_where_it_begins_there() -> None:
    """The tree says so even of what words prove: of what nobody has said they prove nothing."""
    sure, unsure = number(0, 0), number(0, -5)
    assert isinstance(numbers.from_nothing_up(sure), Extreme)
    assert text(numbers.from_nothing_up(sure)) == text(sure)
    once = numbers.from_nothing_up(sure)
    assert numbers.from_nothing_up(once) is once
    held = run(numbers.from_nothing_up(unsure))
    assert [held([], [word], 0) for word in (-5, -1, 0, 3)] == [0, 0, 0, 3]


def test_what_several_places_ask_is_asked_once_at_most() -> None:
    """The first of them that is come to asks; where none is come to, nobody does."""
    asked = Function(name="asked", parameters=(), body=truth(2), comment="asked")
    tests = tuple(
        Joined(
            kind=Kind.TRUTH,
            joint=Joint.ALL,
            parts=(truth(place), Call(kind=Kind.TRUTH, function=asked, arguments=())),
        )
        for place in (0, 1)
    )
    values = (numbers.number(1), numbers.number(2))
    node = Chosen(kind=Kind.NUMBER, tests=tests, values=values, otherwise=numbers.ZERO, high=2)
    told = run(node)
    times: list[int] = []
    really = told.__globals__["f_asked"]

    def counted(*given: object) -> int:
        times.append(1)
        return int(really(*given))

    told.__globals__["f_asked"] = counted
    for header, value, number_asked in (
        ([1, 1, 0], 0, 1),
        ([1, 1, 1], 1, 1),
        ([0, 1, 1], 2, 1),
        ([0, 0, UNKNOWN], 0, 0),
        ([0, 1, UNKNOWN], UNKNOWN, 1),
    ):
        times.clear()
        assert told([], header, 0) == value
        assert len(times) == number_asked


def test_what_a_row_keeps_is_not_known_of_a_row_of_which_nothing_is() -> None:
    """Nothing is reckoned with the word that says so; what was kept is not asked again."""
    row = Given(kind=Kind.NUMBER, name="r0")
    kept = Function(
        name="kept",
        parameters=(row,),
        body=attrs.evolve(number(0, 0), row=row),
        comment="kept",
        kept=1,
    )
    asked = Call(kind=Kind.NUMBER, function=kept, arguments=(row,), high=WIDEST)
    module = Module(has_headers=True)
    body = numbers.minus(numbers.number(100), asked)
    function = Function(name="node", parameters=(row,), body=body, comment="a node")
    told = Running().function(print_function(function, module), module)
    assert told([UNKNOWN, UNKNOWN], [], 0, 0) == UNKNOWN
    words = [40, EMPTY]
    assert told(words, [], 0, 0) == 60
    assert words == [40, 40]
    assert told([UNKNOWN, 30], [], 0, 0) == 70


@pytest.mark.parametrize("periods", list(permutations((3, 3, 5, 7))))
def test_rows_of_one_period_are_linked_in_whatever_order_they_stand(
    periods: tuple[int, ...],
) -> None:
    """Each row says which is the first of its period, and which the next, in the order listed."""
    words = _linked(periods)[0]
    rows = range(2, 2 + len(periods) * 4, 4)
    for row, period in zip(rows, periods, strict=True):
        same = [other for other, its in zip(rows, periods, strict=True) if its == period]
        assert words[row + 2] == same[0]
        later = [other for other in same if other > row]
        assert words[row + 3] == (later[0] if later else EMPTY)


def test_no_row_is_linked_where_the_period_of_one_is_not_known() -> None:
    """Whichever is asked for: it may be of the same."""
    words, first = _linked((3, 5, UNKNOWN))
    assert first == UNKNOWN
    assert [words[row + 2] for row in (2, 6, 10)] == [EMPTY] * 3


def _linked(periods: Sequence[int]) -> tuple[list[int], int]:
    """The words of rows of such periods after the last was asked for the first of its own."""
    row, asked = (Given(kind=Kind.NUMBER, name=name) for name in ("r0", "r"))
    period = Function(
        name="period",
        parameters=(row,),
        body=attrs.evolve(number(0, 0), row=row),
        comment="period",
        kept=1,
    )
    listed = Fact(kind=Kind.STATUS, row=None, offset=0, path="rows")
    rows = Rows(listed=listed, width=4)
    body = Linked(kind=Kind.NUMBER, rows=rows, of=asked, period=period, first=2, next=3)
    function = Function(
        name="rows of a period", parameters=(asked,), body=body, comment="rows", kept=2
    )
    module = Module(has_headers=True)
    told = Running().function(print_function(function, module), module)
    words = [0, len(periods)]
    for each in periods:
        words += [each, EMPTY, EMPTY, EMPTY]
    first = told(words, [1], 0, len(words) - 4)
    return words, first


def test_behind_a_branch_that_leaves_all_stands_the_other() -> None:
    """What it reads is known from there on."""
    left = Leave(kind=Kind.NUMBER, why="no figure")
    rest = numbers.number(7)
    either = Chosen(
        kind=Kind.NUMBER, tests=(truth(0),), values=(left,), otherwise=number(1, 0), high=WIDEST
    )
    told = run(numbers.plus(either, rest))
    assert told([], [1, 5], 0) == UNKNOWN
    assert told([], [0, 5], 0) == 12
    assert told([], [0, UNKNOWN], 0) == UNKNOWN


def by_day(*stretches: tuple[int, Node]) -> ByDay:
    return ByDay(kind=Kind.NUMBER, day=ON, stretches=stretches, high=WIDEST)


def test_a_figure_within_a_stretch_of_days_is_that_of_those_days() -> None:
    """What it would be on other days is not asked; what stretches say alike is said once."""
    one, two, three = map(numbers.number, (1, 2, 3))
    left = Leave(kind=Kind.NUMBER, why="no figure")
    inner = by_day((1, one), (50, two), (90, three))
    for outer, expected in (
        (by_day((1, inner), (10, one)), [1] * 119),
        (by_day((1, one), (10, inner)), [1] * 49 + [2] * 40 + [3] * 30),
        (by_day((1, two), (50, inner), (90, two)), [2] * 119),
        (by_day((1, one), (60, inner), (80, three)), [1] * 59 + [2] * 20 + [3] * 40),
        (by_day((1, by_day((1, left), (50, two))), (10, left)), [UNKNOWN] * 119),
    ):
        told = run(outer)
        assert [told([], [], day) for day in range(1, 120)] == expected


def test_what_is_known_while_printing_is_not_reckoned_again() -> None:
    """Sums, products and tests of numbers that a stretch of days tells."""
    limit = by_day((1, numbers.number(1)), (50, numbers.number(2)))
    test = numbers.compared("<=", limit, numbers.number(1))
    inner = numbers.chosen((test,), (numbers.number(7),), numbers.times(limit, number(0, 0)))
    told = run(by_day((1, numbers.ZERO), (60, inner)))
    assert told([], [5], 59) == 0
    assert told([], [5], 60) == 10
    assert told([], [UNKNOWN], 60) == UNKNOWN


def test_nothing_stands_behind_what_is_left() -> None:
    """In its block; what comes after the block is written as ever."""
    lines = Lines(leave="return U")
    with lines.block("if a:"):
        lines.add_leave("no figure")
        lines.add("x = 1")
        with lines.block("if b:"):
            lines.add("y = 1")
    lines.add("z = 1")
    assert lines.lines == ["    if a:", "        return U  # no figure", "    z = 1"]
