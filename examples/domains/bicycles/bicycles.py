"""All that is known of somebody who buys bicycles: the vocabulary."""

from datetime import date

import attrs
from moneyed import Money

from incentives import Choice, Text, Unknown, fact


class Kind(Choice):
    """What is bought."""

    CITY = "city", Text(fr="vélo de ville", en="city bicycle")
    CARGO = "cargo", Text(fr="vélo cargo", en="cargo bicycle")


@attrs.frozen(kw_only=True)
class Purchase:
    """One bicycle."""

    kind: Kind | Unknown = fact(Text(fr="type", en="kind"))
    price: Money | Unknown = fact(Text(fr="prix", en="price"), unit="EUR", least=0)
    bought_on: date | Unknown = fact(Text(fr="date d'achat", en="bought on"))


@attrs.frozen(kw_only=True)
class Buyer:
    """All that is known of one buyer."""

    income: Money | Unknown = fact(
        Text(fr="revenu annuel", en="income in a year"), unit="EUR/year", least=0
    )
    purchases: tuple[Purchase, ...] | Unknown = fact(
        Text(fr="achat", en="purchases"), row="purchase"
    )
