"""What is said of the people of an office and of what they may do."""

from incentives.values.text import Text

DUTIES = {
    "file": Text("经办（登记审定）", "file determinations"),
    "review": Text("复核", "review"),
    "approve": Text("审批", "approve"),
    "pay": Text("拨付", "record payments"),
    "annul": Text("作废", "annul"),
    "keep": Text("保存内部执行标准", "keep overlays"),
    "administer": Text("管理人员权限", "administer"),
}

NOT_ALLOWED = Text(
    "{name}没有“{duty}”的权限，未办理。可由{who}在“登记簿—人员权限”中授予。",
    "{name} may not {duty}, and nothing was done. {who} can give that on the page Register, "
    "People.",
)
NOBODY_SIGNED_IN = Text(
    "本登记簿已设人员权限，须登录后办理（{duty}），未办理。权限由{who}管理。",
    "The register knows who may do what: nobody may {duty} here without signing in, and nothing "
    "was done. It is administered by {who}.",
)
NO_ADMINISTRATOR = Text(
    "登记簿尚无权限管理人员。请先用 incentives administrator 命令指定。",
    "Nobody administers the register yet: appoint somebody with incentives administrator.",
)
HAS_ADMINISTRATOR = Text(
    "登记簿已有权限管理人员（{who}），其他人员由其授予权限。"
    "如其已无法登录，请加 --reason 说明理由后另行指定。",
    "The register is administered by {who}, who can give duties to others. If that person cannot "
    "sign in any more, appoint another and say why with --reason.",
)
LAST_ADMINISTRATOR = Text(
    "这是最后一名权限管理人员，不能撤销。请先指定另一名。",
    "This is the last who administers the register: let another do so first.",
)
SAME_DUTIES = Text("该人员的权限本来如此，未作改动。", "That is what he may do already.")
NO_PERSON = Text(
    "请填写登录服务（iss）、编号（sub）和姓名，前后不留空格，各不超过 {most} 个字符。",
    "Write the provider (iss), the id (sub) and the name, without blanks around them, each of at "
    "most {most} characters.",
)
NOT_CORRECTED = Text(
    "人员权限不作更正，请重新授予或撤销。", "Duties are not corrected: give or withdraw them anew."
)
OTHER_OFFICER = Text(
    "经办人须为登录人本人（{name}）。", "Who files must be who has signed in, {name}."
)
FIRST = Text("指定首任权限管理人员", "first administrator")

# The page

TITLE = Text("人员权限", "People")
ABOUT = Text(
    "每次授予和撤销都载入登记簿，即时生效。人员按登录服务的编号识别，姓名相同或改名不影响权限。",
    "Each change is an entry of the register and holds at once. People are known by the id of "
    "their provider, whatever they are called.",
)
COLUMNS = (
    Text("姓名", "Name"),
    Text("权限", "May"),
    Text("登录服务（iss）", "Provider (iss)"),
    Text("编号（sub）", "Id (sub)"),
    Text("登记号", "No."),
)
NOBODY = Text("尚未指定人员权限。", "Nobody has been named yet.")
WITHDRAWN = Text("（已撤销）", "(withdrawn)")
UNSIGNED = Text(
    "工作台未设登录，不能在此授予权限。请用 --sign-in 启动工作台。",
    "Nobody signs in at this desk, so nothing can be given here: start it with --sign-in.",
)
WHOM = Text("人员", "Person")
SOMEBODY_NEW = Text("新增人员", "somebody new")
NAME = Text("姓名", "Name")
ISSUER = Text("登录服务（iss）", "Provider (iss)")
SUBJECT = Text("编号（sub）", "Id (sub)")
MAY = Text("权限（全部不选即撤销）", "May (none: all is withdrawn)")
REASON = Text("理由", "Reason")
GIVE = Text("登记权限", "Record")
GIVEN = Text("已登记为第 {number} 号，即时生效。", "Filed as entry {number}; it holds at once.")
OF_ENTRY = Text("{name}（{issuer}，{subject}）：{duties}", "{name} ({issuer}, {subject}): {duties}")
NONE = Text("无", "nothing")

# Who has no duty

NO_DUTY = Text(
    "{name}尚无本单位的权限，不能查看或办理业务。请将以下内容发给权限管理人员（{who}）：",
    "{name} has no duty in this office and can see nothing of it. Send this to {who}, who can "
    "give one:",
)
NO_DUTY_YET = Text(
    "登记簿尚无权限管理人员，任何人不能办理业务。请在运行工作台的计算机上执行以下命令，"
    "指定首任权限管理人员；如应由他人担任，请改为其登录后所见的编号和姓名：",
    "Nobody administers the register yet, and nobody can work. Run this on the machine of the desk "
    "to appoint the first; if that is somebody else, with what he is shown when he signs in:",
)

# The command

APPOINTED = Text(
    "{name}（{issuer}，{subject}）现管理人员权限，登记号 {head}。\n",
    "{name} ({issuer}, {subject}) administers the register now, entry {head}.\n",
)
