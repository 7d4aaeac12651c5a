"""JSON becomes a tree of marked nodes by its own grammar (RFC 8259), or one fault says why not.

Nothing in the tree has a type yet: a number is its digits as written.
"""

import re
from itertools import islice
from json import JSONDecodeError, JSONDecoder
from typing import NoReturn

import attrs

from incentives.errors import PolicyError
from incentives.loading.text.characters import find_refused_characters, quote_words
from incentives.loading.text.limits import LONGEST_SCALAR, MOST_FAULTS, MOST_LEVELS, Limits
from incentives.loading.text.nodes import Listing, Node, Scalar, Table
from incentives.loading.text.source import Source, find_refused, readable_source
from incentives.values.span import Span
from incentives.values.text import Text

_SPACE = re.compile(r"[ \t\n]*")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?(?![0-9A-Za-z_.])")
_WORD = re.compile(r"(?:true|false|null)(?![0-9A-Za-z_])")

_STRINGS = JSONDecoder()  # used at quotation marks only, so that it gives texts
_PLACE_OF_VALUE = Text("此处应为一项内容", "a value is expected here")
_QUOTES = Text(
    "名称和文字用英文双引号括起。", "Put names and texts between double quotation marks."
)
_NO_COMMA = Text("删去前面的逗号。", "Delete the comma before it.")
_NULL = Text("null 的含义不明确", "null does not say what is meant")
_NULL_ADVICE = Text(
    '未知的事实不写；确知没有发生的写 "none"。',
    'Leave out what is not known; write "none" for what is known not to have come about.',
)


def read_json(text: str, *, file: str, limits: Limits) -> Node:
    """The node that the whole text is. The names of tables stand in the order of the file.

    Raises:
        PolicyError: with the first fault of syntax (`json-syntax`), name that stands twice
            (`duplicate-key`), `null` (`json-null`), character that no file may hold, or limit that
            is passed; of several hidden characters with all, at most 100.

    >>> from incentives.loading.text.limits import OF_POLICIES
    >>> read_json('{"rate": 3.10}', file="x.json", limits=OF_POLICIES).find("rate").text
    '3.10'
    """
    source = readable_source(text, file=file, limits=limits)
    refused = list(islice(find_refused(source), MOST_FAULTS))
    if refused:
        raise PolicyError(refused)
    return _JsonReader(source=source, limits=limits).read()


@attrs.define(kw_only=True, repr=False)
class _JsonReader:
    """Goes through a text once; `at` is the character that is read next, on `line`."""

    source: Source
    limits: Limits
    at: int = 0
    line: int = 1
    line_start: int = 0
    nodes: int = 0

    def read(self) -> Node:
        self._skip()
        if self.at == len(self.source.text):
            self._refuse(Text("文件没有内容", "the file says nothing"), slug="empty-file")
        root = self._value(level=0)
        self._skip()
        if self.at < len(self.source.text):
            self._refuse(
                Text("JSON 到此已经结束", "the JSON has ended before this"),
                Text("删去其后的内容。", "Delete what stands after it."),
            )
        return root

    def _value(self, *, level: int) -> Node:
        first = self.source.text[self.at : self.at + 1]
        if first == "{":
            return self._table(level=level + 1)
        if first == "[":
            return self._listing(level=level + 1)
        return self._string() if first == '"' else self._literal()

    def _table(self, *, level: int) -> Table:
        begin = self._begin(level)
        entries: list[tuple[Scalar, Node]] = []
        places: dict[str, Span] = {}
        self.at += 1
        while self._has_more("}", is_first=not entries):
            name = self._name()
            if (first := places.setdefault(name.text, name.span)) is not name.span:
                self._refuse_twice(name, first)
            self._skip()
            if not self.source.text.startswith(":", self.at):
                self._refuse(Text("名称之后应为冒号（:）", "':' is expected after the name"))
            self.at += 1
            self._skip()
            entries.append((name, self._value(level=level)))
        return Table(entries=tuple(entries), span=self._span_from(begin))

    def _listing(self, *, level: int) -> Listing:
        begin = self._begin(level)
        entries: list[Node] = []
        self.at += 1
        while self._has_more("]", is_first=not entries):
            entries.append(self._value(level=level))
        return Listing(entries=tuple(entries), span=self._span_from(begin))

    def _begin(self, level: int) -> tuple[int, Span]:
        self._count()
        if level > MOST_LEVELS:
            self._refuse(
                Text(
                    f"此处嵌套超过{MOST_LEVELS}层",
                    f"lists and mappings are nested more than {MOST_LEVELS} deep here",
                ),
                slug="too-deep",
            )
        return self.at, self._here()

    def _has_more(self, end: str, *, is_first: bool) -> bool:
        """Whether another entry begins; steps over the comma before it, or over the end."""
        self._skip()
        if self.source.text.startswith(end, self.at):
            self.at += 1
            return False
        if is_first:
            return True
        if not self.source.text.startswith(",", self.at):
            expected = Text(f"此处应为逗号或“{end}”", f"',' or '{end}' is expected here")
            self._refuse(expected)
        self.at += 1
        self._skip()
        if self.source.text.startswith(end, self.at):
            self._refuse(
                Text(f"“{end}”之前多一个逗号", f"a comma stands before '{end}'"), _NO_COMMA
            )
        return True

    def _name(self) -> Scalar:
        if not self.source.text.startswith('"', self.at):
            self._refuse(Text("此处应为名称", "a name is expected here"), _QUOTES)
        name = self._string()
        if not name.text:
            self._refuse(Text("名称为空", "the name is empty"), slug="empty-key", span=name.span)
        return name

    def _string(self) -> Scalar:
        self._count()
        begin = self.at
        try:
            text, end = _STRINGS.raw_decode(self.source.text, begin)
        except JSONDecodeError as error:
            self._refuse_string(error)
        span = self._here(length=end - begin)
        if len(text) > LONGEST_SCALAR:
            found = Text(
                f"此处文字有{len(text):,}个字符，最多{LONGEST_SCALAR:,}个",
                f"this text has {len(text):,} characters; {LONGEST_SCALAR:,} is the most",
            )
            self._refuse(found, slug="scalar-too-long", span=span)
        for refused in find_refused_characters(text):
            found = Text(
                f"文字中有不可用的字符 {refused.description}",
                f"the text holds {refused.description}",
            )
            advice = Text("删去该转义。", "Delete the backslash and what belongs to it.")
            self._refuse(found, advice, slug=refused.slug, span=span)
        self.at = end
        return Scalar(text=text, span=span, quoted=True)

    def _literal(self) -> Scalar:
        self._count()
        literal = _NUMBER.match(self.source.text, self.at) or _WORD.match(self.source.text, self.at)
        if literal is None:
            self._refuse(_PLACE_OF_VALUE, _QUOTES)
        span = self._here(length=len(literal[0]))
        if literal[0] == "null":
            self._refuse(_NULL, _NULL_ADVICE, slug="json-null", span=span)
        self.at = literal.end()
        return Scalar(text=literal[0], span=span, quoted=False)

    def _count(self) -> None:
        self.nodes += 1
        if self.nodes > self.limits.most_nodes:
            most = f"{self.limits.most_nodes:,}"
            found = Text(
                f"文件中的名称、文字、列表等超过{most}项",
                f"more than {most} names, texts, lists and mappings stand in this file",
            )
            self._refuse(found, Text("请拆分文件。", "Divide the file."), slug="too-many-nodes")

    def _skip(self) -> None:
        """Steps over white space, and keeps count of the lines."""
        space = _SPACE.match(self.source.text, self.at)
        assert space is not None  # it matches nothing too
        if lines := self.source.text.count("\n", self.at, space.end()):
            self.line += lines
            self.line_start = self.source.text.rfind("\n", self.at, space.end()) + 1
        self.at = space.end()

    def _here(self, *, length: int = 1) -> Span:
        column = self.at - self.line_start + 1
        return Span(file=self.source.file, line=self.line, column=column, length=length)

    def _span_from(self, begin: tuple[int, Span]) -> Span:
        """From there to here, or to the end of its first line."""
        start, span = begin
        if span.line == self.line:
            return attrs.evolve(span, length=self.at - start)
        rest = self.source.rest_of_line(span.line, column=span.column)
        return attrs.evolve(span, length=rest)

    def _refuse_twice(self, name: Scalar, first: Span) -> NoReturn:
        shown = quote_words(name.text)
        found = Text(
            f"{shown}写了两次，第一次在第{first.line}行第{first.column}列",
            f"{shown} stands twice; first at line {first.line}, column {first.column}",
        )
        advice = Text("删去其中一个。", "Delete one of the two.")
        self._refuse(found, advice, slug="duplicate-key", span=name.span)

    def _refuse_string(self, error: JSONDecodeError) -> NoReturn:
        """A text that does not end, or holds an escape or a line end that JSON has not."""
        if error.msg.startswith("Unterminated"):
            self._refuse(
                Text("此处开始的文字没有结束", "the text that begins here does not end"), _QUOTES
            )
        self.at = error.pos
        if error.msg.startswith("Invalid control"):
            found = Text("文字中不能换行，也不能有制表符", "a text holds no line end and no tab")
            self._refuse(found, Text(r"请写作 \n 或 \t。", r"Write \n or \t."))
        found = Text(
            "此处的反斜杠没有含义", "a backslash here, with what follows it, means nothing"
        )
        self._refuse(found, Text(r"反斜杠本身写作 \\。", r"Write \\ for a backslash."))

    def _refuse(
        self,
        found: Text,
        advice: Text | None = None,
        *,
        slug: str = "json-syntax",
        span: Span | None = None,
    ) -> NoReturn:
        if slug == "json-syntax":
            word = self.source.word_at(self.at)
            got = quote_words(word) if word else ""
            found = Text(
                f"{found.zh}，实为{got or '行尾或文件结尾'}",
                f"{found.en}, got {got or 'the end of the line or file'}",
            )
        fault = self.source.fault_at(span or self._here(), slug=slug, text=found, advice=advice)
        raise PolicyError([fault])
