"""Frames in, frames out: what others import; Spark itself is imported when it is asked for."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import attrs

from incentives.brief import brief
from incentives.engine.assessment.asked import check_days, given_days
from incentives.errors import CaseError, CaseFault
from incentives.extras import check_extra
from incentives.policy.origin.layer import PathLike
from incentives.spark.files import LibraryFiles, overlay_file, program_digest
from incentives.spark.order import Order
from incentives.tables.runtimes import Runtime, check_runtime
from incentives.values.text import Text

if TYPE_CHECKING:
    from pyspark.sql import DataFrame


@attrs.frozen(kw_only=True, eq=False)
class SparkResult:
    """What came of the cases of a frame, as frames with the columns of a `TableResult`.

    `assessed` has them all. A row of it is a `case` with its `decisions` (an array) and its
    `totals`, or a `fault`. Nothing is worked out before Spark is asked for rows, and again each
    time it is: who reads more than one of the three writes `assessed` first, or persists it, and
    reads them from there.
    """

    assessed: "DataFrame" = attrs.field(repr=False)

    __repr__ = brief

    @property
    def decisions(self) -> "DataFrame":
        """A row a case and incentive."""
        return self.assessed.selectExpr("case", "inline(decisions)")

    @property
    def cases(self) -> "DataFrame":
        """A row a case that has no fault, with its totals."""
        return self._part("totals")

    @property
    def faults(self) -> "DataFrame":
        """A row a fault; `row` is null, as rows of a frame have no number."""
        return self._part("fault")

    def _part(self, name: str) -> "DataFrame":
        return self.assessed.filter(f"{name} IS NOT NULL").select("case", f"{name}.*")


def assess(
    frame: "DataFrame",
    library: LibraryFiles,
    *,
    on: date,
    known_on: date | None = None,
    overlays: Sequence[PathLike] = (),
    key: str = "case",
    float_places: Mapping[str, int] | None = None,
    runtime: Runtime = "auto",
) -> SparkResult:
    """What every incentive comes to for each row of a frame of any cluster, by the day `on`.

    The library is sent to the executors as its files with their digest. Each process there makes
    it once, and assesses rows as `incentives.assess_table` does, with the same results.

    Args:
        frame: a row a case, a column a fact, as for `assess_table`; repeated facts are arrays of
            structs. Null is unknown.
        library: the files of the instruments (`library_files`).
        on: the last day of which facts count, as for `incentives.assess`.
        known_on: if given, only instruments and figures published by this day count.
        overlays: files of figures supplied or tried, in rising precedence; they are sent too.
        key: the column that tells cases apart; of rows that share one none counts.
        float_places: as for `assess_table`.
        runtime: as for `assess_table`.

    Raises:
        CaseError: with everything that is wrong with columns, as by `assess_table`; `no-key` if
            there is no column of keys.
        PolicyError: with every fault of library and overlays.
        SparkError: if the files are not those of their digest, or executors have another program;
            the latter only when Spark is asked for rows, as the cause of its own error.
        TypeError: if a day is no date (a `datetime` is none).
        ValueError: if there is no such runtime.
        MissingExtra: without the extra `spark`.
    """
    check_extra("spark")
    from pyspark.sql.functions import broadcast, col

    from incentives.spark.executing import assess_batches, assessed_rows
    from incentives.spark.rows import frame_schema

    check_days(on=on, **given_days(known_on=known_on))
    check_runtime(runtime)
    order = Order(
        program=program_digest(),
        library=library,
        overlays=tuple(overlay_file(path) for path in overlays),
        on=on,
        known_on=known_on,
        key=key,
        names=list(frame.columns),
        float_places=dict(float_places or {}),
        runtime=runtime,
    )
    if key not in order.names:
        raise CaseError([_no_key(key)])
    numbered = frame.toDF(*(f"c{at}" for at in range(len(order.names))))
    own_key = f"c{order.names.index(key)}"
    counted = numbered.groupBy(own_key).count().filter("count > 1")
    doubled = counted.select(col(own_key).alias("doubled"))
    marked = numbered.join(broadcast(doubled), col(own_key) == col("doubled"), "left").select(
        *numbered.columns, col("doubled").isNotNull().alias("is_doubled")
    )
    for _ in assessed_rows(marked.limit(0).toArrow(), order):
        pass  # no row of it: columns and library are looked through before anything is sent
    return SparkResult(
        assessed=marked.mapInArrow(partial(assess_batches, order.written()), frame_schema())
    )


def _no_key(key: str) -> CaseFault:
    return CaseFault(
        path=key,
        text=Text(
            f"没有编号列“{key}”；Spark 的行没有次序，不能按行号编号",
            f"there is no column '{key}' of keys; rows of Spark have no order to be numbered by",
        ),
        slug="no-key",
    )
