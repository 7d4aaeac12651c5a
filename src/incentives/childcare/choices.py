"""The enumerations of the childcare vocabulary."""

from incentives.facts.field import Choice


class OrganisationKind(Choice):
    """As what the institution is registered."""

    COMPANY = "company", "企业", "company"
    PUBLIC_INSTITUTION = "public_institution", "事业单位", "public institution"
    SOCIAL_ORGANISATION = "social_organisation", "社会组织", "social organisation"
    INDIVIDUAL_BUSINESS = "individual_business", "个体工商户", "individual business"


class CareMode(Choice):
    """Forms of care."""

    FULL_DAY = "full_day", "全日托", "full-day care"
    HALF_DAY = "half_day", "半日托", "half-day care"
    HOURLY = "hourly", "计时托", "care by the hour"
    TEMPORARY = "temporary", "临时托", "temporary care"


class InstitutionForm(Choice):
    """The form in which care is offered."""

    INDEPENDENT = "independent", "独立设置的托育机构", "independent childcare institution"
    KINDERGARTEN_CLASS = "kindergarten_class", "幼儿园托班", "nursery class of a kindergarten"
    FAMILY_POINT = "family_point", "家庭托育点", "family childcare point"
    WORKPLACE = "workplace", "用人单位托育点", "childcare at the workplace"
    COMMUNITY_POINT = "community_point", "社区托育点", "community childcare point"
    INTEGRATED_CENTRE = (
        "integrated_centre",
        "托育综合服务中心",
        "integrated childcare service centre",
    )


class Locality(Choice):
    """Whether in town or in the country."""

    URBAN = "urban", "城市", "urban"
    RURAL = "rural", "农村", "rural"


class ClassKind(Choice):
    """Classes by the age of the children."""

    INFANT = "infant", "乳儿班", "infant class (6 to 12 months)"
    SMALL = "small", "托小班", "small class (12 to 24 months)"
    LARGE = "large", "托大班", "large class (24 to 36 months)"
    MIXED = "mixed", "混合编班", "class of mixed age (from 18 months)"


class ProjectKind(Choice):
    """What a project does."""

    NEW_BUILD = "new_build", "新建", "new build"
    REBUILD = "rebuild", "改建", "rebuilding"
    EXTENSION = "extension", "扩建", "extension"
    CONVERSION = "conversion", "改造转型", "conversion of existing premises"


class LoanUse(Choice):
    """What a loan is for."""

    OPERATION = "operation", "经营周转", "running the business"
    FIXED_ASSETS = "fixed_assets", "固定资产投资", "fixed assets"
    OTHER = "other", "其他", "anything else"


class SkillLevel(Choice):
    """Levels of vocational skill."""

    LEVEL_5 = "level_5", "五级(初级工)", "level 5 (junior)"
    LEVEL_4 = "level_4", "四级(中级工)", "level 4 (intermediate)"
    LEVEL_3 = "level_3", "三级(高级工)", "level 3 (senior)"
    LEVEL_2 = "level_2", "二级(技师)", "level 2 (technician)"
    LEVEL_1 = "level_1", "一级(高级技师)", "level 1 (senior technician)"


class Trade(Choice):
    """Trades in which staff are trained."""

    INFANT_CARER = "infant_carer", "育婴员", "infant carer"
    CHILDCARE_WORKER = "childcare_worker", "保育师(保育员)", "childcare worker"
    OTHER = "other", "其他工种", "another trade"


class GoverningLevel(Choice):
    """Levels of government."""

    CENTRAL = "central", "中央", "central"
    PROVINCE = "province", "省级", "province"
    CITY = "city", "市级", "city"
    DISTRICT = "district", "区(县)级", "district or county"
    TOWN = "town", "镇(街道)", "town or subdistrict"


class Tenure(Choice):
    """How premises are held."""

    OWNED = "owned", "自有", "owned"
    RENTED = "rented", "承租", "rented"
    FREE_USE = "free_use", "无偿使用", "used free of charge"
    FORMERLY_OWNED = (
        "formerly_owned",
        "原自有(权利已转移或房屋已灭失)",
        "owned until passed on or lost",
    )


class VatPeriod(Choice):
    """For how long a stretch VAT is declared."""

    MONTH = "month", "按月", "by month"
    QUARTER = "quarter", "按季", "by quarter"


class TaxZone(Choice):
    """Zones of the urban maintenance and construction tax."""

    CITY = "city", "市区", "city"
    COUNTY_TOWN = "county_town", "县城、镇", "county town or town"
    OTHER = "other", "其他地区", "elsewhere"


class Voltage(Choice):
    """Voltage of the supply."""

    BELOW_1KV = "below_1kv", "不满1千伏", "below 1 kV"
    FROM_1_TO_10KV = "from_1_to_10kv", "1—10千伏", "1 to 10 kV"


class LandGrade(Choice):
    """Grades of land of the urban land use tax."""

    GRADE_1 = "grade_1", "一等", "grade 1"
    GRADE_2 = "grade_2", "二等", "grade 2"
    GRADE_3 = "grade_3", "三等", "grade 3"
    GRADE_4 = "grade_4", "四等", "grade 4"
    GRADE_5 = "grade_5", "五等", "grade 5"
    GRADE_6 = "grade_6", "六等", "grade 6"


class PaperKind(Choice):
    """Papers that prove conditions."""

    BUSINESS_REGISTRATION = (
        "business_registration",
        "营业执照或法人登记证书",
        "business licence or registration certificate",
    )
    FILING_RECEIPT = "filing_receipt", "托育机构备案回执", "filing receipt"
    PREMISES_PROOF = "premises_proof", "场地证明", "proof of premises"
    SERVICE_AGREEMENTS = "service_agreements", "托育服务协议", "service agreements"
    SERVICE_RECORDS = "service_records", "服务记录", "records of services"
    INCLUSIVE_PRICE_AGREEMENT = (
        "inclusive_price_agreement",
        "普惠价格协议或认定文件",
        "inclusive price agreement or recognition",
    )
    TRANSFER_CONTRACT = "transfer_contract", "房屋、土地权属转移合同", "transfer contract"
    CHILDCARE_USE_PROOF = (
        "childcare_use_proof",
        "房屋、土地用于托育服务的证明",
        "proof of use for childcare",
    )
    REAL_ESTATE_CERTIFICATE = "real_estate_certificate", "不动产权证书", "real-estate certificate"
    REVENUE_LEDGER = "revenue_ledger", "收入明细账", "revenue ledger"
    INCOME_TAX_RETURN = "income_tax_return", "企业所得税年度纳税申报表", "annual income tax return"
    PROJECT_APPROVAL = "project_approval", "项目批复文件", "project approval"
    COMPLETION_ACCEPTANCE = "completion_acceptance", "竣工验收文件", "acceptance of completion"
    INVESTMENT_ACCOUNTS = "investment_accounts", "项目投资决算资料", "accounts of the investment"
    DEMONSTRATION_DECISION = (
        "demonstration_decision",
        "示范机构认定文件",
        "decision recognising the demonstration institution",
    )
    ELECTRICITY_BILL = "electricity_bill", "电费账单", "electricity bills"
    SMALL_SCALE_PROOF = (
        "small_scale_proof",
        "小规模纳税人身份证明",
        "proof of small-scale taxpayer status",
    )
    STAFF_CERTIFICATES = "staff_certificates", "工作人员资格证明", "staff certificates"
    HYGIENE_REPORT = "hygiene_report", "卫生评价合格报告", "hygiene report"
    FIRE_SAFETY_CERTIFICATE = (
        "fire_safety_certificate",
        "消防安全合格证明",
        "fire safety certificate",
    )
    FOOD_PERMIT = "food_permit", "食品经营许可证", "food permit"
    LEASE = "lease", "房屋租赁合同", "lease"
    PRICE_APPLICATION = (
        "price_application",
        "执行居民价格申请",
        "application for the resident price",
    )
    CHILD_ROSTER = "child_roster", "在托婴幼儿花名册", "roster of the children"
    ATTENDANCE_RECORD = "attendance_record", "婴幼儿考勤记录", "record of attendance"
    COMMITMENT_LETTER = "commitment_letter", "承诺书", "letter of commitment"
    FEE_FILING = "fee_filing", "收费标准备案(公示)材料", "filing or publication of the fees"
    RENT_RECEIPT = "rent_receipt", "租金发票", "invoices of rent"
    LOAN_CONTRACT = "loan_contract", "借款合同", "loan contract"
    INTEREST_RECEIPT = "interest_receipt", "利息支付凭证", "proof of interest paid"
    SKILL_CERTIFICATE = "skill_certificate", "职业技能等级证书", "certificate of vocational skill"
    INSURANCE_RECORD = "insurance_record", "社会保险缴费记录", "record of social insurance"
    LAND_DECISION = "land_decision", "国有建设用地划拨决定书", "decision allocating the land"
    PLANNING_PERMIT = "planning_permit", "建设工程规划许可证", "planning permit"
    GEOLOGICAL_OPINION = (
        "geological_opinion",
        "不宜修建防空地下室的审核意见",
        "opinion that no air-defence basement can be built",
    )
    WATER_BILL = "water_bill", "水费账单", "water bills"
    GAS_BILL = "gas_bill", "燃气费账单", "gas bills"
    NON_PROFIT_DECISION = (
        "non_profit_decision",
        "非营利组织免税资格认定文件",
        "decision on tax-exempt non-profit status",
    )
    EDUCATION_LICENCE = "education_licence", "办园许可证", "licence to run a kindergarten"
    PURCHASE_CONTRACT = (
        "purchase_contract",
        "政府购买服务合同",
        "contract for services purchased by government",
    )
    TENDER_AGREEMENT = (
        "tender_agreement",
        "企业责任清单或合作协议",
        "agreement with the city government",
    )
