"""How the units that no domain declares are called: currencies and stretches of time."""

from collections.abc import Mapping
from types import MappingProxyType

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
TIME_UNITS: Mapping[str, Text] = MappingProxyType(
    {"year": Text("年", "years"), "month": Text("个月", "months"), "day": Text("天", "days")}
)
PER_TIME: Mapping[str, Text] = MappingProxyType(
    {"year": Text("年", "year"), "month": Text("月", "month"), "day": Text("日", "day")}
)
