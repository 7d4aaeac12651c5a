"""An expression over several lines is the same expression, and a fault is shown on its own line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incentives.language.characters import ExpressionFault
from incentives.language.parser import parse
from incentives.loading.text.nodes import Scalar, Table
from incentives.loading.text.reader import read_text
from incentives.values.span import Span

WORDS = [
    "max",
    "(",
    "project",
    ".",
    "places",
    "*",
    "rate",
    "-",
    "paid",
    ",",
    "0",
    ")",
    "if",
    "project",
    ".",
    "open",
    "and",
    "rate",
    ">",
    "0",
    "else",
    "0",
]
STYLES = {
    "plain": ("a: ", ""),
    "folded": ("a: >\n  ", "\n"),
    "stripped": ("a: >-\n  ", "\n"),
    "literal": ("a: |\n  ", "\n"),
    "single": ("a: '", "'"),
    "double": ('a: "', '"'),
}
GAPS = st.sampled_from([" ", "\n  ", "\n      ", " \n\n  "])


def scalar_of(text: str) -> Scalar:
    """What stands under `a`."""
    root = read_text(text, file="x.yaml")
    assert isinstance(root, Table)
    found = root.find("a")
    assert isinstance(found, Scalar)
    return found


def written(text: str) -> tuple[str, Span]:
    """The text under `a` as it is written, with its place."""
    as_written = scalar_of(text).as_written()
    assert as_written is not None
    return as_written


@given(
    gaps=st.lists(GAPS, min_size=len(WORDS), max_size=len(WORDS)),
    style=st.sampled_from(list(STYLES)),
)
def test_breaks_change_nothing_but_places(gaps: list[str], style: str) -> None:
    """Each word of it is found where it stands in the file, whatever lines are broken."""
    before, after = STYLES[style]
    body = "".join(word + gap for word, gap in zip(WORDS, gaps, strict=True)).rstrip()
    file = before + body + after
    text, at = written(file)
    assert text.split() == body.split()
    assert parse(text, at=at) == parse(" ".join(WORDS), at=at)
    lines = file.split("\n")
    start = 0
    for word in WORDS:
        start = text.index(word, start)
        place = at.within(start=start, length=len(word))
        begin = place.column - 1
        assert lines[place.line - 1][begin : begin + place.length] == word
        start += len(word)


@given(at=st.integers(0, len(WORDS) - 1), every=st.integers(1, 4))
def test_a_fault_stands_on_its_own_line(at: int, every: int) -> None:
    """A sign that no expression has is marked where it stands."""
    words = [*WORDS[:at], "§", *WORDS[at:]]
    lines = [" ".join(words[i : i + every]) for i in range(0, len(words), every)]
    file = "a: >-\n" + "\n".join(f"  {line}" for line in lines)
    text, place = written(file)
    with pytest.raises(ExpressionFault) as refused:
        parse(text, at=place)
    line = next(number for number, line in enumerate(lines, start=2) if "§" in line)
    column = file.split("\n")[line - 1].index("§") + 1
    assert (refused.value.span.line, refused.value.span.column) == (line, column)


def test_a_part_over_two_lines_is_marked_to_the_end_of_the_first() -> None:
    """What goes on below goes on in `further`."""
    _, at = written("a: >-\n  one + two\n    + three\n")
    part = at.within(start=6, length=9)
    assert (part.line, part.column, part.length) == (2, 9, 3)
    assert [(more.line, more.column, more.length) for more in part.further] == [(3, 5, 5)]
    assert at.within(start=9, length=1).place == (2, 12)  # the break itself


@pytest.mark.parametrize("text", ['a: "x\\x20+ y"', 'a: "x \\\n  + y"', "a: 'x''\n  y'"])
def test_what_holds_escapes_is_not_written_as_it_is(text: str) -> None:
    """Nobody could say where in the file its words stand."""
    assert scalar_of(text).as_written() is None
