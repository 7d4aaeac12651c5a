"""Checked expressions: types, units, names, and what is told of a slip."""

import pytest

from incentives.errors import sentence_of
from incentives.language.checker import Checker
from incentives.language.expression import (
    Apply,
    Choose,
    Constant,
    FactValue,
    Gather,
    Graduate,
    Lookup,
    Named,
    NameKind,
)
from incentives.language.parser import parse
from incentives.language.types import BOOLEAN, BROKEN, DATE, MONTH, Type, ZeroType, in_words
from incentives.values.span import Span
from tests.language.fake_scope import TENURE, FakeScope, check, number_in, type_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("project.places * per_place", number_in("CNY")),
        ("per_place * project.places + cap", number_in("CNY")),
        ("project.investment / project.places", number_in("CNY/place")),
        ("project.investment / cap", number_in("1")),
        ("project.rent + per_month(project.yearly_rent)", number_in("CNY/month")),
        ("per_year(project.rent)", number_in("CNY/year")),
        ("-project.investment", number_in("CNY")),
        ("project.investment + 0", number_in("CNY")),
        ("0 + project.places", number_in("place")),
        ("max(project.investment - cap, 0)", number_in("CNY")),
        ("min(0, project.places, 0)", number_in("place")),
        ("max(0, 0)", ZeroType()),
        ("0 * project.places", ZeroType()),
        ("0 / project.places", ZeroType()),
        ("1 - share", number_in("1")),
        ("1 / project.places", number_in("1/place")),
        ("project.investment if project.open else 0", number_in("CNY")),
        ("0 if project.open else project.investment", number_in("CNY")),
        ("round_half_up(project.investment, cap)", number_in("CNY")),
        ("max(project.begun, project.ended)", DATE),
        ("sum(b.paid for b in bills)", number_in("CNY")),
        ("sum(b.paid for b in bills if b.settled)", number_in("CNY")),
        ("sum(0 for b in bills)", ZeroType()),
        ("count(b for b in bills if b.settled)", number_in("1")),
        ("rates[room.tenure] * room.area", number_in("CNY")),
        ("rates[owned]", number_in("CNY/m2")),
        ("grid[room.tenure, red]", number_in("1")),
        ("marginal(bands, project.investment)", number_in("CNY")),
        ("step(bands, project.investment)", number_in("1")),
        ("months_between(project.begun, project.ended)", number_in("month")),
        ("years_between(project.begun, project.ended)", number_in("year")),
        (
            "year_of(project.begun) + month_of(project.month) + quarter_of(project.month)",
            number_in("1"),
        ),
        ("first_day(project.month)", DATE),
        ("year_end(year_of(project.begun))", DATE),
        ("started(project.filed)", DATE),
        ("max(b.paid for b in bills)", number_in("CNY")),
        ("min(bill.paid for bill in bills if bill.settled)", number_in("CNY")),
        ("max(project.begun for b in bills)", DATE),
        ("round_up(project.places)", number_in("place")),
        ("month_at(project.begun)", MONTH),
        ("days_in(project.month)", number_in("day")),
        ("days_held(project.filed, project.month)", number_in("day")),
        ("days_between(project.begun, project.ended)", number_in("day")),
        ("ended(project.filed)", DATE),
        ("lapsed(project.filed, project.begun)", DATE),
        ("add_months(project.begun, months_between(project.begun, project.ended))", DATE),
        ("add_months(project.month, 0)", MONTH),
        ("add_years(project.begun, years_between(project.begun, project.ended))", DATE),
        ("add_days(project.begun, days)", DATE),
        ("make_date(1, year_of(project.begun), 1)", DATE),
        ("law_date", DATE),
        ("amount_of(grant)", number_in("CNY")),
    ],
)
def test_units_are_worked_out(text: str, expected: Type) -> None:
    """CNY/place × place is CNY; zero goes with every unit.

    Figures per month and year meet only through a conversion.
    """
    assert expected == type_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "project.open and not project.open or project.open",
        "project.investment < cap",
        "0 <= project.investment",
        "0 < project.places <= project.places",
        "project.investment == 0",
        "project.begun < law_date",
        "project.begun == project.ended",
        "project.month <= project.month",
        "project.month == project.month",
        "project.open == project.open",
        "project.tenure == owned",
        "owned == project.tenure",
        "project.tenure != rented",
        "project.tenure == room.tenure",
        "project.tenure in {owned, rented}",
        "project.tenure not in {owned}",
        "project.tenure in homely",
        "overlaps(project.modes, {owned, rented})",
        "overlaps(project.modes, homely)",
        "any(b.settled for b in bills)",
        "all(b.paid > 0 for b in bills if b.settled)",
        "happened(project.begun)",
        "exists(project.places)",
        "exists(project.month)",
        "exists(project.tenure)",
        "exists(project.remark)",
        "ever(project.filed)",
        "held_on(project.filed, project.begun)",
        "held_throughout(project.filed, project.month)",
        "project.remark == project.remark",
        "project.remark != project.remark",
        "any(precedes(b, b) for b in bills if any(precedes(c, b) for c in bills))",
        "is_eligible(grant)",
    ],
)
def test_questions_are_yes_or_no(text: str) -> None:
    """Comparisons, membership, and what is asked of dates, statuses and other incentives."""
    assert type_of(text) == BOOLEAN


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("project.investment + project.rent", "unit-mismatch"),
        ("project.investment - project.places", "unit-mismatch"),
        ("project.rent + project.yearly_rent", "unit-mismatch"),
        ("project.investment < project.places", "unit-mismatch"),
        ("project.investment == project.places", "unit-mismatch"),
        ("min(project.investment, project.rent)", "unit-mismatch"),
        ("project.investment + 1", "unit-mismatch"),
        ("project.places - 1", "unit-mismatch"),
        ("round_up(project.investment, project.places)", "unit-mismatch"),
        ("project.investment / 0", "wrong-type"),
        ("per_month(project.rent)", "wrong-type"),
        ("per_year(project.yearly_rent)", "wrong-type"),
        ("per_month(0)", "wrong-type"),
        ("project.open + 1", "wrong-type"),
        ("project.open < project.open", "wrong-type"),
        ("project.tenure < project.tenure", "wrong-type"),
        ("-project.open", "wrong-type"),
        ("not project.places", "wrong-type"),
        ("project.places and project.open", "wrong-type"),
        ("project.begun < project.month", "wrong-type"),
        ("project.begun == project.places", "wrong-type"),
        ("project.begun + project.begun", "wrong-type"),
        ("min(project.begun, project.places)", "wrong-type"),
        ("min(project.begun)", "wrong-type"),
        ("max(project.places)", "wrong-type"),
        ("project.filed == project.filed", "wrong-type"),
        ("project.remark < project.remark", "wrong-type"),
        ("project == project", "wrong-type"),
        ("bills == bills", "wrong-type"),
        ("project.tenure == project.colour", "wrong-type"),
        ("project.tenure in project.colour", "wrong-type"),
        ("project.colour in homely", "wrong-type"),
        ("project.places in homely", "wrong-type"),
        ("project.places in {owned}", "wrong-type"),
        ("project.modes in {owned}", "wrong-type"),
        ("overlaps(project.tenure, {owned})", "wrong-type"),
        ("overlaps(project.modes, project.tenure)", "wrong-type"),
        ("overlaps(project.modes)", "wrong-type"),
        ("overlaps({owned}, project.modes)", "wrong-type"),
        ("min({owned}, project.places)", "wrong-type"),
        ("year_of(project.places)", "wrong-type"),
        ("year_end(project.places)", "wrong-type"),
        ("year_end(0)", "wrong-type"),
        ("first_day(project.begun)", "wrong-type"),
        ("happened(project.open)", "wrong-type"),
        ("exists(project.open)", "wrong-type"),
        ("exists(project.begun)", "wrong-type"),
        ("started(project.begun)", "wrong-type"),
        ("held_on(project.filed)", "wrong-type"),
        ("held_on(project.begun, project.filed)", "wrong-type"),
        ("project.investment if project.places else 0", "wrong-type"),
        ("project.investment if project.open else project.places", "wrong-type"),
        ("sum(b.settled for b in bills)", "wrong-type"),
        ("any(b.paid for b in bills)", "wrong-type"),
        ("sum(b.paid for b in bills if b.paid)", "wrong-type"),
        ("sum(b.paid for b in project)", "wrong-type"),
        ("cap[owned]", "wrong-type"),
        ("rates[owned, red]", "wrong-type"),
        ("rates[project.colour]", "wrong-type"),
        ("grid[owned]", "wrong-type"),
        ("marginal(bands, project.places)", "wrong-type"),
        ("marginal(cap, project.investment)", "wrong-type"),
        ("step(bands)", "wrong-type"),
        ("amount_of(grant, grant)", "wrong-type"),
        ("amount_of(0)", "wrong-type"),
        ("amount_of()", "wrong-type"),
        ("2 * share", "literal-figure"),
        ("0.5 * share", "literal-figure"),
        ("project.investment * 1.0000001", "literal-figure"),
        ("project.investmnt", "unknown-name"),
        ("nonsense", "unknown-name"),
        ("room.aera", "unknown-name"),
        ("bills.paid", "unknown-name"),
        ("sum(b.paid for b in bils)", "unknown-name"),
        ("project.tenure == ownd", "unknown-value"),
        ("project.tenure in {owned, hired}", "unknown-value"),
        ("rates[red]", "unknown-value"),
        ("mni(share, share)", "unknown-function"),
        ("round(share, share)", "unknown-function"),
        ("project(share)", "unknown-function"),
        ("amount_of(grnat)", "unknown-incentive"),
        ("is_eligible(project.places)", "unknown-incentive"),
        ("sum(room.area for room in bills)", "name-taken"),
        ("sum(bill.paid for bill in bills if any(bill.settled for bill in bills))", "name-taken"),
        ("max(b.settled for b in bills)", "wrong-type"),
        ("max(b.month for b in bills)", "wrong-type"),
        ("sum(project.begun for b in bills)", "wrong-type"),
        ("round_up()", "wrong-type"),
        ("round_up(share, share, share)", "wrong-type"),
        ("add_months(project.begun, 1)", "wrong-type"),
        ("add_months(project.filed, 0)", "wrong-type"),
        ("add_days(project.month, days)", "wrong-type"),
        ("make_date(days, 1, 1)", "wrong-type"),
        ("precedes(room, room)", "wrong-type"),
        ("precedes(project.begun, project.ended)", "wrong-type"),
        ("any(precedes(b) for b in bills)", "wrong-type"),
        ("any(precedes(b, room) for b in bills)", "wrong-type"),
        ("project.remark == project.begun", "wrong-type"),
        ("sum(share for share in bills)", "name-taken"),
    ],
)
def test_each_slip_is_told_once_with_its_slug(text: str, slug: str) -> None:
    """One slip, one fault."""
    _, faults = check(text)
    assert [slug] == [fault.slug for fault in faults]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("project.investmnt", "Did you mean 'project.investment'?"),
        ("per_plaze", "Did you mean 'per_place'?"),
        ("project_investment", None),  # one word, of which no fact of a row is a misspelling
        ("project.tenure == ownd", "Did you mean 'owned'?"),
        ("project.tenure == xyz", "Expected one of owned, rented, free_use."),
        ("rond_up(share, share)", "Did you mean 'round_up'?"),
        ("amount_of(grnat)", "Did you mean 'grant'?"),
        ("qqqqqq", None),
        ("2 * share", "Make it a parameter with a unit and a citation."),
        ("sum(share for share in bills)", "Choose another name."),
    ],
)
def test_a_slip_comes_with_a_suggestion(text: str, hint: str | None) -> None:
    """What is near is suggested; nothing is suggested where nothing is near."""
    _, faults = check(text)
    hints = [None if fault.hint is None else sentence_of(fault.hint).en for fault in faults]
    assert [hint] == hints


def test_a_fault_stands_at_its_word() -> None:
    """The column is that of the name, the length that of the name."""
    _, faults = check("project.places * per_plaze")
    assert [Span(file="x.yaml", line=1, column=18, length=9)] == [fault.span for fault in faults]


def test_a_unit_mismatch_names_both_units() -> None:
    """In the words of the author."""
    _, faults = check("project.investment + project.rent")
    assert [fault.message for fault in faults] == ["'+': CNY and CNY/month do not go together"]


def test_several_slips_are_all_told() -> None:
    """The first one does not hide the second."""
    _, faults = check("project.investmnt + 2 * project.plaices")
    assert [fault.slug for fault in faults] == ["unknown-name", "literal-figure", "unknown-name"]


@pytest.mark.parametrize(
    "text", ["0", "1", "0.0", "1.0", "1.00", "project.investment * (1 - share)"]
)
def test_zero_and_one_are_no_figures_of_the_law(text: str) -> None:
    """They may stand in a formula."""
    assert check(text)[1] == []


def test_an_expected_type_is_asked_for() -> None:
    """Zero is any number; anything else must be of the type."""
    assert check("0", number_in("CNY"))[1] == []
    assert check("cap", number_in("CNY"))[1] == []
    _, faults = check("project.places", number_in("CNY"))
    assert [(fault.slug, fault.message) for fault in faults] == [
        ("wrong-type", "expected a number in CNY, found a number in place")
    ]


def test_a_bare_status_is_held_at_the_law_date() -> None:
    """Where a condition is wanted, a status stands for 'held at the law date'."""
    for text in (
        "project.filed",
        "project.filed and project.open",
        "not project.filed",
        "any(project.filed for b in bills)",
    ):
        checked, faults = check(text, BOOLEAN)
        assert (checked.type, faults) == (BOOLEAN, [])
    checked, _ = check("project.filed", BOOLEAN)
    assert isinstance(checked, Apply)
    assert checked.operator.name == "held_on"
    date_of_law = checked.arguments[1]
    assert isinstance(date_of_law, Named)
    assert date_of_law.kind is NameKind.LAW_DATE


def test_checked_forms_carry_what_they_resolve_to() -> None:
    """Values of enumerations are constants, tables look-ups, schedules graduates, rows gathers."""
    equality, lookup, graduate, gather, choice = (
        check(text)[0]
        for text in (
            "project.tenure == owned",
            "rates[owned]",
            "step(bands, cap)",
            "sum(b.paid for b in bills)",
            "cap if project.open else 0",
        )
    )
    assert isinstance(equality, Apply)
    value = equality.arguments[1]
    assert isinstance(value, Constant)
    assert (value.value, value.type) == ("owned", TENURE)
    assert isinstance(lookup, Lookup)
    assert isinstance(graduate, Graduate)
    assert (graduate.kind, graduate.figure.id) == ("step", "bands")
    assert isinstance(gather, Gather)
    assert (gather.kind, gather.rows, gather.variable) == ("sum", "bills", "b")
    assert isinstance(choice, Choose)


@pytest.mark.parametrize(
    "text",
    [
        "project.investmnt + cap",
        "project.investmnt * cap",
        "cap < project.investmnt",
        "project.begn < law_date",
        "max(project.investmnt, cap)",
        "sum(b.paidd for b in bills)",
        "project.investmnt if project.open else cap",
        "cap if project.opn else 0",
        "marginal(bands, project.investmnt)",
        "rate[owned]",
    ],
)
def test_a_broken_part_is_told_once(text: str) -> None:
    """What rests on something faulty is not faulty a second time."""
    _, faults = check(text)
    assert [fault.slug for fault in faults] == ["unknown-name"]


@pytest.mark.parametrize(
    "text",
    [
        "cap / project.plaices",
        "per_month(project.rentt)",
        "per_year(project.rentt)",
        "year_end(project.yer)",
    ],
)
def test_a_broken_part_is_told_once_in_divisions_and_conversions(text: str) -> None:
    """A slip in a divisor, or in what is converted, is one slip."""
    _, faults = check(text)
    assert [fault.slug for fault in faults] == ["unknown-name"]


@pytest.mark.parametrize("text", ["project.tenur == owned", "owned == project.tenur"])
def test_an_unknown_fact_does_not_make_the_value_beside_it_unknown(text: str) -> None:
    """Whether `owned` is one of its values, nobody can say."""
    _, faults = check(text)
    assert [fault.slug for fault in faults] == ["unknown-name"]


def test_a_slip_on_the_right_of_an_equality_is_told_once() -> None:
    """Whatever stands on the left."""
    _, faults = check("cap == project.investmnt")
    assert [fault.slug for fault in faults] == ["unknown-name"]


@pytest.mark.parametrize(
    "text",
    [
        "count(b.paid > 0 for b in bills)",
        "count(nonsense for b in bills)",
        "count(b.settled for b in bills)",
    ],
)
def test_a_count_counts_rows(text: str) -> None:
    """`count(condition for row in rows)` would count every row, and is refused.

    The condition belongs after `if`.
    """
    _, faults = check(text)
    assert faults != []


def test_broken_expressions_have_the_broken_type() -> None:
    """So that nothing is concluded from them."""
    checked, _ = check("project.nothing")
    assert checked.type == BROKEN


def test_types_have_words() -> None:
    """Each as a policy author would call it."""
    facts = ("open", "month", "filed", "remark", "tenure", "modes")
    names = (
        "0",
        "share",
        "cap",
        "law_date",
        "project",
        "bills",
        "grid",
        "bands",
        "homely",
        *(f"project.{fact}" for fact in facts),
    )
    found = {in_words(type_of(text)) for text in names}
    assert found == {
        "zero",
        "a plain number",
        "a number in CNY",
        "yes or no",
        "a date",
        "a month",
        "a status",
        "free text",
        "a value of 'Tenure'",
        "a set of values of 'Tenure'",
        "the whole of 'project'",
        "the rows of 'bills'",
        "a table by 'Tenure' and 'Colour'",
        "a schedule of brackets",
        "a group of values of 'Tenure'",
    }


def test_one_checker_collects_all_faults() -> None:
    """Faults of several expressions of one rule come together."""
    checker = Checker(FakeScope())
    for text in ("nonsense", "2 * share"):
        checker.check(parse(text, at=Span(file="x.yaml", line=1, column=1)))
    assert [fault.slug for fault in checker.faults] == ["unknown-name", "literal-figure"]


@pytest.mark.parametrize("sign", ["<", "<=", ">", ">=", "==", "!="])
@pytest.mark.parametrize("around", [("project.places", "child"), ("project.children", "place")])
def test_of_two_units_one_for_one_the_second_is_put_in_that_of_the_first(
    sign: str, around: tuple[str, str]
) -> None:
    """Multiplied by one of the unit of the first for one of its own, which leaves its number."""
    first, unit = around
    second = "project.children" if unit == "child" else "project.places"
    checked, faults = check(f"{first} {sign} {second}")
    assert (faults, checked.type) == ([], BOOLEAN)
    assert isinstance(checked, Apply)
    left, right = checked.arguments
    assert isinstance(right, Apply)
    number, each = right.arguments
    assert isinstance(left, FactValue)
    assert isinstance(number, FactValue)
    assert isinstance(each, Constant)
    assert [".".join(fact.path) for fact in (left, number)] == [first, second]
    assert (right.operator.name, each.value, right.type) == ("*", 1, left.type)


@pytest.mark.parametrize("name", ["max", "min"])
def test_of_extremes_each_number_is_put_in_the_unit_of_the_first(name: str) -> None:
    """Those of another unit alone."""
    checked, faults = check(f"{name}(project.places, project.children, project.places)")
    assert (faults, checked.type) == ([], number_in("place"))
    assert isinstance(checked, Apply)
    assert [isinstance(one, Apply) for one in checked.arguments] == [False, True, False]


@pytest.mark.parametrize("sign", ["+", "-"])
def test_of_two_units_one_for_one_there_is_no_sum(sign: str) -> None:
    """They are compared, and never added."""
    _, faults = check(f"project.places {sign} project.children")
    assert ["unit-mismatch"] == [fault.slug for fault in faults]


def test_what_a_level_gives_is_the_sum_of_its_amounts() -> None:
    """Of a level that gives nothing it is nothing."""
    city, faults = check("granted_by(city)")
    nothing, others = check("granted_by(village)")
    assert (faults, others) == ([], [])
    assert isinstance(city, Apply)
    amounts = [one for one in city.arguments if isinstance(one, Named)]
    assert city.operator.name == "+"
    assert [(one.kind, one.id) for one in amounts] == [(NameKind.AMOUNT, "grant")] * 2
    assert isinstance(nothing, Constant)
    assert (nothing.value, nothing.type) == (0, ZeroType())
