"""Checked expressions taken apart and written, each form by hand."""

import pickle
from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from itertools import pairwise

import attrs
import pytest

from incentives.language.expression import (
    Apply,
    Branch,
    Carry,
    Choose,
    Clause,
    Constant,
    Expression,
    FactValue,
    Gather,
    Graduate,
    Lookup,
    Named,
    NameKind,
    RowPeriods,
    RowValue,
    Stated,
    is_broken,
    parts_of,
    walk,
)
from incentives.language.operators import OPERATORS, operator_named
from incentives.language.operators.gathering import Gathering, Graduation
from incentives.language.possible import Missing, MissingKind, Value
from incentives.language.rows.accounts import account_in
from incentives.language.types import BROKEN, DATE, NumberType, RecordType, Type
from incentives.language.written import ExpressionWriter, written_value
from incentives.values.citation import Citation, Standing
from incentives.values.period import Month, Period
from incentives.values.place import FactPath, FigureCell, PeriodPlace
from incentives.values.span import Span
from incentives.values.text import Text
from incentives.values.unit import ONE

AT = Span(file="x.yaml", line=1, column=1)
PLAIN = NumberType(ONE)
ROW = RecordType("row")


def fact(name: str, type_: Type = PLAIN) -> FactValue:
    return FactValue(("case", name), type_, span=AT)


def named(kind: NameKind, name: str, of_row: tuple[str, str] | None = None) -> Named:
    return Named(kind, name, PLAIN, of_row=of_row, span=AT)


def apply(name: str, *arguments: Expression) -> Apply:
    return Apply(OPERATORS[name], arguments, PLAIN, span=AT)


def clause(*, is_named: bool = False) -> Clause:
    return Clause(id="a", text=None, citation=None, is_named=is_named)


def stated(body: Expression, said: Clause | None = None) -> Stated:
    return Stated(said or clause(), body, PLAIN, span=AT)


A, B, C, D = (fact(letter) for letter in "abcd")
TABLE, BANDS = named(NameKind.FIGURE, "law.table"), named(NameKind.FIGURE, "law.bands")
PERIODS = RowPeriods(
    id="law.quarter",
    instrument="law",
    text=Text("季", "quarter"),
    citation=Citation("law", "1"),
    list_name="bills",
    row=ROW,
    by=D,
    condition=None,
    span=AT,
)
MONTHLY = attrs.evolve(PERIODS, id="law.month", condition=C)


def gather(guard: Expression | None = None, periods: RowPeriods | None = None) -> Gather:
    return Gather(Gathering.SUM, "bills", "b", A, guard, PLAIN, periods=periods, span=AT)


def carry(
    *,
    opening: Expression | None = None,
    at: Expression | None = None,
    lasts: int | None = None,
    charge: str | None = None,
) -> Carry:
    return Carry(
        "bills", "b", opening, A, B, lasts, PLAIN, at=at, charge=charge, instrument="law", span=AT
    )


CHOICE = Choose((Branch(A, B), Branch(C, None)), D, PLAIN, span=AT)
ONLY = Choose((Branch(A, B),), None, PLAIN, span=AT)

FORMS: dict[str, tuple[Expression, Sequence[Expression], str]] = {
    "constant": (Constant(Fraction(1, 2), PLAIN, span=AT), (), "0.5"),
    "fact": (A, (), "case.a"),
    "row": (RowValue("b", (), ROW, span=AT), (), "b"),
    "fact of a row": (RowValue("b", ("paid", "on"), DATE, span=AT), (), "b.paid.on"),
    "figure": (TABLE, (), "law.table"),
    "definition": (named(NameKind.DEFINITION, "law.x"), (), "law.x"),
    "definition of a row": (named(NameKind.DEFINITION, "law.x", ("loan", "e")), (), "law.x(e)"),
    "amount": (named(NameKind.AMOUNT, "law.x"), (), "amount_of(law.x)"),
    "amount of a row": (named(NameKind.AMOUNT, "law.x", ("l", "e")), (), "amount_of(law.x(e))"),
    "eligibility": (named(NameKind.ELIGIBILITY, "law.x"), (), "is_eligible(law.x)"),
    "law date": (named(NameKind.LAW_DATE, "law_date"), (), "law_date"),
    "between": (apply("+", A, B), (A, B), "case.a + case.b"),
    "between several": (apply("and", A, B, C), (A, B, C), "case.a and case.b and case.c"),
    "before": (apply("not", A), (A,), "not case.a"),
    "before what is joined": (apply("neg", apply("-", A, B)), (), "-(case.a - case.b)"),
    "before what is called": (apply("neg", apply("min", A, B)), (), "-min(case.a, case.b)"),
    "beside a choice": (apply("+", ONLY, B), (ONLY, B), ""),
    "called": (apply("max", A, apply("+", B, C)), (), "max(case.a, case.b + case.c)"),
    "choice": (
        CHOICE,
        (A, B, C, D),
        "case.b if case.a else not_applicable if case.c else case.d",
    ),
    "choice of one": (ONLY, (A, B), "case.b if case.a else not_applicable"),
    "choice in a choice": (
        Choose((Branch(A, ONLY),), apply("+", A, B), PLAIN, span=AT),
        (),
        "(case.b if case.a else not_applicable) if case.a else (case.a + case.b)",
    ),
    "sum": (gather(), (A,), "sum(case.a for b in bills)"),
    "sum with a guard": (gather(B), (B, A), "sum(case.a for b in bills if case.b)"),
    "sum of a period": (gather(B, PERIODS), (D, B, A), ""),
    "sum of a period under a condition": (
        gather(None, MONTHLY),
        (C, D, A),
        "sum(case.a for b in law.month)",
    ),
    "account": (carry(), (A, B), "carried over bills (adds: case.a; used: case.b)"),
    "account of a charge": (
        carry(charge="law.vat", opening=C, lasts=60),
        (C, A, B),
        "carried of law.vat (opening: case.c; adds: case.a; used: case.b; lasts: 60 months)",
    ),
    "account by a day": (
        carry(at=D, opening=C),
        (C, D, A, B),
        "carried over bills (opening: case.c; at: case.d; adds: case.a; used: case.b)",
    ),
    "look-up": (
        Lookup(TABLE, (A, apply("+", B, C)), PLAIN, span=AT),
        (),
        "law.table[case.a, case.b + case.c]",
    ),
    "graduation": (
        Graduate(Graduation.STEP, BANDS, A, PLAIN, span=AT),
        (BANDS, A),
        "step(law.bands, case.a)",
    ),
    "clause": (stated(A), (A,), "case.a «published»"),
    "clause with an id": (stated(A, clause(is_named=True)), (A,), "[a]"),
    "clause with all": (
        stated(
            A,
            Clause(
                id="place",
                text=Text("甲", "one"),
                citation=Citation("law", "2"),
                evidence=("deed", "plan"),
                standing=Standing.RECALLED,
                is_named=False,
            ),
        ),
        (A,),
        "case.a «甲; one; law 2; recalled; deed; plan»",
    ),
}
EACH_FORM = pytest.mark.parametrize("form", FORMS)


@EACH_FORM
def test_each_form_is_written(form: str) -> None:
    """With brackets around what is joined inside something joined, and no others."""
    expression, _, text = FORMS[form]
    if text:
        assert ExpressionWriter().written(expression) == text


@EACH_FORM
def test_parts_come_in_the_order_in_which_they_are_read(form: str) -> None:
    """What is asked first comes first; nothing is left out that is there."""
    expression, parts, _ = FORMS[form]
    found = parts_of(expression)
    if parts or not found:
        assert [id(part) for part in parts] == [id(part) for part in found]
    else:
        assert found


@EACH_FORM
def test_walking_goes_into_each_part_before_the_next(form: str) -> None:
    """The whole first."""
    expression = FORMS[form][0]
    inside = [part for direct in parts_of(expression) for part in walk(direct)]
    assert [id(part) for part in (expression, *inside)] == list(map(id, walk(expression)))


def test_a_clause_with_an_id_is_kept_under_it() -> None:
    """Its own text does not say the id again."""
    writer = ExpressionWriter()
    sum_ = stated(
        apply("+", A, B),
        Clause(id="a", text=Text("甲", "one"), citation=None, evidence=("deed",)),
    )
    assert writer.written(apply("*", sum_, C)) == "[a] * case.c"
    assert writer.clauses == {"a": sum_}
    assert writer.inside(sum_) == "case.a + case.b «published; deed»"


def test_something_broken_anywhere_breaks_the_whole() -> None:
    """However deep it lies."""
    broken = Constant(0, BROKEN, span=AT)
    assert not is_broken(FORMS["choice"][0])
    assert is_broken(broken)
    assert is_broken(stated(apply("+", A, gather(broken))))
    assert is_broken(Choose((Branch(A, broken),), None, PLAIN, span=AT))


def test_an_account_is_found_under_its_clauses() -> None:
    """As the whole, not as a part."""
    account = carry()
    assert account_in(stated(stated(account))) is account
    assert account_in(apply("neg", account)) is None
    assert account_in(stated(A)) is None


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "none"),
        (True, "true"),
        (False, "false"),
        (0, "0"),
        (1, "1"),
        (Fraction(-5, 4), "-1.25"),
        (Fraction(1, 3), "1/3"),
        ("owned", "owned"),
        (date(2024, 2, 29), "2024-02-29"),
        (Month(2024, 2), "2024-02"),
        (frozenset({"b", "a"}), "{a, b}"),
        (frozenset(), "{}"),
        ((), "[]"),
        (
            (Period(date(2023, 1, 1), date(2023, 1, 31)), Period(date(2024, 1, 1))),
            "[2023-01-01 to 2023-01-31, 2024-01-01 to open]",
        ),
    ],
)
def test_each_value_is_written_as_in_policies(value: Value, text: str) -> None:
    assert text == written_value(value)


def test_an_operator_travels_by_its_name() -> None:
    """It comes back as the very same; one that there is not is refused, by both sides."""
    for name, operator in OPERATORS.items():
        assert pickle.loads(pickle.dumps(operator)) is operator  # noqa: S301
        assert operator_named(name) is operator
    with pytest.raises(pickle.UnpicklingError, match="there is no operator 'unheard_of'"):
        operator_named("unheard_of")


def test_what_is_missing_stands_in_the_order_of_kinds_then_of_places() -> None:
    """Whatever each of them is at."""
    fact_, row = FactPath.parse("b.a"), FactPath.parse("a[1].x")
    cell = FigureCell("law.rate", ("x",))
    days = PeriodPlace("law.quarter", Period(date(2024, 1, 1), date(2024, 3, 31)))
    missing = [
        Missing(MissingKind.CHOICE, "z"),
        Missing(MissingKind.FACT, row),
        Missing(MissingKind.FACT, fact_),
        Missing(MissingKind.FIGURE, cell),
        Missing(MissingKind.GAP, cell),
        Missing(MissingKind.IN_FORCE, "a"),
        Missing(MissingKind.INSTRUMENT, "a"),
        Missing(MissingKind.PERIOD, days),
        Missing(MissingKind.RELATION, "a"),
    ]
    assert all(one < later and not later < one for one, later in pairwise(missing))
    assert not any(one < one for one in missing)  # noqa: PLR0124
    assert [one.id for one in missing[1:4]] == ["a[1].x", "b.a", "law.rate[x]"]
    assert (missing[2].path, missing[4].cell, missing[7].period) == (fact_, cell, days)
    for one, other in ((missing[0], "path"), (missing[1], "cell"), (missing[3], "period")):
        with pytest.raises(AssertionError):
            getattr(one, other)
