"""Facts that an instrument asks of some rows only."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import incentives
from incentives import CoverageKind, Language, Library, Month
from incentives.forms.build import form_of
from incentives.report.rule.asked.case_template import case_template
from tests.conformance.planting import Case, Grower
from tests.conformance.planting_rows import Care
from tests.policy.asked.ranges import assert_have_room

HERE = Path(__file__).resolve().parents[2] / "conformance"
ID = "land.asked-if-of-rows"
DAY = date(2023, 6, 30)
GROWER = Grower(registered_on=date(2022, 1, 1), is_member=True)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("asked") / "policies"
    (folder / "land").mkdir(parents=True)
    shutil.copy(HERE / "library" / "land" / "jurisdiction.yaml", folder / "land")
    shutil.copy(HERE / "good" / "asked-if-of-rows.yaml", folder / "land")
    return incentives.load_library(folder, vocabulary=Case)


def case(*rows: dict[str, object]) -> Case:
    cares = (
        Care(
            month=Month(2023, number),
            declared={f"{ID}.{name}": value for name, value in row.items()},
        )
        for number, row in enumerate(rows, start=1)
    )
    return Case(place="LD", grower=GROWER, cares=tuple(cares))


def told(found: incentives.Assessment[Case]) -> list[tuple[str, tuple[str, ...]]]:
    return [
        (note.subject, note.touches)
        for note in found.coverage
        if note.kind is CoverageKind.NOT_ASKED
    ]


def test_what_a_row_gives_and_is_not_asked_is_told(library: Library) -> None:
    """Once for all rows; not where only a row gives it that is asked."""
    asked: dict[str, object] = {"ground": "wet", "drains": 2, "lined": False}
    not_asked: dict[str, object] = {"ground": "dry"}
    given_anyway = incentives.assess(case(asked, {**not_asked, "drains": 7}), library, on=DAY)
    both = (f"{ID}.all_drains", f"{ID}.drainage")
    assert told(given_anyway) == [(f"{ID}.drains", both)]
    assert told(incentives.assess(case(asked, not_asked), library, on=DAY)) == []


def test_forms_say_of_which_rows_it_is_asked(library: Library) -> None:
    """Beside the field of the list, and in the case file to fill in."""
    fields = form_of(library, ("land",)).fields
    only_if = fields[f"cares[].{ID}.lined"].asked_if
    assert only_if is not None
    assert only_if.zh == "排水沟数大于0"
    assert fields[f"cares[].{ID}.ground"].asked_if is None
    assert "only if drains is more than 0" in case_template(library, Language.EN)


VALUES: dict[str, list[object]] = {
    "ground": ["wet", "dry"],
    "drains": [0, 2, 7],
    "lined": [True, False],
}
ROW = st.fixed_dictionaries({name: st.sampled_from(values) for name, values in VALUES.items()})


@given(
    st.lists(ROW, max_size=3),
    st.sets(st.tuples(st.integers(0, 2), st.sampled_from(["ground", "drains", "lined"]))),
)
def test_whatever_is_left_out_the_range_has_room_for_what_it_may_be(
    library: Library, full: list[dict[str, object]], left_out: set[tuple[int, str]]
) -> None:
    """Whether or not it is known of which rows a fact is asked."""
    known = [
        {name: value for name, value in row.items() if (place, name) not in left_out}
        for place, row in enumerate(full)
    ]
    some, every = (incentives.assess(case(*rows), library, on=DAY) for rows in (known, full))
    assert_have_room(some, every)
