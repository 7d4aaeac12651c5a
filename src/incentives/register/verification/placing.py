"""Under which number each entry was sealed, found in time linear in the entries."""

from collections.abc import Iterable, Iterator, Sequence

import attrs

from incentives.register.chain import GENESIS, seal

_TRIES_AN_ENTRY = 8
_TRIES_AT_LEAST = 1000


@attrs.frozen(kw_only=True)
class Link:
    """An entry as it stands, without its content."""

    number: int
    previous: str
    fingerprint: str
    content_digest: str

    def is_sealed_as(self, number: int) -> bool:
        """Whether the fingerprint is that of this entry under the number."""
        return self.fingerprint == seal(number, self.previous, self.content_digest)


@attrs.frozen(kw_only=True)
class Placed:
    """A link with the number under which it was sealed; None: its seal is broken."""

    link: Link
    place: int | None

    @property
    def stands_at(self) -> int:
        """The number under which it was sealed, else the one under which it stands."""
        return self.link.number if self.place is None else self.place


def placed(links: Sequence[Link]) -> tuple[Placed, ...]:
    """Each link with the number under which its seal holds, in the order in which they come.

    Its own; else the one after the entry that it builds on, or before the one that builds on it;
    else one nearby, which for all entries together is tried as often as there are entries, some
    times over, so that no content of the database makes it take long. What is not found so has a
    broken seal.
    """
    places = [link.number if link.is_sealed_as(link.number) else None for link in links]
    if None in places:
        _place_by_neighbours(links, places)
    return tuple(Placed(link=link, place=place) for link, place in zip(links, places, strict=True))


def _place_by_neighbours(links: Sequence[Link], places: list[int | None]) -> None:
    followers: dict[str, list[int]] = {}
    by_fingerprint: dict[str, int] = {}
    for index, link in enumerate(links):
        followers.setdefault(link.previous, []).append(index)
        by_fingerprint.setdefault(link.fingerprint, index)
    for index in followers.get(GENESIS, ()):
        if places[index] is None:
            _try(links, places, index, (1,))
    standing = [index for index, place in enumerate(places) if place is not None]
    _spread(links, places, standing, (followers, by_fingerprint))
    shift, tries = 0, _TRIES_AN_ENTRY * len(links) + _TRIES_AT_LEAST
    lost = [index for index in _lost(links, places, by_fingerprint) if places[index] is None]
    for count, index in enumerate(lost):
        if places[index] is not None:
            continue
        share = tries // (len(lost) - count)
        tries -= share
        if _try(links, places, index, _near(links[index].number, shift, share)):
            shift = (places[index] or 0) - links[index].number
            _spread(links, places, [index], (followers, by_fingerprint))


def _spread(
    links: Sequence[Link],
    places: list[int | None],
    standing: list[int],
    neighbours: tuple[dict[str, list[int]], dict[str, int]],
) -> None:
    """What builds on entries whose place is known, or what they build on, is placed beside them."""
    followers, by_fingerprint = neighbours
    while standing:
        index = standing.pop()
        place, link = places[index], links[index]
        assert place is not None
        # Each list of followers is looked at once, however many fingerprints are alike.
        standing.extend(
            follower
            for follower in followers.pop(link.fingerprint, ())
            if places[follower] is None and _try(links, places, follower, (place + 1,))
        )
        before = by_fingerprint.get(link.previous)
        if (
            before is not None
            and places[before] is None
            and _try(links, places, before, (place - 1,))
        ):
            standing.append(before)


def _lost(
    links: Sequence[Link], places: Sequence[int | None], by_fingerprint: dict[str, int]
) -> Iterator[int]:
    """Those without a place: first such as build on nothing that is there, then the others."""
    without = [index for index, place in enumerate(places) if place is None]
    yield from (index for index in without if links[index].previous not in by_fingerprint)
    yield from (index for index in without if links[index].previous in by_fingerprint)


def _near(number: int, shift: int, tries: int) -> Iterator[int]:
    """As far off as the last that was moved; then ever farther up and down."""
    yield number + shift
    for distance in range(1, tries // 2):
        yield number + distance
        yield number - distance


def _try(
    links: Sequence[Link], places: list[int | None], index: int, numbers: Iterable[int]
) -> bool:
    """Whether the seal of the link holds under one of the numbers, which is then its place."""
    link = links[index]
    places[index] = next((number for number in numbers if link.is_sealed_as(number)), None)
    return places[index] is not None
