"""Cases made to do harm give a CaseError with the path of the fact; nothing else comes out.

They come as text and as objects.
"""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, cast

import pytest
from moneyed import Money

import incentives
from incentives import UNKNOWN, CaseError, CaseFault, Month, Period
from incentives.calculator import vocabulary_of
from incentives.facts.document import structure_case
from incentives.facts.snapshot import take_snapshot
from tests.conformance.planting import Case, Grower, PaperHeld, PaperKind, Planting, Watering

ON = date(2023, 6, 30)
LIBRARY = Path(__file__).parents[1] / "conformance" / "library"
PLACE = "place: LD\n"


@pytest.fixture(scope="module")
def library() -> incentives.Library:
    return incentives.load_library(LIBRARY, vocabulary=Case)


def refused_text(text: str, library: incentives.Library) -> list[tuple[str, str]]:
    """Path and slug of each fault; the text must not get through reading and assessing."""
    with pytest.raises(CaseError) as caught:
        incentives.assess(incentives.parse_case(text, vocabulary=Case), library, on=ON)
    return [(getattr(fault, "path", ""), fault.slug) for fault in caught.value.faults]


def refused(make: Callable[[], object], library: incentives.Library) -> list[tuple[str, str]]:
    """Path and slug of each fault of a case built in Python."""
    with pytest.raises(CaseError) as caught:
        incentives.assess(make(), library, on=ON)
    return [
        (fault.path, fault.slug) for fault in caught.value.faults if isinstance(fault, CaseFault)
    ]


@pytest.mark.parametrize(
    "number",
    [
        "nan",
        "NaN",
        ".nan",
        "inf",
        "-Infinity",
        ".inf",
        "1e400",
        "1e-400",
        "1" + "0" * 400,
        "1." + "0" * 400,
        "010",
        "0x10",
        "1_000",
        "+1",
        "'1,000'",
        ".5",
        "5.",
        "true",
        "[1]",
        "{a: 1}",
        "'1 EUR'",
        "١٢",
        "none",
        "''",
        "-",
    ],
)
def test_only_plain_digits_are_money(number: str, library: incentives.Library) -> None:
    """NaN, infinities, 10^400, exponents, lists: refused with the path of the fact."""
    assert [("plantings[0].cost", "not-a-number")] == refused_text(
        f"{PLACE}plantings: [{{cost: {number}}}]", library
    )


@pytest.mark.parametrize(
    ("facts", "path", "slug"),
    [
        ("plantings: [{trees: -1}]", "plantings[0].trees", "fact-out-of-range"),
        ("plantings: [{trees: 100001}]", "plantings[0].trees", "fact-out-of-range"),
        ("plantings: [{cost: -0.01}]", "plantings[0].cost", "fact-out-of-range"),
        ("plantings: [{cost: 1000000000000000000000}]", "plantings[0].cost", "fact-out-of-range"),
        ("plantings: [{trees: 1.5}]", "plantings[0].trees", "not-whole"),
        ("plantings: [{ordered_on: 2023-02-29}]", "plantings[0].ordered_on", "no-such-day"),
        ("plantings: [{ordered_on: 0000-01-01}]", "plantings[0].ordered_on", "no-such-day"),
        ("plantings: [{ordered_on: 20230101}]", "plantings[0].ordered_on", "not-a-date"),
        ("plantings: [{ordered_on: 2023-W01-1}]", "plantings[0].ordered_on", "not-a-date"),
        ("plantings: [{ordered_on: none}]", "plantings[0].ordered_on", "not-a-date"),
        (
            "plantings: [{ordered_on: 2023-03-01, planted_on: 2023-02-28}]",
            "plantings[0].planted_on",
            "dates-out-of-order",
        ),
        ("plantings: [{species: Elm}]", "plantings[0].species", "unknown-value"),
        ("plantings: [{species: [oak]}]", "plantings[0].species", "unknown-value"),
        ("plantings: {trees: 1}", "plantings", "wrong-type"),
        ("plantings: none", "plantings", "wrong-type"),
        ("plantings: [[]]", "plantings[0]", "wrong-type"),
        ("waterings: [{month: 2023-13}]", "waterings[0].month", "not-a-month"),
        ("waterings: [{month: 0000-01}]", "waterings[0].month", "not-a-month"),
        ("waterings: [{month: 2023-01-01}]", "waterings[0].month", "not-a-month"),
        ("grower: oak", "grower", "wrong-type"),
        ("grower: {is_member: yes}", "grower.is_member", "not-yes-or-no"),
        ("grower: {is_member: [true]}", "grower.is_member", "not-yes-or-no"),
        ("grower: {is_member: {a: b}}", "grower.is_member", "not-yes-or-no"),
        ("grower: {grows: oak}", "grower.grows", "wrong-type"),
        ("grower: {grows: [oak, oak]}", "grower.grows", "repeated-value"),
        ("grower: {certified: true}", "grower.certified", "wrong-type"),
        (
            "grower: {certified: {from: 2023-02-01, to: 2023-01-01}}",
            "grower.certified",
            "dates-out-of-order",
        ),
        (
            "grower: {certified: [{from: 2022-01-01}, {from: 2023-01-01}]}",
            "grower.certified[1]",
            "overlapping-periods",
        ),
        ("grower: {__class__: x}", "grower.__class__", "unknown-fact"),
        ("papers: [{valid_to: 2023-01-01}]", "papers[0].kind", "fact-required"),
        ("declared: []", "declared", "wrong-type"),
        ("declared: {x: 1}", "declared.x", "unknown-fact"),
    ],
)
def test_a_wrong_fact_is_refused(
    facts: str, path: str, slug: str, library: incentives.Library
) -> None:
    """Out of bounds, of wrong type, day, value or order: path and slug say which."""
    assert [(path, slug)] == refused_text(PLACE + facts, library)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "~",
        "- a",
        "a",
        "[]",
        "place: LD\nplace: LD",
        "place: &a LD",
        "place: *a",
        "place: !!str LD",
        "<<: {}",
        "place: LD\n---\nplace: LD",
        "place: L\u202eD",
        "place: LD\nnames: " + "[" * 60 + "]" * 60,
        "plantings: " + "x" * 300_000,
        PLACE + "plantings:\n" + "- {trees: 1}\n" * 100_000,
    ],
    ids=[
        "empty",
        "null",
        "list",
        "scalar",
        "empty-list",
        "twice",
        "anchor",
        "alias",
        "tag",
        "merge",
        "two",
        "bidi",
        "deep",
        "long",
        "100,000-rows",
    ],
)
def test_a_text_that_is_no_case_is_refused(text: str, library: incentives.Library) -> None:
    """The strict reading of policy files holds for cases, its limits included."""
    assert refused_text(text, library)


DECLARED_VALUES = (
    "nan",
    "-1",
    "51",
    "[1]",
    "[]",
    "{from: 2021-01-01}",
    "{a: b}",
    "[[]]",
    "1e400",
    "9" * 40,
    "x",
    "none",
)


@pytest.mark.parametrize("value", DECLARED_VALUES)
def test_a_wrong_declared_number_is_refused(value: str, library: incentives.Library) -> None:
    """What an instrument asks for itself is checked as strictly."""
    facts = f"grower: {{registered_on: 2022-01-01}}\ndeclared: {{land.notice.helpers: {value}}}"
    assert ["declared.land.notice.helpers"] == [
        path for path, _ in refused_text(PLACE + facts, library)
    ]


@pytest.mark.parametrize("value", DECLARED_VALUES)
def test_a_wrong_declared_yes_or_no_is_refused(value: str, library: incentives.Library) -> None:
    """What an instrument asks for itself is checked as strictly."""
    facts = (
        f"plantings: [{{trees: 1, ordered_on: 2022-01-01}}]\ndeclared: "
        f"{{land.notice.trained: {value}}}"
    )
    assert ["declared.land.notice.trained"] == [
        path for path, _ in refused_text(PLACE + facts, library)
    ]


def test_a_wrong_declared_fact_is_refused_though_nothing_reads_it(
    library: incentives.Library,
) -> None:
    """Whether a fact is refused does not hang on what else is known."""
    assert refused_text(
        PLACE + "plantings: []\ndeclared: {land.notice.helpers: many, land.notice.trained: maybe}",
        library,
    )


def case(**facts: Any) -> Callable[[], Case]:  # noqa: ANN401 — anything can be given
    return lambda: Case(**{"place": "LD", **facts})


def planting(**facts: Any) -> Callable[[], Case]:  # noqa: ANN401 — anything can be given
    return case(plantings=(Planting(**facts),))


def grower(**facts: Any) -> Callable[[], Case]:  # noqa: ANN401 — anything can be given
    return case(grower=Grower(**facts))


def watering(**facts: Any) -> Callable[[], Case]:  # noqa: ANN401 — anything can be given
    return case(waterings=(Watering(**facts),))


WRONG_OBJECTS: list[tuple[Callable[[], object], str, str]] = [
    (planting(cost=1.5), "plantings[0].cost", "wrong-type"),
    (planting(cost=True), "plantings[0].cost", "wrong-type"),
    (planting(cost=Decimal("NaN")), "plantings[0].cost", "fact-not-finite"),
    (planting(cost=-1), "plantings[0].cost", "fact-out-of-range"),
    (planting(cost=Money("NaN", "EUR")), "plantings[0].cost", "fact-not-finite"),
    (planting(cost=Money("-Infinity", "EUR")), "plantings[0].cost", "fact-not-finite"),
    (planting(cost=Money(5, "USD")), "plantings[0].cost", "wrong-currency"),
    (planting(cost=Money("1e999999", "EUR")), "plantings[0].cost", "fact-out-of-range"),
    (planting(area_m2=Decimal("sNaN")), "plantings[0].area_m2", "fact-not-finite"),
    (planting(area_m2=Decimal("1e400")), "plantings[0].area_m2", "fact-out-of-range"),
    (planting(area_m2=Decimal("1e-400")), "plantings[0].area_m2", "fact-out-of-range"),
    (planting(area_m2=Decimal("1." + "3" * 5000)), "plantings[0].area_m2", "fact-out-of-range"),
    (planting(trees=10**400), "plantings[0].trees", "fact-out-of-range"),
    (planting(trees=10**5000), "plantings[0].trees", "fact-out-of-range"),
    (planting(trees=True), "plantings[0].trees", "wrong-type"),
    (planting(trees="3"), "plantings[0].trees", "wrong-type"),
    (planting(trees=float("nan")), "plantings[0].trees", "wrong-type"),
    (planting(trees=None), "plantings[0].trees", "fact-none"),
    (planting(ordered_on=datetime(2023, 1, 1)), "plantings[0].ordered_on", "wrong-type"),  # noqa: DTZ001
    (planting(ordered_on="2023-01-01"), "plantings[0].ordered_on", "wrong-type"),
    (planting(species=PaperKind.PERMIT), "plantings[0].species", "wrong-type"),
    (planting(species="oak"), "plantings[0].species", "wrong-type"),
    (watering(month=date(2023, 1, 1)), "waterings[0].month", "wrong-type"),
    (watering(month="2023-01"), "waterings[0].month", "wrong-type"),
    (grower(certified="x"), "grower.certified", "wrong-type"),
    (grower(certified=(date(2023, 1, 1),)), "grower.certified", "wrong-type"),
    (grower(certified=[Period(date(2023, 1, 1))]), "grower.certified", "wrong-type"),
    (grower(grows=frozenset({"oak"})), "grower.grows", "wrong-type"),
    (grower(grows={"oak"}), "grower.grows", "wrong-type"),
    (case(plantings=[Planting()]), "plantings", "wrong-type"),
    (case(plantings=(1,)), "plantings[0]", "wrong-type"),
    (case(plantings=None), "plantings", "wrong-type"),
    (case(place=5), "place", "wrong-type"),
    (case(place=UNKNOWN), "place", "fact-required"),
    (case(papers=(PaperHeld(kind=cast(Any, UNKNOWN)),)), "papers[0].kind", "fact-required"),
    (case(declared=None), "declared", "wrong-type"),
    (case(declared=["land.notice.helpers"]), "declared", "wrong-type"),
    (case(declared={"land.notice.helpers": 10**400}), "declared.land.notice.helpers", "wrong-type"),
    (case(declared={"land.notice.helpers": 1.5}), "declared.land.notice.helpers", "wrong-type"),
    (lambda: 5, "", "wrong-case"),
    (Grower, "", "wrong-case"),
    (lambda: Case, "", "wrong-case"),
]


@pytest.mark.parametrize(
    ("make", "path", "slug"), WRONG_OBJECTS, ids=map(str, range(len(WRONG_OBJECTS)))
)
def test_an_object_of_the_wrong_kind_is_refused(
    make: Callable[[], object], path: str, slug: str, library: incentives.Library
) -> None:
    """What a caller can put into an attrs class is checked like what stands in a file."""
    assert [(path, slug)] == refused(make, library)


TAKEN_FOR_UNKNOWN: list[tuple[Callable[[], object], str]] = [
    (case(grower=None), "grower"),
    (case(grower={"is_member": True}), "grower"),
    (case(grower=Planting()), "grower"),
    (case(declared={5: 1}), "declared.5"),
    (grower(certified=(Period(cast(Any, "2023-01-01")),)), "grower.certified"),
    (grower(certified=(Period(date(2022, 1, 1), cast(Any, "x")),)), "grower.certified"),
]


@pytest.mark.parametrize(
    ("make", "path"), TAKEN_FOR_UNKNOWN, ids=map(str, range(len(TAKEN_FOR_UNKNOWN)))
)
def test_an_object_of_another_kind_is_not_taken_for_unknown(
    make: Callable[[], object], path: str, library: incentives.Library
) -> None:
    """An object of another kind is a mistake of the caller, not a fact that nobody has said."""
    assert [path] == [where for where, _ in refused(make, library)]


def test_a_float_in_a_document_is_refused() -> None:
    """Documents that come from other programs hold floats; they are not exact."""
    with pytest.raises(CaseError) as caught:
        structure_case({"place": "LD", "plantings": [{"cost": 0.1}]}, vocabulary_of(Case))
    assert ["float-refused"] == [fault.slug for fault in caught.value.faults]


def test_a_hundred_thousand_rows_are_refused() -> None:
    """Rows built in Python are bounded as those of a file are."""
    rows = tuple(Planting(trees=1) for _ in range(100_000))
    with pytest.raises(CaseError) as caught:
        take_snapshot(Case(place="LD", plantings=rows), vocabulary_of(Case))
    assert ["too-many-rows"] == [fault.slug for fault in caught.value.faults]


@pytest.mark.parametrize("year", [0, 10_000, -1])
def test_a_month_outside_the_calendar_cannot_be_made(year: int) -> None:
    """A month has a year from 1 to 9999."""
    with pytest.raises(ValueError, match="year"):
        Month(year, 1)


@pytest.mark.parametrize("day", [date.min, date.max])
def test_the_ends_of_the_calendar_are_days_like_others(
    day: date, library: incentives.Library
) -> None:
    """Facts and days of assessment at the ends of the calendar break nothing."""
    case = Case(
        place="LD",
        grower=Grower(registered_on=day, certified=(Period(day),)),
        plantings=(Planting(trees=1, ordered_on=day),),
        waterings=(Watering(month=Month(day.year, day.month), bill=Money(1, "EUR")),),
        papers=(PaperHeld(kind=PaperKind.PERMIT, valid_to=day),),
    )
    assert incentives.assess(case, library, on=day).to_json()
