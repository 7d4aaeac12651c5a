"""Many cases of haimen-12: columns by others, the rules by kernels, and tables to tables."""

import random
from collections.abc import Callable, Sequence
from functools import partial
from typing import get_args

import attrs
import numpy as np
import pyarrow as pa

from benchmarks.haimen12.drawing import ONE_DAY
from benchmarks.haimen12.vocabulary import Institution
from benchmarks.performance.measuring import Line, medians, table
from benchmarks.performance.town import (
    DIFFERENT,
    MICRO,
    Run,
    Town,
    filled_with,
    in_openfisca,
    lines_of,
    rows_of,
    table_of,
)
from benchmarks.rivals import by_hand
from benchmarks.rivals.facts import NAMES, columns, floats, whole
from incentives import UNKNOWN, assess_table
from incentives.compile.running.programs.machine import COMPILE_AT
from incentives.tables.runtimes import Runtime

BASE = "by hand, numpy"
RULES = {"plain": "kernel, plain Python: the rules", "numba": "kernel, numba: the rules"}
GAPS = ", 5 % unknown"


def many_cases(run: Run) -> str:
    """The part of the page."""
    town = Town.drawn(DIFFERENT)
    lines = _columns(run, town)
    base = next(line.seconds for line in lines if line.is_base)
    lines, asked = [*lines, *_tables(run, town, 1.2 * base)], _asked(town)
    return (
        f"## {run.cases:,} cases of haimen-12\n\n{table(lines, BASE)}\n\n"
        f"They are {DIFFERENT:,} different ones over and over; of tables there were "
        f"{run.in_tables:,} rows, once for each line. *The rules* leave out how cases come to "
        "words; *from Arrow* is from a table to tables of decisions, totals and faults, with all "
        "compiled before that is (see below). Of "
        f"decisions the reference was asked for (goal: 1 %): {asked}."
    )


def _columns(run: Run, town: Town) -> list[Line]:
    number, repeat = run.cases, run.cases // DIFFERENT + 1
    once = columns([whole(one) for one in town.some])
    many = {name: np.tile(column, repeat)[:number] for name, column in once.items()}
    works: dict[str, Callable[[], object]] = {BASE: partial(by_hand.in_columns, many)}
    wrong = {BASE: town.wrong(rows_of(by_hand.in_columns(once), 1))}
    filled = filled_with(town.library, town.kernel, town.some, ONE_DAY)
    listed = filled.repeated(number, list)
    works[RULES["plain"]] = partial(listed.together, town.kernel)
    if run.has_numba:
        arrays = filled.repeated(number, lambda each: np.array(each, dtype=np.int64))
        works[RULES["numba"]] = partial(arrays.together, town.kernel.compiled())
    if in_openfisca is not None:
        once = columns([floats(one) for one in town.some])
        system = in_openfisca.system(once)
        floating = {name: np.tile(column, repeat)[:number] for name, column in once.items()}
        works["OpenFisca-Core"] = lambda: in_openfisca.amounts(system, floating)
        wrong["OpenFisca-Core"] = town.wrong(rows_of(in_openfisca.amounts(system, once), 100))
    times = medians(works, run.rounds)
    goals = {RULES["numba"]: 1.2 * times[BASE] / number, RULES["plain"]: 4 * MICRO}
    return list(lines_of(times, number, goals, wrong, base=BASE))


def _tables(run: Run, town: Town, limit: float) -> list[Line]:
    known, gaps = (
        table_of(town.library, cases, run.in_tables) for cases in (town.some, _forgotten(town.some))
    )
    lines = []
    for runtime in _runtimes(run):
        if runtime == "compiled":
            many = table_of(town.library, _forgotten(town.some), COMPILE_AT)
            assess_table(many, town.library, on=ONE_DAY, runtime=runtime)  # all of it is compiled
        work, with_gaps = (
            partial(assess_table, rows, town.library, on=ONE_DAY, runtime=runtime)
            for rows in (known, gaps)
        )
        wrong = {_named(runtime): town.wrong(_told(town, runtime))}
        times = medians({_named(runtime): work, _named(runtime) + GAPS: with_gaps}, 1)
        goals = {
            _named(runtime): 8 * MICRO if runtime == "plain" else limit,
            _named(runtime) + GAPS: 2 * times[_named(runtime)] / run.in_tables,
        }
        lines += lines_of(times, run.in_tables, goals, wrong, base="")
    return lines


def _named(runtime: Runtime) -> str:
    return f"`assess_table` from Arrow, `{runtime}`"


def _runtimes(run: Run) -> list[Runtime]:
    wanted = {"plain", "compiled"} if run.has_numba else {"plain"}
    return [each for each in get_args(Runtime) if each in wanted]


def _forgotten(some: Sequence[Institution]) -> list[Institution]:
    """The same with one fact of twenty not known."""
    draw = random.Random("forgotten")  # noqa: S311 - the same each time
    fields = attrs.fields(Institution)
    names = [field.name for field in fields if field.name not in {"place", "as_of"}]
    return [
        attrs.evolve(one, **{name: UNKNOWN for name in names if draw.random() < 0.05})
        for one in some
    ]


def _asked(town: Town) -> str:
    told = []
    for words, cases in (("all known", town.some), ("5 % unknown", _forgotten(town.some))):
        rows = table_of(town.library, cases, DIFFERENT)
        found = assess_table(rows, town.library, on=ONE_DAY, runtime="plain")
        told.append(f"{words} {found.asked / found.decisions.num_rows:.1%}")
    return ", ".join(told)


def _told(town: Town, runtime: Runtime) -> list[list[int | None]]:
    rows = table_of(town.library, town.some, DIFFERENT)
    found: pa.Table = assess_table(rows, town.library, on=ONE_DAY, runtime=runtime).decisions
    at = {f"town.list.{name}": place for place, name in enumerate(NAMES)}
    told: list[list[int | None]] = [[None] * len(NAMES) for _ in town.some]
    for row in found.select(["case", "incentive", "outcome", "amount"]).to_pylist():
        if row["outcome"] == "ELIGIBLE":
            told[int(row["case"])][at[row["incentive"]]] = int(row["amount"] * 100)
    return told
