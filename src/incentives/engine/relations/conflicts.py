"""Incentives that relieve one charge by more than is due, with no relation that says which of them gives way."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import combinations
from math import isinf

import attrs
from moneyed import Money

from incentives.engine.findings.change import Conflict
from incentives.engine.findings.determination import Determination
from incentives.engine.findings.outcome import Outcome
from incentives.engine.findings.part import Kept, Part
from incentives.engine.relations.claim import Bound, joined, union
from incentives.engine.relations.rebuild import claim_of, with_parts
from incentives.language.possible import Missing, MissingKind, Open, Result
from incentives.policy.library import Library
from incentives.policy.relation import Relation
from incentives.policy.rule import Incentive, Pays, reductions_before
from incentives.values.money import money_of
from incentives.values.number import Exact

Pairs = frozenset[frozenset[str]]


@attrs.frozen(kw_only=True)
class Clash:
    """A conflict in one row or month, by its label."""

    charge: str
    label: str
    incentives: tuple[str, ...]
    is_certain: bool
    due: Fraction | None
    claimed: Fraction | None
    missing: tuple[Missing, ...]


def related_pairs(relations: Iterable[Relation], incentives: Iterable[Incentive]) -> Pairs:
    """The pairs of incentives of which the law says how they bear on each other: by a relation, or by what comes first."""
    by_relation = {frozenset(pair) for each in relations for pair in combinations(dict.fromkeys(each.incentives), 2)}
    in_order = {frozenset((each.id, first)) for each in incentives for first in reductions_before(each.benefit)}
    return frozenset(by_relation | in_order)


def clashes_in(determinations: Mapping[str, Determination], related: Pairs) -> list[Clash]:
    """Where incentives that no relation binds take, or may take, more off a charge than is due."""
    claims: dict[tuple[str, str], list[tuple[str, Part]]] = {}
    for name, found in determinations.items():
        benefit = found.rule.benefit
        if isinstance(benefit, Pays):
            continue
        for part in found.working:
            kept = part.kept
            if kept.is_counted and kept.high != 0:
                claims.setdefault((benefit.charge, part.label), []).append((name, part))
    clashes = (_clash(place, claimed, related) for place, claimed in claims.items())
    return [clash for clash in clashes if clash is not None]


def _clash(place: tuple[str, str], claimed: Sequence[tuple[str, Part]], related: Pairs) -> Clash | None:
    unrelated = [pair for pair in combinations([name for name, _ in claimed], 2) if frozenset(pair) not in related]
    if not unrelated:
        return None
    least_due, most_due = _ends(claimed[0][1].charge_due)
    low = sum((Fraction(part.kept.low) for _, part in claimed), Fraction(0))
    highs = [Fraction(part.kept.high) for _, part in claimed if part.kept.high is not None]
    high = sum(highs, Fraction(0)) if len(highs) == len(claimed) else None
    if high is not None and high <= least_due:
        return None
    members = dict.fromkeys(name for pair in unrelated for name in pair)
    is_certain = most_due is not None and low > most_due
    if not is_certain and all(_is_open_to_nothing(part) for name, part in claimed if name in members):
        return None  # nothing is said of them that a conflict could overturn
    return Clash(
        charge=place[0], label=place[1], incentives=tuple(name for name, _ in claimed if name in members),
        is_certain=is_certain,
        due=least_due if least_due == most_due else None, claimed=low if low == high else None,
        missing=union(part.missing for name, part in claimed if name in members),
    )  # fmt: skip


def _is_open_to_nothing(part: Part) -> bool:
    return part.kept.outcome is Outcome.UNDETERMINED and part.kept.low == 0


def _ends(due: Result) -> tuple[Fraction, Bound]:
    if isinstance(due, Open):
        low = Fraction(0) if isinf(due.low) else max(Fraction(due.low), Fraction(0))
        return low, None if isinf(due.high) else Fraction(due.high)
    known = max(Fraction(due), Fraction(0)) if isinstance(due, Exact) else Fraction(0)
    return known, known


def opened(determinations: Mapping[str, Determination], clashes: Sequence[Clash], currency: str) -> dict[str, Determination]:
    """The determinations with the parts in conflict known only to lie between nothing and their amount."""
    by_part: dict[tuple[str, str], list[Clash]] = {}
    for clash in clashes:
        for name in clash.incentives:
            by_part.setdefault((name, clash.label), []).append(clash)
    changed = dict(determinations)
    for name in dict.fromkeys(name for name, _ in by_part):
        changed[name] = _opened(determinations[name], by_part, currency)
    return changed


def _opened(determination: Determination, clashes: Mapping[tuple[str, str], Sequence[Clash]], currency: str) -> Determination:
    working = []
    for part in determination.working:
        found = clashes.get((determination.incentive, part.label), ())
        if found and part.kept.is_counted:
            kept = Kept(outcome=Outcome.UNDETERMINED, low=0, high=part.kept.high, is_due=False)
            missing = union((part.missing, *(_wanted(clash) for clash in found)))
            working.append(attrs.evolve(part, after=kept, missing=missing))
        else:
            working.append(part)
    whole = joined(claim_of(part.kept, part.missing) for part in working if part.kept.is_counted)
    return with_parts(determination, tuple(working), whole, currency)


def _wanted(clash: Clash) -> tuple[Missing, ...]:
    return union((clash.missing, (Missing(MissingKind.RELATION, clash.charge),)))


def conflicts_of(clashes: Iterable[Clash], library: Library) -> tuple[Conflict, ...]:
    """The clashes told together by charge and incentives, in the order of the rows."""
    together: dict[tuple[str, tuple[str, ...], bool], list[Clash]] = {}
    for clash in clashes:
        together.setdefault((clash.charge, clash.incentives, clash.is_certain), []).append(clash)
    return tuple(
        Conflict(
            charge=library.charges[charge], incentives=incentives, is_certain=is_certain,
            parts=tuple(filter(None, (clash.label for clash in found))),
            due=_money([clash.due for clash in found], library), claimed=_money([clash.claimed for clash in found], library),
        )
        for (charge, incentives, is_certain), found in together.items()
    )  # fmt: skip


def _money(amounts: Sequence[Fraction | None], library: Library) -> Money | None:
    known = [amount for amount in amounts if amount is not None]
    return money_of(sum(known, Fraction(0)), library.currency) if len(known) == len(amounts) else None
