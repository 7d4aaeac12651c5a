"""Rows that fill a limit come to just what they may turn out to come to: every way is reckoned."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import product

import attrs
import pytest

from incentives import Library
from incentives.facts.unknown import UNKNOWN
from tests.engine.determination.test_limits import (
    GRADED,
    GRANT,
    SHARED,
    Grade,
    Load,
    assessed,
    library_of_limits,
    load,
)
from tests.engine.small_domain import bounds

LIMIT, EACH = 100, 3
ENDS = {"area": (0, 20, 70, 300), "share": (0, 1), "good": (True, False), "grade": tuple(Grade)}
"""What stands for all that a fact may turn out to be."""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return library_of_limits(tmp_path_factory.mktemp("exactly"))


def ways(loads: Iterable[Load]) -> Iterator[tuple[Load, ...]]:
    """The loads as they may turn out, one after the other."""
    return product(*map(_ways_of, loads))


def _ways_of(one: Load) -> Iterator[Load]:
    names = [name for name in ENDS if getattr(one, name) is UNKNOWN]
    for values in product(*(ENDS[name] for name in names)):
        yield attrs.evolve(one, **dict(zip(names, values, strict=True)))  # type: ignore[arg-type]


def filled(loads: Iterable[Load], *, by_grade: bool = False) -> tuple[Fraction, Fraction]:
    """What is paid for all of the area that the limit lets in, and for the shares of it.

    By grade each has a limit of its own, and all loads count; else only those that are good.
    """
    before: dict[object, Fraction] = {}
    whole = shared = Fraction(0)
    for one in loads:
        key = one.grade if by_grade else None
        if by_grade or one.good:
            area, share = Fraction(str(one.area)), Fraction(str(one.share))
            taken = max(min(LIMIT - before.get(key, Fraction(0)), area), Fraction(0))
            whole, shared = whole + taken * EACH, shared + taken * EACH * share
            before[key] = before.get(key, Fraction(0)) + area
    return whole, shared


HALF = Decimal("0.5")
KINDS = [
    {"area": area, "share": share, "good": good}
    for area, share, good in product((30, 80, None), (HALF, UNKNOWN), (True, UNKNOWN))
]


@pytest.mark.parametrize("first", KINDS, ids=lambda kind: " ".join(map(str, kind.values())))
def test_two_rows_come_to_just_what_may_be(library: Library, first: dict[str, object]) -> None:
    """Whatever of area, share and fitness is not known of them: no less, and no more."""
    for second in KINDS:
        loads = [load(day=number, **kind) for number, kind in ((1, first), (2, second))]  # type: ignore[arg-type]
        sums = [filled(way) for way in ways(loads)]
        assessment = assessed(library, *loads)
        for at, name in enumerate((GRANT, SHARED)):
            ends = [amounts[at] for amounts in sums]
            assert (min(ends), max(ends)) == bounds(assessment[name]), (name, second)


@pytest.mark.parametrize(
    "kinds",
    [
        ((30, HALF, True), (None, HALF, True), (None, UNKNOWN, True)),
        ((None, Decimal("0.25"), UNKNOWN), (80, HALF, True), (60, Decimal(1), True)),
        ((60, UNKNOWN, True), (60, UNKNOWN, True), (60, HALF, True)),
        ((40, HALF, False), (None, Decimal(1), True), (90, Decimal("0.25"), UNKNOWN)),
        ((70, Decimal(1), UNKNOWN), (None, Decimal(0), True), (70, HALF, True)),
        ((100, HALF, True), (None, Decimal(1), True), (None, UNKNOWN, UNKNOWN)),
    ],
)
def test_three_rows_come_to_just_what_may_be(
    library: Library, kinds: tuple[tuple[int | None, object, object], ...]
) -> None:
    """What is sure of them is taken first by whoever comes to least for it."""
    loads = [
        load(area, day=number, share=share, good=good)
        for number, (area, share, good) in enumerate(kinds, start=1)
    ]
    sums = [filled(way) for way in ways(loads)]
    assessment = assessed(library, *loads)
    for at, name in enumerate((GRANT, SHARED)):
        ends = [amounts[at] for amounts in sums]
        assert (min(ends), max(ends)) == bounds(assessment[name]), name


@pytest.mark.parametrize("areas", list(product((30, 80, None), repeat=3)))
@pytest.mark.parametrize("second", [*Grade, UNKNOWN])
def test_rows_of_two_kinds_come_to_just_what_may_be(
    library: Library, areas: tuple[int | None, ...], second: object
) -> None:
    """Each kind fills its own limit; a row of which the kind is not known fills either."""
    grades = (Grade.LOW, second, Grade.HIGH)
    loads = [
        load(area, day=number, grade=grade)
        for number, (area, grade) in enumerate(zip(areas, grades, strict=True), start=1)
    ]
    sums = [filled(way, by_grade=True)[0] for way in ways(loads)]
    low, high = bounds(assessed(library, *loads)[GRADED])
    if second is not UNKNOWN:
        assert (min(sums), max(sums)) == (low, high)
    else:
        assert low <= min(sums)
        assert high is not None
        assert max(sums) <= high
