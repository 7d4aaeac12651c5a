"""The first slip of a text that is no expression, with the hint that mends it."""

import re
from collections.abc import Callable, Iterator
from functools import partial

from incentives.language.slips.forms import SLIP_FORMS, SlipForm
from incentives.language.slips.names import WORDS
from incentives.language.slips.slip import Slip
from incentives.values.text import Text

LONGEST_SEARCHED = 2_000
"""In a longer expression no slip is looked for, so that it costs no more than its length."""
LONGEST_SHOWN = 200
"""How long an expression may be that a hint writes out, in characters."""

_IF_CALL = r"\b(?:if|IF|If|iif|IIF|如果) *(?=\()"
_WORD_OR_BRACKET = re.compile(r"\w+|[()\[\]{}]")
_CHOICE = Text("二者择一写作：{right}", "one of two is written: {right}")


def find_slip(text: str, is_expression: Callable[[str], bool]) -> Slip | None:
    """The first slip of a text that is no expression; None where none of those known is in it.

    The hint writes the whole expression mended, where that is one by `is_expression` and is short
    enough; else what to write in place of the slip.
    """
    if len(text) > LONGEST_SEARCHED:
        return None
    found = min(_slips_in(text), key=lambda pair: pair[1].start(), default=None)
    if found is None:
        return None
    row, match = found
    right = row.right(match) if row.right is not None else None
    hint = row.hint
    mended = mend(text)
    if right is not None and mended != text and len(mended) <= LONGEST_SHOWN:
        hint = _written(mended) if is_expression(mended) else hint
    if hint is None:
        assert right is not None, "a slip without a right form has a hint"
        hint = _written(right.strip())
    indent = len(match[0]) - len(match[0].lstrip())
    return Slip(
        start=match.start() + indent,
        length=max(len(match[0].strip()), 1),
        message=_filled(row.message, found=match[0].strip() or match[0], right=right or ""),
        hint=hint,
    )


def find_slip_of_word(text: str, word: str, is_expression: Callable[[str], bool]) -> Slip | None:
    """The slip by which a word such as `true` stands in an expression that knows no such name."""
    return find_slip(text, is_expression) if word.lower() in WORDS else None


def mend(text: str) -> str:
    """The text with the right form in place of every slip that has one."""
    mended = _choice_mended(text)
    for row in SLIP_FORMS:
        if row.right is not None:
            mended = row.pattern.sub(row.right, mended)
    return re.sub(r"(?<=\S) {2,}", " ", mended).strip()


def _slips_in(text: str) -> Iterator[tuple[SlipForm, re.Match[str]]]:
    """The first of each kind; `if(a, b, c)` is found by its brackets."""
    call = re.search(_IF_CALL, text, re.ASCII)
    if call is not None:
        pieces = _pieces_of_call(text, call.end())
        if pieces is not None and len(pieces[0]) == 3:
            right = _chosen(pieces[0])
            row = SlipForm(written=_IF_CALL, message=_CHOICE, right=partial(_constant, right))
            yield row, call
    for row in SLIP_FORMS:
        match = row.pattern.search(text)
        if match is not None:
            yield row, match


def _constant(right: str, _: re.Match[str]) -> str:
    return right


def _chosen(pieces: list[str]) -> str:
    test, then, otherwise = (mend(piece) for piece in pieces)
    return f"({_bracketed(then)} if {_bracketed(test)} else {otherwise})"


def _bracketed(piece: str) -> str:
    """The piece so that it stays one before an `if` or an `else`: a choice in brackets."""
    depth = 0
    for word in _WORD_OR_BRACKET.findall(piece):
        depth += (word in "([{") - (word in ")]}")
        if word == "if" and depth == 0:
            return f"({piece})"
    return piece


def _choice_mended(text: str) -> str:
    """The text with `b if a else c` in place of the first `if(a, b, c)`, and so of those inside."""
    call = re.search(_IF_CALL, text, re.ASCII)
    pieces = _pieces_of_call(text, call.end()) if call is not None else None
    if call is None or pieces is None or len(pieces[0]) != 3:
        return text
    before, after = text[: call.start()], text[pieces[1] :]
    right = _chosen(pieces[0])
    if not before.strip() and not after.strip():
        return right[1:-1]
    return f"{before}{right}{after}"


def _pieces_of_call(text: str, opens: int) -> tuple[list[str], int] | None:
    """The arguments in the brackets that open there, and where they end; None if they do not."""
    depth, begun = 0, opens + 1
    pieces: list[str] = []
    for index in range(opens, len(text)):
        character = text[index]
        depth += (character in "([{") - (character in ")]}")
        if depth == 0:
            pieces.append(text[begun:index].strip())
            return pieces, index + 1
        if character == "," and depth == 1:
            pieces.append(text[begun:index].strip())
            begun = index + 1
    return None


def _filled(sentence: Text, *, found: str, right: str) -> Text:
    zh, en = (
        words.format(found=found, right=right.strip()) for words in (sentence.zh, sentence.en)
    )
    return Text(zh, en)


def _written(right: str) -> Text:
    return Text(f"请写作：{right}", f"Write: {right}")
