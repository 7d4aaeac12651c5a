"""What the formats of documents are called beside the document: 审定表（Word 文件）."""

from incentives.values.text import Text

TEXT = Text("纯文本", "plain text")
JSON = Text("JSON 文件", "JSON")
MARKDOWN = Text("Markdown 文件", "Markdown")
HTML = Text("可打印网页", "printable page")
WORD = Text("Word 文件", "Word")
EXCEL = Text("Excel 文件", "Excel")
