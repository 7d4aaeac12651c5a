"""Entries that differ in words only: written once, with the words that each of them has.

What comes of it are plain entries, as if each had been written by itself; nothing that reads them
later knows of it.
"""

import re
from collections.abc import Iterator, Mapping

import attrs

from incentives.language.slips.nearest import one_of
from incentives.loading.text.fields import Fields
from incentives.loading.text.nodes import Listing, Node, Scalar, Table
from incentives.values.span import Span
from incentives.values.text import Text

FOR = "for"
REPEATED_KEYS = (FOR, "is")
MOST_NAMES = 20
MOST_CHARACTERS = 20_000
MOST_NODES = 20_000
_WORD = re.compile(r"\$([A-Za-z_][A-Za-z0-9_]*)")

Named = tuple[Scalar, Node]


def entries_in(
    section: Node | None, fields: Fields, *, instrument: str, what: str
) -> dict[str, Named]:
    """The entries of a section by name; of one with `for` an entry for each of its names.

    A name that stands in it twice is a fault (`repeated-name`).
    """
    entries: dict[str, Named] = {}
    for name, node in fields.entries(section, what=what):
        for own, entry in _written_out(name, node, fields, instrument):
            if own.text in entries:
                message = Text(f"“{own.text}”出现两次", f"'{own.text}' stands twice")
                fields.log.add(own.span, message, "repeated-name")
            entries[own.text] = own, entry
    return entries


def _written_out(name: Scalar, node: Node, fields: Fields, instrument: str) -> Iterator[Named]:
    if not isinstance(node, Table) or node.find(FOR) is None:
        yield name, node
        return
    table = fields.table(
        node, allowed=REPEATED_KEYS, required=REPEATED_KEYS, what="an entry with 'for'"
    )
    body = table.find("is") if table is not None else None
    names = tuple(fields.entries(table.find(FOR), what="'for'")) if table is not None else ()
    if table is None or body is None or not _is_within_bounds(names, body, table, fields):
        fields.log.broken.doubt(instrument, node.span.file)
        return
    used: set[str] = set()
    is_whole = True
    for own, words in names:
        said = _words_of(words, fields)
        putting = _Substitution(words=said or {}, span=words.span, fields=fields, used=used)
        written = putting.in_(body) if said is not None else None
        if said is not None and written is not None and used <= said.keys():
            yield own, written
        else:
            is_whole = False
            fields.log.broken.doubt(instrument, own.span.file)
    if is_whole:
        _note_unused(names, used, fields)


def _is_within_bounds(names: tuple[Named, ...], body: Node, table: Table, fields: Fields) -> bool:
    nodes = _count(body) * len(names)
    if len(names) <= MOST_NAMES and nodes <= MOST_NODES:
        return True
    message = Text(
        f"'for' 至多列出 {MOST_NAMES} 项，写开后至多 {MOST_NODES} 个节点",
        f"'for' has at most {MOST_NAMES} names, and {MOST_NODES} nodes once it is written out",
    )
    fields.log.add(table.span_of(FOR), message, "repeated-too-often")
    return False


def _count(node: Node) -> int:
    match node:
        case Scalar():
            return 1
        case Listing(entries=entries):
            return 1 + sum(map(_count, entries))
        case Table(entries=entries):
            return 1 + sum(_count(entry) for _, entry in entries)


def _words_of(node: Node, fields: Fields) -> Mapping[str, str] | None:
    """What stands for each word of one entry; None if one of them is no text."""
    entries = fields.entries(node, what="the words of an entry")
    read = {key.text: fields.scalar(word, what="a word") for key, word in entries}
    words = {key: word.text for key, word in read.items() if word is not None}
    return words if len(words) == len(read) else None


def _note_unused(names: tuple[Named, ...], used: set[str], fields: Fields) -> None:
    """Each word of an entry stands somewhere in what is repeated."""
    for _, words in names:
        for key, _ in words.entries if isinstance(words, Table) else ():
            if key.text not in used:
                message = Text(f"“{key.text}”没有用到", f"the word '{key.text}' is not used")
                fields.log.add(key.span, message, "unused-word")


@attrs.frozen(kw_only=True, repr=False)
class _Substitution:
    """Puts the words of one entry in place of `$word`; `span`: where they are written."""

    words: Mapping[str, str]
    span: Span
    fields: Fields
    used: set[str]

    def in_(self, node: Node) -> Node:
        match node:
            case Scalar():
                return self._scalar(node)
            case Listing(entries=entries, span=span):
                return Listing(entries=tuple(map(self.in_, entries)), span=span)
            case Table(entries=entries, span=span):
                return Table(entries=tuple((key, self.in_(one)) for key, one in entries), span=span)

    def _scalar(self, scalar: Scalar) -> Scalar:
        text = _WORD.sub(lambda match: self._word(match, scalar), scalar.text)
        if text == scalar.text:
            return scalar
        if len(text) > MOST_CHARACTERS:
            message = Text("写开后过长", f"written out it has over {MOST_CHARACTERS} characters")
            self.fields.log.add(scalar.span, message, "repeated-too-often")
            return scalar
        # So that a fault in it stands at its beginning, and is read as a text without escapes.
        marks = 2 if scalar.quoted else 0
        span = attrs.evolve(scalar.span, length=len(text) + marks, further=())
        return Scalar(text=text, span=span, quoted=scalar.quoted)

    def _word(self, match: re.Match[str], scalar: Scalar) -> str:
        name = match[1]
        self.used.add(name)
        if name not in self.words:
            message = Text(
                f"第 {self.span.line} 行没有给出“{name}”",
                f"line {self.span.line} does not say what '{name}' is",
            )
            at = scalar.span.within(start=match.start(), length=len(match[0]))
            self.fields.log.add(at, message, "unknown-word", one_of(name, sorted(self.words)))
        return self.words.get(name, match[0])
