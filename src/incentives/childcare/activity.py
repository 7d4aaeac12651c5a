"""What the institution does and has done, row by row.

There are months and years, bills, loans, trainings, awards received and papers.
"""

from datetime import date
from decimal import Decimal

import attrs
from moneyed import Money

from incentives.brief import brief
from incentives.childcare.choices import (
    GoverningLevel,
    LoanUse,
    PaperKind,
    SkillLevel,
    Trade,
    Voltage,
)
from incentives.facts.field import DeclaredFacts, NameOf, declared_facts, fact
from incentives.facts.unknown import NotComeAbout
from incentives.facts.unknown import UnknownFact as Unknown
from incentives.values.period import Month
from incentives.values.text import Text

_CUBIC_METRES = Text("立方米", "m³")


@attrs.frozen(kw_only=True)
class MonthRevenue:
    """Childcare revenue of one month. A month that is not listed had none."""

    month: Month | Unknown = fact("月份", "month")
    amount: Money | Unknown = fact(
        "托育服务销售额(不含增值税)", "childcare revenue before VAT", unit="CNY", least=0
    )
    input_vat: Money | Unknown = fact("进项税额", "input VAT", unit="CNY", least=0)
    declared: DeclaredFacts = declared_facts()

    __repr__ = brief


@attrs.frozen(kw_only=True)
class TaxYear:
    """The annual settlement of enterprise income tax."""

    year: int | Unknown = fact("年度", "year", least=1994, most=2100)
    taxable_income: Money | Unknown = fact(
        "应纳税所得额(享受本优惠、弥补以前年度亏损前)",
        "taxable income before this relief and before losses of earlier years are set off",
        unit="CNY",
    )
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
    restricted_trade: bool | Unknown = fact(
        "从事国家限制或禁止行业", "engaged in a restricted or forbidden trade"
    )
    donations: Money | Unknown = fact("接受捐赠收入", "donations received", unit="CNY", least=0)
    government_subsidies: Money | Unknown = fact(
        "政府补助收入(购买服务除外)",
        "government subsidies (services purchased excepted)",
        unit="CNY",
        least=0,
    )
    membership_dues: Money | Unknown = fact("会费收入", "membership dues", unit="CNY", least=0)
    bank_interest: Money | Unknown = fact(
        "免税收入孳生的存款利息", "bank interest on exempt income", unit="CNY", least=0
    )
    declared: DeclaredFacts = declared_facts()

    __repr__ = brief


@attrs.frozen(kw_only=True)
class ElectricityBill:
    """Electricity of one month."""

    month: Month | Unknown = fact("月份", "month")
    quantity_kwh: Decimal | Unknown = fact(
        "用电量",
        "electricity used",
        unit="kWh",
        unit_label=Text("千瓦时", "kWh"),
        least=0,
        most=1_000_000_000,
    )
    paid: Money | Unknown = fact("实付电费", "amount paid", unit="CNY", least=0)
    voltage: Voltage | Unknown = fact("电压等级", "voltage")
    declared: DeclaredFacts = declared_facts()

    __repr__ = brief


@attrs.frozen(kw_only=True)
class WaterBill:
    """Water of one month."""

    month: Month | Unknown = fact("月份", "month")
    quantity_m3: Decimal | Unknown = fact(
        "用水量", "water used", unit="m3", unit_label=_CUBIC_METRES, least=0, most=1_000_000_000
    )
    paid: Money | Unknown = fact("实付水费", "amount paid", unit="CNY", least=0)
    declared: DeclaredFacts = declared_facts()

    __repr__ = brief


@attrs.frozen(kw_only=True)
class GasBill:
    """Gas of one month."""

    month: Month | Unknown = fact("月份", "month")
    quantity_m3: Decimal | Unknown = fact(
        "用气量", "gas used", unit="m3", unit_label=_CUBIC_METRES, least=0, most=1_000_000_000
    )
    paid: Money | Unknown = fact("实付燃气费", "amount paid", unit="CNY", least=0)
    declared: DeclaredFacts = declared_facts()

    __repr__ = brief


@attrs.frozen(kw_only=True)
class RentMonth:
    """Rent of one month."""

    month: Month | Unknown = fact("月份", "month")
    premises_id: str | Unknown = fact("房屋编号", "id of the premises", refers_to="premises")
    rent: Money | Unknown = fact("应付租金", "rent due", unit="CNY", least=0)
    state_owned: bool | Unknown = fact("国有房屋", "owned by the state")
    declared: DeclaredFacts = declared_facts()

    __repr__ = brief


@attrs.frozen(kw_only=True)
class Training:
    """A certificate of vocational skill that a member of staff obtained."""

    person: str | Unknown = fact("人员编号", "id of the person")
    trade: Trade | Unknown = fact("工种", "trade")
    level: SkillLevel | Unknown = fact("技能等级", "level of skill")
    certified_on: date | Unknown = fact("取证日期", "certified on")
    insured: bool | Unknown = fact("参加失业保险", "insured against unemployment")
    declared: DeclaredFacts = declared_facts()

    __repr__ = brief


@attrs.frozen(kw_only=True)
class Loan:
    """A bank loan."""

    id: str | Unknown = fact("贷款编号", "id of the loan")
    use: LoanUse | Unknown = fact("贷款用途", "use of the loan")
    signed_on: date | Unknown = fact("签约日期", "signed on")
    paid_out_on: date | Unknown | NotComeAbout = fact(
        "发放日期", "paid out on", not_before="signed_on"
    )
    repaid_on: date | Unknown | NotComeAbout = fact(
        "到期(结清)日期", "due or repaid on", not_before=("paid_out_on", "signed_on")
    )
    principal: Money | Unknown = fact("贷款本金", "principal", unit="CNY", least=0)
    yearly_rate: Decimal | Unknown = fact(
        "年利率", "yearly rate of interest", unit="1/year", least=0, most=1
    )
    local_subsidy_rate: Decimal | Unknown = fact(
        "地方财政贴息率", "points that the locality pays", unit="1/year", least=0, most=1
    )
    overdue: bool | Unknown = fact("逾期", "overdue")
    non_performing: bool | Unknown = fact("被列为不良贷款", "classed as non-performing")
    eligible_bank: bool | Unknown = fact(
        "由政策规定的经办银行发放", "lent by a bank that the notice names"
    )
    other_central_subsidy: bool | Unknown = fact(
        "已享受中央财政其他贴息", "has another interest subsidy of the central budget"
    )
    declared: DeclaredFacts = declared_facts()

    __repr__ = brief


@attrs.frozen(kw_only=True)
class PriorAward:
    """A payment that was made before.

    It is for one incentive and, where that goes by one, for one subject.
    """

    incentive: str | Unknown = fact(
        "优惠项目", "incentive, by title or id", refers_to=NameOf.INCENTIVE
    )
    subject: str | Unknown = fact(
        "享受对象编号(项目、房屋、贷款、婴幼儿、人员)",
        "id of the project, premises, loan, child or person",
        refers_to=("projects", "premises", "loans", "children", "trainings.person"),
    )
    instalment: int | Unknown = fact("第几期", "which instalment", least=1, most=100)
    applied_on: date | Unknown = fact("申请日期", "applied on")
    awarded_on: date | Unknown = fact("核定日期", "awarded on", not_before="applied_on")
    awarded: Money | Unknown = fact("核定总额", "total awarded", unit="CNY", least=0)
    paid_on: date | Unknown = fact("拨付日期", "paid on", not_before=("awarded_on", "applied_on"))
    amount: Money | Unknown = fact("拨付金额", "amount paid", unit="CNY", least=0)
    places: int | Unknown = fact(
        "对应托位数",
        "places paid for",
        unit="place",
        unit_label=Text("个托位", "places"),
        least=0,
        most=10_000,
    )
    payer: GoverningLevel | Unknown = fact("拨付层级", "level of government that paid")
    entry: int | Unknown = fact(
        "登记簿登记号", "number of its entry in the register", least=1, most=999_999_999_999
    )

    __repr__ = brief


@attrs.frozen(kw_only=True)
class PaperHeld:
    """A paper that is on file."""

    kind: PaperKind = fact("材料", "paper", default=attrs.NOTHING)
    number: str | Unknown = fact("编号(文号、证号)", "number of the paper")
    valid_to: date | Unknown = fact("有效期至", "valid to")

    __repr__ = brief
