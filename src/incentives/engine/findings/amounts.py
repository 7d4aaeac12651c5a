"""What determinations come to: in all, for each beneficiary, and by how much more."""

from collections.abc import Mapping

from incentives.engine.findings.determination import Consequence, Determination
from incentives.engine.findings.outcome import Outcome
from incentives.values.money import exact_amount, money_of
from incentives.values.number import Exact, exact
from incentives.values.range import NOTHING, MoneyRange, Range, money_range, sum_of
from incentives.values.rounding import TO_THE_FEN


def exact_range_of(determined: Determination | Consequence) -> Range:
    """The known amount, or the range it lies in, without its currency; in kind it is nothing."""
    if determined.amount is not None:
        return Range.exactly(exact_amount(determined.amount))
    return NOTHING if determined.amount_range is None else determined.amount_range.exact


def amount_spread(determination: Determination | None, currency: str) -> MoneyRange:
    """What the incentive comes to; nothing where it is not eligible, in kind, or no law at all."""
    if determination is None or not determination.outcome.is_given:
        return MoneyRange.exactly(money_of(0, currency))
    return money_range(exact_range_of(determination), currency)


def difference_between(
    before: Determination | None, after: Determination | None, currency: str
) -> MoneyRange:
    """By how much the incentive comes to more, whatever either side turns out to be."""
    return amount_spread(after, currency) - amount_spread(before, currency)


def consequence_spread(determination: Determination | None, currency: str) -> MoneyRange:
    """What falls away of the charges built on the relieved one."""
    if determination is None or not determination.outcome.is_given:
        return MoneyRange.exactly(money_of(0, currency))
    return money_range(sum_of(map(exact_range_of, determination.consequences)), currency)


def shares_by_role(determination: Determination) -> list[tuple[Exact, str]]:
    """The amount by beneficiary, each to the fen, in the order in which parts first name them.

    The shares add up to the amount, the last one taking the rest; without an amount there are none.
    Of each part counts what relations left of it.
    """
    if determination.amount is None:
        return []
    return _to_the_fen(
        _by_role(determination), exact_amount(determination.amount), determination.beneficiary
    )


def _by_role(determination: Determination) -> dict[str, Exact]:
    """What is the beneficiaries' of the eligible parts."""
    by_role: dict[str, Exact] = {}
    for part in determination.working:
        if part.kept.outcome is Outcome.ELIGIBLE:
            for role, share in part.shares or ((part.beneficiary, 1),):
                by_role[role] = by_role.get(role, 0) + part.kept.within.least * share
    return by_role


def _to_the_fen(
    by_role: Mapping[str, Exact], amount: Exact, beneficiary: str
) -> list[tuple[Exact, str]]:
    """The amount of each, rounded; together they come to `amount`: the last takes the rest."""
    if len(by_role) < 2:
        return [(amount, beneficiary)]
    *first, last = by_role
    shares: list[tuple[Exact, str]] = [(TO_THE_FEN.apply(by_role[role]), role) for role in first]
    rest = amount - sum((share for share, _ in shares), 0)
    return [*shares, (exact(rest), last)]
