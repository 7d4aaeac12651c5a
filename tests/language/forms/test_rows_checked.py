"""What is said of rows, and of cases, once it is checked: variables, periods, types."""

import pytest

from incentives.language.checker import Checker
from incentives.language.expression import (
    Branch,
    Choose,
    Constant,
    Gather,
    RowValue,
    parts_of,
)
from incentives.language.types import (
    BOOLEAN,
    BROKEN,
    DATE,
    BrokenType,
    NumberType,
    RecordType,
    Type,
    ZeroType,
)
from incentives.values.span import Span
from incentives.values.unit import ONE
from tests.language.fake_scope import BILL, FakeScope, number_in
from tests.language.forms.period_scope import AT, QUARTER, check, told


@pytest.mark.parametrize(
    ("text", "rows", "implied", "is_taken"),
    [
        ("sum(b.paid for b in bills)", {}, (), False),
        ("sum(bill.paid for bill in bills)", {}, (), False),
        ("sum(b.paid for b in bills)", {"b": BILL}, (), True),
        ("sum(b.paid for b in bills)", {"b": BILL}, ("b",), True),
        ("sum(bill.paid for bill in bills)", {"bill": BILL}, (), True),
        ("sum(bill.paid for bill in bills)", {"bill": BILL}, ("bill",), False),
        ("any(any(b.settled for b in bills) for b in bills)", {}, (), True),
        ("any(any(c.settled for c in bills) for b in bills)", {}, (), False),
        (
            "any(any(bill.settled for bill in bills) for bill in bills)",
            {"bill": BILL},
            ("bill",),
            True,
        ),
        ("sum(b.paid for b in bills) + sum(b.paid for b in bills)", {}, (), False),
        ("sum(cap for cap in bills)", {}, (), True),
        ("sum(share for project in bills)", {}, (), True),
        ("sum(share for broken in bills)", {}, (), False),
        ("sum(b.paid for b in quarter)", {"bill": BILL}, (), False),
        ("sum(b.paid for b in quarter)", {"bill": BILL, "b": BILL}, (), True),
        ("sum(bill.paid for bill in quarter)", {"bill": BILL}, ("bill",), True),
        ("sum(share for cap in quarter)", {"bill": BILL}, (), True),
    ],
)
def test_a_variable_has_one_meaning(
    text: str, rows: dict[str, RecordType], implied: tuple[str, ...], is_taken: bool
) -> None:
    """But for the row that a definition is said of; one sum beside another is free to choose."""
    _, faults = check(text, rows, frozenset(implied))
    assert [fault.slug for fault in faults] == ["name-taken"] * is_taken
    for fault in faults:
        assert told(fault)[1].endswith("' has a meaning here already")
        assert told(fault)[2] == "Choose another name."


def test_a_sum_over_a_period_is_one_over_its_rows() -> None:
    """With the period, and with what the period asks."""
    text = "sum(b.paid for b in quarter if b.settled)"
    found, faults = check(text, {"bill": BILL})
    assert faults == []
    assert isinstance(found, Gather)
    assert (found.rows, found.variable, found.periods) == ("bills", "b", QUARTER)
    assert (found.span.column, found.span.length) == (1, len(text))
    assert parts_of(found)[0] is QUARTER.by


def test_what_rests_on_something_broken_is_told_there_alone() -> None:
    """A list, a table, a schedule, a row's date."""
    for text in (
        "sum(b.paid for b in broken)",
        "broken[owned]",
        "step(broken, cap)",
        "cap + broken",
        "project.tenure == broken",
        "broken == owned",
        "broken in {owned}",
    ):
        checked, faults = check(text)
        assert faults == []
        assert isinstance(checked.type, BrokenType)


def test_a_count_counts_ones() -> None:
    """So that it is a sum like the others; a row by itself is its place in the list."""
    counted, _ = check("count(b for b in bills)")
    assert isinstance(counted, Gather)
    assert isinstance(counted.body, Constant)
    assert (counted.body.value, counted.body.type, counted.type) == (
        1,
        NumberType(ONE),
        NumberType(ONE),
    )
    order, faults = check("any(any(precedes(b, c) for c in bills) for b in bills)")
    assert faults == []
    inner = parts_of(order)[0]
    rows = [part for part in parts_of(parts_of(inner)[0]) if isinstance(part, RowValue)]
    assert [(row.variable, row.path) for row in rows] == [
        ("b", ()),
        ("b", ("month",)),
        ("c", ()),
        ("c", ("month",)),
    ]


CNY, PLACE = number_in("CNY"), number_in("place")


@pytest.mark.parametrize(
    ("values", "otherwise", "type_", "wrong"),
    [
        ((CNY,), CNY, CNY, []),
        ((CNY,), None, CNY, []),
        ((None,), CNY, CNY, []),
        ((ZeroType(),), CNY, CNY, []),
        ((CNY,), ZeroType(), CNY, []),
        ((ZeroType(),), ZeroType(), ZeroType(), []),
        ((ZeroType(),), None, ZeroType(), []),
        ((None,), None, ZeroType(), []),
        ((BROKEN,), CNY, CNY, []),
        ((BROKEN,), ZeroType(), BROKEN, []),
        ((CNY, PLACE), CNY, CNY, [1]),
        ((CNY, PLACE), DATE, CNY, [1, 2]),
        ((ZeroType(), PLACE), CNY, PLACE, [2]),
    ],
)
def test_cases_are_of_the_type_of_the_first_that_has_one(
    values: tuple[Type | None, ...], otherwise: Type | None, type_: Type, wrong: list[int]
) -> None:
    """Each that has another is told; zero goes with all, and so does what is broken."""
    checker = Checker(FakeScope())
    places = [None if of is None else Constant(0, of, span=at(n)) for n, of in enumerate(values)]
    last = None if otherwise is None else Constant(0, otherwise, span=at(len(values)))
    branches = tuple(Branch(Constant(0, BOOLEAN, span=AT), value) for value in places)
    found = checker.choose(branches, last, AT)
    assert isinstance(found, Choose)
    assert (found.type, found.branches, found.otherwise) == (type_, branches, last)
    assert [fault.span for fault in checker.faults] == [at(number) for number in wrong]
    for fault in checker.faults:
        assert told(fault)[0] == "wrong-type"
        assert told(fault)[1].startswith("the cases before give a number in ")


def at(number: int) -> Span:
    return Span(file="x.yaml", line=number + 2, column=1)


def test_rows_whose_date_could_not_be_read_are_told_where_it_is_declared() -> None:
    """Not again where they are put in order."""
    checked, faults = check("precedes(odd, odd)", {"odd": RecordType("odd", "gone")})
    assert (checked.type, faults) == (BROKEN, [])
