"""The text of one file, by lines, and faults that show the line they are about."""

import re
import stat
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import attrs

from incentives.errors import Fault, PolicyError, Sentence, sentence_of
from incentives.loading.text.characters import (
    ENCODING_HINT,
    find_refused_characters,
    make_visible,
)
from incentives.loading.text.limits import MOST_FAULTS, Limits
from incentives.values.span import Span

SHOWN_CHARACTERS = 160
_JSON_SUFFIX = ".json"
_BEGINS_AS_JSON = r"\ufeff?[ \t\r\n]*\{[ \t\r\n]*[\"}]"

Lines = tuple[tuple[str, Span], ...]
"""A text line by line, each with its place."""

_WORD = re.compile(r"[^\s,\[\]{}]+|\S")


@attrs.frozen(kw_only=True, repr=False)
class Source:
    """The text of a file. Its lines end in a newline alone: see `source_of`."""

    file: str
    text: str
    lines: tuple[str, ...] = attrs.field(init=False, repr=False, eq=False)

    @lines.default
    def _split_lines(self) -> tuple[str, ...]:
        return tuple(self.text.split("\n"))

    def span_at(self, index: int, *, length: int = 1) -> Span:
        r"""The place of the character that `index` characters come before.

        >>> Source(file="x.yaml", text="ab\ncd").span_at(4)
        Span(file='x.yaml', line=2, column=2, length=1)
        """
        line_start = self.text.rfind("\n", 0, index) + 1
        line = self.text.count("\n", 0, index) + 1
        return Span(file=self.file, line=line, column=index - line_start + 1, length=length)

    def has_question_mark_before(self, span: Span) -> bool:
        """Whether `?` stands before the span on its line, with nothing but spaces between."""
        return self.lines[span.line - 1][: span.column - 1].rstrip(" ").endswith("?")

    def end_span(self) -> Span:
        """The place just after the last text of the file."""
        return self.span_at(len(self.text.rstrip()))

    def word_at(self, index: int) -> str:
        """The word, or the one sign, that begins at that character; empty at the end of a line.

        >>> Source(file="x.yaml", text="a: [one, two]").word_at(4)
        'one'
        """
        word = _WORD.match(self.text, index)
        return word[0] if word else ""

    def rest_of_line(self, line: int, *, column: int) -> int:
        """How many characters stand from there to the end of the line, at least 1."""
        return max(len(self.lines[line - 1].rstrip()) - column + 1, 1)

    def written_lines(self, start: tuple[int, int], end: tuple[int, int]) -> Lines:
        """What stands on each line from the one place to the other, but for the space around it.

        Places are a line and a column, from 0; empty lines are left out.
        """
        lines = []
        for number in range(start[0], min(end[0] + 1, len(self.lines))):
            first = start[1] if number == start[0] else 0
            written = self.lines[number][first : end[1] if number == end[0] else None]
            if text := written.strip(" "):
                column = first + len(written) - len(written.lstrip(" ")) + 1
                span = Span(file=self.file, line=number + 1, column=column, length=len(text))
                lines.append((text, span))
        return tuple(lines)

    def fault_at(
        self,
        span: Span,
        *,
        slug: str,
        text: str | Sentence,
        advice: str | Sentence | None = None,
    ) -> Fault:
        """A fault at that place of this file, with the line it stands on."""
        line = self.lines[span.line - 1] if span.line <= len(self.lines) else ""
        return Fault(
            file=self.file,
            line=span.line,
            column=span.column,
            length=span.length,
            source_line=clip_line(make_visible(line), column=span.column),
            text=sentence_of(text),
            slug=slug,
            advice=None if advice is None else sentence_of(advice),
        )


def source_of(text: str, *, file: str) -> Source:
    """The source of a text as it is on disk."""
    return Source(file=file, text=normal_text(text))


def readable_source(text: str, *, file: str, limits: Limits) -> Source:
    """The source of a text that is not too large, nor its lines too long.

    Raises:
        PolicyError: if it is (`too-large`, `line-too-long`).
    """
    if len(text.encode("utf-8", "surrogatepass")) > limits.most_bytes:
        raise PolicyError([too_large(file, limits)])
    source = source_of(text, file=file)
    long_lines = list(islice(_find_long_lines(source, limits.longest_line), MOST_FAULTS))
    if long_lines:
        raise PolicyError(long_lines)
    return source


def find_refused(source: Source) -> Iterator[Fault]:
    """A fault for each run of a character that no file may hold."""
    for refused in find_refused_characters(source.text):
        yield source.fault_at(
            source.span_at(refused.index, length=refused.length),
            slug=refused.slug,
            text=f"here stands {refused.description}",
            advice="Delete it; if it cannot be found, type the line again.",
        )


def _find_long_lines(source: Source, longest: int | None) -> Iterator[Fault]:
    if longest is None:
        return
    for number, line in enumerate(source.lines, start=1):
        if len(line) > longest:
            span = Span(file=source.file, line=number, column=longest + 1)
            message = f"this line has {len(line):,} characters; {longest:,} is the most"
            yield source.fault_at(
                span, slug="line-too-long", text=message, advice="Divide the line."
            )


def normal_text(text: str) -> str:
    """The text without a byte order mark, and with a newline alone at the end of each line."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n")


def is_json(text: str, *, file: str) -> bool:
    """Whether the text is meant as JSON, else as YAML: by the name of its file or how it begins.

    That is with `{` and then a name in double quotation marks, or `}`.

    >>> is_json('{"district": "320614"}', file="case"), is_json("{district: '320614'}", file="case")
    (True, False)
    """
    return file.lower().endswith(_JSON_SUFFIX) or re.match(_BEGINS_AS_JSON, text) is not None


def text_of_file(path: Path, *, shown_as: str, limits: Limits) -> str:
    """The text of an ordinary file; faults call the file `shown_as`.

    Raises:
        PolicyError: if the file cannot be read (`unreadable-file`), or as `text_of_octets` does.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise PolicyError([_unreadable(shown_as, "it is not an ordinary file")])
        with path.open("rb") as opened:
            octets = opened.read(limits.most_bytes + 1)
    except OSError as error:
        reason = (error.strerror or "the system refuses").lower()
        raise PolicyError([_unreadable(shown_as, reason)]) from error
    return text_of_octets(octets, shown_as=shown_as, limits=limits)


def text_of_octets(octets: bytes, *, shown_as: str, limits: Limits) -> str:
    """The text that the octets are in UTF-8.

    Raises:
        PolicyError: if they are too many (`too-large`) or not UTF-8 (`not-utf8`).
    """
    if len(octets) > limits.most_bytes:
        raise PolicyError([too_large(shown_as, limits)])
    try:
        return octets.decode("utf-8")
    except UnicodeDecodeError as error:
        raise PolicyError([_not_utf8(octets, error.start, file=shown_as)]) from error


def too_large(file: str, limits: Limits) -> Fault:
    """That the file has more bytes than the limits allow."""
    message = f"the file is larger than {limits.most_bytes // 1024:,} KiB"
    hint = "Divide the file."
    return Fault(
        file=file,
        line=1,
        column=1,
        text=sentence_of(message),
        slug="too-large",
        advice=sentence_of(hint),
    )


def _unreadable(file: str, reason: str) -> Fault:
    message = f"the file cannot be read: {reason}"
    return Fault(file=file, line=1, column=1, text=sentence_of(message), slug="unreadable-file")


def _not_utf8(octets: bytes, index: int, *, file: str) -> Fault:
    before = octets[:index].decode("utf-8")
    source = source_of(octets.decode("utf-8", "replace"), file=file)
    span = source.span_at(len(source_of(before, file=file).text))
    message = f"the byte {octets[index]:02X} here is not UTF-8"
    return source.fault_at(span, slug="not-utf8", text=message, advice=ENCODING_HINT)


def clip_line(line: str, *, column: int) -> str:
    """The line, or the part of a long one around `column`.

    Spaces stand for what is left out before, so that `column` stays where it is.

    >>> clipped = clip_line("x" * 400, column=300)
    >>> len(clipped.strip()), clipped.index("…"), clipped[299]
    (160, 219, 'x')
    """
    line = line.rstrip()
    if len(line) <= SHOWN_CHARACTERS:
        return line
    start = max(column - 1 - SHOWN_CHARACTERS // 2, 0)
    shown = line[start : start + SHOWN_CHARACTERS]
    if start + SHOWN_CHARACTERS < len(line):
        shown = shown[:-1] + "…"
    if start > 0:
        shown = "…" + shown[1:]
    return " " * start + shown
