"""What the formats of documents are called beside the document: 审批表（Word 文件）."""

from incentives.values.text import Text

TEXT = Text("纯文本", "plain text")
JSON = Text("JSON 文件", "JSON")
MARKDOWN = Text("Markdown 文件", "Markdown")
HTML = Text("可打印网页", "printable page")
WORD = Text("Word 文件", "Word")
EXCEL = Text("Excel 文件", "Excel")
PDF = Text("PDF 文件", "PDF")
NO_CHINESE_FONT = Text(
    "本机没有中文字体，不能生成 PDF 文件。请安装宋体或黑体（如 Noto CJK 字体）后重试，"
    "或者改用 Word 文件。",
    "this machine has no Chinese font, so no PDF file can be made; install one (such as Noto CJK) "
    "and try again, or take the Word file",
)
NOT_TYPESET = Text(
    "排版程序出错（{reason}），未能生成 PDF 文件。请改用 Word 文件，并告知管理员。",
    "the typesetter failed ({reason}), and no PDF file was made; take the Word file, and tell "
    "whoever keeps the machine",
)
