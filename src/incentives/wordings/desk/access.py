"""What the desk says of who may reach it: the sign-in file, the address, the identity."""

from incentives.values.text import Text

# The file, and how it lies on the disk

NO_FILE = Text("没有这个文件，请核对路径。", "there is no such file: check the path.")
NOT_A_FILE = Text("这不是普通文件，请指定一个文件。", "this is no ordinary file: name one that is.")
NOT_TOML_NAME = Text(
    "文件名须以 .toml 结尾，请改名。", "its name must end with .toml: rename the file."
)
CANNOT_READ = Text(
    "不能读取（{reason}），请检查文件权限。", "it cannot be read ({reason}): check who may read it."
)
TOO_LONG = Text(
    "文件超过 {most} 字节，不是登录配置文件。",
    "it has more than {most} bytes, and is no sign-in file.",
)
NOT_UTF8 = Text(
    "不是 UTF-8 文本，请另存为 UTF-8 编码。",
    "it is no UTF-8 text: save it with the encoding UTF-8.",
)
BYTE_ORDER_MARK = Text(
    "开头有字节顺序标记（BOM），请另存为不带 BOM 的 UTF-8 编码。",
    "it begins with a byte order mark: save it as UTF-8 without one.",
)
BROKEN_AT = Text(
    "第 {line} 行第 {column} 列不符合 TOML 语法，请改正。",
    "line {line}, column {column} is no TOML: put it right.",
)
BROKEN = Text("不符合 TOML 语法，请改正。", "it is no TOML: put it right.")
OPEN_TO_OTHERS = Text(
    "警告：本机其他用户可读取登录配置文件“{file}”，其中有密钥。请执行：chmod 600 {file}",
    "warning: others on this machine can read the sign-in file '{file}', which holds secrets. "
    "Run: chmod 600 {file}",
)

# What stands in it

NO_AUTH = Text(
    "缺少 [auth] 一节，其中应有 redirect_uri、cookie_secret 和登录服务的设置。",
    "it has no section [auth], with redirect_uri, cookie_secret and those of the provider.",
)
UNKNOWN = Text(
    "没有“{name}”这一项，请删去或改名。{near}",
    "nothing is called '{name}' here: take it out or rename it. {near}",
)
MISSING = Text("[{section}] 中缺少 {name}，请填写。", "[{section}] lacks {name}: write it.")
NOT_TEXT = Text(
    "[{section}] 的 {name} 须是加引号的文字，请改正。",
    "{name} in [{section}] must be a text in quotes.",
)
PLACEHOLDER = Text(
    "[{section}] 的 {name} 未填写，还是示例中的内容，请填写实际的值。",
    "{name} in [{section}] still says what an example says: write your own.",
)
SHORT_SECRET = Text(
    "[auth] 的 cookie_secret 太短或过于简单。请填写至少 {least} 个字符的随机文字，"
    "可用此命令生成：openssl rand -hex 32",
    "cookie_secret in [auth] is too short or too simple: write at least {least} random characters, "
    "such as openssl rand -hex 32 makes.",
)
NOT_ADDRESS = Text(
    "[{section}] 的 {name} 须是以 https:// 开头的完整网址；仅本机地址可用 http://。",
    "{name} in [{section}] must be a whole address that begins with https://; http:// is for this "
    "machine only.",
)
NOT_CALLBACK = Text(
    "[auth] 的 redirect_uri 须是工作台的网址加 /oauth2callback。",
    "redirect_uri in [auth] must be the address of the desk followed by /oauth2callback.",
)
NOT_A_TABLE = Text(
    "[{section}] 的 {name} 须是一节（表），请改正。", "{name} in [{section}] must be a table."
)
BAD_PROVIDER = Text(
    "登录服务的名称“{name}”只能由英文字母、数字和连字符组成，请改名。",
    "the name '{name}' of a provider may have letters, digits and hyphens only: rename it.",
)
TWO_DEFAULTS = Text(
    "登录服务的设置或写在 [auth] 中，或写在 [auth.default] 中，请删去一处。",
    "the provider stands in [auth] or in [auth.default]: take one of them out.",
)
NO_OPENID = Text(
    "[{section}] 的 client_kwargs 中 scope 须含 openid，否则无法识别登录人。",
    "scope in the client_kwargs of [{section}] must have openid, or nobody can be told by it.",
)
NOT_VERIFIED = Text(
    "[{section}] 的 client_kwargs 不得关闭证书校验（verify），请删去。",
    "client_kwargs of [{section}] may not switch the check of certificates (verify) off.",
)
BAD_TOKENS = Text(
    "[auth] 的 expose_tokens 在工作台无用，请删去。",
    "expose_tokens in [auth] is of no use at the desk: take it out.",
)

# While it is served

OTHER_OPTIONS = Text(
    "工作台的保护设置未生效（{names}），不能办理业务。请退出后用 incentives desk 命令重新启动。",
    "The desk is not protected as it should be ({names}), and nobody can work. Start it again "
    "with incentives desk.",
)
SIGN_IN_LOST = Text(
    "登录配置文件不能使用，任何人不能办理业务。请管理员改正后重新启动工作台：{faults}",
    "The sign-in file cannot be used, and nobody can work. Mend it and start the desk again: "
    "{faults}",
)
FROM_ELSEWHERE = Text(
    "工作台只供本机使用，未设登录，不能从其他计算机或经代理打开。"
    "请管理员用 --sign-in 设置登录，或用 --unsigned 允许不登录使用。",
    "The desk serves this machine only, without a sign-in, and cannot be used from another or "
    "through a proxy: start it with --sign-in, or allow that with --unsigned.",
)
UNSIGNED = Text(
    "未设登录：凡能打开本页的人都可办理业务，经办人姓名由其自行填写，无从核实。",
    "No sign-in: whoever can open this page can work here, under any name that he types.",
)
NO_IDENTITY = Text(
    "登录服务未提供登录人的稳定编号（iss 和 sub），不能办理业务。请联系管理员。",
    "The provider did not say by which id (iss and sub) you are known: ask the administrator.",
)
EXPIRED = Text(
    "登录已超过 {hours} 小时或已退出，请重新登录。",
    "You signed in more than {hours} hours ago, or have signed out: please sign in again.",
)
NOT_MADE = Text(
    "已无本单位的权限，不能下载。", "You have no duty here any more, and nothing was made."
)
SIGN_IN_WITH = Text("登录（{name}）", "Sign in ({name})")
