"""The machine that carries programs out: compiled by numba (extra `fast`), for all libraries."""

import os
from collections.abc import Callable
from functools import lru_cache
from typing import Any

import numpy as np

from incentives.compile.running.keeping import (
    functions_of,
    is_text_kept,
    is_to_make,
    module_of,
    whole_text,
)
from incentives.compile.running.plain import WITHIN_WORDS
from incentives.compile.running.programs.operations import machine_lines
from incentives.compile.running.programs.translating import Program, Words
from incentives.compile.running.programs.writing import DAY

_FUNCTION, _KIND = "carry_out", "machine"
READ_AT = 5_000
"""Of so many open decisions it pays to read the machine where it is kept, which takes a third of a
second: as Python each takes 14 µs of small rules, 100 over months, by the machine a thirtieth."""
COMPILE_AT = 100_000
"""Of so many it is compiled, which takes half a minute once for the user and all libraries."""


def pays(decisions: int, *, may_be_compiled: bool) -> bool:
    """Whether the machine is to carry out programs after so many open decisions of a process.

    `may_be_compiled`: somebody waits for what is compiled; else it is found, or is not used. While
    another process compiles it, this one goes on in Python.
    """
    if decisions < READ_AT:
        return False
    if machine.cache_info().currsize > 0 or is_kept():
        return True
    is_worth_it = may_be_compiled and decisions >= COMPILE_AT
    return is_worth_it and is_to_make(machine_text(), _KIND, os.environ)


def carried_out(program: Program, words: Words, cases: Words, on: int, width: int) -> Words:
    """The results of the program of the cases at these addresses, by the day.

    For each there is a row of `width` words. The machine is compiled when it is first asked for,
    and kept.
    """
    results = np.zeros((len(cases), width), dtype=np.int64)
    places = program.stated.copy()
    places[DAY.at] = on
    flat = results.reshape(-1)
    machine()(program.words, places, words, cases, flat, width, program.entry, program.row)
    return results


@lru_cache(maxsize=1)
def machine() -> Callable[..., Any]:
    """The function that carries programs out."""
    run: Callable[..., Any] = getattr(module_of(machine_text(), _KIND, os.environ), _FUNCTION)
    return run


def is_kept() -> bool:
    """Whether it was compiled before and is kept for the user."""
    return is_text_kept(machine_text(), _KIND, (_FUNCTION,), os.environ)


@lru_cache(maxsize=1)
def machine_text() -> str:
    """All that open forms call, and the machine: the same for every library."""
    called = [functions_of(module) for module in WITHIN_WORDS]
    return whole_text([*called, *machine_lines()], (_FUNCTION,))
