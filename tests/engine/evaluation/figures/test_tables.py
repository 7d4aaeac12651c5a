"""Tables by whole numbers, of known keys and of keys between bounds."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from incentives.engine.evaluation.figures.tables import (
    OpenCells,
    TableKey,
    figure_for,
    figures_for,
)
from incentives.language.possible import (
    Missing,
    MissingKind,
    Open,
    Result,
    either,
    open_number,
    range_of,
)
from incentives.language.types import ChoiceType, NumberType
from incentives.policy.parameter import Beyond, CellKeys, Table
from incentives.values.number import Exact
from incentives.values.place import FactPath, FigureCell
from incentives.values.range import NOT_NEGATIVE, Range
from incentives.values.unit import ONE

MISSING = frozenset({Missing(MissingKind.FACT, FactPath.parse("size"))})
COLOUR = ChoiceType("colour", ("red", "green"))
FAR = 40
"""Beyond this numbers rise or fall as before; it stands for numbers without end."""


def missing_cell(keys: CellKeys) -> Result:
    cell = FigureCell("p", keys)
    return open_number(frozenset({Missing(MissingKind.FIGURE, cell)}), Range(3, 7))


def no_cell(keys: tuple[str | Exact, ...] | None) -> Result:
    del keys
    return open_number(MISSING, Range(0, 90))


CELLS = OpenCells(unpublished=missing_cell, without=no_cell, bounds=NOT_NEGATIVE)


def size(low: int | None, high: int | None, *, is_whole: bool = True) -> TableKey:
    return TableKey(
        value=open_number(MISSING, Range(low, high)), type=NumberType(ONE), is_whole=is_whole
    )


def number(value: Exact) -> TableKey:
    return TableKey(value=value, type=NumberType(ONE), is_whole=isinstance(value, int))


SIZES = Table({(1,): 50, (2,): 80, (3,): 60}, {(Beyond.EACH_FURTHER,): 20})


def known(table: Table, *keys: Exact) -> Result:
    return figure_for(table, keys, CELLS)


def test_each_number_above_the_last_adds_as_much() -> None:
    """The figure of the last, and so much for each further one."""
    assert [50, 60, 80, 160] == [known(SIZES, size) for size in (1, 3, 4, 8)]


def test_below_the_first_and_between_whole_numbers_there_is_no_figure() -> None:
    """It is not that of the neighbour."""
    for keys in (0, -1, Fraction(3, 2), Fraction(9, 2)):
        assert range_of(no_cell(None)) == range_of(known(SIZES, keys))


def test_without_a_rest_there_is_none_above_the_last() -> None:
    """Nothing is carried on silently; with one it is the same for all."""
    listed = Table({(0,): 1, (1,): 2})
    rest = Table({(0,): 1, (1,): 2}, {(Beyond.REST,): 9})
    assert range_of(no_cell(None)) == range_of(known(listed, 2))
    assert [9, 9] == [known(rest, 2), known(rest, 99)]


def test_an_unpublished_addition_is_told_by_its_bounds() -> None:
    """80, and three times what nobody has published."""
    table = Table({(1,): 50, (2,): 80}, {(Beyond.EACH_FURTHER,): None})
    value = known(table, 5)
    assert isinstance(value, Open)
    assert Range(89, 101) == value.within
    assert ["p[each_further]"] == [str(lack.at) for lack in value.missing]


def test_two_numbers_each_add() -> None:
    """Cells beyond both are added for each pair of further ones."""
    table = Table(
        {(1, 1): 10, (1, 2): 12},
        {
            (1, Beyond.EACH_FURTHER): 2,
            (Beyond.EACH_FURTHER, 1): 5,
            (Beyond.EACH_FURTHER, 2): 6,
            (Beyond.EACH_FURTHER, Beyond.EACH_FURTHER): 1,
        },
    )
    assert 12 + 2 * 2 + 3 * (6 + 2 * 1) == known(table, 4, 4)


figures = st.integers(-30, 30)
beyond = st.one_of(
    st.none(), st.tuples(st.sampled_from(list(Beyond)), st.one_of(st.integers(-9, 9)))
)
ends = st.one_of(st.none(), st.integers(-3, 12))


@given(st.integers(0, 3), st.lists(figures, min_size=1, max_size=4), beyond, ends, ends)
def test_the_range_is_that_of_all_that_may_come(
    first: int,
    listed: list[int],
    more: tuple[Beyond, int] | None,
    low: int | None,
    high: int | None,
) -> None:
    """Neither wider nor narrower than every whole number within the bounds comes to."""
    if low is not None and high is not None and low > high:
        low, high = high, low
    table = Table(
        {(first + at,): figure for at, figure in enumerate(listed)},
        {(more[0],): more[1]} if more is not None else {},
    )
    value = either(figures_for(table, [size(low, high)], CELLS), MISSING)
    tried = range(-4 if low is None else low, (FAR if high is None else high) + 1)
    each = [range_of(known(table, number)) for number in tried]
    least, most = min(r.ends[0] for r in each), max(r.ends[1] for r in each)
    within = range_of(value)
    if high is None and more is not None and more[0] is Beyond.EACH_FURTHER and more[1]:
        falls = more[1] < 0
        assert (within.low is None) is falls
        assert (within.high is None) is not falls
        assert within.ends[1 if falls else 0] == (most if falls else least)
        return
    assert (least, most) == within.ends


@given(ends, ends, st.sampled_from(["red", "green"]))
def test_the_range_over_two_keys_holds_all_that_may_come(
    low: int | None, high: int | None, colour: str
) -> None:
    """Whatever the number and the value turn out to be."""
    if low is not None and high is not None and low > high:
        low, high = high, low
    table = Table(
        {("red", 1): 1, ("red", 2): 5, ("green", 3): 40},
        {("red", Beyond.EACH_FURTHER): -1, ("green", Beyond.EACH_FURTHER): 2},
    )
    keys = [
        TableKey(value=Open(MISSING, among=frozenset(COLOUR.values)), type=COLOUR, is_whole=False),
        size(low, high),
    ]
    within = range_of(either(figures_for(table, keys, CELLS), MISSING))
    tried = range(-4 if low is None else low, (FAR if high is None else high) + 1)
    for number_ in tried:
        value = range_of(figure_for(table, (colour, number_), CELLS))
        assert within.ends[0] <= value.ends[0] <= value.ends[1] <= within.ends[1]


def test_what_may_be_a_fraction_may_have_no_figure() -> None:
    """A number that is surely whole has one."""
    assert Range(50, 80) == range_of(either(figures_for(SIZES, [size(1, 2)], CELLS), MISSING))
    doubtful = figures_for(SIZES, [size(1, 2, is_whole=False)], CELLS)
    assert Range(0, 90) == range_of(either(doubtful, MISSING))


def test_two_numbers_without_end_are_bounded_by_the_table() -> None:
    """No figure of it is below the least that is listed."""
    table = Table(
        {(1, 1): 10},
        {(1, Beyond.EACH_FURTHER): 2, (Beyond.REST, 1): 5, (Beyond.REST, Beyond.REST): 7},
    )
    value = either(figures_for(table, [size(1, None), size(1, None)], CELLS), MISSING)
    assert Range(5, None) == range_of(value)
