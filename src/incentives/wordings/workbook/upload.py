"""Every sentence about workbooks of many cases, in Chinese and English side by side."""

from incentives.values.text import Text

TITLE = Text("批量测算模板", "Template for many cases")
MAIN = Text("申请人", "Applicants")
HOW_TO = Text("填表说明", "How to fill in")
OPTIONS = Text("选项", "Options")
KEY = Text("编号", "Key")
KEY_NOTE_MAIN = Text(
    "必填。每个申请人一个编号，不得重复；其他各表用同一编号注明属于哪个申请人。",
    "Required. One for each applicant, none twice; the other sheets name the applicant by it.",
)
KEY_NOTE_LIST = Text(
    "必填。填《{main}》表中的编号，注明这一行属于哪个申请人。",
    "Required. The key in ‘{main}’ of the applicant that this row belongs to.",
)
FIRST_FROM = Text("{label}：自", "{label}: from")
FIRST_TO = Text("{label}：至", "{label}: to")
NEXT_FROM = Text("{label}：第二段自", "{label}: second period from")
NEXT_TO = Text("{label}：第二段至", "{label}: second period to")
LIST_COLUMN = Text("{label}（有、无）", "{label} (some, none)")
SOME = Text("有", "some")
NONE = Text("无", "none")
YES = Text("是", "yes")
NO = Text("否", "no")
LIST_NOTE = Text(
    "逐行填在《{sheet}》表。确知没有的填“无”；留空且《{sheet}》表中没有该编号的行，即为未知。",
    "Row by row in ‘{sheet}’. ‘none’ if it is known that there are none; empty, and without rows "
    "there: not known.",
)
STATUS_NOTE = Text(
    "自何日至何日；仍在持续的“至”留空。从未有过的，在第一个“自”填“无”。最多两段；超过两段的单位，"
    "请在“测算”页单独录入。",
    "From which day to which; ‘to’ stays empty while it lasts. Write ‘none’ in the first ‘from’ if "
    "there never was one. "
    "Room for two periods; enter an applicant with more on the page Assess.",
)
CHOICES_NOTE = Text(
    "可填几项，用顿号分开：{values}。都没有的填“无”。",
    "Several, parted by commas, of: {values}. ‘none’ if there are none.",
)
PLACE_NOTE = Text("留空即为{place}。", "Empty: {place}.")
PICK = Text(
    "请从下拉列表中选择；不知道的留空。", "Choose from the list; leave empty what is not known."
)
OUT_OF_BOUNDS = Text(
    "数值应在规定范围内：{bounds}。", "The figure must be within its bounds: {bounds}."
)

HOW_TO_TITLE = Text("批量测算模板填表说明", "How to fill in the template for many cases")
ALL_APPLICANTS = Text("所有申请人", "all applicants")
HOW_TO_LINES = (
    Text("本模板适用于：{place}。", "This template is for: {place}."),
    Text(
        "一、《{main}》表一行填一个申请人；编号必填，不得重复。",
        "1. One row of ‘{main}’ for each; its key is required and used once.",
    ),
    Text(
        "二、可能有多条的内容，逐条填在各自的表中，用编号注明属于哪个申请人。",
        "2. What there can be several of stands row by row in a sheet of its own, under the key.",
    ),
    Text(
        "三、不知道的留空，不要填“0”或者“无”；确知没有、尚未发生的填“无”。",
        "3. Leave empty what is not known; write ‘none’ for what is known not to be or not to "
        "have happened.",
    ),
    Text(
        "四、日期填 2023-12-31 或者 2023年12月31日，月份填 2023-12；金额如 600,000、60万。",
        "4. Days as 2023-12-31, months as 2023-12; amounts in digits, such as 600,000.",
    ),
    Text(
        "五、备案、认定等有起止日期的，填“自”何日、“至”何日；仍在持续的，“至”留空。中断后又恢复的，"
        "恢复后的起止日期填第二段。"
        "本模板最多填两段：超过两段的单位不要填在本模板中，请在“测算”页单独录入。",
        "5. Of a status write from which day to which; ‘to’ stays empty while it lasts, and what "
        "began anew is the second "
        "period. There is room for two: enter an applicant with more on the page Assess, not here.",
    ),
    Text(
        "六、列的标题和次序可以改动，但不要删除第 2 行（已隐藏，系统据此识别各列）；"
        "自行添加的列不读取。",
        "6. Headings may be changed and columns moved, but row 2, which is hidden, must stay: "
        "columns are known by it. "
        "Columns that you add are not read.",
    ),
    Text(
        "七、只填数值，不用公式；从其他表复制的，请用“选择性粘贴—数值”。",
        "7. Values only, no formulas; paste from other sheets as values.",
    ),
    Text(
        "八、灰色标题的列，现行政策没有用到，可以不填。",
        "8. No rule here reads the columns with a grey heading.",
    ),
    Text(
        "九、将鼠标移到标题上，可以看到填写要求和所依据的条款。",
        "9. Point at a heading to see what to write and which clauses ask for it.",
    ),
    Text(
        "十、退回更正的文件中，红底的单元格有错误，批注说明错在何处、如何更正；改好后重新上传。",
        "10. In a workbook to be mended, the cells in red are faulty; their notes say what is "
        "wrong and what to write. Upload "
        "it again when they are mended.",
    ),
)

# Refusals of a whole file

TOO_LARGE = Text(
    "文件超过 {most} MB，请分成几个文件上传。", "The file is larger than {most} MB; split it."
)
EMPTY_FILE = Text("文件是空的。", "The file is empty.")
OLD_FORMAT = Text(
    "这是旧格式的文件（.xls），或者是设了打开密码的文件。请取消密码，另存为“Excel "
    "工作簿（.xlsx）”后再上传。",
    "This is an old .xls file, or one with a password. Remove the password and save it as an "
    "Excel workbook (.xlsx).",
)
ENCRYPTED = Text("文件设有打开密码。请取消密码后再上传。", "The file has a password. Remove it.")
NOT_XLSX = Text(
    "这不是 Excel 工作簿（.xlsx）。请用下载的模板填写，另存为 .xlsx 后上传。",
    "This is no Excel workbook (.xlsx). Fill in the template and save it as .xlsx.",
)
DAMAGED = Text(
    "文件已损坏，无法打开。请重新另存为 .xlsx 后上传。",
    "The file is damaged. Save it again as .xlsx.",
)
MACROS = Text(
    "文件含有宏，不能上传。请另存为不含宏的“Excel 工作簿（.xlsx）”。",
    "The file has macros. Save it as .xlsx without them.",
)
STRICT_FORMAT = Text(
    "文件是“Strict Open XML 电子表格”格式，不能读取。"
    "请另存为普通的“Excel 工作簿（.xlsx）”后再上传。",
    "The file is a ‘Strict Open XML Spreadsheet’, which is not read. Save it as a plain Excel "
    "workbook (.xlsx).",
)
EXTERNAL = Text(
    "文件链接了其他工作簿，不能上传。请断开链接（“数据—编辑链接—断开链接”），只留数值。",
    "The file links to other workbooks. Break the links and keep the values.",
)
BOMB = Text(
    "文件解压后过大，不予打开。请用下载的模板重新填写。",
    "The file unpacks to far too much and is not opened. Fill in the template anew.",
)
ENTITIES = Text(
    "文件中含有不允许的定义（DTD），不予打开。请用下载的模板重新填写。",
    "The file has definitions (a DTD) that are not allowed. Fill in the template anew.",
)
TOO_MANY_ROWS = Text(
    "《{sheet}》超过 {most} 行，请分成几个文件上传。",
    "‘{sheet}’ has more than {most} rows; split the file.",
)
TOO_MANY_COLUMNS = Text(
    "《{sheet}》超过 {most} 列，请用下载的模板。",
    "‘{sheet}’ has more than {most} columns; use the template.",
)
TOO_MANY_SHEETS = Text(
    "文件超过 {most} 张表，请用下载的模板。",
    "The file has more than {most} sheets; use the template.",
)
NOT_THE_TEMPLATE = Text(
    "文件中没有找到模板的《申请人》表：隐藏的第 2 行可能已被删除。请用下载的模板填写。",
    "The sheet of applicants is not there, or its hidden row 2 was deleted. Use the template.",
)
SHEET_TWICE = Text(
    "《{sheet}》与《{other}》是同一张表，只能保留一张。",
    "‘{sheet}’ and ‘{other}’ are the same sheet; keep one.",
)
NO_ROWS = Text("《{sheet}》中没有填写申请人。", "No applicant is filled in on ‘{sheet}’.")

# Faults of a cell

FORMULA = Text(
    "单元格是公式。请只填数值（选择性粘贴—数值）。", "The cell has a formula. Paste the value only."
)
ERROR_CELL = Text(
    "单元格是错误值“{typed}”。请填写数值或者留空。",
    "The cell has the error {typed}. Write a value, or leave it empty.",
)
TOO_PRECISE = Text(
    "数字超过15位有效数字，表格软件保存不准确。请四舍五入后填写，或者将单元格设为文本格式再填。",
    "The number has more than 15 digits, which spreadsheets do not keep exactly. Round it, or "
    "write it as text.",
)
SHOWN_OTHERWISE = Text(
    "单元格里存的是 {stored}，但单元格格式（{form}）显示成另一个数"
    "（例如加了“万元”、四舍五入或者隐藏），看不出以哪个为准。请将格式改为“常规”，核对数字后重填。",
    "The cell holds {stored}, but its number format ({form}) shows another number, so which of "
    "them is meant cannot be told. Set the format to General and check the number.",
)
SHARE_UNCLEAR = Text(
    "“{typed}”看不出是 {typed}% 还是 {percent}%。请带百分号填写。",
    "‘{typed}’ may be {typed} % or {percent} %. Write it with the sign of per cent.",
)
HAS_TIME = Text("日期带有时间。请只填年月日。", "The day has a time. Write the day only.")
DATE_HERE = Text(
    "表格软件把内容当成了日期（{typed}）。请将单元格设为文本格式后重填。",
    "The spreadsheet took this for a date ({typed}). Format the cell as text and write it again.",
)
NOT_EXACT_DAY = Text(
    "数字 {typed} 看不出是哪一天（月）。请写 2023-12-31（2023-12）。",
    "{typed} is no plain day or month. Write 2023-12-31 (2023-12).",
)
NOT_YES_OR_NO = Text(
    "“{typed}”不是“是”或者“否”。不知道的留空。",
    "‘{typed}’ is neither yes nor no. Leave empty what is not known.",
)
NOT_OFFERED = Text(
    "“{typed}”不在可选的内容之中。可填：{values}。", "‘{typed}’ is not offered. One of: {values}."
)
TWICE_CHOSEN = Text("“{typed}”重复。", "‘{typed}’ is there twice.")
NONE_WITH_MORE = Text(
    "填了“无”，又填了其他内容，请只留一种。", "‘none’ stands beside other values; keep one of them."
)
SOME_OR_NONE = Text(
    "“{typed}”不是“有”或者“无”。不知道的留空。", "‘{typed}’ is neither ‘some’ nor ‘none’."
)
NONE_BUT_ROWS = Text(
    "填了“无”，但《{sheet}》有该编号的行（第 {row} 行）。",
    "‘none’, but ‘{sheet}’ has rows of this key (row {row}).",
)
SOME_BUT_NO_ROWS = Text(
    "填了“有”，但《{sheet}》没有该编号的行。不清楚具体内容的，此处留空。",
    "‘some’, but ‘{sheet}’ has no row of this key. Leave this empty if they are not known.",
)
NO_KEY = Text("没有填编号。", "The key is missing.")
KEY_TWICE = Text(
    "编号“{key}”重复（第 {rows} 行）。", "The key ‘{key}’ is there more than once (rows {rows})."
)
KEY_UNFIT = Text("编号中，{text}。{advice}", "In the key, {text}. {advice}")
KEY_UNKNOWN = Text("《{main}》中没有编号“{key}”。", "‘{main}’ has no key ‘{key}’.")
MERGED_KEY = Text(
    "编号是合并单元格，看不出这一行属于哪个申请人。请取消合并，在每一行填写编号。",
    "The key is a merged cell, and whose row this is cannot be told. Unmerge it and write the key "
    "in each row.",
)
MERGED_CELL = Text(
    "单元格是合并的，看不出内容属于哪些行（列）。请取消合并，逐格填写。",
    "The cell is merged, and for which rows or columns it stands cannot be told. Unmerge it and "
    "fill in each cell.",
)
LIST_IN_DOUBT = Text(
    "《{sheet}》第 {rows} 行的编号缺失或者有误，可能是该申请人的，其该项内容因此不能确定。"
    "请先更正那些行。",
    "Rows {rows} of ‘{sheet}’ have no key or a wrong one and may belong here, so this list is not "
    "sure. Mend those rows first.",
)
LIST_MISPLACED = Text(
    "《{sheet}》第 {rows} 行在“{other}”名下重复，而该申请人缺少这一期，其中一行可能是该申请人的，"
    "其该项内容因此不能确定。请先更正那些行。",
    "Rows {rows} of ‘{sheet}’ stand twice with ‘{other}’, and here there is none of that time: one "
    "of them may belong here, so this list is not sure. Mend those rows first.",
)
LIST_SURPLUS = Text(
    "《{sheet}》第 {rows} 行同为一期，而“{other}”缺少这一期，其中一行可能是“{other}”的，"
    "其该项内容因此不能确定。请先更正那些行。",
    "Rows {rows} of ‘{sheet}’ are of one time, and ‘{other}’ has none of it: one of them may be of "
    "that one, so this list is not sure. Mend those rows first.",
)
LIST_UNMARKED = Text(
    "《{sheet}》缺少隐藏的第 2 行，没有读取，其该项内容因此不能确定。请用下载的模板重新填写该表。",
    "‘{sheet}’ has lost its hidden row 2 and was not read, so this list is not sure. Fill in that "
    "sheet anew in the template.",
)
ROW_TWO_GONE = Text(
    "《{sheet}》有内容，但隐藏的第 2 行已被删除或者改动，分不清各列，整张表没有读取。"
    "请用下载的模板重新填写该表。",
    "‘{sheet}’ is filled in, but its hidden row 2 was deleted or changed, so its columns cannot be "
    "told apart and nothing of it was read. Fill it in anew in the template.",
)
HIDDEN_ROW = Text(
    "这一行被隐藏或者被筛选掉了（本表共 {count} 行），不清楚是否要计入。"
    "要计入的，请取消隐藏或者筛选；不计入的，请删除。",
    "The row is hidden or filtered out (as {count} of this sheet are), and whether it counts is "
    "not clear. Show it if it does, delete it if it does not.",
)
HIDDEN_COLUMN = Text(
    "这一列被隐藏了，不清楚是否要计入。要计入的，请取消隐藏；不计入的，请清空。",
    "The column is hidden, and whether it counts is not clear. Show it if it does, empty it if it "
    "does not.",
)
NOTE_ROW = Text("第 {row} 行：{text}", "row {row}: {text}")
EMPTY_ROW = Text(
    "这一行除编号外没有填写内容。没有内容的行请删除。",
    "Nothing but the key is filled in. Delete the row.",
)
TOO_LONG = Text("内容超过 {most} 字。", "This is longer than {most} characters.")

AT_CELL = Text(
    "《{sheet}》第 {row} 行“{column}”：{text}", "‘{sheet}’, row {row}, ‘{column}’: {text}"
)
AT_ROW = Text("《{sheet}》第 {row} 行：{text}", "‘{sheet}’, row {row}: {text}")
