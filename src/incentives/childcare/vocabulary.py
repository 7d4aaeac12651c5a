"""The facts that the bundled policies ask of an institution that cares for under-threes.

Money is in CNY. A status that begins and can end is a list of periods, so that each month is judged
by its own status.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import ClassVar

import attrs

from incentives.brief import brief
from incentives.childcare.activity import (
    ElectricityBill,
    GasBill,
    Loan,
    MonthRevenue,
    PaperHeld,
    PriorAward,
    RentMonth,
    TaxYear,
    Training,
    WaterBill,
)
from incentives.childcare.children import Attendance, Child, Enrolment, Visit
from incentives.childcare.institution import CareClass, Institution, PlaceApproval, Project, Site
from incentives.childcare.premises import Premise
from incentives.facts.field import OneForOne, Role, SumAtMost, fact
from incentives.facts.unknown import UnknownFact as Unknown
from incentives.values.text import Text

_SQUARE_METRES = Text("平方米", "m²")
_HOUSEHOLDS = Text("户", "households")
_PERSONS = Text("人", "persons")


@attrs.frozen(kw_only=True)
class DistrictPlan:
    """What a district plans; an authority gives it, an institution need not."""

    new_area_households: int | Unknown = fact(
        "新建小区户数",
        "households in new quarters",
        unit="household",
        unit_label=_HOUSEHOLDS,
        least=0,
        most=100_000_000,
    )
    new_area_facilities_m2: Decimal | Unknown = fact(
        "新建小区托育设施建筑面积",
        "area of childcare facilities in new quarters",
        unit="m2",
        unit_label=_SQUARE_METRES,
        least=0,
    )
    old_area_households: int | Unknown = fact(
        "老城区和已建成居住区户数",
        "households in old and built-up quarters",
        unit="household",
        unit_label=_HOUSEHOLDS,
        least=0,
        most=100_000_000,
    )
    old_area_facilities_m2: Decimal | Unknown = fact(
        "老城区和已建成居住区托育设施建筑面积",
        "area of childcare facilities in old and built-up quarters",
        unit="m2",
        unit_label=_SQUARE_METRES,
        least=0,
    )
    population: int | Unknown = fact(
        "常住人口",
        "resident population",
        unit="person",
        unit_label=_PERSONS,
        least=0,
        most=2_000_000_000,
    )
    places: int | Unknown = fact(
        "全区托位数",
        "places in the district",
        unit="place",
        unit_label=Text("个托位", "places"),
        least=0,
        most=100_000_000,
    )
    provincial_demonstrations: int | Unknown = fact(
        "省级示范机构数", "provincial demonstration institutions", least=0, most=10_000
    )

    __repr__ = brief


@attrs.frozen(kw_only=True)
class Case:
    """All that is known of one applicant.

    What is left out is not known; an empty list is known to be empty.
    """

    one_for_one: ClassVar[tuple[OneForOne, ...]] = (
        OneForOne("child", "place", Text("每名婴幼儿占一个托位", "each child takes one place")),
    )
    form_facts: ClassVar[tuple[str, ...]] = ("institution.kind", "institution.filed")
    are_organisations: ClassVar[bool] = True

    name: str | Unknown = fact("机构名称", "name of the institution", role=Role.NAME)
    district: str = fact(
        "所在地行政区划代码",
        "district, by its code (GB/T 2260) or name",
        role=Role.JURISDICTION,
        default=attrs.NOTHING,
    )
    institution: Institution = fact("机构", "institution", factory=Institution)
    district_plan: DistrictPlan = fact(
        "区域规划", "plan of the district", role=Role.OFFICE, factory=DistrictPlan
    )
    place_approvals: tuple[PlaceApproval, ...] | Unknown = fact(
        "托位批准(备案)", "places approved", row="approval", unique=("places", "valid")
    )
    care_classes: tuple[CareClass, ...] | Unknown = fact("班级", "classes", row="care_class")
    sites: tuple[Site, ...] | Unknown = fact(
        "同一举办者的机构",
        "institutions of the same investor",
        row="site",
        unique=("name", "county"),
        apart=("places", "filed"),
    )
    projects: tuple[Project, ...] | Unknown = fact(
        "建设项目", "projects", row="project", unique="id"
    )
    premises: tuple[Premise, ...] | Unknown = fact(
        "房屋、土地", "premises", row="premise", unique="id"
    )
    children: tuple[Child, ...] | Unknown = fact("在托婴幼儿", "children", row="child", unique="id")
    attendance: tuple[Attendance, ...] | Unknown = fact(
        "逐人逐月在托情况",
        "attendance by child and month",
        row="stay",
        order="month",
        unique=("child", "month"),
        apart="care_mode",
    )
    visits: tuple[Visit, ...] | Unknown = fact(
        "计时托记录",
        "visits by the hour",
        row="visit",
        order="day",
        unique=("child", "day"),
        apart=("hours", "fee"),
    )
    enrolments: tuple[Enrolment, ...] | Unknown = fact(
        "各月在托人数", "children by month", row="enrolment", order="month"
    )
    monthly_revenue: tuple[MonthRevenue, ...] | Unknown = fact(
        "各月收入", "revenue by month", row="revenue", order="month", unique="month"
    )
    tax_years: tuple[TaxYear, ...] | Unknown = fact(
        "企业所得税年度", "years of income tax", row="tax_year", unique="year"
    )
    electricity_bills: tuple[ElectricityBill, ...] | Unknown = fact(
        "各月电费",
        "electricity by month",
        row="bill",
        order="month",
        unique=("month", "quantity_kwh"),
        apart=("paid", "voltage"),
    )
    water_bills: tuple[WaterBill, ...] | Unknown = fact(
        "各月水费",
        "water by month",
        row="water_bill",
        order="month",
        unique=("month", "quantity_m3"),
        apart="paid",
    )
    gas_bills: tuple[GasBill, ...] | Unknown = fact(
        "各月燃气费",
        "gas by month",
        row="gas_bill",
        order="month",
        unique=("month", "quantity_m3"),
        apart="paid",
    )
    rent_months: tuple[RentMonth, ...] | Unknown = fact(
        "各月租金",
        "rent by month",
        row="rent_month",
        order="month",
        unique=("month", "rent"),
        apart=("premises_id", "state_owned"),
    )
    trainings: tuple[Training, ...] | Unknown = fact(
        "人员培训取证",
        "trainings of staff",
        row="training",
        order="certified_on",
        unique=("person", "trade", "level"),
        apart="certified_on",
    )
    loans: tuple[Loan, ...] | Unknown = fact(
        "贷款", "loans", row="loan", order="paid_out_on", unique="id"
    )
    prior_awards: tuple[PriorAward, ...] | Unknown = fact(
        "以往拨付",
        "awards received before",
        row="award",
        order="paid_on",
        unique=("incentive", "paid_on", "amount"),
        apart=(
            "subject",
            "instalment",
            "applied_on",
            "awarded_on",
            "awarded",
            "places",
            "payer",
            "entry",
        ),
        sum_at_most=SumAtMost(
            of="amount", limit="awarded", by=("incentive", "subject"), apart=("awarded_on",)
        ),
        role=Role.AWARDS,
    )
    papers: tuple[PaperHeld, ...] | Unknown = fact(
        "已有材料",
        "papers held",
        row="paper",
        unique=("kind", "number"),
        apart="valid_to",
        role=Role.PAPERS,
    )
    declared: Mapping[str, object] = fact(
        "文件专项事实", "facts that single instruments ask for", role=Role.DECLARED, factory=dict
    )

    __repr__ = brief
