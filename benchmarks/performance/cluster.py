"""Cases of a cluster beside a cluster that does nothing with them."""

import os
import shutil
import sys
import tempfile
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from pyarrow import parquet

from benchmarks.haimen12.drawing import ONE_DAY
from benchmarks.haimen12.figures import POLICIES
from benchmarks.haimen12.vocabulary import Institution
from benchmarks.performance.growth import runtime_of
from benchmarks.performance.measuring import seconds_of_others, table
from benchmarks.performance.town import DIFFERENT, Run, Town, lines_of, table_of
from incentives.spark import assess, library_files

TITLE = "## A cluster: Spark on `local[2]`"
NOTHING, OURS = "`mapInArrow` that does nothing", "`spark.assess`"


def cluster(run: Run) -> str:
    """The part of the page."""
    if "spark" in run.without or find_spec("pyspark") is None or shutil.which("java") is None:
        return f"{TITLE}\n\nNot run: it needs the extra `spark`, and Java."
    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder = import_module("pyspark.sql").SparkSession.builder.master("local[2]")
    session = builder.config("spark.ui.enabled", "false").config("spark.log.level", "OFF")
    started = session.getOrCreate()
    try:
        times = _times(started, run.in_tables)
    finally:
        started.stop()
    goals = {OURS: 1.5 * times[NOTHING] / run.in_tables}
    lines = lines_of(times, run.in_tables, goals, {}, base=NOTHING)
    rows = table(lines, "nothing")
    return (
        f"{TITLE}\n\n{rows}\n\n{run.in_tables:,} cases of haimen-12 from Parquet to Parquet, "
        f"`{runtime_of()}`, the second of two runs each, with all processes of Spark."
    )


def _times(session: Any, number: int) -> dict[str, float]:  # noqa: ANN401 - an extra
    town = Town.drawn(DIFFERENT)
    files = library_files(POLICIES, vocabulary=Institution)
    with tempfile.TemporaryDirectory() as folder:
        cases, to = f"{folder}/cases.parquet", str(Path(folder) / "out")
        rows = table_of(town.library, town.some, number)
        parquet.write_table(rows, cases, row_group_size=max(number // 4, 1))

        def nothing() -> None:
            frame = session.read.parquet(cases)
            plain = frame.toDF(*(f"c{at}" for at in range(len(frame.columns))))
            same = plain.mapInArrow(lambda batches: batches, plain.schema)
            same.write.mode("overwrite").parquet(to)

        def ours() -> None:
            frame = session.read.parquet(cases)
            result = assess(frame, files, on=ONE_DAY, runtime=runtime_of())
            result.assessed.write.mode("overwrite").parquet(to)

        return {name: _second(work) for name, work in ((NOTHING, nothing), (OURS, ours))}


def _second(work: Any) -> float:  # noqa: ANN401
    work()
    before = seconds_of_others()
    work()
    return seconds_of_others() - before
