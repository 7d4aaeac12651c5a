"""What the page of many applicants says of rows that may be of one applicant."""

from incentives.values.text import Text

DOUBTS = Text("需要核对的内容", "What has to be checked")
DOUBTS_ABOUT = Text(
    "这些行照样测算；请核对是不是同一申请人。",
    "These rows are assessed all the same: check whether they are of one applicant.",
)
DOUBT_COLUMNS = (
    Text("表", "Sheet"),
    Text("行", "Row"),
    Text("编号", "Key"),
    Text("需要核对的内容", "What has to be checked"),
)

APPLICATIONS = Text("申报件", "Applications")
BY_CODE = Text("统一社会信用代码（未填的按名称）", "its credit code, or its name where it has none")
BY_NAME = Text("名称", "its name")
ABOUT = Text(
    "每个申请人一件，按{known_by}对应：没有申报件的新建草稿，草稿和待补正的更新，"
    "已提交复核及以后的不改动。批量表本身不登记，申报件照常办理复核、审批。",
    "One for each applicant, known by {known_by}: begun "
    "where there is none, changed where it is a draft or to be completed, and left where it is in "
    "review or beyond. Nothing is filed here: the applications go through their procedure.",
)
NOT_TOLD = Text(
    "以下各行未能扣除登记簿中的以往拨付，金额请逐件核对：",
    "Payments of the register could not be deducted for these rows: check their amounts.",
)
BEGINS_ANEW = Text(
    "以前的申报件均已审定、拨付、办结或撤销的，本次另行新建",
    "Begin a new one where all of before are determined, paid, closed or withdrawn",
)
ASKED = Text(
    "有 {count} 个需要先核对、选定，选定前不处理：",
    "{count} have to be checked and answered first; they are left until then:",
)
QUESTION = Text("**{key}　{name}　{code}**　{reason}", "**{key} {name} {code}** {reason}")
ANSWER = Text("选定申报件", "The application that is meant")
CHOOSE = Text("请选择", "Choose")
CHOICE = Text("{number}　{name}　{code}（{state}）", "{number} {name} {code} ({state})")
NO_CODE = Text("未填代码", "no code")
ANEW = Text("不是以上申报件，另行新建", "None of them: a new application")
ASK_AGAIN = Text("重新选定（已选 {count} 个）", "Answer again ({count} answered)")
APPLY = Text("生成、更新申报件（{count} 件）", "Begin and change applications ({count})")
APPLYING = Text("正在办理：{done}/{count} 个", "{done} of {count}")
TO_DO = Text(
    "将新建 {begun} 件，更新 {changed} 件；内容相同 {same} 件，"
    "待选定 {asked} 件，不处理 {left} 件。",
    "{begun} will be begun, {changed} changed; {same} are the same, {asked} are to be answered, "
    "{left} are left.",
)
DONE = Text(
    "已新建 {begun} 件，更新 {changed} 件；内容相同 {same} 件，"
    "待选定 {asked} 件，未处理 {left} 件。"
    "请在“申报件”页继续办理。",
    "{begun} were begun, {changed} changed; {same} are the same, {asked} are to be answered, "
    "{left} were left. Go on with them on the page of applications.",
)
PLAN_COLUMNS = (
    Text("编号", "Key"),
    Text("名称", "Name"),
    Text("统一社会信用代码", "Credit code"),
    Text("申报件", "Application"),
    Text("办理情况", "What becomes of it"),
)
NUMBERED = Text("{number}（{state}）", "{number} ({state})")
LEFT = Text("不处理。{reason}", "Left. {reason}")
TO_ANSWER = Text("待选定。{reason}", "To be answered. {reason}")
FATES = {
    "begun": Text("新建草稿", "a draft will be begun"),
    "changed": Text("更新 {count} 项内容", "{count} facts will change"),
    "same": Text("内容相同，不改动", "the same"),
}
DONE_FATES = {
    "begun": Text("已新建草稿", "a draft was begun"),
    "changed": Text("已更新 {count} 项内容", "{count} facts were changed"),
    "same": Text("内容相同，未改动", "the same"),
}
AMOUNT_OF = Text("{form}（{currency}）", "{form} ({currency})")
