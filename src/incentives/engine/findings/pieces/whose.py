"""Whose the parts of an incentive are: who has how much of what they come to together."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from incentives.engine.findings.part import Part
from incentives.policy.sharing.beneficiaries import APPLICANT, UNKNOWN_ROLE
from incentives.values.number import Exact, exact
from incentives.values.rounding import DOWN_TO_THE_FEN
from incentives.values.splitting import Portion, split_by_levels, split_by_remainders

Shares = tuple[Portion, ...]
"""Each beneficiary with its part of one."""


def shares_of(part: Part) -> Shares:
    """Who benefits from the part, and with what share."""
    return part.shares or ((part.beneficiary, 1),)


def common_shares(parts: Iterable[Part]) -> Shares | None:
    """The shares that all parts have; without a part all is the applicant's. None: they differ."""
    found = {shares_of(part) for part in parts} or {((APPLICANT, 1),)}
    return found.pop() if len(found) == 1 else None


def is_settled(parts: Sequence[Part]) -> bool:
    """Whether it is known who has how much of a sum to which the parts come together."""
    is_known = all(part.kept.within.known is not None for part in parts)
    return is_known or common_shares(parts) is not None


def is_known_whose(parts: Iterable[Part]) -> bool:
    """Whether it is settled who has a sum to which the parts come, and each of them is known."""
    given = [part for part in parts if part.kept.is_counted]
    return is_settled(given) and all(part.beneficiary != UNKNOWN_ROLE for part in given)


def divided_among(parts: Sequence[Part], whole: Exact) -> list[Portion]:
    """What each has of `whole`, to which the parts come, to the fen; who has what is settled.

    In the order in which parts first name them; nobody has a whole fen less than their parts.
    """
    common = common_shares(parts)
    if common is not None:
        by_role = {role: exact(share * whole) for role, share in common}
    else:
        by_role = _least_by_role(parts)
    amounts = split_by_remainders(list(by_role.values()), whole)
    return list(zip(by_role, amounts, strict=True))


def surely_of(part: Part) -> list[Portion]:
    """What each has of the part whatever comes, to the fen."""
    return [(role, DOWN_TO_THE_FEN.apply(least)) for role, least in _least_by_role([part]).items()]


def cells_by_role(cells: Sequence[Exact], portions: Sequence[Portion]) -> list[list[Portion]]:
    """Each cell divided among those who have the portions, to which all cells come together.

    The rows add up to their cells, and what each has of all cells to its portion.
    """
    if len(portions) == 1:
        return [[(portions[0][0], cell)] for cell in cells]
    whole = sum((amount for _, amount in portions), 0)
    shares = [exact(Fraction(amount) / whole) if whole else 0 for _, amount in portions]
    rows = split_by_levels(cells, [shares[:-1]] * len(cells))
    roles = [role for role, _ in portions]
    return [list(zip(roles, row, strict=True)) for row in rows]


def _least_by_role(parts: Iterable[Part]) -> dict[str, Exact]:
    """What each has of the parts at least, not rounded, in the order in which they name them."""
    by_role: dict[str, Exact] = {}
    for part in parts:
        for role, share in shares_of(part):
            by_role[role] = exact(by_role.get(role, 0) + share * part.kept.within.least)
    return by_role
