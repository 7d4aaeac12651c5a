"""Open forms as the machine carries them out, held to their text as it is."""

from collections.abc import Sequence

import numpy as np

from incentives.compile.kernel import Kernel
from incentives.compile.running.opening import Opening
from incentives.compile.running.programs import machine
from incentives.compile.running.programs.translating import Program
from incentives.compile.running.programs.writing import DAY
from tests.compile.widths import machine_within_words


def opening_of(kernel: Kernel) -> Opening:
    return kernel._opening


def program_of(kernel: Kernel, incentive: str) -> tuple[Program, int] | None:
    """The program of an open form, and how many words its results have; None: it has none."""
    opening = opening_of(kernel)
    opened = opening._opened_of(incentive)
    program = opening.edition.program(opened)
    return None if program is None else (program, opened.printed.open_width)


def of_program(
    kernel: Kernel, incentive: str, words: Sequence[int], at: int, on: int
) -> list[int] | None:
    """The row of results of the case; None: its text has no program."""
    found = program_of(kernel, incentive)
    if found is None:
        return None
    program, width = found
    return carried_out(program, words, at, on, width)


def carried_out(program: Program, words: Sequence[int], at: int, on: int, width: int) -> list[int]:
    """The results of a program, so many words; of the case twice, which changes nothing."""
    results, places = [0] * 2 * width, program.stated.tolist()
    places[DAY.at] = on
    code, entry = program.words.tolist(), program.entry
    machine_within_words()(code, places, list(words), (at, at), results, width, entry, program.row)
    assert results[:width] == results[width:]
    return results[width:]


def of_machine(
    kernel: Kernel, incentive: str, words: Sequence[int], at: int, on: int
) -> list[int] | None:
    """The same by the compiled machine."""
    found = program_of(kernel, incentive)
    if found is None:
        return None
    program, width = found
    read, cases = (np.array(given, dtype=np.int64) for given in (words, [at]))
    rows = machine.carried_out(program, read, cases, on, width)
    row: list[int] = rows[0].tolist()
    return row


def of_text(kernel: Kernel, incentive: str, words: Sequence[int], at: int, on: int) -> list[int]:
    """The same by the text."""
    opening = opening_of(kernel)
    return opening._row(opening._opened_of(incentive), list(words), at, on)
