"""What may change an incentive because of others: relations, and charges in common."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from itertools import combinations
from typing import assert_never

import attrs

from incentives.engine.relations.binding import binding_relations
from incentives.engine.relations.conflicts import Pairs, related_pairs
from incentives.policy.library import Law, Library
from incentives.policy.relation import (
    Deducts,
    Excludes,
    HigherOf,
    OncePer,
    OneOf,
    Relation,
    SharedCap,
)
from incentives.policy.rule import Pays
from incentives.policy.stretches import overlap_of, possible_days


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Bonds:
    """What may change an incentive because of others, at a place on a day.

    `by_charge`: the incentives that make a charge smaller. `related`: pairs of which the law says
    how they bear on each other, or that are never law on one day: of a row whose day is not known
    neither is sure to be given, and what may be nothing is in no conflict.
    """

    relations: tuple[Relation, ...]
    by_charge: tuple[frozenset[str], ...]
    related: Pairs

    def bound(self, given: frozenset[str]) -> Iterator[str]:
        """Those that others may change, if no more than these are given."""
        for relation in self.relations:
            there = given.intersection(relation.incentives)
            if len(there) >= least_bound(relation):
                yield from there
        for relieving in self.by_charge:
            there = given & relieving
            if any(frozenset(pair) not in self.related for pair in combinations(there, 2)):
                yield from there


def least_bound(relation: Relation) -> int:
    """How many of its incentives have to be there for it to say anything.

    Rows of one incentive can share a cap, or be for one key, which awards made before use up too.
    """
    match relation:
        case OncePer() | SharedCap():
            return 1
        case Excludes() | HigherOf() | OneOf() | Deducts():
            return 2
        case _:
            assert_never(relation)


@lru_cache(maxsize=256)
def bonds_on(law: Law, on: date) -> Bonds:
    """The bonds of the law on the day."""
    relations = binding_relations(law, on)
    incentives = law.library.incentives.values()
    by_charge: dict[str, set[str]] = {}
    for each in incentives:
        if not isinstance(each.benefit, Pays):
            by_charge.setdefault(each.benefit.charge, set()).add(each.id)
    together = tuple(frozenset(names) for names in by_charge.values() if len(names) > 1)
    never = {
        frozenset(pair)
        for names in together
        for pair in combinations(names, 2)
        if not _may_meet(pair, law.library)
    }
    return Bonds(
        relations=relations,
        by_charge=together,
        related=related_pairs(relations, incentives) | never,
    )


def _may_meet(pair: tuple[str, str], library: Library) -> bool:
    """Whether there may be a day on which both are law."""
    one, other = (
        possible_days(library.instruments[library.incentives[name].instrument].in_force)
        for name in pair
    )
    return overlap_of(one, other) is not None
