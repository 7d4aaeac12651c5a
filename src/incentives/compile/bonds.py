"""What may change an incentive because of others: relations, and charges in common."""

from collections.abc import Callable, Iterator, Mapping
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

    `rows_apart`: by relation, where it bears only on rows of one incentive, the lists of which a
    case needs several rows for that, or rows that nobody has listed. `by_charge`: the incentives
    that make a charge smaller. `related`: pairs of which the law says
    how they bear on each other, or that are never law on one day: of a row whose day is not known
    neither is sure to be given, and what may be nothing is in no conflict.
    """

    relations: tuple[Relation, ...]
    rows_apart: Mapping[Relation, frozenset[str]]
    by_charge: tuple[frozenset[str], ...]
    related: Pairs

    def bound(
        self, given: frozenset[str], has_one_row: Callable[[frozenset[str]], bool]
    ) -> Iterator[str]:
        """Those that others may change, if no more than these are given.

        `has_one_row`: whether the case has one row at most of each of these lists, and all listed.
        """
        for relation in self.relations:
            there = given.intersection(relation.incentives)
            if len(there) >= least_bound(relation) and not self._is_idle(relation, has_one_row):
                yield from there
        for relieving in self.by_charge:
            there = given & relieving
            if any(frozenset(pair) not in self.related for pair in combinations(there, 2)):
                yield from there

    def _is_idle(self, relation: Relation, has_one_row: Callable[[frozenset[str]], bool]) -> bool:
        """Whether the case has no two rows of which it could say anything."""
        return relation in self.rows_apart and has_one_row(self.rows_apart[relation])


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
        rows_apart={
            relation: lists
            for relation in relations
            if (lists := _rows_apart(relation, law.library)) is not None
        },
        by_charge=together,
        related=related_pairs(relations, incentives) | never,
    )


def _rows_apart(relation: Relation, library: Library) -> frozenset[str] | None:
    """The lists of which several rows have to be there for it to say anything; None: it may else.

    Of one incentive it is a choice among rows for the same key, and awards of others, which use up
    keys, there are none. A shared cap may be below what one row comes to.
    """
    match relation:
        case OncePer(members=(only,)):
            return frozenset(library.incentives[only.incentive].for_each)
        case OncePer() | SharedCap() | Excludes() | HigherOf() | OneOf() | Deducts():
            return None
        case _:
            assert_never(relation)


def _may_meet(pair: tuple[str, str], library: Library) -> bool:
    """Whether there may be a day on which both are law."""
    one, other = (
        possible_days(library.instruments[library.incentives[name].instrument].in_force)
        for name in pair
    )
    return overlap_of(one, other) is not None
