"""Determinations once relations have changed their parts."""

from collections.abc import Iterable, Mapping, Sequence

import attrs
from moneyed import Money

from incentives.engine.determination.determine import (
    amount_in_money,
    consequences_of,
    decided_to_the_fen,
    joined_outcome,
    joined_role,
    lacking_of,
    range_of_saving,
)
from incentives.engine.findings.change import Change, ChoiceMade, Reason
from incentives.engine.findings.determination import Determination
from incentives.engine.findings.outcome import Outcome
from incentives.engine.findings.part import Kept, Part
from incentives.engine.relations.claim import Claim, is_same, joined, portion, share_left, union
from incentives.engine.relations.places import Atom
from incentives.engine.relations.settling import Effect, Solved
from incentives.language.possible import Missing, MissingSet, Open, Result, open_number
from incentives.policy.rule import Charge, Incentive
from incentives.values.money import money_of
from incentives.values.number import Exact
from incentives.values.range import NOTHING, Range, sum_of

NOT_GIVEN = Kept(outcome=Outcome.INELIGIBLE, within=NOTHING)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Settled:
    """An atom with what it comes to in the end."""

    atom: Atom
    claim: Claim

    @property
    def is_changed(self) -> bool:
        return not is_same(self.atom.claim, self.claim)


def rebuilt(
    determination: Determination,
    settled: Sequence[Settled],
    changes: tuple[Change, ...],
    currency: str,
) -> Determination:
    """The determination with the parts that relations left.

    `settled`: all atoms of the determination; `changes` are told after those that it carries.
    """
    after: dict[int, Kept] = {}
    for atom in settled:
        if atom.is_changed:
            after |= _kept_parts(determination, atom)
    working = tuple(
        attrs.evolve(part, after=after[position]) if position in after else part
        for position, part in enumerate(determination.working)
    )
    whole = _at_most(joined(atom.claim for atom in settled), determination.within_by_itself.high)
    return attrs.evolve(
        with_parts(determination, working, whole, currency),
        changes=(*determination.changes, *changes),
    )


def _at_most(claim: Claim, most: Exact | None) -> Claim:
    """The claim, no more than what its parts came to together: relations add nothing."""
    within = claim.within
    if most is None or (within.high is not None and within.high <= most):
        return claim
    return attrs.evolve(claim, within=Range(min(within.least, most), most))


def with_parts(
    determination: Determination, working: tuple[Part, ...], whole: Claim, currency: str
) -> Determination:
    """The determination with these parts, which together come to `whole`, in money to the fen.

    Outcome, missing facts, beneficiary and consequences are made anew of the parts that are given.
    """
    joined_by_parts = joined_outcome([part.kept.outcome for part in working])
    outcome = decided_to_the_fen(
        determination.rule, joined_by_parts, whole.within, is_due=whole.is_due
    )
    amount, amount_range = amount_in_money(determination.rule, outcome, whole.within, currency)
    given = [part for part in working if part.kept.is_counted]
    roles = [part.beneficiary for part in given]
    is_settled = outcome is not joined_by_parts
    lacking = union(lacking_of(given, outcome)) if is_settled else whole.missing
    return attrs.evolve(
        determination,
        working=working,
        outcome=outcome,
        amount=amount,
        amount_range=amount_range,
        lacking=_in_order(determination.lacking, lacking) if given else (),
        beneficiary=joined_role(roles) if roles else determination.beneficiary,
        consequences=consequences_of(_with_what_falls_away(given), currency),
    )


def _in_order(ranked: Sequence[Missing], missing: Sequence[Missing]) -> tuple[Missing, ...]:
    """What is missing, what was ranked before in its order."""
    lacking, in_place = frozenset(missing), frozenset(ranked)
    return (
        *(fact for fact in ranked if fact in lacking),
        *(fact for fact in missing if fact not in in_place),
    )


def _with_what_falls_away(parts: Iterable[Part]) -> list[Part]:
    """The parts, with what falls away of other charges in proportion to what is left of each."""
    return [
        part if part.after is None else attrs.evolve(part, consequences=_fallen_away(part))
        for part in parts
    ]


def _fallen_away(part: Part) -> tuple[tuple[Charge, Result], ...]:
    before, after = (claim_of(kept, ()) for kept in (part.by_itself, part.kept))
    left = share_left(before, after)
    missing = frozenset(part.missing)
    return tuple((charge, _scaled(saved, left, missing)) for charge, saved in part.consequences)


def _scaled(saved: Result, left: Range, missing: MissingSet) -> Result:
    missing |= saved.missing if isinstance(saved, Open) else frozenset()
    return open_number(missing, range_of_saving(saved) * left)


def claim_of(kept: Kept, missing: tuple[Missing, ...]) -> Claim:
    """What a part comes to, as a claim, for want of what is `missing`."""
    return Claim(
        within=kept.within,
        is_due=kept.is_due,
        is_open=kept.outcome is Outcome.UNDETERMINED,
        missing=missing,
    )


def _kept_parts(determination: Determination, settled: Settled) -> dict[int, Kept]:
    """What an atom leaves of each of its parts: nothing, or the same share of each."""
    claim = settled.claim
    parts = {position: determination.working[position].kept for position in settled.atom.parts}
    if not claim.may_be_given:
        return dict.fromkeys(parts, NOT_GIVEN)
    outcome = Outcome.UNDETERMINED if claim.is_open else Outcome.ELIGIBLE
    whole = sum_of(before.within for before in parts.values())
    return {
        position: Kept(
            outcome=outcome,
            within=_left(before.within, whole, claim.within) if len(parts) > 1 else claim.within,
            is_due=before.is_due and claim.is_due,
        )
        for position, before in parts.items()
    }


def _left(part: Range, whole: Range, left: Range) -> Range:
    """What is left of a part of the whole of which `left` is left: its share, if both are known."""
    if whole.known is None or left.known is None:
        return portion(part, whole, left)
    return left * (part / whole) if whole.known else NOTHING


def changes_of(
    settled: Mapping[int, Settled], solved: Mapping[int, Solved], rule: Incentive, currency: str
) -> tuple[Change, ...]:
    """What each relation made of one incentive, in the order in which relations were settled.

    `settled` and `solved` go by the numbers of atoms, `settled` having those of the incentive.
    """
    solutions = dict.fromkeys(solved[index] for index in settled if index in solved)
    effects = [effect for solution in solutions for effect in solution.effects]
    current = {index: atom.atom.claim for index, atom in settled.items()}
    changes = []
    for relation in dict.fromkeys(effect.relation for effect in effects):
        own = [
            effect for effect in effects if effect.relation is relation and effect.atom in settled
        ]
        if not own:
            continue
        before = joined(current.values())
        current |= {effect.atom: effect.after for effect in own}
        after = joined(current.values())
        places = (settled[effect.atom].atom.place for effect in own)
        choices = (_choice(effect, solved) for effect in own)
        changes.append(
            Change(
                relation=relation,
                reason=own[0].reason,
                before=_told(before, rule, currency),
                after=_told(after, rule, currency),
                because_of=tuple(
                    dict.fromkeys(name for effect in own for name in effect.because_of)
                ),
                places=tuple(dict.fromkeys(filter(None, places))),
                choices=tuple(dict.fromkeys(choice for choice in choices if choice is not None)),
            )
        )
    return tuple(changes)


def _choice(effect: Effect, solved: Mapping[int, Solved]) -> ChoiceMade | None:
    """How the choice was made, where the effect comes of one."""
    if effect.reason not in {Reason.NOT_CHOSEN, Reason.KEY_TAKEN}:
        return None
    return solved[effect.atom].choice


def _told(claim: Claim, rule: Incentive, currency: str) -> Money | None:
    has_amount = rule.is_valued and not claim.is_open
    return money_of(claim.within.least, currency) if has_amount else None
