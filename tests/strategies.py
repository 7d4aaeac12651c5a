"""Childcare cases, generated: consistent ones with every fact, and the same with facts left out."""

from datetime import date, timedelta
from decimal import Decimal
from typing import TypeVar

import attrs
from hypothesis import strategies as st
from moneyed import Money

from incentives.childcare import (
    CareMode,
    Case,
    ElectricityBill,
    Institution,
    LandGrade,
    MonthRevenue,
    OrganisationKind,
    PaperHeld,
    PaperKind,
    Premise,
    Project,
    ProjectKind,
    TaxYear,
    TaxZone,
    Tenure,
    VatPeriod,
    Voltage,
)
from incentives.facts.unknown import NOT_COME_ABOUT, UNKNOWN
from incentives.values.period import Month, Period, Status
from tests.consistent import without_refused_rows
from tests.gaps import with_gaps

Row = TypeVar("Row")

OWNER_STATUSES = ("cn.2019-13.owner_is_small_scale", "cn.2022-10.owner_is_small_payer")
"""The facts that single instruments of the bundled library ask for."""

FIRST_DAY, LAST_DAY = date(2019, 6, 1), date(2027, 12, 31)

assessment_days = st.dates(date(2021, 1, 1), LAST_DAY)
"""Days `on` which the bundled library has law and figures to speak of."""

_round_yuan = st.integers(0, 400_000).map(lambda hundreds: Decimal(hundreds * 100))
_any_fen = st.integers(0, 500_000_000).map(lambda fen: Decimal(fen) / 100)
_thresholds = st.sampled_from(
    ["100000", "100000.01", "150000", "300000", "450000", "1000000", "3000000", "3000000.01"]
)
yuan = st.one_of(_round_yuan, _any_fen, _thresholds.map(Decimal)).map(
    lambda amount: Money(amount, "CNY")
)
losses = st.integers(1, 10_000_000).map(lambda amount: Money(-amount, "CNY"))
days = st.dates(FIRST_DAY, LAST_DAY)
months = st.builds(Month, st.integers(2019, 2027), st.integers(1, 12))


def statuses(*, first: date = FIRST_DAY) -> st.SearchStrategy[Status]:
    """Never held, held once, held twice with a gap between; possibly still held."""
    begun = st.dates(first, LAST_DAY)
    once = st.builds(
        lambda day, length: (Period(day, day + timedelta(days=length)),),
        begun,
        st.integers(0, 1500),
    )
    still = begun.map(lambda day: (Period(day),))
    always = st.just((Period(first),))
    return st.one_of(always, always, st.just(()), still, once, once.map(_begun_again))


def _begun_again(status: Status) -> Status:
    last = status[0].last
    assert last is not None
    return (*status, Period(last + timedelta(days=40)))


institutions = st.builds(
    Institution,
    kind=st.sampled_from(OrganisationKind),
    registered_on=st.dates(date(2010, 1, 1), FIRST_DAY),
    childcare_in_scope=st.booleans(),
    filed=statuses(),
    inclusive=statuses(),
    demonstration=statuses(),
    fixed_premises_in_community=st.booleans(),
    care_modes=st.frozensets(st.sampled_from(CareMode)),
    serves_under_threes=st.booleans(),
    education_licence=statuses(),
    small_scale_taxpayer=statuses(),
    vat_period=st.sampled_from(VatPeriod),
    small_low_profit=statuses(),
    small_enterprise=statuses(),
    tax_zone=st.sampled_from(TaxZone),
)

_fitting_institutions = institutions.map(
    lambda institution: attrs.evolve(
        institution,
        kind=OrganisationKind.COMPANY,
        childcare_in_scope=True,
        fixed_premises_in_community=True,
        care_modes=frozenset({CareMode.FULL_DAY}),
        serves_under_threes=True,
    )
)


@st.composite
def projects(draw: st.DrawFn) -> Project:
    applied_on = draw(days)
    before = draw(st.integers(0, 300))
    return Project(
        kind=draw(st.sampled_from(ProjectKind)),
        places_before=before,
        places_after=draw(st.integers(0, 600)),
        investment=draw(yuan),
        applied_on=applied_on,
        approved_on=draw(st.just(NOT_COME_ABOUT) | st.dates(applied_on, LAST_DAY)),
        completed_on=draw(st.just(NOT_COME_ABOUT) | days),
        community_facility=draw(st.booleans()),
    )


premises = st.builds(
    Premise,
    tenure=st.sampled_from(Tenure),
    acquired_on=st.just(NOT_COME_ABOUT) | days,
    price=yuan,
    original_value=yuan,
    annual_rent=yuan,
    land_area_m2=st.integers(0, 1_000_000).map(lambda area: Decimal(area) / 10),
    land_grade=st.sampled_from(LandGrade),
    extra_certificates=st.integers(0, 20),
    residential=st.booleans(),
    childcare_use=statuses(),
)
revenues = st.builds(MonthRevenue, month=months, amount=yuan, input_vat=yuan)
tax_years = st.builds(
    TaxYear,
    year=st.integers(2019, 2027),
    taxable_income=yuan | losses,
    employees=st.integers(0, 400),
    total_assets=yuan,
    restricted_trade=st.booleans(),
)
bills = st.builds(
    ElectricityBill,
    month=months,
    quantity_kwh=st.integers(0, 10_000_000).map(lambda amount: Decimal(amount) / 100),
    paid=yuan,
    voltage=st.sampled_from(Voltage),
)
papers = st.builds(PaperHeld, kind=st.sampled_from(PaperKind), valid_to=st.just(UNKNOWN) | days)


@st.composite
def full_cases(draw: st.DrawFn) -> Case:
    """A case of Haimen in which every fact is known, by its present code or an earlier one."""

    def rows(of: st.SearchStrategy[Row], most: int) -> tuple[Row, ...]:
        return tuple(draw(st.lists(of, max_size=most)))

    case = Case(
        name="海门区某托育中心",
        district=draw(st.sampled_from(["320614", "320684"])),
        institution=draw(st.one_of(_fitting_institutions, _fitting_institutions, institutions)),
        projects=rows(projects(), 2),
        premises=rows(premises, 2),
        monthly_revenue=rows(revenues, 3),
        tax_years=rows(tax_years, 2),
        electricity_bills=rows(bills, 2),
        papers=rows(papers, 3),
        declared={name: draw(statuses()) for name in OWNER_STATUSES},
    )
    return without_refused_rows(case)


childcare_pairs = with_gaps(full_cases())
"""A case with facts left out, and the same with all of them."""

partial_cases = childcare_pairs.map(lambda pair: pair[0])
