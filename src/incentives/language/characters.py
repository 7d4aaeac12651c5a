"""What may stand in the text of an expression at all, and the fault of what may not."""

import re

import attrs

from incentives.errors import Sentence
from incentives.values.span import Span

MOST_CHARACTERS = 19_000
MOST_DEPTH = 60
_ALLOWED = re.compile(r"[A-Za-z0-9_ .,+\-*/()\[\]{}<>=!]*")
IN_DIGITS = "Write 0 or 1 in plain digits; every other figure is a parameter, named here."
_LETTERS = "Names are of a-z, A-Z, 0-9 and _; the signs are those of the reference."
_EMPTY = "Write one, or leave the line out."
TOO_DEEP = f"the expression is nested over {MOST_DEPTH} levels"
_DATE = re.compile(r"(?<![\w.])[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?![\w.])")
_LEADING_ZERO = re.compile(r"(?<![A-Za-z0-9_.])0[0-9]+")


@attrs.define
class ExpressionFault(Exception):
    """Something wrong at one place of an expression; `hint` says what to do about it."""

    span: Span
    message: str | Sentence
    slug: str
    hint: str | Sentence | None = None


def check_characters(text: str, at: Span) -> None:
    """Refuses what is too long or too deep, or what no expression has in it.

    Raises:
        ExpressionFault: at the first place of that kind.
    """
    if len(text) > MOST_CHARACTERS:
        message = f"the expression has over {MOST_CHARACTERS} characters"
        raise ExpressionFault(at, message, "expression-too-long")
    allowed = _ALLOWED.match(text)
    end = allowed.end() if allowed else 0
    if end < len(text):
        raise ExpressionFault(
            at.within(start=end, length=1),
            f"the character {text[end]!r} has no place in an expression",
            "expression-syntax",
            _LETTERS,
        )
    if not text.strip():
        raise ExpressionFault(at, "the expression is empty", "expression-syntax", _EMPTY)
    for pattern, what in ((_DATE, "a date"), (_LEADING_ZERO, "not a plain number")):
        if refused := pattern.search(text):  # else a date would be read as a subtraction
            span = at.within(start=refused.start(), length=len(refused[0]))
            message = f"'{refused[0]}' is {what}"
            raise ExpressionFault(span, message, "expression-syntax", IN_DIGITS)
    _check_brackets(text, at)


def _check_brackets(text: str, at: Span) -> None:
    if sum(map(text.count, "([{")) <= MOST_DEPTH:
        return
    depth = 0
    for column, character in enumerate(text):
        depth += (character in "([{") - (character in ")]}")
        if depth > MOST_DEPTH:
            span = at.within(start=column, length=1)
            raise ExpressionFault(span, TOO_DEEP, "expression-too-deep")
