"""Sums over rows: found by key or tried one by one, with facts left out, and of many rows."""

import json
import shutil
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, cast

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from moneyed import Money

from incentives import Determination, Library, Month, Period, assess, load_library
from incentives.documents.record import determination_document
from incentives.documents.trace import spelled_out
from incentives.engine.assessment.assessor import Assessor
from incentives.errors import CaseError
from incentives.facts.known import MOST_ROWS
from incentives.facts.snapshot import take_snapshot
from incentives.facts.unknown import NOT_COME_ABOUT
from incentives.language.operators.gathering import Gathering
from incentives.policy.library import law_of
from tests.conformance.planting import Case, Grower, Planting, Soil, Species, Watering
from tests.conformance.planting_rows import (
    Care,
    CareKind,
    Course,
    Level,
    Loan,
    Parcel,
    Permit,
    Sapling,
    Stand,
    Visit,
)
from tests.engine.small_domain import contradictions
from tests.gaps import with_gaps
from tests.trying import examples
from tests.work import calls_in

CONFORMANCE = Path(__file__).parents[2] / "conformance"
NAMES = (
    "rows-by-month",
    "rows-in-order",
    "rows-in-groups",
    "calendar",
    "floors-and-gaps",
    "shares",
)
ON = date(2023, 6, 30)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The policy fragments that speak of rows, in one library."""
    land = tmp_path_factory.mktemp("policies") / "land"
    land.mkdir()
    shutil.copy(CONFORMANCE / "library" / "land" / "jurisdiction.yaml", land)
    for name in NAMES:
        shutil.copy(CONFORMANCE / "good" / f"{name}.yaml", land)
    return load_library(land.parent, vocabulary=Case)


def euro(amount: int | str | Decimal) -> Money:
    return Money(amount, "EUR")


_names = st.sampled_from(["a", "b"])
_months = st.builds(Month, st.sampled_from([2022, 2023]), st.integers(1, 4))
_days = st.dates(date(2022, 1, 1), date(2022, 1, 20))
_euros = st.integers(0, 60_000).map(lambda cents: euro(Decimal(cents) / 100))
_statuses = st.one_of(
    st.just(()),
    _days.map(lambda day: (Period(day),)),
    _days.map(lambda day: (Period(day, day + timedelta(days=40)),)),
)


def _rows(of: st.SearchStrategy[Any], most: int = 4) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(of, max_size=most).map(tuple)


_cases = st.builds(
    Case,
    place=st.just("LD"),
    grower=st.builds(
        Grower,
        is_member=st.booleans(),
        registered_on=st.just(date(2022, 1, 1)),
        certified=_statuses,
        grows=st.just(frozenset({Species.OAK})),
        main_species=st.just(Species.OAK),
        income=st.just(euro(0)),
    ),
    plantings=_rows(
        st.builds(
            Planting,
            species=st.sampled_from(Species),
            soil=st.sampled_from(Soil),
            trees=st.integers(0, 25),
            area_m2=st.just(Decimal(1)),
            cost=_euros,
            ordered_on=st.dates(date(2021, 12, 1), date(2023, 7, 31)),
            planted_on=st.just(NOT_COME_ABOUT) | st.dates(date(2023, 8, 1), date(2023, 8, 31)),
        ),
        2,
    ),
    waterings=st.lists(
        st.builds(Watering, month=_months, bill=_euros),
        max_size=4,
        unique_by=lambda watering: watering.month,
    ).map(tuple),
    saplings=st.lists(
        st.builds(
            Sapling,
            tag=_names,
            sown_on=st.dates(date(2020, 1, 1), date(2022, 1, 31)),
            rank=st.integers(1, 4),
        ),
        max_size=2,
        unique_by=lambda sapling: sapling.tag,
    ).map(tuple),
    cares=_rows(
        st.builds(
            Care,
            sapling=_names,
            month=_months,
            days=st.integers(0, 31),
            kind=st.sampled_from(CareKind),
            fee=_euros,
        ),
        5,
    ),
    visits=_rows(
        st.builds(
            Visit, day=_days, hours=st.integers(0, 40).map(lambda tenths: Decimal(tenths) / 10)
        ),
        3,
    ),
    permits=_rows(st.builds(Permit, trees=st.integers(0, 30), valid=_statuses), 2),
    stands=_rows(st.builds(Stand, month=_months, trees=st.integers(0, 30)), 3),
    courses=_rows(
        st.builds(
            Course,
            person=_names,
            craft=_names,
            level=st.sampled_from(Level),
            passed_on=st.just(NOT_COME_ABOUT) | _days,
        ),
        6,
    ),
    loans=_rows(st.builds(Loan, paid_out_on=st.just(NOT_COME_ABOUT) | _days, principal=_euros)),
    parcels=_rows(
        st.builds(
            Parcel,
            county=_names,
            trees=st.integers(0, 9),
            area_m2=st.integers(0, 300).map(lambda m: Decimal(m) / 10),
            leased=_statuses,
        ),
        3,
    ),
    papers=st.just(()),
)
_pairs = with_gaps(_cases, most=6)


def workings(library: Library, case: Case, *, finds_rows: bool) -> object:
    """In full, the terms of each sum in an order of their own."""
    law = law_of(library, library.chain_from("land"))
    assessor = Assessor(
        law=law, snapshot=take_snapshot(case, library.vocabulary), on=ON, finds_rows=finds_rows
    )
    determinations = assessor.all_determinations()
    return [in_an_order(spelled_out(determination_document(each))) for each in determinations]


def in_an_order(document: object) -> object:
    if isinstance(document, list):
        return [in_an_order(each) for each in document]
    if not isinstance(document, dict):
        return document
    inside = {name: in_an_order(each) for name, each in document.items()}
    if document.get("op") in set(Gathering) and "parts" in inside:
        inside["parts"] = sorted(cast("list[object]", inside["parts"]), key=json.dumps)
    return inside


@settings(max_examples=examples(15))
@given(pair=_pairs)
def test_rows_found_by_key_give_the_same_working_as_rows_tried(
    library: Library, pair: tuple[Case, Case]
) -> None:
    """Value, range, what is missing and every trace are the same, whatever is not known."""
    for case in pair:
        assert workings(library, case, finds_rows=False) == workings(library, case, finds_rows=True)


@settings(max_examples=examples(15))
@given(pair=_pairs)
def test_a_new_fact_never_overturns_what_is_known_of_rows(
    library: Library, pair: tuple[Case, Case]
) -> None:
    """What is known without some facts stays with them; ranges contain what it comes to."""
    partial, full = (assess(case, library, on=ON) for case in pair)
    assert [] == contradictions(partial, full)


@settings(max_examples=examples(15))
@given(case=_cases, data=st.data())
def test_the_order_of_the_list_matters_only_among_equals(
    library: Library, case: Case, data: st.DataObject
) -> None:
    """Loans of different days come to the same in any order of the list."""
    by_day = (
        {loan.paid_out_on: loan for loan in case.loans} if isinstance(case.loans, tuple) else {}
    )
    loans = tuple(by_day.values())
    shuffled = tuple(data.draw(st.permutations(loans)))
    name = "land.rows-in-order.limit_filled_in_order"
    amounts = [
        assess(attrs.evolve(case, loans=each), library, on=ON)[name].amount
        for each in (loans, shuffled)
    ]
    assert amounts[0] == amounts[1]


def care_of(saplings: int, months: int) -> Case:
    cares = tuple(
        Care(sapling=f"s{sapling}", month=Month(2020 + month // 12, month % 12 + 1), days=20)
        for sapling in range(saplings)
        for month in range(months)
    )
    return Case(place="LD", grower=Grower(registered_on=date(2022, 1, 1)), cares=cares)


def months_of_year(library: Library, case: Case) -> Determination:
    law = law_of(library, library.chain_from("land"))
    assessor = Assessor(law=law, snapshot=take_snapshot(case, library.vocabulary), on=ON)
    return assessor.determination("land.rows-by-month.so_many_months_a_year")


def test_running_limits_grow_about_as_the_rows_do(library: Library) -> None:
    """Eight times the saplings take about eight times the work, not sixty-four times."""
    few, many = care_of(25, 12), care_of(200, 12)
    months_of_year(library, few)  # what is worked out once for the library is not counted
    work = calls_in(lambda: months_of_year(library, few))
    assert calls_in(lambda: months_of_year(library, many)) < 10 * work


def test_a_running_limit_over_thousands_of_rows(library: Library) -> None:
    """400 saplings, 12 months each, three of them paid: 400 x 3 x 100."""
    assert euro(120_000) == months_of_year(library, care_of(400, 12)).amount


def test_a_list_has_a_bounded_number_of_rows(library: Library) -> None:
    """At most 5,000 rows are taken; one more is refused with the list and both numbers."""
    stands = tuple(Stand(month=Month(2022, 1), trees=1) for _ in range(MOST_ROWS + 1))
    with pytest.raises(CaseError) as caught:
        assess(Case(place="LD", stands=stands), library, on=ON)
    assert "stands: got 5,001 rows, at most 5,000 are taken [too-many-rows]" == str(caught.value)
    assert assess(Case(place="LD", stands=stands[:-1]), library, on=ON)
