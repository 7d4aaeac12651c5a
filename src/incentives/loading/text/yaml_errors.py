"""What a YAML program says of a file it cannot read, put in the author's words.

libyaml and the scanner in Python word the same complaint differently; a row below lists fragments
of both.
"""

import re

import attrs
import yaml

from incentives.errors import Fault
from incentives.loading.text.characters import quote_words
from incentives.loading.text.nodes import Node, Scalar
from incentives.loading.text.source import Source
from incentives.values.span import Span

QUOTE_EXPRESSION = "Put quotation marks around an expression that holds a comma or a bracket."
_QUOTE_IT = "Put quotation marks around the text."
_LINE_UP = (
    "Begin each name in the column of the names beside it; nothing may follow a closing "
    "quotation mark."
)
_FULL_WIDTH_COLON = r"\s*(?:- )?[^\s:'\"#,{}\[\]]+："

_FULL_WIDTH_DIVIDER = r"[，、；]\s*[\w.]+\s*"

LEAVE_OUT = "Leave the line out if it is not known."
_GROUPED = r"-?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?%?(?=\s*[,}])"
_TO_NEXT_NAME = r"(.*?)\s*(?:,\s*[\w.]+:\s|\})"

DIRECTIVE = "a line that begins with '%' gives orders to a YAML program"
TAG = "a tag ('!') is not read"


def hint_for_piece(before: Node | None, piece: Scalar, source: Source) -> str | None:
    """What to do about a name without a value, after the value `before` in braces (None: none).

    None if it is a further piece of what has a hint already.
    """
    if piece.text.count(")") != piece.text.count("("):
        return QUOTE_EXPRESSION
    if not isinstance(before, Scalar) or before.quoted:
        return LEAVE_OUT
    if not before.text:
        return None
    rest = source.lines[before.span.line - 1][before.span.column - 1 :]
    if number := re.match(_GROUPED, rest):
        return f"Write the number without commas: {number[0].replace(',', '')}."
    whole = re.match(_TO_NEXT_NAME, rest)
    written = whole[1] if whole is not None else f"{before.text}, {piece.text}"
    return f'Put quotation marks around a text with a comma: "{written}".'


@attrs.frozen(kw_only=True, repr=False)
class _Complaint:
    """One row: `fragments` of the program's wording, and ours.

    `at_start`: the fault is where the construct begins, not where it broke off.
    In `message`, {found} is what stands at the place, {sign} its first sign, {line} the line on
    which the construct begins.
    """

    fragments: tuple[str, ...]
    message: str
    hint: str | None = None
    slug: str = "yaml-syntax"
    at_start: bool = False


_NO_DIVIDER = _Complaint(
    fragments=("expected ',' or '}'",),
    message="the mapping that opens on line {line} wants ',' or '}}' here, not {found}",
)
_COMPLAINTS = (
    _Complaint(
        fragments=("directive", "incompatible YAML document"),
        message=DIRECTIVE,
        hint="Delete the line.",
        slug="directive",
        at_start=True,
    ),
    _Complaint(
        fragments=("maximum nesting depth",),
        message="lists and mappings are nested far too deep here",
        slug="too-deep",
    ),
    _Complaint(
        fragments=("scanning a tag", "parsing a tag", "tag handle"),
        message=TAG,
        hint=f"{_QUOTE_IT} If a tag was meant, delete it.",
        slug="tag",
        at_start=True,
    ),
    _Complaint(
        fragments=("scanning an anchor", "scanning an alias"),
        message="a text cannot begin with '&' or '*'",
        hint=_QUOTE_IT,
        at_start=True,
    ),
    _Complaint(
        fragments=("cannot start any token",),
        message="a text cannot begin with {sign}",
        hint=_QUOTE_IT,
    ),
    _Complaint(
        fragments=("unexpected end of stream",),
        message="the quotation mark that opens here is never closed",
        at_start=True,
    ),
    _Complaint(
        fragments=("document indicator", "document separator"),
        message="no quotation mark closes this text before a line of '---' or '...'",
        at_start=True,
    ),
    _Complaint(
        fragments=("escape", "hexdecimal"),
        message="a backslash here, with what follows it, stands for no character",
        hint="Use single quotation marks: in them a backslash is only a backslash.",
    ),
    _Complaint(
        fragments=("mapping values are not allowed", "found unexpected ':'"),
        message="a colon that ends a name cannot stand here",
        hint=(
            "Put quotation marks around a text that holds ': '; see that this line begins where "
            "it should."
        ),
    ),
    _Complaint(
        fragments=("sequence entries are not allowed",),
        message="an entry of a list cannot begin here",
        hint=(
            "Begin it on a line of its own, or put quotation marks around a text that begins "
            "with '- '."
        ),
    ),
    _Complaint(
        fragments=("mapping keys are not allowed",),
        message="a text cannot begin with '? '",
        hint=_QUOTE_IT,
    ),
    _Complaint(
        fragments=("could not find expected ':'",),
        message="the name {found} has no colon after it",
        hint="Write the name, a colon, a space and the value.",
        at_start=True,
    ),
    _Complaint(
        fragments=("expected ',' or ']'",),
        message="the list that opens on line {line} wants ',' or ']' here, not {found}",
    ),
    _NO_DIVIDER,
    _Complaint(
        fragments=("node content",), message="a name or a value is wanted here, not {found}"
    ),
    _Complaint(
        fragments=("expected '-' indicator", "parsing a block collection"),
        message="{found} is out of place: the list that begins on line {line} wants an entry here",
        hint="Begin each '- ' in the column of the one above.",
    ),
    _Complaint(
        fragments=("expected key", "parsing a block mapping"),
        message="{found} is out of place: the mapping that begins on line {line} wants a name here",
        hint=_LINE_UP,
    ),
    _Complaint(
        fragments=("<document start>",),
        message="{found} is out of place: what the file says is complete before it",
    ),
    _Complaint(
        fragments=(
            "indentation indicator",
            "chomping",
            "comment or line break",
            "a comment or a line break",
        ),
        message="after '|' or '>' the text begins on the next line, so {found} cannot stand here",
    ),
    _Complaint(
        fragments=("tab character",), message="a tab stands here", hint="Use spaces.", slug="tab"
    ),
)

_FULL_WIDTH = _Complaint(fragments=(), message="a name ends in ':', and here stands '：'")
_FULL_WIDTH_COMMA = _Complaint(
    fragments=(), message="entries are divided by ',', and here stands {sign}", hint="Write ','."
)
_ANYTHING_ELSE = _Complaint(fragments=(), message="{found} is out of place")


@attrs.frozen(kw_only=True, repr=False)
class SyntaxFault:
    """The fault, and the index of its place in the text."""

    fault: Fault
    index: int


def translate_syntax_error(source: Source, error: Exception, *, read_to: int) -> SyntaxFault:
    """The program's complaint as a fault.

    One without a place is put at `read_to`, where reading had come.
    """
    if not isinstance(error, yaml.MarkedYAMLError):
        return _state_complaint(source, _ANYTHING_ELSE, index=read_to, begun=read_to)
    complaint = _find_complaint(f"{error.context} {error.problem}")
    problem = error.problem_mark.index if error.problem_mark else read_to
    begun = error.context_mark.index if error.context_mark else problem
    line_start = source.text.rfind("\n", 0, problem) + 1
    if complaint.slug != "directive" and source.text.startswith("%", line_start):
        complaint, begun = _COMPLAINTS[0], line_start
    index = begun if complaint.at_start else problem
    if complaint is _NO_DIVIDER and (divider := _divider_before(source.text, begun, problem)):
        return _state_complaint(source, _FULL_WIDTH_COMMA, index=divider, begun=begun)
    return _state_complaint(source, complaint, index=index, begun=begun)


def _divider_before(text: str, begun: int, problem: int) -> int | None:
    """Where a full-width sign stands before the name at whose colon the reader stopped."""
    last = max(text.rfind(sign, begun, problem) for sign in "，、；")
    is_divider = last >= 0 and re.fullmatch(_FULL_WIDTH_DIVIDER, text[last:problem])
    return last if is_divider else None


def _find_complaint(wording: str) -> _Complaint:
    for complaint in _COMPLAINTS:
        if any(fragment in wording for fragment in complaint.fragments):
            return complaint
    return _ANYTHING_ELSE


def _state_complaint(
    source: Source, complaint: _Complaint, *, index: int, begun: int
) -> SyntaxFault:
    word, span = _find_what_stands_at(source, index)
    hint = complaint.hint
    if source.text.startswith("[", index) and source.text[index - 1 : index].isalnum():
        hint = QUOTE_EXPRESSION  # a look-up in a table, read as a list
    lines = source.lines[max(span.line - 2, 0) : span.line]  # the one above may be to blame
    above = max(span.line - 2, 0)
    for number, line in enumerate(lines, start=above + 1):
        if colon := re.match(_FULL_WIDTH_COLON, line):
            hint = "'：' is the full-width colon; after a name write ':' and a space."
            span = Span(file=span.file, line=number, column=colon.end())
            complaint = _FULL_WIDTH
            break
    message = complaint.message.format(
        found=word,
        sign=quote_words(source.text[index : index + 1]),
        line=source.span_at(begun).line,
    )
    fault = source.fault_at(span, slug=complaint.slug, text=message, advice=hint)
    return SyntaxFault(fault=fault, index=index)


def _find_what_stands_at(source: Source, index: int) -> tuple[str, Span]:
    if not source.text[index:].strip():
        return "the end of the file", source.end_span()
    word = source.word_at(index)
    span = source.span_at(index, length=max(len(word), 1))
    return (quote_words(word) if word else "the end of the line"), span
