"""Keys that stand more than once are found, whatever their order."""

from collections import Counter
from datetime import date

import pyarrow as pa
import pytest

from incentives import childcare
from incentives.tables.door import assess_table

LIBRARY = childcare.library()


@pytest.mark.parametrize(
    "keys",
    [
        ["9", "10", "11"],
        ["9", "10", "10", "11"],
        ["11", "10", "9"],
        ["10", "9", "10"],
        ["a", "b", "ab", "b"],
        ["b", "ab", "消防", "é"],
        ["1", None, "1", None],
        ["é", "é"],
        [],
    ],
)
def test_rows_that_share_a_key_are_faulty(keys: list[str | None]) -> None:
    """Also of a table whose keys rise for a while; a row without one has a fault of its own."""
    table = pa.table({"case": pa.array(keys, pa.string()), "district": ["320614"] * len(keys)})
    found = assess_table(table, LIBRARY, on=date(2023, 12, 31), runtime="reference")
    counted = Counter(keys)
    faulty = [
        (key, "no-key" if key is None else "doubled-key")
        for key in keys
        if key is None or counted[key] > 1
    ]
    told = found.faults.select(["case", "slug"]).to_pylist()
    assert [(row["case"], row["slug"]) for row in told] == faulty
    assert found.cases.num_rows == len(keys) - len(faulty)
