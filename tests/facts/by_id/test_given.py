"""What a row gives by full id of the facts that instruments ask of each row."""

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

import incentives
from incentives import UNKNOWN, CaseError, Library, Period
from incentives.calculator import case_from, case_to
from incentives.facts.snapshot import read_snapshot, take_snapshot
from incentives.values.place import FactPath
from tests.conformance.planting import Case
from tests.conformance.planting_rows import Care

CONFORMANCE = Path(__file__).resolve().parents[2] / "conformance"
OF = "land.declared-rows."
MISSPELT = (
    f"cares[0].declared.{OF}nativ: no instrument asks for this fact [unknown-fact]\n"
    f"    Did you mean '{OF}native'?"
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The rules that ask something of each month of care."""
    land = tmp_path_factory.mktemp("policies") / "land"
    land.mkdir()
    for path in ("library/land/jurisdiction.yaml", "good/declared-rows.yaml"):
        text = (CONFORMANCE / path).read_text(encoding="utf-8")
        (land / Path(path).name).write_text(text, encoding="utf-8")
    return incentives.load_library(land.parent, vocabulary=Case)


def test_each_fact_is_read_by_the_type_that_the_instrument_states(library: Library) -> None:
    """As a document writes it; a day may be known not to have come about."""
    given = {
        OF + "native": "true",
        OF + "height": "12.5",
        OF + "pruned_on": "none",
        OF + "fenced": {"from": "2021-01-01", "to": "2021-12-31"},
    }
    case = case_from({"place": "LD", "cares": [{"declared": given}]}, vocabulary=Case)
    rows = take_snapshot(case, library.vocabulary).rows["cares"]
    assert isinstance(rows, tuple)
    read = {name.removeprefix(OF): value for name, value in rows[0].values.items() if OF in name}
    assert read == {
        "native": True,
        "height": Fraction(25, 2),
        "watered": UNKNOWN,
        "pruned_on": None,
        "ground": UNKNOWN,
        "owner": UNKNOWN,
        "fenced": (Period(date(2021, 1, 1), date(2021, 12, 31)),),
    }
    assert case_to(case)["cares"] == [{"declared": given}]


def test_a_row_that_gives_none_is_written_as_ever() -> None:
    """Nothing that was written before facts of rows is written otherwise."""
    assert case_to(Case(place="LD", cares=(Care(),)))["cares"] == [{}]


def test_all_are_unknown_where_a_row_gives_none(library: Library) -> None:
    """A fact that is left out is not known, whatever other rows give."""
    case = Case(place="LD", cares=(Care(), Care(declared={OF + "native": False})))
    rows = take_snapshot(case, library.vocabulary).rows["cares"]
    assert isinstance(rows, tuple)
    assert [row.values[OF + "native"] for row in rows] == [UNKNOWN, False]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (3, "cares[0].declared: got 3, expected facts by their full id [wrong-type]"),
        (
            {OF + "height": "501"},
            f"cares[0].declared.{OF}height: got 501, expected 0 to 500 [fact-out-of-range]",
        ),
        (
            {OF + "native": "maybe"},
            f"cares[0].declared.{OF}native: got 'maybe', expected true or false [wrong-type]",
        ),
        ({OF + "nativ": True}, MISSPELT),
    ],
)
def test_what_a_row_cannot_give_is_told_at_its_place(
    given: object, told: str, library: Library
) -> None:
    """With the list, the row and the full id."""
    document = {"place": "LD", "cares": [{"declared": given}]}
    with pytest.raises(CaseError) as caught:
        case_from(document, vocabulary=Case, library=library)
    assert str(caught.value) == told


def test_a_fact_of_rows_is_not_given_of_the_case(library: Library) -> None:
    """Nor of rows of another list; where it belongs is told."""
    document = {
        "place": "LD",
        "saplings": [{"declared": {OF + "native": True}}],
        "declared": {OF + "native": True},
    }
    with pytest.raises(CaseError) as caught:
        case_from(document, vocabulary=Case, library=library)
    advice = "no instrument asks for this fact here [unknown-fact]\n    Give it within a row of"
    assert str(caught.value) == (
        f"declared.{OF}native: {advice} 'cares'.\n"
        f"saplings[0].declared.{OF}native: {advice} 'cares'."
    )


def test_without_a_library_nobody_knows_what_is_asked(library: Library) -> None:
    """The ids are kept for who knows."""
    case = Case(place="LD", cares=(Care(declared={OF + "native": True}),))
    snapshot, faults = read_snapshot(case, incentives.calculator.vocabulary_of(Case))
    path = FactPath(("cares", 0)).inner("declared").inner(OF + "native")
    assert (faults, snapshot.unasked) == ([], (path,))
    assert take_snapshot(case, library.vocabulary).unasked == ()


def test_paths_lead_into_the_document(library: Library) -> None:
    """By the name that a case has for what instruments ask, and by the id alone."""
    vocabulary = library.vocabulary
    short = FactPath.parse(f"cares[1].{OF}height")
    long = FactPath.parse(f"cares[1].declared.{OF}height")
    assert vocabulary.of_declared(long) == short
    steps = ("cares", 1, "declared", OF + "height")
    assert vocabulary.steps_to(short) == vocabulary.steps_to(long) == steps
    field = vocabulary.field_of(short)
    assert field is not None
    assert (field.name, field.asked is not None) == (OF + "height", True)
