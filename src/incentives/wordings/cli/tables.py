"""What the command `batch` says."""

from incentives.values.text import Text

BATCH = Text(
    "测算整张表格中的全部个案，每个个案一行",
    "what every case of a table comes to, a row a case",
)
SOURCE_NAME = Text("表格", "TABLE")
SOURCE = Text(
    "个案表：.parquet、.arrow、.feather、.ipc 或 .csv（UTF-8）；各列以事实命名，见 schema --table",
    "the cases: .parquet, .arrow, .feather, .ipc or .csv (UTF-8); columns are called as facts are, "
    "see `schema --table`",
)
RESULT_NAME = Text("结果", "RESULT")
RESULT = Text(
    "逐项结果写入此文件，格式同样由文件名决定；各个案合计写入 .cases，差错写入 .faults",
    "decisions go into this file, its form told by its name as well; totals of cases beside it "
    "into `.cases`, faults into `.faults`",
)
LIST_OPTION_NAME = Text("清单=表格", "LIST=TABLE")
LIST_OPTION = Text(
    "多行事实另成一表，如 loans=明细.csv，以编号列与个案对应；可多次使用",
    "a repeated fact as a table of its own, such as loans=loans.csv, whose rows name their case; "
    "may be given several times",
)
KEY_NAME = Text("列名", "COLUMN")
KEY = Text("个案编号所在的列，默认 case", "the column that tells cases apart; default: case")
ROUND_NAME = Text("列名=位数", "COLUMN=PLACES")
ROUND = Text(
    "浮点数列按几位小数四舍五入，否则不予读取；可多次使用",
    "to how many places the floats of a column are rounded half up; without it they are refused; "
    "may be given several times",
)
WORKERS_NAME = Text("进程数", "COUNT")
WORKERS = Text(
    "另用几个进程同时测算；未指定时，表格达 16 MiB 且有多个处理器用 2 个，否则不用",
    "so many processes work on the cases beside this one; unless said two for a table of 16 MiB "
    "or more where there are several processors, else none",
)
RUNTIME = Text(
    "由什么测算，结果相同：reference 逐步测算；plain 用编译成函数的规则；compiled 再用 numba 编译，"
    "每地首次需数分钟，编译结果留存备用；默认 auto，按个案多少选用",
    "by what cases are decided, with the same results: `reference` by the engine that explains, "
    "`plain` by the functions that rules were lowered to, `compiled` by these compiled by numba, "
    "which takes minutes once for a place and is kept; auto unless said, by how many cases there "
    "are",
)
ASSESSING = Text("测算", "assessing")
DONE = Text(
    "共 {count} 个个案，已测算 {assessed} 个，差错 {faults} 处。\n"
    "共 {decisions} 项结论，其中 {asked} 项由逐步测算得出，其余由编译后的规则得出。\n{files}\n",
    "{count} cases, of which {assessed} were assessed; {faults} faults.\n"
    "{decisions} decisions, of which {asked} are the reference's, the others the kernel's.\n"
    "{files}\n",
)
WRITTEN = Text("已写入 {file}", "written: {file}")
NOT_A_PAIR = Text(
    "“{typed}”应写作“名称=内容” [not-a-pair]", "expected NAME=VALUE, got '{typed}' [not-a-pair]"
)
NO_PLACES = Text(
    "“{typed}”的位数应为 0 至 20 的整数 [not-a-pair]",
    "the places of '{typed}' are a whole number from 0 to 20 [not-a-pair]",
)
NO_RESULT_FORM = Text(
    "无法写成“{file}”：请使用 {endings} [no-table-form]",
    "'{file}' cannot be written: use {endings} [no-table-form]",
)
SAME_FILE = Text(
    "结果不能写入读取的文件“{file}” [same-file]",
    "'{file}' is read: write to another file [same-file]",
)
CANNOT_READ = Text(
    "无法读取“{file}”：{reason} [unreadable-file]", "cannot read {file}: {reason} [unreadable-file]"
)
OF_TABLES = Text("个案表的各列及其类型", "the columns of a table of cases and their types")
