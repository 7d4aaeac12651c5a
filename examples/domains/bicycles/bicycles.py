"""All that is known of somebody who buys bicycles: the vocabulary."""

from datetime import date

import attrs
from moneyed import Money

from incentives import Choice, Unknown, fact


class Kind(Choice):
    """What is bought."""

    CITY = "city", "城市自行车", "city bicycle"
    CARGO = "cargo", "载货自行车", "cargo bicycle"


@attrs.frozen(kw_only=True)
class Purchase:
    """One bicycle."""

    kind: Kind | Unknown = fact("种类", "kind")
    price: Money | Unknown = fact("价格", "price", unit="EUR", least=0)
    bought_on: date | Unknown = fact("购买日期", "bought on")


@attrs.frozen(kw_only=True)
class Buyer:
    """All that is known of one buyer."""

    income: Money | Unknown = fact("年收入", "income in a year", unit="EUR/year", least=0)
    purchases: tuple[Purchase, ...] | Unknown = fact("购买", "purchases", row="purchase")
