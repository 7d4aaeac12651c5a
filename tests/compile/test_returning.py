"""Lines of a return that may be open: what the kernel makes of them is what the reference does."""

from fractions import Fraction

from hypothesis import example, given
from hypothesis import strategies as st

from incentives.compile.bounded.returning import (
    ROUNDINGS,
    begin_return,
    in_line,
    put_in,
    relieved_in_line,
    relieved_outward,
)
from incentives.compile.bounded.values import NOTHING_LACKS, ONLY_REFERENCE, Bounded, within
from incentives.compile.lowering.rounding import FUNCTION_OF
from incentives.engine.determination.returns import ReturnBook
from incentives.language.possible import (
    Missing,
    MissingKind,
    MissingSet,
    Open,
    Result,
    open_number,
    range_of,
)
from incentives.values.place import FactPath
from incentives.values.range import Range
from incentives.values.rounding import Rounding, RoundingMode

TENTHS = 10
FACTS = [Missing(MissingKind.FACT, FactPath.parse(name)) for name in "abcdefgh"]
OF_DUE, OF_RELIEF = 0, 3
"""Where the words of the two lines stand."""
STEPS_OF_DUE = (1, TENTHS, 0)
STEPS_OF_RELIEF = (1, TENTHS, 1, 1, TENTHS, 0)
SHARES = (st.integers(0, 10), st.integers(0, 10))
PARTS = st.tuples(st.integers(0, 80), st.integers(0, 80), *SHARES)


def told(value: Result) -> Bounded:
    """The words of a whole amount: of what is missing, that which comes first."""
    low, high = range_of(value).ends
    lacks = min(map(FACTS.index, value.missing)) if isinstance(value, Open) else NOTHING_LACKS
    return int(low), int(high), 0, lacks


def missing(rank: int) -> MissingSet:
    return frozenset({FACTS[rank]})


@given(
    st.lists(PARTS, min_size=1, max_size=6),
    st.sampled_from(RoundingMode),
    st.sets(st.integers(0, 5)),
)
@example([(5, 5, 5, 5), (10, 10, 5, 5)], RoundingMode.HALF_EVEN, {0})
@example([(10, 10, 6, 10)], RoundingMode.HALF_UP, set())
@example([(3, 8, 0, 0), (5, 5, 5, 5)], RoundingMode.HALF_UP, set())
@example([(4, 6, 5, 5), (2, 2, 5, 5), (9, 9, 10, 10)], RoundingMode.HALF_UP, set())
def test_a_line_of_which_a_share_falls_away(
    parts: list[tuple[int, int, int, int]], mode: RoundingMode, unsure: set[int]
) -> None:
    """Part by part, of which due and share are tenths between two ends, rounded to whole steps.

    Each lacks a fact of its own, if any; of some it is not known whether they stand there.
    """
    book, rounding = ReturnBook(step=1), Rounding(step=Fraction(1), mode=mode)
    way, results = ROUNDINGS.index(FUNCTION_OF[mode]), [0] * 6
    begin_return(results, 0, 2)
    for rank, (one, other, less, more) in enumerate(parts):
        (low, high), (least, most) = sorted((one, other)), sorted((less, more))
        amount = open_number(missing(rank), Range(Fraction(low, TENTHS), Fraction(high, TENTHS)))
        share = open_number(missing(rank), Range(Fraction(least, TENTHS), Fraction(most, TENTHS)))
        due = book.rounded("due", amount, rounding)
        left = book.relieved("relief", due, share, rounding).left
        of_due = in_line(results, OF_DUE, within(low, high, 0, rank), way, STEPS_OF_DUE)
        of_share = within(least, most, 0, rank)
        said = relieved_in_line(results, OF_RELIEF, (of_due, of_share), way, STEPS_OF_RELIEF)
        assert (told(due), told(left)) == (of_due, said)
        if rank in unsure:
            book.put_in(missing(rank))
            put_in(results, 0, 2, rank)


@given(
    st.lists(st.tuples(st.integers(-40, 80), st.integers(0, 80), *SHARES), min_size=1, max_size=4),
    st.sampled_from(RoundingMode),
    st.sets(st.integers(0, 3)),
)
@example([(-5, 20, 0, 5)], RoundingMode.HALF_UP, set())
@example([(-5, 2, 0, 0), (10, 10, 0, 0)], RoundingMode.DOWN, set())
def test_what_nobody_has_said_may_lie_below_what_words_prove(
    parts: list[tuple[int, int, int, int]], mode: RoundingMode, unsure: set[int]
) -> None:
    """Of all that are known none is below nothing, as the steps say; an open one may be.

    Then the two ends are those of the reference, or only the reference tells them.
    """
    book, rounding = ReturnBook(step=1), Rounding(step=Fraction(1), mode=mode)
    way, results = ROUNDINGS.index(FUNCTION_OF[mode]), [0] * 6
    begin_return(results, 0, 2)
    for rank, (one, other, less, more) in enumerate(parts):
        (low, high), (least, most) = sorted((one, other)), sorted((less, more))
        low = max(low, 0) if low == high else low
        amount = open_number(missing(rank), Range(Fraction(low, TENTHS), Fraction(high, TENTHS)))
        share = open_number(missing(rank), Range(Fraction(least, TENTHS), Fraction(most, TENTHS)))
        due = book.rounded("due", amount, rounding)
        left = book.relieved("relief", due, share, rounding).left
        of_due = in_line(results, OF_DUE, known(low, high, rank), way, STEPS_OF_DUE)
        of = (of_due, known(least, most, rank))
        said = relieved_in_line(results, OF_RELIEF, of, way, STEPS_OF_RELIEF)
        if of_due[3] != ONLY_REFERENCE:
            assert of_due[:2] == told(due)[:2]
            assert said[3] == ONLY_REFERENCE or said[:2] == told(left)[:2]
        if rank in unsure:
            book.put_in(missing(rank))
            put_in(results, 0, 2, rank)


def known(low: int, high: int, rank: int) -> Bounded:
    """What lies between these, for want of the fact where they are two."""
    return within(low, high, 0, rank if low != high else NOTHING_LACKS)


@given(PARTS, st.sampled_from(RoundingMode))
@example((10, 10, 5, 10), RoundingMode.HALF_EVEN)
def test_a_share_falls_away_in_a_return_that_is_not_known(
    part: tuple[int, int, int, int], mode: RoundingMode
) -> None:
    """Of a whole number of steps."""
    (low, high), (least, most) = sorted(part[:2]), sorted(part[2:])
    way = ROUNDINGS.index(FUNCTION_OF[mode])
    book = ReturnBook(step=1, missing=missing(0))
    amount = open_number(missing(1), Range(low, high))
    share = open_number(missing(2), Range(Fraction(least, TENTHS), Fraction(most, TENTHS)))
    left = book.relieved("line", amount, share, Rounding(step=Fraction(1), mode=mode)).left
    of = (within(low, high, 0, 1), within(least, most, 0, 2))
    assert told(left) == relieved_outward(of, way, STEPS_OF_RELIEF, 0)
