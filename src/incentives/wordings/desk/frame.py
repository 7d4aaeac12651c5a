"""What the frame of the desk says."""

from incentives.values.text import Text

TITLE = Text("优惠政策审定", "Incentives")
"""Where the project has no title of its own."""
APPLICATIONS = Text("申报件", "Applications")
BATCH = Text("批量", "Many cases")
REGISTER = Text("登记簿", "Register")
POLICIES = Text("政策与标准", "Policies and figures")
BUDGET = Text("预算", "Budget")
OFFICE_SETTINGS = Text("办公室设置", "Office settings")

LANGUAGE = Text("语言", "Language")
ON = Text("核定基准日", "As of")
ON_HELP = Text(
    "按这一天以前的事实测算；各项政策按其自身规定的日期适用。留空即为今天。",
    "Facts up to this day count; the law is that of the date each rule means. Empty: today.",
)
KNOWN_ON = Text("只计此日以前公布的政策", "Only law published by")
KNOWN_ON_HELP = Text(
    "用于还原当时的测算：此日以后公布的文件不计。留空即计入全部文件。",
    "To see what was answered then: instruments published later are left out. Empty: all count.",
)
DAY_EXAMPLE = Text("如 2023-12-31", "such as 2023-12-31")
OVERLAYS = Text("内部执行标准", "Overlays")
OVERLAYS_HELP = Text(
    "试算用，不改变申报件；后选的优先。申报件按件内选定的标准测算。可在“政策与标准”页编制。",
    "For what is tried here, the last one prevailing. Applications go by the overlays that are "
    "chosen in them. They are made on the page Policies.",
)
OVERLAY_GONE = Text("{name}（已不在或有错误）", "{name} (gone, or faulty)")
OVERLAYS_OF_FILE = Text(
    "本件按这里选定的标准测算，谁打开都一样；提交后变动的，复核、审批时会提示。",
    "This application is assessed by these, whoever opens it; what changes after it was handed on "
    "is told on review and approval.",
)
OVERLAYS_OF_OFFICE = Text(
    "新建的申报件和成批测算用这些标准；已建的申报件不变。",
    "New applications and batches begin with these; those that were begun stay as they are.",
)
NO_OVERLAYS = Text("未使用内部执行标准", "none used")
GO_ON = Text("回到：{name}", "Back to: {name}")
WHO = Text("您的姓名", "Your name")
WHO_HELP = Text(
    "每次填写、复核、审批都记下办理人，请填写本人姓名。",
    "Each change and step is kept with who made it.",
)
REGISTER_AT = Text("登记簿：{place}", "Register: {place}")
REGISTER_BEGUN = Text(
    "登记簿于本次启动时新建。如应有以往登记，请停止使用并核对登记簿位置。",
    "The register was begun when the desk was started. If something should be in it, stop and "
    "check where the register is.",
)
OFFICER = Text("经办人：{name}", "Officer: {name}")
SIGN_IN = Text("登录", "Sign in")
SIGN_OUT = Text("退出登录", "Sign out")
SIGN_IN_FIRST = Text("请先登录，再办理业务。", "Please sign in before you work here.")
REGISTER_REFUSED = Text("登记簿无法打开：{reason}", "The register cannot be opened: {reason}")

UPLOAD = Text("选择文件", "Choose a file")
SIDEBAR_CLOSED = Text("收起侧栏", "Close the side bar")
SIDEBAR_OPENED = Text("展开侧栏", "Open the side bar")
NO_ROWS = Text("（无）", "(none)")
NO_CHOICE = Text("没有符合的选项", "Nothing fits")
CRASH = Text(
    "程序出错，本次操作未完成。请刷新页面后重试；如仍出错，请联系管理员。",
    "Something went wrong and nothing was done. Reload the page.",
)
CONNECTION_LOST = Text(
    "与工作台的连接已中断。请确认程序仍在运行、网络正常；如未自动恢复，请刷新本页。"
    "已填写和登记的内容都已存入，不受影响。",
    "The connection to the desk is lost. See that it runs; if it does not come back by itself, "
    "load this page anew. "
    "What was typed and filed is stored.",
)
