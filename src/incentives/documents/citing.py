"""How a document names a clause: in full where it stands, or by a key of its list of clauses."""

from collections.abc import Callable

import attrs

from incentives.documents.shapes.values import CitationDocument, Cited
from incentives.documents.values import citation_document
from incentives.values.citation import Citation

Cite = Callable[[Citation], Cited]


def in_full(citation: Citation) -> Cited:
    """Document and clause, as a record has them."""
    return Cited(citation_document(citation))


@attrs.frozen(repr=False)
class Citations:
    """The clauses that a result names, by keys from 1 in the order in which they are first named.

    A key says nothing outside of that result.
    """

    _keys: dict[Citation, str] = attrs.field(factory=dict)

    def key(self, citation: Citation) -> Cited:
        """The key of the clause, a new one if it has not been named before."""
        return Cited(self._keys.setdefault(citation, str(len(self._keys) + 1)))

    def table(self) -> dict[str, CitationDocument]:
        """Every clause that has been named so far, by its key."""
        return {key: citation_document(citation) for citation, key in self._keys.items()}
