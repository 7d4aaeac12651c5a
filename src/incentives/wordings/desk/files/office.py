"""What the page of the settings of the office says."""

from incentives.values.text import Text

TITLE = Text("办公室设置", "Office settings")
NEVER = Text("尚未设置。", "Nothing was settled yet.")
LAST = Text("最近由{who}于{at}改动。", "Last changed by {who}, {at}.")

NAME = Text("单位名称（印在审批表抬头）", "Name of the office, as printed")
NUMBERING = Text("申报件编号规则", "Numbering of applications")
NUMBERING_HELP = Text(
    "{{n}}为顺序号，{{year}}为年份；含年份的每年从 1 起编。下一年首件为：{sample}",
    "{{n}} is the number in order, {{year}} the year; with the year numbers begin anew each year. "
    "The first one of next year: {sample}",
)
TOWNSHIPS = Text("镇街名单（每行一个）", "Townships (one on each line)")
TOWNSHIPS_HELP = Text(
    "填写后，申报件的镇街只能从中选择；留空则可自由填写。",
    "Those that can be chosen; empty: any may be written.",
)
ONE_PERSON = Text(
    "允许一人办理两个环节（经办、复核、审批）", "One person may do two of the three steps"
)
ONE_PERSON_HELP = Text(
    "人员确实不足时使用；每一步的办理人照常留痕。",
    "For an office of few; each step is kept with who took it all the same.",
)

PLANNING = Text("区域规划数据", "Planning figures of the district")
PLANNING_ABOUT = Text(
    "每年填一次，全部申报件共用；申报件另填的，以申报件为准。当年未填的，沿用最近一年的数据。",
    "Entered once a year for all applications; what an application says itself prevails. A year "
    "without figures has those of the last year before.",
)
YEAR = Text("年度", "Year")
BAD_FIGURE = Text("{label}：{why}", "{label}: {why}")

REASON = Text("改动说明", "Reason for the change")
SAVE = Text("保存设置", "Save")
SAVED = Text("设置已保存。", "Saved.")
SAME = Text("设置没有变化。", "Nothing was changed.")
READ_ANEW = Text("重新读取（放弃本页改动）", "Read anew, and give up what is typed here")

HISTORY = Text("改动记录", "What was changed")
HISTORY_COLUMNS = (
    Text("时间", "At"),
    Text("改动人", "Who"),
    Text("改动内容", "What"),
    Text("说明", "Reason"),
)
CHANGED = {
    "name": Text("单位名称", "name"),
    "townships": Text("镇街名单", "townships"),
    "may_one_person_do_two_steps": Text("一人办理两个环节", "one person for two steps"),
    "planning": Text("区域规划数据", "planning figures"),
    "numbering": Text("编号规则", "numbering"),
    "overlays": Text("新建申报件的内部执行标准", "overlays of new applications"),
}
