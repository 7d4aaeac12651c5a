"""An appropriation that may run out: who gets what of it, and at which case it ends."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import assert_never

import attrs
from moneyed import Money

from incentives.brief import brief
from incentives.budgeting.budget import Budget
from incentives.policy.rule import Form
from incentives.values.money import exact_amount, money_of
from incentives.values.number import Exact, exact, is_exact
from incentives.values.rounding import TO_THE_FEN
from incentives.values.splitting import split_in_order


class Manner(Enum):
    """Who comes before whom where there is not enough."""

    FIRST_COME = "first_come"  # in the order of the cases, each in full while there is enough
    IN_PROPORTION = "in_proportion"  # all alike
    BY_RANK = "by_rank"  # in the order of their ranks, those without one last


@attrs.frozen(kw_only=True)
class Award:
    """What a case gets of what it is due."""

    case: str
    due: Money
    granted: Money

    __repr__ = brief


@attrs.frozen(kw_only=True)
class Appropriation:
    """What becomes of an appropriation; `awards` in the order in which cases come.

    `ends_at`: the case for which it is no longer enough, None: it is enough for all, or all give
    way alike. `left`: what nobody is due. What is open counts for nothing here.
    """

    awards: tuple[Award, ...]
    ends_at: str | None
    left: Money

    __repr__ = brief


def appropriate(
    budget: Budget,
    form: Form,
    amount: Money,
    *,
    manner: Manner,
    ranks: Mapping[str, Exact | Decimal] | None = None,
) -> Appropriation:
    """An amount spread over what the cases of a budget are known to be due, and have not been paid.

    `ranks`: by the names of cases, the lowest first; of equals the one that came first. One of a
    case that is due nothing changes nothing. To the fen, what is granted and left is the amount.

    Raises:
        ValueError: if the amount is below zero, has a part of a fen, or is in another currency than
            the budget.
        TypeError: if a rank is neither a whole number nor a fraction nor a finite decimal.
    """
    available = exact_amount(amount)
    is_whole = TO_THE_FEN.apply(available) == available
    if available < 0 or not is_whole or amount.currency.code != budget.currency:
        raise ValueError(f"{amount} cannot be spread over a budget in {budget.currency}")
    places: dict[str, Exact] = {}
    for name, rank in (ranks or {}).items():
        place = _exact_or_none(rank)
        if place is None:
            raise TypeError(f"the rank of '{name}' is {rank!r}, and no exact number")
        places[name] = place
    due = {name: exact_amount(total.left) for name, total in budget.by_case(form).items()}
    claims = [(name, claim) for name, claim in due.items() if claim > 0]
    if manner is Manner.BY_RANK:
        claims.sort(key=lambda claim: _place(claim[0], places))
    granted = _granted([claim for _, claim in claims], available, manner)
    short = [name for (name, claim), part in zip(claims, granted, strict=True) if part < claim]
    return Appropriation(
        awards=tuple(
            Award(
                case=name,
                due=money_of(claim, budget.currency),
                granted=money_of(part, budget.currency),
            )
            for (name, claim), part in zip(claims, granted, strict=True)
        ),
        ends_at=short[0] if short and manner is not Manner.IN_PROPORTION else None,
        left=money_of(available - sum(granted, 0), budget.currency),
    )


def _exact_or_none(rank: object) -> Exact | None:
    """The rank as an exact number; None: it has no place among numbers."""
    if is_exact(rank):
        return rank
    return exact(rank) if isinstance(rank, Decimal) and rank.is_finite() else None


def _place(name: str, ranks: Mapping[str, Exact]) -> tuple[bool, Exact]:
    return name not in ranks, ranks.get(name, 0)


def _granted(claims: Sequence[Exact], available: Exact, manner: Manner) -> Sequence[Exact]:
    """What of each claim is granted, in their order."""
    total = sum(claims, 0)
    if total <= available:
        return claims
    match manner:
        case Manner.FIRST_COME | Manner.BY_RANK:
            return split_in_order(claims, available)
        case Manner.IN_PROPORTION:
            share = Fraction(available) / total
            return split_in_order([claim * share for claim in claims], available)
        case _:
            assert_never(manner)
