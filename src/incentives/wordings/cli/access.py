"""What the command line says before a desk is served: who may reach it, where its register is."""

from incentives.values.text import Text

SIGN_IN_FILE = Text(
    "登录配置文件“{file}”不能使用，工作台未启动 [sign-in-file]：\n{faults}",
    "the sign-in file '{file}' cannot be used, and the desk was not started [sign-in-file]:\n"
    "{faults}",
)
SERVED_UNSIGNED = Text(
    "监听地址“{address}”可从其他计算机打开，而未设登录，工作台未启动 [served-unsigned]。"
    "请用 --sign-in 指定登录配置文件；经反向代理提供服务的，只监听本机地址（不写 --address），"
    "并用 --sign-in；确要不登录使用的，加 --unsigned",
    "others can reach the desk at '{address}' and nobody would have to sign in; it was not started "
    "[served-unsigned]. Name a sign-in file with --sign-in; behind a reverse proxy serve it on "
    "this machine (leave --address out), with --sign-in; to serve it so all the same, say "
    "--unsigned",
)
SECRETS_NOT_NAMED = Text(
    "“{file}”中有登录设置，但未指定使用，工作台未启动 [secrets-not-named]。"
    "请加 --sign-in {file}；确要不登录使用的，加 --unsigned",
    "'{file}' says how to sign in and was not named; the desk was not started [secrets-not-named]. "
    "Say --sign-in {file}, or --unsigned if nobody is to sign in",
)
PASSWORD_IN_COMMAND = Text(
    "登记簿地址中有口令，写在命令中会被本机其他用户看到 [password-in-command]。"
    "请改用以下一种办法：把口令写入 ~/.pgpass（或 PGPASSFILE 所指的文件），地址中只留用户名；"
    "把地址写入仅本人可读的文件，用 --register-address-file 指定；"
    "或把地址写入环境变量 INCENTIVES_REGISTER。该口令可能已留在命令记录中，请更换",
    "the address of the register has a password, which others on this machine can read in a "
    "command [password-in-command]. Write the password into ~/.pgpass (or the file that PGPASSFILE "
    "names) and only the user into the address; or write the address into a file that only you "
    "can read and name it with --register-address-file; or into the variable INCENTIVES_REGISTER. "
    "Change the password: it may stand in the history of your commands",
)
ADDRESS_FILE = Text(
    "登记簿地址文件“{file}”不能使用 [address-file]：{why}",
    "the address file '{file}' cannot be used [address-file]: {why}",
)
NO_ADDRESS_FILE = Text(
    "没有这个文件，或不是普通文件，请核对路径",
    "there is no such file, or it is none: check the path",
)
OPEN_TO_OTHERS = Text(
    "其他用户可以读取，请执行 chmod 600", "others can read it: run chmod 600 on it"
)
NOT_READ = Text(
    "不能读取或不是 UTF-8 文本，请检查权限和编码",
    "it cannot be read, or is no UTF-8 text: check who may read it and its encoding",
)
NOT_ONE_ADDRESS = Text(
    "其中应只有一行，即登记簿的地址", "it must have one line, the address of the register"
)
