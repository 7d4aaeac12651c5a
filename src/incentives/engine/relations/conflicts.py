"""Incentives that relieve one charge by more than is due, and no relation says which gives way."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

import attrs
from moneyed import Money

from incentives.engine.findings.change import Conflict
from incentives.engine.findings.determination import Determination
from incentives.engine.findings.outcome import Outcome
from incentives.engine.findings.part import Kept, Part
from incentives.engine.relations.claim import joined, union
from incentives.engine.relations.rebuild import claim_of, with_parts
from incentives.language.possible import Missing, MissingKind, range_of
from incentives.policy.library import Library
from incentives.policy.relation import Relation
from incentives.policy.rule import Incentive, Pays, reductions_before
from incentives.values.money import money_of
from incentives.values.number import Exact
from incentives.values.place import RowPlace
from incentives.values.range import sum_of

Pairs = frozenset[frozenset[str]]


@attrs.frozen(kw_only=True, repr=False)
class Clash:
    """A conflict in one row or month.

    `is_certain`: whatever is missing. `due`: of the charge, and `claimed`: by all incentives; None
    where that is not known.
    """

    charge: str
    place: RowPlace
    incentives: tuple[str, ...]
    is_certain: bool
    due: Exact | None
    claimed: Exact | None
    missing: tuple[Missing, ...]


def related_pairs(relations: Iterable[Relation], incentives: Iterable[Incentive]) -> Pairs:
    """The pairs of incentives of which the law says how they bear on each other.

    It says so by a relation, or by what comes first.
    """
    by_relation = {
        frozenset(pair)
        for relation in relations
        for pair in combinations(dict.fromkeys(relation.incentives), 2)
    }
    in_order = {
        frozenset((incentive.id, first))
        for incentive in incentives
        for first in reductions_before(incentive.benefit)
    }
    return frozenset(by_relation | in_order)


def clashes_in(determinations: Mapping[str, Determination], related: Pairs) -> list[Clash]:
    """Where incentives that no relation binds take, or may take, more off a charge than is due."""
    claims: dict[tuple[str, RowPlace], list[tuple[str, Part]]] = {}
    for name, determination in determinations.items():
        benefit = determination.rule.benefit
        if isinstance(benefit, Pays):
            continue
        for part in determination.working:
            kept = part.kept
            if kept.is_counted and kept.within.high != 0:
                claims.setdefault((benefit.charge, part.place), []).append((name, part))
    clashes = (_clash(where, claimed, related) for where, claimed in claims.items())
    return [clash for clash in clashes if clash is not None]


def _clash(
    where: tuple[str, RowPlace], claimed: Sequence[tuple[str, Part]], related: Pairs
) -> Clash | None:
    pairs = combinations([name for name, _ in claimed], 2)
    unrelated = [pair for pair in pairs if frozenset(pair) not in related]
    if not unrelated:
        return None
    due = range_of(claimed[0][1].worth.charge_due or 0).not_below_zero
    together = sum_of(part.kept.within for _, part in claimed)
    if together.ends[1] <= due.least + _slack(claimed):
        return None
    in_conflict = {name for pair in unrelated for name in pair}
    members = [(name, part) for name, part in claimed if name in in_conflict]
    is_certain = together.least > due.ends[1] + _slack(claimed)
    if not is_certain and all(_is_open_to_nothing(part) for _, part in members):
        return None  # nothing is said of them that a conflict could overturn
    return Clash(
        charge=where[0],
        place=where[1],
        incentives=tuple(name for name, _ in members),
        is_certain=is_certain,
        due=due.known,
        claimed=together.known,
        missing=union(part.missing for _, part in members),
    )


def _slack(claimed: Sequence[tuple[str, Part]]) -> Exact:
    """By how much shares that make up the whole may exceed it, as each is rounded in the return."""
    books = [part.situation.book for _, part in claimed]
    return sum((book.step for book in books if book is not None), 0)


def _is_open_to_nothing(part: Part) -> bool:
    return part.kept.outcome is Outcome.UNDETERMINED and part.kept.within.least == 0


def opened(
    determinations: Mapping[str, Determination], clashes: Sequence[Clash], currency: str
) -> dict[str, Determination]:
    """The determinations with the parts in conflict undetermined, from nothing to their amount."""
    by_part: dict[tuple[str, RowPlace], list[Clash]] = {}
    for clash in clashes:
        for name in clash.incentives:
            by_part.setdefault((name, clash.place), []).append(clash)
    changed = dict(determinations)
    for name in dict.fromkeys(name for name, _ in by_part):
        changed[name] = _opened(determinations[name], by_part, currency)
    return changed


def _opened(
    determination: Determination,
    clashes: Mapping[tuple[str, RowPlace], Sequence[Clash]],
    currency: str,
) -> Determination:
    working = []
    for part in determination.working:
        of_part = clashes.get((determination.incentive, part.place), ())
        if of_part and part.kept.is_counted:
            kept = Kept(outcome=Outcome.UNDETERMINED, within=part.kept.within.or_nothing)
            missing = union((part.missing, *(_wanted(clash) for clash in of_part)))
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
            charge=library.charges[charge],
            incentives=incentives,
            is_certain=is_certain,
            places=tuple(filter(None, (clash.place for clash in alike))),
            due=_money([clash.due for clash in alike], library),
            claimed=_money([clash.claimed for clash in alike], library),
        )
        for (charge, incentives, is_certain), alike in together.items()
    )


def _money(amounts: Sequence[Exact | None], library: Library) -> Money | None:
    """The sum; None where one of the amounts is not known."""
    known = [amount for amount in amounts if amount is not None]
    if len(known) < len(amounts):
        return None
    return money_of(sum(known, 0), library.currency)
