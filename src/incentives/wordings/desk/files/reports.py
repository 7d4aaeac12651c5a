"""What is said where the office lists what was granted: which list, of which year, of whom."""

from incentives.values.text import Text

TITLE = Text("公示表、汇总表、历年对比", "Public notice, summary, years compared")
NOTHING_YET = Text(
    "登记簿中还没有审定或拨付的记录。", "Nothing has been determined or paid so far."
)
KIND = Text("制表", "List")
KINDS = {
    "notice": Text("公示表", "Public notice"),
    "summary": Text("汇总表", "Summary"),
    "years": Text("历年对比", "Years compared"),
}
OF_FOUND = Text(
    "只列按上面条件查到的申报件的审定情况；不设条件时列全部，含没有申报件、直接登记的。",
    "Of the applications found above only; without conditions also what has no application.",
)
OF_ALL = Text(
    "列登记簿中全部有效的审定情况，含没有申报件、直接登记的；已作废、已更正的不计。",
    "All determinations that count, with an application or not; not what was annulled or "
    "corrected.",
)
YEAR = Text("年度（按登记日期）", "Year (of filing)")
WHOSE = Text("申请人", "Applicant")
DISTRICT = Text("不分单位", "all together")
NAMED = Text("{name}（{code}）", "{name} ({code})")
NOTICE_FIRST = Text("公示开始日", "On notice from")
NOTICE_LAST = Text("公示截止日", "On notice to")
ENDS_BEFORE = Text(
    "公示截止日早于开始日，请核对。", "The notice ends before it begins: check the days."
)
