"""Some rows at an executor: assessed through the door of tables, as one machine does all of them.

Spark hands rows over and takes them back as batches of Arrow.
"""

from collections.abc import Iterable, Iterator

import pyarrow as pa
import pyarrow.compute as pc

from incentives.spark.files import check_program, library_of
from incentives.spark.order import Order, read_order
from incentives.spark.rows import rows_of
from incentives.tables.admitting import key_fault
from incentives.tables.answering import faults_table
from incentives.tables.came_out import TableResult
from incentives.tables.door import assessed_chunks
from incentives.tables.results import RowFault


def assess_batches(written: str, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """What comes of the rows of the batches, by the order that was written.

    The last column of a batch says whether its key stands more than once in the frame.

    Raises:
        SparkError: if library or program are not those of the order.
    """
    order = read_order(written)
    check_program(order.program)
    for batch in batches:
        for result in assessed_rows(pa.Table.from_batches([batch]), order):
            yield rows_of(result)


def assessed_rows(rows: pa.Table, order: Order) -> Iterator[TableResult]:
    """The same as tables, some of the rows after the others."""
    library, overlays = library_of(order.library, order.overlays)
    last = rows.num_columns - 1
    is_doubled = rows.column(last)
    cases = rows.remove_column(last).rename_columns(list(order.names))
    doubled = cases.column(order.key).filter(is_doubled).to_pylist()
    fault = key_fault(order.key, is_doubled=True)
    told = (RowFault(case=str(key), table=None, row=0, fault=fault) for key in doubled)
    yield faults_table(told)
    yield from assessed_chunks(
        cases.filter(pc.invert(is_doubled)),
        library,
        on=order.on,
        known_on=order.known_on,
        overlays=overlays,
        key=order.key,
        float_places=order.float_places,
        runtime=order.runtime,
    )
