"""Forms inside forms: brackets where they are needed and nowhere else, places, and limits."""

from collections.abc import Callable, Iterator
from fractions import Fraction

import attrs
import pytest
from hypothesis import given

from incentives.language.characters import ExpressionFault
from incentives.language.operators import OPERATORS, Place
from incentives.language.operators.gathering import Gathering
from incentives.language.parser import MOST_TERMS, parse
from incentives.language.printer import print_syntax
from incentives.language.syntax import Apply, Choose, Gather, Members, Name, Number, Select, Syntax
from tests.language.trees import NOWHERE, trees

A, B, C = (Name((letter,), span=NOWHERE) for letter in "abc")
JOINED = ("and", "or")


def apply(operator: str, *arguments: Syntax) -> Apply:
    return Apply(operator, arguments, span=NOWHERE)


def forms(inner: Syntax) -> Iterator[Syntax]:
    """Every form, with the inner part at each of its places."""
    for name, operator in OPERATORS.items():
        if operator.notation.place is Place.BEFORE:
            yield apply(name, inner)
        elif operator.notation.place is Place.BETWEEN:
            yield apply(name, inner, B)
            yield apply(name, A, inner)
            if name in JOINED:
                yield apply(name, A, inner, B)
    yield apply("f", A, inner)
    yield Select(A, (B, inner), span=NOWHERE)
    yield Choose(inner, B, C, span=NOWHERE)
    yield Choose(A, inner, B, span=NOWHERE)
    yield Choose(A, B, inner, span=NOWHERE)
    yield Gather(Gathering.SUM, inner, "b", C, None, span=NOWHERE)
    yield Gather(Gathering.MAX, A, "b", C, inner, span=NOWHERE)
    yield Gather(Gathering.LARGEST, A, "b", C, None, most=inner, span=NOWHERE)


def brackets(text: str) -> Iterator[tuple[int, int]]:
    """The pairs of brackets that only group: what calls and is asked with a key has a name."""
    opened: list[int] = []
    for at, character in enumerate(text):
        if character == "(":
            opened.append(at)
        elif character == ")":
            begun = opened.pop()
            if begun == 0 or not text[begun - 1].isalnum():
                yield begun, at


def read(text: str) -> Syntax | None:
    """What the text is, if it is an expression."""
    try:
        return parse(text, at=NOWHERE)
    except ExpressionFault:
        return None


@pytest.mark.parametrize("outer", list(forms(A)), ids=print_syntax)
def test_brackets_stand_where_they_are_needed_and_nowhere_else(outer: Syntax) -> None:
    """Each form in each: it reads back as it is, and without any pair of brackets as another."""
    for inner in forms(outer):
        text = print_syntax(inner)
        assert parse(text, at=NOWHERE) == inner, text
        for begun, ended in brackets(text):
            bare = f"{text[:begun]} {text[begun + 1 : ended]} {text[ended + 1 :]}"
            assert read(bare.strip()) != inner, (text, bare)


@pytest.mark.parametrize(
    ("tree", "text"),
    [
        (Number(Fraction(5, 2), span=NOWHERE), "2.5"),
        (Number(Fraction(3), span=NOWHERE), "3"),
        (apply("-", A, apply("-", B, C)), "a - (b - c)"),
        (apply("-", apply("-", A, B), C), "a - b - c"),
        (apply("neg", apply("neg", A)), "--a"),
        (apply("not", apply("in", A, Members((B, C), span=NOWHERE))), "not a in {b, c}"),
        (apply("<", apply("<", A, B), C), "(a < b) < c"),
        (apply("and", apply("or", A, B), C), "(a or b) and c"),
        (apply("unheard_of", A, B), "unheard_of(a, b)"),
        (Select(A, (B, C), span=NOWHERE), "a[b, c]"),
        (Choose(A, B, C, span=NOWHERE), "b if a else c"),
        (Gather(Gathering.ANY, A, "b", C, None, span=NOWHERE), "any(a for b in c)"),
        (
            Gather(Gathering.LARGEST, A, "b", C, A, most=B, span=NOWHERE),
            "largest(b, (a for b in c if a))",
        ),
        (Gather(Gathering.ALL, A, "b", C, A, span=NOWHERE), "all(a for b in c if a)"),
    ],
)
def test_each_form_is_printed_as_policies_write_it(tree: Syntax, text: str) -> None:
    """With one space around signs, none inside brackets."""
    assert text == print_syntax(tree)


def parts(tree: Syntax) -> Iterator[Syntax]:
    """The tree and all that is in it."""
    yield tree
    for field in attrs.fields(type(tree)):
        value = getattr(tree, field.name)
        for part in value if isinstance(value, tuple) else (value,):
            if isinstance(part, Number | Name | Apply | Choose | Members | Select | Gather):
                yield from parts(part)


@given(trees)
def test_each_part_stands_where_its_text_does(tree: Syntax) -> None:
    """What a span cuts out of the line reads as that part."""
    text = print_syntax(tree)
    for part in parts(parse(text, at=NOWHERE)):
        start = part.span.column - 1
        written = text[start : start + part.span.length]
        if isinstance(part, Members):
            assert written == "{" + ", ".join(map(str, part.names)) + "}"
        else:
            assert parse(written, at=NOWHERE) == part, (text, written)


NESTED: dict[str, Callable[[int], str]] = {
    "not": lambda n: "not " * n + "a",
    "minus": lambda n: "-" * n + "a",
    "quotient": lambda n: "/".join("a" * (n + 1)),
    "difference of differences": lambda n: "(a - " * n + "a" + ")" * n,
    "and": lambda n: "(a and " * n + "a" + ")" * n,
    "comparison on the left": lambda n: "(" * n + "a" + " < a)" * n,
    "comparison on the right": lambda n: "(a < " * n + "a" + ")" * n,
    "call": lambda n: "f(" * n + "a" + ")" * n,
    "last argument": lambda n: "f(a, " * n + "a" + ")" * n,
    "key": lambda n: "t[" * n + "a" + "]" * n,
    "otherwise": lambda n: "a if b else " * n + "a",
    "value of a choice": lambda n: "(" * n + "a" + " if b else c)" * n,
    "test of a choice": lambda n: "a if (" * n + "b" + ") else c" * n,
    "body of a sum": lambda n: "sum(" * n + "a" + " for b in c)" * n,
    "count of the largest": lambda n: (
        "largest(" * 9 + "-" * (n - 9) + "a" + ", (b for b in c))" * 9
    ),
    "fact of a row by its key": lambda n: "t[" * n + "a" + "].x" * n,
    "argument among others": lambda n: "f(a, " * n + "a" + ", a)" * n,
    "second key": lambda n: "t[a, " * n + "a" + "]" * n,
    "guard of a sum": lambda n: "sum(a for b in c if " * n + "a" + ")" * n,
}


@pytest.mark.parametrize("nested", NESTED.values(), ids=NESTED)
def test_sixty_levels_are_read_and_one_more_is_too_deep(nested: Callable[[int], str]) -> None:
    """Whatever lies inside what."""
    assert parse(nested(60), at=NOWHERE) != A
    with pytest.raises(ExpressionFault, match="nested over 60 levels") as caught:
        parse(nested(61), at=NOWHERE)
    assert caught.value.slug == "expression-too-deep"


def test_four_thousand_terms_are_read_and_one_more_is_too_many() -> None:
    """A call is one, and so is each of its arguments."""
    assert MOST_TERMS == 4_000
    assert parse(f"f({', '.join('a' * 3999)})", at=NOWHERE) == apply("f", *[A] * 3999)
    with pytest.raises(ExpressionFault, match="over 4000 terms") as caught:
        parse(f"f({', '.join('a' * 4000)})", at=NOWHERE)
    assert (caught.value.slug, caught.value.span.column) == ("expression-too-long", 3 * 3999 + 3)


def test_nineteen_thousand_characters_are_read_and_one_more_is_too_long() -> None:
    """Also where they are spaces; it is told before anything else that is wrong."""
    assert parse("a" + " " * 18_999, at=NOWHERE) == A
    for text in ("a" + " " * 19_000, "?" * 19_001):
        with pytest.raises(ExpressionFault, match="over 19000 characters") as caught:
            parse(text, at=NOWHERE)
        assert (caught.value.slug, caught.value.span) == ("expression-too-long", NOWHERE)


@pytest.mark.parametrize(("length", "shown"), [(57, 57), (58, 58), (59, 58)])
def test_of_an_unknown_form_sixty_characters_are_shown(length: int, shown: int) -> None:
    """The whole of it is marked."""
    text = f"[{'a' * length}]"
    with pytest.raises(ExpressionFault) as caught:
        parse(text, at=NOWHERE)
    fault = caught.value
    assert fault.message == f"'{text[: shown + 2]}' is no form of this language"
    assert (fault.slug, fault.span.length) == ("unknown-form", length + 2)
    assert fault.hint == "See 'Expressions' in the language reference."
