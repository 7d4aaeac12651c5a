"""What is known of an institution that cares for children under three: the facts that the bundled policies ask for.

Money is in CNY. A status that begins and can end is a list of periods, so that each month is judged by its own status.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import attrs
from moneyed import Money

from incentives.childcare.choices import (
    CareMode,
    LandGrade,
    OrganisationKind,
    PaperKind,
    ProjectKind,
    TaxZone,
    Tenure,
    VatPeriod,
    Voltage,
)
from incentives.facts.field import Role, fact
from incentives.facts.unknown import UnknownFact as Unknown
from incentives.values.period import Month, Status
from incentives.values.text import Text

_PLACES = Text("个托位", "places")


@attrs.frozen(kw_only=True)
class Institution:
    """The institution itself."""

    kind: OrganisationKind | Unknown = fact("机构性质", "kind of organisation")
    registered_on: date | Unknown = fact("登记日期", "registered on")
    childcare_in_scope: bool | Unknown = fact(
        "登记的经营(业务)范围含托育服务", "childcare stands in the registered scope of business"
    )
    filed: Status | Unknown = fact(
        "托育机构备案",
        "filed with the health authority",
        not_before="registered_on",
        question=Text("自何日起在卫生健康部门备案?", "From when has the institution been filed with the health authority?"),
    )
    inclusive: Status | Unknown = fact(
        "普惠托育机构(已约定或认定普惠价格)",
        "inclusive institution (inclusive price agreed or recognised)",
        question=Text("自何日起约定(认定)普惠收费价格?", "From when has an inclusive price been agreed or recognised?"),
    )
    demonstration: Status | Unknown = fact(
        "承担指导功能的示范性托育机构",
        "demonstration institution with a guidance function",
        question=Text("自何日起被认定为示范性托育机构?", "From when has it been recognised as a demonstration institution?"),
    )
    fixed_premises_in_community: bool | Unknown = fact("在社区有固定服务场所", "fixed premises in an urban or rural community")
    care_modes: frozenset[CareMode] | Unknown = fact("托育服务形式", "forms of care offered")
    serves_under_threes: bool | Unknown = fact(
        "为3周岁(含)以下婴幼儿提供照料、看护、膳食、保育等服务",
        "offers care, watching, meals and nursing to children up to and including three years of age",
    )
    education_licence: Status | Unknown = fact("教育部门办园许可", "licence of the education department to run a kindergarten")
    small_scale_taxpayer: Status | Unknown = fact("增值税小规模纳税人", "small-scale taxpayer for VAT")
    vat_period: VatPeriod | Unknown = fact("增值税纳税期限", "period for which VAT is declared")
    small_low_profit: Status | Unknown = fact(
        "小型微利企业(按上一年度汇算清缴结果)", "small low-profit enterprise (by the last annual settlement)"
    )
    small_enterprise: Status | Unknown = fact(
        "小微企业(含个体工商户)", "small or micro enterprise (individual businesses included)"
    )
    tax_zone: TaxZone | Unknown = fact("城市维护建设税纳税人所在地", "zone for the urban maintenance and construction tax")


@attrs.frozen(kw_only=True)
class Project:
    """A project that creates places."""

    kind: ProjectKind | Unknown = fact("项目类别", "kind of project")
    places_before: int | Unknown = fact("项目前托位数", "places before", unit="place", unit_label=_PLACES, least=0, most=10_000)
    places_after: int | Unknown = fact("项目后托位数", "places after", unit="place", unit_label=_PLACES, least=0, most=10_000)
    investment: Money | Unknown = fact("项目总投资", "total investment", unit="CNY", least=0)
    applied_on: date | Unknown = fact("申报日期", "applied on")
    approved_on: date | Unknown | None = fact("批准日期", "approved on", not_before="applied_on")
    completed_on: date | Unknown | None = fact("竣工日期", "completed on")
    community_facility: bool | Unknown = fact("社区普惠托育服务设施", "community facility for inclusive childcare")


@attrs.frozen(kw_only=True)
class Premise:
    """House and land that the institution owns, rents or uses free of charge."""

    tenure: Tenure | Unknown = fact("房屋取得方式", "how the premises are held")
    acquired_on: date | Unknown | None = fact("承受房屋、土地日期", "acquired on")
    price: Money | Unknown = fact("成交价格(不含增值税)", "price paid before VAT", unit="CNY", least=0)
    original_value: Money | Unknown = fact("房产原值", "original value of the house", unit="CNY", least=0)
    annual_rent: Money | Unknown = fact("年租金(不含增值税)", "yearly rent before VAT", unit="CNY/year", least=0)
    land_area_m2: Decimal | Unknown = fact(
        "占地面积", "land area", unit="m2", unit_label=Text("平方米", "m²"), least=0, most=10_000_000
    )
    land_grade: LandGrade | Unknown = fact("土地等级", "grade of the land")
    extra_certificates: int | Unknown = fact(
        "加领不动产权证书本数",
        "further real-estate certificates",
        unit="certificate",
        unit_label=Text("本", "certificates"),
        least=0,
        most=1000,
    )
    residential: bool | Unknown = fact("住宅类不动产", "registered as a dwelling")
    childcare_use: Status | Unknown = fact(
        "用于社区托育服务", "used for community childcare",
        question=Text("自何日起用于托育服务?", "From when have the premises been used for childcare?"),
    )  # fmt: skip


@attrs.frozen(kw_only=True)
class MonthRevenue:
    """Childcare revenue of one month. A month that is not listed had none."""

    month: Month | Unknown = fact("月份", "month")
    amount: Money | Unknown = fact("托育服务销售额(不含增值税)", "childcare revenue before VAT", unit="CNY", least=0)
    input_vat: Money | Unknown = fact("进项税额", "input VAT", unit="CNY", least=0)


@attrs.frozen(kw_only=True)
class TaxYear:
    """The annual settlement of enterprise income tax."""

    year: int | Unknown = fact("年度", "year", least=1994, most=2100)
    taxable_income: Money | Unknown = fact("应纳税所得额(享受本优惠前)", "taxable income before this relief", unit="CNY")
    employees: int | Unknown = fact(
        "从业人数(全年季度平均)",
        "employees (average of the quarters)",
        unit="person",
        unit_label=Text("人", "persons"),
        least=0,
    )
    total_assets: Money | Unknown = fact(
        "资产总额(全年季度平均)", "total assets (average of the quarters)", unit="CNY", least=0
    )
    restricted_trade: bool | Unknown = fact("从事国家限制或禁止行业", "engaged in a restricted or forbidden trade")


@attrs.frozen(kw_only=True)
class ElectricityBill:
    """Electricity of one month."""

    month: Month | Unknown = fact("月份", "month")
    quantity_kwh: Decimal | Unknown = fact(
        "用电量", "electricity used", unit="kWh", unit_label=Text("千瓦时", "kWh"), least=0, most=1_000_000_000
    )
    paid: Money | Unknown = fact("实付电费", "amount paid", unit="CNY", least=0)
    voltage: Voltage | Unknown = fact("电压等级", "voltage")


@attrs.frozen(kw_only=True)
class PaperHeld:
    """A paper that is on file."""

    kind: PaperKind = fact("材料", "paper", default=attrs.NOTHING)
    valid_to: date | Unknown = fact("有效期至", "valid to")


@attrs.frozen(kw_only=True)
class Case:
    """All that is known of one applicant. What is left out is not known; an empty list is known to be empty."""

    name: str | Unknown = fact("机构名称", "name of the institution")
    district: str = fact(
        "所在地行政区划代码", "code of the district (GB/T 2260)", role=Role.JURISDICTION, default=attrs.NOTHING
    )
    institution: Institution = fact("机构", "institution", factory=Institution)
    projects: tuple[Project, ...] | Unknown = fact("建设项目", "projects", row="project")
    premises: tuple[Premise, ...] | Unknown = fact("房屋、土地", "premises", row="premise")
    monthly_revenue: tuple[MonthRevenue, ...] | Unknown = fact("各月收入", "revenue by month", row="revenue")
    tax_years: tuple[TaxYear, ...] | Unknown = fact("企业所得税年度", "years of income tax", row="tax_year")
    electricity_bills: tuple[ElectricityBill, ...] | Unknown = fact("各月电费", "electricity by month", row="bill")
    papers: tuple[PaperHeld, ...] | Unknown = fact("已有材料", "papers held", row="paper", role=Role.PAPERS)
    declared: Mapping[str, object] = fact(
        "文件专项事实", "facts that single instruments ask for", role=Role.DECLARED, factory=dict
    )
