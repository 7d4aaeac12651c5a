"""How a place may be written in a cell: its name, that with the places above it, or its own alone.

`海门区` and `江苏省南通市海门区` are `南通市海门区`; what could be two places is none.
"""

from collections.abc import Iterator, Mapping

from incentives.policy.library import Library
from incentives.values.texts.plain_text import compared


def names_of_places(library: Library) -> Mapping[str, str]:
    """The codes of places by their names, folded; names that two places share are left out."""
    meant: dict[str, set[str]] = {}
    for place in library.jurisdictions.values():
        if place.codes:
            above = [library.jurisdictions[name].name.zh for name in library.chain_from(place.id)]
            for name in _names(place.name.zh, above[:-1]):
                meant.setdefault(compared(name), set()).add(place.codes[0])
    return {name: next(iter(codes)) for name, codes in meant.items() if len(codes) == 1}


def _names(name: str, above: list[str]) -> Iterator[str]:
    """The name; what is its own, without the place above it; and each with places before it.

    `above`: the names of the places above, the root first.
    """
    own = next((name.removeprefix(upper) for upper in reversed(above) if name != upper), name)
    yield from (name, own)
    before = ""
    for upper in reversed(above):
        before = f"{upper}{before}"
        yield f"{before}{own}"
