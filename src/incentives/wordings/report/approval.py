"""Every wording of the approval form and its annexes, in Chinese and English side by side."""

from incentives.values.text import Text
from incentives.wordings.party import PARTY

TITLE = Text("优惠政策审批表", "Approval of incentives")
ANNEXES_TITLE = Text("优惠政策审批表附件", "Annexes to the approval of incentives")
STATE_TITLE = Text("拨付情况表", "State of payment")
STATE_SUMS = Text("合计", "Totals")
STATE_NOTE = Text(
    "本表列示截至制表日的已拨付和现应拨付，不是审批表；审定以登记簿第 {entry} 号的审批表为准。",
    "What was paid and is due by the day on which this was made out. It is no approval: the "
    "approval form of entry {entry} is.",
)
FOOT_STATE = Text(
    "当前情况，不是审批表　登记簿第 {entry} 号", "present state, no approval; entry {entry}"
)

OFFICE = Text("审批单位", "Office")
NUMBER = Text("申报件编号", "Application")
ENTRY = Text("登记号", "Entry of the register")
CODE = Text("校验码", "Verification code")
NOT_FILED = Text("未登记（送审稿）", "not filed (draft)")
ON = Text("核定基准日", "Facts as of")
MADE_ON = Text("制表日", "Made out on")
FOOT_FILED = Text(
    "登记簿第 {entry} 号登记　校验码 {code}", "entry {entry} of the register, code {code}"
)
FOOT_DRAFT = Text("送审稿　摘要 {digest}", "draft, digest {digest}")

APPLICANT = Text("申请人", "Applicant")
NAME = Text("名称", "Name")
CREDIT_CODE = PARTY["credit_code"]
REPRESENTATIVE = PARTY["legal_representative"]
TOWNSHIP = Text("所属镇街", "Township")
ADDRESS = PARTY["address"]
CONTACT = Text("联系人和电话", "Contact")
BANK = PARTY["bank"]
ACCOUNT_NAME = PARTY["account_name"]
ACCOUNT_NUMBER = PARTY["account_number"]

CASH = Text("审定金额（补助、奖励）", "Amounts determined (grants and awards)")
CASH_COLUMNS = (
    Text("序号", "No."),
    Text("事项、依据和拨付安排", "Incentive, clause and payment"),
    Text("审定金额（{currency}）", "Amount ({currency})"),
    Text("已拨付（{currency}）", "Paid ({currency})"),
    Text("现应拨付（{currency}）", "Due now ({currency})"),
)
SOURCE = Text("依据：{source}", "Clause: {source}")
SAME_SOURCE = Text("{title}（依据：同上文件 {clause}）", "{title} (of the same, {clause})")
SURE_ONLY = Text("{title}（已能确定的部分）", "{title} (what is sure of it)")
CAPITALS = Text("大写：{amount}", "In capitals: {amount}")
LEVELS = Text("各级负担：{levels}", "Borne by: {levels}")
LEVEL = Text("{payer} {amount}", "{payer} {amount}")
LEVEL_SHARE = Text("{payer}（{share}） {amount}", "{payer} ({share}) {amount}")
INSTALMENTS = Text("分期：{instalments}", "Instalments: {instalments}")
INSTALMENT = Text("{name}，{day}，{amount}，{state}", "{name}, {day}, {amount}, {state}")
UNDATED = Text("{name}，{amount}，{state}", "{name}, {amount}, {state}")
BY_STATE = Text("{count}期{state}，计 {amount}", "{count} {state}, {amount}")
IN_DETAIL = Text("共{count}期（{states}），逐期见附件2", "{count} in all ({states}), see annex 2")

SAVED = Text("测算优惠额（税费、价格）", "Savings reckoned (taxes, fees and prices)")
SAVED_NOTE = Text(
    "以上由税务机关、收费和经营单位依法减免，本单位测算，不拨付资金。",
    "Taken off by tax offices and those who charge; reckoned here, and not paid out.",
)
SAVED_COLUMNS = (
    Text("序号", "No."),
    Text("事项和依据", "Incentive and clause"),
    Text("受益主体", "Beneficiary"),
    Text("测算优惠额（{currency}）", "Savings ({currency})"),
)
IN_KIND = Text("非现金支持：{titles}。", "In kind: {titles}.")
IN_KIND_WORTH = Text("{title}（折算价值 {worth}）", "{title} (worth {worth})")

SUMS = Text("合计和审批意见", "Totals and opinions")
AND_OPINIONS = Text("{title}和审批意见", "{title} and opinions")
NOTHING = Text(
    "经审核，申请人没有已能确定的补助、奖励。", "No grant or award of the applicant is sure."
)
OPEN = Text(
    "另有{count}项待定，不在上列金额之内，见附件。",
    "{count} more are undetermined and not in these amounts; see the annexes.",
)
OUTSTANDING = Text("另有{count}份材料待补，见附件。", "{count} papers are outstanding; see there.")
EXPIRED = Text("另有{count}份材料已过期，见附件。", "{count} papers have expired; see there.")
OVERLAYS = Text("采用内部执行标准：{titles}。", "Standards of the office used: {titles}.")
SIGNERS = (
    Text("经办意见", "Handled"),
    Text("复核意见", "Checked"),
    Text("负责人意见", "Approved"),
)
IN_BOTH = Text("{amount}（{capitals}）", "{amount} ({capitals})")
TO_BE_CHECKED = Text("待核实", "to be established")
OVERLAY = Text("《{title}》", "“{title}”")
SENTENCES = Text("", " ")
SIGN = Text("签字：", "signed: ")

FACTS = Text("附件1　核定情况和对应材料", "Annex 1. Facts established, and their papers")
WORKINGS = Text("附件2　逐项审定", "Annex 2. Each incentive")
PAPERS = Text("附件3　申请材料", "Annex 3. Papers")
LEFT_OPEN = Text("附件4　待定和政策未明确的事项", "Annex 4. What was left open")
REFUSED = Text("附件5　不符合条件的事项", "Annex 5. What the applicant is not eligible for")
REFUSED_ON = Text(
    "以下结论依据截至{day}的事实作出；条款另有时点的，以所列时点为准。",
    "Judged by the facts as of {day}, or as of the day that stands beside the clause.",
)
NUMBERED = Text("{mark}、{title}", "{mark}. {title}")
ITEM = Text("{number}．{title}", "{number}. {title}")
NONE_GIVEN = Text("没有符合条件的事项。", "The applicant is eligible for nothing.")
