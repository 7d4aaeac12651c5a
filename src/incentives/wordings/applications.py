"""What is said of application files: their states, their steps, and what is refused of them."""

from incentives.values.text import Text
from incentives.wordings.party import PARTY

STATES = {
    "draft": Text("草稿", "draft"),
    "incomplete": Text("待补正", "to be completed"),
    "review": Text("待复核", "to be reviewed"),
    "approval": Text("待审批", "to be approved"),
    "determined": Text("已审定", "determined"),
    "paid": Text("已拨付", "paid"),
    "closed": Text("已办结", "closed"),
    "withdrawn": Text("已撤销", "withdrawn"),
}
MOVES = {
    "submit": Text("提交复核", "hand on for review"),
    "ask": Text("要求补正", "ask for completion"),
    "return": Text("退回", "send back"),
    "review": Text("复核同意", "agree on review"),
    "approve": Text("审批同意", "approve"),
    "pay": Text("拨付完成", "mark as paid"),
    "close": Text("办结", "close"),
    "withdraw": Text("撤销", "withdraw"),
    "reopen": Text("重新办理", "take up again"),
}
TEXTS = {
    **PARTY,
    "number": Text("申报件编号", "number of the application"),
    "district": Text("区划代码", "district"),
    "dossier": Text("案卷", "dossier"),
    "notes": Text("备注", "notes"),
    "opinion": Text("意见", "opinion"),
    "acknowledged": Text("未尽事项的说明", "reason for what is open"),
    "typed": Text("所填内容", "what was typed"),
    "search": Text("查询内容", "text to look for"),
    "who": Text("办理人", "who has it open"),
    "paper": Text("材料", "paper"),
    "scan": Text("扫描件名称", "name of the scan"),
    "office": Text("单位名称", "name of the office"),
    "townships": Text("镇街", "township"),
    "planning": Text("规划数据", "planning figures"),
    "programmes": Text("申报事项", "programmes"),
    "overlays": Text("内部执行标准", "overlays"),
    "on": Text("核定基准日", "day as of which facts count"),
    "opened_from": Text("原登记号", "entry that it takes up"),
    "numbering": Text("编号规则", "numbering"),
}
UNFIT = Text("{what}：{text}。{advice}", "The {what}: {text}. {advice}")
ODD_VALUE = Text(
    "{name}的内容不合要求。请更正后重试。", "{name} is none that can be kept: put it right."
)

# What is refused

NO_APPLICATION = Text(
    "没有这个申报件。请核对链接，或从申报件列表中打开。",
    "There is no such application: check the link, or open it from the list.",
)
CHANGED_MEANWHILE = Text(
    "{who}已于{when}改动本申报件，您的本次改动未保存，所填内容仍在页面上。请重新打开后再填。",
    "{who} changed this application at {when}. Your change was not stored and is still on the page:"
    " open the application anew and make it again.",
)
BEGUN_MEANWHILE = Text(
    "{who}刚刚为该单位新建了申报件{number}，未重复新建。请核对后重新生成。",
    "{who} has just begun the application {number} for it, and no second one was made: check it, "
    "and do this again.",
)
NUMBER_TAKEN = Text(
    "编号“{number}”已用于另一申报件（{name}）。请另行编号。",
    "The number '{number}' is that of another application, of {name}: choose another.",
)
NOT_NOW = Text(
    "申报件处于“{state}”，内容不能改动。如需改动，请先退回或重新办理。",
    "The application stands at '{state}' and cannot be changed: send it back or take it up again "
    "first.",
)
NO_SUCH_MOVE = Text(
    "申报件处于“{state}”，不能“{move}”。现在可以：{moves}。",
    "The application stands at '{state}', from where one cannot {move}. Possible now: {moves}.",
)
NOTHING = Text("无", "nothing")
NO_OPINION = Text("“{move}”须填写理由。", "To {move}, say why.")
SAME_PERSON = Text(
    "{name}已办理本申报件的“{done}”，不能再办理“{move}”，须由他人办理。单位人员较少的，"
    "可由负责人在“办公室设置”中允许一人办理两个环节。",
    "{name} has done the step '{done}' of this application and cannot {move} as well: somebody "
    "else must. A small office can allow it in its settings.",
)
NOT_ACKNOWLEDGED = Text(
    "尚有未尽事项：{open}。请处理；确需继续的，请填写说明。",
    "Something is open: {open}. See to it; to go on all the same, say why.",
)
NO_ASSESSMENT = Text(
    "没有测算结果，不能“{move}”。请先补全申报内容。",
    "There is no assessment, so one cannot {move}: complete the facts first.",
)
OTHER_CASE = Text(
    "测算结果不是按本申报件现有内容得出的，未办理。请重新测算。",
    "The assessment is not of the facts in this application, and nothing was done: assess it anew.",
)
OTHER_PROGRAMMES = Text(
    "测算的事项与本申报件申报的事项不一致，未办理。请按申报事项重新测算。",
    "The assessment is not of the programmes that this application is for, and nothing was done: "
    "assess it anew, of those alone.",
)
UNREADABLE = Text(
    "申报件“{number}”的内容已被改动，无法读取。请校验登记簿，并用备份恢复。",
    "What is stored of the application {number} was changed and cannot be read: verify the "
    "register and bring back a backup.",
)
TOO_MUCH = Text(
    "申报内容过长，不能保存。请删减附带的长文字后重试。",
    "The facts are too long to be stored: shorten the long texts among them.",
)
# What is open

OPEN_PAPERS = Text("材料未收齐 {count} 份", "papers outstanding: {count}")
OPEN_UNDETERMINED = Text("未能得出结论 {count} 项", "undetermined: {count}")
OPEN_NO_CODE = Text("未填统一社会信用代码", "no unified social credit code")
OPEN_TYPED = Text("所填内容未能识别 {count} 处", "what was typed and not taken: {count}")
OPEN_UNPAID = Text("登记簿中没有拨付记录", "no payment in the register")
OPEN_OVERLAYS = Text(
    "自“{move}”以来，采用的内部执行标准已变：当时为{before}，现为{now}",
    "the overlays are others than at the step ‘{move}’: then {before}, now {now}",
)
OPEN_LIBRARY = Text(
    "自“{move}”以来，政策库已更新，结果可能不同",
    "the policies were updated since the step ‘{move}’",
)
NO_OVERLAY = Text("无", "none")
OVERLAY_NAMED = Text("《{title}》（摘要 {digest}）", "“{title}” (digest {digest})")
OTHER_RESULT = Text(
    "您看到的结果在办理时已经变化（如内部执行标准、拨付或政策有改动），未办理。请看过现在的结果后再办。",
    "The result is another than the one that you saw, as overlays, payments or policies were "
    "changed, and nothing was done: look at it as it is now.",
)
OPEN_LEFT_OUT = Text(
    "登记号 {number} 已审定、本次未申报的事项 {count} 项，本次审定后不再计入",
    "given by entry {number}, not applied for now, and not counted any more after this: {count}",
)
OPEN_NOTHING_DUE = Text("没有符合条件的事项", "nothing is due")

# Who has it open, scans, settings

WHEN = Text("{year}年{month}月{day}日{time}", "{time} on {year}-{month:02d}-{day:02d}")
SCAN_KIND = Text(
    "“{name}”不是 PDF、JPEG 或 PNG 文件（按内容判断）。请转换后上传。",
    "'{name}' is no PDF, JPEG or PNG by its content: convert it first.",
)
SCAN_SIZE = Text(
    "“{name}”为 {size} 字节，超过每份 {most} 字节的上限。请压缩或分份上传。",
    "'{name}' has {size} bytes, more than the {most} that one may have: shrink or split it.",
)
SCAN_EMPTY = Text("“{name}”是空文件。请重新扫描。", "'{name}' is empty: scan it again.")
SCAN_MANY = Text(
    "本申报件已有 {most} 份扫描件，不能再加。", "The application has {most} scans already."
)
NO_SCAN = Text("没有这份扫描件。", "There is no such scan.")
SCAN_CHANGED = Text(
    "扫描件内容与其摘要不符，已被改动，未予打开。请用备份恢复。",
    "The scan is not what was stored, and was not opened: bring back a backup.",
)
NO_TOWNSHIP = Text(
    "镇街“{township}”不在本单位的名单中。{advice}名单在“办公室设置”中补充。",
    "The township '{township}' is not on the list of the office. {advice} The list is in the "
    "settings.",
)
NUMBERING = Text(
    "编号规则“{numbering}”不能使用：须含一个 {{n}}（顺序号），可含一个 {{year}}（年份）。"
    "例如“海托补〔{{year}}〕{{n}}号”。",
    "The numbering '{numbering}' cannot be used: it must have one {{n}}, the number in order, and "
    "may have one {{year}}.",
)
PLANNING_YEAR = Text(
    "年份 {year} 不在 2000 至 2199 之间。", "The year {year} is not within 2000 to 2199."
)
