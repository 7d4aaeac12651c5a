"""A file as it was written: text, listings and tables, each with its place.

Nothing has a type yet.
"""

import attrs

from incentives.loading.text.source import Lines
from incentives.values.span import Span


@attrs.frozen(kw_only=True, repr=False)
class Scalar:
    """One piece of text; `quoted` if quotation marks stand around it.

    The span includes the marks. `lines`: of a text over several lines each as it is written.
    """

    text: str
    span: Span
    quoted: bool
    lines: Lines = attrs.field(default=(), repr=False)

    def as_written(self) -> tuple[str, Span] | None:
        """The text, its lines joined by a space each, and where in the file it stands.

        None where it is not written as it is, since it holds escapes.

        >>> span = Span(file="x.yaml", line=1, column=7, length=7)
        >>> Scalar(text="a + b", quoted=True, span=span).as_written()
        ('a + b', Span(file='x.yaml', line=1, column=8, length=5))
        """
        if not self.lines:
            marks = 1 if self.quoted else 0
            length = len(self.text)
            if self.span.length != length + 2 * marks:
                return None
            return self.text, self.span.within(start=marks, length=length)
        text = " ".join(line for line, _ in self.lines)
        if text.split() != self.text.split():
            return None
        first, *further = (span for _, span in self.lines)
        return text, attrs.evolve(first, further=tuple(further))


@attrs.frozen(kw_only=True, repr=False)
class Listing:
    """Entries in their order.

    The span is all of `[…]` on one line, else the first line of the listing.
    """

    entries: "tuple[Node, ...]"
    span: Span


@attrs.frozen(kw_only=True, repr=False)
class Table:
    """Named entries in their order; no name stands twice. The span is as in a listing."""

    entries: "tuple[tuple[Scalar, Node], ...]"
    span: Span
    _by_name: "dict[str, Node]" = attrs.field(init=False, repr=False, eq=False)

    @_by_name.default
    def _index_entries(self) -> "dict[str, Node]":
        return {name.text: node for name, node in self.entries}

    def find(self, key: str) -> "Node | None":
        """The entry of that name, if there is one."""
        return self._by_name.get(key)

    def span_of(self, key: str) -> Span:
        """Where the entry of that name stands; without one, where the table does."""
        node = self.find(key)
        return node.span if node is not None else self.span


Node = Scalar | Listing | Table


def one_or_several(node: Node | None) -> tuple[Node, ...]:
    """What stands where one may stand alone, or several in a listing; none where nothing does."""
    if node is None:
        return ()
    return node.entries if isinstance(node, Listing) else (node,)
