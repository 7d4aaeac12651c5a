"""Cases from plain documents and back."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal, localcontext
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from moneyed import Money

from incentives.calculator import vocabulary_of
from incentives.childcare import (
    CareMode,
    Case,
    ElectricityBill,
    Institution,
    OrganisationKind,
    PaperHeld,
    PaperKind,
    Premise,
    Project,
)
from incentives.errors import CaseError
from incentives.facts.document import structure_case
from incentives.facts.plain import unstructure_case
from incentives.facts.unknown import NOT_COME_ABOUT, UNKNOWN
from incentives.values.period import Month, Period
from tests.strategies import full_cases, partial_cases

VOCABULARY = vocabulary_of(Case)
A_TIME = datetime(2022, 1, 5)  # noqa: DTZ001 - a time of no zone is what is refused


def structure(document: object) -> Case:
    return cast(Case, structure_case(document, VOCABULARY))


def faults_of(facts: Mapping[str, object]) -> list[tuple[str, str]]:
    """Path and slug of each fault in a case of the district that says `facts`."""
    with pytest.raises(CaseError) as caught:
        structure({"district": "320614", **facts})
    return [(getattr(fault, "path", ""), fault.slug) for fault in caught.value.faults]


def test_a_document_becomes_a_case() -> None:
    """Text, yes or no, figures, dates, months, statuses, values of enumerations, and rows.

    And what has not come about.
    """
    case = structure(
        {
            "district": "320614",
            "name": "none",
            "institution": {
                "kind": "company",
                "childcare_in_scope": "true",
                "serves_under_threes": False,
                "filed": {"from": "2022-11-20"},
                "inclusive": [{"from": "2021-01-01", "to": "2021-12-31"}, {"from": "2023-01-01"}],
                "demonstration": [],
                "care_modes": ["full_day", "hourly"],
            },
            "projects": [
                {
                    "investment": "2340.10",
                    "places_before": "0",
                    "places_after": 60,
                    "approved_on": "none",
                }
            ],
            "premises": [],
            "electricity_bills": [{"month": "2023-01", "quantity_kwh": Decimal("10.5")}],
            "papers": [{"kind": "lease", "valid_to": "2024-12-31"}],
            "declared": {"cn.x.y": "12"},
        }
    )
    assert case == Case(
        district="320614",
        name="none",
        institution=Institution(
            kind=OrganisationKind.COMPANY,
            childcare_in_scope=True,
            serves_under_threes=False,
            filed=(Period(date(2022, 11, 20)),),
            inclusive=(Period(date(2021, 1, 1), date(2021, 12, 31)), Period(date(2023, 1, 1))),
            demonstration=(),
            care_modes=frozenset({CareMode.FULL_DAY, CareMode.HOURLY}),
        ),
        projects=(
            Project(
                investment=Money("2340.10", "CNY"),
                places_before=0,
                places_after=60,
                approved_on=NOT_COME_ABOUT,
            ),
        ),
        premises=(),
        electricity_bills=(ElectricityBill(month=Month(2023, 1), quantity_kwh=Decimal("10.5")),),
        papers=(PaperHeld(kind=PaperKind.LEASE, valid_to=date(2024, 12, 31)),),
        declared={"cn.x.y": "12"},
    )


def test_what_a_document_leaves_out_is_unknown() -> None:
    """An absent list is unknown, an empty one known to be empty."""
    case = structure({"district": "320614", "premises": []})
    assert (case.projects, case.premises, case.institution.filed) == (UNKNOWN, (), UNKNOWN)


@given(full_cases())
def test_a_full_case_survives_its_document(case: Case) -> None:
    """structure(unstructure(case)) is the case, when every fact is known."""
    assert structure(unstructure_case(case)).institution == case.institution
    assert _comparable(structure(unstructure_case(case))) == _comparable(case)


@given(partial_cases)
def test_a_partial_case_survives_its_document(case: Case) -> None:
    """What is unknown stays unknown, what is empty stays empty."""
    assert _comparable(structure(unstructure_case(case))) == _comparable(case)


def _comparable(case: Case) -> object:
    """The case with its declared facts as plain text: only an instrument knows their types."""
    document = unstructure_case(case)
    plain = {name: value for name, value in document.items() if name != "declared"}
    return structure(plain), document.get("declared")


@given(st.decimals(min_value=0, max_value=10**15, places=2), st.sampled_from([2, 28, 50]))
def test_no_digit_of_a_figure_is_lost(amount: Decimal, precision: int) -> None:
    """In any ambient decimal context an amount comes through its document to the last digit."""
    case = Case(
        district="320614", premises=(Premise(price=Money(amount, "CNY"), land_area_m2=amount),)
    )
    with localcontext() as context:
        context.prec = precision
        again = structure(unstructure_case(case))
    assert again == case


def test_the_document_is_in_plain_words() -> None:
    """Figures without trailing zeros, dates in ISO form, sets sorted."""
    case = Case(
        district="320614",
        institution=Institution(
            filed=(Period(date(2022, 11, 20), date(2023, 1, 1)),),
            care_modes=frozenset({CareMode.HOURLY, CareMode.FULL_DAY}),
        ),
        projects=(
            Project(
                investment=Money("2340.50", "CNY"), places_after=60, approved_on=NOT_COME_ABOUT
            ),
        ),
        electricity_bills=(ElectricityBill(month=Month(2023, 1), quantity_kwh=Decimal("1E+2")),),
    )
    assert unstructure_case(case) == {
        "district": "320614",
        "institution": {
            "filed": [{"from": "2022-11-20", "to": "2023-01-01"}],
            "care_modes": ["full_day", "hourly"],
        },
        "projects": [{"investment": "2340.5", "places_after": "60", "approved_on": "none"}],
        "electricity_bills": [{"month": "2023-01", "quantity_kwh": "100"}],
        "declared": {},
    }


@pytest.mark.parametrize(
    ("facts", "path", "slug"),
    [
        ({"projects": [{"investment": 1.5}]}, "projects[0].investment", "float-refused"),
        ({"projects": [{"investment": float("nan")}]}, "projects[0].investment", "float-refused"),
        ({"projects": [{"investment": float("inf")}]}, "projects[0].investment", "float-refused"),
        ({"projects": [{"places_after": 60.0}]}, "projects[0].places_after", "float-refused"),
        ({"projects": [{"investment": "1e6"}]}, "projects[0].investment", "not-a-number"),
        ({"projects": [{"investment": "1,000"}]}, "projects[0].investment", "not-a-number"),
        ({"projects": [{"investment": "1_000"}]}, "projects[0].investment", "not-a-number"),
        ({"projects": [{"investment": "¥100"}]}, "projects[0].investment", "not-a-number"),
        ({"projects": [{"investment": "100 CNY"}]}, "projects[0].investment", "not-a-number"),
        ({"projects": [{"investment": "010"}]}, "projects[0].investment", "not-a-number"),
        ({"projects": [{"investment": ".5"}]}, "projects[0].investment", "not-a-number"),
        ({"projects": [{"investment": "nan"}]}, "projects[0].investment", "not-a-number"),
        ({"projects": [{"investment": "Infinity"}]}, "projects[0].investment", "not-a-number"),
        ({"projects": [{"investment": "１００"}]}, "projects[0].investment", "not-a-number"),
        ({"projects": [{"investment": "9" * 31}]}, "projects[0].investment", "not-a-number"),
        ({"projects": [{"investment": ""}]}, "projects[0].investment", "not-a-number"),
        ({"projects": [{"investment": True}]}, "projects[0].investment", "not-a-number"),
        ({"projects": [{"investment": None}]}, "projects[0].investment", "not-a-number"),
        ({"projects": [{"investment": {"amount": 1}}]}, "projects[0].investment", "not-a-number"),
        ({"projects": [{"places_after": "1.5"}]}, "projects[0].places_after", "not-whole"),
        ({"projects": [{"places_after": True}]}, "projects[0].places_after", "not-a-number"),
        ({"projects": [{"applied_on": "2022-1-5"}]}, "projects[0].applied_on", "not-a-date"),
        ({"projects": [{"applied_on": "2022-02-30"}]}, "projects[0].applied_on", "no-such-day"),
        ({"projects": [{"applied_on": "20220105"}]}, "projects[0].applied_on", "not-a-date"),
        (
            {"projects": [{"applied_on": "2022-01-05T00:00"}]},
            "projects[0].applied_on",
            "not-a-date",
        ),
        ({"projects": [{"applied_on": A_TIME}]}, "projects[0].applied_on", "not-a-date"),
        ({"projects": [{"applied_on": "none"}]}, "projects[0].applied_on", "not-a-date"),
        ({"projects": [{"approved_on": "never"}]}, "projects[0].approved_on", "not-a-date"),
        (
            {"electricity_bills": [{"month": "2023-13"}]},
            "electricity_bills[0].month",
            "not-a-month",
        ),
        ({"electricity_bills": [{"month": "2023-1"}]}, "electricity_bills[0].month", "not-a-month"),
        (
            {"electricity_bills": [{"month": "0000-01"}]},
            "electricity_bills[0].month",
            "not-a-month",
        ),
        (
            {"electricity_bills": [{"month": "2023-01-01"}]},
            "electricity_bills[0].month",
            "not-a-month",
        ),
        ({"institution": {"kind": "compny"}}, "institution.kind", "unknown-value"),
        ({"institution": {"kind": 1}}, "institution.kind", "unknown-value"),
        (
            {"institution": {"care_modes": ["full_day", "night"]}},
            "institution.care_modes[1]",
            "unknown-value",
        ),
        (
            {"institution": {"care_modes": ["full_day", "full_day"]}},
            "institution.care_modes",
            "repeated-value",
        ),
        ({"institution": {"care_modes": "full_day"}}, "institution.care_modes", "wrong-type"),
        (
            {"institution": {"childcare_in_scope": "yes"}},
            "institution.childcare_in_scope",
            "not-yes-or-no",
        ),
        (
            {"institution": {"childcare_in_scope": 1}},
            "institution.childcare_in_scope",
            "not-yes-or-no",
        ),
        (
            {"institution": {"childcare_in_scope": "True"}},
            "institution.childcare_in_scope",
            "not-yes-or-no",
        ),
        ({"institution": {"filed": "2022-11-20"}}, "institution.filed", "wrong-type"),
        (
            {"institution": {"filed": {"from": "2022-11-20", "until": "2023-01-01"}}},
            "institution.filed.until",
            "unknown-fact",
        ),
        ({"institution": []}, "institution", "wrong-type"),
        ({"institution": {"knd": "company"}}, "institution.knd", "unknown-fact"),
        ({"premisses": []}, "premisses", "unknown-fact"),
        ({"premises": {}}, "premises", "wrong-type"),
        ({"premises": ["owned"]}, "premises[0]", "wrong-type"),
        ({"name": 7}, "name", "wrong-type"),
        ({"papers": [{}]}, "papers[0].kind", "fact-required"),
        ({"declared": ["x"]}, "declared", "wrong-type"),
    ],
)
def test_each_refusal_has_its_path_and_slug(
    facts: Mapping[str, object], path: str, slug: str
) -> None:
    """One fault, at the fact, whatever is written there."""
    assert faults_of(facts) == [(path, slug)]


@pytest.mark.parametrize("value", [[], {}, ["true"]])
def test_a_list_is_not_yes_or_no(value: object) -> None:
    """In the author's words, not Python's."""
    assert faults_of({"institution": {"childcare_in_scope": value}}) == [
        ("institution.childcare_in_scope", "not-yes-or-no")
    ]


@pytest.mark.parametrize(
    ("filed", "path", "slug"),
    [
        ({"to": "2022-11-20"}, "institution.filed.from", "fact-required"),
        ({"from": "2022-11-31"}, "institution.filed.from", "no-such-day"),
        ([{"from": "2022-11-20", "to": "x"}], "institution.filed[0].to", "not-a-date"),
    ],
)
def test_a_fault_inside_a_period_is_told_in_the_words_of_the_document(
    filed: object, path: str, slug: str
) -> None:
    """`from` and `to`, so that the place in the file is found."""
    assert faults_of({"institution": {"filed": filed}}) == [(path, slug)]


@pytest.mark.parametrize("value", ["Infinity", "sNaN", "NaN"])
def test_a_decimal_that_is_not_finite_is_no_number(value: str) -> None:
    """Neither where a whole number is wanted nor elsewhere."""
    assert faults_of({"projects": [{"places_after": Decimal(value)}]}) == [
        ("projects[0].places_after", "not-a-number")
    ]


def test_a_place_must_be_given() -> None:
    """Without its district nobody knows whose law applies."""
    with pytest.raises(CaseError) as caught:
        structure({})
    assert [fault.slug for fault in caught.value.faults] == ["fact-required"]


@pytest.mark.parametrize("document", [[], "x", None, 5, [("district", "320614")]])
def test_a_case_is_a_mapping(document: object) -> None:
    """Nothing else."""
    with pytest.raises(CaseError) as caught:
        structure(document)
    assert [fault.slug for fault in caught.value.faults] == ["wrong-type"]


def test_all_faults_are_told_at_once() -> None:
    """Each with its own path; a slip in a name comes with a suggestion."""
    with pytest.raises(CaseError) as caught:
        structure(
            {
                "district": "320614",
                "institution": {"knd": "x", "kind": "y"},
                "projects": [{}, {"investment": 1.5}],
            }
        )
    told = [(getattr(fault, "path", ""), fault.slug, fault.hint) for fault in caught.value.faults]
    assert sorted(told, key=str) == [
        ("institution.kind", "unknown-value", None),
        ("institution.knd", "unknown-fact", "Did you mean 'kind'?"),
        (
            "projects[1].investment",
            "float-refused",
            "A float is not exact; write the figure as text.",
        ),
    ]


def test_a_fault_is_a_sentence() -> None:
    """Path, what was found, what was expected, slug and hint."""
    with pytest.raises(CaseError) as caught:
        structure({"district": "320614", "institution": {"kind": "compny"}})
    assert str(caught.value) == (
        "institution.kind: got 'compny', expected one of company, public_institution, "
        "social_organisation, "
        "individual_business [unknown-value]\n    Did you mean 'company'?"
    )


_junk = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=5)
    | st.dates()
    | st.binary(max_size=3)
    | st.decimals(min_value=-(10**9), max_value=10**9),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "district",
                    "institution",
                    "projects",
                    "filed",
                    "from",
                    "to",
                    "investment",
                    "kind",
                    "declared",
                    "x",
                ]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(_junk)
def test_junk_gives_a_case_or_faults(document: object) -> None:
    """No other error comes out of a document, whatever it holds."""
    try:
        found: object = structure(document)
    except CaseError as error:
        found = error
    assert isinstance(found, Case | CaseError)
