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


class ProjectKind(Choice):
    """What a project does."""

    NEW_BUILD = "new_build", "新建", "new build"
    REBUILD = "rebuild", "改建", "rebuilding"
    EXTENSION = "extension", "扩建", "extension"


class Tenure(Choice):
    """How premises are held."""

    OWNED = "owned", "自有", "owned"
    RENTED = "rented", "承租", "rented"
    FREE_USE = "free_use", "无偿使用", "used free of charge"


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
    CHILDCARE_USE_PROOF = "childcare_use_proof", "房屋、土地用于托育服务的证明", "proof of use for childcare"
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
    SMALL_SCALE_PROOF = "small_scale_proof", "小规模纳税人身份证明", "proof of small-scale taxpayer status"
    STAFF_CERTIFICATES = "staff_certificates", "工作人员资格证明", "staff certificates"
    HYGIENE_REPORT = "hygiene_report", "卫生评价合格报告", "hygiene report"
    FIRE_SAFETY_CERTIFICATE = "fire_safety_certificate", "消防安全合格证明", "fire safety certificate"
    FOOD_PERMIT = "food_permit", "食品经营许可证", "food permit"
    LEASE = "lease", "房屋租赁合同", "lease"
    PRICE_APPLICATION = "price_application", "执行居民价格申请", "application for the resident price"
