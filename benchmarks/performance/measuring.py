"""Processor time of several pieces of work, in turns, and what is told of it."""

import os
import platform
import statistics
import time
from collections.abc import Callable, Iterable, Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import attrs

Work = Callable[[], object]
_PACKAGES = ("numpy", "numba", "pyarrow", "zen-engine", "OpenFisca-Core", "pyspark")


@attrs.frozen
class Line:
    """What one case takes, in seconds of the processor; `goal` likewise.

    `wrong`: how many of the answers are not those of the exact reference, of how many.
    """

    name: str
    seconds: float
    goal: float | None = None
    wrong: str = ""
    is_base: bool = False


def medians(works: Mapping[str, Work], rounds: int) -> dict[str, float]:
    """The median seconds of each, after one turn that does not count, all taking turns."""
    times: dict[str, list[float]] = {name: [] for name in works}
    if rounds > 1:
        for work in works.values():
            work()
    for _ in range(rounds):
        for name, work in works.items():
            times[name].append(seconds_of(work))
    return {name: statistics.median(found) for name, found in times.items()}


def seconds_of(work: Work) -> float:
    """The seconds of the processor that this process takes for it."""
    before = time.process_time()
    work()
    return time.process_time() - before


def seconds_of_others() -> float:
    """The seconds that all processes have taken that this one has started, and theirs."""
    parents, used = {}, {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue  # it has ended meanwhile
        process = int(stat.parent.name)
        parents[process] = int(fields[1])
        used[process] = sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")
    return sum(seconds for process, seconds in used.items() if _is_below(process, parents))


def _is_below(process: int, parents: Mapping[int, int]) -> bool:
    above = parents.get(process, 0)
    while above > 1 and above != os.getpid():
        above = parents.get(above, 0)
    return above == os.getpid()


def machine() -> str:
    """The processor, the system and Python."""
    try:
        told = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        told = []
    names = (line.partition(":")[2].strip() for line in told if line.startswith("model name"))
    model = next(names, platform.machine())
    return (
        f"{model}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"
    )


def versions() -> str:
    """Of all that takes part."""
    return ", ".join(f"{name} {version_of(name)}" for name in _PACKAGES)


def version_of(name: str) -> str:
    """The version that is installed, or that it is not."""
    try:
        return version(name)
    except PackageNotFoundError:
        return "(not installed)"


def written(seconds: float) -> str:
    """Three figures, in the unit that suits."""
    for unit, size in (("s", 1), ("ms", 1e-3), ("µs", 1e-6)):
        if seconds >= size:
            return f"{seconds / size:.3g} {unit}"
    return f"{seconds * 1e9:.3g} ns"


def table(lines: Iterable[Line], base: str) -> str:
    """A table in Markdown; `base`: what the ratios are to."""
    rows = list(lines)
    by = next(line.seconds for line in rows if line.is_base)
    told = [
        f"| | a case | x {base} | wrong answers | goal | met |",
        "| --- | ---: | ---: | --- | ---: | --- |",
    ]
    for line in rows:
        goal = "" if line.goal is None else f"≤ {written(line.goal)}"
        met = "" if line.goal is None else "yes" if line.seconds <= line.goal else "**no**"
        ratio = f"{line.seconds / by:.3g}"
        told.append(
            f"| {line.name} | {written(line.seconds)} | {ratio} | {line.wrong} | {goal} | {met} |"
        )
    return "\n".join(told)
