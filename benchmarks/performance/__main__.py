"""Measures all parts, prints them, and writes the page where that is asked for."""

import argparse
from pathlib import Path

from benchmarks.performance.bundled import bundled, making
from benchmarks.performance.cluster import cluster
from benchmarks.performance.growth import grow, growth
from benchmarks.performance.many_cases import many_cases
from benchmarks.performance.measuring import machine, versions
from benchmarks.performance.one_case import one_case
from benchmarks.performance.town import Run

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "performance.md"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help=f"write {PAGE.name}")
    parser.add_argument("--cases", type=int, default=100_000, help="of the rules alone")
    parser.add_argument("--in-tables", type=int, default=100_000, help="from Arrow to Arrow")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--without", default="", help="of numba,country,spark")
    parser.add_argument("--grow", type=int, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.grow:
        grow(asked.grow)
        return
    run = Run(
        cases=asked.cases,
        in_tables=asked.in_tables,
        rounds=asked.rounds,
        without=frozenset(asked.without.split(",")),
    )
    told = [_head(run)]
    for part in (one_case, many_cases, bundled, making, growth, cluster):
        told.append(part(run))
        print(told[-1], flush=True)
    if asked.write:
        PAGE.write_text("\n\n".join(told) + "\n", encoding="utf-8")


def _head(run: Run) -> str:
    return f"""# Performance

<!-- Written by `nox -s bench -- --write`. -->

What a case costs beside other ways to work it out, in one run on one machine. Times are those of
the processor, medians of {run.rounds} turns that alternate; only ratios of one run mean much
elsewhere.

- Machine: {machine()}, shared with other work.
- Versions: {versions()}.
- The workload *haimen-12*: twelve incentives over the facts of one institution, with invented
  figures (`benchmarks/haimen12`); a quarter of the institutions lie on an edge of a rule. Others
  have the figures of its one day as constants, which favours them; ours looks every figure up by
  the day of the case. Answers are amounts to the fen, or that an incentive does not apply, held to
  an exact reference that is written apart.
- A goal that was set and is not met says **no**."""


if __name__ == "__main__":
    main()
