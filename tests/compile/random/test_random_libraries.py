"""Random libraries over the whole language: the kernel says what the reference says, or leaves it.

What differs is shrunk, and printed as policy files and a case file with the day and both answers.
"""

import random
import shutil
from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from incentives import Outcome, PolicyError, assess_many, assess_table, case_table
from incentives.compile.filling import filling_of
from incentives.compile.kernel import kernel_of
from incentives.engine.assessment.admission import admit
from incentives.policy.library import Law, law_of
from tests.compile.agreeing import Agreement, Comparison, compare
from tests.compile.machine.carrying import of_machine, of_program, of_text
from tests.compile.random.drawing import Drawn
from tests.compile.random.examples import Example, Told, example, examples
from tests.compile.random.reached import LAWS, PARTS, Keys, laws_reached, parts_reached
from tests.compile.random.told import counterexample
from tests.loading.documents import tables_read
from tests.loading.test_every_key import CONFORMANCE, CORPUS
from tests.loading.test_every_key import HERE as KEYS

DEFAULT, EQUALITY = 60, 100_000
"""Of how many examples the profiles are by which others are measured: see `tests/conftest.py`."""
LIBRARIES = 300
"""How many by seed reach all of the language: the same each time."""
BY_SEED = 240
"""How many of them are compared by default; of the long runs more, and new ones."""
PROGRAMS = 40
"""Of how many open forms are carried out as programs by default."""
CASES = 3
"""How many of each."""
COMPILED = 10
"""How many are compiled, which takes a while for each."""
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
TOLD_ALONE = frozenset({"standing", "document", "question", "text", "evidence", "id", "reason"})
"""Keys by which nothing is decided: they say where it is written, and in which words."""


def so_many(default: int, *, most: int) -> settings:
    """So many examples by default, in proportion by the other profiles, and at most so many."""
    wanted = default * settings().max_examples // DEFAULT
    return settings(max_examples=max(1, min(wanted, most)), suppress_health_check=SLOW)


@attrs.frozen
class Seeded:
    """The first libraries by seed, the same each time, and what of the language they reach."""

    examples: dict[int, Example] = attrs.field(factory=dict)
    keys: Keys = attrs.field(factory=Keys)
    parts: set[str] = attrs.field(factory=set)
    laws: set[str] = attrs.field(factory=set)

    def so_many(self, number: int) -> Iterator[tuple[int, Example]]:
        """So many of them by their seeds; where examples are new ones each time, further ones."""
        if settings().derandomize:
            yield from islice(self.examples.items(), number)
            return
        first = random.SystemRandom().randrange(LIBRARIES, 10**9)
        for seed in range(first, first + number):
            try:
                yield seed, example(Drawn.at_random(seed), CASES)
            except PolicyError:
                continue


@pytest.fixture(scope="module")
def seeded() -> Seeded:
    """What the loader refuses is not among them."""
    found = Seeded()
    for seed in range(LIBRARIES):
        with found.keys.noted():
            try:
                made = example(Drawn.at_random(seed), CASES)
            except PolicyError:
                continue
        found.examples[seed] = made
        found.parts.update(parts_reached(made.library))
        found.laws.update(laws_reached(made))
    return found


def test_random_libraries_come_out_as_in_the_reference() -> None:
    """Each incentive of each case, by the known form and by the open one."""
    total = Comparison()

    @so_many(40, most=4_000)
    @given(found=examples())
    def compared(found: Example) -> None:
        assert_alike(found, total)

    compared()
    assert total.counts


def test_libraries_by_seed_come_out_as_in_the_reference(seeded: Seeded) -> None:
    """As those before, each as likely as any other: hypothesis often draws small ones again."""
    total = Comparison()
    number = so_many(BY_SEED, most=15_000).max_examples
    for seed, found in seeded.so_many(number):
        assert_alike(found, total, f"# seed {seed}")
    decided = total.counts.total()
    told = total.counts[Agreement.SAME] + total.counts[Agreement.SAME_OPEN]
    assert told > 0.65 * decided, total.counts
    assert total.outcomes[None] > decided / 5, total.outcomes
    assert total.outcomes[Outcome.UNDETERMINED] > decided / 10, total.outcomes
    if settings().max_examples == EQUALITY:
        assert decided > EQUALITY


def assert_alike(found: Example, total: Comparison, *said: str) -> None:
    """The cases of a library, by both forms; what came of them is added to the total."""
    for told in found.cases:
        comparison = Comparison(known_on=told.known_on, overlays=told.overlays)
        compare(told.case, found.library, told.on, comparison)
        total.counts.update(comparison.counts)
        total.outcomes.update(comparison.outcomes)
        differing = (*said, *comparison.differing)
        assert not comparison.differing, counterexample(found, told, differing)


def test_tables_of_random_libraries_are_those_of_their_cases() -> None:
    """All cases of a day in one table by kernels; one by one by the reference."""

    @so_many(20, most=2_000)
    @given(found=examples(), on=st.dates(date(2020, 1, 1), date(2026, 12, 31)))
    def compared(found: Example, on: date) -> None:
        if not found.cases:
            return
        library, first = found.library, found.cases[0]
        cases = {str(place): told.case for place, told in enumerate(found.cases)}
        together = assess_table(
            case_table(cases, library),
            library,
            on=on,
            known_on=first.known_on,
            overlays=first.overlays,
            runtime="plain",
        )
        for key, told in zip(cases, found.cases, strict=True):
            law = attrs.evolve(told, on=on, known_on=first.known_on, laid=first.laid)
            alone = assess_many(
                {key: told.case},
                library,
                on=on,
                known_on=law.known_on,
                overlays=law.overlays,
                runtime="reference",
            )
            for name in ("decisions", "cases", "faults"):
                rows = [row for row in getattr(together, name).to_pylist() if row["case"] == key]
                wanted = getattr(alone, name).to_pylist()
                differing = (name, f"  table: {rows}", f"  case: {wanted}")
                same = all(
                    {**row, "row": 0} == {**other, "row": 0}
                    for row, other in zip(rows, wanted, strict=False)
                )
                assert same, counterexample(found, law, differing)
                assert len(rows) == len(wanted), counterexample(found, law, differing)

    compared()


def test_open_forms_of_random_libraries_are_carried_out_as_their_texts_say(seeded: Seeded) -> None:
    """By the machine and as Python, word for word, of one case of each; and nothing wraps."""
    number = so_many(PROGRAMS, most=5_000).max_examples
    programs = 0
    for _, found in seeded.so_many(number):
        told = found.cases[0]
        admitted, on = admit(told.case, found.library), told.on
        kernel = kernel_of(law_of(found.library, admitted.chain))
        words = kernel.layout.beginning
        at = filling_of(found.library).fill(admitted.snapshot, on=on, into=words)
        for incentive in kernel.incentives:
            results = of_program(kernel, incentive, words, at, on.toordinal())
            expected = of_text(kernel, incentive, words, at, on.toordinal())
            differing = (incentive, f"  text: {expected}", f"  program: {results}")
            assert results in (None, expected), counterexample(found, told, differing)
            programs += results is not None
    assert programs > number


@pytest.mark.skipif(
    settings().max_examples < EQUALITY, reason="to compile takes long: nox -s equality"
)
def test_compiled_kernels_of_random_libraries_come_to_the_same() -> None:
    """Word for word, of the same words."""
    pytest.importorskip("numba")
    compiled, number = 0, 0
    while compiled < COMPILED:
        number += 1
        try:
            found = example(Drawn.at_random(number), 30)
        except PolicyError:
            continue
        assert_compiled_alike(found)
        compiled += 1


def assert_compiled_alike(found: Example) -> None:
    """The kernel of each place of its cases and of their overlays, plain and compiled."""
    by_law: dict[Law, list[Told]] = {}
    for told in found.cases:
        chain = admit(told.case, found.library).chain
        law = law_of(found.library, chain, None, told.overlays)
        by_law.setdefault(law, []).append(told)
    for law, cases in by_law.items():
        kernel = kernel_of(law)
        filling = filling_of(found.library)
        words, addresses, days = kernel.layout.beginning, [], []
        for told in cases:
            snapshot = admit(told.case, found.library).snapshot
            addresses.append(filling.fill(snapshot, on=told.on, into=words))
            days.append(told.on.toordinal())
        wanted = kernel.decided(list(words), addresses, days)
        results = kernel.compiled().decided(list(words), addresses, days)
        assert list(results) == list(wanted), counterexample(found, cases[0], [str(law.chain)])
        for told, at, on in zip(cases, addresses, days, strict=True):
            for incentive in kernel.incentives:
                by_machine = of_machine(kernel, incentive, words, at, on)
                expected = of_text(kernel, incentive, words, at, on)
                assert by_machine in (None, expected), counterexample(found, told, [incentive])


def test_random_libraries_reach_the_whole_language(seeded: Seeded, tmp_path: Path) -> None:
    """Every key of a policy file, every operator, every kind of law; and the loader refuses few."""
    assert len(seeded.examples) > 0.9 * LIBRARIES
    assert PARTS - seeded.parts == set()
    assert LAWS - seeded.laws == set()
    assert {one for one in seeded.keys.lacking if one[1] not in TOLD_ALONE} == set()
    assert every_table(tmp_path / "policies") - seeded.keys.allowed.keys() == set()


def every_table(folder: Path) -> set[str]:
    """What tables there are in policy files, by the file that has every key."""
    shutil.copytree(KEYS / "beside", folder / "land")
    shutil.copy(CONFORMANCE / "library" / "land" / "jurisdiction.yaml", folder / "land")
    return {table.what for table in tables_read(folder, "every-key", CORPUS["every-key"])}
