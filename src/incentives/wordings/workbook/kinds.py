"""What was uploaded in the place of a workbook, and what to do with it."""

from incentives.values.text import Text

TEXT_FILE = Text(
    "这是文本表格（.csv 等），不是 Excel 工作簿。"
    "请用 Excel 或者 WPS 打开，将内容按值粘贴到下载的模板中，另存为 .xlsx 后上传。",
    "This is a table of plain text (such as .csv). Open it in a spreadsheet, paste its values into "
    "the template, and save that as .xlsx.",
)
MARKUP_FILE = Text(
    "文件的内容是网页或者 XML 表格，不是 Excel 工作簿（其他系统导出的 .xls 常是这样）。"
    "请用 Excel 或者 WPS 打开，将内容按值粘贴到下载的模板中，另存为 .xlsx 后上传。",
    "The file is a web page or XML by its content (as .xls files that other systems export often "
    "are). Open it in a spreadsheet, paste its values into the template, and save that as .xlsx.",
)
