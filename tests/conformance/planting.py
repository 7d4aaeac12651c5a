"""A neutral domain for the tests of the language: grants for planting trees, in EUR."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import attrs
from moneyed import Money

from incentives import Choice, Month, Role, Status, SumAtMost, Unknown, fact
from incentives.facts.unknown import NotComeAbout
from tests.conformance.planting_rows import (
    Care,
    Course,
    Loan,
    Parcel,
    Permit,
    Sapling,
    Stand,
    Visit,
)


class Species(Choice):
    """What is planted."""

    OAK = "oak", "栎树", "oak"
    LIME = "lime", "椴树", "lime"
    PINE = "pine", "松树", "pine"


class Soil(Choice):
    """Where it is planted."""

    SAND = "sand", "沙土", "sand"
    CLAY = "clay", "黏土", "clay"


class PaperKind(Choice):
    """What proves it."""

    PERMIT = "permit", "许可证", "permit"
    INVOICE = "invoice", "发票", "invoice"


@attrs.frozen(kw_only=True)
class Grower:
    """Who plants."""

    is_member: bool | Unknown = fact("协会会员", "member of the association")
    registered_on: date | Unknown = fact("登记日期", "registered on")
    certified: Status | Unknown = fact("认证", "certified")
    stopped_on: date | Unknown | NotComeAbout = fact("停止日期", "stopped on")
    grows: frozenset[Species] | Unknown = fact("种植树种", "species grown")
    main_species: Species | Unknown = fact("主要树种", "main species")
    income: Money | Unknown = fact("年收入", "income in a year", unit="EUR/year", least=0)


@attrs.frozen(kw_only=True)
class Planting:
    """Trees planted in one place."""

    species: Species | Unknown = fact("树种", "species")
    soil: Soil | Unknown = fact("土壤", "soil")
    trees: int | Unknown = fact("株数", "trees", unit="tree", least=0, most=100_000)
    area_m2: Decimal | Unknown = fact("面积", "area", unit="m2", least=0)
    cost: Money | Unknown = fact("费用", "cost", unit="EUR", least=0)
    ordered_on: date | Unknown = fact("订购日期", "ordered on")
    planted_on: date | Unknown | NotComeAbout = fact(
        "种植日期", "planted on", not_before="ordered_on"
    )
    id: str | Unknown = fact("种植编号", "id of the planting")
    applied_on: date | Unknown | NotComeAbout = fact("申请日期", "applied on")
    checked_on: date | Unknown | NotComeAbout = fact("查验日期", "checked on")
    felled_on: date | Unknown | NotComeAbout = fact("砍伐日期", "felled on")


@attrs.frozen(kw_only=True)
class Watering:
    """The water of one month."""

    month: Month | Unknown = fact("月份", "month")
    bill: Money | Unknown = fact("水费", "water bill", unit="EUR", least=0)


@attrs.frozen(kw_only=True)
class Award:
    """A payment made before."""

    incentive: str | Unknown = fact("项目", "id of the incentive")
    subject: str | Unknown = fact("对象", "id of the planting")
    instalment: int | Unknown = fact("第几期", "which instalment", least=1, most=100)
    amount: Money | Unknown = fact("金额", "amount paid", unit="EUR", least=0)
    paid_on: date | Unknown = fact("拨付日期", "paid on")


@attrs.frozen(kw_only=True)
class Subsidy:
    """What was paid before."""

    notice: str | Unknown = fact("文件", "notice")
    place: str | Unknown = fact("地点", "place")
    decided_on: date | Unknown = fact("核定日期", "decided on")
    decided: Money | Unknown = fact("核定总额", "amount decided", unit="EUR", least=0)
    paid_on: date | Unknown = fact(
        "拨付日期", "paid on", not_before=("decided_on", "grower.registered_on")
    )
    paid: Money | Unknown = fact("拨付金额", "amount paid", unit="EUR", least=0)


@attrs.frozen(kw_only=True)
class PaperHeld:
    """A paper on file."""

    kind: PaperKind = fact("材料", "paper", default=attrs.NOTHING)
    valid_to: date | Unknown = fact("有效期至", "valid to")


@attrs.frozen(kw_only=True)
class Case:
    """What is known of one grower."""

    place: str = fact(
        "所在地代码", "code of the place", role=Role.JURISDICTION, default=attrs.NOTHING
    )
    grower: Grower = fact("种植者", "grower", factory=Grower)
    plantings: tuple[Planting, ...] | Unknown = fact("种植", "plantings", row="planting")
    waterings: tuple[Watering, ...] | Unknown = fact(
        "浇水", "waterings", row="watering", order="month", unique="month"
    )
    saplings: tuple[Sapling, ...] | Unknown = fact("树苗", "saplings", row="sapling", unique="tag")
    cares: tuple[Care, ...] | Unknown = fact(
        "逐株逐月养护", "care by sapling and month", row="care", order="month"
    )
    visits: tuple[Visit, ...] | Unknown = fact("上门记录", "visits", row="visit", order="day")
    permits: tuple[Permit, ...] | Unknown = fact("许可", "permits", row="permit")
    stands: tuple[Stand, ...] | Unknown = fact(
        "各月株数", "trees by month", row="stand", order="month"
    )
    courses: tuple[Course, ...] | Unknown = fact(
        "培训取证", "courses", row="course", order="passed_on"
    )
    loans: tuple[Loan, ...] | Unknown = fact("贷款", "loans", row="loan", order="paid_out_on")
    parcels: tuple[Parcel, ...] | Unknown = fact("地块", "parcels", row="parcel")
    awards: tuple[Award, ...] | Unknown = fact(
        "以往拨付", "payments made before", row="payout", role=Role.AWARDS
    )
    subsidies: tuple[Subsidy, ...] | Unknown = fact(
        "以往拨付",
        "subsidies received",
        row="subsidy",
        sum_at_most=SumAtMost(
            of="paid", limit="decided", by=("notice", "place"), apart=("decided_on",)
        ),
    )
    papers: tuple[PaperHeld, ...] | Unknown = fact(
        "已有材料", "papers held", row="paper", role=Role.PAPERS
    )
    declared: Mapping[str, object] = fact(
        "文件专项事实", "facts of single notices", role=Role.DECLARED, factory=dict
    )
