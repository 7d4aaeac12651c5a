"""The bundle that pays the applicant most: all are compared, or those that can still be the best.

With amounts that are not known a bundle stands only if its least is at least every other's most; else what may turn out to
be the best stays possible, and each incentive is bounded over all that is possible.
"""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import product
from math import prod

import attrs

from incentives.engine.findings.change import Bundle, ChoiceMade, Claimed
from incentives.engine.relations.bundle import Component, Effect, Pick, Settling, begin, cap_bounds, settle
from incentives.engine.relations.claim import Bound, Claim, either_of, is_same, share_left, union
from incentives.engine.relations.places import Atom
from incentives.language.possible import Missing, MissingKind
from incentives.values.money import money_of

MOST_LISTED = 512
"""So many bundles are all worked out, so that the best but one is known too."""
MOST_WORKED_OUT = 4096
"""So many bundles are worked out at most, where those that cannot be the best are passed over."""

Picks = Mapping[int, Pick]


@attrs.frozen
class Worth:
    """What a bundle pays the applicant, and what it pays anyone: the least and the most of each."""

    own: tuple[Fraction, Bound]
    all: tuple[Fraction, Bound]

    def beats(self, other: "Worth", *, wins_ties: bool) -> bool:
        """Whether it is the better one whatever comes; among equals if it `wins_ties`."""
        for (low, _), (_, high) in ((self.own, other.own), (self.all, other.all)):
            if high is not None and low > high:
                return True
            if high is None or low < high:
                return False
        return wins_ties


@attrs.frozen(kw_only=True, eq=False)
class Leaf:
    """A bundle worked out. `exists`: what it takes is surely there to be taken."""

    picks: Picks
    settling: Settling
    worth: Worth
    exists: bool


@attrs.frozen(kw_only=True, eq=False)
class Solved:
    """What each atom of a component comes to, what changed it, and how the choice was made, if it was."""

    claims: Mapping[int, Claim]
    effects: tuple[Effect, ...]
    choice: ChoiceMade | None


def solve(component: Component, currency: str) -> Solved:
    """The component with the best of its bundles, or with all that may be the best."""
    begun = begin(component)
    options = _options(begun)
    if not options:
        settling = settle(begun, {})
        return Solved(claims=settling.left(), effects=tuple(settling.effects), choice=None)
    ways = prod(len(each) for each in options.values())
    if ways <= MOST_LISTED:
        leaves = [_leaf(begun, dict(zip(options, picks, strict=True))) for picks in product(*options.values())]
        possible = _possible(leaves)
    else:
        leaves, possible = [], _searched(begun, options)
    if len(possible) == 1:
        chosen = possible[0]
        choice = ChoiceMade(chosen=_bundle(chosen, currency), runner_up=_runner_up(chosen, leaves, currency))
        return Solved(claims=chosen.settling.left(), effects=tuple(chosen.settling.effects), choice=choice)
    return _undecided(begun, possible)


def _options(begun: Settling) -> dict[int, list[Pick]]:
    """What there is to choose from, by the choice's position; to take none of it is one way where that can matter."""
    component = begun.component
    is_alone = len(component.choices) == 1 and all(
        group.relation is component.choices[0].relation for group in component.groups
    )
    found: dict[int, list[Pick]] = {}
    for position, choice in enumerate(component.choices):
        there = [at for at, option in enumerate(choice.options) if begun.of(option).may_be_given]
        if len(there) > 1 and not choice.is_open:
            found[position] = [*there] if is_alone else [*there, None]
    return found


def _leaf(begun: Settling, picks: Picks) -> Leaf:
    settling = settle(begun, picks)
    taken = [begun.component.choices[position].options[pick] for position, pick in picks.items() if pick is not None]
    return Leaf(picks=picks, settling=settling, worth=_worth(settling), exists=all(begun.of(option).is_due for option in taken))


def _worth(settling: Settling) -> Worth:
    own = [_pays(atom, settling.claims[index], is_own=True) for index, atom in settling.component.atoms.items()]
    everyone = [_pays(atom, settling.claims[index], is_own=False) for index, atom in settling.component.atoms.items()]
    return Worth(own=_sum(own), all=_sum(everyone))


def _pays(atom: Atom, claim: Claim, *, is_own: bool) -> tuple[Fraction, Bound]:
    """What an atom pays the applicant, or anyone, with what falls away of the charges built on a relieved one."""
    if not claim.may_be_given:
        return Fraction(0), Fraction(0)
    least, most = atom.share if is_own else (Fraction(1), Fraction(1))
    left_low, left_high = share_left(atom.claim, claim)
    saved_low = atom.saved[0] * left_low
    saved_high = atom.saved[1] * left_high if atom.saved[1] is not None else None
    low = claim.low * least + saved_low
    if not most:
        return low, saved_high
    return low, None if claim.high is None or saved_high is None else claim.high * most + saved_high


def _sum(ends: Sequence[tuple[Fraction, Bound]]) -> tuple[Fraction, Bound]:
    highs = [high for _, high in ends if high is not None]
    return sum((low for low, _ in ends), Fraction(0)), sum(highs, Fraction(0)) if len(highs) == len(ends) else None


def _possible(leaves: Sequence[Leaf]) -> list[Leaf]:
    """The bundles that may be the best, in order; among equals the one named first is."""
    possible: list[Leaf] = []
    for leaf in leaves:
        if any(other.worth.beats(leaf.worth, wins_ties=other.exists) for other in possible):
            continue
        possible = [other for other in possible if not leaf.worth.beats(other.worth, wins_ties=False)]
        possible.append(leaf)
    return possible


def _searched(begun: Settling, options: Mapping[int, list[Pick]]) -> list[Leaf]:
    """The bundles that may be the best, found without working out those that cannot be; none if there are too many."""
    bar = _leaf(begun, _greedy(begun, options))
    possible: list[Leaf] = []
    waiting: list[dict[int, Pick]] = [{}]
    for _ in range(MOST_WORKED_OUT):
        if not waiting:
            return possible
        picks = waiting.pop()
        if len(picks) == len(options):
            possible = _possible([*possible, _leaf(begun, picks)])
            continue
        most = _most(settle(begun, picks), frozenset(options) - frozenset(picks))
        if bar.worth.beats(most, wins_ties=False):
            continue
        if any(leaf.worth.beats(most, wins_ties=leaf.exists) for leaf in possible):
            continue
        position = next(each for each in options if each not in picks)
        waiting.extend({**picks, position: pick} for pick in reversed(options[position]))
    return []


def _greedy(begun: Settling, options: Mapping[int, list[Pick]]) -> dict[int, Pick]:
    """Of each choice by itself what is surely the most: a good bundle to begin with."""

    def least(position: int, pick: Pick) -> Fraction:
        return begun.of(begun.component.choices[position].options[pick]).low if pick is not None else Fraction(0)

    return {position: max(picks, key=lambda pick: least(position, pick)) for position, picks in options.items()}


def _most(settling: Settling, left: frozenset[int]) -> Worth:
    """The most that a bundle can come to whose choices `left` are not made: of each one option, within caps."""
    component = settling.component
    ends = {index: _pays(atom, settling.claims[index], is_own=True) for index, atom in component.atoms.items()}
    everyone = {index: _pays(atom, settling.claims[index], is_own=False) for index, atom in component.atoms.items()}
    return Worth(own=(Fraction(0), _bound(ends, settling, left)), all=(Fraction(0), _bound(everyone, settling, left)))


def _bound(ends: Mapping[int, tuple[Fraction, Bound]], settling: Settling, left: frozenset[int]) -> Bound:
    highs = {index: high for index, (_, high) in ends.items() if high is not None}
    if len(highs) < len(ends):
        return None
    whole = sum(highs.values(), Fraction(0))
    choices = settling.component.choices
    by_choice, told = whole, set[int]()
    for position in left:
        options = [[atom for atom in option if atom not in told] for option in choices[position].options]
        told.update(choices[position].atoms)
        sums = [sum((highs[atom] for atom in option), Fraction(0)) for option in options]
        by_choice -= sum(sums, Fraction(0)) - max(sums, default=Fraction(0))
    return min(by_choice, _within_caps(whole, highs, settling))


def _within_caps(whole: Fraction, highs: Mapping[int, Fraction], settling: Settling) -> Fraction:
    told = set[int]()
    for group, cap in settling.component.caps.items():
        members = [atom for atom in group.atoms if atom not in told]
        most = cap_bounds(cap)[1] if cap is not None and not group.is_unlisted else None
        told.update(members)
        claims = [settling.claims[atom] for atom in members]
        saved = [settling.component.atoms[atom].saved[1] or 0 for atom in members]
        if most is not None and all(claim.high is not None for claim in claims):
            whole -= max(sum((highs[atom] for atom in members), Fraction(0)) - most - sum(saved, Fraction(0)), Fraction(0))
    return whole


def _bundle(leaf: Leaf, currency: str) -> Bundle:
    given: dict[str, list[str]] = {}
    for index, atom in leaf.settling.component.atoms.items():
        if leaf.settling.claims[index].may_be_given:
            given.setdefault(atom.incentive, []).extend(filter(None, [atom.label]))
    low, high = leaf.worth.own
    return Bundle(
        claimed=tuple(Claimed(name, tuple(rows)) for name, rows in sorted(given.items())),
        total=money_of(low, currency) if low == high else None,
    )


def _runner_up(chosen: Leaf, leaves: Sequence[Leaf], currency: str) -> Bundle | None:
    """The best of the bundles in which there is something that the chosen one leaves out."""
    taken = _given(chosen)
    others = [leaf for leaf in leaves if not _given(leaf) <= taken]
    if not others:
        return None
    return _bundle(max(others, key=lambda leaf: (leaf.worth.own[0], leaf.worth.all[0])), currency)


def _given(leaf: Leaf) -> frozenset[int]:
    return frozenset(index for index, claim in leaf.settling.claims.items() if claim.may_be_given)


def _undecided(begun: Settling, possible: Sequence[Leaf]) -> Solved:
    """What is known where several bundles may be the best, or where there are too many to compare."""
    settled = [leaf.settling for leaf in possible] or [settle(begun, {})]
    missing = union(claim.missing for each in (begun, *settled) for claim in each.claims.values())
    if not possible:
        missing = (*missing, Missing(MissingKind.CHOICE, begun.component.choices[0].relation.incentives[0]))
    atoms = begun.component.atoms
    claims = {index: either_of([each.claims[index] for each in settled], missing) for index in atoms}
    if not possible:
        claims = {index: attrs.evolve(claim, missing=missing) if claim.is_open else claim for index, claim in claims.items()}
    effects = tuple(
        attrs.evolve(effect, after=claims[index])
        for index in atoms
        if not is_same(claims[index], atoms[index].claim) and (effect := _first_effect(index, settled)) is not None
    )
    return Solved(claims=claims, effects=effects, choice=None)


def _first_effect(index: int, settled: Sequence[Settling]) -> Effect | None:
    found = _effects_on(index, settled)
    first = next(found, None)
    if first is None:
        return None
    others = tuple(dict.fromkeys(name for effect in (first, *found) for name in effect.because_of))
    return attrs.evolve(first, because_of=others)


def _effects_on(index: int, settled: Sequence[Settling]) -> Iterator[Effect]:
    return (effect for each in settled for effect in each.effects if effect.atom == index)
