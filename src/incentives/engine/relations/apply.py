"""Relations between incentives, solved as a whole: for each set of incentives that they bind together the best bundle.

Nothing depends on the order of files or of evaluation: relations are taken in the order of the incentives that they name.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from graphlib import TopologicalSorter
from typing import TypeVar, cast

import attrs

from incentives.engine.evaluation.evaluator import Evaluator
from incentives.engine.evaluation.situation import Situation
from incentives.engine.findings.determination import Determination
from incentives.engine.relations.bundle import Component
from incentives.engine.relations.choose import Solved, solve
from incentives.engine.relations.keys import Keys, Options, Used
from incentives.engine.relations.places import (
    Atom,
    Dimensions,
    Group,
    atoms_of,
    dimensions_by_incentive,
    dimensions_of,
    groups_of,
)
from incentives.engine.relations.rebuild import Settled, changes_of, rebuilt
from incentives.language.possible import Open, Result
from incentives.policy.relation import Deducts, Excludes, HigherOf, OncePer, OneOf, Relation, SharedCap

Determinations = dict[str, Determination]
Bound = TypeVar("Bound", Group, Options, Used)


@attrs.frozen(kw_only=True, eq=False)
class Scope:
    """What relations are read against: the facts and the law, on the day of the assessment."""

    evaluator: Evaluator
    on: date

    @property
    def currency(self) -> str:
        return self.evaluator.law.library.currency

    def cap_of(self, relation: SharedCap, situation: Situation) -> Result:
        """What the members come to at most, for the row of the situation if the cap goes by rows."""
        rows = {name: row for name, row in situation.rows.items() if row.list_name in relation.for_each}
        bare = Situation(label="", rows=rows, law_date=self.on)
        if relation.at is None:
            return self.evaluator.trace(relation.at_most, bare).value
        day = cast("date | Open | None", self.evaluator.trace(relation.at, bare).value)
        return self.evaluator.trace(relation.at_most, attrs.evolve(bare, law_date=day)).value


def apply_relations(determinations: Mapping[str, Determination], relations: Sequence[Relation], scope: Scope) -> Determinations:
    """The determinations after all relations between those that are there; what changed carries the reason."""
    library = scope.evaluator.law.library
    ordered = in_order(relations)
    present = {each: [name for name in each.incentives if name in determinations] for each in ordered}
    dimensions = {each: dimensions_of(each, library, names) for each, names in present.items() if names}
    by_incentive = dimensions_by_incentive(dimensions, library)
    atoms = [
        atom for name, found in determinations.items() if name in by_incentive for atom in atoms_of(found, by_incentive[name])
    ]
    solved = [solve(component, scope.currency) for component in _components(atoms, dimensions, scope)]
    by_atom = {index: each for each in solved for index in each.claims}
    settled: dict[str, dict[int, Settled]] = {}
    for index, atom in enumerate(atoms):
        claim = by_atom[index].claims[index] if index in by_atom else atom.claim
        settled.setdefault(atom.incentive, {})[index] = Settled(atom=atom, claim=claim)
    return {name: _settled(found, settled.get(name, {}), by_atom, scope.currency) for name, found in determinations.items()}


def _settled(
    determination: Determination, settled: Mapping[int, Settled], solved: Mapping[int, Solved], currency: str
) -> Determination:
    if not any(each.is_changed for each in settled.values()):
        return determination
    changes = changes_of(settled, solved, determination.rule.kind, currency)
    return rebuilt(determination, tuple(settled.values()), changes, currency)


def in_order(relations: Iterable[Relation]) -> tuple[Relation, ...]:
    """Choices, exclusions, the higher of several, deductions, caps: each in an order that the files have no part in.

    Who excludes, and what is deducted, is settled before.
    """
    ordered = sorted(relations, key=_key_of)
    choices = [each for each in ordered if isinstance(each, OneOf | OncePer)]
    highest = [each for each in ordered if isinstance(each, HigherOf)]
    caps = [each for each in ordered if isinstance(each, SharedCap)]
    excludes = _settled_before([each for each in ordered if isinstance(each, Excludes)])
    deducts = _settled_before([each for each in ordered if isinstance(each, Deducts)])
    return (*choices, *excludes, *highest, *deducts, *caps)


def _key_of(relation: Relation) -> tuple[tuple[str, ...], str, str]:
    return relation.incentives, relation.citation.document, relation.citation.clause


def _settled_before(pairs: Sequence[Excludes | Deducts]) -> list[Relation]:
    """The pairs such that the second of each has been settled before (they go in no circle)."""
    waits_for: dict[str, set[str]] = {}
    for each in pairs:
        first, second = each.incentives
        waits_for.setdefault(first, set()).add(second)
    place = {name: at for at, name in enumerate(TopologicalSorter(waits_for).static_order())}
    return [*sorted(pairs, key=lambda each: place[each.incentive])]


def _components(atoms: Sequence[Atom], relations: Mapping[Relation, Dimensions], scope: Scope) -> list[Component]:
    """The atoms that relations bind together, each set by itself."""
    groups: list[Group] = []
    choices: list[Options] = []
    used: list[Used] = []
    keys = Keys(evaluator=scope.evaluator, on=scope.on, atoms=atoms)
    for relation, dimensions in relations.items():
        if isinstance(relation, OncePer):
            choices += [each for each in keys.options(relation) if len(each.options) > 1]
            used += keys.used(relation)
            continue
        found = [group for group in groups_of(relation, dimensions, atoms) if _binds(group)]
        if isinstance(relation, OneOf):
            choices += [
                Options(
                    relation=relation, options=tuple(member for member in group.members if member), is_open=group.is_unlisted
                )
                for group in found
            ]
        else:
            groups += found
    sets = _sets([*(group.atoms for group in groups), *(each.atoms for each in choices), *(each.atoms for each in used)])
    of_set = {atom: number for number, members in enumerate(sets) for atom in members}
    groups_by, choices_by, used_by = _by(groups, of_set), _by(choices, of_set), _by(used, of_set)
    return [
        Component(
            atoms={index: atoms[index] for index in members},
            groups=tuple(groups_by.get(number, ())),
            choices=tuple(choices_by.get(number, ())),
            used=tuple(used_by.get(number, ())),
            caps=_caps(groups_by.get(number, ()), atoms, scope),
        )
        for number, members in enumerate(sets)
    ]


def _by(bound: Iterable[Bound], of_set: Mapping[int, int]) -> dict[int, list[Bound]]:
    """What binds atoms, by the set that its atoms are of."""
    found: dict[int, list[Bound]] = {}
    for each in bound:
        found.setdefault(of_set[each.atoms[0]], []).append(each)
    return found


def _caps(groups: Iterable[Group], atoms: Sequence[Atom], scope: Scope) -> dict[Group, Result]:
    return {
        group: scope.cap_of(group.relation, atoms[group.atoms[0]].situation)
        for group in groups
        if isinstance(group.relation, SharedCap)
    }


def _binds(group: Group) -> bool:
    """Whether there are enough incentives in the place for the relation to say anything."""
    there = sum(bool(member) for member in group.members)
    return there > 1 or (there == 1 and isinstance(group.relation, SharedCap))


def _sets(bound: Iterable[Sequence[int]]) -> list[tuple[int, ...]]:
    """The atoms that hang together, in order."""
    leader: dict[int, int] = {}

    def lead(atom: int) -> int:
        while leader.setdefault(atom, atom) != atom:
            leader[atom] = leader[leader[atom]]
            atom = leader[atom]
        return atom

    for together in bound:
        for atom in together:
            leader[lead(atom)] = lead(together[0])
    found: dict[int, list[int]] = {}
    for atom in sorted(leader):
        found.setdefault(lead(atom), []).append(atom)
    return [tuple(members) for members in found.values()]
