"""What brackets make of a number between bounds is what the reference makes of it."""

from fractions import Fraction

from hypothesis import example, given
from hypothesis import strategies as st

from incentives.compile.bounded.brackets import rate_of, slices_of
from incentives.compile.bounded.values import ENDLESS, ONLY_REFERENCE
from incentives.compile.words import NONE
from incentives.engine.evaluation.figures.brackets import graduated
from incentives.language.operators import OPERATORS, lift
from incentives.language.possible import Open, Result
from incentives.language.syntax import Graduation
from incentives.language.types import NumberType
from incentives.policy.figures.schedule import Bracket, NoFigure, Schedule
from incentives.values.range import Range
from incentives.values.unit import ONE
from tests.compile.bounded.test_bounded import missing, words_of

TENTHS = 10
LIMITS = st.lists(st.integers(-2, 9), max_size=3, unique=True).map(sorted)
RATES = st.lists(st.one_of(st.none(), st.integers(-3, 9)), min_size=4, max_size=4)
BELOWS = st.lists(st.booleans(), min_size=3, max_size=3)
ENDS = st.one_of(st.none(), st.integers(-3, 12))


@given(LIMITS, RATES, BELOWS, st.tuples(ENDS, ENDS, st.booleans()))
@example([1, 3], [1, None, 2, 0], [False] * 3, (0, 2, False))
@example([3], [5, -2, 0, 0], [True] * 3, (1, None, False))
@example([], [4, 0, 0, 0], [False] * 3, (None, None, True))
def test_brackets_of_a_number_between_bounds(
    limits: list[int],
    rates: list[int | None],
    belows: list[bool],
    number: tuple[int | None, int | None, bool],
) -> None:
    """Rates are tenths; where one is not applicable what comes of it may not be there."""
    low, high, may_be_none = number
    if low is not None and high is not None and low > high:
        low, high = high, low
    if low == high is not None and not may_be_none:
        return  # a number that is known is read by the known form
    said = Open(
        frozenset({missing("a")}), Range(low, high), is_number=True, may_be_none=may_be_none
    )
    words = (
        -ENDLESS if low is None else low,
        ENDLESS if high is None else high,
        int(may_be_none),
        0,
    )
    rates = rates[: len(limits) + 1]
    schedule = Schedule(
        tuple(
            Bracket(
                limit=limit,
                rate=NoFigure.NOT_APPLICABLE if rate is None else Fraction(rate, TENTHS),
                is_below=is_below,
            )
            for limit, rate, is_below in zip(
                [*limits, None], rates, [*belows[: len(limits)], False], strict=True
            )
        )
    )
    of_words = tuple(NONE if rate is None else rate for rate in rates)
    brackets = (tuple(limits), of_words, tuple(belows[: len(limits)]))
    step = graduated(schedule, Graduation.STEP, said)
    assert rate_of(words, *brackets) == words_of(times_ten(step))
    total = graduated(schedule, Graduation.MARGINAL, said)
    assert slices_of(words, *brackets, (1, 1)) == words_of(times_ten(total))


def times_ten(value: Result) -> Result:
    """The same in tenths."""
    return lift(OPERATORS["*"], NumberType(ONE), (value, TENTHS))


def test_limits_that_do_not_rise_and_what_is_no_word_are_left() -> None:
    number = (0, 9, 0, 1)
    assert rate_of(number, (5, 5), (1, 2, 3), (False, False))[3] == ONLY_REFERENCE
    assert slices_of(number, (5, 4), (1, 2, 3), (False, False), (1, 1))[3] == ONLY_REFERENCE
    assert slices_of(number, (5,), (1, 2), (False,), (1, 2))[3] == ONLY_REFERENCE
    assert slices_of((0, 9, 0, ONLY_REFERENCE), (), (1,), (), (1, 1))[3] == ONLY_REFERENCE
