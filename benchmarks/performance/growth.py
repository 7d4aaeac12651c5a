"""What time and memory do as cases become more."""

import resource
import subprocess
import sys
from typing import get_args

import incentives
from benchmarks.haimen12.drawing import ONE_DAY
from benchmarks.performance.measuring import seconds_of, written
from benchmarks.performance.town import DIFFERENT, Run, Town, table_of
from incentives.tables.runtimes import Runtime


def grow(number: int) -> None:
    """Assesses so many cases, some after the others, and prints what it took."""
    town = Town.drawn(DIFFERENT)
    rows = table_of(town.library, town.some, number)

    def assess() -> None:
        chunks = incentives.assessed_chunks(rows, town.library, on=ONE_DAY, runtime=runtime_of())
        assert number == sum(chunk.cases.num_rows for chunk in chunks)

    seconds = seconds_of(assess)
    print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024)


def runtime_of() -> Runtime:
    """The quickest that is there."""
    return next((each for each in get_args(Runtime) if each == "compiled"), "plain")


def growth(run: Run) -> str:
    """The part of the page."""
    told = ["| cases | a case | memory at most |", "| ---: | ---: | ---: |"]
    for number in (run.in_tables, 4 * run.in_tables):
        command = [sys.executable, "-m", "benchmarks.performance", "--grow", str(number)]
        done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603
        seconds, octets = map(float, done.stdout.split())
        told.append(f"| {number:,} | {written(seconds / number)} | {octets / 1e6:,.0f} MB |")
    return (
        "## Growth with the number of cases\n\n"
        + "\n".join(told)
        + f"\n\n`assessed_chunks` of haimen-12 from an Arrow table in memory, `{runtime_of()}`, a "
        "process each, the making of the table left out of the time. Goal: 10,000,000 cases under "
        f"4 GB, in time linear from 10,000. More than {4 * run.in_tables:,} were not run."
    )
