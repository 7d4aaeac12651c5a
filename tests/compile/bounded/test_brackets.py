"""What brackets make of numbers and limits between bounds is what the reference makes of them."""

from fractions import Fraction

from hypothesis import example, given
from hypothesis import strategies as st

from incentives.compile.bounded.brackets import rate_of, slices_of
from incentives.compile.bounded.values import NOTHING_LACKS, ONLY_REFERENCE, Bounded, known
from incentives.compile.words import NONE
from incentives.engine.evaluation.figures.brackets import graduated
from incentives.language.operators import OPERATORS, lift
from incentives.language.operators.gathering import Graduation
from incentives.language.possible import Open, Result
from incentives.language.types import NumberType
from incentives.policy.figures.schedule import Bracket, NoFigure, Schedule
from incentives.values.range import Range
from incentives.values.unit import ONE
from tests.compile.bounded.test_bounded import missing, words_of

TENTHS = 10
ENDS = st.one_of(st.none(), st.integers(-3, 12))


@st.composite
def numbers(draw: st.DrawFn, name: str) -> Result:
    """A number that is known, or one between bounds that lacks that."""
    low, high = draw(ENDS), draw(ENDS)
    if low is not None and high is not None and low >= high:
        return low
    may_be_none = draw(st.booleans())
    within = Range(low, high)
    return Open(frozenset({missing(name)}), within, is_number=True, may_be_none=may_be_none)


@st.composite
def limits(draw: st.DrawFn) -> list[Result]:
    """Those that are known rise; one may lie between bounds, which the law has for it."""
    ends: list[Result] = [*sorted(draw(st.sets(st.integers(-2, 9), max_size=3)))]
    is_one_open: bool = draw(st.booleans())
    if ends and is_one_open:
        low, high = sorted((draw(st.integers(0, 9)), draw(st.integers(0, 12))))
        within = Range(low, high if draw(st.booleans()) else None)
        if within.known is None:
            place = draw(st.integers(0, len(ends) - 1))
            ends[place] = Open(frozenset({missing("b")}), within, is_number=True)
    return ends


RATES = st.lists(st.one_of(st.none(), st.integers(-3, 9)), min_size=4, max_size=4)
BELOWS = st.lists(st.booleans(), min_size=3, max_size=3)
UP_TO_TWO = Open(frozenset({missing("a")}), Range(0, 2), is_number=True)


@given(numbers("a"), limits(), RATES, BELOWS)
@example(UP_TO_TWO, [1, 3], [1, None, 2, 0], [False] * 3)
@example(Open(frozenset({missing("a")}), is_number=True), [3], [5, -2, 0, 0], [True] * 3)
@example(UP_TO_TWO, [], [4, 0, 0, 0], [False] * 3)
def test_brackets_between_bounds(
    number: Result, ends: list[Result], rates: list[int | None], belows: list[bool]
) -> None:
    """Rates are tenths; where one is not applicable what comes of it may not be there."""
    rates, belows = rates[: len(ends) + 1], belows[: len(ends)]
    named = {f"limit {place}": end for place, end in enumerate(ends)}
    schedule = Schedule(
        tuple(
            Bracket(
                limit=limit,
                rate=NoFigure.NOT_APPLICABLE if rate is None else Fraction(rate, TENTHS),
                is_below=is_below,
            )
            for limit, rate, is_below in zip([*named, None], rates, [*belows, False], strict=True)
        )
    )
    of_rates = tuple(NONE if rate is None else rate for rate in rates)
    said = (words(number), tuple(map(words, ends)), of_rates, tuple(belows))
    rate = graduated(schedule, Graduation.STEP, number, named)
    assert rate_of(*said) == words(in_tenths(rate))
    total = graduated(schedule, Graduation.MARGINAL, number, named)
    assert slices_of(*said, (1, 1)) == words(in_tenths(total))


def words(value: Result) -> Bounded:
    """What the kernel is told of it; of what is known nothing lacks."""
    return words_of(value) if isinstance(value, Open) else known(NONE if value is None else value)  # type: ignore[arg-type]


def in_tenths(value: Result) -> Result:
    """The same over ten."""
    return lift(OPERATORS["*"], NumberType(ONE), (value, TENTHS))


def test_limits_that_do_not_rise_and_what_is_no_word_are_left() -> None:
    number, five, four = (0, 9, 0, 1), known(5), known(4)
    assert rate_of(number, (five, five), (1, 2, 3), (False, False))[3] == ONLY_REFERENCE
    assert slices_of(number, (five, four), (1, 2, 3), (False, False), (1, 1))[3] == ONLY_REFERENCE
    assert slices_of(number, (five,), (1, 2), (False,), (1, 2))[3] == ONLY_REFERENCE
    assert rate_of((0, 9, 0, ONLY_REFERENCE), (), (1,), ())[3] == ONLY_REFERENCE
    assert rate_of((NONE, NONE, 0, NOTHING_LACKS), (number,), (1, 2), (True,)) == known(NONE)
