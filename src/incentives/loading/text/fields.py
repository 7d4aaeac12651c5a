"""Typed reading of marked nodes: what must stand at a place, or a fault that says so."""

from collections.abc import Collection, Iterator
from datetime import date
from typing import TypeVar

import attrs

from incentives.language.slips.nearest import one_of
from incentives.loading.text.characters import ENCODING_HINT, is_garbled_chinese
from incentives.loading.text.log import FaultLog
from incentives.loading.text.nodes import Listing, Node, Scalar, Table
from incentives.loading.text.scalars import (
    parse_boolean,
    parse_date,
    parse_limit,
    parse_number,
    parse_start,
)
from incentives.values.citation import Standing
from incentives.values.number import Exact, exact
from incentives.values.period import CalendarLimit, Window
from incentives.values.text import OF_LIBRARIES, Language, Text

OF_INSTRUMENTS = frozenset({"payer", "role"})
"""Values that instruments bring with them."""

Name = TypeVar("Name", bound=str)

UNWORDED = Text("?", "?")
"""Stands in for a wording with a fault, so that the rest of its rule is checked too.

A library with it is never used.
"""


@attrs.define(repr=False)
class Fields:
    """Reads nodes; what is not as it must be goes to the log and comes back as None.

    So does what is not there, without a fault: whether a key is required the table is asked for.
    `what` names the place in faults. `languages`: the tags of those that each wording is in.
    """

    log: FaultLog
    languages: tuple[str, ...] = tuple(language.tag for language in OF_LIBRARIES)

    def table(
        self,
        node: Node | None,
        *,
        allowed: Collection[str],
        required: Collection[str] = (),
        what: str,
    ) -> Table | None:
        """A table with no keys but the allowed ones and with all the required ones."""
        if not isinstance(node, Table):
            if node is not None:
                message = f"{what} must be a table of keys and values"
                hint = _as_table(node, required, self.languages)
                self.log.add(node.span, message, "expected-table", hint)
            return None
        unknown = [key for key, _ in node.entries if key.text not in allowed]
        missing = [name for name in required if node.find(name) is None]
        for key in unknown:
            self.unknown_key(key, [name for name in allowed if node.find(name) is None] or allowed)
            self.log.broken.tables.add(node.span)
        for name in missing[len(unknown) :]:  # each unknown key may be one of those missing
            self.log.add(node.span, f"{what} lacks '{name}'", "missing-key")
        return node

    def unknown_key(self, key: Scalar, allowed: Collection[str]) -> None:
        """Notes a key that is none of those allowed."""
        hint = one_of(key.text, sorted(allowed))
        self.log.add(key.span, f"unknown key '{key.text}'", "unknown-key", hint)

    def unknown_value(
        self, scalar: Scalar, allowed: Collection[str], *, what: str = "value"
    ) -> None:
        """Notes a value that is none of those allowed; names of payers and roles may be broken."""
        if what in OF_INSTRUMENTS and scalar.span.file in self.log.broken.doubtful_files:
            return
        hint = one_of(scalar.text, sorted(allowed))
        message = Text(f"没有“{scalar.text}”这一选项", f"unknown {what} '{scalar.text}'")
        self.log.add(scalar.span, message, "unknown-value", hint)

    def entries(self, node: Node | None, *, what: str) -> Iterator[tuple[Scalar, Node]]:
        """The named entries of a table whose keys are free."""
        if isinstance(node, Table):
            yield from node.entries
        elif node is not None:
            message = f"{what} must be a table of names"
            hint = "Write each name on a line of its own, with a colon and what it stands for."
            self.log.add(node.span, message, "expected-table", hint)

    def members(self, node: Node | None, *, what: str) -> tuple[Node, ...]:
        """The entries of a listing."""
        if isinstance(node, Listing):
            return node.entries
        if node is not None:
            self.log.add(node.span, f"{what} must be a list", "expected-list", _as_list(node))
        return ()

    def scalar(self, node: Node | None, *, what: str) -> Scalar | None:
        if isinstance(node, Scalar):
            return node
        if node is not None:
            message = f"{what} must be a single value"
            self.log.add(node.span, message, "expected-value", "Write it without a list or keys.")
        return None

    def words(self, node: Node | None, *, what: str) -> str | None:
        scalar = self.scalar(node, what=what)
        if scalar is not None and not scalar.text.strip():
            self.log.add(scalar.span, Text("此项为空", f"{what} has no words"), "empty-value")
            return None
        return scalar.text if scalar is not None else None

    def number(self, node: Node | None, *, what: str) -> Exact | None:
        scalar = self.scalar(node, what=what)
        if scalar is None:
            return None
        number = parse_number(scalar.text)
        if number is None:
            hint = Text(
                "请填数字，如 10000、0.5483 或 1.2%。",
                "Write plain digits, such as 10000, 0.5483 or 1.2%.",
            )
            message = Text(
                f"填写为“{scalar.text}”，应为数字",
                f"{what} must be a number, found '{scalar.text}'",
            )
            self.log.add(scalar.span, message, "not-a-number", hint)
            return None
        return exact(number)

    def truth(self, node: Node | None, *, what: str) -> bool | None:
        scalar = self.scalar(node, what=what)
        if scalar is None:
            return None
        truth = parse_boolean(scalar.text)
        if truth is None:
            message = Text(
                f"填写为“{scalar.text}”，应为 true（是）或 false（否）",
                f"{what} must be true or false, found '{scalar.text}'",
            )
            self.log.add(scalar.span, message, "not-yes-or-no")
        return truth

    def day(self, node: Node | None, *, what: str) -> date | None:
        scalar = self.scalar(node, what=what)
        if scalar is None:
            return None
        day = parse_date(scalar.text)
        if day is None:
            self.log.add(scalar.span, _no_date(scalar, what), "not-a-date")
        return day

    def limit(self, node: Node | None, *, what: str) -> CalendarLimit | None:
        """A date; a month, a year or a span of time where no more is on record."""
        scalar = self.scalar(node, what=what)
        if scalar is None:
            return None
        days = parse_limit(scalar.text)
        if days is None:
            self.log.add(scalar.span, _no_date(scalar, what), "not-a-date")
        return CalendarLimit(*days) if days is not None else None

    def start(self, node: Node | None, *, what: str) -> CalendarLimit | None:
        """As `limit`, or a day that nobody can tell, perhaps with the earliest that it can be."""
        earliest = parse_start(node.text) if isinstance(node, Scalar) else None
        if earliest is not None:
            return CalendarLimit.taken_from(earliest)
        return self.limit(node, what=what)

    def window(
        self, node: Node, first: CalendarLimit | None, last: CalendarLimit | None
    ) -> Window | None:
        """The window from `first` to `last` (None: without end).

        None where it would end before it begins, which is a fault, or where `first` is not known.
        """
        if first is None:
            return None
        if last is not None and last.latest < first.earliest:
            message = Text(
                f"止日 {last} 早于起日 {first}", f"it ends on {last}, before it begins on {first}"
            )
            self.log.add(node.span, message, "window-reversed")
            return None
        return Window(first=first, last=last)

    def wording(self, node: Node | None, *, what: str) -> Text | None:
        """Words in each of the languages; one that is lacking is a fault."""
        table = self.table(node, allowed=self.languages, required=self.languages, what=what)
        if table is None:
            return None
        said = {tag: self._words_in(table, tag, what) for tag in self.languages}
        worded = {tag: words for tag, words in said.items() if words}
        return Text.of(worded) if len(worded) == len(said) else None

    def _words_in(self, table: Table, tag: str, what: str) -> str | None:
        scalar = self.scalar(table.find(tag), what=what)
        if scalar is not None and not scalar.text.strip():
            named = Language(tag).chinese_name
            message = Text(f"缺少{named}文字", f"{what} has no words in '{tag}'")
            self.log.add(scalar.span, message, "empty-value")
        elif scalar is not None and is_garbled_chinese(scalar.text) and Language(tag).is_chinese:
            message = Text("中文文字中没有汉字", f"{what} has no Chinese character in '{tag}'")
            self.log.add(scalar.span, message, "not-chinese", ENCODING_HINT)
        return scalar.text if scalar is not None else None

    def must_be_true(self, key: str, node: Node) -> None:
        """A fault if what can only be said, or left out, is denied."""
        if self.truth(node, what=f"'{key}'") is False:
            self.log.add(node.span, f"'{key}' is true or left out", "unknown-value")

    def standing(self, table: Table) -> Standing:
        """How sure the wording or figure of the table is; published where it does not say."""
        text = self.words(table.find("standing"), what="'standing'")
        if text is None or text == "published":
            return Standing.PUBLISHED
        if text != "recalled":
            message = f"'standing' is published or recalled, found '{text}'"
            self.log.add(table.span_of("standing"), message, "unknown-value")
        return Standing.RECALLED

    def one_of(
        self, table: Table, names: Collection[Name], *, what: str, hint: str | None = None
    ) -> tuple[Name, Node] | None:
        """The one key of `names` that the table has, with its value.

        None, and a fault, where there is none; of several the first, and a fault at each other.
        """
        by_text = {str(name): name for name in names}
        chosen = [(key, node) for key, node in table.entries if key.text in by_text]
        if not chosen:
            if self.log.broken.lacks_keys(table):
                return None
            message = f"{what} needs one of {', '.join(sorted(names))}"
            self.log.add(table.span, message, "missing-key", hint)
            return None
        first, value = chosen[0]
        for key, _ in chosen[1:]:
            message = f"{what} has '{first.text}' already; '{key.text}' cannot stand beside it"
            self.log.add(key.span, message, "conflicting-keys")
        return by_text[first.text], value


def _as_table(node: Node, required: Collection[str], languages: tuple[str, ...]) -> str:
    """The form to write, with what stands there where it is words in one of the languages."""
    if tuple(required) == languages and isinstance(node, Scalar):
        is_chinese = any("\u4e00" <= sign <= "\u9fff" for sign in node.text)
        fitting = [tag for tag in languages if Language(tag).is_chinese == is_chinese]
        said = {tag: node.text if [tag] == fitting[:1] else "…" for tag in languages}
        form = ", ".join(f"{tag}: {words}" for tag, words in said.items())
        if len(said) == 2:
            return f"Write {{{form}}}, in both languages."
        return f"Write {{{form}}}, in each language."
    if not required:
        return "Write a key, a colon and a value on each line."
    return f"Write {{{', '.join(f'{key}: …' for key in required)}}}, or each key on its line."


def _as_list(node: Node) -> str:
    return f"Write [{node.text}]." if isinstance(node, Scalar) else "Begin each entry with '- '."


def _no_date(scalar: Scalar, what: str) -> Text:
    return Text(
        f"填写为“{scalar.text}”，应为日期，如 2021-09-30",
        f"{what} must be a date such as 2021-09-30, found '{scalar.text}'",
    )
