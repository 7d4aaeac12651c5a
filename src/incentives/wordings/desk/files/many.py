"""What the desk says where several application files are reviewed, approved or paid at once."""

from incentives.values.text import Text

DOING = Text("对以上查到的申报件", "With the applications found above")
WAYS = {
    "look": Text("逐件办理", "One by one"),
    "together": Text("一并复核、审批", "Review or approve together"),
    "pay": Text("拨款清单", "Payment list"),
}

NONE_WAITING = Text("查到的申报件中没有“{state}”的。", "None of those found stands at ‘{state}’.")
PICK_ALL = Text("选中本页全部", "Pick all of this page")
OPINION = Text("共同意见", "Opinion, for each of them")
OPEN = Text(
    "选中的申报件中有 {count} 件尚有未尽事项，见各件所列。",
    "{count} of those picked have something open, as it stands at each.",
)
MOVE = Text("{move}（{count} 件）", "{move} ({count})")
MOVED = Text("已办理“{move}” {count} 件。", "Done for {count}: {move}.")
NOT_MOVED = Text("未办理 {count} 件，其余不受影响：", "Not done for {count}, the others are:")
REFUSED_COLUMNS = (
    Text("编号", "Number"),
    Text("申请人", "Applicant"),
    Text("未办理的原因", "Why not"),
)

# The payment list

NOTHING_DUE = Text(
    "查到的申报件中没有现应拨付的审定事项。", "Nothing is due of the applications found."
)
PAY_ABOUT = Text(
    "按已审定的申报件列出现应拨付的事项。选定后导出清单办理付款；付款办妥后，在此一次登记，"
    "每笔拨付在登记簿中各登记一号，要么全部登记，要么一笔也不登记。",
    "What is due of determined applications. Export those picked and have them paid; then record "
    "all of them here in one act, each an entry of the register: all, or none.",
)
DUE_BY = Text("列至应拨付日（含）", "Due by, inclusive")
DUE_BY_HELP = Text(
    "此日以前到期的分期一并列出；不填为今天。如 2025-12-31。",
    "Instalments that fall due by then are listed too; empty: today. Such as 2025-12-31.",
)
FALLEN_DUE = Text(
    "含第 {number} 期 {amount}，按审定的计划于{day}到期：拨付前请核对到期时是否仍符合条件。",
    "With instalment {number}, {amount}, due on {day} by what was determined: see whether its "
    "conditions still hold before paying.",
)
LINE = Text("{number}　{name}　{title}", "{number} {name} {title}")
LINE_AMOUNTS = Text(
    "审定 {determined}，已拨付 {paid}，现应拨付 {due}",
    "determined {determined}, paid {paid}, due now {due}",
)
ACCOUNT = Text("{bank}　{account_name}　{account}", "{bank} {account_name} {account}")
NO_ACCOUNT = Text("开户银行或账号未填", "bank or account not stated")
AMOUNT = Text("本次拨付（{currency}）", "This payment ({currency})")
BAD_AMOUNT = Text("{name}：{why}", "{name}: {why}")
HEADING = Text("资金来源（科目），选中各笔通用", "Source of funds, for all that are picked")
LIST_NAME = Text("清单名称或文号", "Name or number of the list")
PAID_ON = Text("拨付日期", "Paid on")
DAY_HELP = Text("如 2024-03-01。", "Such as 2024-03-01.")
TOTAL = Text("选中 {count} 笔，合计 {amount}。", "{count} picked: {amount}.")
UNUSUAL = Text("核实情况的说明（有疑问时填写）", "Why it is right all the same (where doubted)")
CHECKED = Text(
    "已按此清单付款，金额、账户核对无误",
    "These were paid as listed; amounts and accounts were checked",
)
PAY = Text("登记为已拨付（{count} 笔）", "Record as paid ({count})")
NO_DAY = Text("请填写拨付日期。", "Write the day of the payment.")
PAID = Text(
    "已登记 {count} 笔，第 {first} 至 {last} 号，合计 {amount}。",
    "{count} recorded, entries {first} to {last}, {amount} in all.",
)
PAID_ONE = Text("已登记为第 {first} 号，金额 {amount}。", "Recorded as entry {first}, {amount}.")
NOT_PAID = Text(
    "一笔也没有登记。以下各笔须先处理：", "Nothing was recorded. See to these lines first:"
)
PAY_REFUSED = (
    Text("申报件编号", "Application"),
    Text("申请人", "Applicant"),
    Text("事项", "Incentive"),
    Text("未登记的原因", "Why not"),
)
