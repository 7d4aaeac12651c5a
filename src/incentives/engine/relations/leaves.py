"""Bundles among which the best is looked for, each worked out as far as that is asked for."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from math import inf

import attrs

from incentives.engine.findings.change import Bundle, Claimed
from incentives.engine.relations.bundle import Pick, settle
from incentives.engine.relations.settling import Settling
from incentives.engine.relations.worth import Payoff, payoff_of
from incentives.values.money import money_of
from incentives.values.place import RowPlace
from incentives.values.range import End

Picks = Mapping[int, Pick]
_Pays = tuple[End, End]


@attrs.frozen(kw_only=True, eq=False, slots=False, repr=False)
class Leaf:
    """A bundle: the claims that were `begun` with the options that it takes.

    `is_alone`: its choice is all that there is to settle. What it takes then stays as it was begun,
    and nothing else is given; so it can be compared without being settled.
    """

    begun: Settling
    picks: Picks
    is_alone: bool = False

    @cached_property
    def settling(self) -> Settling:
        """What all claims come to."""
        return settle(self.begun, self.picks)

    @cached_property
    def payoff(self) -> Payoff:
        """What it pays."""
        if self.is_alone:
            return payoff_of(self.begun, self.taken)
        return payoff_of(self.settling, self.settling.claims)

    @cached_property
    def exists(self) -> bool:
        """Whether what it takes is surely there to be taken."""
        return all(self.begun.of(option).is_due for option in self._options)

    @cached_property
    def given(self) -> frozenset[int]:
        """The atoms of which something is given, or may be."""
        claims = self.begun.claims if self.is_alone else self.settling.claims
        atoms = self.taken if self.is_alone else claims
        return frozenset(index for index in atoms if claims[index].may_be_given)

    @property
    def taken(self) -> tuple[int, ...]:
        """The atoms of the options that it takes."""
        return tuple(atom for option in self._options for atom in option)

    @property
    def _options(self) -> list[tuple[int, ...]]:
        choices = self.begun.component.choices
        return [
            choices[position].options[pick]
            for position, pick in self.picks.items()
            if pick is not None
        ]


def possible_of(leaves: Sequence[Leaf]) -> list[Leaf]:
    """The bundles that may be the best, in order; among equals the one named first is.

    Most that are open neither beat nor are beaten: that shows in what the others pay at the most
    and at the least.
    """
    possible: list[Leaf] = []
    bounds = _Bounds()
    for leaf in leaves:
        leaf.begun.component.effort.take(1)
        if bounds.beat(leaf):
            continue
        if bounds.are_beaten_by(leaf):
            leaf.begun.component.effort.take(len(possible))
            possible = [
                other for other in possible if not leaf.payoff.beats(other.payoff, wins_ties=False)
            ]
            bounds = _Bounds()
            for other in possible:
                bounds.add(other)
        possible.append(leaf)
        bounds.add(leaf)
    return possible


@attrs.define(eq=False, repr=False)
class _Bounds:
    """What bundles pay the applicant, and then anyone; it is compared in that order.

    `bar`: the most that one of them pays at least; `sure`: the same of those that surely exist;
    `low`: the least that one of them pays at most. As `Payoff.beats` compares two.
    """

    bar: _Pays = (-inf, -inf)
    sure: _Pays = (-inf, -inf)
    low: _Pays = (inf, inf)

    def add(self, leaf: Leaf) -> None:
        self.bar = max(self.bar, leaf.payoff.at_least)
        if leaf.exists:
            self.sure = max(self.sure, leaf.payoff.at_least)
        self.low = min(self.low, leaf.payoff.at_most)

    def beat(self, leaf: Leaf) -> bool:
        """Whether one of them is the better one whatever comes, or as good and named before."""
        return self.bar > leaf.payoff.at_most or self.sure >= leaf.payoff.at_most

    def are_beaten_by(self, leaf: Leaf) -> bool:
        """Whether the bundle is better than one of them whatever comes."""
        return leaf.payoff.at_least > self.low


def bundle_of(leaf: Leaf, currency: str) -> Bundle:
    """What the bundle gives, and what it pays in all where that is known."""
    given: dict[str, list[RowPlace]] = {}
    for index, atom in leaf.begun.component.atoms.items():
        if index in leaf.given:
            given.setdefault(atom.incentive, []).extend(filter(None, [atom.place]))
    total = leaf.payoff.own.known
    return Bundle(
        claimed=tuple(Claimed(name, tuple(places)) for name, places in sorted(given.items())),
        total=money_of(total, currency) if total is not None else None,
    )


def runner_up_of(chosen: Leaf, leaves: Sequence[Leaf], currency: str) -> Bundle | None:
    """The best of the bundles in which there is something that the chosen one leaves out."""
    taken = chosen.given
    others = [leaf for leaf in leaves if not leaf.given <= taken]
    if not others:
        return None
    return bundle_of(
        max(others, key=lambda leaf: (leaf.payoff.own.least, leaf.payoff.all.least)), currency
    )
