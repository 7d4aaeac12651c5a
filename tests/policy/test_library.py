"""The library as a place and a day of knowledge see it."""

from datetime import date
from pathlib import Path

import pytest

from incentives import Library
from incentives.policy.library import law_of
from tests.engine.small_domain import CITY, VILLAGE, grants, instrument, write_library

PARAMETER = (
    "parameters:\n  paid: "
    "{text: TEXT, unit: CNY, values: [{to: 2021-12-31, value: 100, cite: '1'}]}\n"
)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return write_library(
        tmp_path,
        {
            "land/one.yaml": instrument(
                "land.one", PARAMETER + grants(grant="paid"), published="2020-03-05"
            ),
            "land/city/two.yaml": instrument(
                "land.city.two",
                "sets: "
                "{land.one.paid: [{from: 2021-07-01, to: 2022-12-31, value: 200, cite: '1'}]}\n",
                first="2021-07-01",
                published="not_on_record",
            ),
            "land/city/deeper/three.yaml": instrument(
                "land.city.deeper.three", grants(grant="workshop.spent"), first="2020-05"
            ),
        },
    )


def test_a_place_is_found_by_its_present_and_its_earlier_codes(library: Library) -> None:
    """With those above it, the root first; a code that no place has finds nothing."""
    assert library.chain_of(CITY) == library.chain_of("320199") == ("", "land", "land.city")
    assert library.chain_of(VILLAGE) == ("", "land", "land.city", "land.city.village")
    assert library.chain_of("999999") is None


def test_a_folder_without_a_place_belongs_to_the_one_above(library: Library) -> None:
    """Its instruments are those of the city."""
    assert library.instruments["land.city.deeper.three"].jurisdiction == "land.city"


def test_law_applies_at_its_place_and_below(library: Library) -> None:
    """What the city makes is no law of the land."""
    land, city = law_of(library, ("", "land")), law_of(library, ("", "land", "land.city"))
    assert [law.applies("land.one") for law in (land, city)] == [True, True]
    assert [law.applies("land.city.two") for law in (land, city)] == [False, True]


def test_law_is_known_from_its_publication(library: Library) -> None:
    """Where that is not on record, from the first day surely in force."""
    chain = ("", "land", "land.city")

    def known(instrument_id: str, day: date) -> bool:
        return law_of(library, chain, day).is_known(instrument_id)

    assert [known("land.one", day) for day in (date(2020, 3, 4), date(2020, 3, 5))] == [False, True]
    assert [known("land.city.two", day) for day in (date(2021, 6, 30), date(2021, 7, 1))] == [
        False,
        True,
    ]
    assert law_of(library, chain).is_known("land.city.two")


@pytest.mark.parametrize(
    ("day", "at_land", "at_city"),
    [
        (date(2019, 12, 31), None, None),
        (date(2020, 1, 1), 100, 100),
        (date(2021, 6, 30), 100, 100),
        (date(2021, 7, 1), 100, 200),
        (date(2021, 12, 31), 100, 200),
        (date(2022, 1, 1), None, 200),
        (date(2023, 1, 1), None, None),
    ],
)
def test_each_place_has_its_figure_for_a_day(
    library: Library, day: date, at_land: int | None, at_city: int | None
) -> None:
    """The lower place's where it has one; none in a gap."""
    found = []
    for chain in (("", "land"), ("", "land", "land.city")):
        dated = law_of(library, chain).figure_on("land.one.paid", day)
        found.append(dated.figure if dated is not None else None)
    assert found == [at_land, at_city]


def test_places_lie_as_deep_as_their_folders(library: Library) -> None:
    """Depths count the folders from the root."""
    assert [
        library.jurisdictions[place].depth
        for place in ("", "land", "land.city", "land.city.village")
    ] == [0, 1, 2, 3]
