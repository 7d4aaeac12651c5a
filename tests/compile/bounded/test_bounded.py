"""What operators make of words that may be open is what the language makes of open values."""

from collections import Counter
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from incentives.compile.bounded import several, truths, values
from incentives.compile.bounded.ranking import row_code
from incentives.compile.bounded.values import ENDLESS, Bounded, known
from incentives.compile.running.plain import OPEN_MODULES
from incentives.compile.words import NONE
from incentives.language.operators import OPERATORS, lift
from incentives.language.possible import Missing, MissingKind, Open, Result, either, open_truth
from incentives.language.types import NumberType
from incentives.values.place import FactPath
from incentives.values.range import Range
from incentives.values.unit import ONE

NUMBER = NumberType(ONE)
NAMES = ("a", "b", "c")


def missing(name: str) -> Missing:
    return Missing(MissingKind.FACT, FactPath.parse(name))


def words_of(value: Result) -> Bounded:
    """The four words of a number or a condition; what lacks is told by the first name."""
    if value is None:
        return known(NONE)
    if not isinstance(value, Open):
        return known(int(value))  # type: ignore[arg-type]
    lacks = min(NAMES.index(each.id) for each in value.missing)
    if not value.is_number:
        return 0, 1, 0, lacks
    low, high = value.within.low, value.within.high
    least = -ENDLESS if low is None else int(low)
    return least, ENDLESS if high is None else int(high), int(value.may_be_none), lacks


ENDS = st.integers(-4, 4)


@st.composite
def numbers(draw: st.DrawFn, name: str) -> Result:
    """A number that is known, open or none."""
    kind = draw(st.sampled_from(["known", "none", "open", "open", "open"]))
    if kind == "known":
        return draw(ENDS)
    if kind == "none":
        return None
    low, high = sorted((draw(ENDS), draw(ENDS)))
    within = Range(None if draw(st.booleans()) else low, None if draw(st.booleans()) else high)
    none = draw(st.booleans()) or within.known is not None
    return Open(frozenset({missing(name)}), within, is_number=True, may_be_none=none)


_OF_TWO = {
    "+": values.added,
    "-": values.less,
    "*": values.multiplied,
    "<": truths.below,
    "<=": truths.at_most,
    "==": truths.alike,
    "!=": truths.unlike,
}


@given(one=numbers("a"), other=numbers("b"), third=numbers("c"))
def test_numbers_are_reckoned_and_compared_as_in_the_language(
    one: Result, other: Result, third: Result
) -> None:
    """As narrow and as wide, with the same missing first."""
    for name, function in _OF_TWO.items():
        expected = lift(OPERATORS[name], NUMBER, (one, other))
        assert words_of(expected) == function(words_of(one), words_of(other)), name
    words = tuple(map(words_of, (one, other, third)))
    for name, of_several in (("min", values.least_of), ("max", values.most_of)):
        assert words_of(lift(OPERATORS[name], NUMBER, (one, other, third))) == of_several(words)


@given(one=numbers("a"), other=numbers("b"), third=numbers("c"))
def test_one_of_several_numbers_is_known_as_far_as_in_the_language(
    one: Result, other: Result, third: Result
) -> None:
    """Whichever it is, for lack of what tells it."""
    found = several.alone(words_of(one))
    for value in (other, third):
        found = several.or_number(found, words_of(value))
    expected = either([one, other, third], frozenset({missing("b")}))
    told = several.either_of(found, NAMES.index("b"))
    if isinstance(expected, Open) and not expected.is_number:
        assert told[0] == NONE
    else:
        assert words_of(expected) == told


def test_conditions_are_joined_as_in_the_language() -> None:
    """Every two of them, known and open."""
    conditions: list[Result] = [True, False, open_truth(frozenset({missing("a")}))]
    for one, other in product(conditions, repeat=2):
        for name, function in (("and", truths.both), ("or", truths.one_of)):
            expected = words_of(lift(OPERATORS[name], NUMBER, (one, other)))
            assert expected == function(words_of(one), words_of(other))
        expected = words_of(lift(OPERATORS["exactly_one"], NUMBER, (one, other)))
        assert expected == truths.just_one((words_of(one), words_of(other)))


def test_rows_are_in_the_order_in_which_their_places_are_written() -> None:
    """So that the least rank is the first of what is missing."""
    rows = [*range(130), 999, 1_000, 4_999]
    assert sorted(rows, key=row_code) == sorted(rows, key=lambda row: f"[{row}]")


def test_no_two_functions_that_texts_call_have_one_name() -> None:
    """They stand side by side in one text."""
    names = Counter(
        name
        for module in OPEN_MODULES
        for name, value in vars(module).items()
        if getattr(value, "__module__", None) == module.__name__ and callable(value)
    )
    assert [] == [name for name, times in names.items() if times > 1]
