"""The bundled library, and what it takes to make kernels."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from functools import partial

import numpy as np

import incentives
from benchmarks.haimen12.drawing import ONE_DAY, institutions
from benchmarks.haimen12.figures import POLICIES
from benchmarks.haimen12.vocabulary import Institution
from benchmarks.performance.measuring import medians, seconds_of, table, written
from benchmarks.performance.town import (
    MICRO,
    MILLI,
    Run,
    filled_with,
    kernel_in,
    lines_of,
    verdicts_of,
)
from incentives import childcare
from incentives.compile.running.programs.machine import carried_out, machine_text
from incentives.compile.running.programs.translating import Program


def bundled(run: Run) -> str:
    """The part of the page."""
    library, on = childcare.library(), date(2023, 12, 31)
    case = childcare.read_case(childcare.example_cases()["haimen-new-build"].path)
    kernel = kernel_in(library)
    cases = [case] * 20
    filled = filled_with(library, kernel, cases, on)

    def to_amounts() -> None:
        for one in cases:
            verdicts = verdicts_of(one, library, kernel, on)
            assert [verdicts.amount(name) for name in verdicts]

    def assessed() -> None:
        for one in cases:
            assert [each.amount for each in incentives.assess(one, library, on=on)]

    works: dict[str, Callable[[], object]] = {
        "`assess`, amounts": assessed,
        "kernel, plain Python: the rules": partial(filled.one_by_one, kernel),
        "kernel, from an attrs case to amounts": to_amounts,
    }
    if run.has_numba and "country" not in run.without:
        compiled = kernel.compiled()
        arrays = filled.repeated(len(cases), lambda each: np.array(each, dtype=np.int64))
        works["kernel, numba: the rules"] = partial(arrays.together, compiled)
    goals = {
        "`assess`, amounts": 3 * MILLI,
        "kernel, plain Python: the rules": 60 * MICRO,
        "kernel, numba: the rules": 2 * MICRO,
        "kernel, from an attrs case to amounts": 150 * MICRO,
    }
    times = medians(works, run.rounds)
    lines = lines_of(times, len(cases), goals, {}, base="`assess`, amounts")
    return (
        "## The bundled library, one institution of Haimen "
        f"({len(kernel.incentives)} incentives)\n\n" + table(lines, "`assess`")
    )


def making(run: Run) -> str:
    """The part of the page: each in a process of its own, with nothing kept."""
    places = {
        "haimen-12": "town",
        "Haimen in the bundled library": "bundled",
        "the machine of open forms, for all libraries": "machine",
    }
    told = [
        "| | text | compiled by numba | from where it is kept |",
        "| --- | ---: | ---: | ---: |",
    ]
    for name, word in places.items():
        is_left = not run.has_numba or (word == "bundled" and "country" in run.without)
        with tempfile.TemporaryDirectory() as kept:
            first = _made(word, kept, is_compiled=not is_left)
            again = _made(word, kept, is_compiled=True) if not is_left else None
        compiled = "not run" if is_left else written(first[1])
        back = "not run" if again is None else written(again[1])
        told.append(f"| {name} | {written(first[0])} | {compiled} | {back} |")
    return (
        "## What it takes to make a kernel\n\n"
        + "\n".join(told)
        + "\n\nGoals: the text of a place in 0.1 s, "
        "compiled in 60 s for the country, from where it is kept in 1 s."
    )


def _made(word: str, kept: str, *, is_compiled: bool) -> tuple[float, float]:
    program = (
        "import sys; from benchmarks.performance.bundled import made; "
        f"print(*made({word!r}, is_compiled={is_compiled}))"
    )
    told = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "INCENTIVES_CACHE": kept},
    )
    text, compiled = map(float, told.stdout.split())
    return text, compiled


def machine_once() -> None:
    """The machine carries a program out that does nothing, of one case."""
    words = np.zeros(8, dtype=np.int64)
    program = Program(words=words, stated=words, entry=0, row=2)
    carried_out(program, words, words[:1], 0, 1)


def made(word: str, *, is_compiled: bool) -> tuple[float, float]:
    """Seconds for the text of a kernel, and until it has decided its first case compiled."""
    library = childcare.library()
    case: object = childcare.read_case(childcare.example_cases()["haimen-new-build"].path)
    if word == "town":
        library = incentives.load_library(POLICIES, vocabulary=Institution)
        case = next(institutions(1, seed=1))
    if word == "machine":
        return seconds_of(machine_text), seconds_of(machine_once) if is_compiled else 0
    text = seconds_of(lambda: kernel_in(library))
    kernel = kernel_in(library)
    filled = filled_with(library, kernel, [case], ONE_DAY)
    return text, seconds_of(lambda: filled.together(kernel.compiled())) if is_compiled else 0
