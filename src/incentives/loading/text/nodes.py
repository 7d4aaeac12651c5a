"""A file as it was written: text, listings and tables, each with its place.

Nothing has a type yet.
"""

import attrs

from incentives.values.span import Span


@attrs.frozen(kw_only=True)
class Scalar:
    """One piece of text; `quoted` if quotation marks stand around it.

    The span includes the marks.
    """

    text: str
    span: Span
    quoted: bool

    @property
    def is_folded(self) -> bool:
        """Whether the text does not stand on one line as it is: it is folded, or holds escapes."""
        return self.span.length != len(self.text) + (2 if self.quoted else 0)

    def within(self, *, start: int, length: int) -> Span:
        """Where `length` characters of the text stand in the file, from `start` on.

        Exact where the text stands on one line as it is; the whole span where it is folded or holds
        escapes.

        >>> span = Span(file="x.yaml", line=1, column=7, length=7)
        >>> quoted = Scalar(text="a + b", quoted=True, span=span)
        >>> quoted.within(start=4, length=1).column
        12
        """
        if self.is_folded:
            return self.span
        return self.span.within(start=start + (1 if self.quoted else 0), length=length)


@attrs.frozen(kw_only=True)
class Listing:
    """Entries in their order.

    The span is all of `[…]` on one line, else the first line of the listing.
    """

    entries: "tuple[Node, ...]"
    span: Span


@attrs.frozen(kw_only=True)
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
