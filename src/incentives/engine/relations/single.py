"""One choice and nothing else to settle: what becomes of it, in time about that of its options.

The same comes out as where each bundle is settled by itself; but in each of these all options
change but one.
"""

from collections.abc import Iterable, Sequence

import attrs

from incentives.engine.relations.bundle import reason_of
from incentives.engine.relations.claim import NO_CLAIM, Claim, either_of, of_the_others
from incentives.engine.relations.leaves import Leaf
from incentives.engine.relations.settling import Effect, Settling
from incentives.language.possible import Missing


def is_single(begun: Settling) -> bool:
    """Whether all that there is to settle is one choice."""
    return len(begun.component.choices) == 1 and not begun.component.groups


def undecided_claims(
    begun: Settling, possible: Sequence[Leaf], missing: Iterable[Missing]
) -> dict[int, Claim]:
    """What is known of each claim where any of the bundles, of which there are several, may be it.

    `missing`: what all claims lack together.
    """
    taken = {atom for leaf in possible for atom in leaf.taken}
    lacking = tuple(missing)
    return {
        atom: either_of([claim, NO_CLAIM] if atom in taken else [NO_CLAIM], lacking)
        for atom, claim in begun.claims.items()
    }


def undecided_effects(begun: Settling, possible: Sequence[Leaf]) -> dict[int, list[Effect]]:
    """What changed each atom in any of the bundles, those that used up its key first.

    An option is not given where another one is.
    """
    (choice,) = begun.component.choices
    names = [begun.named(leaf.taken) for leaf in possible]
    of_all = tuple(dict.fromkeys(name for by_leaf in names for name in by_leaf))
    because_of = {
        atom: others
        for leaf, others in zip(possible, of_the_others(names), strict=True)
        for atom in leaf.taken
    }
    effects: dict[int, list[Effect]] = {}
    for effect in begun.effects:
        effects.setdefault(effect.atom, []).append(effect)
    bare = Effect(
        relation=choice.relation, reason=reason_of(choice), atom=0, because_of=(), after=NO_CLAIM
    )
    for atom, claim in begun.claims.items():
        if claim.may_be_given:
            others = because_of.get(atom, of_all)
            effect = attrs.evolve(bare, atom=atom, because_of=others)
            effects.setdefault(atom, []).append(effect)
    return effects
