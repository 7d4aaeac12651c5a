"""How many arguments of which kind each operator takes, and where and how it is told."""

from collections.abc import Iterator

import pytest

from incentives.language.characters import ExpressionFault
from incentives.language.checker import Checker
from incentives.language.operators import OPERATORS, ROUNDED_BY, OnNone, Place
from incentives.language.parser import parse
from incentives.language.signatures import Mismatch
from incentives.language.types import BOOLEAN, DATE, NumberType, RecordType, Type
from incentives.values.span import Span
from incentives.values.unit import ONE
from tests.language.fake_scope import BILL, FakeScope, check

NUMBER = "project.investment"
DAYS = ("project.begun", "project.ended")
OF_ONE_OR_TWO = tuple(ROUNDED_BY.values())
OF_TWO_OR_MORE = ("min", "max", "exactly_one")
FUNCTIONS = {
    **dict.fromkeys(OF_TWO_OR_MORE, (NUMBER, "cap")),
    **dict.fromkeys(OF_ONE_OR_TWO, (NUMBER, "cap")),
    "per_month": ("project.yearly_rent",),
    "per_year": ("project.rent",),
    "exactly_one": ("project.open", "project.open"),
    "overlaps": ("project.modes", "homely"),
    "happened": DAYS[:1],
    "exists": (NUMBER,),
    "started": ("project.filed",),
    "ended": ("project.filed",),
    "ever": ("project.filed",),
    "lapsed": ("project.filed", DAYS[0]),
    "held_on": ("project.filed", DAYS[0]),
    "held_throughout": ("project.filed", "project.month"),
    "days_held": ("project.filed", "project.month"),
    "first_day": ("project.month",),
    "last_day": ("project.month",),
    "days_in": ("project.month",),
    "month_at": DAYS[:1],
    "year_end": ("share",),
    "make_date": ("share", "share", "share"),
    "add_months": (DAYS[0], f"months_between({DAYS[0]}, {DAYS[1]})"),
    "add_years": (DAYS[0], f"years_between({DAYS[0]}, {DAYS[1]})"),
    "add_days": (DAYS[0], "days"),
    "year_of": DAYS[:1],
    "month_of": DAYS[:1],
    "quarter_of": DAYS[:1],
    "months_between": DAYS,
    "years_between": DAYS,
    "days_between": DAYS,
}
"""Arguments that fit, as many as there may be."""
OF_TWO_ROWS = "precedes"
BEFORE = "cap if project.open else "
EACH_FUNCTION = pytest.mark.parametrize("name", FUNCTIONS)


def call(name: str, arguments: tuple[str, ...]) -> str:
    return f"{name}({', '.join(arguments)})"


def fault_of(text: str) -> ExpressionFault:
    """The one fault of what stands after other things in a line."""
    _, faults = check(BEFORE + text)
    assert len(faults) == 1, faults
    return faults[0]


def span_of(text: str) -> Span:
    return Span(file="x.yaml", line=1, column=len(BEFORE) + 1, length=len(text))


def test_each_function_is_tried() -> None:
    """A new one is one more above."""
    called = {row.name for row in OPERATORS.values() if row.notation.place is Place.CALLED}
    assert called == {*FUNCTIONS, OF_TWO_ROWS}


@EACH_FUNCTION
def test_arguments_that_fit_are_taken(name: str) -> None:
    """With nothing to tell."""
    assert check(call(name, FUNCTIONS[name]))[1] == []


@EACH_FUNCTION
def test_one_argument_too_few_is_told_at_the_call(name: str) -> None:
    """How many there must be, and how many there are."""
    arguments = FUNCTIONS[name]
    fewest = 1 if name in OF_ONE_OR_TWO else len(arguments)
    text = call(name, arguments[: fewest - 1])
    fault = fault_of(text)
    assert (fault.slug, fault.span) == ("wrong-type", span_of(text))
    assert fault.message == f"'{name}': expected {wanted(name)}{found(name, fewest - 1)}"


@EACH_FUNCTION
def test_one_argument_too_many_is_told_at_the_call(name: str) -> None:
    """Of the least and the greatest there are never too many."""
    arguments = FUNCTIONS[name]
    text = call(name, (*arguments, arguments[-1]))
    if name in OF_TWO_OR_MORE:
        assert check(text)[1] == []
        return
    fault = fault_of(text)
    assert (fault.slug, fault.span) == ("wrong-type", span_of(text))
    assert fault.message == f"'{name}': expected {wanted(name)}{found(name, len(arguments) + 1)}"


def wanted(name: str) -> str:
    if name in OF_TWO_OR_MORE:
        return "two or more arguments"
    if name in OF_ONE_OR_TWO:
        return "1 or 2 arguments"
    count = len(FUNCTIONS[name])
    return f"{count} argument{'s' if count > 1 else ''}"


def found(name: str, count: int) -> str:
    return "" if name in OF_TWO_OR_MORE else f", found {count}"


def with_one_wrong() -> Iterator[tuple[str, str]]:
    for name, arguments in FUNCTIONS.items():
        for at in range(len(arguments)):
            yield name, call(name, (*arguments[:at], "project", *arguments[at + 1 :]))


@pytest.mark.parametrize(("name", "text"), list(with_one_wrong()))
def test_an_argument_of_another_kind_is_told_wherever_it_stands(name: str, text: str) -> None:
    """The whole of a record is never one; once, and at the call."""
    fault = fault_of(text)
    assert (fault.slug, fault.span) == ("wrong-type", span_of(text))
    assert isinstance(fault.message, str)
    assert fault.message.startswith(f"'{name}': expected ")
    assert fault.message.endswith(", found the whole of 'project'")


@pytest.mark.parametrize(
    "name", [*("+", "-", "*", "/"), *("<", "<=", ">", ">="), *("==", "!="), "neg"]
)
def test_a_sign_between_two_has_two_sides_and_one_before_has_one(name: str) -> None:
    """Also for whoever builds an expression without its text."""
    count = 1 if name == "neg" else 2
    typed = OPERATORS[name].typed
    typed((NumberType(ONE),) * count)
    for other in {0, 1, 2, 3} - {count}:
        with pytest.raises(Mismatch, match=rf"^expected {count} arguments?, found {other}$"):
            typed((NumberType(ONE),) * other)


@pytest.mark.parametrize(
    "types",
    [
        (),
        (BILL,),
        (BILL, DATE, BILL),
        (BILL, DATE, BILL, DATE, BILL),
        (BILL, DATE, RecordType("room"), DATE),
        (DATE, DATE, DATE, DATE),
    ],
)
def test_two_rows_of_one_list_have_an_order(types: tuple[Type, ...]) -> None:
    """Each with its date; anything else is refused."""
    typed = OPERATORS[OF_TWO_ROWS].typed
    assert typed((BILL, DATE, BILL, DATE)) == BOOLEAN
    with pytest.raises(Mismatch, match=r"^expected (4 arguments, found \d|two rows of one )"):
        typed(types)


def test_what_does_not_exist() -> None:
    """Of it nothing comes, and it is in no relation; unless the operator asks whether it exists."""
    by_kind = {
        kind: {row.name for row in OPERATORS.values() if row.on_none is kind} for kind in OnNone
    }
    assert by_kind[OnNone.PASSED] == {
        *("happened", "exists", "held_on", "and", "or", "exactly_one", "not"),
    }
    assert by_kind[OnNone.FALSE] == {
        *("<", "<=", ">", ">=", "==", "!=", "in", "overlaps"),
        *("ever", "held_throughout", "precedes"),
    }


def test_a_status_is_no_condition_but_where_one_is_wanted() -> None:
    """Beside `and`, `or` and `not`, not as an argument."""
    fault = fault_of("project.filed == project.filed")
    assert fault.message == "'==': expected a number, found a status"
    for text in ("project.filed and project.open", "project.open or project.filed"):
        checked, faults = check(text)
        assert (checked.type, faults) == (BOOLEAN, [])


@pytest.mark.parametrize(
    ("text", "column", "length"),
    [
        ("cap + project.places", 1, 20),
        ("cap * (cap + project.places)", 8, 20),
        ("cap if project.places else cap", 8, 14),
        ("rates[red]", 7, 3),
        ("rates[owned, red]", 1, 17),
        ("project.tenure in {owned, hired}", 27, 5),
        ("sum(b.paid for b in bils)", 21, 4),
        ("sum(b.settled for b in bills)", 1, 29),
        ("sum(b.paid for b in bills if b.paid)", 30, 6),
        ("marginal(cap, cap)", 1, 18),
        ("amount_of(grnat)", 11, 5),
        ("amount_of(0)", 1, 12),
        ("mni(share, share)", 1, 3),
        ("cap[owned]", 1, 3),
        ("share + 2", 9, 1),
        ("any(precedes(b, cap) for b in bills)", 17, 3),
        ("cap if project.open else share", 26, 5),
    ],
)
def test_a_fault_stands_where_it_is(text: str, column: int, length: int) -> None:
    """At the smallest part that is wrong: the file, the line, the column, and how long it is."""
    at = Span(file="p.yaml", line=41, column=7)
    checker = Checker(FakeScope())
    checker.check(parse(text, at=at), text=text)
    assert [at.within(start=column - 1, length=length)] == [fault.span for fault in checker.faults]
    assert [column + 6] == [fault.span.column for fault in checker.faults]
