"""One bundle of what an applicant may have together: what each incentive of it comes to under all relations.

Exclusions come first, then the higher of several, then deductions, then caps; each step reads what the one before it left
of all incentives at once. Where not everything is known, each claim is bounded so that whatever turns out lies within.
"""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from math import isinf
from typing import cast

import attrs

from incentives.engine.findings.change import Reason
from incentives.engine.relations.claim import NOTHING, Bound, Claim, cut, in_doubt, is_same, joined, union
from incentives.engine.relations.keys import Options, Used
from incentives.engine.relations.places import Atom, Group
from incentives.language.possible import Open, Result
from incentives.policy.relation import Deducts, Excludes, HigherOf, OncePer, Relation, SharedCap
from incentives.values.number import Exact, exact
from incentives.values.rounding import TO_THE_FEN

Pick = int | None
"""An option by its position; None: none of them."""


@attrs.frozen(kw_only=True, eq=False)
class Component:
    """Atoms that relations bind together. `groups` stand in the order in which they are settled."""

    atoms: Mapping[int, Atom]
    groups: tuple[Group, ...]
    choices: tuple[Options, ...]
    used: tuple[Used, ...]
    caps: Mapping[Group, Result]


@attrs.frozen(kw_only=True, eq=False)
class Effect:
    """What a relation made of one atom."""

    relation: Relation
    reason: Reason
    atom: int
    because_of: tuple[str, ...]
    after: Claim


@attrs.define(kw_only=True, eq=False)
class Settling:
    """The claims of a component as they change, and what changed them."""

    component: Component
    claims: dict[int, Claim]
    effects: list[Effect] = attrs.field(factory=list)

    def change(self, atom: int, after: Claim, why: tuple[Relation, Reason], because_of: Iterable[str]) -> None:
        """Replaces a claim; a claim that says the same as before has not been changed by anything."""
        if is_same(self.claims[atom], after):
            self.claims[atom] = after
            return
        self.claims[atom] = after
        relation, reason = why
        others = tuple(dict.fromkeys(because_of))
        self.effects.append(Effect(relation=relation, reason=reason, atom=atom, because_of=others, after=after))

    def left(self) -> Mapping[int, Claim]:
        """The claims in the end; one that no relation changed stands as it was, to the last digit."""
        changed = {effect.atom for effect in self.effects}
        return {index: self.claims[index] if index in changed else atom.claim for index, atom in self.component.atoms.items()}

    def round(self, atoms: Sequence[int], to: Claim) -> None:
        """Takes several claims for what they are paid as together, so that bundles are compared by what they pay."""
        self.claims |= dict(zip(atoms, cut([self.claims[atom] for atom in atoms], to), strict=True))

    def of(self, atoms: Iterable[int]) -> Claim:
        """The claims of several atoms as one."""
        return joined(self.claims[atom] for atom in atoms)

    def named(self, atoms: Iterable[int]) -> list[str]:
        """The incentives of those atoms that may be given."""
        return [self.component.atoms[atom].incentive for atom in atoms if self.claims[atom].may_be_given]

    def cut(self, atoms: Sequence[int], to: Claim, why: tuple[Relation, Reason], because_of: Iterable[str]) -> None:
        """Cuts the claims of several atoms to the bounds that `to` has for all together, for want of what it lacks."""
        after = cut([self.claims[atom] for atom in atoms], to)
        others = list(because_of)
        for atom, claim in zip(atoms, after, strict=True):
            self.change(atom, claim, why, others)


def begin(component: Component) -> Settling:
    """The claims once earlier awards have used up what they used up."""
    settling = Settling(component=component, claims={index: atom.claim for index, atom in component.atoms.items()})
    for used in component.used:
        claim = settling.claims[used.atom]
        after = NOTHING if used.is_certain else in_doubt(claim, used.missing)
        if claim.may_be_given:
            settling.change(used.atom, after, (used.relation, Reason.KEY_AWARDED), used.by)
    return settling


def settle(begun: Settling, picks: Mapping[int, Pick]) -> Settling:
    """What the bundle with these options comes to; choices that `picks` does not name stay open."""
    settling = Settling(component=begun.component, claims=dict(begun.claims), effects=list(begun.effects))
    for position, choice in enumerate(begun.component.choices):
        _choose(settling, begun, choice, picks.get(position, -1))
    for group in begun.component.groups:
        match group.relation:
            case Excludes():
                _exclude(settling, group)
            case HigherOf():
                _leave_the_highest(settling, group)
            case Deducts():
                _deduct(settling, group)
            case SharedCap():
                _cap(settling, group)
            case _:
                pass  # chosen before
    return settling


def _choose(settling: Settling, begun: Settling, choice: Options, pick: Pick) -> None:
    options = [option for option in choice.options if begun.of(option).may_be_given]
    if len(options) < 2 and pick is not None:
        return
    reason = Reason.KEY_TAKEN if isinstance(choice.relation, OncePer) else Reason.NOT_CHOSEN
    chosen = choice.options[pick] if pick is not None and pick >= 0 else ()
    for option in options:
        others = [atom for other in options if other is not option for atom in other]
        for atom in option:
            if not settling.claims[atom].may_be_given or atom in chosen:
                continue
            if pick == -1:
                missing = union((choice.missing, begun.of(others).missing))
                after, because_of = in_doubt(settling.claims[atom], missing), begun.named(others)
            else:
                after, because_of = NOTHING, begun.named(chosen)
            settling.change(atom, after, (choice.relation, reason), because_of)


def _exclude(settling: Settling, group: Group) -> None:
    excluded, by = group.members
    reason = settling.of(by)
    if not reason.may_be_given:
        return
    for atom in excluded:
        claim = settling.claims[atom]
        if claim.may_be_given:
            after = NOTHING if reason.is_due else in_doubt(claim, reason.missing)
            settling.change(atom, after, (group.relation, Reason.EXCLUDED), settling.named(by))


def _leave_the_highest(settling: Settling, group: Group) -> None:
    members = [(atoms, settling.of(atoms)) for atoms in group.members]
    members = [(atoms, claim) for atoms, claim in members if claim.may_be_given]
    why = (group.relation, Reason.NOT_HIGHEST)
    changes: list[tuple[int, Claim, list[str]]] = []
    for index, (atoms, claim) in enumerate(members):
        others = [(other, theirs, at < index) for at, (other, theirs) in enumerate(members) if at != index]
        beaten_by = [other for other, theirs, is_first in others if _beats(theirs, claim, is_first=is_first)]
        doubtful = [(other, theirs) for other, theirs, is_first in others if not _beats(claim, theirs, is_first=not is_first)]
        because_of = [name for other in beaten_by or [other for other, _ in doubtful] for name in settling.named(other)]
        missing = union(theirs.missing for _, theirs in doubtful)
        for atom in atoms:
            if beaten_by or doubtful:
                after = NOTHING if beaten_by else in_doubt(settling.claims[atom], missing)
                changes.append((atom, after, because_of))
    for atom, after, because_of in changes:
        if settling.claims[atom].may_be_given:
            settling.change(atom, after, why, because_of)


def _beats(one: Claim, other: Claim, *, is_first: bool) -> bool:
    """Whether `one` is at least as high whatever comes; `is_first`: it is named before the other."""
    if not one.is_due or other.high is None:
        return False
    return one.low > other.high or (one.low == other.high and is_first)


def _deduct(settling: Settling, group: Group) -> None:
    source, what = group.members
    whole, less = settling.of(source), settling.of(what)
    if not whole.may_be_given or not less.may_be_given:
        return
    low = max(whole.low - less.high, Fraction(0)) if less.high is not None else Fraction(0)
    high = max(whole.high - less.low, Fraction(0)) if whole.high is not None else None
    to = Claim(low=low, high=high, missing=less.missing)
    settling.cut(source, to, (group.relation, Reason.DEDUCTED), settling.named(what))


def _cap(settling: Settling, group: Group) -> None:
    cap = settling.component.caps[group]
    if cap is None or group.is_unlisted:
        return  # not applicable, or a row that stands for any number of rows
    left_low, left_high = cap_bounds(cap)
    missing = sorted(cap.missing) if isinstance(cap, Open) else []
    for atoms in group.members:
        claim = settling.of(atoms)
        if not claim.may_be_given:
            continue
        low, high = _to_the_fen(claim) if len(atoms) > 1 and not group.place else (claim.low, claim.high)
        new_low = max(min(low, left_low), Fraction(0))
        new_high = high if left_high is None else left_high if high is None else min(high, left_high)
        left_low = max(left_low - high, Fraction(0)) if high is not None else Fraction(0)
        left_high = max(left_high - low, Fraction(0)) if left_high is not None else None
        others = [name for other in group.members if other != atoms for name in settling.named(other)]
        to = Claim(low=new_low, high=new_high, missing=union([missing]))
        if (new_low, new_high) == (low, high):
            settling.round(atoms, to)
        else:
            settling.cut(atoms, to, (group.relation, Reason.CAPPED), others)
        missing.extend(claim.missing)


def _to_the_fen(claim: Claim) -> tuple[Fraction, Bound]:
    """What a sum over rows is paid as; the cap is for what is paid."""
    high = Fraction(TO_THE_FEN.apply(exact(claim.high))) if claim.high is not None else None
    return Fraction(TO_THE_FEN.apply(exact(claim.low))), high


def cap_bounds(cap: Result) -> tuple[Fraction, Bound]:
    """The least and the most that the cap may come to; a cap below zero leaves nothing."""
    low, high = (cap.low, cap.high) if isinstance(cap, Open) else (cast(Exact, cap), cast(Exact, cap))
    is_unbounded = isinf(high) or (isinstance(cap, Open) and cap.may_be_none)
    return (
        Fraction(0) if isinf(low) else max(Fraction(low), Fraction(0)),
        None if is_unbounded else max(Fraction(high), Fraction(0)),
    )
