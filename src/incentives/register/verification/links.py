"""The chain walked.

Which entry was changed, removed, inserted or moved is told from the seals and the links alone.
"""

from collections.abc import Iterator, Mapping, Sequence

from incentives.register.chain import GENESIS, Head
from incentives.register.verification.finding import Finding, FindingKind
from incentives.register.verification.placing import Link, Placed, placed

ByPlace = Mapping[int, list[Placed]]


def check_links(links: Sequence[Link], head: Head | None) -> Iterator[Finding]:
    """What is wrong with the chain; `head` is an entry written down elsewhere.

    First what is wrong with entries by themselves (CHANGED, MOVED, INSERTED), as they come; then
    whether the end was CUT; then what the links tell (MISSING, SKIPPED, INSERTED, REPLACED,
    OTHER_HEAD), by number. Time and memory go with the number of entries, whatever their numbers.
    """
    all_placed = placed(sorted(links, key=_number))
    foreign = _foreign(all_placed)
    by_place: dict[int, list[Placed]] = {}
    for one in all_placed:
        if id(one) in foreign:
            yield Finding(kind=FindingKind.INSERTED, number=one.link.number)
            continue
        if one.place != one.link.number:
            yield _own_fault(one)
        by_place.setdefault(one.stands_at, []).append(one)
    last = max(by_place, default=0)
    if head is not None and (head.number > last or head.number < 1):
        yield Finding(kind=FindingKind.CUT, number=head.number, other=last)
    yield from sorted(_walk_back(by_place, head), key=lambda finding: finding.number)


def _number(link: Link) -> int:
    return link.number


def _own_fault(one: Placed) -> Finding:
    if one.place is None:
        return Finding(kind=FindingKind.CHANGED, number=one.link.number)
    return Finding(kind=FindingKind.MOVED, number=one.place, other=one.link.number)


def _foreign(all_placed: Sequence[Placed]) -> frozenset[int]:
    """The ids of those that no entry builds on, that build on none, and that stand past the end.

    Whatever lies before them was not removed: such numbers were never filed.
    """
    fingerprints = {one.link.fingerprint for one in all_placed} | {GENESIS}
    previous = {one.link.previous for one in all_placed}
    foreign: list[int] = []
    loose: list[Placed] = []
    last = 0
    for one in all_placed:
        is_loose = (
            one.place is None
            and one.link.previous not in fingerprints
            and one.link.fingerprint not in previous
        )
        if is_loose:
            loose.append(one)
        else:
            last = max(last, one.stands_at)
    for one in loose:
        if 1 <= one.link.number <= last + 1:
            last = max(last, one.link.number)
        else:
            foreign.append(id(one))
    return frozenset(foreign)


def _walk_back(by_place: ByPlace, head: Head | None) -> Iterator[Finding]:
    """From the last entry back to the first: each must be the one on which the next builds."""
    after: Placed | None = None
    for place in sorted(by_place, reverse=True):
        here = by_place[place]
        if place < 1:
            yield from _inserted(here)
            continue
        chosen = _chosen(here, after.link.previous if after is not None else None)
        yield from _inserted([one for one in here if one is not chosen])
        if after is not None:
            yield from _between(place, chosen, after)
        if head is not None and head.number == place and _is_other(chosen, head):
            yield Finding(kind=FindingKind.OTHER_HEAD, number=place)
        after = chosen
    if after is not None:
        yield from _before_the_first(after)


def _inserted(here: Sequence[Placed]) -> Iterator[Finding]:
    return (Finding(kind=FindingKind.INSERTED, number=one.link.number) for one in here)


def _between(place: int, here: Placed, after: Placed) -> Iterator[Finding]:
    """What is wrong between an entry and the next one that there is."""
    if after.stands_at > place + 1:
        yield from _gap(place, here.link.fingerprint, after)
    elif _is_replaced(here, after):
        yield Finding(kind=FindingKind.REPLACED, number=place, other=place + 1)


def _gap(place: int, fingerprint: str, after: Placed) -> Iterator[Finding]:
    """The numbers between were removed, or never filed where the one after builds on this one."""
    following = after.stands_at
    if after.link.previous == fingerprint:
        yield Finding(kind=FindingKind.SKIPPED, number=following, other=place)
    else:
        yield Finding(
            kind=FindingKind.MISSING,
            number=place + 1,
            other=following - 1 if following - 1 > place + 1 else None,
        )


def _before_the_first(first: Placed) -> Iterator[Finding]:
    """Nothing comes before the first, which is number 1."""
    if first.stands_at > 1:
        yield from _gap(0, GENESIS, first)
    elif first.place is not None and first.link.previous != GENESIS:
        yield Finding(kind=FindingKind.REPLACED, number=1, other=1)


def _chosen(here: list[Placed], wanted: str | None) -> Placed:
    """The one on which the next builds; if none is, one whose seal holds."""
    return next(
        (one for one in here if one.link.fingerprint == wanted),
        next((one for one in here if one.place is not None), here[0]),
    )


def _is_other(here: Placed, head: Head) -> bool:
    """Whether the seal holds, and is not the one that was written down."""
    return here.place is not None and not head.is_of(here.link.fingerprint)


def _is_replaced(here: Placed, after: Placed) -> bool:
    """Whether the next, whose own seal holds, builds on something else, and this seal holds too."""
    if after.place is None or here.place is None:
        return False
    return after.link.previous != here.link.fingerprint
