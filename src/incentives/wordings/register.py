"""What the register says when it refuses, and what its check finds."""

from incentives.values.text import Text
from incentives.wordings.party import PARTY

# Opening the register

UNKNOWN_ADDRESS = Text(
    "登记簿地址“{address}”无法识别。请填写 SQLite 文件的路径，或以 postgresql+psycopg:// "
    "开头的地址。",
    "The address '{address}' is neither the path of an SQLite file nor one that begins with "
    "postgresql+psycopg://.",
)
NO_DRIVER = Text(
    "尚未安装 PostgreSQL 驱动。请安装 incentives[postgres] 后重试。",
    "The driver of PostgreSQL is not installed: install incentives[postgres].",
)
NO_FOLDER = Text(
    "文件夹“{folder}”不存在。请先建立该文件夹，或另选登记簿文件的位置。",
    "There is no folder '{folder}': make it, or put the register elsewhere.",
)
NO_REGISTER = Text(
    "“{address}”处没有登记簿。请核对位置；如确需新建登记簿，请用 incentives desk --register 位置 "
    "--new-register 启动（程序中用 Register.begin）。",
    "There is no register at '{address}'. Check the address; to begin a new one, start "
    "`incentives desk --register ADDRESS --new-register` (in Python: `Register.begin`).",
)
EMPTIED = Text(
    "登记簿文件“{address}”是空的或已不在，可能因磁盘写满、复制中断或误删所致。请勿新建登记簿，"
    "请用最近的备份恢复后再校验。",
    "The file of the register '{address}' is empty or gone, as a full disk, a copy that was cut "
    "short or a slip leaves it. Do not begin a new one: bring back the last backup, and verify it.",
)
REGISTER_EXISTS = Text(
    "“{address}”处已有文件或登记簿，未予新建。请另选位置，或直接打开原有登记簿。",
    "Something is at '{address}' already, so no register was begun there: choose another place, or "
    "open the one that is there.",
)
OWNER_OPENS = Text(
    "登记簿“{address}”的结构须由数据库表的所有者更新：请所有者用本版本程序打开一次，再由经办人员使用。",
    "The structure of the register '{address}' is to be brought up to date by the owner of its "
    "tables: let the owner open it once with this edition of the program.",
)
CANNOT_OPEN = Text(
    "登记簿“{address}”无法打开。请检查路径和读写权限。",
    "The register '{address}' cannot be opened: check its path and who may read and write it.",
)
READ_ONLY = Text(
    "登记簿“{address}”只能读取，不能写入。请检查文件和所在文件夹的写入权限。",
    "The register '{address}' can be read only: check who may write to the file and to its folder.",
)
NOT_A_DATABASE = Text(
    "文件“{address}”不是登记簿数据库。请核对路径；如文件已损坏，请用备份恢复。",
    "The file '{address}' is no database: check the path, or bring back a backup if it was "
    "damaged.",
)
NOT_A_REGISTER = Text(
    "文件“{address}”是其他程序的数据库，不是登记簿。为免改动他人的数据，未予打开。",
    "The file '{address}' is the database of another program, and was left alone.",
)
DAMAGED = Text(
    "登记簿“{address}”的文件已损坏。请停止使用，用最近的备份恢复后再校验。",
    "The file of the register '{address}' is damaged: stop using it, bring back the last backup, "
    "and verify it.",
)
NEWER_SCHEMA = Text(
    "登记簿“{address}”由更高版本的程序建立（结构版本 {version}），本程序不能使用。请升级程序。",
    "The register '{address}' was made by a newer edition of this program (structure {version}): "
    "install that edition.",
)
NOT_UTF8 = Text(
    "数据库的字符编码为 {encoding}，不能保存中文。请新建编码为 UTF8 的数据库。",
    "The database has the encoding {encoding}; make one with the encoding UTF8.",
)
UNREACHABLE = Text(
    "无法连接数据库“{address}”。请检查网络、地址、用户名和口令，或与管理员联系。",
    "The database '{address}' cannot be reached: check the network, the address, the user and the "
    "password.",
)

# Writing into it, and reading it

DISK_FULL = Text(
    "磁盘空间不足，本次未登记，已登记的内容不受影响。请清理磁盘空间后重试。",
    "The disk is full. Nothing was filed, and nothing filed before is lost: free some space and "
    "try again.",
)
DISK_FAILED = Text(
    "读写磁盘出错，本次未登记，已登记的内容不受影响。请检查磁盘后重试。",
    "The disk could not be read or written. Nothing was filed, and nothing filed before is lost: "
    "check the disk, try again.",
)
LOCKED = Text(
    "登记簿正被其他人或其他程序占用，本次未登记。请稍后重试。",
    "The register is in use by somebody else. Nothing was filed: try again in a while.",
)
FAILED = Text(
    "数据库拒绝了本次操作，未登记任何内容：{reason}",
    "The database refused, and nothing was filed: {reason}",
)
NO_OFFICER = Text("请填写经办人姓名。", "Say who files it.")
NO_APPLICANT = Text("请填写申请人名称。", "Say for whom it is filed.")
NO_REASON = Text("请填写理由。", "Say the reason.")
NO_TIME_ZONE = Text("登记时间须带时区。", "The time of filing must have a time zone.")
BAD_CHARACTER = Text(
    "文字中有不能保存的字符，请删去后重试。",
    "The text has a character that cannot be kept: take it out and try again.",
)
UNFIT = Text("{what}：{text}。{advice}", "The {what}: {text}. {advice}")
TEXTS = {
    "officer": Text("经办人", "officer"),
    "applicant": Text("申请人", "applicant"),
    "district": Text("地区代码", "district"),
    "dossier": Text("案卷", "dossier"),
    "incentive": Text("事项", "incentive"),
    "subject": Text("享受对象", "subject"),
    "payer": Text("资金来源", "payer"),
    "remark": Text("备注", "remark"),
    "again": Text("再次登记的理由", "reason for filing again"),
    "beyond": Text("超出审定金额的理由", "reason for paying more"),
    "alike": Text("名称相似的说明", "reason for a name that looks alike"),
    "unusual": Text("情况特殊的理由", "reason for what is unusual"),
    "reason": Text("理由", "reason"),
    "search": Text("查询内容", "text to look for"),
}
FREE_TEXTS = ("remark", "again", "beyond", "alike", "unusual", "reason")
LOOKS_ALIKE = Text(
    "“{name}”与已登记的“{other}”（第 {number} 号）字形相似。如为同一申请人，请改用已登记的名称；"
    "确为不同单位的，请填写说明。",
    "'{name}' looks like '{other}' of entry {number}: write the name as it is there if they are "
    "the same; if they are not, say why.",
)
SAME_CODE = Text(
    "统一社会信用代码{code}已以名称“{other}”登记（第 {number} 号），与“{name}”不同。如系更名，请"
    "填写说明；如代码填错，请更正。",
    "The unified social credit code {code} stands with the name '{other}' in entry {number}, not "
    "'{name}': say so if the name was changed, or put the code right.",
)
SAME_NAME = Text(
    "“{name}”已以另一统一社会信用代码 {code} 登记（第 {number} 号）。请核对代码；确为名称相同的不同"
    "单位的，请填写说明。",
    "'{name}' stands with another unified social credit code, {code}, in entry {number}: check the "
    "code, or say why if they are two of one name.",
)
ALIKE_DOSSIER = Text(
    "案卷“{name}”与已登记的案卷“{other}”（第 {number} 号）字形相似。如为同一案卷，请改用已登记的"
    "名称；确为不同案卷的，请填写说明。",
    "The dossier '{name}' looks like '{other}' of entry {number}: write it as it is there if they "
    "are the same; if they are not, say why.",
)
TOO_LARGE = Text(
    "金额 {amount} 超出登记簿可登记的范围。",
    "The amount {amount} is larger than the register can keep.",
)
NO_ENTRY = Text("登记簿中没有第 {number} 号登记。", "There is no entry {number}.")
ALREADY_FILED = Text(
    "相同内容已登记为第 {number} 号（{day}，经办人：{officer}）。如确需再次登记，请填写理由。",
    "The same was filed as entry {number} on {day} by {officer}; to file it again, say why.",
)
ENDED = Text(
    "第 {number} 号登记已由第 {by} 号{how}，不能再办理。",
    "Entry {number} was {how} by entry {by} already.",
)
ENDED_HOW = {"annulment": Text("作废", "annulled"), "correction": Text("更正", "corrected")}
NOT_A_DETERMINATION = Text("第 {number} 号登记不是审定。", "Entry {number} is no determination.")
NOT_OF_THIS_KIND = Text(
    "第 {number} 号登记的种类不同，不能以本次登记更正。",
    "Entry {number} is of another kind and cannot be corrected by this one.",
)
NOT_TO_BE_ANNULLED = Text(
    "第 {number} 号是作废登记，不能再作废。请重新登记。",
    "Entry {number} is an annulment itself: file anew what it annulled.",
)
HAS_PAYMENTS = Text(
    "第 {number} 号审定已有拨付登记（第 {payment} 号），请先作废或更正该拨付登记。",
    "Entry {number} has a payment, entry {payment}: annul or correct that first.",
)
NOT_DETERMINED = Text(
    "第 {number} 号审定中，该事项未审定为符合条件，不能登记拨付。",
    "Entry {number} does not find this incentive due; no payment can be recorded for it.",
)
NO_AMOUNT = Text(
    "拨付金额须大于零，并精确到分。", "The amount paid must be above zero, and to the fen."
)
OTHER_CURRENCY = Text(
    "拨付的币种与审定的币种不同。", "The payment is in another currency than the determination."
)
NO_AWARDS = Text("事实目录中没有以往拨付一项。", "The vocabulary has no prior awards.")
NO_HEAD = Text(
    "请填写审批表所载校验码（13 位），或登记号和摘要，如“12-”后接摘要；摘要至少 16 位。",
    "Write the code on the sheet (13 signs), or the number and the fingerprint, such as 12- and "
    "the fingerprint, at least 16 digits.",
)
CHANGED = Text("第 {number} 号登记的内容被改动。", "Entry {number} was changed.")
CHAIN_BROKEN = Text(
    "登记簿校验未通过，不能重建检索内容。请先用备份恢复。",
    "The register does not verify, so nothing can be rebuilt from it: bring back a backup first.",
)
ONLY_FILES = Text(
    "PostgreSQL 登记簿请用 pg_dump 备份。", "A register in PostgreSQL is backed up with pg_dump."
)
COPY_EXISTS = Text(
    "文件“{path}”已存在，未予覆盖。", "The file '{path}' is there already and was left alone."
)

COPY_BROKEN = Text(
    "备份校验未通过，未留下备份：{reason}请在“校验”中核查登记簿；如需保留现状，请停止使用后原样复制登记簿文件。",
    "The copy does not verify, and none was left: {reason} Verify the register; to keep it as it "
    "is, stop using it and copy its files.",
)

# The ledger

LEDGER = Text("登记簿", "Register")
COLUMNS = (
    Text("登记号", "No."),
    Text("登记日期", "Filed on"),
    Text("申请人", "Applicant"),
    PARTY["credit_code"],
    Text("事项", "Incentive"),
    Text("依据", "Basis"),
    Text("结论", "Outcome"),
    Text("审定金额（{currency}）", "Determined ({currency})"),
    Text("资金来源", "Source of funds"),
    Text("已拨付（{currency}）", "Paid ({currency})"),
    Text("经办人", "Officer"),
    Text("备注", "Remark"),
)
OF_CODE = Text("{name}（{code}）", "{name} ({code})")
OF_DOSSIER = Text("{name}（案卷：{dossier}）", "{name} (dossier: {dossier})")
SOURCE = Text("{payer} {amount}", "{payer} {amount}")
ENDED_BY = Text("已由第 {number} 号{how}", "{how} by entry {number}")
