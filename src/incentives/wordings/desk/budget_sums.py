"""What the page of the budget says of payments, of differences, and of charts for a report."""

from incentives.values.text import Text

PAID = Text("其中已拨付（{currency}）", "Of it paid ({currency})")
LEFT = Text("尚需拨付（{currency}）", "Left to pay ({currency})")
ABOUT_PAID = Text(
    "已拨付的是截至今日申报件和登记簿所列的拨付，先冲抵最早到期的；尚需拨付为已确定减去已拨付。"
    "看不出属于哪一项的拨付没有冲抵，请在申报件中补填享受对象。",
    "Paid is what cases and the register list up to today, set off against what is due "
    "first; what is left is the known less what was paid. A payment is not set off while nobody "
    "can say for which row of the case it is: state its subject there.",
)
MORE_UP_TO = Text("最高增加 {amount}", "at most {amount} more")
LESS_UP_TO = Text("最高减少 {amount}", "at most {amount} less")
MORE_AT_LEAST = Text("至少增加 {amount}", "at least {amount} more")
LESS_AT_LEAST = Text("至少减少 {amount}", "at least {amount} less")
MORE_BETWEEN = Text("增加 {low}至 {high}", "{low} to {high} more")
LESS_BETWEEN = Text("减少 {low}至 {high}", "{low} to {high} less")
EITHER = Text("减少 {less}至增加 {more}之间", "from {less} less to {more} more")
OPEN = Text("增减待定", "open")
PICTURE = Text("下载图表（SVG，可插入报告）", "Download the chart (SVG, for a report)")
PICTURE_UNIT = Text("单位：{currency}", "{currency}")
