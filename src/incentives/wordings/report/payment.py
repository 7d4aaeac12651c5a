"""Every wording of payment, application, obligations and recovery, in Chinese and English."""

from collections.abc import Mapping
from types import MappingProxyType

from incentives.engine.findings.payment import InstalmentState, ObligationState
from incentives.policy.payment import RecoveryMode
from incentives.values.tables import one_for_each
from incentives.values.text import Text

DEPARTMENT = Text("责任部门", "Department")

PAYMENT = Text("资金拨付", "Payment")
PAYMENT_OF = Text("资金拨付（条款：{source}）", "Payment ({source})")
COLUMN_INSTALMENT = Text("期次", "Instalment")
COLUMN_DUE_ON = Text("应拨日期", "Due on")
COLUMN_SHARE = Text("比例", "Share")
COLUMN_AMOUNT = Text("金额", "Amount")
COLUMN_STATE = Text("状态", "State")
INSTALMENT = Text("第{number}期", "no. {number}")
INSTALMENT_TEXT = Text("第{number}期：{text}", "no. {number}: {text}")
INSTALMENT_OF = Text("{part}，{instalment}", "{part}, {instalment}")
ALL_AT_ONCE = Text("一次性拨付", "all at once")
THE_REST = Text("余额", "the rest")
TOTAL = Text("合计", "Total")
STATES: Mapping[InstalmentState, Text] = one_for_each(
    InstalmentState,
    {
        InstalmentState.DUE: Text("应拨", "due"),
        InstalmentState.STOPPED: Text("停拨", "stopped"),
        InstalmentState.TO_COME: Text("未到期", "to come"),
        InstalmentState.OPEN: Text("待定", "open"),
    },
)
PAID_OUT = Text("已拨", "paid")
ACCOUNT = Text("拨付情况", "Account")
ACCOUNT_OF = Text("{part}：{line}", "{part}: {line}")
ACCOUNT_LINE = Text("已拨付 {paid}，现应拨付 {due}", "paid {paid}, due now {due}")
LISTED = Text("{day}拨付 {amount}", "paid {amount} on {day}")
SOME_DAY = Text("日期待核实，", "a day not known")
OF_ENTRY = Text("{line}（登记簿第 {number} 号登记）", "{line} (entry {number} of the register)")
NOT_SET_OFF = Text(
    "{line}，晚于制表日，未计入已拨付",
    "{line}; that is after the day of the sheet, and is not counted",
)
OVERPAID = Text("超出应拨 {amount}", "paid beyond what is due: {amount}")
UNMATCHED = Text(
    "另有已拨付 {amount}，其享受对象不在本次测算分项之内",
    "{amount} more was paid for subjects that are none of these parts",
)
REST_NOTE = Text(
    "各期、各级金额算至分，余数计入最后一期、最后一级",
    "to the fen; the last instalment and the last level take the rest",
)
LEVELS = Text("各级负担", "Borne by")
LEVEL_SHARE = Text("{payer}（{share}）", "{payer} ({share})")
MISSING = Text("待补：{facts}", "missing: {facts}")

APPLICATION = Text("申报", "Application")
APPLIED = Text(
    "{day}申报，本批次申报截止 {closes}", "applied on {day}; that round closes on {closes}"
)
NOT_APPLIED = Text("尚未申报", "not applied for yet")
APPLIED_UNKNOWN = Text("申报日期待定", "the date of the application is not known")
OF_ROW = Text("{part}：{line}", "{part}: {line}")
NEXT_CLOSING = Text("下一批次申报截止 {closes}", "the next round closes on {closes}")
NEXT_ROUND = Text(
    "下一批次申报 {opens}至{closes}", "the next round is open from {opens} to {closes}"
)
NO_NEXT_ROUND = Text("政策到期前不再有申报批次", "no further round closes before the policy ends")
DAY_SAID = Text("{day}（{text}）", "{day} ({text})")

OBLIGATIONS = Text("履约义务", "Obligations")
OBLIGATION_OF = Text("{part}，{line}", "{part}, {line}")
OBLIGATION_STATES: Mapping[ObligationState, Text] = one_for_each(
    ObligationState,
    {
        ObligationState.NOT_BEGUN: Text("尚未开始", "not begun"),
        ObligationState.RUNNING: Text("履行中", "running"),
        ObligationState.KEPT: Text("已履行期满", "kept"),
        ObligationState.BROKEN: Text("已违反", "broken"),
        ObligationState.OPEN: Text("待定", "open"),
    },
)
TERM = Text("义务期自{begins}至{until}", "from {begins} to {until}")
TERM_SINCE = Text("义务期自{begins}起", "from {begins}")
BROKEN_ON = Text("{day}起不再履行", "not kept from {day}")
RECOVERED = MappingProxyType(
    {
        "paid": Text("应追回 {amount}", "to be recovered: {amount}"),
        "relieved": Text("应补缴 {amount}", "to be paid after all: {amount}"),
    }
)
RECOVERED_AS = Text("{line}（{working}）", "{line} ({working})")
NOTHING_RECOVERED = Text(
    "不追回已拨付资金，以后各期停拨", "nothing is recovered; later instalments stop"
)
WORKING_ALL = MappingProxyType(
    {
        "paid": Text("已拨付 {amount}，全部追回", "all of paid {amount}"),
        "relieved": Text("已减免 {amount}，全部补缴", "all of relieved {amount}"),
    }
)
WORKING_MONTHS = Text(
    "{base} {amount}×剩余 {left}个月/义务期 {months}个月（已履行 {kept}个月）",
    "{base} {amount} × {left} months left / {months} months ({kept} kept)",
)
BASES = MappingProxyType({"paid": Text("已拨付", "paid"), "relieved": Text("已减免", "relieved")})

RECOVERY_TITLES = MappingProxyType(
    {
        frozenset({"paid"}): Text("资金追回测算单", "Recovery"),
        frozenset({"relieved"}): Text("税费补缴测算单", "Recovery"),
        frozenset({"paid", "relieved"}): Text("资金追回和税费补缴测算单", "Recovery"),
    }
)
RECOVERY_COLUMNS = (
    Text("事项", "Incentive"),
    Text("义务", "Obligation"),
    Text("状态", "State"),
    Text("金额", "To be recovered"),
)
RECOVERY_TOTALS = MappingProxyType(
    {
        "paid": Text("应追回资金合计", "To be recovered in all"),
        "relieved": Text("应补缴税费合计", "Taxes and fees due after all, in all"),
    }
)
NO_OBLIGATIONS = Text("没有需要履行的义务。", "There is nothing that must be kept.")

RULE_PAYMENT = Text("拨付方式", "How it is paid")
RULE_INSTALMENT = Text(
    "第{number}期：{share}，应拨日期：{due}", "no. {number}: {share}, due on: {due}"
)
RULE_INSTALMENT_IF = Text("届时须符合", "on that day these must hold")
RULE_SUBJECT = Text(
    "同一享受对象（{subject}）的以往拨付一并计算",
    "payments made before for the same {subject} are counted",
)
RULE_APPLICATION = Text("申报", "When to apply")
RULE_APPLIED = Text("申报日期：{date}", "the date of the application: {date}")
RULE_CLOSES = Text("每年申报截止：{days}", "rounds close every year on: {days}")
RULE_OPENS = Text("每年开始申报：{day}", "rounds open every year on: {day}")
YEAR_DAY = Text("{month}月{day}日", "{month:02d}-{day:02d}")
YEAR_MONTH = Text("{month}月最后一日", "the last day of month {month}")
RULE_BEGINS = Text("义务期自：{begins}", "from: {begins}")
RULE_LASTS = Text("期限：{lasts}", "for: {lasts}")
RULE_UNTIL = Text("至：{until}", "to: {until}")
RULE_BROKEN = Text("视为违反的日期：{broken}", "broken on: {broken}")
RULE_MODES: Mapping[RecoveryMode, Text] = one_for_each(
    RecoveryMode,
    {
        RecoveryMode.ALL: Text(
            "违反的，追回全部{base}资金", "if broken, all that was {base} is recovered"
        ),
        RecoveryMode.BY_MONTHS: Text(
            "违反的，按剩余月数占义务期月数的比例追回{base}资金",
            "if broken, what was {base} is recovered in proportion to the months that were left",
        ),
        RecoveryMode.INSTALMENTS_STOP: Text(
            "违反的，以后各期停拨", "if broken, later instalments stop"
        ),
    },
)
BEGUN_MONTH_KEPT = Text("不足一个月的，按已履行一个月计", "a month that had begun counts as kept")
BEGUN_MONTH_NOT_KEPT = Text(
    "不足一个月的，不计入已履行月数", "a month that had only begun does not count as kept"
)
