"""In which order definitions are read: each after those that its text names.

So reading one does not go on to read another inside of it, however many rest on each other.
"""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from incentives.loading.entries.declared import is_asked_of_some
from incentives.loading.rules.names import NamedEntry, Names
from incentives.loading.text.nodes import Listing, Node, Scalar, Table

_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*")
_WORDINGS = frozenset(
    {"text", "title", "cite", "evidence", "standing", "id", "values", "holds", "unique"}
)


def reading_order(full_id: str, names: Names, is_read: Callable[[str], bool]) -> list[str]:
    """The definition, after those that it rests on and that are not read yet.

    Where some go round in a circle, one of them comes before one that it names: whoever reads it
    tells of that.
    """
    order: list[str] = []
    begun = {full_id}
    waiting = [(full_id, _named_in(full_id, names))]
    while waiting:
        current, rests_on = waiting[-1]
        left = (name for name in rests_on if name not in begun and not is_read(name))
        following = next(left, None)
        if following is None:
            waiting.pop()
            order.append(current)
        else:
            begun.add(following)
            waiting.append((following, _named_in(following, names)))
    return order


def _named_in(full_id: str, names: Names) -> Iterator[str]:
    """The definitions that words of the entry may name, each as often as it stands there."""
    entry = names.entries[full_id]
    for text in _texts_in(entry.node):
        for word in _names_in(text):
            named = names.full_id(entry.written, word)
            found = names.entries.get(named) if named is not None else None
            if named is not None and found is not None and _rests_on_others(found):
                yield named


def _names_in(text: str) -> Iterator[str]:
    """The words of the expression, and two with a dot between them."""
    for path in _WORD.findall(text):
        words = path.split(".")
        yield from words
        yield from (f"{first}.{second}" for first, second in pairwise(words))


def _rests_on_others(entry: NamedEntry) -> bool:
    """Whether it is a definition, or a fact that is asked only where one may hold."""
    if entry.section == "facts":
        return is_asked_of_some(entry.node)
    return entry.section in {"definitions", "results"}


def _texts_in(node: Node) -> Iterator[str]:
    """The expressions of the entry; its wordings and sources name nothing."""
    waiting = [node]
    while waiting:
        current = waiting.pop()
        match current:
            case Scalar(text=text):
                yield text
            case Listing(entries=entries):
                waiting.extend(entries)
            case Table(entries=named):
                waiting.extend(inner for key, inner in named if key.text not in _WORDINGS)
