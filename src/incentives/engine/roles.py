"""Whose an amount is, where the parts of a determination benefit different people, or several have shares."""

from collections.abc import Sequence

from incentives.engine.result import Determination, Outcome, Part
from incentives.values.money import exact_amount
from incentives.values.number import Exact, exact
from incentives.values.rounding import TO_THE_FEN


def shares_by_role(determination: Determination) -> list[tuple[Exact, str]]:
    """The amount by beneficiary, each to the fen; the shares add up to the amount, the last taking the rest.

    Of each part counts what relations left of it.
    """
    if determination.amount is None:
        return []
    amount = exact_amount(determination.amount)
    by_role = _by_role([part for part in determination.working if part.kept.outcome is Outcome.ELIGIBLE])
    if len(by_role) < 2:
        return [(amount, determination.beneficiary)]
    *first, last = by_role
    shares: list[tuple[Exact, str]] = [(TO_THE_FEN.apply(by_role[role]), role) for role in first]
    rest = amount - sum((share for share, _ in shares), 0)
    return [*shares, (exact(rest), last)]


def _by_role(parts: Sequence[Part]) -> dict[str, Exact]:
    by_role: dict[str, Exact] = {}
    for part in parts:
        for role, share in part.shares or ((part.beneficiary, 1),):
            by_role[role] = by_role.get(role, 0) + part.kept.low * share
    return by_role
