"""What cannot be taken of single cells, whatever fact they are for."""

from incentives.values.text import Text

OLD_DAY = Text(
    "表格软件对 1900 年 3 月 1 日以前的日期计算有误（{typed}）。"
    "请核对，确需填写的设为文本格式后重填。",
    "Spreadsheets reckon wrongly before 1 March 1900 ({typed}): check the day; if it is meant, "
    "format the cell as text and write it again.",
)
CELL_TWICE = Text(
    "文件中单元格 {cell} 出现两次，或者不在应在的位置，无法确定以哪个为准。"
    "请用 Excel 或 WPS 打开，核对后重新另存。",
    "The cell {cell} stands twice in the file, or out of its place, so that nobody can say which "
    "counts: open it in Excel or WPS, check it, and save it again.",
)
