"""The text of a kernel, run as it is and compiled: the same results, and nothing wraps."""

import os
import random
from datetime import date
from functools import lru_cache
from pathlib import Path

import pytest

from benchmarks.haimen12.drawing import institutions
from benchmarks.haimen12.figures import POLICIES
from benchmarks.haimen12.vocabulary import Institution
from incentives import assess_many, load_library
from incentives.compile.filling import filling_of
from incentives.compile.kernel import Kernel, kernel_of
from incentives.compile.running import compiled as running
from incentives.compile.running import keeping, opening
from incentives.compile.running.keeping import module_of, whole_text
from incentives.compile.running.programs import machine
from incentives.compile.words import UNKNOWN
from incentives.facts.snapshot import take_snapshot
from incentives.policy.library import law_of
from incentives.tables.deciding import Question, is_compiled
from incentives.tables.runtimes import VERY_MANY, Runtime
from tests.compile.changing import changed

pytest.importorskip("numba")
ON = date(2024, 7, 1)


@pytest.fixture(scope="module")
def kernel() -> Kernel:
    library = load_library(POLICIES, vocabulary=Institution)
    chain = library.chain_of("320614")
    assert chain is not None
    return kernel_of(law_of(library, chain))


def filled(kernel: Kernel) -> tuple[list[int], list[int], list[int]]:
    """Words, addresses and days of cases on many days, of which some facts are not known."""
    library = kernel.law.library
    words, cases, days = kernel.layout.beginning, [], []
    for institution in institutions(40, seed=3, mixed=True):
        snapshot = take_snapshot(institution, library.vocabulary)
        day = institution.as_of
        cases.append(filling_of(library).fill(snapshot, on=day, into=words))  # type: ignore[arg-type]
        days.append(day.toordinal())  # type: ignore[union-attr]
    for place in kernel.layout.facts.values():
        words[cases[place.offset % len(cases)] + place.offset] = UNKNOWN
    return words, cases, days


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("caches")


def test_compiled_text_comes_to_the_same(
    kernel: Kernel, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many cases go through all functions at once."""
    monkeypatch.setattr(running, "_WORDS_AT_ONCE", 0)
    monkeypatch.setattr(running, "_FEWEST_AT_ONCE", 16)
    words, cases, days = filled(kernel)
    variables = {"INCENTIVES_CACHE": str(folder)}
    decide = running.compiled(*kernel.text, variables)
    results = decide(words, cases, days, kernel.width)
    assert list(results) == list(kernel.decided(words, cases, days))
    assert [path.suffix for path in folder.glob("kernels/kernel_*")] == [".py"]
    assert running.is_kept(*kernel.text, variables)
    kept = [path.name.split(".")[1] for path in folder.glob("kernels/__pycache__/*.nbi")]
    assert kept
    assert all(name.startswith("f_cases_of_") for name in kept), "others only with these"


def test_a_text_is_one_module_for_all_that_ask(kernel: Kernel, folder: Path) -> None:
    """So that no place compiles, or reads, what another has at hand."""
    source, functions = kernel.text
    for variables in ({"INCENTIVES_CACHE": str(folder)}, {"INCENTIVES_CACHE": "off"}):
        text = whole_text([source], [name for name, _ in functions])
        assert module_of(text, "kernel", variables) is module_of(text, "kernel", variables)


@pytest.mark.parametrize("runtime", ["plain", "reference"])
def test_open_forms_by_the_compiled_machine_come_to_the_same(
    runtime: Runtime, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Cases of which one fact in ten is not known, each decision by the machine at once."""
    monkeypatch.setenv("INCENTIVES_CACHE", str(folder))
    for at, name in ((machine, "READ_AT"), (machine, "COMPILE_AT"), (opening, "_MANY")):
        monkeypatch.setattr(at, name, 0)
    library = load_library(POLICIES, vocabulary=Institution)
    draw = random.Random(7)  # noqa: S311 - the same cases every time
    cases = [changed(one, draw, change=0, forget=0.1) for one in institutions(60, seed=5)]
    expected = assess_many(cases, library, on=ON, runtime=runtime)
    with monkeypatch.context() as alone:
        alone.setattr(opening.Opening, "results", None)  # as Python nothing can be asked
        compiled = assess_many(cases, library, on=ON, runtime="compiled")
    assert (expected.decisions, expected.cases) == (compiled.decisions, compiled.cases)
    assert compiled.cases.column("undetermined").to_pylist().count(0) < len(cases) / 2


def test_the_machine_is_read_where_it_pays(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Compiled only for whoever waits; of very many decisions read where it is kept."""
    monkeypatch.setattr(machine, "machine", lru_cache(machine.machine.__wrapped__))
    monkeypatch.setenv("INCENTIVES_CACHE", "off")
    assert not machine.pays(machine.READ_AT, may_be_compiled=True)
    assert not machine.pays(10 * machine.COMPILE_AT, may_be_compiled=False)
    assert machine.pays(machine.COMPILE_AT, may_be_compiled=True)
    monkeypatch.setenv("INCENTIVES_CACHE", str(folder))
    assert not machine.pays(machine.READ_AT - 1, may_be_compiled=False)
    assert machine.pays(machine.READ_AT, may_be_compiled=False)


@pytest.mark.skipif(os.name == "nt", reason="nothing is kept there")
def test_one_process_at_a_time_compiles_the_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Others go on in Python until it is kept, or whoever was to compile it has ended."""
    monkeypatch.setattr(machine, "machine", lru_cache(machine.machine.__wrapped__))
    monkeypatch.setenv("INCENTIVES_CACHE", str(tmp_path))
    assert machine.pays(machine.COMPILE_AT, may_be_compiled=True)
    assert machine.pays(machine.COMPILE_AT, may_be_compiled=True)
    (lock,) = tmp_path.rglob("*.lock")
    held = keeping._opened(lock)
    keeping._opened.cache_clear()  # as another process, which opens it itself
    assert not machine.pays(machine.COMPILE_AT, may_be_compiled=True)
    os.close(held)
    assert machine.pays(machine.COMPILE_AT, may_be_compiled=True)


def test_tables_by_a_compiled_kernel_are_the_same(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Asked for by name; of very many cases by itself, once it is kept."""
    monkeypatch.setenv("INCENTIVES_CACHE", str(folder))
    library = load_library(POLICIES, vocabulary=Institution)
    cases = list(institutions(80, seed=3, mixed=True))
    plain = assess_many(cases, library, on=ON, runtime="plain")
    compiled = assess_many(cases, library, on=ON, runtime="compiled")
    assert (plain.decisions, plain.cases) == (compiled.decisions, compiled.cases)
    assert plain.asked == compiled.asked < plain.decisions.num_rows / 2
    chain = library.chain_of("320614")
    assert chain is not None
    law = law_of(library, chain)
    question = Question(on=ON)
    assert not is_compiled(law, question.about(VERY_MANY - 1))
    assert is_compiled(law, question.about(VERY_MANY))
    monkeypatch.setenv("INCENTIVES_CACHE", "off")
    assert not is_compiled(law, question.about(VERY_MANY))


def test_the_greatest_words_do_not_wrap(kernel: Kernel, folder: Path) -> None:
    """Every number at one of its ends: plain numbers have no width, and come to the same."""
    words, cases, days = filled(kernel)
    for at in cases:
        for place in kernel.layout.facts.values():
            words[at + place.offset] = place.low if at % 2 else place.high
    variables = {"INCENTIVES_CACHE": str(folder)}
    decide = running.compiled(*kernel.text, variables)
    results = decide(words, cases, days, kernel.width)
    assert list(results) == list(kernel.decided(words, cases, days))
