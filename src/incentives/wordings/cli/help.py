"""What the help of the command line says of its commands and options."""

from incentives.values.text import Text

PURPOSE = Text(
    "谁可享受哪些税费减免、补助和优惠价格，金额多少，理由和依据是什么。",
    "Who gets which tax relief, grant or price, how much, why and under which clause.",
)
USAGE = Text("用法：", "usage: ")
POSITIONALS = Text("参数", "positional arguments")
OPTIONS = Text("选项", "options")
HELP = Text("显示本帮助后退出", "show this help message and exit")
VERSION = Text(
    "显示程序和已安装的各政策包的版本后退出",
    "show the version of the program and of the law that installed packages offer, and leave",
)
FROM_SOURCES = Text(
    "incentives（由源代码运行，未安装）", "incentives (run from its sources, not installed)"
)
VERBOSE = Text(
    "在标准错误输出上显示政策库的加载、摘要和用时",
    "tell on stderr what was loaded, its digests and how long it took",
)
DEFAULT = Text("默认：{value}", "default: {value}")

ASSESS = Text("测算文件中的个案", "assess the case in a file")
RECOVER = Text(
    "享受之后须履行哪些义务，未履行的应追回多少",
    "what must be kept of what was given, and what is recovered if it was not",
)
CHECK = Text(
    "逐日证明政策数值唯一，运行政策用例，报告全部问题",
    "prove that the law is one on every day, run the policy cases, report every fault",
)
EXPLAIN = Text(
    "以文字、算式、数值和出处说明一项优惠、检查事项或政策文件",
    "an incentive, check or instrument in words, with formulas, figures, sources",
)
NEW_CASE = Text(
    "生成含有各项事实和说明的个案文件，供填写",
    "a commented case file with every fact, to fill in",
)
SCHEMA = Text(
    "政策文件或个案文件的 JSON Schema，供编辑器使用",
    "the JSON Schema of policy files, or of case files, for editors",
)
REASSESS = Text(
    "后来公布的政策使应享金额增加或减少多少",
    "what later-published law adds to or takes from what was due",
)
DIFF = Text(
    "两个政策库的哪些数值和条款不同，影响哪些申请人",
    "which figures and clauses differ between two libraries, and for whom",
)
DESK = Text(
    "浏览器中的工作台：申报件、批量、登记簿、政策、预算",
    "the officer's desk in a browser: cases, sheets, register, policies, budget",
)

ADMINISTRATOR = Text(
    "指定登记簿的权限管理人员，由其授予他人权限",
    "name who administers the register, and so gives others their duties",
)
VERIFY_REGISTER = Text(
    "校验登记簿；或按校验码核验一张审批表", "verify the register, or a sheet by its code"
)
PRINT_PAPER = Text(
    "打印一项审定的审批表或附件，与存入时一字不差",
    "write the approval form of a determination, or its annexes, as they were kept",
)
ENTRY_NAME = Text("登记号", "ENTRY")
ENTRY = Text("审定的登记号", "the number of the determination in the register")
ANNEXES = Text("打印附件（不选：审批表）", "its annexes, not its form")
PAPER_FILE = Text("写入的文件", "the file to be written")
PRINTED_BY = Text(
    "首次打印时记录的打印人（不填：本机用户名）",
    "who prints, kept where it is printed for the first time (without it: the user of the machine)",
)
CODE_ON_PAPER = Text("校验码", "CODE")
CODE_HELP = Text(
    "审批表所载校验码，如 03ZG-1ZR0-ZW0F8（不填：校验整个登记簿）",
    "the code on a sheet, such as 03ZG-1ZR0-ZW0F8 (without it the whole register is verified)",
)
AMOUNT_NAME = Text("金额", "AMOUNT")
AMOUNT_ON_PAPER = Text(
    "审批表所载金额，与登记比对", "an amount on the sheet, to be compared with what was filed"
)
ISSUER = Text("登录服务，即登录后所见的 iss", "the provider, shown after signing in as iss")
SUBJECT = Text("编号，即登录后所见的 sub", "the id, shown after signing in as sub")
PERSON = Text("姓名", "what the person is called")
REASON = Text(
    "已有权限管理人员而其无法登录时，另行指定的理由，载入登记簿",
    "why another one is named where the one there is cannot sign in; it stands in the register",
)

CASE = Text("个案文件，YAML 或 JSON；- 为标准输入", "a case file, YAML or JSON; -: standard input")
CASE_WITH_AWARDS = Text(
    "含有既往拨付的个案文件，YAML 或 JSON；- 为标准输入",
    "a case file, YAML or JSON, with its prior awards; -: standard input",
)
OVERLAY = Text("补充或试算的数值文件，可重复", "figures supplied or tried; repeatable")
JSON_SHORT = Text("同 --format {form}", "the same as --format {form}")
PAPER = Text(
    "显示审批表（approval）或者其附件（annexes）",
    "show the approval form (approval) or its annexes (annexes)",
)
VALUE = Text(
    "另行列出该定义的取值和计算过程，可重复",
    "tell what this definition comes to as well, with its working; repeatable",
)
DETAIL = Text(
    "JSON 中另行写出：workings 计算过程，papers 申报材料，coverage 未决事项；可重复",
    "tell in the JSON as well: workings, papers, coverage; repeatable",
)
OUTPUT = Text(
    "写入的文件；{forms} 格式须指定", "the file that it is written to; {forms} must have one"
)
ON = Text("核定基准日，默认为今天", "the day as of which it is assessed; default: today")
PAID_BY = Text(
    "制表日：此日以前拨付的都在现应拨付中扣除，默认为核定基准日（用 --register 的，默认为今天）",
    "set off what was paid by this day; default: the day as of which it is assessed, with "
    "--register today",
)
CREDIT_CODE_NAME = Text("代码", "CODE")
CREDIT_CODE = Text(
    "与 --register 同用：申请人的统一社会信用代码；不填的按名称查找",
    "with --register: the unified social credit code of the applicant; else its name counts",
)
DOSSIER_NAME = Text("案卷", "DOSSIER")
DOSSIER = Text(
    "与 --register 同用：该单位的哪个案卷；只有一个的不必填",
    "with --register: which dossier of the applicant; not needed where it has one",
)
KNOWN_ON = Text("不计此日之后公布的政策", "leave out what was published later")
PLACE = Text(
    "只列出该地及其上级政策所问的事实",
    "only what the law of this place and of those above it asks for",
)
WAS = Text("此前只计此日以前公布的政策", "only what was published by then counted")
NOW = Text("现在只计此日以前公布的政策", "only what was published by then counts")
LAST_DAY = Text(
    "计入事实的最后一日，默认为今天", "the last day of which facts count; default: today"
)
LAST_DAY_OF_FILES = Text(
    "个案文件计入事实的最后一日，默认为今天",
    "the last day of which facts of case files count; default: today",
)
BOUNDARIES = Text("列出没有用例的临界值", "list the thresholds with a side on which no case lies")
INCENTIVE = Text(
    "名称、文号，或完整编号如 cn.2019-76.deed_tax_exemption",
    "a title, the number of a document, or a full id such as cn.2019-76.deed_tax_exemption",
)
OF_CASES = Text(
    "个案文件的格式，含政策所设的事实", "of case files, with the facts that the policies declare"
)
OF_RESULTS = Text("该种结果 JSON 的格式", "of the JSON of this result")
CASES = Text("个案文件或文件夹，默认为政策用例", "case files or folders; default: the policy cases")
REGISTER = Text(
    "SQLite 文件，或 postgresql+psycopg://…", "an SQLite file, or postgresql+psycopg://…"
)
NEW_REGISTER = Text(
    "在该位置新建登记簿（不加此项时，位置处须已有登记簿）",
    "begin a new register there (without it, there must be one)",
)
REGISTER_FILE = Text(
    "写有登记簿地址的文件，只能由本人读取；地址中有口令时使用",
    "a file that only you can read with the address of the register, where that has a password",
)
OVERLAYS = Text("本单位内部执行标准文件所在的文件夹", "where overlays that the office keeps lie")
DISTRICT = Text(
    "本单位所在地的代码或名称；不写则按项目，自带的政策为 320614",
    "the place of the office, its code or name; if not given that of the project, and 320614 of "
    "the bundled law",
)
SIGN_IN = Text(
    "含有 [auth] 一节的登录配置文件，经办人据以登录",
    "a secrets file with an [auth] section: officers sign in",
)
UNSIGNED = Text(
    "不设登录，凡能打开的人都可办理业务", "nobody signs in; whoever can reach it can work there"
)
ADDRESS = Text("监听的地址，默认只限本机", "where it is served; default: this machine only")
PORT = Text("默认：8501", "default: 8501")
NO_BROWSER = Text("不打开浏览器", "do not open a browser")

COMMAND_NAME = Text("命令", "COMMAND")
FILE_NAME = Text("文件", "FILE")
FOLDER_NAME = Text("文件夹", "FOLDER")
DATE_NAME = Text("日期", "DATE")
CODE_NAME = Text("代码", "CODE")
CASE_NAME = Text("个案", "CASE")
INCENTIVE_NAME = Text("编号", "INCENTIVE")
DEFINITION_NAME = Text("编号", "DEFINITION")
ADDRESS_NAME = Text("地址", "ADDRESS")
HOST_NAME = Text("主机", "HOST")
PORT_NAME = Text("端口", "PORT")
TEXT_NAME = Text("文字", "TEXT")

REFUSED = Text("{prog}：{message}\n", "{prog}: error: {message}\n")
ARGUMENTS = (
    Text("缺少参数：{name}", "the following arguments are required: {name}"),
    Text("不能识别的参数：{name}", "unrecognized arguments: {name}"),
    Text("参数 {name}：{sentence}", "argument {name}: {sentence}"),
    Text(
        "没有“{written}”这一选项，可用：{names}",
        "invalid choice: '{written}' (choose from {names})",
    ),
    Text("不能与 {name} 同用", "not allowed with argument {name}"),
    Text("应填一个值", "expected one argument"),
    Text("至少应填一个值", "expected at least one argument"),
    Text("不接受值：{written}", "ignored explicit argument {written}"),
    Text("不是整数：{written}", "invalid int value: {written}"),
    Text("选项 {name} 不明确，可能是 {names}", "ambiguous option: {name} could match {names}"),
    Text("没有 {written} 这一天", "there is no day {written}"),
    Text(
        "应为日期，如 2023-12-31，此处是“{written}”",
        "expected a date such as 2023-12-31, got '{written}'",
    ),
    Text(
        "应为不超过 {most} 的整数，此处是“{written}”",
        "expected a whole number up to {most}, got '{written}'",
    ),
    Text("应为比例，如 0.05，此处是“{written}”", "expected a share such as 0.05, got '{written}'"),
)
REASONS = (
    Text("磁盘空间已满", "No space left on device"),
    Text("没有权限", "Permission denied"),
    Text("没有这个文件或文件夹", "No such file or directory"),
    Text("这是文件夹", "Is a directory"),
    Text("不是文件夹", "Not a directory"),
    Text("文件系统为只读", "Read-only file system"),
    Text("文件名过长", "File name too long"),
    Text("输入输出错误", "Input/output error"),
    Text("超出磁盘配额", "Disk quota exceeded"),
    Text("文件过大", "File too large"),
    Text("输出已关闭", "it is closed"),
)
OTHER_REASON = Text("系统拒绝（{reason}）", "{reason}")
