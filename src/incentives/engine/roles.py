"""Whose an amount is, where the parts of a determination benefit different people."""

from incentives.engine.result import Determination, Outcome
from incentives.values.money import exact_amount
from incentives.values.number import Exact, exact
from incentives.values.rounding import TO_THE_FEN


def shares_by_role(determination: Determination) -> list[tuple[Exact, str]]:
    """The amount by beneficiary, each to the fen; the shares add up to the amount, the last taking the rest."""
    if determination.amount is None:
        return []
    amount = exact_amount(determination.amount)
    by_role: dict[str, Exact] = {}
    for part in determination.working:
        if part.outcome is Outcome.ELIGIBLE:
            by_role[part.beneficiary] = by_role.get(part.beneficiary, 0) + part.low
    if len(by_role) < 2 or determination.changes:
        return [(amount, determination.beneficiary)]
    *first, last = by_role
    shares: list[tuple[Exact, str]] = [(TO_THE_FEN.apply(by_role[role]), role) for role in first]
    rest = amount - sum((share for share, _ in shares), 0)
    return [*shares, (exact(rest), last)]
