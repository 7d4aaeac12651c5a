"""Whose an amount is, where the parts of a determination benefit different people."""

from moneyed import Money

from incentives.engine.result import Determination, Outcome
from incentives.values.money import money_of
from incentives.values.number import Exact


def shares_by_role(determination: Determination, currency: str) -> list[tuple[Money, str]]:
    """The amount by beneficiary; the shares add up to the amount, the last taking the rest."""
    amount = determination.amount
    if amount is None:
        return []
    by_role: dict[str, Exact] = {}
    for part in determination.working:
        if part.outcome is Outcome.ELIGIBLE:
            by_role[part.beneficiary] = by_role.get(part.beneficiary, 0) + part.low
    if len(by_role) < 2 or determination.changes:
        return [(amount, determination.beneficiary)]
    shares: list[tuple[Money, str]] = []
    rest = amount
    for role in list(by_role)[:-1]:
        share = money_of(by_role[role], currency)
        shares.append((share, role))
        rest -= share
    shares.append((rest, list(by_role)[-1]))
    return shares
