"""Every wording of the lists of an office, in Chinese and English side by side."""

from incentives.values.text import Text
from incentives.wordings.party import PARTY

PUBLIC = Text("拟补助、奖励对象公示表", "Public notice of grants and awards")
PAYING = Text("资金拨付清单", "List of payments")
SUMMARY = Text("补助、奖励汇总表", "Summary of grants and awards")
BY_TOWNSHIP = Text("按镇街汇总", "By township")
BY_PROGRAMME = Text("按事项汇总", "By incentive")
YEARS = Text("历年补助、奖励对比表", "Grants and awards year by year")
YEARS_OF = Text("{name}历年补助、奖励对比表", "{name}: grants and awards year by year")

OFFICE = Text("单位", "Office")
DAY = Text("制表日", "Made out on")
NOTICE = Text("公示期", "On notice")
NOTICE_VALUE = Text("{first}至{last}", "{first} to {last}")
CALL = Text("监督电话", "Telephone")

PLACE = Text("序号", "No.")
NUMBER = Text("申报件编号", "Application")
APPLICANT = Text("申请人", "Applicant")
CREDIT_CODE = PARTY["credit_code"]
TOWNSHIP = Text("所属镇街", "Township")
PROGRAMME = Text("事项", "Incentive")
BASIS = Text("依据", "Clause")
PAYEE = Text("收款人", "Payee")
BANK = PARTY["bank"]
ACCOUNT = PARTY["account_number"]
SOURCE = Text("资金来源（科目）", "Source of funds")
DETERMINED = Text("审定金额（{currency}）", "Determined ({currency})")
PAID = Text("已拨付（{currency}）", "Paid so far ({currency})")
PAID_IN_YEAR = Text("当年拨付（{currency}）", "Paid in the year ({currency})")
THIS_PAYMENT = Text("本次拨付（{currency}）", "This payment ({currency})")
TO_COME = Text("尚未拨付（{currency}）", "Not paid yet ({currency})")
APPLICANTS = Text("户数", "Applicants")
AWARDS = Text("笔数", "Awards")
YEAR = Text("年度", "Year")
YEAR_VALUE = Text("{year}年", "{year}")
MORE = Text("审定金额比上年增减（{currency}）", "More than the year before ({currency})")
MORE_SHARE = Text("增减幅度", "Share")

TOTAL = Text("合计", "Total")
TOTAL_OF = Text(
    "本次拨付合计：{amount} {currency}（{capitals}）。", "Paid in all: {amount} ({capitals})."
)
TOTAL_IN_FIGURES = Text("本次拨付合计：{amount} {currency}。", "Paid in all: {amount} {currency}.")
NO_TOWNSHIP = Text("未填写镇街", "no township stated")
NOTHING = Text("没有符合所选条件的记录。", "There is nothing to list.")
SIGNERS = (
    Text("制表人", "Made out by"),
    Text("复核人", "Checked by"),
    Text("负责人", "Approved by"),
)

# What is said below a list

UNDETERMINED = Text(
    "另有 {count} 笔待核实，金额未定，未列入本表：{names}。",
    "{count} awards are not in it, since their amounts are still open: {names}.",
)
UNDETERMINED_ONE = Text("{name}（{title}）", "{name} ({title})")
MORE_NAMES = Text("{names}等", "{names} and more")
RELIEFS = Text(
    "另有税费减免、价格优惠 {count} 笔，测算优惠额 {amount} {currency}，不由财政拨付，未列入本表。",
    "{count} reliefs and prices, estimated at {amount}, are not paid out and are not in it.",
)
IN_KIND = Text(
    "另有 {count} 笔不以金额给予，未列入本表。", "{count} are given in kind and are not in it."
)
OTHER_CURRENCY = Text(
    "另有 {count} 笔以其他币种审定或拨付，未列入本表。",
    "{count} are in another currency and are not in it.",
)
PAID_THAT_YEAR = Text(
    "{year}年拨付 {amount} {currency}（含以前年度审定、当年拨付的）。",
    "Paid in {year}: {amount}, also of what was determined in other years.",
)
