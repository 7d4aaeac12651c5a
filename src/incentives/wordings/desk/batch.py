"""What the page of many applicants says."""

from incentives.values.text import Text

TITLE = Text("批量测算", "Many cases")
ABOUT = Text(
    "下载模板，一行填一个申请人，再上传测算。有误的行逐格指出，不影响其他行。",
    "Download the template, fill in one row for each applicant, and upload it. Faulty rows are "
    "told cell by cell; the others "
    "are assessed all the same.",
)
TEMPLATE = Text("下载模板（Excel）", "Download the template (Excel)")
TEMPLATE_HELP = Text(
    "模板按{place}现行政策所要求的事实生成，标题上有填写要求和条款。",
    "Made from the facts that the law of {place} asks for; headings say how to fill in, and which "
    "clauses ask.",
)
TEMPLATE_HELP_ANYWHERE = Text(
    "模板按现行政策所要求的事实生成，标题上有填写要求和条款。",
    "Made from the facts that the law asks for; headings say how to fill in, and which clauses "
    "ask.",
)
TEMPLATE_FILE = Text("批量测算模板", "template")
UPLOAD = Text("上传填好的模板", "Upload the workbook")
UPLOAD_HELP = Text(
    "Excel 工作簿（.xlsx），不超过 {megabytes} MB、{rows} 个申请人；不能含公式、宏、"
    "外部链接或者密码。",
    "An Excel workbook (.xlsx) of at most {megabytes} MB and {rows} applicants; no formulas, "
    "macros, links, passwords.",
)
READING = Text("正在读取……", "Reading…")
ASSESSING = Text("正在测算：{done}/{count} 个", "Assessing: {done} of {count}")
COUNTED = Text(
    "共 {count} 个申请人：已测算 {good} 个，未测算 {bad} 个，错误 {faults} 处。截至{day}。",
    "{count} applicants: {good} assessed, {bad} not; {faults} faults. As of {day}.",
)
UNREAD = Text(
    "下列内容不属于模板要填的内容，没有读取：{columns}。",
    "This is not what the template asks for and was not read: {columns}.",
)
UNREAD_COLUMN = Text("《{sheet}》“{column}”", "‘{column}’ of ‘{sheet}’")
UNREAD_SHEET = Text("《{sheet}》整张", "all of ‘{sheet}’")
FORGET = Text("清除本次结果", "Clear these results")

FAULTS = Text("需要更正的内容", "What has to be mended")
FAULT_COLUMNS = (
    Text("表", "Sheet"),
    Text("行", "Row"),
    Text("列", "Column"),
    Text("编号", "Key"),
    Text("错误和更正方法", "What is wrong"),
)
MEND = Text("下载需要更正的行（Excel）", "Download the rows to mend (Excel)")
MEND_HELP = Text(
    "只含有误的申请人，内容保持原样，有误的单元格已标出；更正后单独上传即可。",
    "Only the applicants with faults, as they were, with the faulty cells marked; mend and "
    "upload it by itself.",
)
MEND_FILE = Text("需要更正的行", "rows-to-mend")
WHOLE_ROW = Text("（整行）", "(the row)")

TOTALS = Text("汇总", "Totals")
TOTAL_COLUMNS = (
    Text("事项", "Incentive"),
    Text("符合条件（个）", "Eligible"),
    Text("待定（个）", "Undetermined"),
    Text("不符合条件（个）", "Not eligible"),
    Text("金额（{currency}）", "Amount ({currency})"),
)
APPLICANTS = Text("各申请人结果", "Applicants")
APPLICANT_COLUMNS = (
    Text("编号", "Key"),
    Text("名称", "Name"),
    Text("结论", "Outcome"),
    Text("尚缺", "Missing"),
    Text("待补材料", "Papers"),
)
RESULTS = Text("下载结果（Excel）", "Download the results (Excel)")
RESULTS_FILE = Text("批量测算结果", "results")

PULLED = Text(
    "已从登记簿调入 {count} 个申请人的以往拨付，测算时已扣除。",
    "Payments that the register has were taken over for {count} applicants and are deducted.",
)
