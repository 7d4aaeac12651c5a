"""What a household says when it asks for an allowance for its children: the vocabulary."""

from collections.abc import Mapping
from datetime import date

import attrs
from moneyed import Money

from incentives import (
    Choice,
    Month,
    NameOf,
    NotComeAbout,
    Role,
    Status,
    Text,
    Unknown,
    fact,
)

_CHILDREN = "children"


class Guardianship(Choice):
    """What somebody is to the children."""

    PARENT = "parent", "父母", "parent"
    OTHER = "other", "其他监护人", "another guardian"


@attrs.frozen(kw_only=True)
class Guardian:
    """Somebody who brings the children up."""

    guardianship: Guardianship | Unknown = fact("与儿童关系", "what they are to the child")
    registered: Status | Unknown = fact(
        "户籍在本地",
        "registered here",
        question=Text("自何日起户籍在本地？何日迁出？", "From when registered here, until when?"),
    )


@attrs.frozen(kw_only=True)
class Child:
    """A child of the household."""

    id: str | Unknown = fact("儿童编号", "child")
    born_on: date | Unknown = fact("出生日期", "born on")
    order: int | Unknown = fact(
        "孩次（多胞胎按出生先后）",
        "which child it is (twins one after the other)",
        unit="1",
        least=1,
    )
    chinese: bool | Unknown = fact("具有中国国籍", "of Chinese nationality")
    lawful: bool | Unknown = fact("依法生育或收养", "born or adopted lawfully")
    registered: Status | Unknown = fact(
        "户籍在本地",
        "registered here",
        question=Text("自何日起户籍在本地？何日迁出？", "From when registered here, until when?"),
    )
    died_on: date | NotComeAbout | Unknown = fact("死亡日期", "died on", not_before="born_on")
    declared: Mapping[str, object] | Unknown = fact(
        "文件专项事实", "facts that single instruments ask for", role=Role.DECLARED, factory=dict
    )


@attrs.frozen(kw_only=True)
class Claim:
    """The allowance of one year, asked for once."""

    child: str | Unknown = fact("儿童编号", "child", refers_to=_CHILDREN)
    year: int | Unknown = fact("申领年度", "year that is claimed", unit="1", least=2000, most=2200)
    applied_on: date | Unknown = fact("申请日期", "applied on", not_before="children.born_on")


@attrs.frozen(kw_only=True)
class MonthOfCare:
    """A month for which an allowance may be paid for a child."""

    child: str | Unknown = fact("儿童编号", "child", refers_to=_CHILDREN)
    month: Month | Unknown = fact("月份", "month")


@attrs.frozen(kw_only=True)
class Payment:
    """What was paid before."""

    incentive: str | Unknown = fact("补贴项目", "allowance", refers_to=NameOf.INCENTIVE)
    subject: str | Unknown = fact("儿童编号", "child", refers_to=_CHILDREN)
    amount: Money | Unknown = fact("金额", "amount", unit="CNY", least=0)
    paid_on: date | NotComeAbout | Unknown = fact("拨付日期", "paid on")


@attrs.frozen(kw_only=True)
class Household:
    """All that is known of a household."""

    name: str | Unknown = fact("申请人", "applicant", role=Role.NAME)
    place: str | Unknown = fact("户籍所在地", "place of registration", role=Role.JURISDICTION)
    children: tuple[Child, ...] | Unknown = fact("儿童", "children", row="child", unique="id")
    guardians: tuple[Guardian, ...] | Unknown = fact(
        "父母或其他监护人", "parents or other guardians", row="guardian"
    )
    claims: tuple[Claim, ...] | Unknown = fact(
        "育儿补贴申领", "claims", row="claim", unique=("child", "year"), order="applied_on"
    )
    months: tuple[MonthOfCare, ...] | Unknown = fact(
        "按月补贴的月份", "months", row="month_of_care", unique=("child", "month"), order="month"
    )
    payments: tuple[Payment, ...] | Unknown = fact(
        "以往拨付", "paid before", row="payment", role=Role.AWARDS
    )
    declared: Mapping[str, object] | Unknown = fact(
        "文件专项事实", "facts that single instruments ask for", role=Role.DECLARED, factory=dict
    )
