"""What the last step of the page of an application file says: opinions, filing, printing."""

from incentives.values.text import Text

NEXT = Text("本次办理", "Now")
WHAT = Text("办理事项", "Step")
NONE_OPEN = Text("本件没有待办理的步骤。", "No step is open.")
OPINION = Text("意见", "Opinion")
WHY = Text("理由（必填）", "Reason (needed)")
BY = Text("办理人：{who}　日期：{day}", "By {who} · {day}")
UNASSESSED = Text(
    "填写有误，改正后方可提交。见“核对”一步。", "There are faults to be mended first: see Check."
)
UNSTORED = Text(
    "您有改动尚未存入，请先在上方处理。", "A change of yours is not stored: decide on it first."
)
CHANGED_SINCE = Text(
    "{who}已于{at}改动本件，尚未办理。请按现在的内容核对后再办理。",
    "{who} has changed this application at {at}, and nothing was done: check it as it stands now.",
)
OPEN = Text("未尽事项", "Open")
OPEN_NAMED = Text("{what}：{names}", "{what}: {names}")
OPEN_LACKING = Text("{title}（缺{missing}）", "{title} (for lack of {missing})")
ACKNOWLEDGED = Text("仍要继续的说明（必填）", "Why it goes on all the same (needed)")
MORE = Text("{names}等 {count} 项", "{names} and more, {count} in all")

CORRECTS = Text(
    "更正第 {number} 号登记（该号不再有效；意见即更正理由）",
    "It corrects entry {number}, which does not count any more; the opinion is the reason",
)

DOUBTS = {
    "again": Text("与已有登记相同，仍要登记的理由", "Why the same is filed once more"),
    "alike": Text("确系另一单位的说明", "Why the applicant is another"),
    "unusual": Text("核实情况的说明", "Why it is right all the same"),
}

DONE = Text("已办理“{move}”，本件现为“{state}”。", "Done: {move}. It now stands at: {state}.")
FILED = Text(
    "已审定，登记为第 {number} 号。可打印审批表。",
    "Determined and filed as entry {number}. The sheet can be printed.",
)

COMES_TO = Text("测算结果", "Result")
STILL_OPEN = Text("（另有待定）", " (and more, undetermined)")
FORM_TOTAL = Text("{form}：{amount}{open}", "{form}: {amount}{open}")
NO_AMOUNT = Text("没有可以确定的金额。", "No amount is sure.")
AS_OF = Text("核定基准日：{day}", "As of {day}")
ENTRY = Text("登记号：第 {number} 号", "Entry {number}")

MOVES_MADE = Text("办理过程", "What was done")
MOVE_COLUMNS = (
    Text("时间", "At"),
    Text("办理", "Step"),
    Text("办理人", "Who"),
    Text("意见", "Opinion"),
    Text("状态", "State"),
    Text("登记号", "Entry"),
)
CHANGED_STATE = Text("{before}→{after}", "{before} → {after}")
ACKNOWLEDGED_TOLD = Text(
    "{opinion}（未尽事项：{acknowledged}）", "{opinion} (open: {acknowledged})"
)
NOTHING_DONE = Text("尚未提交。", "Nothing was done yet.")

PRINT = Text("打印", "Print")
PREVIEW = Text("预览", "Preview")
