"""Cases of a cluster beside a cluster that does nothing with them."""

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Mapping
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
from incentives.spark import SparkResult, assess, library_files

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
        summed, written = _times(started, run.cases)
    finally:
        started.stop()
    goals = {OURS: 1.5 * summed[NOTHING] / run.cases}
    sums, files = (
        table(lines_of(times, run.cases, goal, {}, base=NOTHING), "nothing")
        for times, goal in ((summed, goals), (written, {}))
    )
    return (
        f"{TITLE}\n\n{run.cases:,} cases of haimen-12 from Parquet, `{runtime_of()}`, the second "
        "of two runs each, with all processes of Spark.\n\nTo sums: of amounts and of those "
        "eligible, by incentive; where nothing is done, of all numbers, and how many there are of "
        f"each column.\n\n{sums}\n\nTo Parquet: twelve decisions of each case, and its totals; "
        f"where nothing is done, its row as it came.\n\n{files}"
    )


def _times(session: Any, number: int) -> tuple[dict[str, float], ...]:  # noqa: ANN401 - an extra
    """To sums, and written down."""
    town = Town.drawn(DIFFERENT)
    files = library_files(POLICIES, vocabulary=Institution)
    with tempfile.TemporaryDirectory() as folder:
        cases, to = f"{folder}/cases.parquet", str(Path(folder) / "out")
        rows = table_of(town.library, town.some, number)
        parquet.write_table(rows, cases, row_group_size=max(number // 4, 1))

        def nothing() -> Any:  # noqa: ANN401
            frame = session.read.parquet(cases)
            plain = frame.toDF(*(f"c{at}" for at in range(len(frame.columns))))
            return plain.mapInArrow(lambda batches: batches, plain.schema)

        def ours() -> Any:  # noqa: ANN401
            return assess(session.read.parquet(cases), files, on=ONE_DAY, runtime=runtime_of())

        def write(frame: Any) -> None:  # noqa: ANN401
            frame.write.mode("overwrite").parquet(to)

        to_sums = {NOTHING: lambda: _summed(nothing()), OURS: lambda: _by_incentive(ours())}
        to_files = {NOTHING: lambda: write(nothing()), OURS: lambda: write(ours().assessed)}
        return _seconds(to_sums), _seconds(to_files)


def _summed(frame: Any) -> object:  # noqa: ANN401
    numbers = [name for name, kind in frame.dtypes if kind.startswith(("decimal", "bigint"))]
    sums = (f"sum({name})" for name in numbers)
    counts = (f"count({name})" for name in frame.columns)
    return frame.selectExpr(*sums, *counts).collect()


def _by_incentive(result: SparkResult) -> object:
    named = result.decisions.selectExpr(
        "incentive", "amount", "CAST(outcome = 'ELIGIBLE' AS INT) AS due"
    )
    return named.groupBy("incentive").sum("amount", "due").collect()


def _seconds(ways: Mapping[str, Callable[[], object]]) -> dict[str, float]:
    return {name: _second(work) for name, work in ways.items()}


def _second(work: Callable[[], object]) -> float:
    work()
    before = seconds_of_others()
    work()
    return seconds_of_others() - before
