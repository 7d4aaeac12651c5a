"""What a bundle pays: the least and the most, for the applicant and for anyone."""

from collections.abc import Iterable, Mapping

import attrs

from incentives.engine.relations.claim import Claim, range_of_cap, share_left
from incentives.engine.relations.places import Atom
from incentives.engine.relations.settling import Settling
from incentives.values.number import Exact
from incentives.values.range import NOTHING, End, Range, sum_of


@attrs.frozen(repr=False)
class Payoff:
    """What a bundle pays the applicant (`own`), and what it pays anyone (`all`).

    Exact, with what falls away of charges built on relieved ones.
    """

    own: Range
    all: Range

    @property
    def at_least(self) -> tuple[End, End]:
        """The least that it pays the applicant, and the least that it pays anyone."""
        return self.own.least, self.all.least

    @property
    def at_most(self) -> tuple[End, End]:
        """The most that it pays the applicant, and the most that it pays anyone."""
        return self.own.ends[1], self.all.ends[1]

    def beats(self, other: "Payoff", *, wins_ties: bool) -> bool:
        """Whether it is the better one whatever comes; among equals if it `wins_ties`."""
        for mine, theirs in ((self.own, other.own), (self.all, other.all)):
            least, most = mine.least, theirs.ends[1]
            if least != most:
                return least > most
        return wins_ties


def payoff_of(settling: Settling, atoms: Iterable[int]) -> Payoff:
    """What the atoms pay as they have been settled, of a bundle that pays for no others."""
    among = tuple(atoms)
    own, everyone = (_by_atom(settling, among, is_own=is_own) for is_own in (True, False))
    return Payoff(own=sum_of(own.values()), all=sum_of(everyone.values()))


def _by_atom(settling: Settling, among: Iterable[int], *, is_own: bool) -> dict[int, Range]:
    """What each of the atoms pays the applicant, or anyone."""
    atoms, claims = settling.component.atoms, settling.claims
    return {index: _pays(atoms[index], claims[index], is_own=is_own) for index in among}


def _pays(atom: Atom, claim: Claim, *, is_own: bool) -> Range:
    """What an atom pays the applicant, or anyone.

    What falls away of the charges built on a relieved one is part of it.
    """
    if not claim.may_be_given:
        return NOTHING
    saved = NOTHING if atom.saved == NOTHING else atom.saved * share_left(atom.claim, claim)
    return (claim.within * atom.share if is_own else claim.within) + saved


def most_payoff(settling: Settling, left: frozenset[int]) -> Payoff:
    """The most that a bundle can come to whose choices `left` are not made.

    Of each of them one option counts, and all is within caps.
    """
    own, everyone = (
        _most(_by_atom(settling, settling.claims, is_own=is_own), settling, left)
        for is_own in (True, False)
    )
    return Payoff(own=Range(0, own), all=Range(0, everyone))


def _most(pays: Mapping[int, Range], settling: Settling, left: frozenset[int]) -> Exact | None:
    """The most of all together; None: there is no bound."""
    highs = {index: pay.high for index, pay in pays.items() if pay.high is not None}
    if len(highs) < len(pays):
        return None
    whole = sum(highs.values(), 0)
    choices = settling.component.choices
    by_choice, told = whole, set[int]()
    for position in left:
        options = [
            [atom for atom in option if atom not in told] for option in choices[position].options
        ]
        told.update(choices[position].atoms)
        sums = [sum((highs[atom] for atom in option), 0) for option in options]
        by_choice -= sum(sums, 0) - max(sums, default=0)
    return min(by_choice, _within_caps(whole, highs, settling))


def _within_caps(whole: Exact, highs: Mapping[int, Exact], settling: Settling) -> Exact:
    told = set[int]()
    for group, cap in settling.component.caps.items():
        members = [atom for atom in group.atoms if atom not in told]
        most = range_of_cap(cap).high if cap is not None and not group.is_unlisted else None
        told.update(members)
        if most is None or any(settling.claims[atom].within.high is None for atom in members):
            continue
        saved = [settling.component.atoms[atom].saved.high or 0 for atom in members]
        together = sum((highs[atom] for atom in members), 0)
        whole -= max(together - most - sum(saved, 0), 0)
    return whole
