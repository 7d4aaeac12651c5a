"""Repeated facts of the tree domain: what growers do by month, by day, and in turn."""

from datetime import date
from decimal import Decimal

import attrs
from moneyed import Money

from incentives import Choice, Month, Status, Unknown, fact
from incentives.facts.field import DeclaredFacts, declared_facts
from incentives.facts.unknown import NotComeAbout


class CareKind(Choice):
    """How long trees are cared for in a day."""

    FULL_DAY = "full_day", "全日", "full day"
    HALF_DAY = "half_day", "半日", "half day"


class Level(Choice):
    """How far a gardener has come."""

    BASIC = "basic", "初级", "basic"
    MASTER = "master", "高级", "master"


@attrs.frozen(kw_only=True)
class Sapling:
    """A young tree with a tag."""

    tag: str | Unknown = fact("树苗编号", "tag of the sapling")
    sown_on: date | Unknown = fact("播种日期", "sown on")
    rank: int | Unknown = fact("同母树第几株", "which of its mother tree", least=1, most=20)
    declared: DeclaredFacts = declared_facts()


@attrs.frozen(kw_only=True)
class Care:
    """One sapling in one month."""

    sapling: str | Unknown = fact("树苗编号", "tag of the sapling")
    month: Month | Unknown = fact("月份", "month")
    days: int | Unknown = fact("养护天数", "days of care", unit="day", least=0, most=31)
    kind: CareKind | Unknown = fact("养护方式", "kind of care")
    fee: Money | Unknown = fact("当月养护费", "fee of the month", unit="EUR", least=0)
    declared: DeclaredFacts = declared_facts()


@attrs.frozen(kw_only=True)
class Visit:
    """One visit of a gardener."""

    day: date | Unknown = fact("日期", "day")
    hours: Decimal | Unknown = fact("时长", "length", unit="hour", least=0, most=24)
    declared: DeclaredFacts = declared_facts()


@attrs.frozen(kw_only=True)
class Permit:
    """How many trees may stand, over which time."""

    trees: int | Unknown = fact("许可株数", "trees permitted", unit="tree", least=0, most=10_000)
    valid: Status | Unknown = fact("有效期间", "valid")


@attrs.frozen(kw_only=True)
class Stand:
    """How many trees stood in one month."""

    month: Month | Unknown = fact("月份", "month")
    trees: int | Unknown = fact("在册株数", "trees standing", unit="tree", least=0, most=10_000)
    declared: DeclaredFacts = declared_facts()


@attrs.frozen(kw_only=True)
class Course:
    """A certificate that a gardener obtained."""

    person: str | Unknown = fact("人员编号", "id of the person")
    craft: str | Unknown = fact("工种", "craft")
    level: Level | Unknown = fact("等级", "level")
    passed_on: date | Unknown | NotComeAbout = fact("取证日期", "passed on")


@attrs.frozen(kw_only=True)
class Loan:
    """A loan for planting."""

    paid_out_on: date | Unknown | NotComeAbout = fact("发放日期", "paid out on")
    principal: Money | Unknown = fact("本金", "principal", unit="EUR", least=0)
    declared: DeclaredFacts = declared_facts()


@attrs.frozen(kw_only=True)
class Parcel:
    """A piece of land in a county."""

    county: str | Unknown = fact("所在县", "county")
    trees: int | Unknown = fact("株数", "trees", unit="tree", least=0, most=10_000)
    area_m2: Decimal | Unknown = fact("面积", "area", unit="m2", least=0)
    leased: Status | Unknown = fact("租期", "leased")
    declared: DeclaredFacts = declared_facts()
