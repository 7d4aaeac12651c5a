"""What the page of one case says."""

from incentives.values.text import Text
from incentives.wordings.desk.replacing import Replacing

TITLE = Text("测算", "Assess")
ABOUT = Text(
    "按已知情况填写，不知道的留空；结论和金额随填随算。未知事项只在影响结论时才询问。",
    "Fill in what is known and leave the rest empty; the answer follows as you type. Only what "
    "matters is asked.",
)

# Files

FILES = Text("新建、导入、导出个案，填入示例", "New, import, export, examples")
NEW = Text("新建空白个案", "New case")
IMPORT = Text("导入个案文件（YAML 或 JSON）", "Import a case file (YAML or JSON)")
IMPORT_HELP = Text("导入后替换当前个案。", "It takes the place of the case at hand.")
LINE_OF_FILE = Text("第 {line} 行，", "line {line}, ")
NOT_IMPORTED = Text(
    "文件有 {count} 处问题，未导入，当前个案不变：",
    "The file has {count} faults, and the case at hand stays:",
)
NOT_TEXT = Text("文件不是 UTF-8 编码的文本，未导入。", "The file is no text in UTF-8.")
TOO_LARGE = Text("文件超过 {most} MB，未导入。", "The file is larger than {most} MB.")
EXPORT = Text("导出个案文件", "Export the case")
FILE_NAME = Text("个案", "case")
EXAMPLE = Text("示例个案（虚构机构）", "Examples (invented institutions)")
CHOOSE_EXAMPLE = Text("请选择示例", "choose an example")
EXAMPLE_DAY = Text(
    "该示例按{day}编写；需要时请在左侧把核定基准日改为该日。",
    "Written for {day}; the side bar sets the day of the assessment.",
)
FILLING_IN = Replacing(
    begin=Text("填入示例", "Fill in"),
    question=Text(
        "当前个案填写的内容尚未导出，填入示例后将被替换。是否替换？",
        "The case at hand has not been exported, and the example would take its place. Replace it?",
    ),
    replace=Text("替换当前个案", "Replace it"),
    leave=Text("保留当前个案", "Leave it"),
)

# The form

SECTION = Text("填写部分", "Section")
SECTION_OPEN = Text("待补 {count} 项", "{count} open")
SHOW_ALL = Text("同时显示不影响本次测算的事项", "Also show what cannot change the answer")
HIDDEN = Text(
    "本部分其余 {count} 项不影响本次测算，未显示。",
    "{count} more facts here cannot change the answer.",
)
NOTHING_ASKED = Text("本部分没有需要补充的事项。", "Nothing here matters any more.")
UNKNOWN = Text("未知", "unknown")
YES = Text("是", "yes")
NO = Text("否", "no")
NEVER = Text("从未有", "never")
EVER = Text("有", "yes, from … to …")
NO_ROWS = Text("没有", "none")
SOME_ROWS = Text("有", "some")
FROM = Text("自", "From")
TO = Text("至（持续的留空）", "To (empty: still)")
MORE_PERIODS = Text("增加一段", "Another period")
ROW = Text("{title} {number}", "{title} {number}")
ADD_ROW = Text("增加一条", "Add a row")
REMOVE_ROW = Text("删除本条", "Remove this row")
CHOOSE = Text("可多选；留空即为未知", "Choose; empty: unknown")
NEXT = Text("下一步最该补充", "What settles most")
NEXT_FOR = Text("关系到 {count} 项：{titles}", "It matters to {count}: {titles}")
NEXT_NONE = Text(
    "已知情况足以作出全部可作的结论，没有需要补充的事项。", "Nothing more needs to be asked."
)

# Results

RESULT = Text("测算结果", "Result")
TOTAL_LINE = Text("{form}：{amount}{open}", "{form}: {amount}{open}")
STILL_OPEN = Text("（另有待定）", " (more is open)")
NOTHING_DUE = Text("{form}：0.00 元{open}", "{form}: CNY 0.00{open}")
PAPERS = Text("待补材料 {count} 份：{papers}", "{count} papers outstanding: {papers}")
NO_PAPERS = Text("材料已齐。", "No paper is outstanding.")
LINE = Text("{title}　{outcome}　{amount}", "{title} · {outcome} · {amount}")
GROUPS = {
    "ELIGIBLE": Text("符合条件", "Eligible"),
    "UNDETERMINED": Text("待定", "Undetermined"),
    "INELIGIBLE": Text("不符合条件", "Ineligible"),
    "NOT_IN_FORCE": Text("不在有效期", "Not in force"),
}
GROUP = Text("查看", "Show")
GROUP_COUNT = Text("{count} 项", "{count}")
CHANGES = Text("怎样才能符合", "What would have to be different")

# What if

WHAT_IF = Text("假设分析", "What if")
WHAT_IF_ABOUT = Text(
    "先把当前情况设为基准，再改动事实、日期或补充数值，比较前后结论。",
    "Keep the present case as the base, then change facts, days or overlays and compare.",
)
KEEP = Text("设当前情况为基准", "Keep as base")
DROP = Text("结束比较", "Stop comparing")
BACK = Text("恢复基准情况", "Back to the base")
SAME = Text("与基准相比，结论和金额没有变化。", "Nothing differs from the base.")
COLUMNS = (
    Text("事项", "Incentive"),
    Text("基准", "Base"),
    Text("现在", "Now"),
    Text("差额", "Difference"),
)
