"""A case as the engine reads it: checked, and exact."""

from datetime import date, datetime
from decimal import Decimal, localcontext
from fractions import Fraction

import attrs
import pytest
from hypothesis import given
from moneyed import Money

from incentives.calculator import vocabulary_of
from incentives.childcare import (
    Case,
    ElectricityBill,
    Institution,
    OrganisationKind,
    PaperHeld,
    Premise,
    Project,
    ProjectKind,
    TaxYear,
)
from incentives.errors import CaseError, CaseFault
from incentives.facts.known import RowFacts
from incentives.facts.snapshot import Snapshot, take_snapshot
from incentives.facts.unknown import NOT_COME_ABOUT, UNKNOWN
from incentives.language.operators import OPERATORS
from incentives.values.period import Month, Period
from tests.strategies import partial_cases

VOCABULARY = vocabulary_of(Case)
A_TIME = datetime(2022, 1, 1)  # noqa: DTZ001 - a time of no zone is what is refused


def snapshot_of(**facts: object) -> Snapshot:
    return take_snapshot(Case(district="320614", **facts), VOCABULARY)  # type: ignore[arg-type]


def faults_of(**facts: object) -> list[CaseFault]:
    with pytest.raises(CaseError) as caught:
        snapshot_of(**facts)
    return [fault for fault in caught.value.faults if isinstance(fault, CaseFault)]


def institution(**facts: object) -> Institution:
    return Institution(**facts)  # type: ignore[arg-type]


def project(**facts: object) -> tuple[Project, ...]:
    return (Project(**facts),)  # type: ignore[arg-type]


def bill(**facts: object) -> tuple[ElectricityBill, ...]:
    return (ElectricityBill(**facts),)  # type: ignore[arg-type]


def test_facts_are_exact_and_by_path() -> None:
    """Money as its amount, enumerations by value, rows by their place; what is unknown stays so."""
    snapshot = snapshot_of(
        institution=institution(kind=OrganisationKind.COMPANY, filed=(Period(date(2022, 1, 1)),)),
        projects=project(investment=Money("0.10", "CNY"), places_after=60),
        premises=(),
    )
    assert snapshot.values["district"] == "320614"
    assert snapshot.values["institution.kind"] == "company"
    assert snapshot.values["institution.filed"] == (Period(date(2022, 1, 1)),)
    assert snapshot.values["institution.inclusive"] is UNKNOWN
    rows = snapshot.rows["projects"]
    assert isinstance(rows, tuple)
    assert (str(rows[0].path), rows[0].values["investment"], rows[0].values["places_after"]) == (
        "projects[0]",
        Fraction(1, 10),
        60,
    )
    assert (snapshot.rows["premises"], snapshot.rows["tax_years"]) == ((), UNKNOWN)


@pytest.mark.parametrize(
    ("facts", "path", "slug"),
    [
        ({"projects": project(investment=100.5)}, "projects[0].investment", "wrong-type"),
        ({"projects": project(investment=True)}, "projects[0].investment", "wrong-type"),
        (
            {"projects": project(investment=Money(100, "USD"))},
            "projects[0].investment",
            "wrong-currency",
        ),
        (
            {"projects": project(investment=Money(Decimal("NaN"), "CNY"))},
            "projects[0].investment",
            "fact-not-finite",
        ),
        (
            {"projects": project(investment=Money(Decimal("Infinity"), "CNY"))},
            "projects[0].investment",
            "fact-not-finite",
        ),
        (
            {"projects": project(investment=Money(-1, "CNY"))},
            "projects[0].investment",
            "fact-out-of-range",
        ),
        (
            {"projects": project(investment=Money(Decimal("1e1000000"), "CNY"))},
            "projects[0].investment",
            "fact-out-of-range",
        ),
        (
            {"projects": project(investment=Money(Decimal("1e-1000000"), "CNY"))},
            "projects[0].investment",
            "fact-out-of-range",
        ),
        (
            {"projects": project(investment=Money(10**16, "CNY"))},
            "projects[0].investment",
            "fact-out-of-range",
        ),
        ({"projects": project(investment=None)}, "projects[0].investment", "fact-none"),
        ({"projects": project(investment="100")}, "projects[0].investment", "wrong-type"),
        ({"projects": project(places_after=-1)}, "projects[0].places_after", "fact-out-of-range"),
        (
            {"projects": project(places_after=10_001)},
            "projects[0].places_after",
            "fact-out-of-range",
        ),
        (
            {"projects": project(places_after=10**400)},
            "projects[0].places_after",
            "fact-out-of-range",
        ),
        ({"projects": project(places_after=True)}, "projects[0].places_after", "wrong-type"),
        ({"projects": project(places_after=60.0)}, "projects[0].places_after", "wrong-type"),
        (
            {"projects": project(places_after=float("nan"))},
            "projects[0].places_after",
            "wrong-type",
        ),
        ({"projects": project(places_after="60")}, "projects[0].places_after", "wrong-type"),
        ({"projects": project(applied_on=A_TIME)}, "projects[0].applied_on", "wrong-type"),
        ({"projects": project(applied_on="2022-01-01")}, "projects[0].applied_on", "wrong-type"),
        ({"projects": project(applied_on=None)}, "projects[0].applied_on", "fact-none"),
        ({"projects": project(kind="new_build")}, "projects[0].kind", "wrong-type"),
        ({"projects": project(kind=OrganisationKind.COMPANY)}, "projects[0].kind", "wrong-type"),
        (
            {"projects": project(community_facility=1)},
            "projects[0].community_facility",
            "wrong-type",
        ),
        ({"projects": [Project()]}, "projects", "wrong-type"),
        ({"projects": (Premise(),)}, "projects[0]", "wrong-type"),
        ({"projects": ({"kind": ProjectKind.NEW_BUILD},)}, "projects[0]", "wrong-type"),
        ({"electricity_bills": bill(month="2023-01")}, "electricity_bills[0].month", "wrong-type"),
        (
            {"electricity_bills": bill(quantity_kwh=Decimal("sNaN"))},
            "electricity_bills[0].quantity_kwh",
            "fact-not-finite",
        ),
        (
            {"electricity_bills": bill(quantity_kwh=Decimal("-0.01"))},
            "electricity_bills[0].quantity_kwh",
            "fact-out-of-range",
        ),
        ({"tax_years": (TaxYear(year=1993),)}, "tax_years[0].year", "fact-out-of-range"),
        ({"institution": institution(filed=True)}, "institution.filed", "wrong-type"),
        (
            {"institution": institution(filed=Period(date(2022, 1, 1)))},
            "institution.filed",
            "wrong-type",
        ),
        (
            {"institution": institution(filed=(date(2022, 1, 1),))},
            "institution.filed",
            "wrong-type",
        ),
        (
            {"institution": institution(filed=(Period(date(2022, 1, 2), date(2022, 1, 1)),))},
            "institution.filed",
            "dates-out-of-order",
        ),
        (
            {
                "institution": institution(
                    filed=(Period(date(2022, 1, 1), date(2022, 6, 1)), Period(date(2022, 6, 1)))
                )
            },
            "institution.filed[1]",
            "overlapping-periods",
        ),
        (
            {
                "institution": institution(
                    filed=(Period(date(2022, 1, 1)), Period(date(2023, 1, 1)))
                )
            },
            "institution.filed[1]",
            "overlapping-periods",
        ),
        (
            {
                "institution": institution(
                    filed=(Period(date(2023, 1, 1)), Period(date(2022, 1, 1), date(2022, 2, 1)))
                )
            },
            "institution.filed[1]",
            "overlapping-periods",
        ),
        (
            {
                "institution": institution(
                    registered_on=date(2022, 1, 2), filed=(Period(date(2022, 1, 1)),)
                )
            },
            "institution.filed",
            "dates-out-of-order",
        ),
        (
            {"projects": project(applied_on=date(2022, 1, 2), approved_on=date(2022, 1, 1))},
            "projects[0].approved_on",
            "dates-out-of-order",
        ),
        (
            {"institution": institution(care_modes=("full_day",))},
            "institution.care_modes",
            "wrong-type",
        ),
        (
            {"institution": institution(care_modes=frozenset({"full_day"}))},
            "institution.care_modes",
            "wrong-type",
        ),
        ({"name": 5}, "name", "wrong-type"),
        ({"papers": (PaperHeld(kind=UNKNOWN),)}, "papers[0].kind", "fact-required"),  # type: ignore[arg-type]
    ],
)
def test_each_refusal_has_its_path_and_slug(facts: dict[str, object], path: str, slug: str) -> None:
    """One fault, at the fact."""
    assert [(path, slug)] == [(fault.path, fault.slug) for fault in faults_of(**facts)]


@pytest.mark.parametrize(
    "facts",
    [
        {"projects": project(investment=Money(0, "CNY"))},
        {"projects": project(investment=Money(10**15, "CNY"))},
        {"projects": project(places_after=0)},
        {"projects": project(places_after=10_000)},
        {"projects": project(approved_on=NOT_COME_ABOUT)},
        {"projects": project(applied_on=date(2022, 1, 1), approved_on=date(2022, 1, 1))},
        {
            "institution": institution(
                registered_on=date(2022, 1, 1), filed=(Period(date(2022, 1, 1)),)
            )
        },
        {"institution": institution(registered_on=date(2022, 1, 1), filed=())},
        {
            "institution": institution(
                filed=(Period(date(2022, 1, 1), date(2022, 1, 1)), Period(date(2022, 1, 3)))
            )
        },
        {"tax_years": (TaxYear(year=1994, taxable_income=Money(-5, "CNY")), TaxYear(year=2100))},
    ],
)
def test_the_bounds_themselves_are_allowed(facts: dict[str, object]) -> None:
    """Least and most are in; so is the same day for both dates.

    And so is what has not come about where it may not have.
    """
    assert isinstance(snapshot_of(**facts), Snapshot)


def test_the_sentence_names_value_unit_and_bound() -> None:
    """As the house style says it."""
    [low] = faults_of(projects=project(investment=Money(-5, "CNY")))
    [high] = faults_of(projects=project(places_after=10_001))
    assert str(low) == "projects[0].investment: got -5 CNY, expected 0 or more [fact-out-of-range]"
    assert (
        str(high)
        == "projects[0].places_after: got 10001 place, expected 0 to 10000 [fact-out-of-range]"
    )


def test_a_float_comes_with_advice() -> None:
    """A float is never turned into something exact."""
    [fault] = faults_of(projects=project(investment=0.1))
    assert fault.hint == 'A float is not exact; give Money("0.1", "CNY").'


def test_all_faults_are_told_at_once() -> None:
    """Over records and rows."""
    faults = faults_of(
        name=1,
        projects=(Project(places_before=-1), Project(places_before=-2)),
        institution=institution(filed=0),
    )
    assert {fault.path for fault in faults} == {
        "name",
        "projects[0].places_before",
        "projects[1].places_before",
        "institution.filed",
    }


@pytest.mark.parametrize("case", [None, {}, Institution(), Case])
def test_only_the_case_of_the_vocabulary_is_read(case: object) -> None:
    """Not a mapping, nor a record of it."""
    with pytest.raises(CaseError) as caught:
        take_snapshot(case, VOCABULARY)
    assert [fault.slug for fault in caught.value.faults] == ["wrong-case"]


def test_an_ambient_context_of_two_digits_changes_nothing() -> None:
    """Amounts keep all their digits, and bounds are not rounded."""
    facts = {"projects": project(investment=Money("123456789.12", "CNY"))}
    expected = snapshot_of(**facts)
    with localcontext() as context:
        context.prec = 2
        found = snapshot_of(**facts)
    assert [attrs.asdict(row) for row in _rows(found)] == [
        attrs.asdict(row) for row in _rows(expected)
    ]
    assert _rows(found)[0].values["investment"] == Fraction(12345678912, 100)


def _rows(snapshot: Snapshot) -> tuple[RowFacts, ...]:
    rows = snapshot.rows["projects"]
    assert isinstance(rows, tuple)
    return rows


@given(partial_cases)
def test_generated_cases_are_consistent(case: Case) -> None:
    """The cases that other laws are tried on are ones that can be assessed."""
    snapshot = take_snapshot(case, VOCABULARY)
    assert snapshot.values["district"] == case.district


def test_a_month_is_no_text_and_no_date() -> None:
    """Months are months."""
    assert (
        snapshot_of(electricity_bills=(ElectricityBill(month=Month(2023, 1)),)).rows[
            "electricity_bills"
        ]
        is not UNKNOWN
    )
    [fault] = faults_of(electricity_bills=(ElectricityBill(month=date(2023, 1, 1)),))  # type: ignore[arg-type]
    assert (fault.path, fault.slug) == ("electricity_bills[0].month", "wrong-type")


def test_a_number_too_long_to_print_is_refused() -> None:
    """Ten to the five thousandth is out of range like any other."""
    assert [fault.slug for fault in faults_of(projects=project(places_after=10**5000))] == [
        "fact-out-of-range"
    ]


def test_a_part_of_a_place_is_no_place() -> None:
    """Where whole numbers are wanted, half of one is refused, as in a document."""
    assert [fault.path for fault in faults_of(projects=project(places_after=Decimal("1.5")))] == [
        "projects[0].places_after"
    ]


def test_declared_facts_are_a_mapping() -> None:
    """By full id."""
    assert [fault.path for fault in faults_of(declared=[("cn.x", 1)])] == ["declared"]


def test_periods_that_touch_are_one() -> None:
    """A status held to the 15th and again from the 16th was held throughout that month."""
    touching = (Period(date(2022, 1, 1), date(2022, 1, 15)), Period(date(2022, 1, 16)))
    assert OPERATORS["held_throughout"].compute(touching, Month(2022, 1)) is True
    assert OPERATORS["held_throughout"].compute(touching, Month(2021, 12)) is False
