"""What is said of the short code of an entry (校验码)."""

from incentives.values.text import Text

STRANGE_SIGN = Text(
    "校验码中没有“{sign}”这个字符。校验码由数字和大写字母组成，如 03ZG-1ZR0-ZW0F8；"
    "请对照审批表重新填写。",
    "‘{sign}’ is in no code; write the code as on the sheet, such as 03ZG-1ZR0-ZW0F8.",
)
WRONG_LENGTH = Text(
    "校验码应为 13 位，填写了 {count} 位。请对照审批表重新填写。",
    "A code has 13 signs; {count} were written. Write it as on the sheet.",
)
SLIP = Text(
    "校验码 {code} 有误：有一位填错，或有两位颠倒。请对照审批表逐位核对。",
    "The code {code} has a slip: a sign is wrong, or two were exchanged; compare it with the "
    "sheet.",
)
NO_SUCH = Text(
    "本登记簿没有校验码为 {code} 的登记。该表不是由本登记簿登记的，或者其登记已被改动、删除。",
    "No entry of this register has the code {code}: the sheet was not filed here, or its entry was "
    "changed or removed.",
)
SEVERAL = Text(
    "第 {numbers} 号登记的校验码同为 {code}，不能确定是哪一笔。请按登记号查询。",
    "Entries {numbers} have the same code {code}; look for it by its number.",
)
TAMPERED = Text(
    "第 {number} 号登记的内容被改动，不能据以核验。",
    "Entry {number} was changed since it was filed; nothing can be verified by it.",
)
CODE = Text("校验码", "Code")
FOUND = Text(
    "校验码 {code} 是第 {number} 号登记（{kind}），登记内容未被改动。",
    "The code {code} is of entry {number} ({kind}), which is as it was filed.",
)
APPLICANT = Text("申请人：{applicant}", "Applicant: {applicant}")
ON = Text("核定基准日：{day}", "As of: {day}")
AMOUNT = Text("{title}：{amount}", "{title}: {amount}")
ENDED = Text(
    "该登记已由第 {by} 号登记{how}，不再有效。", "It was {how} by entry {by}, and counts no more."
)
AGREES = Text("审批表所载金额 {amount} 与登记一致。", "The amount {amount} is as filed.")
DISAGREES = Text(
    "登记中没有 {amount} 这一金额：审批表所载与登记不一致，请核对。",
    "No amount of the entry is {amount}: the sheet does not agree with what was filed.",
)
NOT_AN_AMOUNT = Text(
    "“{typed}”不是金额。请按审批表填写，如 600,000.00。",
    "‘{typed}’ is no amount: write it as on the sheet, such as 600,000.00.",
)
