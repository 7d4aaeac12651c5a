"""Lists that an instrument asks for: what is not known of their rows, and what is given of them."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from moneyed import Money

import incentives
from incentives import CaseError, CoverageKind, Library
from incentives.engine.comparison.nearest import nearest_changes
from tests.conformance.planting import Case, Grower
from tests.policy.asked.ranges import assert_have_room

HERE = Path(__file__).resolve().parents[2] / "conformance"
ID = "land.own-lists"
DAY = date(2023, 6, 30)
GROWER = Grower(registered_on=date(2022, 1, 1))


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("lists") / "policies"
    (folder / "land").mkdir(parents=True)
    shutil.copy(HERE / "library" / "land" / "jurisdiction.yaml", folder / "land")
    shutil.copy(HERE / "good" / "own-lists.yaml", folder / "land")
    return incentives.load_library(folder, vocabulary=Case)


def case(*rows: dict[str, object], **declared: object) -> Case:
    given = {f"{ID}.{name}": value for name, value in declared.items()}
    return Case(place="LD", grower=GROWER, declared={**given, f"{ID}.seasons": list(rows)})


def wood(year: int, **also: object) -> dict[str, object]:
    return {"year": year, "sown_on": date(year, 3, 1), "kind": "wood", **also}


def test_the_document_is_not_changed_and_tuples_are_rows_too(library: Library) -> None:
    """What a Python caller writes under the id is as a document has it."""
    rows = (wood(2021), wood(2022))
    given_rows = Case(place="LD", grower=GROWER, declared={f"{ID}.seasons": rows})
    found = incentives.assess(given_rows, library, on=DAY)
    assert found[f"{ID}.each"].amount == Money(100, "EUR")
    assert rows == (wood(2021), wood(2022))


def test_a_row_that_is_not_asked_and_gives_it_is_told(library: Library) -> None:
    """Once, with what met it."""
    found = incentives.assess(case(wood(2021, rows_sown=4)), library, on=DAY)
    told = [note for note in found.coverage if note.kind is CoverageKind.NOT_ASKED]
    assert [(note.subject, note.touches) for note in told] == [
        (f"{ID}.seasons.rows_sown", (f"{ID}.sown",))
    ]


def test_what_the_law_presumes_of_a_row_is_told(library: Library) -> None:
    """Watered by default; said otherwise it counts as said."""
    assert incentives.assess(case(wood(2021)), library, on=DAY)[f"{ID}.each"].amount is not None
    refused = incentives.assess(case(wood(2021, watered=False)), library, on=DAY)[f"{ID}.each"]
    assert refused.outcome is incentives.Outcome.INELIGIBLE


def test_the_nearest_change_of_a_row_is_found(library: Library) -> None:
    """That it was watered would do; nothing else of the case is changed."""
    found = incentives.assess(case(wood(2021, watered=False)), library, on=DAY)
    refused = found[f"{ID}.each"]
    (condition,) = refused.conditions
    (change,) = nearest_changes(found, refused.incentive, condition).changes
    assert str(change.path) == f"{ID}.seasons[0].watered"
    assert change.now is True


def test_two_rows_alike_and_a_fact_of_a_row_given_of_the_case_are_refused(library: Library) -> None:
    """With both rows, and with where the fact belongs."""
    with pytest.raises(CaseError) as twice:
        incentives.assess(case(wood(2021), wood(2021)), library, on=DAY)
    assert str(twice.value) == (
        f"{ID}.seasons[1].year: got year 2021, which {ID}.seasons[0] has already [repeated-row]"
    )
    elsewhere = Case(place="LD", grower=GROWER, declared={f"{ID}.seasons.year": 2021})
    with pytest.raises(CaseError) as outside:
        incentives.assess(elsewhere, library, on=DAY)
    assert str(outside.value).endswith(f"Give it within a row of '{ID}.seasons'.")


VALUES: dict[str, list[object]] = {
    "sown_on": [date(2021, 3, 1), date(2022, 3, 1)],
    "kind": ["wood", "hedge"],
    "rows_sown": [0, 5],
    "cost": [30, 80],
    "watered": [True, False],
    "gardener": ["Ann", "Bo"],
}
ROW = st.fixed_dictionaries({name: st.sampled_from(values) for name, values in VALUES.items()})
LEFT_OUT = st.sets(
    st.tuples(st.integers(0, 2), st.sampled_from(sorted({*VALUES} - {"watered"}))), max_size=4
)


@given(st.lists(ROW, max_size=3), LEFT_OUT, st.sampled_from([2000, 2001, 2002]), st.booleans())
def test_whatever_is_left_out_the_range_has_room_for_what_it_may_be(
    library: Library,
    full: list[dict[str, object]],
    left_out: set[tuple[int, str]],
    asked_year: int,
    is_listed: bool,
) -> None:
    """Facts of rows, or the list as a whole."""
    rows = [{"year": 2000 + place, **row} for place, row in enumerate(full)]
    known = [
        {name: value for name, value in row.items() if (place, name) not in left_out}
        for place, row in enumerate(rows)
    ]
    partly_known = case(*known, asked_year=asked_year)
    if not is_listed:
        partly_known = Case(place="LD", grower=GROWER, declared={f"{ID}.asked_year": asked_year})
    fully_known = case(*rows, asked_year=asked_year)
    some, every = (incentives.assess(one, library, on=DAY) for one in (partly_known, fully_known))
    assert_have_room(some, every)
