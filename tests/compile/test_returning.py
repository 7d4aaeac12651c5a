"""Lines of a return that may be open: what the kernel makes of them is what the reference does."""

from fractions import Fraction

from hypothesis import example, given
from hypothesis import strategies as st

from incentives.compile.bounded.returning import (
    ROUNDINGS,
    begin_return,
    in_line,
    is_left_apart,
)
from incentives.compile.bounded.values import (
    NOTHING_LACKS,
    ONLY_REFERENCE,
    Bounded,
    less_at_ends,
    within,
)
from incentives.engine.determination.returns import ReturnBook
from incentives.language.possible import (
    Missing,
    MissingKind,
    Open,
    Result,
    open_number,
    range_of,
)
from incentives.values.place import FactPath
from incentives.values.range import Range
from incentives.values.rounding import TO_THE_FEN, Rounding, RoundingMode

THOUSANDTHS = 1_000
FACTS = [Missing(MissingKind.FACT, FactPath.parse(name)) for name in "abcdefgh"]
HALF = Fraction(1, 2)
HALF_UP = ROUNDINGS.index("half_up")
_OF_DUE, _OF_RELIEF = 0, 5
ENDS = st.integers(0, 40)


def told(value: Result) -> Bounded:
    """The words of an amount in hundredths: of what is missing, that which comes first."""
    if not isinstance(value, Open):
        return within(int(value * 100), int(value * 100), 0, NOTHING_LACKS)  # type: ignore[operator,arg-type]
    low, high = (int(end * 100) for end in value.within.ends)
    return low, high, 0, min(map(FACTS.index, value.missing))


@given(st.lists(st.tuples(ENDS, ENDS), min_size=1, max_size=8), st.permutations(range(8)))
@example([(14, 28), (14, 28), (14, 28), (14, 28), (14, 28), (45, 45)], list(range(8)))
@example([(8, 12), (0, 40), (1, 30)], [0, 2, 1, 3, 4, 5, 6, 7])
def test_a_line_of_which_half_falls_away(ends: list[tuple[int, int]], ranks: list[int]) -> None:
    """Part by part, each a number of thousandths between two ends, rounded to the fen.

    Each lacks a fact of its own, if any.
    """
    book, results = ReturnBook(), [0] * 10
    begin_return(results, 0, 2)
    for (low, high), rank in zip(map(sorted, ends), ranks, strict=False):
        amount = open_number(
            frozenset({FACTS[rank]}),
            Range(Fraction(low, THOUSANDTHS), Fraction(high, THOUSANDTHS)),
        )
        due = book.rounded("due", amount, TO_THE_FEN)
        left = book.relieved("relief", due, HALF, TO_THE_FEN)
        said = within(low, high, 0, rank)
        of_due = in_line(results, _OF_DUE, said, HALF_UP, (1, 10, 0))
        taken = in_line(results, _OF_RELIEF, of_due, HALF_UP, (1, 2, 1))
        of_left = less_at_ends(of_due, taken)
        assert of_due == told(due)
        if of_left[3] == ONLY_REFERENCE:
            break  # so is the sum of all parts, whatever the others are
        assert of_left == told(left)


TENTHS = 10
PARTS = st.tuples(st.integers(0, 80), st.integers(0, 80), st.integers(0, 10), st.integers(0, 10))


@given(st.lists(PARTS, min_size=1, max_size=6), st.sampled_from(RoundingMode))
@example([(10, 10, 6, 10)], RoundingMode.HALF_UP)
def test_what_an_open_share_leaves_is_open_where_its_ends_lie_apart(
    parts: list[tuple[int, int, int, int]], mode: RoundingMode
) -> None:
    """Part by part, of which due and share are tenths between two ends, rounded to whole steps."""
    book, rounding = ReturnBook(step=1), Rounding(step=Fraction(1), mode=mode)
    for one, other, less, more in parts:
        amounts = Range(*(Fraction(end, TENTHS) for end in sorted((one, other))))
        shares = Range(*(Fraction(end, TENTHS) for end in sorted((less, more))))
        due = book.rounded("due", open_number(frozenset({FACTS[0]}), amounts), rounding)
        share = open_number(frozenset({FACTS[1]}), shares)
        left = book.relieved("relief", due, share, rounding)
        (least, most), (part, further) = range_of(due).ends, range_of(share).ends
        whole = within(int(least), int(most), 0, 0 if isinstance(due, Open) else NOTHING_LACKS)
        of_share = within(int(part * TENTHS), int(further * TENTHS), 0, 1)
        if is_left_apart(whole, of_share, TENTHS, 4 * TENTHS):
            assert isinstance(left, Open)
