"""What became of each payment when those of the register were put into a case."""

from incentives.values.text import Text

PAYMENT = Text(
    "登记簿第 {number} 号登记（{day}拨付 {amount}）", "entry {number} ({amount} paid on {day})"
)
TAKEN = Text("{payment}已自动计入以往拨付。", "Taken over from the register: {payment}.")
STATED = Text(
    "{payment}与申报件以往拨付第 {row} 行为同一笔，只计一次。",
    "{payment} is the payment in row {row} of the prior awards; it is counted once.",
)
DIFFERS = Text(
    "申报件以往拨付第 {row} 行与{payment}不一致，以登记簿为准。",
    "Row {row} of the prior awards says otherwise than {payment}; the register prevails.",
)
REPEATED = Text(
    "申报件以往拨付第 {row} 行重复列出{payment}，只计一次。",
    "Row {row} of the prior awards lists {payment} again; it is counted once.",
)
ENDED = Text(
    "申报件以往拨付第 {row} 行所载登记簿第 {number} 号登记已由第 {by} 号{how}，不计入。",
    "Row {row} of the prior awards names entry {number}, {how} by entry {by}; it is not counted.",
)
FOREIGN = Text(
    "申报件以往拨付第 {row} 行载明登记簿第 {number} 号登记，但该号不是本申请人本案卷的拨付；"
    "暂按申报件所载计入，请核对登记号。",
    "Row {row} of the prior awards names entry {number}, which is no payment in this dossier; it "
    "is counted as the case says: check the number.",
)
UNPLACED = Text(
    "{payment}未载明享受对象，而该审定有多个享受对象，不能确定拨给哪一个；请更正该笔拨付登记，"
    "载明享受对象。",
    "{payment} does not say for which of several subjects it was made: correct the payment, and "
    "name the subject.",
)
LATER = Text(
    "{payment}的拨付日期晚于制表日（{by}），未计入已拨付。",
    "{payment} was paid after the day of the sheet, {by}, and is not counted as paid.",
)
ALIKE = Text(
    "申报件以往拨付第 {row} 行与{payment}属同一事项，但日期或金额不同，按两笔计入；"
    "如为同一笔，请删去该行。",
    "Row {row} of the prior awards and {payment} are of one incentive and differ in day or amount: "
    "both are counted; if they are one payment, delete the row.",
)
ELSEWHERE = Text(
    "该申请人另有案卷{dossier}的{payment}，未计入本案卷；如属同一项目，请核对。",
    "{payment} was made in another dossier of the applicant ({dossier}) and is not counted here; "
    "check whether it is for the same project.",
)
UNNAMED = Text("（未命名）", "without a name")
QUOTED = Text("“{name}”", "‘{name}’")

# What an assessment that is filed does not reckon with; each a clause without full stop

UNLISTED = Text(
    "本案卷已有拨付 {count} 笔（登记号 {numbers}）未计入本次测算",
    "payments in this dossier that the assessment does not know: {count} (entries {numbers})",
)
OTHERWISE = Text(
    "本次测算所列以往拨付中有 {count} 笔（登记号 {numbers}）与登记簿不一致、重复列出、已作废，"
    "或者不是该单位的拨付",
    "payments of which the assessment says otherwise than the register, which it lists twice, "
    "which do not count any more or are not the applicant's: {count} (entries {numbers})",
)
ELSEWHERE_TOO = Text(
    "该单位在其他案卷中已就同一事项拨付 {count} 笔（登记号 {numbers}），本次未抵扣，请核对是否重复",
    "payments to the applicant for the same in other dossiers, which are not set off here: {count} "
    "(entries {numbers})",
)
RECKON = Text(
    "{told}。请先调入登记簿的拨付，按今天的制表日重新测算后再登记。",
    "There are {told}. Take the payments over from the register and assess anew for a sheet of "
    "today before filing.",
)
