"""What the register says of an act that cannot be right, or that asks for a reason."""

from incentives.values.text import Text

# What is no value of its kind

ODD_VALUE = Text(
    "{name}应为{expected}，收到的是“{found}”。请更正后重试。",
    "{name} must be {expected}, and '{found}' was given: put it right and try again.",
)
A_TEXT = Text("文字", "a text")
A_WHOLE_NUMBER = Text("整数", "a whole number")
A_DAY = Text("不带时刻的日期", "a day without a time")
A_MOMENT = Text("日期和时刻", "a day with its time")
AN_AMOUNT = Text("带币种的金额", "an amount with its currency")
AN_ASSESSMENT = Text("一次测算的结果", "an assessment")
AN_ACT = Text("登记所需的经办信息", "an act")
AN_APPLICANT = Text("申请人", "an applicant")
A_PAYING = Text("拨付内容", "a payment")
A_SEARCH = Text("查询条件", "a search")
AN_OUTCOME = Text("程序所列的结论之一", "one of the outcomes")
A_YEAR = Text("1 至 9999 的年份", "a year from 1 to 9999")
NOT_BELOW_ZERO = Text("不小于零的整数", "a whole number, zero or more")

ASSESSMENT = Text("登记内容", "what is filed")
A_PERSON = Text("登录人员的信息", "a person who has signed in")
ACT = Text("经办信息", "the act")
PERSON = Text("登录人员", "the person")
OFFICER = Text("经办人", "the officer")
FILED_AT = Text("登记时间", "the time of filing")
REMARK = Text("备注", "the remark")
REASONS = Text("理由", "the reason")
APPLICANT = Text("申请人", "the applicant")
DISTRICT = Text("区划代码", "the district")
DOSSIER = Text("案卷", "the dossier")
CREDIT_CODE = Text("统一社会信用代码", "the unified social credit code")
PAYING = Text("拨付", "the payment")
INCENTIVE = Text("拨付事项", "the incentive")
SUBJECT = Text("对象编号", "the subject")
INSTALMENT = Text("期数", "the instalment")
PAYER = Text("拨付层级", "the payer")
AMOUNT = Text("拨付金额", "the amount")
PAID_ON = Text("拨付日期", "the day of payment")
SEARCH = Text("查询", "the search")
FILED_FROM = Text("登记日期的起始", "the first day of filing")
FILED_TO = Text("登记日期的截止", "the last day of filing")
OUTCOME = Text("结论", "the outcome")
NUMBER = Text("登记号", "the number")
FIRST = Text("起始位置", "the first one shown")
MOST = Text("条数", "the most shown")
YEAR = Text("年份", "the year")

# What cannot be right

NO_MOMENT = Text(
    "登记时间 {moment} 不在 2000 年至 2199 年之间。请核对计算机的日期。",
    "The time of filing, {moment}, is not in the years 2000 to 2199: check the clock.",
)
PAID_LATER = Text(
    "拨付日期 {day} 比登记日期 {filed} 晚 {most} 天以上，尚未拨付的不予登记。请核对拨付日期。",
    "The day of payment, {day}, is more than {most} days after that of filing, {filed}; what has "
    "yet to be paid is not recorded: check the day.",
)
PAID_TOO_EARLY = Text(
    "拨付日期 {day} 早于 2000 年。请核对拨付日期。",
    "The day of payment, {day}, is before the year 2000: check the day.",
)
NO_INSTALMENT = Text(
    "期数为 {number}，应为 1 至 {most}；不分期的请留空。",
    "Instalment {number}: they are counted from 1 to {most}; say none where there are none.",
)
UNKNOWN_SUBJECT = Text(
    "第 {number} 号审定中，该事项没有编号为“{subject}”的对象。{advice}",
    "Entry {number} determines nothing for the subject '{subject}'. {advice}",
)
UNKNOWN_PAYER = Text(
    "第 {number} 号审定不认得拨付层级“{payer}”。{advice}",
    "Entry {number} knows no level of government '{payer}'. {advice}",
)
UNKNOWN_INCENTIVE = Text(
    "第 {number} 号审定中没有编号为“{incentive}”的事项。{advice}",
    "Entry {number} determines no incentive '{incentive}'. {advice}",
)
OTHER_DISTRICT = Text(
    "该申报件的所在地为 {own}，不能登记在 {district} 名下。请核对区划代码。",
    "The case is one of the district {own} and cannot be filed for {district}: check the code of "
    "the district.",
)
ANNULS_AND_CORRECTS = Text(
    "作废登记不能同时更正另一登记。请分别登记。",
    "An annulment corrects no other entry: file the two one after the other.",
)
MOVES_PAID = Text(
    "第 {number} 号审定已有拨付登记（第 {payment} 号），不能更正到另一单位、区划或案卷名下。"
    "请先作废该拨付登记。",
    "Entry {number} has a payment, entry {payment}, and cannot be moved to another applicant, "
    "district or dossier: annul that payment first.",
)

# What asks for a reason

WHY_UNUSUAL = Text(
    "如确需登记，请填写情况特殊的理由。", "To file it all the same, say why it is unusual."
)
WHY_BEYOND = Text("如确需登记，请填写超额的理由。", "To record it, say why more is paid.")
WHY_AGAIN = Text("如确需再次登记，请填写理由。", "To record it again, say why.")
FILED_EARLIER = Text(
    "登记时间 {moment} 早于第 {number} 号的登记时间 {last}。",
    "The time of filing, {moment}, is before that of entry {number}, {last}.",
)
MOVES = Text(
    "本次登记把第 {number} 号更正到另一单位、区划或案卷名下（原为：{was}）。",
    "This moves entry {number} to another applicant, district or dossier (so far: {was}).",
)
PAYS_NOTHING = Text(
    "第 {number} 号审定中，该事项是税费减免或价格优惠，不发放资金。",
    "By entry {number} this incentive is a relief or a price, and pays no money.",
)
PAID_BEFORE = Text(
    "拨付日期 {day} 早于首次审定的日期 {first}；此前的拨付应填入申报件的以往拨付。",
    "The day of payment, {day}, is before that of the first determination, {first}; what was paid "
    "by then belongs into its case, as a prior award.",
)
INSTALMENT_BEYOND = Text(
    "第 {instalment} 期超出审定和已登记的期数（至多第 {most} 期）。",
    "Instalment {instalment} is beyond those determined and paid so far (up to {most}).",
)
SUBJECT_NOT_TOLD = Text(
    "第 {number} 号审定未列明该事项的对象，无法核对“{subject}”。",
    "Entry {number} does not say for which subjects it is, so '{subject}' cannot be checked.",
)
PAYER_NOT_NAMED = Text(
    "第 {number} 号审定中，该事项未列“{payer}”承担的资金。",
    "By entry {number}, '{payer}' bears nothing of this incentive.",
)
INSTALMENT_AGAIN = Text(
    "第 {instalment} 期已有拨付登记（第 {payment} 号）。",
    "Instalment {instalment} has a payment already, entry {payment}.",
)
BEYOND_TOTAL = Text(
    "本次拨付后，累计拨付 {paid}，超过审定金额 {amount}。",
    "With this payment {paid} is paid, more than the {amount} determined.",
)
BEYOND_INSTALMENT = Text(
    "本次拨付后，第 {instalment} 期累计拨付 {paid}，超过该期金额 {amount}。",
    "With this payment {paid} is paid of instalment {instalment}, more than its {amount}.",
)
BEYOND_SHARE = Text(
    "本次拨付后，“{payer}”累计拨付 {paid}，超过其承担的 {amount}。",
    "With this payment {paid} is paid by '{payer}', more than the {amount} that it bears.",
)
BAD_CREDIT_CODE = {
    "length": Text(
        "统一社会信用代码“{code}”不是 18 位。请按营业执照或登记证书核对。",
        "The unified social credit code '{code}' does not have 18 signs: check it against the "
        "licence.",
    ),
    "sign": Text(
        "统一社会信用代码“{code}”中有不使用的字符（只用数字和除 I、O、S、V、Z 以外的大写字母）。"
        "请核对。",
        "The unified social credit code '{code}' has a sign that none has (digits and capital "
        "letters without I, O, S, V, Z): check it.",
    ),
    "district": Text(
        "统一社会信用代码“{code}”的第 3 至 8 位应为登记机关的行政区划代码（数字）。请核对。",
        "The third to eighth signs of the unified social credit code '{code}' must be digits: "
        "check it.",
    ),
    "check": Text(
        "统一社会信用代码“{code}”末位与前 17 位不符，有一位填错。请逐位核对。",
        "The last sign of the unified social credit code '{code}' does not fit the others: one of "
        "them is mistyped.",
    ),
}
