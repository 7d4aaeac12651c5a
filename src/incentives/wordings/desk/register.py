"""What the page of the register says."""

from incentives.values.text import Text

TITLE = Text("登记簿", "Register")
ABOUT = Text(
    "审定和拨付一经登记不得改动，更正、作废另行登记；每笔登记与前一笔首尾相连，改动即可查出。",
    "What is filed is never changed; a correction or annulment is filed too. Each entry is sealed "
    "with the one before.",
)
SECTIONS = {
    "list": Text("登记查询", "Entries"),
    "pay": Text("拨付、作废", "Payments"),
    "totals": Text("年度合计", "Totals"),
    "check": Text("校验", "Verify"),
    "reassess": Text("政策调整补退", "Reassess"),
    "people": Text("人员权限", "People"),
}
SECTION = Text("办理事项", "What to do")
EMPTY = Text(
    "登记簿尚无登记。请在“申报件”页办理。",
    "Nothing has been filed yet: work on an application first.",
)

# Filing

OFFICER = Text("经办人", "Officer")
OFFICER_HELP = Text("登记后载入登记簿，不能更改。", "It stands in the register for good.")
REMARK = Text("备注", "Remark")
PAY_CORRECTS = Text("更正第几号拨付（不是更正的留空）", "Corrects payment no. (empty: none)")
REASON = Text("理由", "Reason")
NOT_A_NUMBER = Text("“{typed}”不是登记号。", "‘{typed}’ is no number of an entry.")

# The list

NOTHING_FOUND = Text("没有符合条件的登记。", "Nothing was found.")
APPLICANT = Text("申请人（含部分名称）", "Applicant (or part of the name)")
INCENTIVE = Text("事项", "Incentive")
OUTCOME = Text("结论", "Outcome")
BY_OFFICER = Text("经办人", "Officer")
FROM = Text("登记日期自", "Filed from")
TO = Text("登记日期至", "Filed to")
DAY_HELP = Text("如 2023-12-31；留空不限。", "Such as 2023-12-31; empty: any.")
ALL = Text("全部", "all")
GIVEN_ONLY = Text("只列符合条件或待定的事项", "Only what is due or open")
WITH_ENDED = Text("包括已更正、作废的登记", "With entries that were corrected or annulled")
FOUND = Text("共 {count} 条，第 {page}/{pages} 页", "{count} lines, page {page} of {pages}")
PAGE = Text("页码", "Page")
CSV = Text("导出 CSV", "CSV")
EXCEL = Text("导出 Excel", "Excel")
FILE_NAME = Text("登记簿", "register")
OPEN = Text("查看登记号", "Open entry no.")
ENTRY = Text("第 {number} 号登记（{kind}）", "Entry {number} ({kind})")
FILED_ON = Text("登记时间", "Filed at")
NAME = Text("申请人", "Applicant")
PREVIOUS = Text("前一笔摘要", "Fingerprint before")
FINGERPRINT = Text("本笔摘要", "Fingerprint")
STATE = Text("状态", "State")
STANDS = Text("有效", "counts")
ENDED = Text("已由第 {number} 号{how}", "{how} by entry {number}")
ENDS = Text("{how}第 {number} 号", "{how} entry {number}")
CORRECTION = Text("更正", "corrects")
ANNULMENT = Text("作废", "annuls")
PAYMENTS = Text("拨付记录", "Payments")
PAYMENT_COLUMNS = (
    Text("登记号", "No."),
    Text("事项", "Incentive"),
    Text("拨付日期", "Paid on"),
    Text("拨付金额（{currency}）", "Amount ({currency})"),
    Text("拨付层级", "Level of government"),
    Text("第几期", "Instalment"),
    Text("经办人", "Officer"),
    Text("状态", "State"),
)
FOR_DETERMINATION = Text("对应审定：第 {number} 号", "For determination {number}")
SHEET = Text("登记时的测算表", "The sheet as it was filed")
USE_CASE = Text("以此内容另立申报件", "Begin an application with it")
CASE_USED = Text(
    "已另立申报件{number}，可到“申报件”页办理。",
    "The application {number} was begun: see the page Applications.",
)

# Payments

IN_BOTH = Text("{amount}（{capitals}）", "{amount} ({capitals})")
DETERMINATION = Text("审定登记号", "Determination no.")
NO_DETERMINATION = Text("请填写审定登记号。", "Say for which determination.")
PAY_INCENTIVE = Text("拨付事项", "Incentive")
NOTHING_DUE = Text("该审定没有可拨付的资金补助事项。", "The determination has no cash to be paid.")
AMOUNT = Text("拨付金额（{currency}）", "Amount ({currency})")
AMOUNT_PAID = Text("拨付金额", "amount")
PAID_ON = Text("拨付日期", "Paid on")
SUBJECT = Text("对象编号（{lists}；没有的留空）", "Subject ({lists}; empty: none)")
INSTALMENT = Text("第几期（不分期的留空）", "Instalment (empty: none)")
PAYER = Text("拨付层级", "Level of government")
NOT_SAID = Text("未注明", "not said")
BEYOND = Text("超过审定金额的理由", "Why more than was determined")
PAY_AGAIN = Text("再次登记的理由", "Why it is recorded again")
UNUSUAL = Text("情况特殊的理由（提示后填写）", "Why it is unusual (when asked)")
PAY = Text("登记拨付", "Record the payment")
PAID = Text("拨付已登记为第 {number} 号：{amount}。", "Recorded as entry {number}: {amount}.")
BAD_AMOUNT_OR_DAY = Text(
    "请填写拨付金额（大于零，最多两位小数）和拨付日期（如 2023-12-31）。",
    "Write an amount above zero with at most two decimals, and the day, such as 2023-12-31.",
)
DUE = Text("审定 {amount}，已拨付 {paid}", "determined {amount}, paid {paid}")
ANNUL_TITLE = Text("作废登记", "Annul an entry")
ANNUL_NUMBER = Text("作废的登记号", "Entry no.")
ANNUL = Text("作废", "Annul")
ANNULLED = Text("已作废，作废登记为第 {number} 号。", "Annulled by entry {number}.")

# Totals

YEAR = Text("年度", "Year")
TOTALS_ABOUT = Text(
    "审定按各案卷当年最后一次有效审定计算，同一申请人的不同案卷分别计入；"
    "拨付按拨付日期所在年度计算。",
    "Determined: by the last determination of each dossier in the year that counts. Paid: by the "
    "day of payment.",
)
MONTHS = Text("逐月拨付", "Paid by month")
MONTH = Text("{year}年{month}月", "{year}-{month:02d}")
MONTH_COLUMNS = (Text("月份", "Month"), Text("拨付金额", "Paid"), Text("拨付单位层级", "Paid by"))
TOTAL_COLUMNS = (
    Text("事项", "Incentive"),
    Text("单位数", "Applicants"),
    Text("待定单位数", "of which open"),
    Text("审定金额", "Determined"),
    Text("资金来源", "Source of funds"),
    Text("本年拨付", "Paid"),
    Text("拨付层级", "Paid by"),
)
TOTAL = Text("合计", "Total")
CASH = Text("资金补助", "cash")

# The check

HEAD = Text(
    "审批表所载校验码（可不填，可扫二维码）",
    "Code on a paper sheet (typed or scanned; may be empty)",
)
HEAD_HELP = Text(
    "填写后显示该笔登记的内容，并可同时查出登记簿末尾是否被删。也可填写登记号-摘要。",
    "With it the entry is shown, and a tail that was cut off is noticed as well; the number and "
    "fingerprint will do too.",
)
SHEET_AMOUNT = Text("审批表所载金额（可不填）", "Amount on the sheet (may be empty)")
VERIFYING = Text("正在校验……", "Verifying …")
MORE_FOUND = Text("另有 {count} 处", "{count} more")
VERIFY = Text("开始校验", "Verify")
LAST = Text("最后一笔（供机器核对）：{head}", "Last entry: {head}")

# Reassessment

REASSESS_ABOUT = Text(
    "对登记簿中各申请人最后一次有效审定，比较登记时已公布的政策与今天已公布的政策，列出应补、应退。",
    "Each applicant's last determination by the law published when it was filed, and by what is "
    "published today.",
)
REASSESS = Text("开始测算", "Reassess")
PROGRESS = Text("{done}/{all}", "{done} of {all}")
REASSESS_COLUMNS = (
    Text("登记号", "No."),
    Text("申请人", "Applicant"),
    Text("事项", "Incentive"),
    Text("原核定", "Then"),
    Text("现核定", "Now"),
    Text("应补（+）、应退（−）", "Difference"),
    Text("引起变化的文件", "Because of"),
)
UNCHANGED = Text("{count} 笔审定没有变化。", "{count} determinations are unchanged.")
NOT_REASSESSED = Text(
    "第 {number} 号不能按现行政策测算：{reason}", "Entry {number} cannot be reassessed: {reason}"
)
LACKING = Text(
    "第 {number} 号当时使用的内部执行标准现已缺失，结果仅供参考。",
    "Overlays used by entry {number} are not at hand.",
)
