"""The lines of one function as they are printed: blocks, names, and what has a name already."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

import attrs

_INDENT = "    "
T = TypeVar("T")


@attrs.define(kw_only=True, eq=False)
class Lines:
    """Lines of a function, the block that they stand in, and the names that are known there.

    `leave`: what is written where only the reference can go on. `is_bare`: without comments.
    `is_over`: all was left before, so that nothing that is added comes about.
    """

    leave: str
    is_bare: bool = False
    lines: list[str] = attrs.field(factory=list)
    depth: int = 1
    is_over: bool = False
    _names: int = 0
    _scopes: list[dict[Hashable, str]] = attrs.field(factory=lambda: [{}])

    def add(self, line: str, comment: str = "") -> None:
        """One more line in the block.

        `comment`: what stands behind it for whoever reads, such as words of a policy; it never
        leaves its line.
        """
        if self.is_over:
            return
        self.lines.append(f"{_INDENT * self.depth}{self.with_comment(line, comment)}")

    def with_comment(self, line: str, comment: str) -> str:
        """The line with what stands behind it for whoever reads."""
        is_told = comment and not self.is_bare
        return f"{line}  # {' '.join(comment.split())}" if is_told else line

    def add_leave(self, why: str) -> None:
        """The end of the function: what would come after it in the block is not written."""
        self.add(self.leave, why)
        self.is_over = True

    def here(self) -> int:
        """The place of the next line, for `add_at`."""
        return len(self.lines)

    def add_at(self, place: int, line: str, depth: int | None = None) -> None:
        """One more line of the block, before those that were added since.

        `depth`: how deep the block is; None: as this one.
        """
        self.lines.insert(place, f"{_INDENT * (self.depth if depth is None else depth)}{line}")

    def note(self, comment: str) -> None:
        """A comment on a line of its own."""
        if not self.is_bare and not self.is_over:
            self.lines.append(f"{_INDENT * self.depth}# {' '.join(comment.split())}")

    def fresh(self, begins: str) -> str:
        """A name that nothing has yet."""
        self._names += 1
        return f"{begins}{self._names}"

    def named(self, key: Hashable) -> str | None:
        """The name of what was worked out before, where that has surely happened."""
        for scope in reversed(self._scopes):
            if key in scope:
                return scope[key]
        return None

    def remember(self, key: Hashable, name: str) -> None:
        """What is worked out here has the name until the block ends."""
        self._scopes[-1][key] = name

    @contextmanager
    def block(self, head: str) -> Iterator[None]:
        """A block under the line."""
        self.add(head)
        with self._deeper():
            yield

    @contextmanager
    def _deeper(self) -> Iterator[None]:
        is_over = self.is_over
        self.depth += 1
        self._scopes.append({})
        yield
        self._scopes.pop()
        self.depth -= 1
        self.is_over = is_over

    def captured(self, make: Callable[[], T]) -> tuple[T, list[str]]:
        """What `make` gives, and the lines that it wants one block deeper, not yet added."""
        before, self.lines = self.lines, []
        with self._deeper():
            made = make()
        own, self.lines = self.lines, before
        return made, own

    def paste(self, lines: list[str], name: str = "", value: str = "") -> None:
        """Lines that were captured one block deeper than here, in a block that is open now.

        `name`: what `value`, which comes of them, is called in the end; unless they leave all.
        """
        if self.is_over:
            return
        self.lines += lines
        if name and name != value and not self.ends(lines):
            self.lines.append(f"{_INDENT * (self.depth + 1)}{name} = {value}")

    def ends(self, lines: list[str]) -> bool:
        """Whether lines that were captured one block deeper than here leave all."""
        return bool(lines) and lines[-1].startswith(f"{_INDENT * (self.depth + 1)}{self.leave}")


@attrs.define(kw_only=True, eq=False)
class Before:
    """Lines that are to stand before a loop, or before what is gone through again in one.

    `place`: where, `depth`: in which block, as of `Lines.add_at`; `given`: what is given there.
    """

    place: int
    depth: int
    given: frozenset[int]
    lines: list[str] = attrs.field(factory=list)

    @classmethod
    def here(cls, lines: Lines, given: Iterable[int]) -> "Before":
        """Before the next line."""
        return cls(place=lines.here(), depth=lines.depth, given=frozenset(given))

    @staticmethod
    def put(several: Iterable["Before"], lines: Lines) -> None:
        """Puts the lines in their places, the last first: what comes later moves."""
        for before in sorted(several, key=lambda each: -each.place):
            for line in reversed(before.lines):
                lines.add_at(before.place, line, depth=before.depth)


@attrs.define(kw_only=True, eq=False)
class Module:
    """What the functions of a kernel have in common: names, tables, texts by name.

    `functions`: the text of each, in the order in which they can be defined. `is_bare`: without the
    words of policies, which change nothing. `has_headers`: what functions have as `c` is a list of
    the words in the header of a case, which plain Python reads soonest; else its address in `D`.
    """

    is_bare: bool = False
    has_headers: bool = False
    functions: dict[str, str] = attrs.field(factory=dict)
    tables: dict[tuple[int, ...], str] = attrs.field(factory=dict)
    _by_text: dict[str, str] = attrs.field(factory=dict)
    _serials: dict[str, int] = attrs.field(factory=dict)
    _made: dict[Hashable, str] = attrs.field(factory=dict)

    def once(self, key: Hashable, make: Callable[[], str]) -> str:
        """The name of the function that the key stands for, printed when it is first asked."""
        if key not in self._made:
            self._made[key] = make()
        return self._made[key]

    def table(self, words: tuple[int, ...]) -> str:
        """The name of a table of words."""
        return self.tables.setdefault(words, f"T{len(self.tables)}")

    def define(self, called: str, head: str, body: list[str]) -> str:
        """The name of a function with this text; equal texts are one function.

        `called`: what it is called, as far as a name can say so. `head`: its parameters.
        """
        text = "\n".join([head, *body])
        if text not in self._by_text:
            stem = _stem(called)
            serial = self._serials[stem] = self._serials.get(stem, 0) + 1
            name = stem if serial == 1 else f"{stem}_{serial}"
            self._by_text[text] = name
            self.functions[name] = "\n".join([f"def {name}({head}):", *body])
        return self._by_text[text]

    def source(self) -> str:
        """All of it as one text."""
        tables = [f"{name} = {words!r}" for words, name in self.tables.items()]
        return "\n\n\n".join(["\n".join(tables), *self.functions.values()]) + "\n"


def _stem(called: str) -> str:
    return "f_" + "".join(sign if sign.isalnum() and sign.isascii() else "_" for sign in called)
