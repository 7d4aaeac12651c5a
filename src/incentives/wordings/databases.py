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
    "表“{table}”中是另一次测算的结果（政策、日期或来源不同）。请换一个表名，或先删除这些表",
    "the table {table} holds what came of another run (of other policies, days or cases). Write to "
    "another name, or drop these tables first",
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
    "表“{table}”中没有编号列“{key}”",
    "the table {table} has no column '{key}' that tells cases apart",
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
