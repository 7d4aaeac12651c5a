"""What holds between facts: which cases surely break it, and how they are told."""

import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import incentives
from incentives import CaseError, Library, Month, Unknown
from incentives.engine.comparison.nearest import nearest_changes
from tests.conformance.planting import Case, Grower
from tests.conformance.planting_rows import Care
from tests.work import calls_in

HERE = Path(__file__).resolve().parents[2] / "conformance"
ID = "land.holds"
DAY = date(2023, 6, 30)
GROWER = Grower(registered_on=date(2022, 1, 1))
Row = dict[str, object]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("holds") / "policies"
    (folder / "land").mkdir(parents=True)
    shutil.copy(HERE / "library" / "land" / "jurisdiction.yaml", folder / "land")
    shutil.copy(HERE / "good" / "holds.yaml", folder / "land")
    return incentives.load_library(folder, vocabulary=Case)


def care(days: int | None, number: int, **asked: object) -> Care:
    declared = {f"{ID}.{name}": value for name, value in asked.items()}
    unsaid = Unknown.UNKNOWN if days is None else days
    return Care(month=Month(2023, number), declared=declared, days=unsaid)


def case(*cares: Care, seasons: list[Row] | None = None, **declared: object) -> Case:
    asked = {f"{ID}.{name}": value for name, value in declared.items()}
    if seasons is not None:
        asked[f"{ID}.seasons"] = seasons
    return Case(place="LD", grower=GROWER, cares=cares, declared=asked)


def faults(given_case: Case, library: Library) -> list[str]:
    """What is told of the case, in English; nothing where it is assessed."""
    try:
        incentives.assess(given_case, library, on=DAY)
    except CaseError as error:
        return [str(fault) for fault in error.faults]
    return []


def test_facts_of_the_case_that_break_it_are_told_with_their_values(library: Library) -> None:
    """Equal is allowed, more is not, and one alone says nothing."""
    assert faults(case(trees_felled=3, trees_planted=3), library) == []
    assert faults(case(trees_felled=3), library) == []
    with pytest.raises(CaseError) as caught:
        incentives.assess(case(trees_felled=4, trees_planted=3), library, on=DAY)
    (fault,) = caught.value.faults
    assert str(fault) == (
        f"declared.{ID}.trees_felled: 'trees_felled <= trees_planted' does not hold: "
        f"{ID}.trees_felled is 4, {ID}.trees_planted is 3 [does-not-hold]"
    )
    assert fault.text.zh == (
        "不符合“trees_felled <= trees_planted”：砍伐株数 4 tree、种植株数 3 tree"
    )


def test_each_condition_of_a_row_is_told_at_the_row(library: Library) -> None:
    """By its words, where it has some."""
    cares = (care(28, 1, wet_days=28), care(28, 2, wet_days=29))
    assert faults(case(*cares), library) == [
        (
            f"cares[1].{ID}.wet_days: 'no more wet days than the month has' does not hold: "
            f"cares[1].{ID}.wet_days is 29, cares[1].month is 2023-02 [does-not-hold]"
        ),
        (
            f"cares[1].{ID}.wet_days: 'care.wet_days <= care.days' does not hold: "
            f"cares[1].{ID}.wet_days is 29, cares[1].days is 28 [does-not-hold]"
        ),
    ]
    assert faults(case(care(None, 3, wet_days=31)), library) == []


def test_what_has_not_come_about_breaks_no_comparison(library: Library) -> None:
    """But a condition may ask whether it has."""
    running: Row = {"began_on": "2022-03-01", "ended_on": "none"}
    assert faults(case(seasons=[running]), library) == []
    resumed: Row = {**running, "resumed_on": "2022-09-01"}
    assert faults(case(seasons=[resumed]), library) == [
        (
            f"{ID}.seasons[0]: 'happened(season.ended_on) or not happened(season.resumed_on)' does "
            f"not hold: {ID}.seasons[0].ended_on is none, {ID}.seasons[0].resumed_on is "
            "2022-09-01 [does-not-hold]"
        )
    ]


def test_two_rows_that_break_it_together_are_both_named(library: Library) -> None:
    """Of many rows only the one that does."""
    seasons: list[Row] = [
        {"began_on": "2020-03-01", "ended_on": "2020-09-30"},
        {"began_on": "2021-03-01", "ended_on": "2021-09-30"},
        {"began_on": "2021-09-01", "ended_on": "2021-10-31"},
    ]
    with pytest.raises(CaseError) as caught:
        incentives.assess(case(seasons=seasons), library, on=DAY)
    (fault,) = caught.value.faults
    assert str(fault) == (
        f"{ID}.seasons[2]: 'seasons do not overlap' does not hold: {ID}.seasons[1].ended_on is "
        f"2021-09-30, {ID}.seasons[2].began_on is 2021-09-01 [does-not-hold]"
    )
    assert fault.text.zh == (
        "不符合“各季不重叠”：各季养护2的结束日期2021年9月30日、开始日期2021年9月1日"
    )


def test_a_fact_that_is_not_asked_breaks_nothing(library: Library) -> None:
    """Nor one of which nobody knows whether it is asked; where it is, it counts."""
    late = {"gardener_since": "2023-05-01"}
    assert faults(case(care(1, 4, **late)), library) == []
    assert faults(case(care(1, 4, has_gardener=False, **late)), library) == []
    (told,) = faults(case(care(1, 4, has_gardener=True, **late)), library)
    assert "gardener_since is 2023-05-01, cares[0].month is 2023-04" in told


DAYS = [None, 0, 27, 28, 29, 31]
CARE = st.tuples(st.sampled_from([*DAYS]), st.integers(1, 3), st.sampled_from([*DAYS]))


@given(st.lists(CARE, max_size=4))
def test_just_those_rows_are_told_of_which_all_that_is_needed_is_known(
    library: Library, rows: list[tuple[int | None, int, int | None]]
) -> None:
    """Against the conditions worked out by hand."""
    cares = [
        care(days, number, **({} if wet is None else {"wet_days": wet}))
        for days, number, wet in rows
    ]
    told = faults(case(*cares), library)
    wanted = []
    for place, (days, number, wet) in enumerate(rows):
        if wet is not None and wet > Month(2023, number).last_day.day:
            wanted.append((place, "no more wet days"))
        if wet is not None and days is not None and wet > days:
            wanted.append((place, "care.wet_days <= care.days"))
    assert len(told) == len(wanted)
    for place, words in wanted:
        [_] = [said for said in told if said.startswith(f"cares[{place}].") and words in said]


def test_a_change_that_would_break_it_is_not_offered(library: Library) -> None:
    """The nearest change keeps to what holds: no 20 wet days of 10 days of care."""
    for days, offered in ((25, [20]), (10, [])):
        found = incentives.assess(case(care(days, 3, wet_days=5)), library, on=DAY)
        refused = found[f"{ID}.soaked"]
        (condition,) = refused.conditions
        nearest = nearest_changes(found, refused.incentive, condition)
        assert [change.now for change in nearest.changes] == offered


def test_rows_held_against_all_before_them_take_work_in_proportion(library: Library) -> None:
    """Eight times the rows, less than twelve times the work."""

    def work(rows: int) -> int:
        begins = [date(1990, 1, 1) + timedelta(days=2 * place) for place in range(rows)]
        seasons: list[Row] = [{"began_on": str(day), "ended_on": str(day)} for day in begins]
        return calls_in(lambda: faults(case(seasons=seasons), library))

    assert work(320) < 12 * work(40)
