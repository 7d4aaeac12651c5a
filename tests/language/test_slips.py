"""The commonest slips in expressions, each answered with the right form."""

import pytest

from incentives.errors import Sentence
from incentives.language.characters import ExpressionFault
from incentives.language.parser import parse
from incentives.values.span import Span
from tests.language.fake_scope import check

NOWHERE = Span(file="x.yaml", line=1, column=1)


def faults_of(text: str) -> list[ExpressionFault]:
    """Every fault of the expression, of its grammar or of its names."""
    try:
        return check_text(text)
    except ExpressionFault as fault:
        return [fault]


def check_text(text: str) -> list[ExpressionFault]:
    return check(text)[1]


def hint_of(fault: ExpressionFault) -> str:
    """The English of the hint."""
    assert fault.hint is not None
    return fault.hint if isinstance(fault.hint, str) else fault.hint.en


MENDED = [
    ("project.tenure = owned", 16, "project.tenure == owned"),
    ("project.tenure === owned", 16, "project.tenure == owned"),
    ("project.open && project.open", 14, "project.open and project.open"),
    ("project.open & project.open", 14, "project.open and project.open"),
    ("project.open || project.open", 14, "project.open or project.open"),
    ("project.open 且 project.open", 14, "project.open and project.open"),
    ("project.open并且project.open", 13, "project.open and project.open"),
    ("project.open 或者 project.open", 14, "project.open or project.open"),
    ("project.open AND project.open", 14, "project.open and project.open"),
    ("!project.open", 1, "not project.open"),
    ("非 project.open", 1, "not project.open"),
    ("project.tenure <> owned", 16, "project.tenure != owned"),
    ("project.tenure ≠ owned", 16, "project.tenure != owned"),
    ("share ≥ 0", 7, "share >= 0"),
    ("share ≤ 1", 7, "share <= 1"),
    ("share => 0", 7, "share >= 0"),
    ("share ＞ 0", 7, "share > 0"),
    ("share × share", 7, "share * share"),
    ("share ÷ share", 7, "share / share"),
    ("share − share", 7, "share - share"),
    ("max（cap， cap）", 4, "max(cap, cap)"),
    ("（share＋share）／share", 1, "(share+share)/share"),
    ("project.tenure == 'owned'", 19, "project.tenure == owned"),
    ('project.tenure == "owned"', 19, "project.tenure == owned"),
    ("project.tenure == “owned”", 19, "project.tenure == owned"),
    ("project.tenure in [owned, rented]", 16, "project.tenure in {owned, rented}"),
    ("project.tenure in ('owned', 'rented')", 20, "project.tenure in {owned, rented}"),
    ("project.open == true", 17, "project.open"),
    ("project.open == True", 1, "project.open"),
    ("project.open == false and share > 0", 17, "not project.open and share > 0"),
    ("project.begun is not None", 1, "happened(project.begun)"),
    ("project.begun == null", 18, "not happened(project.begun)"),
    ("if(project.open, cap, 0)", 1, "cap if project.open else 0"),
    ("IF(project.open, IF(share > 0, cap, 0), 0)", 1, None),
    (
        "IF(project.open, max(cap, 0) if share > 0 else 0, 0)",
        1,
        "(max(cap, 0) if share > 0 else 0) if project.open else 0",
    ),
    ("0 + if(project.tenure = owned, cap, 0)", 5, "0 + (cap if project.tenure == owned else 0)"),
    ("if project.open then cap else 0", 1, "cap if project.open else 0"),
    ("project.open ? cap : 0", 1, "cap if project.open else 0"),
    ("share ** 2", 1, "share * share"),
    ("share ^ 3", 1, "share * share * share"),
    ("share // share", 1, "round_down(share / share)"),
    ("share between share and share", 1, "share <= share <= share"),
    ("project.places()", 1, "project.places"),
    ("project.tenure is owned", 1, "project.tenure == owned"),
    ("sum(bills.paid)", 1, "sum(row.paid for row in bills)"),
    ("max(bills.paid)", 1, "max(row.paid for row in bills)"),
    ("count(bills)", 1, "count(row for row in bills)"),
    ("count(bills.settled)", 1, "count(row for row in bills if row.settled)"),
    ("any(bills.settled)", 1, "any(row.settled for row in bills)"),
]


@pytest.mark.parametrize(("text", "column", "mended"), MENDED)
def test_a_slip_is_answered_with_the_whole_expression_mended(
    text: str, column: int, mended: str | None
) -> None:
    """There is one fault, where the slip is, and what its hint writes out is without fault."""
    (fault,) = faults_of(text)
    assert column == fault.span.column
    written = hint_of(fault).removeprefix("Write: ")
    assert mended is None or mended == written
    assert check_text(written) == []


@pytest.mark.parametrize("text", [text for text, _, _ in MENDED if ", " in text])
def test_spaces_after_a_comma_make_no_difference(text: str) -> None:
    """What is written without them is mended to the same."""
    (spaced,), (close,) = faults_of(text), faults_of(text.replace(", ", ","))
    assert hint_of(spaced).replace(", ", ",") == hint_of(close).replace(", ", ",")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("cap * 50%", "Make it a parameter"),
        ("cap * 50％", "Make it a parameter"),
        ("min(cap, 1,000)", "Make it a parameter"),
        ("share > 12,000", "Make it a parameter"),
        ("cap > 100元", "Make it a parameter"),
        ("project.begun > 2021-09-30", "Make it a parameter with `type: date`."),
        ("project.begun > 2021-10-12", "Make it a parameter with `type: date`."),
        ("share > 1e5", "every other figure is a parameter"),
        ("share ** project.places", "Multiply"),
        ("share % share", "round_down(x, step)"),
        ("project.tenure == '自有'", "by its key"),
        ("true", "Write the fact by itself"),
        ("None", "happened(date)"),
        ("project.tenure == {owned}", "Write 'in' before the braces"),
        ("(share + share", "Write ')' where it ends"),
        ("share + share)", "Delete it"),
        ("share +", "delete one too many"),
        ("share + * share", "delete one too many"),
        ("share share", "such as 'and' or '+'"),
        ("len(bills)", "count(row for row in rows)"),
        ("average(share)", "count(row for row in rows)"),
        ("round(share)", "round_half_up(x)"),
        ("abs(share)", "max(x, -x)"),
        ("机构", "a-z"),
    ],
)
def test_a_slip_without_one_right_form_is_answered_with_what_to_do(text: str, words: str) -> None:
    """There is one fault, and its hint says what to write."""
    (fault,) = faults_of(text)
    assert words in hint_of(fault)


@pytest.mark.parametrize("text", [text for text, _, _ in MENDED])
def test_slips_are_told_in_both_languages(text: str) -> None:
    """What is said of a slip in Chinese is not the English."""
    (fault,) = faults_of(text)
    for sentence in (fault.message, fault.hint):
        if not isinstance(sentence, str):
            assert sentence is not None
            assert sentence.zh != sentence.en


@pytest.mark.parametrize(
    "text",
    [
        "a == b and c != d or not e",
        "a in {x, y}",
        "min(a, b) if c else d",
        "sum(x.y for x in z if x.w == v)",
        "a <= b <= c",
        "a not in {b}",
    ],
)
def test_what_is_an_expression_is_no_slip(text: str) -> None:
    """Slips are looked for only in what cannot be read."""
    parse(text, at=NOWHERE)


def test_a_long_expression_is_not_written_out() -> None:
    """Of a long one the hint gives the piece alone."""
    (fault,) = faults_of(f"{' + '.join(['share'] * 60)} ≥ 0")
    assert hint_of(fault) == "Write: >="


def test_sentences_of_slips_have_no_holes_left() -> None:
    """No `{found}` is left in what is told."""
    for text, _, _ in MENDED:
        (fault,) = faults_of(text)
        for sentence in (fault.message, fault.hint):
            words = sentence if isinstance(sentence, str) else _both(sentence)
            assert "{found}" not in words
            assert "{right}" not in words


def _both(sentence: Sentence | None) -> str:
    assert sentence is not None
    return sentence.zh + sentence.en
