"""What the page of one case says."""

from incentives.values.text import Text

# The form

SECTION_OPEN = Text("待补 {count} 项", "{count} open")
SECTION_COMPLETE = Text("已填完", "complete")
SECTION_UNNEEDED = Text("不需要", "not needed")
NOT_NEEDED = Text(
    "按目前填写的情况，这一项不影响结论，可以不填。",
    "As the case stands, this cannot change the answer.",
)
NEVER_ASKED = Text("现行政策没有用到这一项，可以不填。", "No rule here reads this fact.")
UNKNOWN = Text("未知", "unknown")
YES = Text("是", "yes")
NO = Text("否", "no")
NEVER = Text("从未有", "never")
ROW = Text("{title} {number}", "{title} {number}")
NAMES_NOTHING = Text(
    "“{name}”不在可选范围内，请从已填写的内容中选择。",
    "‘{name}’ names nothing that there is. Choose one of the list.",
)
HAS_PAPER = Text("已有{paper}", "on file: {paper}")
NOTHING_TO_NAME = Text("请先填写：{lists}。", "To be filled in first: {lists}.")
NEXT = Text("下一步最该补充", "What settles most")
NEXT_FOR = Text("关系到 {count} 项：{titles}", "It matters to {count}: {titles}")
NEXT_NONE = Text(
    "已知情况足以作出全部可作的结论，没有需要补充的事项。", "Nothing more needs to be asked."
)

# Results

RESULT = Text("测算结果", "Result")
TOTAL_LINE = Text("{form}：{amount}{open}", "{form}: {amount}{open}")
STILL_OPEN = Text("（另有待定）", " (more is open)")
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
ALSO_POSSIBLE = Text("未申报、可能也符合的事项", "Not applied for, and perhaps due too")
ALSO_POSSIBLE_ABOUT = Text(
    "以下按全部事项一并申报测算，仅供参考：未申报的不审定、不拨付、不打印。要申报的，请在“申报事项”中加选。",
    "What all would come to if they were applied for together. Of what is not applied for nothing "
    "is determined, paid or printed; to apply for it, add it to the programmes.",
)
ALSO_POSSIBLE_COLUMNS = (
    Text("事项", "Programme"),
    Text("结论", "Outcome"),
    Text("金额", "Amount"),
)
CHANGES = Text("怎样才能符合", "What would have to be different")
