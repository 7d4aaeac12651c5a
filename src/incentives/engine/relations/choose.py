"""The bundle that pays the applicant most: all are compared, or those that can still be the best.

With amounts that are not known a bundle stands only if its least is at least every other's most;
else what may turn out to be the best stays possible, and each incentive is bounded over all that is
possible.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import product
from math import prod

import attrs

from incentives.engine.findings.change import Bundle, ChoiceMade, Claimed
from incentives.engine.relations.bundle import (
    Component,
    Effect,
    Pick,
    Settling,
    begin,
    settle,
)
from incentives.engine.relations.claim import Claim, either_of, is_same, union
from incentives.engine.relations.keys import Options
from incentives.engine.relations.worth import Payoff, most_payoff, payoff_of
from incentives.language.possible import Missing, MissingKind
from incentives.values.money import money_of
from incentives.values.number import Exact
from incentives.values.place import RowPlace

MOST_LISTED = 512
"""So many bundles are all worked out, so that the best but one is known too."""
MOST_WORKED_OUT = 4096
"""So many bundles are worked out at most, where those that cannot be the best are passed over."""

Picks = Mapping[int, Pick]


@attrs.frozen(kw_only=True, eq=False)
class Leaf:
    """A bundle worked out. `exists`: what it takes is surely there to be taken."""

    picks: Picks
    settling: Settling
    payoff: Payoff
    exists: bool


@attrs.frozen(kw_only=True, eq=False)
class Solved:
    """What each atom of a component comes to, by its number, and what changed it.

    `choice`: how the bundle was chosen; None where there was nothing to choose, or it stays open.
    """

    claims: Mapping[int, Claim]
    effects: tuple[Effect, ...]
    choice: ChoiceMade | None


def solve(component: Component, currency: str) -> Solved:
    """The component with the best of its bundles, or with all that may be the best.

    Up to `MOST_LISTED` bundles are all compared; of more, those that can still be the best. Where
    these are more than `MOST_WORKED_OUT`, each claim that a choice bears on stays open.
    """
    begun = begin(component)
    options = _options(begun)
    if not options:
        settling = settle(begun, {})
        return Solved(claims=settling.left(), effects=tuple(settling.effects), choice=None)
    ways = prod(len(picks) for picks in options.values())
    if ways <= MOST_LISTED:
        leaves = [
            _leaf(begun, dict(zip(options, picks, strict=True)))
            for picks in product(*options.values())
        ]
        possible = _possible(leaves)
    else:
        leaves, possible = [], _searched(begun, options)
    if len(possible) == 1:
        chosen = possible[0]
        choice = ChoiceMade(
            chosen=_bundle(chosen, currency), runner_up=_runner_up(chosen, leaves, currency)
        )
        return Solved(
            claims=chosen.settling.left(), effects=tuple(chosen.settling.effects), choice=choice
        )
    return _undecided(begun, possible)


def _options(begun: Settling) -> dict[int, list[Pick]]:
    """What there is to choose from, by the choice's position.

    To take none of it is one way where that can matter.
    """
    component = begun.component
    is_alone = len(component.choices) == 1 and all(
        group.relation is component.choices[0].relation for group in component.groups
    )
    options: dict[int, list[Pick]] = {}
    for position, choice in enumerate(component.choices):
        there = [at for at, option in enumerate(choice.options) if begun.of(option).may_be_given]
        if len(there) > 1 and not choice.is_open:
            options[position] = [*there] if is_alone else [*there, None]
    return options


def _leaf(begun: Settling, picks: Picks) -> Leaf:
    settling = settle(begun, picks)
    taken = [
        begun.component.choices[position].options[pick]
        for position, pick in picks.items()
        if pick is not None
    ]
    return Leaf(
        picks=picks,
        settling=settling,
        payoff=payoff_of(settling),
        exists=all(begun.of(option).is_due for option in taken),
    )


def _possible(leaves: Sequence[Leaf]) -> list[Leaf]:
    """The bundles that may be the best, in order; among equals the one named first is."""
    possible: list[Leaf] = []
    for leaf in leaves:
        if any(other.payoff.beats(leaf.payoff, wins_ties=other.exists) for other in possible):
            continue
        possible = [
            other for other in possible if not leaf.payoff.beats(other.payoff, wins_ties=False)
        ]
        possible.append(leaf)
    return possible


def _searched(begun: Settling, options: Mapping[int, list[Pick]]) -> list[Leaf]:
    """The bundles that may be the best, found without working out those that cannot be.

    There are none if too many would have to be worked out.
    """
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
        most = most_payoff(settle(begun, picks), frozenset(options) - frozenset(picks))
        if bar.payoff.beats(most, wins_ties=False):
            continue
        if any(leaf.payoff.beats(most, wins_ties=leaf.exists) for leaf in possible):
            continue
        position = next(choice for choice in options if choice not in picks)
        waiting.extend({**picks, position: pick} for pick in reversed(options[position]))
    return []


def _greedy(begun: Settling, options: Mapping[int, list[Pick]]) -> dict[int, Pick]:
    """Of each choice by itself what is surely the most: a good bundle to begin with."""

    def least(choice: Options, pick: Pick) -> Exact:
        return begun.of(choice.options[pick]).within.least if pick is not None else 0

    return {
        position: max(picks, key=partial(least, begun.component.choices[position]))
        for position, picks in options.items()
    }


def _bundle(leaf: Leaf, currency: str) -> Bundle:
    given: dict[str, list[RowPlace]] = {}
    for index, atom in leaf.settling.component.atoms.items():
        if leaf.settling.claims[index].may_be_given:
            given.setdefault(atom.incentive, []).extend(filter(None, [atom.place]))
    total = leaf.payoff.own.known
    return Bundle(
        claimed=tuple(Claimed(name, tuple(places)) for name, places in sorted(given.items())),
        total=money_of(total, currency) if total is not None else None,
    )


def _runner_up(chosen: Leaf, leaves: Sequence[Leaf], currency: str) -> Bundle | None:
    """The best of the bundles in which there is something that the chosen one leaves out."""
    taken = _given(chosen)
    others = [leaf for leaf in leaves if not _given(leaf) <= taken]
    if not others:
        return None
    return _bundle(
        max(others, key=lambda leaf: (leaf.payoff.own.least, leaf.payoff.all.least)), currency
    )


def _given(leaf: Leaf) -> frozenset[int]:
    return frozenset(index for index, claim in leaf.settling.claims.items() if claim.may_be_given)


def _undecided(begun: Settling, possible: Sequence[Leaf]) -> Solved:
    """What is known where several bundles may be the best, or there are too many to compare."""
    settled = [leaf.settling for leaf in possible] or [settle(begun, {})]
    missing = union(
        claim.missing for settling in (begun, *settled) for claim in settling.claims.values()
    )
    if not possible:
        first_named = begun.component.choices[0].relation.incentives[0]
        missing = (*missing, Missing(MissingKind.CHOICE, first_named))
    atoms = begun.component.atoms
    claims = {
        index: either_of([settling.claims[index] for settling in settled], missing)
        for index in atoms
    }
    if not possible:
        claims = {
            index: attrs.evolve(claim, missing=missing) if claim.is_open else claim
            for index, claim in claims.items()
        }
    effects = tuple(
        attrs.evolve(effect, after=claims[index])
        for index in atoms
        if not is_same(claims[index], atoms[index].claim)
        and (effect := _first_effect(index, settled)) is not None
    )
    return Solved(claims=claims, effects=effects, choice=None)


def _first_effect(index: int, settled: Sequence[Settling]) -> Effect | None:
    """What changed the atom first, with all incentives to which any bundle owes a change of it."""
    effects = _effects_on(index, settled)
    first = next(effects, None)
    if first is None:
        return None
    others = tuple(
        dict.fromkeys(name for effect in (first, *effects) for name in effect.because_of)
    )
    return attrs.evolve(first, because_of=others)


def _effects_on(index: int, settled: Sequence[Settling]) -> Iterator[Effect]:
    return (effect for settling in settled for effect in settling.effects if effect.atom == index)
