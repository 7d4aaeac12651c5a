"""What is said of the papers of what was determined."""

from incentives.values.text import Text

DETERMINED = Text("已审定的审批表", "Approval forms of what was determined")
ABOUT = Text(
    "审定时存入的原件，任何时候再打印都一字不差，不受以后拨付、更正和政策变化影响。",
    "The papers as they were kept: printed again at any time they are the same in every byte, "
    "whatever was paid, corrected or changed since.",
)
OF_ENTRY = Text("登记号 {number}　{day}审定　校验码 {code}", "Entry {number}, {day}, code {code}")
ENDED = Text(
    "该审定已由登记号 {by} {how}，不再有效；下列原件照原样打印，不作改动。",
    "This determination does not count any more ({how} by entry {by}); its papers are printed as "
    "they were.",
)
PRINT = Text("{kind}（{form}）", "{kind} ({form})")
STEM = Text("{kind}-登记号{number}-{code}", "{kind}-entry-{number}-{code}")
NOT_MADE = Text("本机暂不能制作：{lacking}", "Not made on this machine: {lacking}")
PRESENT = Text("当前拨付情况", "How it stands by now")
PRESENT_ABOUT = Text(
    "按今天的登记情况列示已拨付和现应拨付，是另一张表，不是审批表。",
    "What was paid and is due as of today: another paper, and no approval.",
)
DRAFT = Text("送审稿", "Draft for approval")
STATE = Text("拨付情况表", "state of payment")
FILE_STATE = Text("拨付情况表", "state-of-payment")
