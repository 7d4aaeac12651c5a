"""Wordings that the approval form, its annexes, lists and workbooks share, in both languages."""

from incentives.values.text import Text

TO_BE_FILLED = Text("＿＿＿＿＿＿＿＿", "________")

AMOUNT = Text("审定金额", "Amount")
SAVED = Text("测算优惠额", "Savings reckoned")
IN_CAPITALS = Text("大写", "In capitals")
CAPITALS = Text("人民币{amount}", "人民币{amount}")

SUM_IN_KIND = Text("非现金支持（折算价值，不拨付资金）", "In kind (worth, not paid out)")
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
REFORM_WARNING = Text(
    "本表使用了改动已公布数值的内部执行标准，仅供试算，不得作为拨付依据。",
    "An overlay tries figures other than those published: this sheet is a trial and no basis for "
    "payment.",
)
SIGNED_ON = Text("　　年　　月　　日", "date: __________")
SEAL = Text("（单位盖章）", "(seal of the office)")

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
