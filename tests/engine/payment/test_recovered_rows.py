"""What is recovered of all rows together is set against what is recovered of each by itself."""

from itertools import product

import pytest

from incentives.engine.payment.recovery import _recovered, _Rows
from incentives.values.place import FactPath, RowPlace
from incentives.values.range import MoneyRange, Range, money_range

ALL = (RowPlace((FactPath.parse("houses[0]"),)),)
KNOWN = money_range(Range.exactly(500), "CNY")
OPEN = money_range(Range(0, 1000), "CNY")
ENDS = (0, 100, 250)
SPANS = tuple(Range(low, high) for low in ENDS for high in ENDS if low <= high)


@pytest.mark.parametrize("base", [KNOWN, OPEN])
def test_where_a_share_is_not_known_it_lies_between_the_greater_and_both(base: MoneyRange) -> None:
    """What is recovered by one of the obligations is, and no more than by each of them."""
    for together, singly in product(SPANS, repeat=2):
        if base is KNOWN and together.known is not None and singly.known is not None:
            continue  # then it is worked out row by row
        rows = {
            (): _Rows(base=base, recovered=singly),
            ALL: _Rows(base=base, recovered=together),
        }
        assert together.high is not None
        assert singly.high is not None
        least = max(together.least, singly.least)
        assert Range(least, together.high + singly.high) == _recovered(rows)
