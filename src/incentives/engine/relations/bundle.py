"""One bundle of what an applicant may have together, under all relations.

What each incentive of it comes to is worked out in steps. Exclusions come first, then the higher of
several, then deductions, then caps; each step reads what the one before it left of all incentives
at once. Where not everything is known, each claim is bounded so that whatever turns out lies
within.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import assert_never

from incentives.engine.findings.change import Reason
from incentives.engine.relations.claim import (
    NO_CLAIM,
    Claim,
    in_doubt,
    of_the_others,
    range_of_cap,
    union,
)
from incentives.engine.relations.keys import Options
from incentives.engine.relations.places import Group
from incentives.engine.relations.settling import Component, Settling
from incentives.language.possible import Missing, Open
from incentives.policy.relation import (
    Deducts,
    Excludes,
    HigherOf,
    OncePer,
    OneOf,
    Relation,
    SharedCap,
)
from incentives.values.range import least_of
from incentives.values.rounding import TO_THE_FEN

Pick = int | None
"""An option by its position; None: none of them."""
Atoms = tuple[int, ...]
_Member = tuple[Atoms, Claim]


def begin(component: Component) -> Settling:
    """The claims once earlier awards have used up what they used up."""
    settling = Settling(
        component=component, claims={index: atom.claim for index, atom in component.atoms.items()}
    )
    for used in component.used:
        claim = settling.claims[used.atom]
        after = NO_CLAIM if used.is_certain else in_doubt(claim, used.missing)
        if claim.may_be_given:
            settling.change(used.atom, after, (used.relation, Reason.KEY_AWARDED), used.by)
    return settling


def settle(begun: Settling, picks: Mapping[int, Pick]) -> Settling:
    """What the bundle with these options comes to; choices that `picks` does not name stay open.

    `begun` stays as it is, so that many bundles can be tried on it.
    """
    settling = Settling(
        component=begun.component, claims=dict(begun.claims), effects=list(begun.effects)
    )
    begun.component.effort.take(len(begun.claims))
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
            case OneOf() | OncePer():
                pass  # chosen before
            case _:
                assert_never(group.relation)
    return settling


def _choose(settling: Settling, begun: Settling, choice: Options, pick: Pick) -> None:
    options = [option for option in choice.options if begun.of(option).may_be_given]
    if len(options) < 2 and pick is not None:
        return
    why = (choice.relation, reason_of(choice))
    if pick == -1:
        _leave_open(settling, begun, options, choice.missing, why)
        return
    chosen = choice.options[pick] if pick is not None else ()
    because_of = begun.named(chosen)
    for option in options:
        for atom in option:
            if settling.claims[atom].may_be_given and atom not in chosen:
                settling.change(atom, NO_CLAIM, why, because_of)


def _leave_open(
    settling: Settling,
    begun: Settling,
    options: Sequence[Atoms],
    lacking: Iterable[Missing],
    why: tuple[Relation, Reason],
) -> None:
    """Any of the options may be the one, for want of what is `lacking` and what the others lack."""
    names = of_the_others([begun.named(option) for option in options])
    gaps = of_the_others([union(begun.claims[at].missing for at in option) for option in options])
    for option, others, missing in zip(options, names, gaps, strict=True):
        wanted = union((lacking, missing))
        begun.component.effort.take(len(wanted))
        for atom in option:
            if settling.claims[atom].may_be_given:
                settling.change(atom, in_doubt(settling.claims[atom], wanted), why, others)


def reason_of(choice: Options) -> Reason:
    """Why what was not chosen is not given."""
    match choice.relation:
        case OncePer():
            return Reason.KEY_TAKEN
        case OneOf():
            return Reason.NOT_CHOSEN
        case _:
            assert_never(choice.relation)


def _exclude(settling: Settling, group: Group) -> None:
    excluded, by = group.members
    reason = settling.of(by)
    if not reason.may_be_given:
        return
    for atom in excluded:
        claim = settling.claims[atom]
        if claim.may_be_given:
            after = NO_CLAIM if reason.is_due else in_doubt(claim, reason.missing)
            settling.change(atom, after, (group.relation, Reason.EXCLUDED), settling.named(by))


def _leave_the_highest(settling: Settling, group: Group) -> None:
    members: list[_Member] = [(atoms, settling.of(atoms)) for atoms in group.members]
    members = [(atoms, claim) for atoms, claim in members if claim.may_be_given]
    why = (group.relation, Reason.NOT_HIGHEST)
    changes: list[tuple[int, Claim, list[str]]] = []
    for index, (atoms, _) in enumerate(members):
        beaten_by, doubtful = _rivals(members, index)
        if not beaten_by and not doubtful:
            continue
        rivals = beaten_by or [rival for rival, _ in doubtful]
        because_of = [name for rival in rivals for name in settling.named(rival)]
        missing = union(claim.missing for _, claim in doubtful)
        for atom in atoms:
            after = NO_CLAIM if beaten_by else in_doubt(settling.claims[atom], missing)
            changes.append((atom, after, because_of))
    for atom, after, because_of in changes:
        if settling.claims[atom].may_be_given:
            settling.change(atom, after, why, because_of)


def _rivals(members: Sequence[_Member], index: int) -> tuple[list[Atoms], list[_Member]]:
    """The members that surely beat the one at the index, and all that it does not surely beat."""
    _, own = members[index]
    beaten_by: list[Atoms] = []
    doubtful: list[_Member] = []
    for at, (atoms, claim) in enumerate(members):
        if at == index:
            continue
        if _beats(claim, own, is_first=at < index):
            beaten_by.append(atoms)
        if not _beats(own, claim, is_first=index < at):
            doubtful.append((atoms, claim))
    return beaten_by, doubtful


def _beats(one: Claim, other: Claim, *, is_first: bool) -> bool:
    """Whether `one` is at least as high whatever comes; `is_first`: named before the other."""
    least, most = one.within.least, other.within.ends[1]
    return one.is_due and (least > most or (least == most and is_first))


def _deduct(settling: Settling, group: Group) -> None:
    source, what = group.members
    whole, less = settling.of(source), settling.of(what)
    if not whole.may_be_given or not less.may_be_given:
        return
    to = Claim(within=(whole.within - less.within).not_below_zero, missing=less.missing)
    settling.cut(source, to, (group.relation, Reason.DEDUCTED), settling.named(what))


def _cap(settling: Settling, group: Group) -> None:
    cap = settling.component.caps[group]
    if cap is None or group.is_unlisted:
        return  # not applicable, or a row that stands for any number of rows
    left = range_of_cap(cap)
    missing = sorted(cap.missing) if isinstance(cap, Open) else []
    for atoms in group.members:
        claim = settling.of(atoms)
        if not claim.may_be_given:
            continue
        is_sum_paid = len(atoms) > 1 and not group.place
        # The cap is for what is paid, and a sum over rows is paid to the fen.
        paid = claim.within.rising(TO_THE_FEN.apply) if is_sum_paid else claim.within
        capped = least_of((paid, left))
        is_within = paid.ends[1] <= left.least
        left = (left - paid).not_below_zero
        others = [
            name for other in group.members if other != atoms for name in settling.named(other)
        ]
        to = Claim(within=capped, missing=union([missing]))
        if is_within:
            settling.round(atoms, to)
        else:
            settling.cut(atoms, to, (group.relation, Reason.CAPPED), others)
        missing.extend(claim.missing)
