"""The facts of the workload."""

from datetime import date
from decimal import Decimal

import attrs
from moneyed import Money

from incentives import Role, fact
from incentives.facts.field import Choice
from incentives.facts.unknown import UnknownFact as Unknown


class Kind(Choice):
    NONPROFIT = "nonprofit", "非营利", "non-profit"
    FOR_PROFIT = "for_profit", "营利", "for profit"
    PUBLIC = "public", "公办", "public"
    WORKPLACE = "workplace", "用人单位办", "of a workplace"


class Scope(Choice):
    CHILDCARE = "childcare", "托育", "childcare"
    MIXED = "mixed", "混合", "mixed"
    EDUCATION = "education", "教育", "education"
    OTHER = "other", "其他", "other"


class Project(Choice):
    NONE = "no_project", "无", "none"
    NEW_BUILD = "new_build", "新建", "new build"
    EXPANSION = "expansion", "改扩建", "expansion"


class Level(Choice):
    NONE = "no_level", "无", "none"
    DISTRICT = "district", "区级", "district"
    CITY = "city", "市级", "city"
    PROVINCE = "province", "省级", "province"


class Taxpayer(Choice):
    GENERAL = "general", "一般纳税人", "general"
    SMALL_SCALE = "small_scale", "小规模纳税人", "small-scale"


class LandClass(Choice):
    FIRST = "first", "一等", "first"
    SECOND = "second", "二等", "second"
    THIRD = "third", "三等", "third"
    FOURTH = "fourth", "四等", "fourth"


@attrs.frozen(kw_only=True)
class Institution:
    """What is known of one institution on the day as of which it is assessed."""

    place: str = fact("地点", "place", role=Role.JURISDICTION, default="320614")
    as_of: date | Unknown = fact("核定日", "assessed as of")
    kind: Kind | Unknown = fact("性质", "kind")
    registered: bool | Unknown = fact("已登记", "registered")
    filed: bool | Unknown = fact("已备案", "filed")
    scope: Scope | Unknown = fact("经营范围", "business scope")
    community_based: bool | Unknown = fact("社区托育", "community-based")
    places_before: int | Unknown = fact("原有托位", "places before", unit="place", least=0)
    places_after: int | Unknown = fact("现有托位", "places after", unit="place", least=0)
    project: Project | Unknown = fact("项目", "project")
    investment: Money | Unknown = fact("投资", "investment", unit="CNY", least=0)
    monthly_price: Money | Unknown = fact("月收费", "monthly price", unit="CNY", least=0)
    price_ceiling: Money | Unknown = fact("指导价", "guide price", unit="CNY", least=0)
    level: Level | Unknown = fact("示范等级", "demonstration level")
    certified_on: date | Unknown = fact("认定日", "certified on")
    electricity: Decimal | Unknown = fact("用电量", "electricity used", unit="kWh", least=0)
    water: Decimal | Unknown = fact("用水量", "water used", unit="m3", least=0)
    gas: Decimal | Unknown = fact("用气量", "gas used", unit="m3", least=0)
    power_price: Decimal | Unknown = fact("工商业电价", "power", unit="CNY/kWh", least=0)
    power_price_1: Decimal | Unknown = fact("居民电价一档", "home 1", unit="CNY/kWh", least=0)
    power_price_2: Decimal | Unknown = fact("居民电价二档", "home 2", unit="CNY/kWh", least=0)
    power_price_3: Decimal | Unknown = fact("居民电价三档", "home 3", unit="CNY/kWh", least=0)
    water_price: Decimal | Unknown = fact("非居民水价", "water", unit="CNY/m3", least=0)
    water_price_home: Decimal | Unknown = fact("居民水价", "home water", unit="CNY/m3", least=0)
    gas_price: Decimal | Unknown = fact("非居民气价", "gas", unit="CNY/m3", least=0)
    gas_price_home: Decimal | Unknown = fact("居民气价", "home gas", unit="CNY/m3", least=0)
    revenue: Money | Unknown = fact("收入", "revenue", unit="CNY", least=0)
    taxable_income: Money | Unknown = fact("应纳税所得额", "taxable income", unit="CNY")
    taxpayer: Taxpayer | Unknown = fact("纳税人", "taxpayer")
    property_value: Money | Unknown = fact("房产原值", "property value", unit="CNY", least=0)
    rent: Money | Unknown = fact("租金收入", "rent", unit="CNY", least=0)
    area: Decimal | Unknown = fact("建筑面积", "floor area", unit="m2", least=0)
    land_area: Decimal | Unknown = fact("土地面积", "land area", unit="m2", least=0)
    land_class: LandClass | Unknown = fact("土地等级", "land class")
    purchase_price: Money | Unknown = fact("购房价", "purchase price", unit="CNY", least=0)
    fire_certificate: bool | Unknown = fact("消防合格", "fire certificate")
    hygiene_report: bool | Unknown = fact("卫生合格", "hygiene report")
    staff_ratio: Decimal | Unknown = fact("人员配比", "staff ratio", unit="person/child", least=0)
