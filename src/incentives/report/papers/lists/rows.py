"""What the lists of an office are made of: one row for each thing granted to one applicant."""

from decimal import Decimal

import attrs
from moneyed import Money

from incentives.brief import brief
from incentives.report.passages.amounts import IN_CAPITALS
from incentives.values.money import exact_amount, money_of
from incentives.values.number import exact


@attrs.frozen(kw_only=True)
class GrantRow:
    """One grant or award of one applicant, to the hundredth; texts of one line, empty: not known.

    `programme`: what it is called, with the number of its document where others have its title.
    `year`: that in which it was determined. `paid`: before this list; `paying`: what this list pays
    out. `source`: the budget heading as the office states it. `number`: that of the application.
    `is_award`: False where nothing was determined, and the row says only what was paid.
    """

    applicant: str
    programme: str
    year: int
    determined: Money
    paid: Money = attrs.field()
    paying: Money = attrs.field()
    credit_code: str = ""
    township: str = ""
    basis: str = ""
    number: str = ""
    account_name: str = ""
    bank: str = ""
    account_number: str = ""
    source: str = ""
    is_award: bool = True

    __repr__ = brief

    @paid.default
    def _nothing_paid(self) -> Money:
        return nothing(str(self.determined.currency.code))

    @paying.default
    def _nothing_to_pay(self) -> Money:
        return nothing(str(self.determined.currency.code))

    @property
    def whose(self) -> str:
        """By what an applicant is told from others: the code, or the name without one."""
        return self.credit_code or self.applicant


@attrs.frozen(kw_only=True)
class ListHead:
    """What stands over a list: the office, the day on which it was made, and further pairs.

    `currency`: that of all its amounts.
    """

    office: str = ""
    day: str = ""
    further: tuple[tuple[str, str], ...] = ()
    currency: str = IN_CAPITALS

    __repr__ = brief


def nothing(currency: str) -> Money:
    """No money."""
    return Money(Decimal(0), currency)


def total(amounts: list[Money], currency: str) -> Money:
    """The sum of amounts of the currency, exact whatever the decimal context."""
    return money_of(sum(map(exact_amount, amounts), 0), currency)


def less(whole: Money, part: Money) -> Money:
    """What is left of the whole without the part, as exact."""
    left = exact(exact_amount(whole) - exact_amount(part))
    return money_of(left, str(whole.currency.code))
