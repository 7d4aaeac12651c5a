"""The chain walked.

Which entry was changed, removed, inserted or moved is told from the seals and the links alone.
"""

from collections.abc import Iterable, Iterator, Mapping

import attrs

from incentives.register.chain import GENESIS, Head, seal
from incentives.register.verification.finding import Finding, FindingKind


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
class _Placed:
    """A link with the number under which it was sealed; None: its seal is broken."""

    link: Link
    place: int | None


def check_links(links: Iterable[Link], head: Head | None) -> Iterator[Finding]:
    """What is wrong with the chain; `head` is an entry written down elsewhere.

    First what is wrong with entries by themselves (CHANGED, MOVED), as they come; then whether the
    end was CUT; then what the links tell (MISSING, INSERTED, REPLACED, OTHER_HEAD), by number.
    """
    standing = tuple(links)
    all_placed = tuple(_places(standing, head))
    yield from (_own_fault(placed) for placed in all_placed if placed.place != placed.link.number)
    by_place: dict[int, list[_Placed]] = {}
    for placed in all_placed:
        place = placed.link.number if placed.place is None else placed.place
        by_place.setdefault(place, []).append(placed)
    last = max(by_place, default=0)
    if head is not None and head.number > last:
        yield Finding(kind=FindingKind.CUT, number=head.number, other=last)
    yield from sorted(_walk_back(by_place, last, head), key=lambda finding: finding.number)


def _own_fault(placed: _Placed) -> Finding:
    if placed.place is None:
        return Finding(kind=FindingKind.CHANGED, number=placed.link.number)
    return Finding(kind=FindingKind.MOVED, number=placed.place, other=placed.link.number)


def _places(links: tuple[Link, ...], head: Head | None) -> Iterator[_Placed]:
    """Each link with the number under which its seal holds.

    Its own, else the one shifted as far as the last that was moved, else any.
    """
    most = max((link.number for link in links), default=0) + len(links)
    most = max(most, head.number if head is not None else 0)
    shift = 0
    for link in links:
        tries = (link.number, link.number + shift, *range(1, most + 1))
        place = next((number for number in tries if link.is_sealed_as(number)), None)
        shift = place - link.number if place is not None else shift
        yield _Placed(link=link, place=place)


def _walk_back(
    by_place: Mapping[int, list[_Placed]], last: int, head: Head | None
) -> Iterator[Finding]:
    """From the last entry back to the first: each must be the one on which the next builds."""
    after: _Placed | None = None
    for place in range(last, 0, -1):
        here = by_place.get(place, [])
        if not here:
            yield Finding(kind=FindingKind.MISSING, number=place)
            after = None
            continue
        wanted = after.link.previous if after is not None else None
        chosen = _chosen(here, wanted)
        yield from (
            Finding(kind=FindingKind.INSERTED, number=placed.link.number)
            for placed in here
            if placed is not chosen
        )
        if _is_replaced(chosen, after):
            assert after is not None
            yield Finding(kind=FindingKind.REPLACED, number=place, other=place + 1)
        if head is not None and head.number == place and _is_other(chosen, head):
            yield Finding(kind=FindingKind.OTHER_HEAD, number=place)
        after = chosen
    if after is not None and after.place is not None and after.link.previous != GENESIS:
        # Nothing comes before the first.
        yield Finding(kind=FindingKind.REPLACED, number=1, other=1)


def _chosen(here: list[_Placed], wanted: str | None) -> _Placed:
    """The one on which the next builds; if none is, one whose seal holds."""
    return next(
        (placed for placed in here if placed.link.fingerprint == wanted),
        next((placed for placed in here if placed.place is not None), here[0]),
    )


def _is_other(here: _Placed, head: Head) -> bool:
    """Whether the seal holds, and is not the one that was written down."""
    return here.place is not None and not head.is_of(here.link.fingerprint)


def _is_replaced(here: _Placed, after: _Placed | None) -> bool:
    """Whether the next, whose own seal holds, builds on something else, and this seal holds too."""
    if after is None or after.place is None or here.place is None:
        return False
    return after.link.previous != here.link.fingerprint
