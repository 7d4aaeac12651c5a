"""The bundle that pays the applicant most: all are compared, or those that can still be the best.

With amounts that are not known a bundle stands only if its least is at least every other's most;
else what may turn out to be the best stays possible, and each incentive is bounded over all that is
possible.
"""

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import islice

import attrs

from incentives.engine.findings.change import ChoiceMade
from incentives.engine.relations.bundle import Pick, begin, settle
from incentives.engine.relations.claim import Claim, either_of, is_same, union
from incentives.engine.relations.keys import Options
from incentives.engine.relations.leaves import Leaf, bundle_of, possible_of, runner_up_of
from incentives.engine.relations.settling import Component, Effect, Settling, Solved
from incentives.engine.relations.single import is_single, undecided_claims, undecided_effects
from incentives.engine.relations.worth import most_payoff
from incentives.language.possible import Missing, MissingKind
from incentives.policy.choosing.ways import Way, Ways
from incentives.values.number import Exact

MOST_LISTED = 512
"""So many bundles are all worked out, so that the best but one is known too."""
MOST_WORKED_OUT = 4096
"""So many bundles are worked out at most, where those that cannot be the best are passed over."""


def solve(component: Component, currency: str) -> Solved:
    """The component with the best of its bundles, or with all that may be the best.

    Up to `MOST_LISTED` bundles are all compared; of more, those that can still be the best. Where
    these are more than `MOST_WORKED_OUT`, each claim that a choice bears on stays open. The options
    of a choice by itself are all compared, however many they are.
    """
    begun = begin(component)
    options = _options(begun)
    if not options:
        settling = settle(begun, {})
        return Solved(claims=settling.left(), effects=tuple(settling.effects), choice=None)
    leaves, possible = _compared(begun, options)
    if len(possible) == 1:
        chosen = possible[0]
        choice = ChoiceMade(
            chosen=bundle_of(chosen, currency), runner_up=runner_up_of(chosen, leaves, currency)
        )
        return Solved(
            claims=chosen.settling.left(), effects=tuple(chosen.settling.effects), choice=choice
        )
    return _undecided(begun, possible)


def _compared(
    begun: Settling, options: Mapping[int, Sequence[int]]
) -> tuple[Sequence[Leaf], Sequence[Leaf]]:
    """The bundles if they are few, and those of them that may be the best."""
    if is_single(begun):
        ((position, picks),) = options.items()
        leaves = [Leaf(begun=begun, picks={position: pick}, is_alone=True) for pick in picks]
        return leaves if len(leaves) <= MOST_LISTED else [], possible_of(leaves)
    ways = _ways(begun, options)
    few = [*islice(ways, MOST_LISTED + 1)]
    alone = _may_be_alone(begun, options) if begun.component.groups else {}
    if len(few) > MOST_LISTED:
        return [], [] if any(alone.values()) else _searched(begun, options, ways)
    leaves = [Leaf(begun=begun, picks=_picks(way, options)) for way in few]
    return leaves, _possible(leaves, alone)


def _may_be_alone(
    begun: Settling, options: Mapping[int, Sequence[int]]
) -> dict[int, frozenset[int]]:
    """Of each choice the options of which one may turn out to be the only one there.

    Then there is nothing to choose: it is given, also where other relations make that a loss.
    """
    alone = {}
    for position, there in options.items():
        choice = begun.component.choices[position]
        sure = [at for at in there if begun.of(choice.options[at]).is_due]
        alone[position] = frozenset((sure or there) if len(sure) < 2 else ())
    return alone


def _possible(leaves: Sequence[Leaf], alone: Mapping[int, frozenset[int]]) -> Sequence[Leaf]:
    """The bundles that may be the best.

    One with an option that may be alone is held against those only that have it too: if it is
    alone, there are no others.
    """
    if not any(alone.values()):
        return possible_of(leaves)

    def only(leaf: Leaf) -> frozenset[tuple[int, Pick]]:
        return frozenset(pick for pick in leaf.picks.items() if pick[1] in alone[pick[0]])

    possible: set[int] = set()
    for fixed in dict.fromkeys(map(only, leaves)):
        rivals = [leaf for leaf in leaves if fixed <= leaf.picks.items()]
        possible |= {id(leaf) for leaf in possible_of(rivals) if only(leaf) == fixed}
    return [leaf for leaf in leaves if id(leaf) in possible]


def _options(begun: Settling) -> dict[int, list[int]]:
    """What there is to choose from, by the choice's position."""
    options: dict[int, list[int]] = {}
    for position, choice in enumerate(begun.component.choices):
        there = [at for at, option in enumerate(choice.options) if begun.of(option).may_be_given]
        if len(there) > 1 and not choice.is_open:
            options[position] = there
    return options


def _ways(begun: Settling, options: Mapping[int, Sequence[int]]) -> Ways:
    """The bundles; to take none of a choice is one way, as that can matter for others."""
    choices = begun.component.choices
    return Ways(
        [
            [_left(begun, choices[position].options[at]) for at in there]
            for position, there in options.items()
        ]
    )


def _left(begun: Settling, option: Sequence[int]) -> tuple[int, ...]:
    """Those of the atoms of an option that may be given."""
    return tuple(atom for atom in option if begun.claims[atom].may_be_given)


def _picks(way: Way, options: Mapping[int, Sequence[int]]) -> dict[int, Pick]:
    """What is taken of each choice that is made, by the choice's position."""
    return {
        position: there[pick] if pick is not None else None
        for (position, there), pick in zip(options.items(), way.picks, strict=False)
    }


def _searched(begun: Settling, options: Mapping[int, Sequence[int]], ways: Ways) -> list[Leaf]:
    """The bundles that may be the best, found without working out those that cannot be.

    There are none if too many would have to be worked out.
    """
    bar = Leaf(begun=begun, picks=_greedy(begun, options))
    possible: list[Leaf] = []
    waiting = [Way()]
    for _ in range(MOST_WORKED_OUT):
        if not waiting:
            return possible
        way = waiting.pop()
        picks = _picks(way, options)
        begun.component.effort.take(len(possible))
        if ways.is_whole(way):
            possible = possible_of([*possible, Leaf(begun=begun, picks=picks)])
            continue
        most = most_payoff(settle(begun, picks), frozenset(options) - frozenset(picks))
        if bar.payoff.beats(most, wins_ties=False):
            continue
        if any(leaf.payoff.beats(most, wins_ties=leaf.exists) for leaf in possible):
            continue
        waiting.extend(reversed([*ways.onward(way)]))
    return []


def _greedy(begun: Settling, options: Mapping[int, Sequence[int]]) -> dict[int, Pick]:
    """Of each choice by itself what is surely the most: a good bundle to begin with."""

    def least(choice: Options, pick: int) -> Exact:
        return begun.of(choice.options[pick]).within.least

    return {
        position: max(picks, key=partial(least, begun.component.choices[position]))
        for position, picks in options.items()
    }


def _undecided(begun: Settling, possible: Sequence[Leaf]) -> Solved:
    """What is known where several bundles may be the best, or there are too many to compare."""
    if possible and is_single(begun):
        missing = union(claim.missing for claim in begun.claims.values())
        claims = undecided_claims(begun, possible, missing)
        return _solved(begun, claims, undecided_effects(begun, possible))
    settled = [leaf.settling for leaf in possible] or [settle(begun, {})]
    missing = union(
        claim.missing for settling in (begun, *settled) for claim in settling.claims.values()
    )
    if not possible:
        first_named = begun.component.choices[0].relation.incentives[0]
        missing = (*missing, Missing(MissingKind.CHOICE, first_named))
    claims = {
        index: either_of([settling.claims[index] for settling in settled], missing)
        for index in begun.component.atoms
    }
    if not possible:
        claims = {
            index: attrs.evolve(claim, missing=missing) if claim.is_open else claim
            for index, claim in claims.items()
        }
    effects: dict[int, list[Effect]] = {}
    for settling in settled:
        for effect in settling.effects:
            effects.setdefault(effect.atom, []).append(effect)
    return _solved(begun, claims, effects)


def _solved(
    begun: Settling, claims: Mapping[int, Claim], effects: Mapping[int, Sequence[Effect]]
) -> Solved:
    """The claims, each with what changed it first in any bundle, if anything did."""
    atoms = begun.component.atoms
    changed = [index for index in atoms if not is_same(claims[index], atoms[index].claim)]
    first = {index: _first_effect(effects[index]) for index in changed if index in effects}
    return Solved(
        claims=claims,
        effects=tuple(attrs.evolve(effect, after=claims[index]) for index, effect in first.items()),
        choice=None,
    )


def _first_effect(effects: Sequence[Effect]) -> Effect:
    """What changed an atom first, with all incentives to which any bundle owes a change of it."""
    others = tuple(dict.fromkeys(name for effect in effects for name in effect.because_of))
    return attrs.evolve(effects[0], because_of=others)
