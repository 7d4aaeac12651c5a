"""What is said of databases of cases."""

from incentives.values.text import Text

REFUSED = Text(
    "数据库“{database}”拒绝了操作，或者已断开（{said}）。已写入的结果都保留；恢复后用同一命令重新运行，"
    "从中断处继续",
    "the database {database} refuses, or has gone away ({said}). What was written stays; run the "
    "same command again once it is back, and it goes on where it stopped",
)
UNKNOWN_ADDRESS = Text(
    "数据库地址应为 postgresql://主机/库名 或 sqlite:///文件",
    "a database is postgresql://host/name or sqlite:///file",
)
NOT_A_NAME = Text(
    "“{name}”不能作为表名：只用字母、数字和下划线，模式名在前，以点分隔",
    "'{name}' is no name of a table: use letters, digits and underscores, a schema before a dot",
)
OTHER_RUN = Text(
    "表“{table}”中是另一次测算的结果（政策、日期、来源、编号列或取舍位数不同）。"
    "请用 --write 换一个表名，或先删除这些表：{tables}",
    "the table {table} holds what came of another run (of other policies, days, cases, keys or "
    "places). Name another with --write, or drop these tables first: {tables}",
)
AT_WORK = Text(
    "另一个程序正在写入“{table}”。请等它结束",
    "another program writes to {table}. Wait until it has ended",
)
WRONG_KEY = Text(
    "编号列“{key}”应为文本或整数，而不是 {kind}",
    "the key '{key}' has to be text or whole numbers, and is {kind}",
)
NO_KEY = Text(
    "表“{table}”中没有编号列“{key}”。请用 --key 写明哪一列是编号。{near}",
    "the table {table} has no column '{key}' that tells cases apart. Name the one that does with "
    "--key. {near}",
)
MIXED = Text(
    "表“{table}”的列“{column}”既有浮点数又有文本，SQLite 读出时浮点数会丢失位数。"
    "请把该列统一为文本，如 1234567.89",
    "in the table {table} the column '{column}' holds floats and text; read out together the "
    "floats would lose digits. Make all of them text, such as 1234567.89",
)
NO_TABLE = Text(
    "数据库“{database}”中没有表“{table}”。{near}",
    "the database {database} has no table '{table}'. {near}",
)
NO_TABLES = Text("库中没有任何表。", "It has no tables at all.")
NO_FILE = Text(
    "没有数据库文件“{file}”，也不会新建。请核对路径：sqlite:///文件 从当前文件夹算起，"
    "sqlite:////文件（四条斜线）从根目录算起。{near}",
    "there is no database file '{file}', and none is made. Look at the path: sqlite:///FILE counts "
    "from the current folder, sqlite:////FILE (four slashes) from the root. {near}",
)
NO_FOLDER = Text(
    "没有文件夹“{folder}”，数据库文件“{file}”应在其中。请核对路径："
    "sqlite:///文件 从当前文件夹算起，sqlite:////文件（四条斜线）从根目录算起",
    "there is no folder '{folder}', in which the database file '{file}' should be. Look at the "
    "path: sqlite:///FILE counts from the current folder, sqlite:////FILE (four slashes) from the "
    "root",
)
NOT_A_DATABASE = Text(
    "“{file}”不是 SQLite 数据库文件。表格文件（CSV、Parquet）直接写文件名即可："
    "incentives batch cases.csv out.csv",
    "'{file}' is no database of SQLite. A table in a file (CSV, Parquet) is read by its name: "
    "incentives batch cases.csv out.csv",
)
SOURCE_FILES = Text(
    "请写明读取的表格和结果文件，如 incentives batch cases.csv out.csv；"
    "或写明数据库地址，以及 --read、--write 的表名 [what-to-read]",
    "say what is read and what is written, as in `incentives batch cases.csv out.csv`, "
    "or a database by its address with --read and --write [what-to-read]",
)
READ_NAME = Text("表名", "TABLE")
READ = Text("数据库中个案所在的表", "the table of the database in which the cases are")
WRITE = Text(
    "数据库中写入结果的表，旁边另有 _cases、_faults、_run 三张表",
    "the table of the database that decisions are written to; beside it are _cases, _faults and "
    "_run",
)
ADDRESS_FILE = Text(
    "内有数据库地址的文件，仅本人可读；地址中有口令时使用",
    "a file with the address of the database that only you can read; for one with a password",
)
PASSWORD_IN_COMMAND = Text(
    "数据库地址中有口令，写在命令中会被本机其他用户看到 [password-in-command]。"
    "请改用以下一种办法：把口令写入 ~/.pgpass（或 PGPASSFILE 所指的文件），地址中只留用户名；"
    "或把地址写入仅本人可读的文件，用 --address-file 指定。该口令可能已留在命令记录中，请更换",
    "the address of the database has a password, which others on this machine can read in a "
    "command [password-in-command]. Write the password into ~/.pgpass (or the file that PGPASSFILE "
    "names) and only the user into the address; or write the address into a file that only you can "
    "read and name it with --address-file. Change that password, as the command may have been kept",
)
WRITTEN = Text(
    "已测算 {assessed} 个个案，差错 {faults} 处。\n已写入 {database} 的表 {tables}\n",
    "{assessed} cases were assessed; {faults} faults.\nwritten to {database}: {tables}\n",
)
WAS_OVER = Text(
    "这次测算（{on}）此前已经完成，现在没有做任何事；此后增加或更改的行没有测算。\n"
    "当时读取了 {before} 行，表“{read}”现有 {now} 行。\n"
    "如需重新测算，请先在 {database} 中删除这些表：{tables}；或用 --write 写入另外的表名\n",
    "this run, as of {on}, was over already, and nothing was done now; rows that were added or "
    "changed since are not assessed.\n"
    "{before} rows were read then; the table {read} has {now} now.\n"
    "To assess anew, drop these tables of {database} first: {tables}; or name others with "
    "--write\n",
)
