"""Who is cared for: children and their months, visits by the hour, and how many there are."""

from datetime import date
from decimal import Decimal

import attrs
from moneyed import Money

from incentives.brief import brief
from incentives.childcare.choices import CareMode, ClassKind
from incentives.facts.field import DeclaredFacts, declared_facts, fact
from incentives.facts.unknown import UnknownFact as Unknown
from incentives.values.period import Month, Status
from incentives.values.text import Text

_CHILDREN = Text("名婴幼儿", "children")
_HOURS = Text("小时", "hours")


@attrs.frozen(kw_only=True)
class Child:
    """A child that is or was cared for."""

    id: str | Unknown = fact("婴幼儿编号", "id of the child")
    born_on: date | Unknown = fact("出生日期", "born on")
    birth_order: int | Unknown = fact("孩次", "which child of the family", least=1, most=20)
    enrolled: Status | Unknown = fact("在托期间", "enrolled", not_before="born_on")
    declared: DeclaredFacts = declared_facts()

    __repr__ = brief


@attrs.frozen(kw_only=True)
class Attendance:
    """One child in one month."""

    child: str | Unknown = fact("婴幼儿编号", "id of the child", refers_to="children")
    month: Month | Unknown = fact("月份", "month", not_before="children.born_on")
    days: int | Unknown = fact(
        "实际在托天数",
        "days attended",
        unit="day",
        unit_label=Text("天", "days"),
        least=0,
        most=31,
        days_of="month",
    )
    care_mode: CareMode | Unknown = fact("托育服务形式", "form of care")
    class_kind: ClassKind | Unknown = fact("班型", "kind of class")
    fee: Money | Unknown = fact("当月保育费", "care fee of the month", unit="CNY", least=0)
    declared: DeclaredFacts = declared_facts()

    __repr__ = brief


@attrs.frozen(kw_only=True)
class Visit:
    """One visit of a child in care by the hour."""

    child: str | Unknown = fact("婴幼儿编号", "id of the child", refers_to="children")
    day: date | Unknown = fact("日期", "day", not_before="children.born_on")
    hours: Decimal | Unknown = fact(
        "时长", "length", unit="hour", unit_label=_HOURS, least=0, most=24
    )
    fee: Money | Unknown = fact("收费", "fee", unit="CNY", least=0)
    declared: DeclaredFacts = declared_facts()

    __repr__ = brief


@attrs.frozen(kw_only=True)
class Enrolment:
    """How many children of one kind of class and form of care were there in one month."""

    month: Month | Unknown = fact("月份", "month")
    class_kind: ClassKind | Unknown = fact("班型", "kind of class")
    care_mode: CareMode | Unknown = fact("托育服务形式", "form of care")
    children: int | Unknown = fact(
        "实际在托婴幼儿数",
        "children cared for",
        unit="child",
        unit_label=_CHILDREN,
        least=0,
        most=10_000,
    )
    monthly_fee: Money | Unknown = fact(
        "每人每月保育费", "care fee of a child and month", unit="CNY/month", least=0
    )
    declared: DeclaredFacts = declared_facts()

    __repr__ = brief
