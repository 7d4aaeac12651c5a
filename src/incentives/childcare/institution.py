"""The institution, its projects and its premises."""

from datetime import date
from decimal import Decimal

import attrs
from moneyed import Money

from incentives.brief import brief
from incentives.childcare.choices import (
    CareMode,
    ClassKind,
    InstitutionForm,
    Locality,
    OrganisationKind,
    PaperKind,
    ProjectKind,
    TaxZone,
    VatPeriod,
)
from incentives.facts.field import Assumed, DeclaredFacts, NameOf, declared_facts, fact
from incentives.facts.unknown import NotComeAbout
from incentives.facts.unknown import UnknownFact as Unknown
from incentives.values.period import Status
from incentives.values.text import Text

_PLACES = Text("个托位", "places")
_SQUARE_METRES = Text("平方米", "m²")
_CHILDREN = Text("名婴幼儿", "children")


@attrs.frozen(kw_only=True)
class Institution:
    """The institution itself."""

    kind: OrganisationKind | Unknown = fact("机构性质", "kind of organisation")
    form: InstitutionForm | Unknown = fact("托育服务形态", "form in which care is offered")
    public: bool | Unknown = fact("公办机构", "publicly run")
    non_profit: bool | Unknown = fact("非营利性", "not for profit")
    locality: Locality | Unknown = fact("所在地城乡类别", "in town or in the country")
    registered_on: date | Unknown = fact("登记日期", "registered on")
    childcare_in_scope: bool | Unknown = fact(
        "登记的经营(业务)范围含托育服务", "childcare stands in the registered scope of business"
    )
    operating: Status | Unknown = fact(
        "正常运营",
        "in operation",
        not_before="registered_on",
        question=Text(
            "自何日起正常运营?如已停止,何日停止?",
            "From when has it been in operation, and until when if it closed?",
        ),
    )
    filed: Status | Unknown = fact(
        "托育机构备案",
        "filed with the health authority",
        not_before="registered_on",
        question=Text(
            "自何日起在卫生健康部门备案?",
            "From when has the institution been filed with the health authority?",
        ),
    )
    inclusive: Status | Unknown = fact(
        "普惠托育机构(已约定或认定普惠价格)",
        "inclusive institution (inclusive price agreed or recognised)",
        not_before="registered_on",
        question=Text(
            "自何日起约定(认定)普惠收费价格?",
            "From when has an inclusive price been agreed or recognised?",
        ),
    )
    demonstration: Status | Unknown = fact(
        "承担指导功能的示范性托育机构",
        "demonstration institution with a guidance function",
        not_before="registered_on",
        question=Text(
            "自何日起被认定为示范性托育机构?",
            "From when has it been recognised as a demonstration institution?",
        ),
    )
    fixed_premises_in_community: bool | Unknown = fact(
        "在社区有固定服务场所", "fixed premises in an urban or rural community"
    )
    care_modes: frozenset[CareMode] | Unknown = fact("托育服务形式", "forms of care offered")
    serves_under_threes: bool | Unknown = fact(
        "为3周岁(含)以下婴幼儿提供照料、看护、膳食、保育等服务",
        "offers care, watching, meals and nursing to children up to and including three years of "
        "age",
    )
    education_licence: Status | Unknown = fact(
        "教育部门办园许可", "licence of the education department to run a kindergarten"
    )
    utility_price_applied_on: date | Unknown | NotComeAbout = fact(
        "申请执行居民水电气价格日期", "applied for resident utility prices on"
    )
    building_area_m2: Decimal | Unknown = fact(
        "托育服务建筑面积(不含室外场地)",
        "building area used for childcare, without the outdoor ground",
        unit="m2",
        unit_label=_SQUARE_METRES,
        least=0,
        most=10_000_000,
    )
    small_scale_taxpayer: Status | Unknown = fact(
        "增值税小规模纳税人",
        "small-scale taxpayer for VAT",
        not_before="registered_on",
        proven_by=PaperKind.SMALL_SCALE_PROOF.value,
    )
    vat_period: VatPeriod | Unknown = fact("增值税纳税期限", "period for which VAT is declared")
    opening_input_credit: Money | Unknown = fact(
        "首个列出月份期初的留抵进项税额",
        "input VAT carried into the first month that is listed",
        unit="CNY",
        least=0,
        assumed=Assumed(
            0,
            Text(
                "未填写首个列出月份以前结转的留抵进项税额，按没有结转计算",
                "no input VAT carried into the first month listed was stated; none is counted",
            ),
        ),
    )
    additional_deduction: Status | Unknown = fact(
        "适用加计抵减政策(生活服务销售额占全部销售额的比重超过50%的一般纳税人)",
        "extra credit of input VAT (general taxpayer, over half of all sales from services to "
        "households)",
        not_before="registered_on",
        question=Text(
            "自何日起适用进项税额加计抵减?何日停止?",
            "From when does the extra credit of input VAT apply, and until when?",
        ),
        assumed=Assumed(
            (),
            Text(
                "未填写是否适用进项税额加计抵减(2019年4月至2023年)，按未适用计算",
                "it was not stated whether the extra credit of input VAT of April 2019 to 2023 "
                "applies; none is counted",
            ),
        ),
    )
    small_low_profit: Status | Unknown = fact(
        "小型微利企业(按上一年度汇算清缴结果)",
        "small low-profit enterprise (by the last annual settlement)",
        not_before="registered_on",
        question=Text(
            "自何日起为小型微利企业?按年度汇算清缴结果,自汇算当年7月1日至次年6月30日;首次汇算前按上月末从业人数、"
            "资产总额判断",
            "From when is it a small low-profit enterprise? By the annual settlement: 1 July of "
            "its year to 30 June of the"
            " next; before the first one by staff and assets at the end of the month before",
        ),
    )
    small_enterprise: Status | Unknown = fact(
        "小微企业(含个体工商户)",
        "small or micro enterprise (individual businesses included)",
        not_before="registered_on",
    )
    medium_or_small_enterprise: Status | Unknown = fact(
        "中小微企业", "small or medium enterprise", not_before="registered_on"
    )
    tax_exempt_non_profit: Status | Unknown = fact(
        "非营利组织免税资格",
        "recognised as a tax-exempt non-profit organisation",
        not_before="registered_on",
    )
    tax_zone: TaxZone | Unknown = fact(
        "城市维护建设税纳税人所在地", "zone for the urban maintenance and construction tax"
    )

    __repr__ = brief


@attrs.frozen(kw_only=True)
class PlaceApproval:
    """How many places were approved, or filed, over which time."""

    places: int | Unknown = fact(
        "批准(备案)托位数",
        "places approved or filed",
        unit="place",
        unit_label=_PLACES,
        least=0,
        most=10_000,
    )
    valid: Status | Unknown = fact("有效期间", "valid")
    declared: DeclaredFacts = declared_facts()

    __repr__ = brief


@attrs.frozen(kw_only=True)
class CareClass:
    """One class of children."""

    kind: ClassKind | Unknown = fact("班型", "kind of class")
    children: int | Unknown = fact(
        "在班婴幼儿数",
        "children in the class",
        unit="child",
        unit_label=_CHILDREN,
        least=0,
        most=1000,
    )
    carers: int | Unknown = fact(
        "保育人员数",
        "carers of the class",
        unit="person",
        unit_label=Text("人", "persons"),
        least=0,
        most=1000,
    )
    open: Status | Unknown = fact("开班期间", "open")
    monthly_fee: Money | Unknown = fact("每月保育费", "monthly care fee", unit="CNY/month", least=0)
    declared: DeclaredFacts = declared_facts()

    __repr__ = brief


@attrs.frozen(kw_only=True)
class Site:
    """An institution of the same investor."""

    name: str | Unknown = fact("机构名称", "name of the institution")
    county: str | Unknown = fact(
        "所在县(市、区)", "county, by name or code", refers_to=NameOf.PLACE
    )
    places: int | Unknown = fact(
        "托位数", "places", unit="place", unit_label=_PLACES, least=0, most=10_000
    )
    filed: Status | Unknown = fact("托育机构备案", "filed with the health authority")
    declared: DeclaredFacts = declared_facts()

    __repr__ = brief


@attrs.frozen(kw_only=True)
class Project:
    """A project that creates places."""

    id: str | Unknown = fact("项目编号", "id of the project")
    kind: ProjectKind | Unknown = fact("项目类别", "kind of project")
    public: bool | Unknown = fact(
        "公办托育服务能力建设项目", "project of public childcare capacity"
    )
    premises_id: str | Unknown = fact("所用房屋编号", "id of the premises", refers_to="premises")
    places_before: int | Unknown = fact(
        "项目前托位数", "places before", unit="place", unit_label=_PLACES, least=0, most=10_000
    )
    places_after: int | Unknown = fact(
        "项目后托位数", "places after", unit="place", unit_label=_PLACES, least=0, most=10_000
    )
    investment: Money | Unknown = fact("项目总投资", "total investment", unit="CNY", least=0)
    land_and_municipal_costs: Money | Unknown = fact(
        "其中:土地和市政费用", "of which land and municipal costs", unit="CNY", least=0
    )
    building_area_m2: Decimal | Unknown = fact(
        "建筑面积", "building area", unit="m2", unit_label=_SQUARE_METRES, least=0, most=10_000_000
    )
    basement_required_m2: Decimal | Unknown = fact(
        "应建防空地下室面积",
        "area of the air-defence basement that would have to be built",
        unit="m2",
        unit_label=_SQUARE_METRES,
        least=0,
        most=10_000_000,
    )
    basement_infeasible: bool | Unknown = fact(
        "因地质条件等原因无法修建防空地下室",
        "a basement cannot be built for geological or like reasons",
    )
    permitted_on: date | Unknown | NotComeAbout = fact("规划许可日期", "planning permit on")
    applied_on: date | Unknown = fact("申报日期", "applied on")
    approved_on: date | Unknown | NotComeAbout = fact(
        "批准日期", "approved on", not_before="applied_on"
    )
    completed_on: date | Unknown | NotComeAbout = fact("竣工日期", "completed on")
    community_facility: bool | Unknown = fact(
        "社区普惠托育服务设施", "community facility for inclusive childcare"
    )
    declared: DeclaredFacts = declared_facts()

    __repr__ = brief
