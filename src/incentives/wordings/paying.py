"""What is refused of a payment list."""

from incentives.values.text import Text

NO_LINES = Text(
    "清单中没有选中的拨付。请至少选一笔。", "The list has no payment: choose one at least."
)
NOT_PAYABLE = Text(
    "申报件{number}处于“{state}”，不能拨付。请重新打开清单。",
    "The application {number} stands at '{state}', and nothing is paid for it: open the list anew.",
)
OTHER_APPLICATION = Text(
    "第{entry}号不是申报件{number}的审定，不能按它拨付。请重新打开清单。",
    "Entry {entry} is no determination of the application {number}: open the list anew.",
)
HEADING = Text("资金来源（科目）：{heading}", "source of funds: {heading}")
