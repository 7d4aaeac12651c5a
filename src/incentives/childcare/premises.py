"""The premises of an institution: the house and the land, and how they are held."""

from datetime import date
from decimal import Decimal

import attrs
from moneyed import Money

from incentives.brief import brief
from incentives.childcare.choices import (
    LandGrade,
    Tenure,
)
from incentives.facts.field import DeclaredFacts, declared_facts, fact
from incentives.facts.unknown import NotComeAbout
from incentives.facts.unknown import UnknownFact as Unknown
from incentives.values.period import Status
from incentives.values.text import Text

_PLACES = Text("个托位", "places")
_SQUARE_METRES = Text("平方米", "m²")
_CHILDREN = Text("名婴幼儿", "children")


@attrs.frozen(kw_only=True)
class Premise:
    """House and land that the institution owns, rents or uses free of charge.

    `acquired_on` is the day after whose month property tax and land use tax begin: handover of new
    premises, the issue of the certificate of existing ones, completion of what the institution
    built itself, acceptance of what a contractor built, and for land the handover agreed in the
    contract, or its signing where none was agreed. Deed tax goes by
    `contract_on`. What was owned until `disposed_on` is `FORMERLY_OWNED`.

    Source: 财税地字〔1986〕8号; 国税发〔2003〕89号 二; 财税〔2006〕186号 二; 财税〔2008〕152号 三.
    """

    id: str | Unknown = fact("房屋编号", "id of the premises")
    tenure: Tenure | Unknown = fact("房屋取得方式", "how the premises are held")
    contract_on: date | Unknown | NotComeAbout = fact(
        "承受房屋、土地合同签订日期",
        "contract signed on",
        question=Text(
            "承受房屋、土地的合同(或具有合同性质的凭证)何日签订?",
            "On which day was the contract, or a paper like one, to take over house and land "
            "signed?",
        ),
    )
    acquired_on: date | Unknown | NotComeAbout = fact(
        "承受房屋、土地日期",
        "acquired on",
        question=Text(
            "何日取得?新房为交付之日,存量房为发证之日,自建为建成之日,委托施工为验收之日,土地为约定交付之日(未约定为签约之日)",
            "When acquired? New premises: handover; existing: issue of the certificate; "
            "self-built: completion; by contractor:"
            " acceptance; land: agreed handover, or else the day of the contract",
        ),
    )
    early_use_on: date | Unknown | NotComeAbout = fact(
        "验收前使用或原有房产转作营业日期",
        "used before acceptance, or own premises put to business, on",
        question=Text(
            "验收前已使用、出租、出借,或原有房产转作生产经营的,自何日起?",
            "From when were they used, let or lent before acceptance, or own premises put to "
            "business?",
        ),
    )
    disposed_on: date | Unknown | NotComeAbout = fact(
        "房屋、土地灭失或权利转移日期",
        "house or land lost or passed on, on",
        not_before=("acquired_on", "contract_on"),
        question=Text(
            "原自有的房屋、土地何日灭失或权利转移?",
            "On which day was house or land that was owned lost or passed on?",
        ),
    )
    price: Money | Unknown = fact(
        "成交价格(不含增值税)", "price paid before VAT", unit="CNY", least=0
    )
    original_value: Money | Unknown = fact(
        "房产原值", "original value of the house", unit="CNY", least=0
    )
    annual_rent: Money | Unknown = fact(
        "年租金(不含增值税)", "yearly rent before VAT", unit="CNY/year", least=0
    )
    rent_free: Status | Unknown = fact(
        "租赁合同约定的免收租金期间",
        "free of rent by the lease",
        question=Text(
            "租赁合同约定的免收租金期间?", "For which time does the lease agree on no rent?"
        ),
    )
    owner_tax_exempt: bool | Unknown = fact(
        "产权人为免缴土地使用税的单位", "the owner is exempt from urban land use tax"
    )
    collective_land: bool | Unknown = fact(
        "未办理出让手续或直接承租的集体建设用地",
        "collective construction land, used without a grant or leased directly",
    )
    state_owned: bool | Unknown = fact("国有房屋", "owned by the state")
    land_area_m2: Decimal | Unknown = fact(
        "占地面积", "land area", unit="m2", unit_label=_SQUARE_METRES, least=0, most=10_000_000
    )
    building_area_m2: Decimal | Unknown = fact(
        "建筑面积", "building area", unit="m2", unit_label=_SQUARE_METRES, least=0, most=10_000_000
    )
    land_grade: LandGrade | Unknown = fact("土地等级", "grade of the land")
    land_price: Money | Unknown = fact(
        "土地出让或划拨价款", "price of the grant or allocation of the land", unit="CNY", least=0
    )
    land_reclaimed_on: date | Unknown | NotComeAbout = fact(
        "占用耕地批准日期", "use of farmland approved on"
    )
    farmland_area_m2: Decimal | Unknown = fact(
        "占用耕地面积",
        "area of farmland taken",
        unit="m2",
        unit_label=_SQUARE_METRES,
        least=0,
        most=10_000_000,
    )
    farmland_replaced: bool | Unknown = fact(
        "已自行开垦数量、质量相当的耕地",
        "farmland of the same amount and quality was opened up instead",
    )
    land_damaged_on: date | Unknown | NotComeAbout = fact("损毁土地日期", "land damaged on")
    damaged_area_m2: Decimal | Unknown = fact(
        "损毁土地面积",
        "area of damaged land",
        unit="m2",
        unit_label=_SQUARE_METRES,
        least=0,
        most=10_000_000,
    )
    land_restored: bool | Unknown = fact(
        "已自行复垦并验收合格", "damaged land was reclaimed and accepted"
    )
    land_idle_on: date | Unknown | NotComeAbout = fact(
        "土地闲置认定日期", "land found to lie idle on"
    )
    allocated_land: bool | Unknown = fact(
        "符合《划拨用地目录》", "listed in the catalogue of allocated land"
    )
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
        "用于社区托育服务",
        "used for community childcare",
        question=Text(
            "自何日起用于托育服务?", "From when have the premises been used for childcare?"
        ),
    )
    declared: DeclaredFacts = declared_facts()

    __repr__ = brief
