"""How incentives bear on each other: exclusions first, then the higher of several, then shared caps.

Determinations are only ever made smaller, and each step reads the results of the step before it for all incentives at
once, so nothing depends on the order of files or of evaluation.
"""

from collections.abc import Callable, Mapping
from fractions import Fraction
from math import isinf
from typing import cast

import attrs
from moneyed import Money

from incentives.engine.open_value import Open, Result
from incentives.engine.result import Change, Determination, Outcome
from incentives.policy.rule import Excludes, HigherOf, Relation, SharedCap
from incentives.values.money import money_of
from incentives.values.number import Exact

Determinations = dict[str, Determination]
CapValue = Callable[[SharedCap], Result]


def apply_relations(
    determinations: Mapping[str, Determination], relations: tuple[Relation, ...], cap_of: CapValue
) -> Determinations:
    """The determinations after all relations between those that are there; what changed carries the reason."""
    current = dict(determinations)
    relations = tuple(sorted(relations, key=_key_of))
    for excludes in _in_order_of_exclusion(relations):
        if excludes.incentive in current and excludes.by in current:
            current[excludes.incentive] = _excluded(current[excludes.incentive], current[excludes.by], excludes)
    for higher_of in relations:
        if isinstance(higher_of, HigherOf):
            current |= _higher_of(current, higher_of)
    for cap in relations:
        if isinstance(cap, SharedCap) and (value := cap_of(cap)) is not None:
            current |= _capped(current, cap, value)
    return current


def _key_of(relation: Relation) -> tuple[tuple[str, ...], str, str]:
    """What relations are taken in the order of: their members, never the files that they stand in."""
    members = (relation.incentive, relation.by) if isinstance(relation, Excludes) else relation.incentives
    return members, relation.citation.document, relation.citation.clause


def _in_order_of_exclusion(relations: tuple[Relation, ...]) -> list[Excludes]:
    """Exclusions such that whoever excludes has been settled before (they go in no circle)."""
    waiting = sorted((each for each in relations if isinstance(each, Excludes)), key=lambda each: (each.incentive, each.by))
    ordered: list[Excludes] = []
    while waiting:
        pending = {each.incentive for each in waiting}
        ready = [each for each in waiting if each.by not in pending]
        ordered.extend(ready)
        waiting = [each for each in waiting if each.by in pending]
    return ordered


def _excluded(determination: Determination, by: Determination, relation: Excludes) -> Determination:
    if determination.outcome not in {Outcome.ELIGIBLE, Outcome.UNDETERMINED}:
        return determination
    if by.outcome is Outcome.ELIGIBLE:
        return _reduced_to_nothing(determination, relation, (by.incentive,))
    if by.outcome is Outcome.UNDETERMINED:
        return _opened(determination, relation, by)
    return determination


def _higher_of(current: Determinations, relation: HigherOf) -> Determinations:
    members = [
        current[name]
        for name in relation.incentives
        if name in current and current[name].outcome in {Outcome.ELIGIBLE, Outcome.UNDETERMINED}
    ]
    changed: Determinations = {}
    for index, member in enumerate(members):
        others = [other for other in members if other is not member]
        beaten_by = [other for other in others if _surely_beats(other, member, other_is_first=members.index(other) < index)]
        if beaten_by:
            changed[member.incentive] = _reduced_to_nothing(member, relation, tuple(other.incentive for other in beaten_by))
            continue
        doubtful = [other for other in others if not _surely_beats(member, other, other_is_first=index < members.index(other))]
        if doubtful:
            changed[member.incentive] = _opened(member, relation, *doubtful)
    return changed


def _surely_beats(one: Determination, other: Determination, *, other_is_first: bool) -> bool:
    """Whether `one` is at least as high whatever comes; `other_is_first`: `one` stands before the other in the relation."""
    if one.outcome is not Outcome.ELIGIBLE:
        return False
    _, most = _range(other)
    least, _ = _range(one)
    return most is not None and (least > most or (least == most and other_is_first))


def _capped(current: Determinations, relation: SharedCap, cap: Result) -> Determinations:
    members = [current[name] for name in relation.incentives if name in current]
    members = [member for member in members if member.outcome in {Outcome.ELIGIBLE, Outcome.UNDETERMINED}]
    names = tuple(member.incentive for member in members)
    cap_low, cap_high = _cap_bounds(cap)
    left_low, left_high = cap_low, cap_high
    missing = sorted(cap.missing) if isinstance(cap, Open) else []
    changed: Determinations = {}
    for member in members:
        low, high = _range(member)
        new_low = max(min(low, left_low), Fraction(0))
        new_high = high if left_high is None else left_high if high is None else min(high, left_high)
        left_low = left_low - high if high is not None else Fraction(0)
        left_low = max(left_low, Fraction(0))
        left_high = max(left_high - low, Fraction(0)) if left_high is not None else None
        if (new_low, new_high) != (low, high):
            others = tuple(name for name in names if name != member.incentive)
            capped = _with_range(member, new_low, new_high, relation, others)
            is_open = capped.outcome is Outcome.UNDETERMINED
            found = tuple(dict.fromkeys((*member.missing, *missing))) if is_open else ()
            changed[member.incentive] = attrs.evolve(capped, missing=found)
        missing.extend(member.missing)
    return changed


def _cap_bounds(cap: Result) -> tuple[Fraction, Fraction | None]:
    """The least and the most that the cap may come to; a cap below zero leaves nothing."""
    low, high = (cap.low, cap.high) if isinstance(cap, Open) else (cast(Exact, cap), cast(Exact, cap))
    is_unbounded = isinf(high) or (isinstance(cap, Open) and cap.may_be_none)
    return (
        Fraction(0) if isinf(low) else max(Fraction(low), Fraction(0)),
        None if is_unbounded else max(Fraction(high), Fraction(0)),
    )


def _range(determination: Determination) -> tuple[Fraction, Fraction | None]:
    if determination.amount is not None:
        known = Fraction(determination.amount.amount)
        return known, known
    if determination.amount_range is None:
        return Fraction(0), Fraction(0)
    low, high = determination.amount_range
    return Fraction(low.amount), Fraction(high.amount) if high is not None else None


def _reduced_to_nothing(determination: Determination, relation: Relation, because_of: tuple[str, ...]) -> Determination:
    before = determination.amount
    nothing = Money(0, before.currency) if before is not None else None
    if nothing is None and determination.amount_range is not None:
        nothing = Money(0, determination.amount_range[0].currency)
    change = Change(relation=relation, before=before, after=nothing, because_of=because_of)
    return attrs.evolve(
        determination, outcome=Outcome.INELIGIBLE, amount=nothing, amount_range=None, missing=(),
        consequences=(), changes=(*determination.changes, change),
    )  # fmt: skip


def _opened(determination: Determination, relation: Relation, *doubtful: Determination) -> Determination:
    """What is known of an incentive that may have to give way to others of which not enough is known."""
    _, high = _range(determination)
    missing = tuple(dict.fromkeys((*determination.missing, *(each for other in doubtful for each in other.missing))))
    opened = _with_range(determination, Fraction(0), high, relation, tuple(other.incentive for other in doubtful))
    return attrs.evolve(opened, outcome=Outcome.UNDETERMINED, missing=missing)


def _with_range(
    determination: Determination, low: Fraction, high: Fraction | None, relation: Relation, because_of: tuple[str, ...]
) -> Determination:
    """The determination with its amount bound anew; what is in kind has no amount to bind."""
    known = determination.amount if determination.amount_range is None else determination.amount_range[0]
    if known is None:
        change = Change(relation=relation, before=None, after=None, because_of=because_of)
        return attrs.evolve(determination, changes=(*determination.changes, change))
    currency = str(known.currency)
    least = money_of(low, currency)
    is_known = determination.outcome is Outcome.ELIGIBLE and low == high
    after = least if is_known else None
    change = Change(relation=relation, before=determination.amount, after=after, because_of=because_of)
    amount_range = None if is_known else (least, money_of(high, currency) if high is not None else None)
    outcome = determination.outcome if is_known else Outcome.UNDETERMINED
    return attrs.evolve(
        determination, outcome=outcome, amount=after, amount_range=amount_range, changes=(*determination.changes, change)
    )
