"""What came of the cases of a block in several ways, put together in the order of the cases."""

from collections.abc import Sequence

import attrs
import numpy as np
import pyarrow as pa
import pyarrow.types as kinds

from incentives.tables.came_out import TableResult
from incentives.tables.outcomes.arrow import in_order_told
from incentives.tables.sound.figures import Longs


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Placed:
    """Rows of a table, and at which place of the block the case of each stands."""

    rows: pa.Table
    places: Longs


def no_rows(schema: pa.Schema) -> Placed:
    """Of no case."""
    return Placed(rows=schema.empty_table(), places=np.zeros(0, np.int64))


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Answered:
    """What came of some cases of a block. `asked`: how many decisions are the reference's."""

    decisions: Placed
    cases: Placed
    faults: Placed
    asked: int = 0


def merged(several: Sequence[Answered]) -> TableResult:
    """The tables of all of them, in the order of the cases."""
    return TableResult(
        decisions=_in_order([each.decisions for each in several]),
        cases=_in_order([each.cases for each in several]),
        faults=_in_order([each.faults for each in several]),
        asked=sum(each.asked for each in several),
    )


def _in_order(several: Sequence[Placed]) -> pa.Table:
    told = [each for each in several if each.rows.num_rows] or several[:1]
    if len(told) == 1:
        return told[0].rows
    rows = pa.concat_tables([each.rows for each in told]).unify_dictionaries()
    order = np.argsort(np.concatenate([each.places for each in told]), kind="stable")
    columns = [_taken(column, order) for column in rows.combine_chunks().columns]
    return pa.Table.from_arrays(columns, schema=rows.schema)


def _taken(column: pa.ChunkedArray, order: Longs) -> pa.Array:
    (chunk,) = column.chunks
    taken = chunk.take(pa.array(order))
    return in_order_told(taken) if kinds.is_dictionary(taken.type) else taken
