"""What the page of the policies says."""

from collections.abc import Mapping

from incentives.values.text import Text
from incentives.wordings.desk.frame import OVERLAYS
from incentives.wordings.desk.replacing import Replacing

TITLE = Text("政策与标准", "Policies and figures")
ABOUT = Text(
    "政策库收录的文件、事项和历年标准。未公布的标准可在此填写内部执行标准，试算后启用。",
    "Instruments, incentives and figures over time. Figures that are not published can be "
    "supplied and tried here.",
)
SECTION = Text("办理事项", "What to do")
DOCUMENTS = Text("政策文件", "Instruments")
FIGURES = Text("历年标准", "Figures over time")
EDITOR = Text("内部执行标准", "Supply figures")

# Documents

PLACE = Text("制定地区", "Place")
PLACE_HELP = Text("本地区及其上级排在前面。", "The office's place and those above it come first.")
ROOT = Text("全国", "the country")
INSTRUMENT = Text("文件", "Instrument")
NONE_CHOSEN = Text("请选择文件", "choose an instrument")
TIMELINE = Text("施行期间", "In force")
TIMELINE_ABOUT = Text(
    "{place}各文件施行期间图，共 {count} 件；起止日期见下表。",
    "When the {count} instruments of {place} are in force.",
)
COLUMNS = (
    Text("文号", "Number"),
    Text("名称", "Title"),
    Text("公布", "Published"),
    Text("施行期间", "In force"),
    Text("来源状况", "Standing"),
)
NOT_ON_RECORD = Text("无记载", "not on record")
RECALLED = Text("未见原文，待核", "from memory")
SEEN = Text("原文已核", "page at hand")
RULES = Text("各事项的政策说明", "Its incentives")

# Figures

SCOPE = Text("列示范围", "Which")
SCOPES = {
    "all": Text("本地区适用的全部标准", "All that apply here"),
    "unpublished": Text("只列有未公布期间的标准", "Only with unpublished stretches"),
}
PARAMETER = Text("标准", "Figure")
UNIT = Text("单位：{unit}", "Unit: {unit}")
BOUNDS = Text("法定幅度：{bounds}", "Bounds set by law: {bounds}")
FIGURE_COLUMNS = (
    Text("期间", "Days"),
    Text("数值", "Figure"),
    Text("状态", "State"),
    Text("依据", "Source"),
)
STATES = {
    "published": Text("已公布", "published"),
    "recalled": Text("已公布（未见原文，待核）", "published (from memory)"),
    "supplied": Text("内部执行标准", "supplied"),
    "unpublished": Text("标准未公布", "not published"),
    "partly": Text("部分未公布", "partly not published"),
    "gap": Text("无记载", "none on record"),
    "none": Text("无规定", "no rule"),
}
STEPS_ABOUT = Text(
    "{name}历年数值图；阴影为未公布、无记载或无规定的期间，各数见下表。",
    "{name} over time; shaded where there is no figure. The table below has the figures.",
)
NO_CHART = Text(
    "该标准不是数字或级距较多，不作图，逐期列于下表。",
    "This figure is no plain number; the table has it.",
)
READ_BY = Text("用于：{titles}", "Read by: {titles}")

# The editor

EDITOR_ABOUT = Text(
    "填写未公布的标准，先试算，再启用或保存。内部执行标准不改动政策库；标准公布后即行停用。",
    "Supply figures that are not published, try them, then use or keep them. The library itself "
    "is never changed.",
)
OPEN_KEPT = Text("打开已有的内部执行标准", "Open an overlay again")
CHOOSE_KEPT = Text("请选择", "choose one")
OPENING = Replacing(
    begin=Text("打开", "Open"),
    question=Text(
        "下面填写的数值尚未保存，打开后将被替换。是否打开？",
        "The figures below have not been kept, and would be replaced. Open it?",
    ),
    replace=Text("打开并替换", "Open and replace"),
    leave=Text("不打开", "Leave them"),
)
OPENED = Text(
    "由“{title}”打开。修改后保存为新版本，原内部执行标准保持不变，已登记的审定仍以其为依据。",
    "Opened from “{title}”. It is kept as a new version; the old one stays, and what was filed "
    "rests on it.",
)
CANNOT_OPEN = Text(
    "该内部执行标准含有本页不能填写的内容，或不适用于本地区，不能在此打开。请直接修改文件。",
    "It says what has no field here, or is of another place. Change the file itself.",
)
OVERLAY_TITLE = Text("名称", "Title (in Chinese)")
TITLE_EN = Text("英文名称（可不填）", "Title in English (may be left empty)")
AUTHORITY_EN = Text("提供单位英文名称（可不填）", "Authority in English (may be left empty)")
AUTHORITY = Text("提供单位", "Authority (in Chinese)")
NAMES_HELP = Text(
    f"选用“{OVERLAYS.zh}”时显示该名称；名称和提供单位（核定数值的单位，如区财政局）均载入审批表。",
    "It is chosen by its title; title and authority, who determined the figures, stand on the "
    "sheet.",
)
FOR_PLACE = Text("适用地区", "For")
REFORM = Text(
    "试算（改革方案）：可改动已公布的标准", "A reform: published figures may be changed too"
)
NOTHING_UNPUBLISHED = Text("本地区没有未公布的标准。", "Nothing is unpublished here.")
FROM = Text("起日", "From")
TO = Text("止日（长期有效的留空）", "To (empty: without end)")
VALUE = Text("数值", "Figure")
VALUE_WITH_UNIT = Text("数值（{unit}）", "Figure ({unit})")
CELL = Text("{keys}（{unit}）", "{keys} ({unit})")
CELLS_HELP = Text("留空的情形即为未公布。", "Cases that are left empty are not published.")
FIGURE_HELP = Text(
    "金额可写元或万元，比例可写百分数；日期写年月日，如 2023-12-31 或 2023年12月31日；"
    "依据写会议纪要、内部通知的名称和文号。",
    "Amounts in digits, shares also in percent; dates such as 2023-12-31; as source the minutes "
    "or notice that says so.",
)
YES, NO, UNSAID = Text("是", "yes"), Text("否", "no"), Text("未公布", "not published")
BASIS = Text("依据", "Source")
ADD = Text("加入", "Add")
LIMIT = Text("第 {number} 级上限", "Limit of level {number}")
LIMIT_BELONGS = Text("第 {number} 级上限是否含本数", "The limit of level {number} belongs to")
UP_TO, BELOW = Text("含本数", "this level"), Text("不含本数", "the next one")
LEVEL = Text("第 {number} 级数值", "Level {number}")
LAST_LEVEL = Text("超过以上各级的数值", "Above them all")
ONLY_LEVEL = Text("不分级的数值", "One figure for all")
MORE_LEVELS = Text("增加一级", "Another level")
FEWER_LEVELS = Text("减少一级", "One level less")
AT_LEVEL = Text("{level}：{reason}", "{level}: {reason}")
EMPTY = Text("请填写。", "Fill this in.")
NO_CELL = Text("请至少填写一项数值。", "Fill in one figure at least.")
DRAFT = Text("已填写的数值", "Figures typed")
DRAFT_COLUMNS = (
    Text("标准", "Figure"),
    Text("期间", "Days"),
    Text("数值", "Value"),
    Text("依据", "Source"),
)
CHANGE = Text("修改第 {number} 项", "Change no. {number}")
CHANGING = Text(
    "正在修改第 {number} 项，改好后点“加入”。",
    "No. {number} is being changed; add it when it is right.",
)
LEAVE_CHANGE = Text("不修改了", "Leave it as it is")
REMOVE = Text("删除第 {number} 项", "Remove no. {number}")
GENERAL_FAULT = Text("这项填写有误，请核对数值、起止日期和依据。", "Something is wrong here.")
TRY = Text("试算", "Try it")
TRY_ABOUT = Text(
    "与目前所用数值相比，看各申报件和合计增减多少。",
    "What changes against the figures used at present.",
)
DOWNLOAD = Text("下载内部执行标准文件", "Download the overlay")
USE = Text("启用", "Use it")
USED = Text(
    f"已启用，仅供试算，不改变申报件；可在左侧“{OVERLAYS.zh}”中停用。",
    "It is used for what is tried here, and changes no application; the side bar can turn it off.",
)
KEEP = Text("保存", "Keep it")
KEPT = Text(
    "已保存，可在申报件和“办公室设置”中选用。",
    "It is kept: choose it in an application, or in the settings of the office.",
)
ALREADY_KEPT = Text("相同内容已保存过。", "The same is kept already.")
NOT_KEPT = Text(
    "未能保存。请检查存放位置是否可写、空间是否充足。",
    "It could not be kept: is there space, and leave to write?",
)
FAULTY_FILE = Text(
    "已保存的内部执行标准文件有误，未能选用：{reason}",
    "A kept overlay is faulty and cannot be chosen: {reason}",
)
FILE_NOT_READ = Text("未读取：{reason}", "Not read: {reason}")
NOT_READ: Mapping[str, Text] = {
    "wrong-ending": Text(
        "文件名应以 .yaml 结尾，请改名；不是内部执行标准文件的，请移出该文件夹。",
        "an overlay's name ends in .yaml; rename it, or put it elsewhere if it is none.",
    ),
    "link-not-followed": Text(
        "这是指向文件夹以外的快捷链接，请把文件本身放入该文件夹。",
        "it is a link out of the folder; put the file itself here.",
    ),
    "unreadable-file": Text(
        "没有读取权限，请联系系统管理员。", "it may not be read; ask whoever runs this machine."
    ),
    "not-utf8": Text(
        "文件名的编码无法识别，请改名。", "its name is in an unknown encoding; rename it."
    ),
    "names-alike": Text(
        "与另一文件名仅大小写或字符组合方式不同，请改名。",
        "its name differs from another only in capitals or in how it is composed; rename it.",
    ),
    "no-overlay": Text(
        "这是政策用例，不是内部执行标准文件，请移出该文件夹。",
        "it holds policy cases and no overlay; put it elsewhere.",
    ),
}
WITH_DRAFT = Text("加用“{title}”", "with “{title}”")
DIFFERENCE_ABOUT = Text(
    "{form}各事项增减图，合计{total}；各数见下表。",
    "Differences by incentive ({form}), in all {total}; see the table.",
)
TRIAL_SOURCE = Text("试算范围", "Try it on")
STALE = Text(
    "填写的数值、所选条件或登记簿已有变化，请重新试算。",
    "Something was changed since: try it again.",
)
NO_CASES = Text("没有可以试算的申报件。", "There are no cases to try it on.")
PROMPT = Text("请在上面填写数值并加入。", "Type a figure above and add it.")
