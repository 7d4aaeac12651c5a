"""What the list of application files says, and how one is begun."""

from incentives.values.text import Text
from incentives.wordings.party import PARTY

TITLE = Text("申报件", "Applications")
VIEW = Text("查看", "Show")
VIEWS = {
    "all": Text("全部", "All"),
    "mine": Text("我经办的", "Mine"),
    "waiting": Text("待我办理", "Waiting for me"),
}
SEARCH = Text("名称、信用代码、编号或文号", "Name, credit code, number or document number")
SEARCH_WITHOUT_CODES = Text("名称、编号或文号", "Name, number or document number")
CREDIT_CODE = PARTY["credit_code"]
STATE = Text("状态", "State")
TOWNSHIP = PARTY["township"]
PROGRAMME = Text("申报事项", "Programme")
ANY = Text("不限", "any")
SINCE = Text("开件日期自", "Begun from")
UNTIL = Text("开件日期至", "Begun to")
DAY_HELP = Text("如 2023-12-31；留空不限。", "Such as 2023-12-31; empty: any.")
FURTHER = Text("按状态、镇街、事项、日期查找", "By state, township, programme, date")
NONE_FOUND = Text("没有符合条件的申报件。", "Nothing was found.")
NONE_YET = Text(
    "还没有申报件。请在上面新建，或导入申报文件。", "There is none yet: begin or import one above."
)
UNNAMED = Text("（未填名称）", "(not yet named)")
UNNUMBERED = Text("未编号", "no number")
NO_TOWNSHIP = Text("镇街未填", "no township")
ALL_PROGRAMMES = Text("全部事项", "all programmes")
OPENED = Text("{who}　{at}", "{who} · {at}")
EXPORT = Text("导出本清单（Excel）", "Export the list (Excel)")
FILE_NAME = Text("申报件清单", "applications")
COLUMNS = (
    Text("编号", "Number"),
    Text("申请人", "Applicant"),
    CREDIT_CODE,
    PARTY["township"],
    Text("申报事项", "Programmes"),
    Text("状态", "State"),
    PARTY["bank"],
    PARTY["account_name"],
    PARTY["account_number"],
    Text("最后改动人", "Changed by"),
    Text("最后改动时间", "Changed at"),
)

# Beginning

BEGIN = Text("新建、导入申报件", "Begin or import an application")
CODE = Text("统一社会信用代码（可后补）", "Credit code (may follow)")
BEGIN_EMPTY = Text("新建申报件", "Begin")
IMPORT = Text("导入申报文件（YAML 或 JSON），另立一件", "Import a case file as a new application")
LINE_OF_FILE = Text("第 {line} 行，", "line {line}, ")
NOT_IMPORTED = Text(
    "文件有 {count} 处问题，未导入：", "The file has {count} faults and was not imported:"
)
NOT_TEXT = Text("文件不是 UTF-8 编码的文本，未导入。", "The file is no text in UTF-8.")
TOO_LARGE = Text("文件超过 {most} MB，未导入。", "The file is larger than {most} MB.")
EXAMPLE = Text("示例（虚构），另立一件", "An example (invented) as a new application")
CHOOSE_EXAMPLE = Text("请选择示例", "choose an example")
EXAMPLE_DAY = Text(
    "该示例按{day}编写，核定基准日随之设为该日。", "Written for {day}, which is set as its day."
)
FILL_IN = Text("按示例新建", "Begin with it")

# Who works

WHO_FIRST = Text(
    "请先填写您的姓名，再办理申报件。",
    "Write your name before you work on applications.",
)
