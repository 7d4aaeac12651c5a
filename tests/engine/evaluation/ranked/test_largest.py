"""The sum of the largest: its bounds are just what may come out, tried one by one."""

import shutil
from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from moneyed import Money

import incentives
from incentives import Language, Library, Month
from incentives.engine.evaluation.ranked.largest import sum_of_largest
from incentives.language.possible import Missing, MissingKind, Open, Result, missing_in, range_of
from incentives.report.papers.assessment import assessment_sheet
from incentives.report.printing.text import print_text
from incentives.values.number import Exact
from incentives.values.place import FactPath
from incentives.values.range import Range
from tests.conformance.planting import Case, Grower
from tests.conformance.planting_rows import Care, CareKind
from tests.policy.asked.ranges import assert_have_room
from tests.work import calls_in

HERE = Path(__file__).resolve().parents[3] / "conformance"
ID = "land.largest"
DAY = date(2023, 12, 31)


def lacking(name: str) -> frozenset[Missing]:
    return frozenset({Missing(MissingKind.FACT, FactPath.parse(name))})


def open_between(low: Exact | None, high: Exact | None, name: str, *, may_be_none: bool) -> Open:
    return Open(lacking(name), Range(low, high), is_number=True, may_be_none=may_be_none)


@st.composite
def numbers(draw: st.DrawFn, name: str) -> Result:
    """One known, one between bounds, one that may not be there, or none."""
    low = draw(st.integers(-3, 3))
    kind = draw(st.sampled_from(["known", "open", "perhaps", "none"]))
    if kind == "none":
        return None
    if kind == "known":
        return low
    high = low + draw(st.integers(0 if kind == "perhaps" else 1, 3))
    return open_between(low, high, name, may_be_none=kind == "perhaps")


VALUES = st.integers(0, 5).flatmap(
    lambda size: st.tuples(*(numbers(f"x.{place}") for place in range(size)))
)
COUNTS = st.one_of(
    st.integers(-1, 6),
    st.tuples(st.integers(-1, 4), st.integers(1, 3)).map(
        lambda ends: open_between(ends[0], ends[0] + ends[1], "x.count", may_be_none=False)
    ),
)


def whole_numbers(value: Result) -> Sequence[int | None]:
    """What it may turn out to be."""
    if value is None:
        return (None,)
    low, high = range_of(value).ends
    ends = range(int(low), int(high) + 1)
    is_perhaps = isinstance(value, Open) and value.may_be_none
    return (*ends, None) if is_perhaps else tuple(ends)


def outcomes(values: Sequence[Result], count: Result) -> Iterator[int]:
    """The sum for each way in which all may turn out."""
    for how_many in whole_numbers(count):
        assert how_many is not None
        for each in product(*map(whole_numbers, values)):
            there = sorted((one for one in each if one is not None), reverse=True)
            yield sum(there[: max(how_many, 0)])


@given(VALUES, COUNTS)
def test_its_bounds_are_the_least_and_the_most_that_may_come_out(
    values: tuple[Result, ...], count: Result
) -> None:
    """No wider and no narrower; known where all ways come to the same."""
    found = sum_of_largest(values, count)
    every = set(outcomes(values, count))
    assert range_of(found.value).ends == (min(every), max(every))
    assert isinstance(found.value, Open) is (len(every) > 1)


@given(VALUES, COUNTS)
def test_what_is_not_named_as_missing_does_not_matter(
    values: tuple[Result, ...], count: Result
) -> None:
    """Whatever an open number that is not missed is, the sum has the same bounds."""
    found = sum_of_largest(values, count)
    missed = missing_in([found.value])
    for place, value in enumerate(values):
        if not isinstance(value, Open) or value.missing <= missed:
            continue
        for known in whole_numbers(value):
            others = (*values[:place], known, *values[place + 1 :])
            assert range_of(sum_of_largest(others, count).value) == range_of(found.value)


@pytest.mark.parametrize(
    ("values", "count", "within"),
    [
        ((5, open_between(0, None, "x", may_be_none=False)), 1, Range(5, None)),
        ((5, open_between(None, 2, "x", may_be_none=False)), 1, Range(5, 5)),
        ((5, open_between(None, 2, "x", may_be_none=False)), 2, Range(None, 7)),
        ((5, 1), open_between(None, None, "n", may_be_none=False), Range(0, 6)),
        ((5, 1), open_between(None, 1, "n", may_be_none=False), Range(0, 5)),
    ],
)
def test_what_has_no_bound(values: Sequence[Result], count: Result, within: Range) -> None:
    """A number without bound bounds nothing on its side; a count is at most that of all."""
    assert range_of(sum_of_largest(values, count).value) == within


def perhaps(number: Exact) -> Open:
    return open_between(number, number, f"x.n{id(number)}", may_be_none=True)


@pytest.mark.parametrize(
    ("values", "count", "within"),
    [
        ((5, perhaps(-2), perhaps(-3)), 2, Range(2, 5)),
        ((5, perhaps(-2), perhaps(-3)), 1, Range(5, 5)),
        ((-5, perhaps(-2)), 1, Range(-5, -2)),
        ((5, perhaps(Fraction(1, 2))), 2, Range(5, Fraction(11, 2))),
        ((5, perhaps(Fraction(-1, 2))), 2, Range(Fraction(9, 2), 5)),
        ((perhaps(4), perhaps(0)), 2, Range(0, 4)),
        ((3, 2, -4), open_between(1, 3, "n", may_be_none=False), Range(1, 5)),
        ((3, 2, 1), open_between(1, 2, "n", may_be_none=False), Range(3, 5)),
        ((-3, -2), open_between(1, 2, "n", may_be_none=False), Range(-5, -2)),
        ((3, 2), -1, Range(0, 0)),
        ((3, 2), open_between(-2, 1, "n", may_be_none=False), Range(0, 3)),
        ((3, 2), Fraction(3, 2), Range(3, 3)),
        ((), 2, Range(0, 0)),
    ],
)
def test_what_may_not_be_there_and_how_many_count(
    values: Sequence[Result], count: Result, within: Range
) -> None:
    """What is below zero counts where it finds room; the best count is that of those above zero."""
    assert range_of(sum_of_largest(values, count).value) == within


def test_of_equal_numbers_the_first_count() -> None:
    """A broken count is the whole number below it; of none there is no sum."""
    assert sum_of_largest([2, 3, 2, 2], 2).places == (0, 1)
    assert sum_of_largest([2, 3], open_between(0, 0, "n", may_be_none=False)).places == ()
    assert sum_of_largest([2, 3], None).value is None
    maybe = sum_of_largest([2, 3], open_between(2, 2, "n", may_be_none=True)).value
    assert maybe == open_between(5, 5, "n", may_be_none=True)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("largest") / "policies"
    (folder / "land").mkdir(parents=True)
    shutil.copy(HERE / "library" / "land" / "jurisdiction.yaml", folder / "land")
    shutil.copy(HERE / "good" / "largest.yaml", folder / "land")
    return incentives.load_library(folder, vocabulary=Case)


def case(*cares: Care) -> Case:
    return Case(place="LD", grower=Grower(registered_on=date(2022, 1, 1)), cares=cares)


ROW = st.fixed_dictionaries(
    {
        "sapling": st.sampled_from(["a", "b"]),
        "kind": st.sampled_from(CareKind),
        "fee": st.sampled_from([0, 3, 50, 60]).map(lambda fee: Money(fee, "EUR")),
    }
)
LEFT_OUT = st.sets(st.tuples(st.integers(0, 4), st.sampled_from(["sapling", "kind", "fee"])))


@given(st.lists(ROW, max_size=5), LEFT_OUT)
def test_the_best_rows_of_a_case_count_whatever_is_left_out(
    library: Library, rows: list[dict[str, Any]], left_out: set[tuple[int, str]]
) -> None:
    """All known: the two largest by hand; else the range has room for that."""
    every = [Care(month=Month(2023, place + 1), **row) for place, row in enumerate(rows)]
    some = [
        Care(
            month=Month(2023, place + 1),
            **{name: value for name, value in row.items() if (place, name) not in left_out},
        )
        for place, row in enumerate(rows)
    ]
    fully, partly = (incentives.assess(case(*cares), library, on=DAY) for cares in (every, some))
    fees = sorted((row["fee"].amount for row in rows), reverse=True)
    full = [row["fee"].amount for row in rows if row["kind"] is CareKind.FULL_DAY]
    assert fully[f"{ID}.best"].amount == Money(sum(fees[:2]), "EUR")
    assert fully[f"{ID}.best_full"].amount == Money(sum(sorted(full, reverse=True)[:2]), "EUR")
    assert_have_room(partly, fully)


def test_the_working_names_the_rows_that_count_and_how_many(library: Library) -> None:
    """In words; a row that surely does not count leaves none."""
    fees = (30, 10, 20)
    cares = [
        Care(month=Month(2023, 1 + place), fee=Money(fee, "EUR")) for place, fee in enumerate(fees)
    ]
    found = incentives.assess(case(*cares), library, on=DAY, only=[f"{ID}.best"])
    sheet = print_text(assessment_sheet(found, Language.ZH), Language.ZH)
    assert "当月养护费最大的若干项之和（项数：计入月数）50.00 欧元" in " ".join(sheet.split())
    told = found.record
    assert [f"cares[{place}].fee" in told for place in range(3)] == [True, False, True]


def test_work_grows_with_the_rows_and_not_with_their_square(library: Library) -> None:
    """Eight times the rows, less than ten times the work."""

    def work(rows: int) -> int:
        cares = [
            Care(sapling=str(place), month=Month(2022, 1 + place % 12), fee=Money(place, "EUR"))
            for place in range(rows)
        ]
        only = [f"{ID}.best"]
        return calls_in(lambda: incentives.assess(case(*cares), library, on=DAY, only=only))

    assert work(320) < 10 * work(40)
