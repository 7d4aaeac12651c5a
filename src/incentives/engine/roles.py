"""Whose an amount is, where the parts of a determination benefit different people, or several have shares."""

from collections.abc import Sequence
from fractions import Fraction

from incentives.engine.result import Determination, Outcome, Part
from incentives.values.money import exact_amount
from incentives.values.number import Exact, exact
from incentives.values.rounding import TO_THE_FEN


def shares_by_role(determination: Determination) -> list[tuple[Exact, str]]:
    """The amount by beneficiary, each to the fen; the shares add up to the amount, the last taking the rest.

    Where a relation changed the amount, it is divided only if all parts are shared alike: else nobody has said how.
    """
    if determination.amount is None:
        return []
    amount = exact_amount(determination.amount)
    parts = [part for part in determination.working if part.outcome is Outcome.ELIGIBLE]
    by_role = _by_role(parts)
    total = sum(by_role.values(), 0)
    is_changed = bool(determination.changes)
    if len(by_role) < 2 or (is_changed and not (_are_shared_alike(parts) and total)):
        return [(amount, determination.beneficiary)]
    if is_changed:
        by_role = {role: exact(Fraction(share) * amount / total) for role, share in by_role.items()}
    *first, last = by_role
    shares: list[tuple[Exact, str]] = [(TO_THE_FEN.apply(by_role[role]), role) for role in first]
    rest = amount - sum((share for share, _ in shares), 0)
    return [*shares, (exact(rest), last)]


def _by_role(parts: Sequence[Part]) -> dict[str, Exact]:
    by_role: dict[str, Exact] = {}
    for part in parts:
        for role, share in part.shares or ((part.beneficiary, 1),):
            by_role[role] = by_role.get(role, 0) + part.low * share
    return by_role


def _are_shared_alike(parts: Sequence[Part]) -> bool:
    return len({part.shares for part in parts}) == 1 and bool(parts[0].shares)
