"""Where a slip is told, how long it is, and what is said of it: kind by kind."""

import pytest

from incentives.language.characters import ExpressionFault
from incentives.language.parser import is_expression, parse
from incentives.language.slips.find import LONGEST_SHOWN, find_slip, find_slip_of_word, mend
from incentives.language.slips.gaps import find_gap
from incentives.language.slips.names import gathered
from incentives.language.slips.nearest import MOST_LISTED, few_of, meant, one_of
from incentives.language.syntax import Name
from incentives.values.span import Span
from incentives.values.text import Text

AT = Span(file="p.yaml", line=7, column=11)
SIDES = "It stands between two names or numbers; delete one too many."
OPERATOR = "Write one, such as 'and' or '+'; a name has no space in it."
DELETE = "Delete it, or write the bracket that opens before it."


@pytest.mark.parametrize(
    ("text", "marked", "message", "hint"),
    [
        ("a b", (2, 1), "an operator is missing between 'a' and 'b'", OPERATOR),
        ("f(ab cd)", (5, 2), "an operator is missing between 'ab' and 'cd'", OPERATOR),
        ("a.b c.d", (4, 3), "an operator is missing between 'a.b' and 'c.d'", OPERATOR),
        ("a + 1 2", (6, 1), "an operator is missing between '1' and '2'", OPERATOR),
        ("f(a) b", (5, 1), "an operator is missing between ')' and 'b'", OPERATOR),
        ("a_ b_", (3, 2), "an operator is missing between 'a_' and 'b_'", OPERATOR),
        ("a {b}", (2, 1), "an operator is missing between 'a' and '{'", OPERATOR),
        ("a <= b c", (7, 1), "an operator is missing between 'b' and 'c'", OPERATOR),
        ("a and", (2, 3), "a part is missing after 'and'", SIDES),
        ("and a", (0, 3), "a part is missing before 'and'", SIDES),
        ("not", (0, 3), "a part is missing after 'not'", SIDES),
        ("a +", (2, 1), "a part is missing after '+'", SIDES),
        ("* a", (0, 1), "a part is missing before '*'", SIDES),
        ("a + * b", (4, 1), "a part is missing before '*'", SIDES),
        ("a == == b", (5, 2), "a part is missing before '=='", SIDES),
        ("a < > b", (4, 1), "a part is missing before '>'", SIDES),
        ("a not in", (6, 2), "a part is missing after 'in'", SIDES),
        ("a not in in b", (9, 2), "a part is missing before 'in'", SIDES),
        ("a in", (2, 2), "a part is missing after 'in'", SIDES),
        ("a if b else", (7, 4), "a part is missing after 'else'", SIDES),
        ("f(a, and)", (5, 3), "a part is missing before 'and'", SIDES),
        ("(a", (0, 1), "'(' is never closed", "Write ')' where it ends."),
        ("a + [b", (4, 1), "'[' is never closed", "Write ']' where it ends."),
        ("{a", (0, 1), "'{' is never closed", "Write '}' where it ends."),
        ("((a)", (0, 1), "'(' is never closed", "Write ')' where it ends."),
        ("(a (b", (3, 1), "'(' is never closed", "Write ')' where it ends."),
        ("a)", (1, 1), "')' closes nothing", DELETE),
        ("(a]", (2, 1), "']' closes nothing", DELETE),
        ("(a[b)", (4, 1), "')' closes nothing", DELETE),
        ("(a) + b}", (7, 1), "'}' closes nothing", DELETE),
    ],
)
def test_what_is_missing_is_marked_where_it_is(
    text: str, marked: tuple[int, int], message: str, hint: str
) -> None:
    """The first bracket without its partner, else the first part that is not there."""
    with pytest.raises(ExpressionFault) as caught:
        parse(text, at=AT)
    fault = caught.value
    start, length = marked
    assert (fault.slug, fault.span) == (
        "expression-syntax",
        Span(file="p.yaml", line=7, column=11 + start, length=length),
    )
    assert isinstance(fault.message, Text)
    assert isinstance(fault.hint, Text)
    assert (fault.message.en, fault.hint.en) == (message, hint)
    assert (text[start : start + length] in fault.message.zh) is True
    assert fault.hint.zh != fault.hint.en


@pytest.mark.parametrize(
    ("text", "column", "start"),
    [("f(, a)", 3, 2), ("f(, a)", 1, 0), ("f(, a)", 0, 0), ("f(, a)", None, 0), ("f(, a)", 99, 5)],
)
def test_what_is_no_expression_for_no_reason_known_is_marked_where_reading_ended(
    text: str, column: int | None, start: int
) -> None:
    """Inside the text, whatever the reader says."""
    gap = find_gap(text, column)
    assert (gap.start, gap.length, gap.message.en) == (start, 1, "this is not an expression")
    assert find_gap("", column).start == 0


@pytest.mark.parametrize(
    ("text", "marked", "mended"),
    [
        ("a  &&  b", "&&", "a and b"),
        ("a || b", "||", "a or b"),
        ("ab ≥ cd", "≥", "ab >= cd"),
        ("a = b", "=", "a == b"),
        ("a == 'b'", "'b'", "a == b"),
        ("a ** 2", "a ** 2", "a * a"),
        ("a ^ 3", "a ^ 3", "a * a * a"),
        ("a in [b, c]", "in [b, c]", "a in {b, c}"),
        ("  if(a, b, c)", "if", "b if a else c"),
        ("if (a, b, c)", "if", "b if a else c"),
        ("d + if(a, b, c)", "if", "d + (b if a else c)"),
        ("if(a, b, c) + d", "if", "(b if a else c) + d"),
        ("if(f(a, b), g[c, d], e)", "if", "g[c, d] if f(a, b) else e"),
        ("if(a, if(b, c, d), e)", "if", "(c if b else d) if a else e"),
        ("if(a, b, if(c, d, e))", "if", "b if a else d if c else e"),
        ("if(if(a, b, c), d, e)", "if", "d if (b if a else c) else e"),
        ("if(a, b if c else d, e)", "if", "(b if c else d) if a else e"),
        ("if(a, sum(b for c in d if e), f)", "if", "sum(b for c in d if e) if a else f"),
        ("if(a, (b if c else d), e)", "if", "(b if c else d) if a else e"),
        ("a（b）", "（", "a(b)"),
    ],
)
def test_the_first_slip_is_marked_and_the_whole_is_mended(
    text: str, marked: str, mended: str
) -> None:
    """Without the space around it; the hint writes the expression as it should be."""
    slip = find_slip(text, is_expression)
    assert slip is not None
    assert text[slip.start : slip.start + slip.length] == marked
    assert mend(text) == mended
    assert slip.hint == Text(f"请写作：{mended}", f"Write: {mended}")


@pytest.mark.parametrize("text", ["if(a, b)", "if(a, b, c, d)", "if(a, b, c", "if a, b, c)"])
def test_a_choice_without_three_parts_is_not_mended(text: str) -> None:
    """Nobody can say what was meant."""
    assert mend(text) == text


def test_the_first_of_several_slips_is_told() -> None:
    """And all of them are mended."""
    slip = find_slip("a ≥ b && c = d", is_expression)
    assert slip is not None
    assert (slip.start, slip.hint.en) == (2, "Write: a >= b and c == d")


def test_an_expression_is_written_out_up_to_its_longest() -> None:
    """Of a longer one the hint gives the piece."""
    assert LONGEST_SHOWN == 200
    for spare, whole in ((0, True), (1, False)):
        text = "a" * (LONGEST_SHOWN - len(" >= b") + spare) + " ≥ b"
        slip = find_slip(text, is_expression)
        assert slip is not None
        assert slip.hint.en == ("Write: " + text.replace("≥", ">=") if whole else "Write: >=")


def test_what_cannot_be_mended_is_answered_piece_by_piece() -> None:
    """Where the whole would be no expression either."""
    slip = find_slip("a ≥ b ≥", is_expression)
    assert slip is not None
    assert slip.hint.en == "Write: >="
    assert find_slip("a +", is_expression) is None


def test_words_of_other_languages_are_looked_for_only_where_they_stand() -> None:
    """A name that is none is no slip by itself."""
    found = find_slip_of_word("a == true", "true", is_expression)
    assert found is not None
    assert found.hint.en == "Write: a"
    assert find_slip_of_word("a == true", "a", is_expression) is None
    assert find_slip_of_word("a == NULL", "NULL", is_expression) is not None


@pytest.mark.parametrize(
    ("kind", "path", "written"),
    [
        ("sum", ("bills", "paid"), "sum(row.paid for row in bills)"),
        ("max", ("bills", "due", "on"), "max(row.due.on for row in bills)"),
        ("count", ("bills",), "count(row for row in bills)"),
        ("count", ("bills", "is", "open"), "count(row for row in bills if row.is.open)"),
        ("any", ("bills", "open"), "any(row.open for row in bills)"),
    ],
)
def test_a_sum_of_a_list_is_written_over_its_rows(
    kind: str, path: tuple[str, ...], written: str
) -> None:
    """A count of conditions counts the rows for which they hold."""
    assert gathered(kind, Name(path, span=AT)) == Text(f"请写作：{written}", f"Write: {written}")


def test_of_few_values_all_are_listed_and_of_many_the_nearest() -> None:
    """Five of them, the likest first, and how many there are."""
    few = [f"x{number:02}" for number in range(MOST_LISTED)]
    assert few_of("x05", few).en == f"Expected one of {', '.join(few)}."
    many = [*few, "y00"]
    assert few_of("x05", many).en == (
        "Expected one of 13; the nearest are x05, x00, x01, x02, x03."
    )
    assert few_of("x05", many).zh == "共 13 个可填，最接近的有：x05、x00、x01、x02、x03。"
    assert few_of("a", ()).en == "Nothing can stand here: leave it out."
    assert few_of("a", ("b",)) == Text("应为下列之一：b。", "Expected one of b.")


def test_what_was_meant_is_what_is_like_enough() -> None:
    """Six tenths alike, unless more is asked for; else what there is, is listed."""
    assert meant("owend", ["rented", "owned"]) == Text("是否应为“owned”？", "Did you mean 'owned'?")
    assert meant("abcde", ["abcxy"]) is not None
    assert meant("abcde", ["abxyz"]) is None
    assert meant("abcde", ["abcxy"], cutoff=0.7) is None
    assert meant("a", []) is None
    assert one_of("owend", ["rented", "owned"]).en == "Did you mean 'owned'?"
    assert one_of("zzz", ["rented", "owned"]).en == "Expected one of rented, owned."
    assert one_of("abcde", ["abcxy"], cutoff=0.9).en == "Expected one of abcxy."
