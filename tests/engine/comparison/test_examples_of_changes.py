"""Each change is shown by a case that reads it, and as little else that changed as possible."""

from collections.abc import Collection
from datetime import date
from itertools import product

from incentives.engine.comparison.effects import CaseEffect, examples_of
from incentives.engine.comparison.result_effects import ResultEffect
from incentives.engine.evaluation.consulted import Consulted
from incentives.policy.comparison import ChangeKind, EntryChange

ON = date(2022, 12, 31)
NAMES = ("a", "b", "c")
CHANGES = [
    EntryChange(
        section="definitions",
        id=name,
        kind=ChangeKind.CHANGED,
        title=None,
        citation=None,
        aspects=(),
    )
    for name in NAMES
]
WAYS = [
    frozenset(name for name, is_read in zip(NAMES, way, strict=True) if is_read)
    for way in product((False, True), repeat=3)
]


def effect(name: str, read: Collection[str], *, before: bool) -> ResultEffect:
    """A result that read these rules by the one edition or the other."""
    consulted = Consulted(rules=set(read))
    sides = (consulted, None) if before else (None, consulted)
    return ResultEffect(result=name, row=None, before=None, after=None, read=sides)


def test_the_first_of_those_is_taken_that_read_fewest_changes() -> None:
    """For all that two results may read, in one case or in two; on either side."""
    for first, second, before in product(WAYS, WAYS, (True, False)):
        effects = [effect("x", first, before=before), effect("y", second, before=not before)]
        for cases in (
            [CaseEffect(name="both", on=ON, results=tuple(effects))],
            [CaseEffect(name=one.result, on=ON, results=(one,)) for one in effects],
        ):
            examples = examples_of(CHANGES, cases)
            for number, name in enumerate(NAMES):
                reading = [
                    (len(read), at) for at, read in enumerate((first, second)) if name in read
                ]
                assert (number in examples) is bool(reading)
                if reading:
                    load, at = min(reading)
                    example = examples[number]
                    assert example.effect is effects[at]
                    assert example.case is cases[at if len(cases) > 1 else 0]
                    assert example.is_sole is (load == 1)


def test_a_change_that_nobody_reads_has_no_example() -> None:
    """Nor has one where no case came to anything else."""
    assert not examples_of(CHANGES, [])
    assert not examples_of(
        [], [CaseEffect(name="x", on=ON, results=(effect("x", "a", before=True),))]
    )
