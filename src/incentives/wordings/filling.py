"""What the form says where it is filled in."""

from incentives.values.text import Text

EMPTY_ROW = Text(
    "本行没有填写：请填写，或删除本行。", "Nothing stands in this row: fill it in or remove it."
)
UNCOUNTED = Text(
    "另有 {count} 格不能识别，未计入合计。",
    "{count} cells were not understood and are in no total.",
)
SECTION_FAULTY = Text("须改正 {count} 处", "{count} to mend")
HAS_ROWS = Text(
    "已有 {count} 条。没有这类情况的，先删除各条或全部清空。",
    "There are {count} rows; to say that there are none, remove them first.",
)
STILL_OPEN_AT_MOST = Text("（另有待定，至多 {amount}）", " (more is open: at most {amount})")
RESULT_LINE = Text("展开结果　{totals}", "Show the result · {totals}")
NO_RESULT = Text("有须改正的内容，暂不能测算", "there are faults to mend")
NOTHING_DUE = Text("目前没有确定的金额", "nothing is due yet")

PAGE = {
    "sections": Text("填写部分", "Sections"),
    "row": Text("行", "Row"),
    "total": Text("合计", "Total"),
    "how": Text(
        "可逐格填写，也可从 Excel、WPS 复制后粘贴到起始格。回车或上下箭头换行，Tab 换格；"
        "Ctrl+Insert 增加一行，Ctrl+Delete 删除所在行。",
        "Type cell by cell, or paste from a spreadsheet. Enter or the arrows move between rows; "
        "Ctrl+Insert adds a row, Ctrl+Delete removes the one you are in.",
    ),
    "pasted": Text("已粘贴 {count} 行。", "{count} rows were pasted."),
    "over": Text(
        "粘贴的内容右侧有 {count} 格超出本表，未采用；请从靠左的列开始粘贴。",
        "{count} cells at the right have no column here and were left out.",
    ),
    "too_many": Text(
        "粘贴的内容超过 {count} 行，没有采用；请分开申报或用批量办理。",
        "More than {count} rows were pasted, and none was taken.",
    ),
    "add_line": Text("增加一行", "Add a row"),
    "add_row": Text("增加一条", "Add a row"),
    "remove_line": Text("删除第 {count} 行", "Remove row {count}"),
    "remove_row": Text("删除本条", "Remove this row"),
    "clear": Text("全部清空", "Clear all"),
    "sure": Text("再按一次确认", "Press again to confirm"),
    "next": Text("下一部分：{title}", "Next: {title}"),
    "from": Text("自", "from"),
    "to": Text("至", "to"),
    "still": Text("持续的留空", "empty: still"),
    "more": Text("增加一段", "Another period"),
    "ever": Text("有", "yes"),
    "never": Text("从未有", "never"),
    "unknown": Text("未知", "unknown"),
    "none": Text("无", "none"),
    "pick": Text("选择日期", "Pick a date"),
    "why": Text("依据", "Asked for by"),
    "grey": Text("可不填", "not needed"),
    "some": Text("有", "some"),
    "no_rows": Text("没有", "none"),
    "waiting": Text("正在存入……", "Storing …"),
}
"""By the name that the code of the page has for it."""
