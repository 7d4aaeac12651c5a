"""A domain of firms for random libraries: every kind of fact, of the case and of rows.

What rows name each other by, what comes in an order and what was awarded before is in it too.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import attrs
from moneyed import Money

from incentives import Choice, Month, Role, Status, Unknown, fact
from incentives.facts.field import DeclaredFacts, OneForOne, declared_facts
from incentives.facts.unknown import NotComeAbout
from incentives.values.text import Text


class Trade(Choice):
    """What a firm does."""

    BAKER = "baker", "面包师", "baker"
    JOINER = "joiner", "木匠", "joiner"
    SMITH = "smith", "铁匠", "smith"


class Zone(Choice):
    """Where something lies."""

    INNER = "inner", "内区", "inner"
    OUTER = "outer", "外区", "outer"


class PaperKind(Choice):
    """What proves it."""

    DEED = "deed", "契据", "deed"
    BILL = "bill", "账单", "bill"


@attrs.frozen(kw_only=True)
class Firm:
    """Who applies."""

    trade: Trade | Unknown = fact("行业", "trade")
    zone: Zone | Unknown = fact("区域", "zone")
    staff: int | Unknown = fact("人数", "staff", unit="person", least=0, most=1000)
    rooms: int | Unknown = fact("席位", "rooms", unit="room", least=0, most=1000)
    area: Decimal | Unknown = fact("面积", "area", unit="m2", least=0)
    ratio: Decimal | Unknown = fact("比率", "ratio", least=-10, most=10)
    spent: Money | Unknown = fact("投入", "spent", unit="CNY", least=0)
    profit: Money | Unknown = fact("利润", "profit", unit="CNY")
    rent: Money | Unknown = fact("年租金", "rent of a year", unit="CNY/year", least=0)
    fee: Money | Unknown = fact("月费", "fee of a month", unit="CNY/month", least=0)
    member: Status | Unknown = fact("会员", "member")
    certified: bool | Unknown = fact("认证", "certified")
    green: bool | Unknown = fact("环保", "green")
    skills: frozenset[Trade] | Unknown = fact("技能", "skills")
    opened_on: date | Unknown = fact("开业", "opened on")
    applied_on: date | Unknown | NotComeAbout = fact("申请", "applied on")
    closed_on: date | Unknown | NotComeAbout = fact("歇业", "closed on")
    began: Month | Unknown = fact("起始月", "first month")
    code: str | Unknown = fact("代码", "code")


@attrs.frozen(kw_only=True)
class Site:
    """Where it works; others name it by its id."""

    id: str | Unknown = fact("编号", "id of the site")
    zone: Zone | Unknown = fact("区域", "zone of the site")
    area: Decimal | Unknown = fact("面积", "area of the site", unit="m2", least=0, most=100_000)
    price: Money | Unknown = fact("价款", "price", unit="CNY", least=0)
    rented: bool | Unknown = fact("租用", "rented")
    bought_on: date | Unknown | NotComeAbout = fact("购入", "bought on")
    sold_on: date | Unknown | NotComeAbout = fact("出售", "sold on")
    used: Status | Unknown = fact("使用", "used")
    declared: DeclaredFacts = declared_facts()


@attrs.frozen(kw_only=True)
class Sale:
    """What was sold in a month."""

    month: Month | Unknown = fact("月份", "month")
    amount: Money | Unknown = fact("金额", "amount", unit="CNY", least=0)
    cost: Money | Unknown = fact("成本", "cost", unit="CNY")
    days: int | Unknown = fact("天数", "days", unit="day", least=0, most=31, days_of="month")
    exported: bool | Unknown = fact("出口", "exported")
    site: str | Unknown = fact("场所", "where", refers_to="sites")
    declared: DeclaredFacts = declared_facts()


@attrs.frozen(kw_only=True)
class Loan:
    """What was lent."""

    paid_on: date | Unknown | NotComeAbout = fact("发放", "paid out on")
    principal: Money | Unknown = fact("本金", "principal", unit="CNY", least=0)
    trade: Trade | Unknown = fact("用途", "trade it is for")
    bank: str | Unknown = fact("银行", "bank")
    secured: bool | Unknown = fact("担保", "secured")
    staff: int | Unknown = fact("带动人数", "staff hired", unit="person", least=0, most=100)
    declared: DeclaredFacts = declared_facts()


@attrs.frozen(kw_only=True)
class Payout:
    """What was paid before."""

    incentive: str | Unknown = fact("事项", "incentive")
    subject: str | Unknown = fact("对象", "subject")
    instalment: int | Unknown = fact("期次", "instalment", least=1)
    amount: Money | Unknown = fact("金额", "amount", unit="CNY", least=0)
    paid_on: date | Unknown | NotComeAbout = fact("拨付", "paid on")


@attrs.frozen(kw_only=True)
class Paper:
    """What is on file."""

    kind: PaperKind = fact("材料", "paper", default=attrs.NOTHING)
    valid_to: date | Unknown = fact("有效期至", "valid to")


@attrs.frozen(kw_only=True)
class Case:
    """What is known of one firm."""

    one_for_one = (OneForOne("person", "room", Text("一人一席", "each person takes a room")),)

    place: str = fact("地点", "place", role=Role.JURISDICTION, default=attrs.NOTHING)
    firm: Firm = fact("企业", "firm", factory=Firm)
    sites: tuple[Site, ...] | Unknown = fact("场所", "sites", row="site", unique="id")
    sales: tuple[Sale, ...] | Unknown = fact(
        "销售", "sales", row="sale", order="month", unique="month"
    )
    loans: tuple[Loan, ...] | Unknown = fact("贷款", "loans", row="loan", order="paid_on")
    payouts: tuple[Payout, ...] | Unknown = fact("拨付", "payouts", row="payout", role=Role.AWARDS)
    papers: tuple[Paper, ...] | Unknown = fact("材料", "papers", row="paper", role=Role.PAPERS)
    declared: Mapping[str, object] = fact("专项", "declared", role=Role.DECLARED, factory=dict)
