"""What places are called, and which ones lie above each."""

from collections.abc import Iterator, Mapping

from incentives.policy.instrument import Jurisdiction
from incentives.values.texts.plain_text import compared


def chain_in(places: Mapping[str, Jurisdiction], place: str) -> tuple[str, ...]:
    """The ids of the place and of those above it, the root first."""
    chain: list[str] = []
    current: str | None = place
    while current is not None:
        chain.append(current)
        known = places.get(current)
        current = known.parent if known is not None else None
    return tuple(reversed(chain))


def names_of_places(places: Mapping[str, Jurisdiction]) -> Mapping[str, str]:
    """The codes of places by their names, folded; names that two places share are left out.

    A place may be called by its name, that with the places above it, or its own alone: `海门区` and
    `江苏省南通市海门区` are `南通市海门区`.
    """
    named: dict[str, set[str]] = {}
    for place in places.values():
        if place.codes:
            above = [places[name].name.zh for name in chain_in(places, place.id)[:-1]]
            for name in (*_names(place.name.zh, above), *place.name.each):
                named.setdefault(compared(name), set()).add(place.codes[0])
    return {name: next(iter(codes)) for name, codes in named.items() if len(codes) == 1}


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
