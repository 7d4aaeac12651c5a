"""Laws that every operator keeps, whatever row is added: tried with samples of each type."""

import re
from datetime import date
from itertools import combinations, product

import pytest

from incentives.language.operators import OPERATORS, Listing, Operator, lift
from incentives.language.possible import (
    Result,
)
from incentives.language.types import (
    BOOLEAN,
    DATE,
    MONTH,
    NumberType,
    ZeroType,
)
from incentives.values.number import is_exact
from incentives.values.period import Month
from incentives.values.text import Text
from tests.language.operators.samples import (
    ROW,
    VALUES,
    accepted,
    allows,
    computed,
    is_openable,
    opened,
)

EVERY = pytest.mark.parametrize("operator", OPERATORS.values(), ids=lambda operator: operator.name)


@EVERY
def test_every_operator_has_arguments_that_it_takes(operator: Operator) -> None:
    """The laws below are tried on it: a new type of argument belongs among the samples."""
    assert accepted(operator)


@EVERY
def test_what_is_said_of_open_arguments_has_room_for_what_comes(operator: Operator) -> None:
    """For each value that an open argument may turn out to have: bounds, lifting, nothing."""
    for types in accepted(operator)[:40]:
        type_ = operator.typed(types)
        openable = [at for at, argument in enumerate(types) if is_openable(argument)]
        for values in list(product(*(VALUES[argument] for argument in types)))[:60]:
            if types[0] == ROW and values[0] == values[2] and values[1] != values[3]:
                continue  # one row has one date
            value = computed(operator, values)
            for count in (1, 2):
                for positions in combinations(openable, count):
                    for known in product(*(opened(values[at], types[at]) for at in positions)):
                        arguments: list[Result] = list(values)
                        for at, result in zip(positions, known, strict=True):
                            arguments[at] = result
                        said = lift(operator, type_, arguments)
                        assert allows(said, value), (arguments, values, said, value)


@EVERY
def test_what_it_computes_is_of_its_type(operator: Operator) -> None:
    """A number where the typing rule says so, a yes or no, a day, a month; or nothing."""
    for types in accepted(operator)[:40]:
        type_ = operator.typed(types)
        for values in list(product(*(VALUES[argument] for argument in types)))[:60]:
            value = computed(operator, values)
            if value is None:
                continue
            if isinstance(type_, NumberType | ZeroType):
                assert is_exact(value)
            elif type_ == BOOLEAN:
                assert isinstance(value, bool)
            elif type_ == DATE:
                assert isinstance(value, date)
            else:
                assert type_ == MONTH
                assert isinstance(value, Month)


def texts_of(operator: Operator) -> list[Text]:
    spoken = operator.spoken
    texts = (spoken.text, spoken.of_names, spoken.of_one, spoken.of_zero, spoken.denied)
    return [text for text in texts if text is not None]


@EVERY
def test_both_languages_tell_the_same_arguments(operator: Operator) -> None:
    """No wording names an argument that is not there, or leaves one out in one language."""
    most = max(len(types) for types in accepted(operator))
    for text in texts_of(operator):
        chinese, english = (
            {int(number) for number in re.findall(r"\{(\d)\}", said)} for said in (text.zh, text.en)
        )
        assert chinese == english
        assert chinese
        assert chinese <= set(range(most))


@EVERY
def test_a_wording_tells_every_argument(operator: Operator) -> None:
    """But of two rows only their dates, and of a list that is joined only the list."""
    told = {int(number) for number in re.findall(r"\{(\d)\}", operator.spoken.text.zh)}
    fewest = min(len(types) for types in accepted(operator))
    if operator.spoken.listing is Listing.JOINED:
        assert told == {0}
    elif operator.name == "precedes":
        assert told == {1, 3}
    else:
        assert told >= set(range(fewest))
