"""What a chain tells of what was done to it, against a plain account of all that can be done."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain as joined
from itertools import permutations, product

import pytest

from incentives.register.chain import GENESIS, Head, digest_of, seal
from incentives.register.verification.links import check_links
from incentives.register.verification.placing import Link, placed

Told = tuple[str, int, int | None]


def chain_of(*contents: str, previous: str = GENESIS, first: int = 1) -> list[Link]:
    """Entries of these contents, each sealed with the one before."""
    links: list[Link] = []
    for number, content in enumerate(contents, first):
        digest = digest_of(content)
        fingerprint = seal(number, previous, digest)
        links.append(
            Link(number=number, previous=previous, fingerprint=fingerprint, content_digest=digest)
        )
        previous = fingerprint
    return links


SOUND = chain_of(*"abcde")


def told(links: Iterable[Link], head: Head | None = None) -> list[Told]:
    """What is found, in the order in which it is told."""
    return [(one.kind.value, one.number, one.other) for one in check_links(list(links), head)]


def at(link: Link, number: int) -> Link:
    return Link(
        number=number,
        previous=link.previous,
        fingerprint=link.fingerprint,
        content_digest=link.content_digest,
    )


def changed(link: Link) -> Link:
    """Its content is another; its seal is the old one."""
    return Link(
        number=link.number,
        previous=link.previous,
        fingerprint=link.fingerprint,
        content_digest=digest_of("other"),
    )


def gaps(numbers: Iterable[int]) -> Iterator[Told]:
    """The numbers that lack before the last of these, one run after the other."""
    before = 0
    for number in sorted(numbers):
        if number > before + 1:
            several = number - 1 if number - 1 > before + 1 else None
            yield "missing", before + 1, several
        before = number


def head_of(number: int) -> Head:
    return Head(number=number, fingerprint=SOUND[number - 1].fingerprint)


def not_filed(states: Mapping[int, str]) -> set[int]:
    """Changed ones past the end, which build on nothing that is there and on which none builds."""
    loose = [
        number
        for number, state in states.items()
        if state == "changed" and number > 1 and not {number - 1, number + 1} & states.keys()
    ]
    last = max((number for number in states if number not in loose), default=0)
    foreign = set[int]()
    for number in loose:
        if number <= last + 1:
            last = max(last, number)
        else:
            foreign.add(number)
    return foreign


@pytest.mark.parametrize("head", [None, *range(1, 6)])
def test_whatever_is_changed_or_removed_is_named(head: int | None) -> None:
    """Each entry stays, is changed or goes; a head on paper tells besides whether the end is cut.

    What was changed past the end could as well have been put there.
    """
    for states in product(("sound", "changed", "removed"), repeat=5):
        stands = {n: state for n, state in enumerate(states, 1) if state != "removed"}
        links = [
            SOUND[number - 1] if state == "sound" else changed(SOUND[number - 1])
            for number, state in stands.items()
        ]
        foreign = not_filed(stands)
        kept = [number for number in stands if number not in foreign]
        last = max(kept, default=0)
        wanted: list[Told] = [("inserted", number, None) for number in foreign]
        wanted += [("changed", n, None) for n in kept if stands[n] == "changed"]
        wanted += gaps(kept)
        if head is not None and head > last:
            wanted.append(("cut", head, last))
        found = told(links, head_of(head) if head is not None else None)
        assert sorted(wanted, key=str) == sorted(found, key=str), states


def test_wherever_entries_are_moved_each_is_known_by_its_seal() -> None:
    """To any numbers, some of them taken out; before the last that is left none goes unnoticed."""
    for count in (1, 2, 3):
        for numbers in permutations((-1, 0, 1, 2, 3, 4, 7), count):
            for left in permutations(SOUND[:4], count):
                if [link.number for link in left] != sorted(link.number for link in left):
                    continue  # which stands where is said by the numbers
                links = [at(link, number) for link, number in zip(left, numbers, strict=True)]
                moved = {
                    ("moved", link.number, number)
                    for link, number in zip(left, numbers, strict=True)
                    if link.number != number
                }
                own = [link.number for link in left]
                assert moved | set(gaps(own)) == set(told(links)), links


@pytest.mark.parametrize("first", range(1, 6))
def test_what_is_sealed_anew_is_told_by_the_next_or_by_a_head(first: int) -> None:
    """From a changed entry to any later one: the one after the last still builds on the old."""
    for last in range(first, 6):
        contents = ["other", *"abcde"[first:last]]
        previous = SOUND[first - 2].fingerprint if first > 1 else GENESIS
        anew = chain_of(*contents, previous=previous, first=first)
        links = [*SOUND[: first - 1], *anew, *SOUND[last:]]
        own: list[Told] = [("replaced", last, last + 1)] if last < 5 else []
        assert own == told(links)
        for number in range(1, 6):
            is_other = first <= number <= last
            other: list[Told] = [("other-head", number, None)] if is_other else []
            assert sorted([*own, *other]) == sorted(told(links, head_of(number)))


@pytest.mark.parametrize("number", [-3, 0, 6, 9, 10**9])
def test_a_head_beyond_the_chain_is_cut_off(number: int) -> None:
    """Whatever its fingerprint; of an empty register every one is."""
    head = Head(number=number, fingerprint=SOUND[4].fingerprint)
    assert [("cut", number, 5)] == told(SOUND, head)
    assert [("cut", number, 0)] == told([], head)
    assert [] == told([]) == told(SOUND)


@pytest.mark.parametrize("number", [-2, 0, 1, 3, 5, 6, 7, 30])
def test_an_entry_that_somebody_seals_himself_is_told_wherever_he_puts_it(number: int) -> None:
    """It builds on nothing that is there; the chain beside it is whole."""
    (own,) = chain_of("x", previous="f" * 64, first=number)
    found = told([*SOUND, own])
    if number < 1 or number <= 5:
        assert [("inserted", number, None)] == found
    elif number == 6:
        assert [("replaced", 5, 6)] == found
    else:
        assert [("missing", 6, number - 1 if number > 7 else None)] == found


@pytest.mark.parametrize("number", [7, 8, 30])
def test_an_entry_that_builds_on_the_last_under_a_later_number_skipped_some(number: int) -> None:
    """None was removed between them: the seal is over the one before."""
    (own,) = chain_of("x", previous=SOUND[4].fingerprint, first=number)
    assert [("skipped", number, 5)] == told([*SOUND, own])
    (first,) = chain_of("x", first=number)
    assert [("skipped", number, 0)] == told([first])


def test_entries_come_in_any_order() -> None:
    """They are told by number, whatever the database gives first."""
    links = [changed(SOUND[3]), SOUND[0], SOUND[4], changed(SOUND[1])]
    for order in permutations(links):
        assert [("changed", 2, None), ("changed", 4, None), ("missing", 3, None)] == told(order)


def test_each_link_has_the_place_under_which_its_seal_holds() -> None:
    """Far or near, alone or behind others; one whose seal is broken has none."""
    for by in (-40, -1, 0, 1, 7, 400):
        links = [at(link, link.number + by) for link in SOUND]
        assert [link.number for link in SOUND] == [one.place for one in placed(links)]
        assert [one.stands_at for one in placed(links)] == [1, 2, 3, 4, 5]
        alone = placed([at(SOUND[2], 3 + by)])
        assert [3] == [one.place for one in alone]
    broken = placed([changed(link) for link in SOUND])
    assert [None] * 5 == [one.place for one in broken]
    assert [1, 2, 3, 4, 5] == [one.stands_at for one in broken]


@pytest.mark.parametrize("gone", [1, 2, 4, 5])
def test_what_moved_together_behind_what_is_gone_is_placed(gone: int) -> None:
    """By those that it builds on or that build on it, else as far off as the last that moved."""
    left = [at(link, link.number + 90) for link in SOUND if link.number != gone]
    assert [n for n in range(1, 6) if n != gone] == [one.place for one in placed(left)]
    every_second = [at(link, link.number + 90) for link in chain_of(*"abcdefgh")[::2]]
    assert [1, 3, 5, 7] == [one.place for one in placed(every_second)]


def test_no_two_lists_of_damage_are_told_alike() -> None:
    """Of entries that are changed or removed, where the last one stands as it was."""
    seen: dict[tuple[Told, ...], tuple[str, ...]] = {}
    for states in product(("sound", "changed", "removed"), repeat=4):
        links = [
            SOUND[number] if state == "sound" else changed(SOUND[number])
            for number, state in enumerate(states)
            if state != "removed"
        ]
        key = tuple(told(joined(links, [SOUND[4]])))
        assert key not in seen, (states, seen.get(key))
        seen[key] = states
