"""One line of text to syntax and back: every form and every refusal.

Nothing else comes out of any text.
"""

from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from incentives.language.characters import MOST_CHARACTERS, ExpressionFault
from incentives.language.operators.gathering import Gathering
from incentives.language.parser import parse
from incentives.language.printer import print_syntax
from incentives.language.syntax import Apply, Choose, Gather, Members, Name, Number, Select, Syntax
from incentives.values.span import Span
from tests.language.trees import NOWHERE, trees
from tests.work import calls_in


def name(dotted: str) -> Name:
    return Name(tuple(dotted.split(".")), span=NOWHERE)


def number(written: str) -> Number:
    return Number(Fraction(written), span=NOWHERE)


def apply(operator: str, *arguments: Syntax) -> Apply:
    return Apply(operator, arguments, span=NOWHERE)


def fault_in(text: str) -> ExpressionFault:
    with pytest.raises(ExpressionFault) as caught:
        parse(text, at=NOWHERE)
    return caught.value


A, B, C = name("a"), name("b"), name("c")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a", A),
        ("project.investment", name("project.investment")),
        ("0", number("0")),
        ("3.10", number("3.1")),
        ("0.1", Number(Fraction(1, 10), span=NOWHERE)),
        ("123456789012345678901234567890", number("123456789012345678901234567890")),
        ("a + b", apply("+", A, B)),
        ("a - b - c", apply("-", apply("-", A, B), C)),
        ("a - (b - c)", apply("-", A, apply("-", B, C))),
        ("a + b * c", apply("+", A, apply("*", B, C))),
        ("(a + b) / c", apply("/", apply("+", A, B), C)),
        ("-a * b", apply("*", apply("neg", A), B)),
        ("-(a * b)", apply("neg", apply("*", A, B))),
        ("a == b", apply("==", A, B)),
        ("a != b", apply("!=", A, B)),
        ("a < b", apply("<", A, B)),
        ("a <= b", apply("<=", A, B)),
        ("a > b", apply(">", A, B)),
        ("a >= b", apply(">=", A, B)),
        ("a <= b < c", apply("and", apply("<=", A, B), apply("<", B, C))),
        ("not a", apply("not", A)),
        ("not a and b", apply("and", apply("not", A), B)),
        ("a or b and c", apply("or", A, apply("and", B, C))),
        ("a and b and c", apply("and", A, B, C)),
        ("a in {b, c}", apply("in", A, Members((B, C), span=NOWHERE))),
        ("a in b", apply("in", A, B)),
        ("a not in {b}", apply("not", apply("in", A, Members((B,), span=NOWHERE)))),
        ("a if b else c", Choose(B, A, C, span=NOWHERE)),
        ("a if b else b if c else a", Choose(B, A, Choose(C, B, A, span=NOWHERE), span=NOWHERE)),
        ("min(a, b, c)", apply("min", A, B, C)),
        ("f()", apply("f")),
        ("overlaps(a, {b})", apply("overlaps", A, Members((B,), span=NOWHERE))),
        ("a[b]", Select(A, (B,), span=NOWHERE)),
        ("a[b, c]", Select(A, (B, C), span=NOWHERE)),
        ("a[b.x].c.d", Select(A, (name("b.x"),), path=("c", "d"), span=NOWHERE)),
        ("sum(a for b in c)", Gather(Gathering.SUM, A, "b", C, None, span=NOWHERE)),
        ("any(a for b in c if a)", Gather(Gathering.ANY, A, "b", C, A, span=NOWHERE)),
        ("all(b.x for b in c)", Gather(Gathering.ALL, name("b.x"), "b", C, None, span=NOWHERE)),
        ("count(b for b in c)", Gather(Gathering.COUNT, B, "b", C, None, span=NOWHERE)),
        (
            "largest(a, (b.x for b in c))",
            Gather(Gathering.LARGEST, name("b.x"), "b", C, None, most=A, span=NOWHERE),
        ),
        ("sum((a for b in c))", Gather(Gathering.SUM, A, "b", C, None, span=NOWHERE)),
    ],
)
def test_each_form_is_read(text: str, expected: Syntax) -> None:
    """Every form of the language, with the precedence that Python gives it."""
    assert expected == parse(text, at=NOWHERE)


def test_figures_are_exact_as_written() -> None:
    """No float comes between the text and the number: seventeen nines stay seventeen nines."""
    assert parse("0.99999999999999999", at=NOWHERE) == number("0.99999999999999999")


def test_each_part_knows_where_it_stands() -> None:
    """Spans count from the place of the expression in its file."""
    tree = parse("ab + min(c, de)", at=Span(file="p.yaml", line=7, column=11, length=15))
    assert isinstance(tree, Apply)
    left, right = tree.arguments
    assert isinstance(right, Apply)
    assert [left.span, right.span, right.arguments[1].span] == [
        Span(file="p.yaml", line=7, column=11, length=2),
        Span(file="p.yaml", line=7, column=16, length=10),
        Span(file="p.yaml", line=7, column=23, length=2),
    ]


@pytest.mark.parametrize(
    ("text", "slug", "column"),
    [
        ("", "expression-syntax", 1),
        ("   ", "expression-syntax", 1),
        ("a +", "expression-syntax", None),
        ("a b", "expression-syntax", None),
        ("(a", "expression-syntax", 1),
        ("a if b", "expression-syntax", None),
        ("a = b", "expression-syntax", None),
        ("a ; b", "expression-syntax", 3),
        ("a == 'owned'", "expression-syntax", 6),
        ('a == "owned"', "expression-syntax", 6),
        ("lambda: a", "expression-syntax", 7),
        ("a := b", "expression-syntax", 3),
        ("a & b", "expression-syntax", 3),
        ("a | b", "expression-syntax", 3),
        ("a @ b", "expression-syntax", 3),
        ("a % b", "expression-syntax", 3),
        ("a\nb", "expression-syntax", 2),
        ("a\tb", "expression-syntax", 2),
        ("a\x00b", "expression-syntax", 2),
        ("机构", "expression-syntax", 1),
        ("a + \uff11", "expression-syntax", 5),
        ("a[b:c]", "expression-syntax", 4),
        ("{a: b}", "expression-syntax", 3),
        ("1e5", "expression-syntax", 1),
        ("a + 1_000", "expression-syntax", 5),
        ("0x1F", "expression-syntax", 1),
        ("1j", "expression-syntax", 1),
        (".5", "expression-syntax", 1),
        ("5.", "expression-syntax", 1),
        ("...", "expression-syntax", 1),
        ("True", "unknown-form", 1),
        ("None", "unknown-form", 1),
        ("a == {b}", "expression-syntax", 6),
        ("a ** b", "unknown-form", 1),
        ("a // b", "unknown-form", 1),
        ("+a", "unknown-form", 1),
        ("a is b", "unknown-form", 1),
        ("a is not b", "unknown-form", 1),
        ("[a]", "unknown-form", 1),
        ("(a, b)", "unknown-form", 1),
        ("()", "unknown-form", 1),
        ("{a}", "unknown-form", 1),
        ("{a} in b", "unknown-form", 1),
        ("{}", "unknown-form", 1),
        ("{**a}", "unknown-form", 1),
        ("a in {1}", "unknown-form", 7),
        ("a in {*b}", "unknown-form", 7),
        ("a.f()", "unknown-form", 1),
        ("f()()", "unknown-form", 1),
        ("f(a).b", "unknown-form", 1),
        ("(a + b).c", "unknown-form", 1),
        ("f(b=a)", "unknown-form", 1),
        ("f(*a)", "unknown-form", 1),
        ("f(**a)", "unknown-form", 1),
        ("f(a)[b]", "unknown-form", 1),
        ("[a for b in c]", "unknown-form", 1),
        ("{a for b in c}", "unknown-form", 1),
        ("(a for b in c)", "unknown-form", 1),
        ("f(a for b in c)", "unknown-form", 1),
        ("step(a for b in c)", "unknown-form", 1),
        ("sum(a for b in c for d in e)", "unknown-form", 1),
        ("sum(a for b in c if a if b)", "unknown-form", 1),
        ("sum(a async for b in c)", "unknown-form", 1),
        ("sum(a for b, d in c)", "unknown-form", 1),
        ("sum(a for b.x in c)", "unknown-form", 1),
        ("sum(a for b in f(c))", "unknown-form", 16),
        ("await a", "unknown-form", 1),
        ("(yield)", "unknown-form", 2),
        ("__import__", "forbidden-name", 1),
        ("a.__class__", "forbidden-name", 1),
        ("a._b.c", "forbidden-name", 1),
        ("a + _b", "forbidden-name", 5),
        ("__import__(a)", "forbidden-name", 1),
        ("().__class__.__bases__[0].__subclasses__()", "unknown-form", 1),
        ("sum(a for _b in c)", "forbidden-name", 11),
    ],
)
def test_what_is_not_of_the_grammar_is_refused_at_its_place(
    text: str, slug: str, column: int | None
) -> None:
    """Each refusal has its slug and its column (None: wherever the Python reader puts it)."""
    fault = fault_in(text)
    assert (slug, column) == (fault.slug, fault.span.column if column is not None else None)


def test_a_lookup_without_keys_is_refused() -> None:
    """A table is asked with a key."""
    assert fault_in("a[()]").slug == "unknown-form"


def test_braces_in_the_middle_of_a_chain_are_refused() -> None:
    """Values in braces stand only after 'in', never before another comparison."""
    assert fault_in("a in {b} in c").slug in {"unknown-form", "expression-syntax"}


def test_neg_is_no_function() -> None:
    """The name under which the tree keeps the minus sign is no function that one can call."""
    with pytest.raises(ExpressionFault) as caught:
        parse("neg(a, b)", at=NOWHERE)
    assert caught.value.slug == "unknown-function"


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("a" * (MOST_CHARACTERS + 1), "expression-too-long"),
        ("a" * 100_000, "expression-too-long"),
        ("(" * 61 + "a" + ")" * 61, "expression-too-deep"),
        ("(" * 900 + "a" + ")" * 900, "expression-too-deep"),
        ("f(" * 61 + "a" + ")" * 61, "expression-too-deep"),
        ("not " * 62 + "a", "expression-too-deep"),
        ("-" * 62 + "a", "expression-too-deep"),
        ("-" * 15_900 + "a", "expression-too-deep"),
        ("not " * 3_900 + "a", "expression-too-deep"),
        ("a if b else " * 62 + "a", "expression-too-deep"),
        ("/".join("a" * 62), "expression-too-deep"),
        ("f(" + "a, " * 4_000 + "a)", "expression-too-long"),
    ],
)
def test_limits_hold(text: str, slug: str) -> None:
    """Characters, levels and terms are bounded, and the bound is told."""
    assert fault_in(text).slug == slug


def test_what_is_within_the_limits_is_read() -> None:
    """Sixty levels and nineteen thousand characters are still an expression."""
    assert parse("(" * 60 + "a" + ")" * 60, at=NOWHERE) == A
    assert parse("a" * MOST_CHARACTERS, at=NOWHERE) == name("a" * MOST_CHARACTERS)
    assert parse("not " * 60 + "a", at=NOWHERE) is not None


@pytest.mark.parametrize(
    "text",
    [
        "9**9**9**9",
        "a.__class__.__mro__",
        "open(a)",
        "exec(a)",
        "sum(x for x in ().__class__.__base__.__subclasses__())",
        "(lambda: a)()",
        "a" + ".b" * 999,
        "a" + "[b" * 500 + "]" * 500,
        "{" * 1000 + "}" * 1000,
        "f(" * 1000,
        "a" * 100_000 + "(" * 100_000,
        "9" * 2000,
        "a<" * 999 + "a",
        "\ud800",
        "\u202e a",
    ],
)
def test_hostile_text_is_read_or_refused_at_once(text: str) -> None:
    """Nothing but syntax or a fault comes of it, and a long text takes no quadratic work."""
    assert calls_in(lambda: parsed_or_refused(text)) < 1000 + 100 * len(text)


def parsed_or_refused(text: str) -> bool:
    """Whether the text parses; whatever else is raised goes through."""
    try:
        parse(text, at=NOWHERE)
    except ExpressionFault:
        return False
    return True


_TOKENS = [
    "a",
    "b.c",
    "_x",
    "__class__",
    "0",
    "1",
    "3.10",
    "1e9",
    "+",
    "-",
    "*",
    "**",
    "/",
    "//",
    "<",
    "<=",
    "==",
    "!=",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ",",
    ".",
    "=",
    " and ",
    " or ",
    " not ",
    " in ",
    " if ",
    " else ",
    " for ",
    " is ",
    "sum(",
    "min(",
    "lambda ",
    "yield ",
    "await ",
    "async ",
    "import ",
    "None",
    "True",
    "...",
    " ",
]


@given(st.text(max_size=80))
@example("0or 1")
def test_any_text_gives_syntax_or_a_fault(text: str) -> None:
    """No other error comes out of the parser."""
    assert parsed_or_refused(text) in {True, False}


@given(st.lists(st.sampled_from(_TOKENS), max_size=40).map("".join))
def test_any_heap_of_tokens_gives_syntax_or_a_fault(text: str) -> None:
    """Nor out of texts made of what expressions are made of."""
    assert parsed_or_refused(text) in {True, False}


@given(trees)
@example(parse("a - (b - c)", at=NOWHERE))
@example(parse("(a and b) and c", at=NOWHERE))
@example(parse("(a < b) < c", at=NOWHERE))
@example(parse("(a if b else c) if (a if b else c) else c", at=NOWHERE))
@example(parse("-(-a)", at=NOWHERE))
@example(parse("not (not a in b)", at=NOWHERE))
@example(parse("sum(a if b else c for d in e if (a if b else c))", at=NOWHERE))
def test_what_is_printed_parses_to_the_same_tree(tree: Syntax) -> None:
    """parse∘print is identity."""
    assert parse(print_syntax(tree), at=NOWHERE) == tree


@given(trees)
def test_printing_needs_no_second_pass(tree: Syntax) -> None:
    """What is printed once prints the same again."""
    text = print_syntax(tree)
    assert print_syntax(parse(text, at=NOWHERE)) == text


def test_a_literal_of_thirteen_places_prints_as_it_reads() -> None:
    """Also a long figure (refused by the checker, but printed) is printed as a figure."""
    tree = parse("0.0000000000001", at=NOWHERE)
    assert parse(print_syntax(tree), at=NOWHERE) == tree
