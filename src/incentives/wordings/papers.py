"""What is said of papers that are kept."""

from incentives.values.text import Text

FORM = Text("审批表", "approval form")
ANNEXES = Text("审批表附件", "annexes to the approval form")
NO_PAPER_OF = Text(
    "登记号 {number} 不是审定，没有审批表。",
    "Entry {number} is no determination and has no approval form.",
)
CANNOT_MAKE = Text(
    "本机不能制作{form}文件：{lacking}",
    "This machine cannot make the format {form}: {lacking}",
)
MISSING_PACKAGES = Text(
    "缺少程序包 {packages}，请安装。", "packages are missing, to be installed: {packages}."
)
NOT_A_FORMAT = Text(
    "审批表没有“{form}”格式，可以选 {forms}。",
    "There is no such paper in the format {form}: choose one of {forms}.",
)
TOO_LARGE = Text(
    "制成的文件有 {size} 字节，超过 {most} 字节，未保存。请改用其他格式打印。",
    "The file has {size} bytes, more than {most}, and was not kept. Print it in another format.",
)
CHANGED = Text(
    "已存的审批表内容与保存时不同，不予打印。请校验登记簿并用备份恢复。",
    "The paper that was kept was changed and is not printed: verify the register, and restore it "
    "from a backup.",
)
FROM_RECORD = Text(
    "本表依登记簿第 {number} 号登记的记录印制，金额和结论照录，未重新测算。",
    "Printed from the record of entry {number}: amounts and outcomes are as filed, none reckoned "
    "anew.",
)
TITLE_SHEET = Text("测算记录", "Record of the assessment")
