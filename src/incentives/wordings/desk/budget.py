"""What the page of the budget says."""

from incentives.values.text import Text

TITLE = Text("预算", "Budget")
ABOUT = Text(
    "按登记簿有效登记、批量表或当前申报件汇总所需资金。财政资金、价格优惠、税费减免性质不同，"
    "分别汇总，不相加。",
    "What the cases of the register, of a workbook, or the case at hand, come to. Cash, prices "
    "and taxes are never added up.",
)
SECTION = Text("办理事项", "What to do")
SOURCE = Text("汇总范围", "Cases")
SOURCES = {
    "register": Text("登记簿登记的申报件", "Cases of the register"),
    "workbook": Text("批量表中的申请人", "Applicants of a workbook"),
    "case": Text("当前申报件", "The case at hand"),
}
DAYS = Text("测算日", "As of")
DAYS_OPTIONS = {
    "filed": Text("各按登记时的测算日", "The day of each filing"),
    "side": Text("统一按左侧所选测算日", "The day chosen on the left"),
}
DAYS_HELP = Text(
    "各笔资金是否到期、是否停拨，以测算日为准。",
    "Whether an instalment is due or stopped depends on the day.",
)
ADD_UP = Text("汇总", "Add up")
PROGRESS = Text("已测算 {done}/{all} 件", "{done} of {all} cases")
CHANGED = Text(
    "所选条件或登记簿已有变化，请重新计算。", "Something was changed since: do it again."
)
NO_CASES = {
    "register": Text(
        "登记簿尚无有效登记。请先办理申报件，或改为汇总批量表、当前申报件。",
        "Nothing is filed yet. File a case, or use a workbook or the case at hand.",
    ),
    "workbook": Text(
        "批量表中没有可以测算的申请人。请上传按“批量”页模板填写的工作簿，或更正填写有误的行。",
        "No applicant of a workbook can be assessed: upload one, or mend its faulty rows.",
    ),
    "case": Text(
        "当前申报件不能测算。请在“填报”一步更正。",
        "The case at hand cannot be assessed: mend it first.",
    ),
}
NO_WORKBOOK = Text(
    "请上传按“批量”页模板填写的工作簿。",
    "Upload a workbook that was filled in after the template of the page of many cases.",
)
IN_USE = Text("使用的工作簿：{name}", "Workbook in use: {name}")
FAULTY_ROWS = Text(
    "共 {count} 个申请人，其中 {bad} 个填写有误，未计入（编号：{keys}）。请在“批量”页查看并更正。",
    "{count} applicants, of which {bad} have faults and do not count ({keys}): mend them on the "
    "page of many cases.",
)
BETWEEN = Text("、", ", ")
AND_MORE = Text("等", ", …")
ROW_NOT_READ = Text("编号“{key}”未能测算：{reason}", "{key} could not be assessed: {reason}")
YEAR = Text("年度", "Year")
ALL_YEARS = Text("全部年度（含日期未定）", "All years, and what has no day")
OF_YEAR = Text("{year}年", "{year}")
YEAR_ABOUT = Text(
    "财政资金按应拨付的年月归入年度，价格优惠、税费减免按政策适用的年月归入年度；"
    "日期未定的不归入任何一个年度。",
    "Cash belongs to the year in which it is due, all else to that of the law; what has no day "
    "belongs to none.",
)
BY_YEAR = Text("按年度", "By year")
CHARTS = Text("图表", "Charts")
UNITS = {
    False: Text("金额（{currency}）", "Amount ({currency})"),
    True: Text("金额（万{currency}）", "Amount (10,000 {currency})"),
}
NOT_READ = Text(
    "第 {number} 号登记的申报件未能测算：{reason}", "Entry {number} could not be assessed: {reason}"
)
LEFT_OUT = Text(
    "“{name}”未能测算，各方案均未计入：{reason}",
    "{name} could not be assessed and counts in no scenario: {reason}",
)
NOTHING = Text("没有金额可以汇总。", "There is nothing to add up.")
AT_HAND = Text("当前申报件", "the case at hand")
NUMBERED = Text("第 {number} 号　{name}", "No. {number} {name}")
COVERS = Text("汇总说明", "What the sum covers")
MATTER, CONTENT = Text("项目", "Matter"), Text("内容", "Content")
OF_FILE = Text("{source}（{name}）", "{source} ({name})")
COUNT = Text("申报件", "Counted")
COUNTED = Text(
    "计入 {count} 件，未计入 {left_out} 件", "{count} cases were counted, {left_out} were not"
)
KNOWN_ON = Text("只计此日以前公布的政策", "Published by")
OVERLAYS = Text("内部执行标准", "Figures supplied")
NO_OVERLAYS = Text("未使用", "none")
NOT_IN_YEAR = Text("日期未定、未计入本年度的{form}", "{form} without a day, not in the year")
UNDATED = Text(
    "已确定（{currency}）：{known}；待定（{currency}）：{open}",
    "known ({currency}): {known}; open ({currency}): {open}",
)

FORM = Text("资金性质", "Kind of money")
BY_FORM = Text("分类合计", "By kind")
BY_INCENTIVE = Text("按事项", "By incentive")
BY_MONTH = Text("按月份", "By month")
BY_LEVEL = Text("按承担主体", "By level")
BY_BENEFICIARY = Text("按受益对象", "By beneficiary")
BY_MONTH_AND_LEVEL = Text("按月份和承担主体", "months, levels")
ABOUT_MONTHS = Text(
    "财政资金按拨付日所在月份，其他按政策适用日所在月份。",
    "Cash by the month in which it is due, all else by that of the law.",
)
KNOWN, OPEN, STOPPED, CASES = (
    Text("已确定（{currency}）", "Known ({currency})"),
    Text("待定（{currency}）", "Open ({currency})"),
    Text("停拨（{currency}）", "Stopped ({currency})"),
    Text("申报件数", "Cases"),
)
TOTAL = Text("合计", "Total")
MONTH = Text("月份", "Month")
LEVEL = Text("承担主体", "Borne by")
BENEFICIARY = Text("受益对象", "Beneficiary")
NO_DAY = Text("日期未定", "without a day")
NO_LEVEL = Text("未规定承担主体", "no level is named")
WITH_CHARGE = Text("{title}（随之减免：{charge}）", "{title} (falls away too: {charge})")
CHART_ABOUT = Text(
    "图示已确定的金额。{form}合计 {total}。",
    "The chart shows what is known: {form}, {total} in all.",
)
CHART_MONTHS = Text(
    "{form}分月份柱形图，共 {count} 个月份，合计 {total}；各数见下表。",
    "Bars of {form} by month: {count} months, {total} in all; the table below has the figures.",
)

SCENARIOS = Text("方案对比", "Scenarios")
SCENARIOS_ABOUT = Text(
    "以左侧所选内部执行标准为“现行方案”，另选内部执行标准作为比较方案，逐项列出增减。",
    "The figures chosen on the left are the present scenario; choose others to be compared with "
    "it.",
)
COMPARED = Text("比较方案（内部执行标准）", "Scenarios (figures supplied)")
COMPARED_HELP = Text(
    "每选一项为一个方案：在现行方案之上加用这一项。",
    "Each is a scenario of its own: the present one and this on top of it.",
)
CHOOSE = Text("请选择", "Choose")
NONE_OFFERED = Text(
    "尚无内部执行标准可选。请在“政策与标准”页编制后启用或保存。",
    "No figures are supplied yet: make some on the page Policies and figures.",
)
COMPARE = Text("对比", "Compare")
PRESENT = Text("现行方案", "present")
DIFFERENCE = Text("{name}增减（{currency}）", "{name}: difference ({currency})")
OF_SCENARIO = Text("{name}（{currency}）", "{name} ({currency})")
INCENTIVE = Text("事项", "Incentive")
KIND = Text("资金性质", "Kind")
UNCHANGED = Text("各方案结果相同。", "All scenarios come to the same.")
ONLY_CHANGED = Text("只列有增减的事项", "Only what differs")
CHART_TITLE = Text("**{form}**（图示已确定的金额）", "**{form}** (what is sure)")
CHART_SCENARIOS = Text(
    "{form}各方案逐项对比的条形图；各数见下表。",
    "Bars of {form} by incentive and scenario; the table below has the figures.",
)
EXCEL = Text("导出 Excel（全部表格和图表）", "Excel (all tables and charts)")
EXCEL_TABLE = Text("导出 Excel（表格和图表）", "Excel (tables and charts)")
LISTED_TOTAL = Text("所列合计", "Total of these")
FILE_NAME = Text("预算汇总", "budget")
COMPARED_FILE_NAME = Text("方案对比", "scenarios")
