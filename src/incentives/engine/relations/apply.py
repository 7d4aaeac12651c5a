"""Relations between incentives, solved as a whole.

For each set of incentives that they bind together the best bundle is found. Nothing depends on the
order of files or of evaluation: relations are taken in the order of the incentives that they name.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from graphlib import TopologicalSorter
from typing import TypeVar, assert_never, cast

import attrs

from incentives.engine.evaluation.evaluator import Evaluator
from incentives.engine.evaluation.situation import Situation
from incentives.engine.findings.determination import Determination
from incentives.engine.relations.keys import AwardKeys, Options, Used
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
from incentives.engine.relations.settling import Component, Solved
from incentives.language.possible import Open, Result
from incentives.policy.relation import (
    Deducts,
    Excludes,
    HigherOf,
    OncePer,
    OneOf,
    Relation,
    SharedCap,
)

Determinations = dict[str, Determination]
Bond = TypeVar("Bond", Group, Options, Used)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Bearings:
    """What relations are read against: the facts and the law, on the day of the assessment.

    Awards of other incentives used up a key if they were paid by the day `paid_by`.
    """

    evaluator: Evaluator
    on: date
    paid_by: date

    @property
    def currency(self) -> str:
        return self.evaluator.law.library.currency

    def cap_of(self, relation: SharedCap, situation: Situation) -> Result:
        """What the members come to at most, in the currency; None: the cap does not apply.

        It is that for the row of the situation if the cap goes by rows.
        """
        rows = {
            name: row for name, row in situation.rows.items() if row.list_name in relation.for_each
        }
        bare = Situation(rows=rows, law_date=self.on)
        if relation.at is None:
            return self.evaluator.value(relation.at_most, bare)
        day = cast("date | Open | None", self.evaluator.value(relation.at, bare))
        return self.evaluator.value(relation.at_most, attrs.evolve(bare, law_date=day))


def apply_relations(
    determinations: Mapping[str, Determination], relations: Sequence[Relation], bearings: Bearings
) -> Determinations:
    """The determinations after all relations between those that are there, by the same ids.

    What changed carries the reason, relation by relation; what did not is the same determination.
    The order of `relations` does not matter.
    """
    law = bearings.evaluator.law
    library = law.library
    # By what a relation goes hangs on all of law that it names, not on those that are asked for.
    of_law = {
        relation: [
            name for name in relation.incentives if law.applies(library.incentives[name].instrument)
        ]
        for relation in in_order(relations)
        if any(name in determinations for name in relation.incentives)
    }
    dimensions = {
        relation: dimensions_of(relation, library, names) for relation, names in of_law.items()
    }
    by_incentive = dimensions_by_incentive(dimensions, library)
    atoms = [
        atom
        for name, determination in determinations.items()
        if name in by_incentive
        for atom in atoms_of(determination, by_incentive[name])
    ]
    components = _components(atoms, dimensions, bearings)
    solutions = [_solved(component, bearings) for component in components]
    by_atom = {index: solved for solved in solutions for index in solved.claims}
    settled: dict[str, dict[int, Settled]] = {}
    for index, atom in enumerate(atoms):
        claim = by_atom[index].claims[index] if index in by_atom else atom.claim
        settled.setdefault(atom.incentive, {})[index] = Settled(atom=atom, claim=claim)
    return {
        name: _settled(determination, settled.get(name, {}), by_atom, bearings.currency)
        for name, determination in determinations.items()
    }


def _solved(component: Component, bearings: Bearings) -> Solved:
    from incentives.engine.relations.choose import solve

    first = component.atoms[min(component.atoms)]
    bearings.evaluator.effort.turn_to(bearings.evaluator.law.library.incentives[first.incentive])
    return solve(component, bearings.currency)


def _settled(
    determination: Determination,
    settled: Mapping[int, Settled],
    solved: Mapping[int, Solved],
    currency: str,
) -> Determination:
    if not any(atom.is_changed for atom in settled.values()):
        return determination
    changes = changes_of(settled, solved, determination.rule, currency)
    return rebuilt(determination, tuple(settled.values()), changes, currency)


def in_order(relations: Iterable[Relation]) -> tuple[Relation, ...]:
    """Choices, exclusions, the higher of several, deductions, caps.

    Within each kind the order is one that the files have no part in. Who excludes, and what is
    deducted, is settled before.
    """
    choices: list[Relation] = []
    excludes: list[Excludes | Deducts] = []
    highest: list[Relation] = []
    deducts: list[Excludes | Deducts] = []
    caps: list[Relation] = []
    for relation in sorted(relations, key=_key_of):
        match relation:
            case OneOf() | OncePer():
                choices.append(relation)
            case Excludes():
                excludes.append(relation)
            case HigherOf():
                highest.append(relation)
            case Deducts():
                deducts.append(relation)
            case SharedCap():
                caps.append(relation)
            case _:
                assert_never(relation)
    return (*choices, *_settled_before(excludes), *highest, *_settled_before(deducts), *caps)


def _key_of(relation: Relation) -> tuple[tuple[str, ...], str, str]:
    return relation.incentives, relation.citation.document, relation.citation.clause


def _settled_before(pairs: Sequence[Excludes | Deducts]) -> list[Relation]:
    """The pairs such that the second of each has been settled before (they go in no circle)."""
    waits_for: dict[str, set[str]] = {}
    for pair in pairs:
        first, second = pair.incentives
        waits_for.setdefault(first, set()).add(second)
    place = {name: at for at, name in enumerate(TopologicalSorter(waits_for).static_order())}
    return [*sorted(pairs, key=lambda pair: place[pair.incentive])]


def _components(
    atoms: Sequence[Atom], relations: Mapping[Relation, Dimensions], bearings: Bearings
) -> list[Component]:
    """The atoms that relations bind together, each set by itself."""
    groups: list[Group] = []
    choices: list[Options] = []
    used: list[Used] = []
    keys = AwardKeys(evaluator=bearings.evaluator, paid_by=bearings.paid_by, atoms=atoms)
    for relation, dimensions in relations.items():
        match relation:
            case OncePer():
                choices += [choice for choice in keys.options(relation) if len(choice.options) > 1]
                used += keys.used(relation)
            case OneOf():
                binding = _binding(relation, dimensions, atoms)
                choices += [_options(relation, group) for group in binding]
            case Excludes() | HigherOf() | Deducts() | SharedCap():
                groups += _binding(relation, dimensions, atoms)
            case _:
                assert_never(relation)
    bonds: list[Group | Options | Used] = [*groups, *choices, *used]
    sets = _sets([bond.atoms for bond in bonds])
    of_set = {atom: number for number, members in enumerate(sets) for atom in members}
    groups_by, choices_by, used_by = _by(groups, of_set), _by(choices, of_set), _by(used, of_set)
    return [
        Component(
            atoms={index: atoms[index] for index in members},
            groups=tuple(groups_by.get(number, ())),
            choices=tuple(choices_by.get(number, ())),
            used=tuple(used_by.get(number, ())),
            caps=_caps(groups_by.get(number, ()), atoms, bearings),
            effort=bearings.evaluator.effort,
        )
        for number, members in enumerate(sets)
    ]


def _options(relation: OneOf, group: Group) -> Options:
    """What there is to choose from where the relation binds."""
    return Options(
        relation=relation,
        options=tuple(member for member in group.members if member),
        is_open=group.is_unlisted,
    )


def _by(bonds: Iterable[Bond], of_set: Mapping[int, int]) -> dict[int, list[Bond]]:
    """What binds atoms, by the set that its atoms are of."""
    by_set: dict[int, list[Bond]] = {}
    for bond in bonds:
        by_set.setdefault(of_set[bond.atoms[0]], []).append(bond)
    return by_set


def _caps(
    groups: Iterable[Group], atoms: Sequence[Atom], bearings: Bearings
) -> dict[Group, Result]:
    caps: dict[Group, Result] = {}
    for group in groups:
        match group.relation:
            case SharedCap() as relation:
                caps[group] = bearings.cap_of(relation, atoms[group.atoms[0]].situation)
            case Excludes() | HigherOf() | OneOf() | OncePer() | Deducts():
                pass
            case _:
                assert_never(group.relation)
    return caps


def _binding(relation: Relation, dimensions: Dimensions, atoms: Sequence[Atom]) -> list[Group]:
    """The relation in each place where it says anything."""
    return [group for group in groups_of(relation, dimensions, atoms) if _binds(group)]


def _binds(group: Group) -> bool:
    """Whether there are enough incentives in the place for the relation to say anything."""
    there = sum(bool(member) for member in group.members)
    match group.relation:
        case SharedCap():
            return there > 0
        case Excludes() | HigherOf() | OneOf() | OncePer() | Deducts():
            return there > 1
        case _:
            assert_never(group.relation)


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
    by_leader: dict[int, list[int]] = {}
    for atom in sorted(leader):
        by_leader.setdefault(lead(atom), []).append(atom)
    return [tuple(members) for members in by_leader.values()]
