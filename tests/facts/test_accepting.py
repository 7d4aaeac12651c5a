"""What is told at once to be as its field says is what reading it one by one says too."""

from datetime import date, datetime
from decimal import Decimal
from enum import Enum

import pytest
from moneyed import Money

from incentives import Month, Period, childcare
from incentives.calculator import vocabulary_of
from incentives.facts.accepting import IN_DOUBT, accept_of, accepts_of
from incentives.facts.snapshot import _Reader
from incentives.facts.unknown import NOT_COME_ABOUT, UNKNOWN
from incentives.facts.vocabulary import Field
from incentives.values.place import THE_CASE

VOCABULARY = vocabulary_of(childcare.Case)
FIELDS = [field for field in VOCABULARY.fields() if accept_of(field) is not None]
DAY, LATER = date(2023, 1, 1), date(2024, 5, 6)


class Other(Enum):
    """An enumeration of nobody."""

    NURSERY = "nursery"


RAW: list[object] = [
    *(
        UNKNOWN,
        NOT_COME_ABOUT,
        None,
        True,
        False,
        "",
        "x",
        "a\tb",
        1.5,
        float("nan"),
        Other.NURSERY,
    ),
    *(0, 1, -1, 10**14, 10**16, -(10**16), Decimal("0.5"), Decimal("1.0"), Decimal("1E-31")),
    *(Decimal("1E+40"), Decimal("NaN"), Decimal("Infinity"), Decimal("-3.25"), Decimal("0E-40")),
    *(Money("3.10", "CNY"), Money(5, "CNY"), Money("-1", "CNY"), Money("1", "EUR")),
    *(DAY, datetime(2023, 1, 1), Month(2023, 5)),  # noqa: DTZ001 - a time of no zone is none
    *((), (Period(DAY, None),), (Period(DAY, LATER),), (Period(LATER, DAY),), (DAY,), [DAY]),
    *((Period(DAY, LATER), Period(LATER, None)), frozenset(), frozenset({Other.NURSERY})),
]


def members(field: Field) -> list[object]:
    """The values of its enumeration, if it has one."""
    return [] if field.enumeration is None else [*field.enumeration]


@pytest.mark.parametrize("place", range(len(FIELDS)))
def test_what_is_accepted_is_read_the_same_without_a_fault(place: int) -> None:
    """Of every fact of the domain, whatever stands there; the other values are looked at."""
    field = FIELDS[place]
    accept = accept_of(field)
    assert accept is not None
    for raw in (*RAW, *members(field)):
        accepted = accept(raw)
        if accepted is IN_DOUBT:
            continue
        reader = _Reader(vocabulary=VOCABULARY, accepts=accepts_of(VOCABULARY))
        read = reader._read_fact(raw, field, THE_CASE)
        assert (read, type(read)) == (accepted, type(accepted))
        assert reader.faults == []


def test_most_of_what_is_said_is_accepted_at_once() -> None:
    """Numbers, days, months, choices and periods; texts hang on the rest of the case."""
    case = childcare.read_case(childcare.example_cases()["haimen-new-build"].path)
    assert isinstance(case.monthly_revenue, tuple)
    for row in case.monthly_revenue:
        for name, _, accept in accepts_of(VOCABULARY)["revenue"]:
            assert accept is None or accept(getattr(row, name)) is not IN_DOUBT
