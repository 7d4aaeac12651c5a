"""Every wording of the determination sheet, in Chinese and English side by side."""

from incentives.values.text import Text

TITLE = Text("优惠政策审定表", "Determination of incentives")
OFFICE = Text("审定单位", "Office")
NUMBER = Text("编号", "Number")
TO_BE_FILLED = Text("＿＿＿＿＿＿＿＿", "________")

APPLICANT = Text("一、申请人", "1. Applicant")
RESULTS = Text("二、审定结果", "2. What was determined")
SUMS = Text("三、金额合计", "3. Totals")
BASIS = Text("四、审定依据", "4. Basis")
SIGNED = Text("五、审签", "5. Signed")
FACTS = Text("附件1　核定情况和对应材料", "Annex 1. Facts relied on, and their papers")
WORKINGS = Text("附件2　逐项审定", "Annex 2. Each incentive")
OPEN = Text("附件3　待定和政策未明确的事项", "Annex 3. What was left open")
REFUSED = Text("附件4　不符合条件的事项", "Annex 4. What the applicant is not eligible for")

PLACE = Text("序号", "No.")
INCENTIVE = Text("事项", "Incentive")
CLAUSE = Text("依据条款", "Clause")
OUTCOME = Text("结论", "Outcome")
AMOUNT = Text("审定金额", "Amount")
SAVED = Text("测算优惠额", "Savings reckoned")
IN_CAPITALS = Text("大写", "In capitals")
CAPITALS = Text("人民币{amount}", "人民币{amount}")
NOTHING_GIVEN = Text(
    "经审核，申请人没有符合条件或者待定的事项。",
    "The applicant is eligible for nothing, and nothing is open.",
)

SUM = Text("项目", "Of what")
SUM_CASH = Text("财政资金（补助、奖励）", "Cash (grants and awards)")
SUM_CASH_OWN = Text("其中：归申请人", "of which the applicant's")
SUM_CASH_OF = Text("其中：归{role}", "of which for: {role}")
SUM_PAID = Text("其中：已拨付", "of which paid")
SUM_DUE = Text("其中：现应拨付", "of which due now")
SUM_TO_COME = Text("其中：以后各期，未到期", "of which instalments to come")
SUM_STOPPED = Text("已停拨（不计入财政资金）", "stopped (not in the cash above)")
SUM_OVERPAID = Text("超出应拨，应予收回", "paid beyond what is due, to be taken back")
SUM_TAXES = Text(
    "税费减免（含随之减少的税费）", "Taxes and fees saved (with what falls away with them)"
)
SUM_TAXES_OF = Text("税费减免，受益主体为{role}", "Taxes and fees saved by: {role}")
SUM_PRICES = Text("价格优惠", "Saved by cheaper prices")
SUM_PRICES_OF = Text("价格优惠，受益主体为{role}", "Saved by cheaper prices, by: {role}")
SUM_RECOVERED = Text(
    "违反履约义务，应追回财政资金", "To be paid back, since an obligation was broken"
)
SUM_DUE_AFTER_ALL = Text(
    "违反履约义务，应补缴税费", "Taxes and fees due after all, since an obligation was broken"
)
WITH_OPEN = Text("{name}，另有待定事项", "{name}; more is undetermined")
SUMS_NOTE = Text(
    "财政资金由财政部门拨付；税费减免和价格优惠由受益主体少缴少付，不拨付资金。"
    "受益主体不是申请人的，另行列出。",
    "Cash is paid out; taxes, fees and prices are saved and not paid out. What is not the "
    "applicant's is told by itself.",
)
OUTSTANDING = Text("待补材料", "Papers outstanding")
EXPIRED = Text("已过期材料", "Papers expired")
REFORM_WARNING = Text(
    "本表使用了改动已公布数值的内部执行标准，仅供试算，不得作为拨付依据。",
    "An overlay tries figures other than those published: this sheet is a trial and no basis for "
    "payment.",
)
STATEMENT = Text(
    "本表依据政策库所载文件和申请人提交的事实计算，摘要与事实和结果一一对应；由经办人、复核人、"
    "负责人签字并加盖单位印章后归档。",
    "Worked out from the texts in the policy library and the facts of the applicant, which the "
    "fingerprint is over; it goes "
    "into the file when signed and sealed.",
)
FOOT = Text("摘要 {fingerprint}", "fingerprint {fingerprint}")
SIGNERS = (
    Text("经办人", "Handled by"),
    Text("复核人", "Checked by"),
    Text("负责人", "Approved by"),
)
SIGNED_ON = Text("　　年　　月　　日", "date: __________")
SEAL = Text("（单位盖章）", "(seal of the office)")
NUMBERED = Text("{number}．{title}", "{number}. {title}")

FACT_COLUMNS = (Text("事实", "Fact"), Text("核定内容", "As found"), Text("对应材料", "Papers"))
FACT_OF_MONTHS = Text("{fact}（{months}）", "{fact} ({months})")
EACH_MONTH = Text("每月 {value}", "{value} each month")
PAPER_OUTSTANDING = Text("{paper}（待补）", "{paper} (outstanding)")
NO_FACTS = Text("没有据以审定的事实。", "No fact was relied on.")

ROUNDING = Text("尾数处理", "Rounding")
NOT_ROUNDED = Text(
    "计算结果已精确到分，无须舍入", "comes out in whole hundredths; nothing was rounded at the end"
)
ROUNDED = Text(
    "计算结果 {exact}，四舍五入至分，为 {amount}",
    "{exact}, rounded once at the end, half up: {amount}",
)
SOURCES = Text("资金来源（各级负担）", "Borne by")
SOURCES_UNSTATED = Text("文件未规定各级负担比例", "no text says who bears it")
SOURCE_COLUMNS = (Text("负担层级", "Level"), Text("比例", "Share"), Text("金额", "Amount"))
PLAN = Text("拨付计划", "Instalments")
PLAN_UNSTATED = Text("文件未规定分期拨付", "no text says that it is paid by instalments")
INSTALMENT_CONDITIONS = Text("各期拨付条件", "Conditions of the instalments")
DUE_NOW = Text("现应拨付", "Due now")
DUE_IN_CAPITALS = Text("现应拨付大写", "Due now, in capitals")

UNDETERMINED_COLUMNS = (
    Text("事项", "Incentive"),
    Text("依据条款", "Clause"),
    Text("金额区间", "Range"),
    Text("待补事实和待定标准", "What is missing"),
)
UNDETERMINED = Text("待定事项", "Undetermined")
NOTHING_OPEN = Text("没有待定事项。", "Nothing is undetermined.")
REFUSED_COLUMNS = (
    Text("事项", "Incentive"),
    Text("依据条款", "Clause"),
    Text("不符合的条款或者原因", "Clause that fails, or reason"),
)
NOTHING_REFUSED = Text(
    "没有不符合条件的事项。", "There is nothing that the applicant is not eligible for."
)
FAILED = Text("不符合“{condition}”（条款：{clause}）", "“{condition}” does not hold ({clause})")
ON_DAY = Text("{reason}，按{day}判断", "{reason}, as of {day}")
FAILED_UNSOURCED = Text("不符合“{condition}”", "“{condition}” does not hold")
