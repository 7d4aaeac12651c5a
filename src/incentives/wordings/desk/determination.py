"""What the page of the determination sheet says."""

from incentives.values.text import Text

TITLE = Text("审定表", "Determination")
ABOUT = Text(
    "按当前个案生成审定表。核对无误后下载 Word 文件或者可打印网页，打印、签字、盖章后归档，"
    "并登记入台账。",
    "The determination sheet of the case at hand. Check it, download it, have it signed and "
    "sealed, and file it.",
)
OFFICE = Text("审定单位", "Office")
OFFICE_HELP = Text(
    "印在表头的单位名称，如“南通市海门区财政局”。留空则打印后手写。",
    "The name of the office at the head of the sheet. Empty: to be filled in by hand.",
)
NUMBER = Text("编号", "Number")
NUMBER_HELP = Text(
    "本单位的审定文号，如“海财审〔2023〕17号”。留空则打印后手写。",
    "The number of the sheet in the file of the office. Empty: to be filled in by hand.",
)
DOWNLOADS = Text("下载", "Download")
IN_FORMAT = Text("{name}（{form}）", "{name} ({form})")
SHEET = Text("审定表", "Determination sheet")
WORKINGS = Text("测算明细", "All workings")
RESULT = Text("测算结果", "Result")
PAPERS = Text("申请材料清单", "List of papers")
FILE_SHEET = Text("审定表", "determination")
FILE_WORKINGS = Text("测算明细", "workings")
FILE_RESULT = Text("测算结果", "result")
FILE_PAPERS = Text("申请材料清单", "papers")
UNNAMED = Text("未命名机构", "unnamed")
FILING = Text("登记入台账", "File it in the register")
PREVIEW = Text("预览", "Preview")
LACKING = Text(
    "还有 {count} 项材料待补或者已过期，见“申请材料”页。",
    "{count} papers are outstanding or expired: see the page Papers.",
)
