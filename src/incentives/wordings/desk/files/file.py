"""What the page of one application file says."""

from incentives.values.text import Text
from incentives.wordings import party

STEP = Text("办理步骤", "Step")
STEPS = {
    "fill": Text("填报", "Fill in"),
    "papers": Text("材料", "Papers"),
    "check": Text("核对", "Check"),
    "result": Text("结果", "Result"),
    "handle": Text("办理", "Procedure"),
}
HEAD = Text("{number}　{name}", "{number} · {name}")
STORED = Text("已存 {at}（{who}）", "stored {at} ({who})")
BACK_TO_LIST = Text("返回申报件清单", "Back to the list")
HELD = Text(
    "{who}正在办理本件（自{since}起）。您可以查看；您的改动若与其同时改动同一项，会提示您，不会互相覆盖。",
    "{who} has this application open since {since}. You may read it; nothing that either of you "
    "stores is overwritten unnoticed.",
)
CLOSED_TO_CHANGES = Text(
    "本件处于“{state}”，内容供查看，不能改动。需要改动的，请在“办理”一步退回或者重新办理。",
    "This application stands at ‘{state}’ and can be read only: to change it, send it back or take "
    "it up again at the step Procedure.",
)

# What could not be stored

KEPT = Text("您的改动未存入：{why}", "Your change was not stored: {why}")
KEPT_COLUMNS = (
    Text("事项", "Fact"),
    Text("现在存的", "Stored now"),
    Text("您要改成的", "Yours"),
)
STORE_KEPT = Text("按我的改动存入", "Store mine")
DROP_KEPT = Text("放弃我的改动", "Give mine up")
NOTHING = Text("（空）", "(nothing)")
YES = Text("是", "yes")
NO = Text("否", "no")
SEVERAL = Text("{count} 条", "{count} rows")

# The applicant

PARTY = Text("申请人、编号、基准日", "Applicant, number, day")
PARTY_OPEN = Text("{title}（还有 {count} 项未填）", "{title} ({count} open)")
NO_TOWNSHIP = Text("未填", "not stated")
PROGRAMMES = Text("申报事项（不选即为全部）", "Programmes (none chosen: all)")
ALL_PROGRAMMES = Text("全部事项", "all programmes")
CASE_DAY = Text("核定基准日（留空即为当天）", "Day as of which facts count (empty: today)")
CASE_DAY_HELP = Text(
    "按这一天以前的事实核定；各项政策按其自身规定的日期适用。",
    "Facts up to this day count; the law is that of the date each rule means.",
)
NUMBER = Text("申报件编号", "Number")
NOTES = Text("备注（内部使用，不打印）", "Notes (of the office, not printed)")
EXPORT = Text("导出申报文件", "Export the case")
EXPORT_NAME = Text("申报文件", "case")

# Papers

SCANS = Text("扫描件", "Scans")
SCAN_OF = Text("扫描件所属材料", "Paper")
SCAN_FILE = Text(
    "选择扫描件（PDF、JPEG 或 PNG），选定即存入", "A scan (PDF, JPEG or PNG), stored at once"
)
NO_SCANS = Text("还没有上传扫描件。", "No scan was uploaded.")
SCAN_COLUMNS = (
    Text("材料", "Paper"),
    Text("文件", "File"),
    Text("大小", "Size"),
    Text("上传人", "By"),
    Text("上传时间", "At"),
)
OTHER_PAPER = Text("其他材料", "another paper")
SCAN_DROP = Text("撤下一份", "Take one away")
SCAN_WHICH = Text("要撤下的扫描件（原件仍留存）", "Which (it stays kept)")
SCAN_GET = Text("下载：{name}", "Download: {name}")
KILOBYTES = Text("{count} KB", "{count} KB")

# Checking

CHECK_ABOUT = Text(
    "按申请表顺序列出全部填写内容。点任何一行即回到该项改正。",
    "All answers in the order of the paper. Each line leads back to its field.",
)
CHECK_UNKNOWN = Text("待核实 {count} 项", "{count} open")
CHECK_COST = Text("待核实事项合计影响：{amount}", "What is open may come to {amount}")
CHECK_COST_OF = Text("影响{amount}：{titles}", "{amount}: {titles}")
CHECK_BY_LAW = Text(
    "另有 {count} 项待定，所缺的不是填写内容（未公布的标准可在“政策与标准”中补充）：",
    "{count} are undetermined for lack of what is no fact (figures can be supplied):",
)
CHECK_LACKING = Text(
    "{title}：缺{missing}，影响{amount}", "{title}: for lack of {missing}, {amount}"
)
CHECK_NOTHING_OPEN = Text("没有影响结论的待核实事项。", "Nothing open matters.")
CHECK_EMPTY = Text("没有填写内容。", "Nothing was filled in.")
CHECK_LINE = Text("{label}：{value}", "{label}: {value}")
CHECK_FAULTS = Text("须改正 {count} 处", "{count} faults")
CHECK_NOT_TAKEN = Text(
    "{label}：“{typed}”不能识别，未计入", "{label}: ‘{typed}’ was not understood"
)
NO_ROWS = Text("没有", "none")

# What if

WHAT_IF = Text("假设分析", "What if")
WHAT_IF_ABOUT = Text(
    "另存一件供假设分析，改动其中的事实后与本件比较；本件不变。",
    "A copy is begun in which facts may be changed and compared with this one, which stays.",
)
WHAT_IF_BEGIN = Text("另存一件作假设分析", "Begin a copy")
WHAT_IF_NAME = Text("（假设）{name}", "(what if) {name}")
WHAT_IF_BASE = Text("与 {base} 比较：", "Compared with {base}:")
WHAT_IF_SAME = Text("与基准相比，结论和金额没有变化。", "Nothing differs from the base.")
WHAT_IF_DIFFERS = (
    Text("事项", "Incentive"),
    Text("基准", "Base"),
    Text("现在", "Now"),
    Text("差额", "Difference"),
)

# Results in view

TYPED_AT_HEAD = {"party.credit_code": party.PARTY["credit_code"], "party.on": CASE_DAY}
