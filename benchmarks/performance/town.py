"""The workload haimen-12, its cases as words of a kernel, and what is asked of a run."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from importlib import import_module
from importlib.util import find_spec

import attrs
import numpy as np
import pyarrow as pa

import incentives
from benchmarks.haimen12.drawing import institutions
from benchmarks.haimen12.figures import POLICIES
from benchmarks.haimen12.reference import answers
from benchmarks.haimen12.vocabulary import Institution
from benchmarks.performance.measuring import Line
from benchmarks.rivals.facts import NAMES
from incentives import Library, case_table
from incentives.compile.filling import filling_of
from incentives.compile.kernel import Kernel, Verdicts, kernel_of
from incentives.compile.sound.reader import sound_reader_of
from incentives.engine.assessment.admission import admit
from incentives.policy.library import law_of

DIFFERENT, PLACE = 2000, "320614"
MICRO, MILLI = 1e-6, 1e-3
in_zen = import_module("benchmarks.rivals.in_zen") if find_spec("zen") else None
in_openfisca = (
    import_module("benchmarks.rivals.in_openfisca") if find_spec("openfisca_core") else None
)


@attrs.frozen(kw_only=True)
class Run:
    """What is asked: so many cases by the rules alone, and so many from tables."""

    cases: int
    in_tables: int
    rounds: int
    without: frozenset[str]

    @property
    def has_numba(self) -> bool:
        return "numba" not in self.without and find_spec("numba") is not None


@attrs.frozen(kw_only=True)
class Town:
    """The workload: its library, some institutions, and the kernel of its law."""

    library: Library
    some: Sequence[Institution]
    expected: Sequence[Sequence[int | None]]
    kernel: Kernel

    @classmethod
    def drawn(cls, number: int) -> "Town":
        library = incentives.load_library(POLICIES, vocabulary=Institution)
        some = list(institutions(number, seed=1))
        expected = [[answers(one).get(name) for name in NAMES] for one in some]
        return cls(library=library, some=some, expected=expected, kernel=kernel_in(library))

    def wrong(self, told: Sequence[Sequence[int | None]]) -> str:
        """How many of the answers are not those of the reference."""
        pairs = [
            pair
            for expected, found in zip(self.expected, told, strict=True)
            for pair in zip(expected, found, strict=True)
        ]
        return f"{sum(one != other for one, other in pairs):,} of {len(pairs):,}"


def kernel_in(library: Library) -> Kernel:
    chain = library.chain_of(PLACE)
    assert chain is not None
    return kernel_of(law_of(library, chain))


def filled_with(library: Library, kernel: Kernel, cases: Sequence[object], on: date) -> "Filled":
    filling, words = filling_of(library), list(kernel.layout.beginning)
    at = [filling.fill(admit(case, library).snapshot, on=on, into=words) for case in cases]
    return Filled(words=words, cases=at, days=[on.toordinal()] * len(at))


def verdicts_of(case: object, library: Library, kernel: Kernel, on: date) -> Verdicts:
    """From a case to its verdicts, as `assess` goes: straight to words where it is sound."""
    sound = sound_reader_of(library).sound(case, on=on)
    if sound is not None:
        return kernel.verdicts(sound.words, sound.at, on.toordinal())
    words = list(kernel.layout.beginning)
    at = filling_of(library).fill(admit(case, library).snapshot, on=on, into=words)
    return kernel.verdicts(words, at, on.toordinal())


@attrs.frozen(kw_only=True)
class Filled:
    """Cases as words, each by a day."""

    words: Sequence[int]
    cases: Sequence[int]
    days: Sequence[int]

    def one_by_one(self, kernel: Kernel) -> None:
        for at, on in zip(self.cases, self.days, strict=True):
            kernel.decided(self.words, (at,), (on,))

    def repeated(self, number: int, words: Callable[[Sequence[int]], Sequence[int]]) -> "Filled":
        times = number // len(self.cases) + 1
        cases, days = ((list(each) * times)[:number] for each in (self.cases, self.days))
        return Filled(words=words(self.words), cases=words(cases), days=words(days))

    def together(self, kernel: Kernel) -> None:
        kernel.decided(self.words, self.cases, self.days)


def lines_of(
    times: Mapping[str, float],
    number: int,
    goals: Mapping[str, float],
    wrong: Mapping[str, str],
    *,
    base: str,
) -> Iterator[Line]:
    for name, seconds in times.items():
        yield Line(
            name, seconds / number, goals.get(name), wrong.get(name, ""), is_base=name == base
        )


def rows_of(found: Sequence[np.ndarray], by: int) -> list[list[int | None]]:
    return [
        [None if v < 0 else round(float(v) * by) for v in row] for row in zip(*found, strict=True)
    ]


def table_of(library: Library, cases: Sequence[object], number: int) -> pa.Table:
    """So many rows with keys of their own, of these cases over and over."""
    once = case_table({str(at): case for at, case in enumerate(cases)}, library)
    known = [name for name in once.column_names if once.column(name).null_count < once.num_rows]
    many = pa.concat_tables([once.select(known)] * (number // once.num_rows + 1))
    rows = many.slice(0, number).combine_chunks()
    return rows.set_column(0, "case", pa.array([str(at) for at in range(number)]))
