"""To what, and which way, something is rounded."""

from fractions import Fraction

from incentives.loading.text.fields import Fields
from incentives.loading.text.nodes import Table
from incentives.values.rounding import Rounding, RoundingMode

ROUND_KEYS = ("to", "mode")
REQUIRED_ROUND_KEYS = ("to",)
ROUNDINGS = tuple(mode.value for mode in RoundingMode)


def read_rounding(table: Table, key: str, fields: Fields) -> Rounding | None:
    """The rounding that stands under the key; None where there is none, or a faulty one."""
    node = table.find(key)
    if node is None:
        return None
    stated = fields.table(node, allowed=ROUND_KEYS, required=REQUIRED_ROUND_KEYS, what=f"'{key}'")
    if stated is None:
        return None
    step = fields.number(stated.find("to"), what="'to'")
    mode = fields.words(stated.find("mode"), what="'mode'") or RoundingMode.HALF_UP.value
    if mode not in ROUNDINGS:
        message = f"'mode' is one of {', '.join(ROUNDINGS)}, found '{mode}'"
        fields.log.add(stated.span, message, "unknown-value")
        return None
    if step is None or step <= 0:
        fields.log.add(stated.span, "'to' must be above zero", "not-a-number")
        return None
    return Rounding(step=Fraction(step), mode=RoundingMode(mode))
