"""What determinations come to in all, and by how much more."""

from incentives.engine.findings.determination import Consequence, Determination
from incentives.values.money import exact_amount, money_of
from incentives.values.range import NOTHING, MoneyRange, Range, money_range, sum_of


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
