"""What a YAML program reads, made into marked nodes.

Whatever a policy file may not hold is noted.
"""

from collections.abc import Iterator

import attrs
import yaml
from yaml.events import CollectionEndEvent, CollectionStartEvent, NodeEvent

from incentives.errors import Fault
from incentives.loading.text.characters import (
    PLACEHOLDER,
    TabWatch,
    find_refused_characters,
    quote_words,
)
from incentives.loading.text.limits import LONGEST_SCALAR, MOST_FAULTS, MOST_LEVELS
from incentives.loading.text.nodes import Listing, Node, Scalar, Table
from incentives.loading.text.source import Lines, Source
from incentives.loading.text.yaml_errors import (
    DIRECTIVE,
    LEAVE_OUT,
    TAG,
    hint_for_piece,
    translate_syntax_error,
)
from incentives.values.span import Span

_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
# Every event that is read from text has its marks, though its type does not say so.
_BEGINNING = yaml.Mark("", 0, 0, 0, None, 0)


@attrs.define(kw_only=True, repr=False)
class _OpenListing:
    """A listing whose end is not yet read."""

    begun: CollectionStartEvent
    entries: list[Node] = attrs.field(factory=list)


@attrs.define(kw_only=True, repr=False)
class _OpenTable:
    """A table whose end is not yet read; `key` waits for its value."""

    begun: CollectionStartEvent
    key: Scalar | None = None
    entries: list[tuple[Scalar, Node]] = attrs.field(factory=list)
    places: dict[str, Span] = attrs.field(factory=dict)


class TreeBuilder:
    """Makes events into nodes: after `read_events` there is a `root`, or there are faults.

    The open listings and tables are kept on a list of their own, so that no depth of nesting
    exhausts the stack. `syntax_fault` is where reading broke off, if nothing before it is to blame.
    """

    def __init__(self, source: Source, most_nodes: int) -> None:
        self.root: Node | None = None
        self.faults: list[Fault] = []
        self.syntax_fault: Fault | None = None
        self._source = source
        self._most_nodes = most_nodes
        self._tabs = TabWatch(source.text)
        self._has_tabs = self._tabs.are_ahead
        self._has_question_marks = "?" in source.text
        self._open: list[_OpenListing | _OpenTable] = []
        self._node_count = 0
        self._document_count = 0
        self._read_to = 0

    def read_events(self, events: Iterator[yaml.Event]) -> None:
        """Take in the events until they end, break off or reach a limit."""
        try:
            for event in events:
                if not self._take(event):
                    break
            else:
                self._tabs.pass_end()
                if not self._document_count:
                    self._note_empty_file()
        # The scanner in Python lets the last two out for `"\UFFFFFFFF"`, libyaml for odd octets in
        # a tag.
        except (yaml.YAMLError, ValueError, OverflowError) as error:
            syntax = translate_syntax_error(self._source, error, read_to=self._read_to)
            is_follower = any(fault.slug == "complex-key" for fault in self.faults)
            if not self._tabs.stop_at(syntax.index) and not is_follower:
                self.syntax_fault = syntax.fault
                self._leave_out_followers(syntax.fault.line)
        for start, end in self._tabs.outside[:MOST_FAULTS]:
            span = self._source.span_at(start, length=end - start)
            self._note(span, "tab", "a tab stands here", "Use spaces.")

    def _leave_out_followers(self, line: int) -> None:
        """Names without a value on the line where reading broke off are what it broke off at."""
        self.faults = [
            fault for fault in self.faults if (fault.slug, fault.line) != ("empty-value", line)
        ]

    def _take(self, event: yaml.Event) -> bool:
        """Take in one event; False if nothing after it is to be read."""
        if isinstance(event, yaml.ScalarEvent):
            self._place(self._read_scalar(event))
        elif isinstance(event, CollectionStartEvent):
            if not self._begin_collection(event):
                return False
        elif isinstance(event, yaml.AliasEvent):
            self._place(self._read_alias(event))
        else:
            return self._take_boundary(event)
        return self._has_room_after(event)

    def _take_boundary(self, event: yaml.Event) -> bool:
        if isinstance(event, CollectionEndEvent):
            self._close(event)
        elif isinstance(event, yaml.DocumentStartEvent):
            return self._begin_document(event)
        return True

    def _has_room_after(self, event: yaml.Event) -> bool:
        """Whether the limits allow one node more."""
        self._node_count += 1
        if self._node_count > self._most_nodes:
            counted = "names, texts, lists and mappings"
            message = f"more than {self._most_nodes:,} {counted} stand in this file"
            self._note(self._word_at(event), "too-many-nodes", message, "Divide the file.")
            return False
        return len(self.faults) < MOST_FAULTS

    def _read_scalar(self, event: yaml.ScalarEvent) -> Scalar:
        start, end = event.start_mark or _BEGINNING, event.end_mark or _BEGINNING
        line, column = start.line + 1, start.column + 1
        is_on_one_line = end.line == start.line
        if is_on_one_line:
            length = end.column - start.column or 1
        else:
            length = self._source.rest_of_line(line, column=column)
        span = Span(file=self._source.file, line=line, column=column, length=length)
        self._read_to = end.index
        if self._has_tabs:
            self._tabs.pass_scalar(start=start.index, end=end.index)
        text, style = event.value, event.style
        if len(text) > LONGEST_SCALAR:
            message = f"this text has {len(text):,} characters; {LONGEST_SCALAR:,} is the most"
            self._note(span, "scalar-too-long", message)
        if style == '"':
            self._check_escapes(text, span)
        if event.tag is not None or event.anchor is not None:
            self._note_properties(event, tag=event.tag)
            return _placeholder(span)
        is_quoted = style in ("'", '"')
        lines: Lines = ()
        if not is_on_one_line:  # under `>` and `|` the text begins on the next line
            is_block = style in (">", "|")
            first = (start.line + 1, 0) if is_block else (start.line, start.column + is_quoted)
            lines = self._source.written_lines(first, (end.line, end.column - is_quoted))
        return Scalar(text=text, span=span, quoted=is_quoted, lines=lines)

    def _check_escapes(self, text: str, span: Span) -> None:
        for refused in find_refused_characters(text):
            message = f"the text holds {refused.description}"
            self._note(span, refused.slug, message, "Delete the backslash and what belongs to it.")
            return

    def _read_alias(self, event: yaml.AliasEvent) -> Scalar:
        span = self._word_at(event)
        hint = "Write out what it stands for; a text that begins with '*' wants quotation marks."
        self._note(span, "alias", "an alias ('*') is not read", hint)
        return _placeholder(span)

    def _begin_collection(self, event: CollectionStartEvent) -> bool:
        self._note_properties(event, tag=event.tag)
        if len(self._open) >= MOST_LEVELS:
            message = f"lists and mappings are nested more than {MOST_LEVELS} deep here"
            self._note(self._word_at(event), "too-deep", message)
            return False
        parent = self._open[-1] if self._open else None
        if isinstance(parent, _OpenTable) and parent.key is None:
            message = "a list or mapping cannot be the name of an entry"
            hint = "A text that begins with '[' or '{' wants quotation marks."
            self._note(self._word_at(event), "complex-key", message, hint)
        is_table = isinstance(event, yaml.MappingStartEvent)
        self._open.append(_OpenTable(begun=event) if is_table else _OpenListing(begun=event))
        return True

    def _close(self, event: CollectionEndEvent) -> None:
        closed = self._open.pop()
        start, end = closed.begun.start_mark or _BEGINNING, event.end_mark or _BEGINNING
        line, column = start.line + 1, start.column + 1
        if closed.begun.flow_style and end.line == start.line:
            length = end.column - start.column
        else:
            length = self._source.rest_of_line(line, column=column)
        span = Span(file=self._source.file, line=line, column=column, length=length)
        if isinstance(closed, _OpenTable):
            self._place(Table(entries=tuple(closed.entries), span=span))
        else:
            self._place(Listing(entries=tuple(closed.entries), span=span))

    def _begin_document(self, event: yaml.DocumentStartEvent) -> bool:
        self._document_count += 1
        if self._source.text.startswith("%", (event.start_mark or _BEGINNING).index):
            self._note(self._word_at(event), "directive", DIRECTIVE, "Delete the line.")
        if self._document_count > 1:
            message = "a second document begins here; a file holds one"
            hint = "Divide the file, or delete this line."
            self._note(self._word_at(event), "several-documents", message, hint)
            return False
        return True

    def _place(self, node: Node) -> None:
        """Put the node where it belongs: the file itself, an entry, a name or a value."""
        if not self._open:
            self.root = node
            if isinstance(node, Scalar) and not node.quoted and node.text in _NOTHING:
                self._note_empty_file()
            return
        parent = self._open[-1]
        is_empty = isinstance(node, Scalar) and not node.text and not node.quoted
        if isinstance(parent, _OpenListing):
            parent.entries.append(node)
            if is_empty:
                dash = attrs.evolve(node.span, column=max(node.span.column - 1, 1), length=1)
                self._note(dash, "empty-value", "this entry of the list is empty", LEAVE_OUT)
        elif parent.key is None:
            parent.key = self._check_name(node, parent)
        else:
            if is_empty:
                self._note_lack_of_value(parent.key, parent)
            parent.entries.append((parent.key, node))
            parent.key = None

    def _note_lack_of_value(self, key: Scalar, table: _OpenTable) -> None:
        """Notes that a name has no value; of a name that was refused the fault is told already.

        So it is of the second piece of a text or number that commas divide.
        """
        if key.text.startswith(PLACEHOLDER):
            return
        before = table.entries[-1][1] if table.entries and table.begun.flow_style else None
        hint = hint_for_piece(before, key, self._source)
        if hint is None:
            return
        self._note(key.span, "empty-value", f"{quote_words(key.text)} has no value", hint)

    def _check_name(self, node: Node, table: _OpenTable) -> Scalar:
        """The name of an entry, with what is wrong with it noted."""
        if not isinstance(node, Scalar):
            return _placeholder(node.span)
        text, span = node.text, node.span
        first = table.places.setdefault(text, span)
        if text == "<<" and not node.quoted:
            message = "a merge key ('<<') is not read"
            self._note(span, "merge-key", message, "Write the entries out here.")
        elif "\n" in text:
            self._note(span, "complex-key", "the name of an entry must stand on one line")
        elif self._has_question_marks and self._source.has_question_mark_before(span):
            message = "the name of an entry is written without '?'"
            self._note(span, "complex-key", message, "Delete the '?'.")
        elif not text:
            self._note(span, "empty-key", "a value stands here without a name")
        elif first is not span:
            place = f"line {first.line}, column {first.column}"
            message = f"{quote_words(text)} stands twice; first at {place}"
            self._note(span, "duplicate-key", message, "Delete one of the two.")
        return node

    def _note_properties(self, event: NodeEvent, *, tag: str | None) -> None:
        if tag is not None:
            hint = "Delete it; a text that begins with '!' wants quotation marks."
            self._note(self._word_at(event), "tag", TAG, hint)
        if event.anchor is not None:
            hint = "Delete it; a text that begins with '&' wants quotation marks."
            self._note(self._word_at(event), "anchor", "an anchor ('&') is not read", hint)

    def _note_empty_file(self) -> None:
        span = Span(file=self._source.file, line=1, column=1)
        fault = self._source.fault_at(span, slug="empty-file", text="the file says nothing")
        self.faults.append(attrs.evolve(fault, source_line=""))

    def _note(self, span: Span, slug: str, message: str, hint: str | None = None) -> None:
        self.faults.append(self._source.fault_at(span, slug=slug, text=message, advice=hint))

    def _word_at(self, event: yaml.Event) -> Span:
        start = event.start_mark or _BEGINNING
        line, column = start.line + 1, start.column + 1
        length = max(len(self._source.word_at(start.index)), 1)
        return Span(file=self._source.file, line=line, column=column, length=length)


def _placeholder(span: Span) -> Scalar:
    """Stands where what was written is refused, so that reading can go on.

    It is equal to no other name.
    """
    return Scalar(text=f"{PLACEHOLDER}{span.line}:{span.column}", span=span, quoted=True)
