"""Determinations once relations have changed their parts."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from math import inf

import attrs
from moneyed import Money

from incentives.engine.determination.determine import consequences_of, joined_outcome, joined_role
from incentives.engine.findings.change import Change, ChoiceMade, Reason
from incentives.engine.findings.determination import Determination
from incentives.engine.findings.outcome import AmountRange, Outcome
from incentives.engine.findings.part import Kept, Part
from incentives.engine.relations.bundle import Effect
from incentives.engine.relations.choose import Solved
from incentives.engine.relations.claim import Claim, is_same, joined, share_left
from incentives.engine.relations.places import Atom, ends_of
from incentives.language.possible import Missing, MissingSet, Open, Result, open_number
from incentives.policy.rule import Charge, IncentiveKind
from incentives.values.money import money_of
from incentives.values.number import Exact, exact

NOT_GIVEN = Kept(outcome=Outcome.INELIGIBLE, low=0, high=0, is_due=False)


@attrs.frozen(kw_only=True, eq=False)
class Settled:
    """An atom with what it comes to in the end."""

    atom: Atom
    claim: Claim

    @property
    def is_changed(self) -> bool:
        return not is_same(self.atom.claim, self.claim)


def rebuilt(
    determination: Determination, settled: Sequence[Settled], changes: tuple[Change, ...], currency: str
) -> Determination:
    """The determination with the parts that relations left; the same one where they changed nothing."""
    if not any(each.is_changed for each in settled):
        return determination
    after: dict[int, Kept] = {}
    for each in settled:
        if each.is_changed:
            after |= _kept_parts(determination, each)
    working = tuple(
        attrs.evolve(part, after=after[position]) if position in after else part
        for position, part in enumerate(determination.working)
    )
    found = with_parts(determination, working, joined(each.claim for each in settled), currency)
    return attrs.evolve(found, changes=(*determination.changes, *changes))


def with_parts(determination: Determination, working: tuple[Part, ...], whole: Claim, currency: str) -> Determination:
    """The determination with these parts, which together come to `whole`."""
    outcome = _outcome(working)
    amount, amount_range = _amounts(determination, outcome, whole, currency)
    given = [part for part in working if part.kept.is_counted]
    return attrs.evolve(
        determination, working=working, outcome=outcome, amount=amount, amount_range=amount_range,
        missing=_in_order(determination.missing, whole.missing) if given else (),
        beneficiary=joined_role([part.beneficiary for part in given]) if given else determination.beneficiary,
        consequences=consequences_of(_with_what_falls_away(given), currency),
    )  # fmt: skip


def _outcome(working: Sequence[Part]) -> Outcome:
    return joined_outcome([part.kept.outcome for part in working])


def _amounts(
    determination: Determination, outcome: Outcome, whole: Claim, currency: str
) -> tuple[Money | None, AmountRange | None]:
    if determination.rule.kind is IncentiveKind.IN_KIND:
        return None, None
    if outcome is not Outcome.UNDETERMINED:
        return money_of(whole.low, currency), None
    return None, (money_of(whole.low, currency), money_of(whole.high, currency) if whole.high is not None else None)


def _in_order(ranked: Iterable[Missing], found: Iterable[Missing]) -> tuple[Missing, ...]:
    """What is missing, what was ranked before in its order."""
    wanted = tuple(found)
    return (*(each for each in ranked if each in wanted), *(each for each in wanted if each not in set(ranked)))


def _with_what_falls_away(parts: Iterable[Part]) -> list[Part]:
    """The parts, with what falls away of other charges in proportion to what is left of each."""
    return [part if part.after is None else attrs.evolve(part, consequences=_fallen_away(part)) for part in parts]


def _fallen_away(part: Part) -> tuple[tuple[Charge, Result], ...]:
    before, after = (claim_of(each, ()) for each in (part.kept_by_itself, part.kept))
    least, most = share_left(before, after)
    missing = frozenset(part.missing)
    return tuple((charge, _scaled(saved, least, most, missing)) for charge, saved in part.consequences)


def _scaled(saved: Result, least: Fraction, most: Fraction, missing: MissingSet) -> Result:
    low, high = ends_of(saved)
    missing |= saved.missing if isinstance(saved, Open) else frozenset()
    top = exact(high * most) if high is not None else inf
    return open_number(missing, exact(max(low, Fraction(0)) * least), top)


def claim_of(kept: Kept, missing: tuple[Missing, ...]) -> Claim:
    """What a part comes to, as a claim."""
    return Claim(
        low=Fraction(kept.low), high=Fraction(kept.high) if kept.high is not None else None, is_due=kept.is_due,
        is_open=kept.outcome is Outcome.UNDETERMINED, missing=missing,
    )  # fmt: skip


def _kept_parts(determination: Determination, settled: Settled) -> dict[int, Kept]:
    """What an atom leaves of each of its parts: nothing, or the same share of each."""
    claim = settled.claim
    parts = {position: determination.working[position].kept for position in settled.atom.parts}
    if not claim.may_be_given:
        return dict.fromkeys(parts, NOT_GIVEN)
    if len(parts) == 1:
        return {position: _kept(each, claim, claim.low, claim.high) for position, each in parts.items()}
    low = sum((Fraction(each.low) for each in parts.values()), Fraction(0))
    highs = [Fraction(each.high) for each in parts.values() if each.high is not None]
    high = sum(highs, Fraction(0)) if len(highs) == len(parts) else None
    found = {}
    for position, each in parts.items():
        if low == high and claim.low == claim.high:
            least = Fraction(each.low) * claim.low / low if low else Fraction(0)
            most: Fraction | None = least
        else:
            least = Fraction(each.low) * claim.low / high if high else Fraction(0)
            most = _lesser(Fraction(each.high) if each.high is not None else None, claim.high)
        found[position] = _kept(each, claim, least, most)
    return found


def _lesser(one: Fraction | None, other: Fraction | None) -> Fraction | None:
    return other if one is None else one if other is None else min(one, other)


def _kept(before: Kept, claim: Claim, low: Fraction, high: Fraction | None) -> Kept:
    outcome = Outcome.UNDETERMINED if claim.is_open else Outcome.ELIGIBLE
    most: Exact | None = exact(high) if high is not None else None
    return Kept(outcome=outcome, low=exact(low), high=most, is_due=before.is_due and claim.is_due)


def changes_of(
    settled: Mapping[int, Settled], solved: Mapping[int, Solved], kind: IncentiveKind, currency: str
) -> tuple[Change, ...]:
    """What each relation, in the order in which they were settled, made of one incentive, by the numbers of its atoms."""
    effects = [
        effect for each in dict.fromkeys(solved[index] for index in settled if index in solved) for effect in each.effects
    ]
    current = {index: each.atom.claim for index, each in settled.items()}
    found = []
    for relation in dict.fromkeys(effect.relation for effect in effects):
        own = [effect for effect in effects if effect.relation is relation and effect.atom in settled]
        if not own:
            continue
        before = joined(current.values())
        current |= {effect.atom: effect.after for effect in own}
        after = joined(current.values())
        choices = [choice for effect in own if (choice := _choice(effect, solved)) is not None]
        found.append(
            Change(
                relation=relation,
                reason=own[0].reason,
                before=_told(before, kind, currency),
                after=_told(after, kind, currency),
                because_of=tuple(dict.fromkeys(name for effect in own for name in effect.because_of)),
                rows=tuple(dict.fromkeys(filter(None, (settled[effect.atom].atom.label for effect in own)))),
                choices=tuple(dict.fromkeys(choices)),
            )
        )
    return tuple(found)


def _choice(effect: Effect, solved: Mapping[int, Solved]) -> ChoiceMade | None:
    """How the choice was made, where the effect comes of one."""
    return solved[effect.atom].choice if effect.reason in {Reason.NOT_CHOSEN, Reason.KEY_TAKEN} else None


def _told(claim: Claim, kind: IncentiveKind, currency: str) -> Money | None:
    return None if kind is IncentiveKind.IN_KIND or claim.is_open else money_of(claim.low, currency)
