"""Which rows a form goes over: some of a list, the one that a key names, those awarded."""

from collections.abc import Sequence

import attrs
import pytest

from incentives.language.checker import Checker
from incentives.language.expression import (
    Apply,
    Constant,
    Expression,
    FactValue,
    Gather,
    Named,
    NameKind,
    RowValue,
)
from incentives.language.operators import OPERATORS
from incentives.language.operators.gathering import Gathering
from incentives.language.parser import parse
from incentives.language.possible import Missing, MissingKind, Open, Result
from incentives.language.rows.keyed import row_named
from incentives.language.rows.named import is_reference, key_of_row, may_name_none
from incentives.language.rows.running import EARLIER, running_in
from incentives.language.scope import Rows
from incentives.language.types import (
    BOOLEAN,
    DATE,
    MONTH,
    ChoiceType,
    NumberType,
    RowsType,
    TableType,
    TextType,
    Type,
    in_words,
)
from incentives.language.written import ExpressionWriter
from incentives.values.span import Span
from tests.language.fake_scope import (
    BILL,
    COLOUR,
    ROOM,
    TENANT,
    TENURE,
    FakeAwards,
    FakeScope,
    number_in,
)
from tests.language.forms.period_scope import AT, check, told

CNY = number_in("CNY")


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("sum(b.paid for b in due)", "sum(b.paid for b in bills if b.settled)"),
        ("count(bill for bill in due)", "count(1 for bill in bills if bill.settled)"),
        (
            "sum(b.paid for b in due if b.paid > 0)",
            "sum(b.paid for b in bills if b.settled and (b.paid > 0))",
        ),
        ("sum(b.paid for b in bills if b.settled)", "sum(b.paid for b in bills if b.settled)"),
    ],
)
def test_some_rows_of_a_list_are_those_that_are_of_them(text: str, means: str) -> None:
    """That comes before what is asked of them besides."""
    found, faults = check(text)
    assert ([], means) == (faults, ExpressionWriter().written(found))


def test_a_variable_over_some_rows_has_one_meaning() -> None:
    """As over the whole list."""
    for text in ("sum(b.paid for b in due)", "sum(cap for cap in due)"):
        is_taken = "cap" in text
        _, faults = check(text)
        assert ["name-taken"] * is_taken == [fault.slug for fault in faults]
        _, faults = check(text, {"b": BILL})
        assert ["name-taken"] == [fault.slug for fault in faults]


def test_the_largest_are_chosen_from_a_whole_list() -> None:
    """Not from a period, of which rows may still come: that is told at its name."""
    text = "largest(share, (b.paid for b in quarter))"
    _, (fault,) = check(text, {"bill": BILL})
    assert ("wrong-type", "quarter") == (fault.slug, marked(text, fault.span))
    assert told(fault)[1] == (
        "the largest are chosen from a whole list, and 'quarter' is a period of one"
    )
    assert check("sum(b.paid for b in quarter)", {"bill": BILL})[1] == []


def test_how_many_count_is_not_said_of_the_rows_that_are_counted() -> None:
    """Not even under the name of the row that the rule is said of; of another one it may be."""
    rows, implied = {"bill": BILL, "room": ROOM}, frozenset({"bill"})
    text = "largest(bill.paid / bill.paid, (bill.paid for bill in bills))"
    _, faults = check(text, rows, implied)
    assert ["unknown name 'bill.paid'"] * 2 == [told(fault)[1] for fault in faults]
    for most in ("room.area / room.area", "bill.paid / bill.paid"):
        _, faults = check(f"largest({most}, (b.paid for b in bills))", rows, implied)
        assert [] == faults


def marked(text: str, span: Span) -> str:
    return text[span.column - 1 : span.column - 1 + span.length]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("bounds[1]", None),
        ("bounds[share]", None),
        ("bounds[cap]", "expected a plain number, found a number in CNY"),
        ("bounds[owned]", "unknown name 'owned'"),
        ("wages[years_between(project.begun, project.ended)]", None),
        ("wages[share]", "expected a number in year, found a plain number"),
    ],
)
def test_a_table_by_numbers_is_read_by_a_number(text: str, wrong: str | None) -> None:
    """Of the unit of its keys."""
    found, faults = check(text)
    assert [told(fault)[1] for fault in faults] == [wrong] * (wrong is not None)
    assert found.type == CNY


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ((TENURE,), "a table by 'Tenure'"),
        ((TENURE, COLOUR), "a table by 'Tenure' and 'Colour'"),
        ((number_in("1"),), "a table by whole numbers"),
        ((number_in("year"), TENURE), "a table by whole numbers in year and 'Tenure'"),
    ],
)
def test_a_table_is_told_by_its_keys(keys: tuple[ChoiceType | NumberType, ...], words: str) -> None:
    """Enumerations by name, numbers by their unit."""
    assert words == in_words(TableType(keys, CNY))


class NoAwards(FakeAwards):
    """A domain that records none."""

    def listed(self) -> tuple[str, str, frozenset[str]] | None:
        return None


class MoreAwards(FakeAwards):
    """One that knows both days of an award."""

    def listed(self) -> tuple[str, str, frozenset[str]] | None:
        return "awards", "award", frozenset({"incentive", "subject", "paid_on", "awarded_on"})


@attrs.frozen
class OtherScope(FakeScope):
    """One with those awards, of an instrument without an end."""

    kept: FakeAwards = attrs.field(factory=NoAwards)

    @property
    def awarded(self) -> FakeAwards:
        return self.kept

    def in_force(self, span: Span) -> tuple[Expression, Expression | None]:
        return super().in_force(span)[0], None

    def find(self, path: tuple[str, ...], rows: Rows, span: Span) -> Expression | None:
        if path[-1] == "awarded_on":
            return RowValue(path[0], path[1:], DATE, span=span)
        return super().find(path, rows, span)


def check_in(scope: FakeScope, text: str) -> tuple[Expression, Sequence[str]]:
    checker = Checker(scope)
    found = checker.check(parse(text, at=AT), text=text)
    return found, [told(fault)[1] for fault in checker.faults]


def test_where_no_awards_are_recorded_none_is_asked_for() -> None:
    """Once, whatever else is wrong with the form."""
    for text in ("awarded_before(loan)", "awarded_before()", "awarded_before(lone, cap)"):
        _, faults = check_in(OtherScope(), text)
        assert ["this domain records no awards received before"] == faults


def test_an_award_was_made_by_either_of_its_days() -> None:
    """Awarded or paid before the law date, whichever is on record."""
    found, faults = check_in(OtherScope(kept=MoreAwards()), "awarded_before(loan)")
    assert [] == faults
    assert ExpressionWriter().written(found) == (
        "any((award.awarded_on < law_date) or (award.paid_on < law_date) for award in awards"
        " if award.incentive == loan)"
    )


def test_what_is_broken_beside_an_incentive_is_told_alone() -> None:
    """That it is no award's is not told as well."""
    for text in ("tenants[unheard.of].name == loan", "loan == tenants[unheard.of].name"):
        _, faults = check_in(FakeScope(), text)
        assert ["unknown name 'unheard.of'"] == faults


def test_an_instrument_without_an_end_is_in_force_from_its_first_day() -> None:
    """No last day is asked for."""
    found, faults = check_in(OtherScope(), "in_force(project.begun)")
    assert ([], "project.begun >= first_day_of(notice)") == (faults, written(found))


def written(expression: Expression) -> str:
    return ExpressionWriter().written(expression)


def keyed_by(key: Expression) -> Gather:
    """The day since which the tenant of that key has been one."""
    found = row_named(TENANT_ROWS, key, ("since",), find=find, rows={})
    assert isinstance(found, Gather)
    return found


TENANT_ROWS = RowsType("tenants", TENANT)
NAMES_A_TENANT, NAMES_NO_ROW = TextType(names="tenants"), TextType()


def find(path: tuple[str, ...], rows: Rows) -> Expression | None:
    return FakeScope().find(path, rows, AT)


@pytest.mark.parametrize(
    ("key", "refers"),
    [
        (FactValue(("a",), NAMES_A_TENANT, span=AT), True),
        (RowValue("b", ("tenant",), NAMES_A_TENANT, span=AT), True),
        (FactValue(("a",), NAMES_NO_ROW, span=AT), False),
        (FactValue(("a",), TextType(names="bills"), span=AT), False),
        (RowValue("b", ("remark",), NAMES_NO_ROW, span=AT), False),
        (FactValue(("a",), TENURE, span=AT), False),
        (Named(NameKind.DEFINITION, "law.a", NAMES_A_TENANT, span=AT), False),
        (Constant("a", NAMES_A_TENANT, span=AT), False),
    ],
)
def test_only_a_fact_that_names_a_row_of_the_list_is_sure_to_name_one(
    key: Expression, refers: bool
) -> None:
    """Unless it may not exist itself; any other key may be that of no row."""
    keyed = keyed_by(key)
    assert key_of_row(keyed) is key
    assert is_reference(keyed) is refers
    open_key = Open(frozenset({Missing(MissingKind.FACT, "a")}))
    keys: list[tuple[Result, bool]] = [
        ("a", False),
        (open_key, False),
        (attrs.evolve(open_key, may_be_none=True), True),
        (None, True),
    ]
    for value, may_be_none in keys:
        assert may_name_none(keyed, value) is (not refers or may_be_none)


@pytest.mark.parametrize("around", [(), ("tenant[]",), ("tenant[]", "tenant[][]")])
def test_a_row_that_is_named_inside_another_has_a_variable_of_its_own(
    around: tuple[str, ...],
) -> None:
    """Whichever are taken by rows around it; in all three places the same."""
    key = FactValue(("a",), NAMES_A_TENANT, span=AT)
    rows = dict.fromkeys(around, TENANT)
    found = row_named(TENANT_ROWS, key, ("since",), find=find, rows=rows)
    assert isinstance(found, Gather)
    assert found.variable == "tenant" + "[]" * (len(around) + 1)
    assert isinstance(found.body, RowValue)
    assert isinstance(found.guard, Apply)
    own = found.guard.arguments[0]
    assert isinstance(own, RowValue)
    assert (found.body.variable, own.variable) == (found.variable,) * 2
    assert (found.kind, found.rows, found.type) == (Gathering.KEYED, "tenants", DATE)
    assert row_named(TENANT_ROWS, key, ("lost",), find=find, rows=rows) is None


def apply(name: str, *arguments: Expression, type_: Type = CNY) -> Apply:
    return Apply(OPERATORS[name], arguments, type_, span=AT)


def of(variable: str, name: str, type_: Type = CNY) -> RowValue:
    return RowValue(variable, (name,), type_, span=AT)


LIMIT, ZERO = FactValue(("limit",), CNY, span=AT), Constant(0, CNY, span=AT)
BEFORE = EARLIER + "bill"
COMES_BEFORE = apply(
    "precedes",
    RowValue(BEFORE, (), BILL, span=AT),
    of(BEFORE, "month", MONTH),
    RowValue("bill", (), BILL, span=AT),
    of("bill", "month", MONTH),
    type_=BOOLEAN,
)


def running(*tests: Expression, variable: str = BEFORE) -> Expression:
    """The paid of a bill, as far as bills before it have left something of the limit."""
    guard = apply("and", *tests, COMES_BEFORE, type_=BOOLEAN) if tests else COMES_BEFORE
    before = Gather(Gathering.SUM, "bills", variable, of(variable, "paid"), guard, CNY, span=AT)
    return apply("max", apply("min", apply("-", LIMIT, before), of("bill", "paid")), ZERO)


def same(name: str, of_row: Expression | None = None) -> Apply:
    """That the row before has the same as the row."""
    return apply("==", of(BEFORE, name), of_row or of("bill", name), type_=BOOLEAN)


SETTLED = of(BEFORE, "settled", BOOLEAN)
SAME_ROOM, OTHER_ROOM = same("room"), same("room", of("bill", "hall"))
SAID = apply(
    "==",
    Named(NameKind.DEFINITION, "law.kind", CNY, of_row=("bill", BEFORE), span=AT),
    Named(NameKind.DEFINITION, "law.kind", CNY, span=AT),
    type_=BOOLEAN,
)
NO_KEY = apply("!=", of(BEFORE, "room"), of("bill", "room"), type_=BOOLEAN)


@pytest.mark.parametrize(
    ("tests", "keys", "others"),
    [
        ((), (), ()),
        ((SETTLED,), (), (SETTLED,)),
        ((SAME_ROOM,), (SAME_ROOM,), ()),
        ((SAME_ROOM, SETTLED), (SAME_ROOM,), (SETTLED,)),
        ((SETTLED, SAME_ROOM, SAID), (SAME_ROOM, SAID), (SETTLED,)),
        ((OTHER_ROOM, NO_KEY), (), (OTHER_ROOM, NO_KEY)),
    ],
)
def test_a_running_limit_is_read_off_what_it_is_written_as(
    tests: tuple[Expression, ...], keys: tuple[Apply, ...], others: tuple[Expression, ...]
) -> None:
    """What rows have in common is told from what each must fulfil, in the order of writing."""
    found = running_in(running(*tests))
    assert found is not None
    assert found.limit is LIMIT
    assert found.before.variable == BEFORE
    assert written(found.own) == "bill.paid"
    assert written(found.moment) == f"{BEFORE}.month"
    assert [id(test) for test in others] == [id(test) for test in found.tests]
    assert [id(key.arguments[0]) for key in keys] == [id(key) for key in found.keys]


def test_what_is_no_running_limit_is_none() -> None:
    """Another sum, a number, or a rest that nothing bounds."""
    rest = running()
    assert isinstance(rest, Apply)
    bounded = rest.arguments[0]
    assert isinstance(bounded, Apply)
    inner = bounded.arguments[0]
    for other in (LIMIT, running(variable="bill"), bounded, inner, apply("neg", rest)):
        assert running_in(other) is None
