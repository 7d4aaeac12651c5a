"""What comes of many cases, as three tables; to name it takes no Arrow."""

from typing import TYPE_CHECKING

import attrs

from incentives.brief import brief

if TYPE_CHECKING:
    import pyarrow as pa

CHUNK = 1000
"""So many cases are assessed before what comes of them is handed on."""


@attrs.frozen(kw_only=True, eq=False)
class TableResult:
    """What came of many cases, as tables: by incentive, by case, and what was wrong.

    `asked`: how many of the decisions are those of the reference, and not of a kernel.
    """

    decisions: "pa.Table" = attrs.field(repr=False)
    cases: "pa.Table" = attrs.field(repr=False)
    faults: "pa.Table" = attrs.field(repr=False)
    asked: int = 0

    __repr__ = brief
