"""What may stand where a value of an enumeration is expected, and what is told of what may not."""

from itertools import combinations

import attrs
import pytest

from incentives.language.characters import MOST_DEPTH, ExpressionFault
from incentives.language.checker import Checker
from incentives.language.expression import (
    Branch,
    Choose,
    Constant,
    Dated,
    Expression,
    FactValue,
    Named,
    NameKind,
    RowValue,
)
from incentives.language.no_limit import NoLimit
from incentives.language.parser import MOST_TERMS, is_expression, parse
from incentives.language.possible import Missing, MissingKind, Open, Value, words_left
from incentives.language.scope import Rows
from incentives.language.slips.find import LONGEST_SEARCHED, find_slip, mend
from incentives.language.slips.forms import SLIP_FORMS
from incentives.language.slips.gaps import find_bare_rows
from incentives.language.types import DATE, RecordType, RowsType, TextType, Type
from incentives.language.written import ExpressionWriter, written_value
from incentives.values.period import CalendarLimit, Month, Window
from incentives.values.place import FactPath, FigureCell
from incentives.values.span import Span
from tests.language.fake_scope import TENURE, FakeScope, check, number_in
from tests.language.forms.period_scope import AT, told
from tests.language.forms.test_checked_forms import carry

CNY = number_in("CNY")
ONE_OF_THEM = "Expected one of owned, rented, free_use."


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("owned", "owned"),
        ("project.tenure", "project.tenure"),
        ("owned if project.open else rented", "owned if project.open else rented"),
        (
            "owned if project.open else (project.tenure if share > 0 else free_use)",
            "owned if project.open else (project.tenure if share > 0 else free_use)",
        ),
    ],
)
def test_a_value_of_an_enumeration_stands_by_its_name_where_one_is_expected(
    text: str, means: str
) -> None:
    """Or in each case of a choice; or what has such a value."""
    found, faults = check(text, TENURE)
    assert [] == faults
    assert (TENURE, means) == (found.type, ExpressionWriter().written(found))


@pytest.mark.parametrize(
    ("text", "column", "message", "hint"),
    [
        ("hired", 1, "'hired' is no value of 'Tenure'", ONE_OF_THEM),
        ("rentd", 1, "'rentd' is no value of 'Tenure'", "Did you mean 'rented'?"),
        ("owned if project.open else red", 28, "'red' is no value of 'Tenure'", None),
        ("red if project.open else owned", 1, "'red' is no value of 'Tenure'", None),
        ("project.colour", 1, "expected a value of 'Tenure', found a value of 'Colour'", None),
        ("cap", 1, "expected a value of 'Tenure', found a number in CNY", None),
        ("project.lost", 1, "unknown name 'project.lost'", None),
        ("owned if cap else rented", 10, "expected yes or no, found a number in CNY", None),
    ],
)
def test_what_is_no_value_of_it_is_told_where_it_stands(
    text: str, column: int, message: str, hint: str | None
) -> None:
    """Once, with the values that there are."""
    _, (fault,) = check(text, TENURE)
    assert (column, message) == (fault.span.column, told(fault)[1])
    assert hint is None or hint == told(fault)[2]


def test_a_value_stands_nowhere_else() -> None:
    """Where nothing says of which enumeration it would be."""
    for text in ("owned", "owned if project.open else owned", "owned == rented"):
        _, faults = check(text)
        assert faults
        assert {"unknown name 'owned'", "unknown name 'rented'"} >= {told(one)[1] for one in faults}


@pytest.mark.parametrize("text", ["bill", "room.x + bill", "cap if tenant else cap"])
def test_what_has_no_value_by_itself_is_told_so(text: str) -> None:
    """Where names begin with it."""
    faults = check(text)[1]
    word = "tenant" if "tenant" in text else "bill"
    assert (
        "unknown-name",
        f"'{word}' has no value by itself",
        f"Write {word}.NAME.",
    ) in [told(fault) for fault in faults]


@pytest.mark.parametrize("text", ["bil", "ill", "bills2", "rooms"])
def test_what_only_resembles_such_a_beginning_is_an_unknown_name(text: str) -> None:
    """A whole word before a dot counts, and nothing less."""
    _, (fault,) = check(text)
    assert told(fault)[:2] == ("unknown-name", f"unknown name '{text}'")


@pytest.mark.parametrize(
    ("text", "is_like"),
    [
        ("project.tenur", "project.tenure"),
        ("projct.tenure", "project.tenure"),
        ("shar", "share"),
        ("childen", "children"),
        ("project.children2", "project.children"),
    ],
)
def test_a_name_of_nearly_the_same_letters_is_suggested(text: str, is_like: str) -> None:
    """A dotted one for a dotted one, and a plain one for a plain one."""
    _, (fault,) = check(text)
    assert told(fault)[2] == f"Did you mean '{is_like}'?"


def fault_of(text: str) -> ExpressionFault:
    with pytest.raises(ExpressionFault) as caught:
        parse(text, at=AT)
    return caught.value


LARGEST = "Write largest(how_many, (amount for row in rows))."
SEE = "See 'Expressions' in the language reference."


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("largest((b.paid for b in bills))", LARGEST),
        ("largest(share, cap, (b.paid for b in bills))", LARGEST),
        ("largest(b.paid for b in bills)", LARGEST),
        ("sum(share, (b.paid for b in bills))", SEE),
        ("count(share, (b for b in bills))", SEE),
        ("keyed(b.paid for b in bills)", SEE),
        ("sum(b.paid for b in bills if b.x if b.y)", SEE),
        ("sum(b.paid for b in bills for c in bills)", SEE),
        ("sum(b.paid for b, c in bills)", SEE),
        ("sum(b.paid for b.x in bills)", SEE),
    ],
)
def test_rows_are_gone_over_in_one_form(text: str, hint: str) -> None:
    """With as many arguments as it has; the whole is marked."""
    fault = fault_of(text)
    assert ("unknown-form", AT.within(start=0, length=len(text))) == (fault.slug, fault.span)
    assert told(fault)[1] == f"'{text[:60]}' is no form of this language"
    assert told(fault)[2] == hint


def test_rows_without_brackets_of_their_own_are_told_so() -> None:
    """At the place where reading ended, inside the form; elsewhere something else is wrong."""
    text = "cap + largest(share, b.paid for b in bills)"
    fault = fault_of(text)
    assert told(fault)[1:] == ("the rows stand in brackets of their own", LARGEST)
    begins, ends = text.index("largest"), text.index(" for ") + len(" for ")
    for column in range(len(text) + 1):
        slip = find_bare_rows(text, column)
        assert (slip is not None) is (begins < column <= ends)
        assert slip is None or (slip.start, slip.length) == (column - 1, 1)
    assert find_bare_rows(text, None) is None
    assert find_bare_rows("sum(share, b.paid for b in bills)", 5) is None


def test_as_deep_and_as_many_as_there_may_be() -> None:
    """One more is refused, where it stands."""
    brackets = "(" * MOST_DEPTH + "a" + ")" * MOST_DEPTH
    assert is_expression(brackets)
    fault = fault_of(f"({brackets})")
    assert (fault.slug, fault.span) == ("expression-too-deep", AT.within(start=60, length=1))
    calls = "f(" * MOST_DEPTH + "a" + ")" * MOST_DEPTH
    assert is_expression(calls)
    assert fault_of(f"not {calls}").slug == "expression-too-deep"
    terms = ", ".join(["a"] * (MOST_TERMS - 1))
    assert is_expression(f"f({terms})")
    fault = fault_of(f"f({terms}, ab)")
    assert (fault.slug, fault.span.length) == ("expression-too-long", 2)


@pytest.mark.parametrize("spare", [-1, 0, 1])
def test_no_slip_is_looked_for_in_a_very_long_expression(spare: int) -> None:
    """So that it costs no more than its length."""
    text = "a" * (LONGEST_SEARCHED - len(" ≥ b") + spare) + " ≥ b"
    assert LONGEST_SEARCHED == 2_000
    assert (find_slip(text, is_expression) is None) is (spare > 0)


X = frozenset({Missing(MissingKind.FACT, "x")})


def test_the_words_that_are_left_are_those_that_an_open_value_can_have() -> None:
    """In the order of the enumeration, and only where some are ruled out."""
    for count in range(len(TENURE.values) + 1):
        for some in combinations(TENURE.values, count):
            left = words_left(Open(X, among=frozenset[Value](some)), TENURE)
            assert left == (some if count < len(TENURE.values) else ())
    few = frozenset[Value]({"owned"})
    assert () == words_left(Open(X), TENURE)
    assert () == words_left("owned", TENURE)
    for type_ in (None, DATE, CNY):
        assert () == words_left(Open(X, among=few), type_)


def test_only_a_gap_of_a_table_is_of_a_cell() -> None:
    """One for want of a figure on that day is of the whole; other kinds are no gaps."""
    cell, whole = FigureCell("law.rate", ("x",)), FigureCell("law.rate")
    assert Missing(MissingKind.GAP, cell).is_of_no_cell is True
    assert Missing(MissingKind.GAP, whole).is_of_no_cell is False
    assert Missing(MissingKind.FIGURE, cell).is_of_no_cell is False
    assert Missing(MissingKind.FACT, FactPath.parse("x")).is_of_no_cell is False


A, B = (FactValue(("case", name), CNY, span=AT) for name in "ab")


def test_an_account_of_rows_that_are_alike_says_in_what() -> None:
    """Behind what it adds and uses, before how long that lasts."""
    account = attrs.evolve(carry(lasts=60), keys=(A, B), test=A)
    assert ExpressionWriter().written(account) == (
        "carried over bills (when: case.a; adds: case.a; used: case.b; each: case.a, case.b;"
        " lasts: 60 months)"
    )


def test_versions_of_a_rule_are_written_with_their_days() -> None:
    """One after the other; the last one may have no end, and one without a value is left out."""
    figure = Named(NameKind.FIGURE, "law.version", number_in("1"), span=AT)
    june, july = CalendarLimit.in_month(Month(2021, 6)), CalendarLimit.in_month(Month(2021, 7))
    windows = (Window(first=june, last=june), Window(first=july))
    test: Expression = Constant(1, number_in("1"), span=AT)
    rule = Choose((Branch(test, A),), B, CNY, dated=Dated(figure, windows), span=AT)
    assert ExpressionWriter().written(rule) == (
        "case.a from 2021-06 to 2021-06; case.b from 2021-07 to open"
    )
    assert rule.versions == ((windows[0], A), (windows[1], B))
    without = attrs.evolve(rule, branches=(Branch(test, None),))
    assert without.versions == ((windows[1], B),)
    assert attrs.evolve(rule, dated=None).versions == ()


def test_no_cap_and_no_floor_are_written_the_same() -> None:
    """Beside a number either says which it is."""
    assert ["no_limit"] * 2 == [written_value(no_limit) for no_limit in NoLimit]


@pytest.mark.parametrize(
    ("mended", "ways"),
    [
        ("happened(a.b)", ("a.b is not None", "a.b is not null", "a.b != None", "a.b!=nil")),
        ("not happened(a.b)", ("a.b is None", "a.b is NULL", "a.b == none", "a.b==null")),
        ("a.b", ("a.b == true", "a.b is True", "true == a.b", "a.b != false", "a.b is not False")),
        (
            "not a.b",
            ("a.b == false", "a.b is False", "FALSE == a.b", "a.b != true", "a.b is not True"),
        ),
        ("f(a.b)", ("f(a.b) == true", "TRUE == f(a.b)", "f(a.b) != False")),
        ("a == b", ("a == 'b'", 'a == "b"', "a == “b”", "a == ‘b’", "a == 「b」", "a == 《b》")),
        ("a * b / c - d", ("a × b ÷ c − d", "a · b ／ c － d", "a ＊ b ÷ c – d")),
        ("f[a, b]", ("f【a、b】", "f［a，b］", "f[a,　b]")),
        ("a * a", ("a ** 2", "a^2")),
        ("a * a * a", ("a ** 3", "a^3")),
        ("a != b", ("a is not b", "a <> b", "a ≠ b", "a !== b", "a =! b")),
        ("a == b", ("a is b", "a = b", "a === b", "a ＝ b", "a ＝＝ b")),
        ("a not in {b, c}", ("a not in [b, c]", "a not in (b, c)", "a NOT IN (b, c)")),
        ("a and not b or c", ("a AND NOT b OR c", "a && ! b || c", "a 且 非 b 或 c")),
        ("b if a else c", ("if a then b else c", "a ? b : c")),
    ],
)
def test_whichever_way_a_slip_is_written_it_is_mended_to_one_form(
    mended: str, ways: tuple[str, ...]
) -> None:
    """And what comes of it has no slip any more."""
    for way in ways:
        assert mend(way).replace(" ,", ",").replace(",b", ", b") == mended, way
    assert mend(mended) == mended


TENURED = RecordType("flat", key="tenure")


@attrs.frozen
class KeyedScope(FakeScope):
    """One in which the flats are told apart by the value of an enumeration."""

    def find(self, path: tuple[str, ...], rows: Rows, span: Span) -> Expression | None:
        if path == ("flats",):
            return FactValue(path, RowsType("flats", TENURED), span=span)
        if path[0] in rows and rows[path[0]] == TENURED:
            facts: dict[str, Type] = {"tenure": TENURE, "rent": CNY}
            type_ = facts.get(".".join(path[1:]))
            return None if type_ is None else RowValue(path[0], path[1:], type_, span=span)
        return super().find(path, rows, span)


@pytest.mark.parametrize(
    ("text", "told_of_it"),
    [
        ("flats[owned].rent", []),
        ("flats[project.tenure].rent", []),
        ("flats[owned if project.open else rented].rent", []),
        ("flats[red].rent", ["'red' is no value of 'Tenure'"]),
        (
            "flats[project.colour].rent",
            ["expected a value of 'Tenure', found a value of 'Colour'"],
        ),
        ("flats[owned].rant", ["unknown name 'rant'"]),
    ],
)
def test_a_row_may_be_named_by_a_value_of_an_enumeration(text: str, told_of_it: list[str]) -> None:
    """As it is written where such a value is expected."""
    checker = Checker(KeyedScope())
    found = checker.check(parse(text, at=AT), text=text)
    assert told_of_it == [told(fault)[1] for fault in checker.faults]
    if not told_of_it:
        assert (CNY, text) == (found.type, ExpressionWriter().written(found))


def test_texts_are_of_one_type_whichever_list_they_name() -> None:
    """They are compared with each other; what they name says only which row is meant."""
    assert TextType() == TextType(names="tenants") == TextType(names="bills")
    assert 1 == len({TextType(), TextType(names="tenants")})


def test_what_is_missing_shows_itself_in_one_line() -> None:
    """By its kind and its place, each once."""
    path = FactPath.parse("rooms[2].area")
    assert repr(path) == "FactPath(text='rooms[2].area')"
    assert repr(Missing(MissingKind.FACT, path)) == (
        "Missing(kind=<MissingKind.FACT: 'fact'>, at=FactPath(text='rooms[2].area'))"
    )


@pytest.mark.parametrize(
    "said", ["is not None", "== true", "!= null", "is b", "between b and c", "** 2", "// b"]
)
def test_a_long_name_is_looked_at_once(said: str) -> None:
    """A slip begins at the beginning of a name and not at each of its letters."""
    text = f"{'a.b' * 20} {said}"
    forms = [row for row in SLIP_FORMS if row.pattern.match(text) is not None]
    assert forms
    for row in forms:
        found = row.pattern.search(text, 1)
        assert found is None or found.start() >= text.index(" "), row.written
