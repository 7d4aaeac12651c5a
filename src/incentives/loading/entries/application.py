"""When to apply for an incentive, from its entry."""

import calendar

from incentives.language.types import DATE
from incentives.loading.entries.expressions import ExpressionReader
from incentives.loading.text.fields import Fields
from incentives.loading.text.nodes import Listing, Node, Table
from incentives.policy.payment import DAYS_IN_A_WEEK, Application, YearDay

APPLICATION_KEYS = ("at", "closes", "opens", "cite")
REQUIRED_APPLICATION_KEYS = ("closes",)
YEAR_DAY_KEYS = ("month", "day", "week", "text")
REQUIRED_YEAR_DAY_KEYS = ("month",)

_MONTHS = 12
_WEEKS = 4
_LEAP_YEAR = 2024


def read_application(table: Table, reader: ExpressionReader) -> Application | None:
    """The window of application; at least one day on which it closes."""
    fields = reader.fields
    what = "'application'"
    inner = fields.table(
        table.find("application"),
        allowed=APPLICATION_KEYS,
        required=REQUIRED_APPLICATION_KEYS,
        what=what,
    )
    if inner is None:
        return None
    closes = inner.find("closes")
    if isinstance(closes, Listing) and not closes.entries:
        fields.log.add(closes.span, "'closes' lists nothing", "empty-list")
    days = [_read_year_day(node, fields) for node in fields.members(closes, what="'closes'")]
    at, opens = inner.find("at"), inner.find("opens")
    return Application(
        at=reader.expression(at, DATE) if at is not None else None,
        closes=tuple(day for day in days if day is not None),
        opens=_read_year_day(opens, fields) if opens is not None else None,
        citation=reader.cited(inner),
    )


def _read_year_day(node: Node, fields: Fields) -> YearDay | None:
    """A day of the year: of a month its day, the last day of its week, or its last day."""
    table = fields.table(
        node, allowed=YEAR_DAY_KEYS, required=REQUIRED_YEAR_DAY_KEYS, what="a day of the year"
    )
    month = _whole(table, "month", _MONTHS, fields) if table is not None else None
    if table is None or month is None:
        return None
    if table.find("day") is not None and table.find("week") is not None:
        message = "'day' and 'week' cannot stand beside each other"
        fields.log.add(table.span, message, "conflicting-keys")
    week = _whole(table, "week", _WEEKS, fields)
    day = _whole(table, "day", calendar.monthrange(_LEAP_YEAR, month)[1], fields)
    return YearDay(
        month=month,
        day=week * DAYS_IN_A_WEEK if week is not None else day,
        text=fields.wording(table.find("text"), what="'text'"),
    )


def _whole(table: Table, key: str, most: int, fields: Fields) -> int | None:
    """The whole number from 1 to `most` under the key."""
    node = table.find(key)
    number = fields.number(node, what=f"'{key}'")
    if node is None or number is None:
        return None
    if number.denominator != 1 or not 1 <= number <= most:
        message = f"'{key}' is a whole number from 1 to {most} here"
        fields.log.add(node.span, message, "bad-year-day")
        return None
    return int(number)
