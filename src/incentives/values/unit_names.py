"""How the units that no domain declares are called: currencies and stretches of time."""

from collections.abc import Mapping
from types import MappingProxyType

import attrs

from incentives.values.text import Text

CURRENCIES: Mapping[str, Text] = MappingProxyType(
    {
        "CNY": Text("元", "CNY"),
        "EUR": Text("欧元", "EUR"),
        "GBP": Text("英镑", "GBP"),
        "HKD": Text("港元", "HKD"),
        "JPY": Text("日元", "JPY"),
        "USD": Text("美元", "USD"),
    }
)


@attrs.frozen(kw_only=True)
class TimeWords:
    """How a stretch of time is called: where it is counted, and in a rate, where it is one."""

    counted: Text
    per: Text


TIME_UNITS: Mapping[str, TimeWords] = MappingProxyType(
    {
        "year": TimeWords(counted=Text("年", "years"), per=Text("年", "year")),
        "month": TimeWords(counted=Text("个月", "months"), per=Text("月", "month")),
        "day": TimeWords(counted=Text("天", "days"), per=Text("日", "day")),
    }
)
