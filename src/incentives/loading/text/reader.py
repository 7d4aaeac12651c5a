"""Text becomes a tree of marked nodes, or every fault found in it.

Nothing in the tree has a type yet.
"""

import stat
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import yaml

from incentives.errors import Fault, PolicyError, sentence_of
from incentives.loading.text.characters import find_refused_characters, replace_refused
from incentives.loading.text.nodes import Listing, Node, Scalar, Table
from incentives.loading.text.source import Source, source_of
from incentives.loading.text.tree import MOST_FAULTS, TreeBuilder
from incentives.values.span import Span

__all__ = ["Listing", "Node", "Scalar", "Table", "read_file", "read_text"]

MOST_BYTES = 256 * 1024
LONGEST_LINE = 5_000

YamlLoader = type[yaml.CSafeLoader] | type[yaml.SafeLoader]

_FASTEST_LOADER: YamlLoader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_ENCODING_HINT = "Save the file as UTF-8; it may be in another encoding, such as GB 18030."


def read_text(text: str, *, file: str, loader: YamlLoader = _FASTEST_LOADER) -> Node:
    """The node that the whole text is. The names of tables stand in the order of the file.

    `loader` only supplies the events of the YAML program; nothing is constructed by it.

    Raises:
        PolicyError: with every fault that can be found, at most 100; of faults of syntax the first.

    >>> node = read_text("rate: 3.10", file="x.yaml")
    >>> node.find("rate").text
    '3.10'
    """
    if len(text.encode("utf-8", "surrogatepass")) > MOST_BYTES:
        raise PolicyError([_too_large(file)])
    source = source_of(text, file=file)
    long_lines = list(islice(_find_long_lines(source), MOST_FAULTS))
    if long_lines:
        raise PolicyError(long_lines)
    refused = list(islice(_find_refused(source), MOST_FAULTS))
    readable = replace_refused(source.text) if refused else source.text
    builder = TreeBuilder(source)
    builder.read_events(yaml.parse(readable, Loader=loader))
    faults = refused + builder.faults
    # With characters replaced, what the syntax suffers from may be the replacement.
    if builder.syntax_fault is not None and not refused:
        faults.append(builder.syntax_fault)
    if faults or builder.root is None:
        faults.sort(key=lambda fault: (fault.line, fault.column))
        raise PolicyError(faults[:MOST_FAULTS])
    return builder.root


def read_file(path: Path, *, shown_as: str) -> Node:
    """The node that the whole file is; faults call the file `shown_as`.

    Raises:
        PolicyError: as `read_text` does, and if the file cannot be read (`unreadable-file`), is too
            large (`too-large`) or is not UTF-8 (`not-utf8`).
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise PolicyError([_unreadable(shown_as, "it is not an ordinary file")])
        with path.open("rb") as opened:
            octets = opened.read(MOST_BYTES + 1)
    except OSError as error:
        reason = (error.strerror or "the system refuses").lower()
        raise PolicyError([_unreadable(shown_as, reason)]) from error
    if len(octets) > MOST_BYTES:
        raise PolicyError([_too_large(shown_as)])
    try:
        text = octets.decode("utf-8")
    except UnicodeDecodeError as error:
        raise PolicyError([_not_utf8(octets, error.start, file=shown_as)]) from error
    return read_text(text, file=shown_as)


def _find_long_lines(source: Source) -> Iterator[Fault]:
    for number, line in enumerate(source.lines, start=1):
        if len(line) > LONGEST_LINE:
            span = Span(file=source.file, line=number, column=LONGEST_LINE + 1)
            message = f"this line has {len(line):,} characters; {LONGEST_LINE:,} is the most"
            yield source.fault_at(
                span, slug="line-too-long", text=message, advice="Divide the line."
            )


def _find_refused(source: Source) -> Iterator[Fault]:
    for refused in find_refused_characters(source.text):
        yield source.fault_at(
            source.span_at(refused.index, length=refused.length),
            slug=refused.slug,
            text=f"here stands {refused.description}",
            advice="Delete it; if it cannot be found, type the line again.",
        )


def _too_large(file: str) -> Fault:
    message = f"the file is larger than {MOST_BYTES // 1024} KiB"
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
    return source.fault_at(span, slug="not-utf8", text=message, advice=_ENCODING_HINT)
