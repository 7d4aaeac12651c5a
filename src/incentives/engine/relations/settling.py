"""The claims of incentives that relations bind together, and what changes them."""

from collections.abc import Iterable, Mapping, Sequence

import attrs

from incentives.engine.evaluation.effort.effort import Effort
from incentives.engine.findings.change import ChoiceMade, Reason
from incentives.engine.relations.claim import Claim, cut, is_same, joined
from incentives.engine.relations.keys import Options, Used
from incentives.engine.relations.places import Atom, Group
from incentives.language.possible import Result
from incentives.policy.relation import Relation


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Component:
    """Atoms that relations bind together. `groups` stand in the order in which they are settled.

    `effort`: what it costs to settle them.
    """

    atoms: Mapping[int, Atom]
    groups: tuple[Group, ...]
    choices: tuple[Options, ...]
    used: tuple[Used, ...]
    caps: Mapping[Group, Result]
    effort: Effort


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Effect:
    """What a relation made of one atom."""

    relation: Relation
    reason: Reason
    atom: int
    because_of: tuple[str, ...]
    after: Claim


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Solved:
    """What each atom of a component comes to, by its number, and what changed it.

    `choice`: how the bundle was chosen; None where there was nothing to choose, or it stays open.
    """

    claims: Mapping[int, Claim]
    effects: tuple[Effect, ...]
    choice: ChoiceMade | None


@attrs.define(kw_only=True, eq=False, repr=False)
class Settling:
    """The claims of a component as they change, and what changed them."""

    component: Component
    claims: dict[int, Claim]
    effects: list[Effect] = attrs.field(factory=list)

    def change(
        self, atom: int, after: Claim, why: tuple[Relation, Reason], because_of: Iterable[str]
    ) -> None:
        """Replaces a claim; what says the same as before has not been changed by anything."""
        if is_same(self.claims[atom], after):
            self.claims[atom] = after
            return
        self.claims[atom] = after
        relation, reason = why
        others = tuple(dict.fromkeys(because_of))
        self.effects.append(
            Effect(relation=relation, reason=reason, atom=atom, because_of=others, after=after)
        )

    def left(self) -> Mapping[int, Claim]:
        """The claims in the end; what no relation changed stands as it was, to the last digit."""
        changed = {effect.atom for effect in self.effects}
        return {
            index: self.claims[index] if index in changed else atom.claim
            for index, atom in self.component.atoms.items()
        }

    def round(self, atoms: Sequence[int], to: Claim) -> None:
        """Takes several claims for what they are paid as together.

        Bundles are then compared by what they pay.
        """
        if self.of(atoms).within == to.within:
            return
        self.claims |= dict(zip(atoms, cut([self.claims[atom] for atom in atoms], to), strict=True))

    def of(self, atoms: Iterable[int]) -> Claim:
        """The claims of several atoms as one."""
        return joined(self.claims[atom] for atom in atoms)

    def named(self, atoms: Iterable[int]) -> list[str]:
        """The incentives of those atoms that may be given."""
        return [
            self.component.atoms[atom].incentive for atom in atoms if self.claims[atom].may_be_given
        ]

    def cut(
        self,
        atoms: Sequence[int],
        to: Claim,
        why: tuple[Relation, Reason],
        because_of: Iterable[str],
    ) -> None:
        """Cuts the claims of several atoms to the range that `to` has for all together.

        What `to` lacks is missing of those that stay open.
        """
        after = cut([self.claims[atom] for atom in atoms], to)
        others = list(because_of)
        for atom, claim in zip(atoms, after, strict=True):
            self.change(atom, claim, why, others)
