"""Facts that one instrument asks for: what a case may give for them, and what it may not."""

from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest

from incentives import CaseError
from incentives.errors import CaseFault
from incentives.language.possible import Value
from incentives.language.types import (
    BooleanType,
    ChoiceType,
    DateType,
    MonthType,
    NumberType,
    StatusType,
    TextType,
)
from incentives.policy.asked.fact import DeclaredFact, DeclaredType, FactKind
from incentives.policy.asked.reading import parse_iso_day, read_declared
from incentives.values.number import Exact
from incentives.values.period import Month, Period
from incentives.values.span import Span
from incentives.values.text import Text
from incentives.values.unit import ONE

YES_OR_NO, NUMBER, DAY, STATUS = BooleanType(), NumberType(ONE), DateType(), StatusType()
IN_MONTH, WORDS = MonthType(), TextType()
LABELS = {"slope": Text("坡地", "slope"), "shore": Text("岸地", "by the shore")}
TERRAIN = ChoiceType("land.fact", tuple(LABELS))
FIRST, LAST = date(2022, 11, 20), date(2023, 1, 31)


def fact(
    type_: DeclaredType,
    least: Exact | None = None,
    most: Exact | None = None,
    *,
    may_be_none: bool | None = None,
) -> DeclaredFact:
    return DeclaredFact(
        id="land.fact",
        instrument="land",
        text=Text("甲", "a"),
        question=None,
        kind=FactKind(
            type=type_,
            at_least=least,
            at_most=most,
            may_be_none=isinstance(type_, DateType) if may_be_none is None else may_be_none,
            value_labels=LABELS if isinstance(type_, ChoiceType) else {},
        ),
        default=None,
        has_default=False,
        default_citation=None,
        span=Span(file="land.yaml", line=1, column=1),
    )


def called(given: object) -> str:
    """What a test is called by: the same in every process."""
    return type(given).__name__ if isinstance(given, DeclaredType) else repr(given)


@pytest.mark.parametrize(
    ("type_", "raw", "value"),
    [
        (YES_OR_NO, True, True),
        (YES_OR_NO, "false", False),
        (YES_OR_NO, "true", True),
        (NUMBER, 5, 5),
        (NUMBER, -(10**15), -(10**15)),
        (NUMBER, "0", 0),
        (NUMBER, "-12.50", -Fraction(25, 2)),
        (NUMBER, "1" + "0" * 29, 10**29),
        (NUMBER, "0." + "0" * 19 + "1", Fraction(1, 10**20)),
        (NUMBER, Decimal("1e30"), 10**30),
        (NUMBER, Decimal("1e-30"), Fraction(1, 10**30)),
        (DAY, FIRST, FIRST),
        (DAY, "2022-11-20", FIRST),
        (DAY, "none", None),
        (DAY, None, None),
        (IN_MONTH, "2023-04", Month(2023, 4)),
        (IN_MONTH, Month(2023, 4), Month(2023, 4)),
        (WORDS, "none", "none"),
        (WORDS, "007", "007"),
        (TERRAIN, "slope", "slope"),
        (TERRAIN, "By the  SHORE", "shore"),
        (TERRAIN, "岸地", "shore"),
        (STATUS, [], ()),
        (STATUS, {"from": "2022-11-20"}, (Period(FIRST),)),
        (STATUS, Period(FIRST, LAST), (Period(FIRST, LAST),)),
        (STATUS, [{"from": FIRST, "to": "2022-11-20"}], (Period(FIRST, FIRST),)),
        (STATUS, ({"from": FIRST, "to": "none"}, Period(LAST)), (Period(FIRST), Period(LAST))),
    ],
    ids=called,
)
def test_what_is_given_is_read_as_what_is_asked_for(
    type_: DeclaredType, raw: object, value: Value
) -> None:
    """As a document writes it, or as a Python caller does."""
    read = read_declared(fact(type_), raw)
    assert (value, type(value)) == (read, type(read))


@pytest.mark.parametrize(
    ("type_", "raw", "expected"),
    [
        (YES_OR_NO, "yes", "true or false"),
        (YES_OR_NO, 1, "true or false"),
        (NUMBER, True, "a number in plain digits"),
        (NUMBER, "1e3", "a number in plain digits"),
        (NUMBER, "007", "a number in plain digits"),
        (NUMBER, "1" + "0" * 30, "a number in plain digits"),
        (NUMBER, "0." + "0" * 20 + "1", "a number in plain digits"),
        (NUMBER, 10**15 + 1, "a number in plain digits"),
        (NUMBER, Decimal("1e31"), "a number in plain digits"),
        (NUMBER, Decimal("1e-31"), "a number in plain digits"),
        (NUMBER, Decimal("Infinity"), "a number in plain digits"),
        (NUMBER, 0.5, "a number in plain digits"),
        (DAY, "2022-02-30", "a date such as 2022-11-20"),
        (DAY, "2022-2-03", "a date such as 2022-11-20"),
        (DAY, datetime(2022, 11, 20, tzinfo=UTC), "a date such as 2022-11-20"),
        (DAY, 20221120, "a date such as 2022-11-20"),
        (NUMBER, "none", "a number in plain digits"),
        (IN_MONTH, "2022-13", "a month such as 2023-01"),
        (IN_MONTH, "2022-11-20", "a month such as 2023-01"),
        (IN_MONTH, "0000-01", "a month such as 2023-01"),
        (WORDS, 7, "text"),
        (STATUS, "2022-11-20", "a period such as {from: 2022-11-20}"),
        (STATUS, {"to": "2022-11-20"}, "a period such as {from: 2022-11-20}"),
        (STATUS, {"from": "2022-11-20", "until": "none"}, "a period such as {from: 2022-11-20}"),
        (STATUS, {"from": "none"}, "periods that end after they begin"),
        (STATUS, {"from": LAST, "to": FIRST}, "periods that end after they begin"),
        (STATUS, [{"from": "November"}], "a date such as 2022-11-20"),
    ],
    ids=called,
)
def test_what_is_something_else_is_refused_where_it_stands(
    type_: DeclaredType, raw: object, expected: str
) -> None:
    """With what was expected."""
    with pytest.raises(CaseError) as caught:
        read_declared(fact(type_), raw)
    [fault] = caught.value.faults
    assert isinstance(fault, CaseFault)
    assert ("declared.land.fact", "wrong-type") == (fault.path, fault.slug)
    assert fault.text.en.endswith(f", expected {expected}")


@pytest.mark.parametrize(
    ("least", "most", "inside", "outside", "expected"),
    [
        (0, None, [0, 10**15], [-1], "got -1, expected 0 or more"),
        (None, 3, [-9, 3], ["3.01"], "got 3.01, expected 3 or less"),
        (1, 3, [1, 2, 3], ["0.99", 4], "expected 1 to 3"),
    ],
)
def test_a_number_is_within_the_bounds_of_the_fact(
    least: Exact | None,
    most: Exact | None,
    inside: list[object],
    outside: list[object],
    expected: str,
) -> None:
    """Both ends included; what is beyond them is refused with both."""
    number = fact(NUMBER, least, most)
    assert inside == [read_declared(number, raw) for raw in inside]
    for raw in outside:
        with pytest.raises(CaseError) as caught:
            read_declared(number, raw)
        [fault] = caught.value.faults
        assert isinstance(fault, CaseFault)
        assert ("declared.land.fact", "fact-out-of-range") == (fault.path, fault.slug)
        assert fault.text.en.endswith(expected)


@pytest.mark.parametrize("type_", [NUMBER, DAY, IN_MONTH, WORDS, TERRAIN], ids=called)
@pytest.mark.parametrize("raw", ["none", None])
def test_what_does_not_exist_is_none_where_it_may_be(type_: DeclaredType, raw: object) -> None:
    """Never zero, never a text; where it may not be, it is refused."""
    assert read_declared(fact(type_, may_be_none=True), raw) is None
    if (type_, raw) != (WORDS, "none"):
        with pytest.raises(CaseError):
            read_declared(fact(type_, may_be_none=False), raw)


@pytest.mark.parametrize(
    ("raw", "advice"), [("slop", "Did you mean 'slope'?"), (None, None), (True, None), ("x", None)]
)
def test_what_is_no_value_of_the_choice_is_told_with_the_values(
    raw: object, advice: str | None
) -> None:
    """And with the one that is near, if one is."""
    with pytest.raises(CaseError) as caught:
        read_declared(fact(TERRAIN), raw)
    [fault] = caught.value.faults
    assert isinstance(fault, CaseFault)
    assert ("declared.land.fact", "unknown-value") == (fault.path, fault.slug)
    assert fault.text.en.endswith(", expected one of slope, shore")
    assert fault.text.zh.endswith("，应为下列之一：slope（坡地）、shore（岸地）")
    assert advice == (fault.advice.en if fault.advice is not None else None)


def test_a_day_is_written_in_one_way() -> None:
    """Year, month and day in digits, and a day that there is."""
    assert date(2024, 2, 29) == parse_iso_day("2024-02-29")
    assert [None] * 4 == [
        parse_iso_day(text) for text in ("2023-02-29", "20240229", "", "2024-02-29 ")
    ]
