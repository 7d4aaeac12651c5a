"""What comes of many cases, as three tables; to name it takes no Arrow."""

from typing import TYPE_CHECKING

import attrs

from incentives.brief import brief

if TYPE_CHECKING:
    import pyarrow as pa

CHUNK = 1_000
"""So many cases are assessed before what comes of them is handed on."""
ROWS = 10_000
"""So many rows of a table, where kernels decide them by columns."""


@attrs.frozen(kw_only=True, eq=False)
class TableResult:
    """What came of many cases, as tables: by incentive, by case, and what was wrong.

    `decisions`, a row a case and incentive: `case`, `incentive`, `outcome`, `amount` (null while it
    is open, or in kind), `least` and `most` (null: no bound), `missing` (the first fact or figure
    that is missing), `failed` (the first condition that does not hold), `beneficiary`. Amounts are
    decimals in the currency of the library.

    `cases`, a row a case: `case`, by form what surely comes to the applicant (`cash`, `price`,
    `tax_and_fee`, `in_kind`), the forms that are `open`, and how many incentives are `eligible` and
    `undetermined`.

    `faults`, a row a fault: `case`, `table` (the list in whose table it stands; null: that of the
    cases), `row` (from 0), `path`, `slug`, and in `zh`, `en`, `advice_zh`, `advice_en` what is
    wrong and what to do.

    `asked`: how many of the decisions are those of the reference, and not of a kernel.
    """

    decisions: "pa.Table" = attrs.field(repr=False)
    cases: "pa.Table" = attrs.field(repr=False)
    faults: "pa.Table" = attrs.field(repr=False)
    asked: int = 0

    __repr__ = brief
