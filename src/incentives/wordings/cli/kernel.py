"""What the command `kernel` says, and why the kernel leaves something to the reference."""

from incentives.values.text import Text

KERNEL = Text(
    "政策规则编译成的整数函数，以及其中仍由参照引擎测算的部分",
    "the functions over whole numbers that rules were lowered to, and what of them is left to the "
    "reference engine",
)
INCENTIVE = Text(
    "事项的编号或名称，显示其全部文本；不写则列出各事项",
    "the id or title of an incentive, whose text is shown; without it all are listed",
)
PLACE = Text(
    "按哪个地区的政策，代码或名称；不写则按文件本身的适用地区",
    "by the law of which place, its code or name; else that of the instrument's own",
)
CALLED = Text("{label}，编号 {id}", "{id} ({label})")
LIST = Text("、", ", ")
OF_ALL = Text(
    "共 {count} 项。逐项列出由核心直接测算的步数，以及交由参照引擎的步数：",
    "{count} incentives; of each, of how many steps it is made, and how many are left to the "
    "reference:",
)
SOME_LEFT = Text(
    "{label}：{steps} 步，其中 {left} 步交由参照引擎", "{label}: {steps} steps, {left} of them left"
)
NONE_LEFT = Text("{label}：{steps} 步，全部直接测算", "{label}: {steps} steps, none left")
SOME_LEFT_HERE = Text(
    "共 {steps} 步，其中以下 {left} 步由参照引擎测算，个案走到这一步时才用到：",
    "{steps} steps; these {left} are left to the reference, where a case comes to them:",
)
NONE_LEFT_HERE = Text(
    "共 {steps} 步，全部直接测算。", "{steps} steps, none of them left to the reference."
)
LEFT = Text("{part}：{why}（{where}）", "{part}: {why} ({where})")
UNKNOWN_FACTS = Text(
    "所需情况未填写、又会影响结论的个案，先按本事项的区间形式测算，其余由参照引擎测算。",
    "Where a fact that matters is not known, the open form of the incentive tells its bounds, or "
    "leaves it to the reference.",
)
PAYMENT = Text(
    "应予发放而可能停发、缓发或不足额的，分期、分担和义务由参照引擎测算。",
    "Where it is due and may be stopped or put off, the reference works out how it is paid.",
)
RELATIONS = Text(
    "{on} 与下列事项有关系规定，同时可得时由参照引擎测算：{others}。",
    "On {on} relations bind it to others; where these are due too the reference decides: {others}.",
)
ITS_OWN_ROWS = Text("本事项的各行之间", "its own rows")
ONE_CHARGE = Text(
    "与下列事项减免同一税费，同时可得时由参照引擎测算：{others}。",
    "It relieves one charge with others; where these are due too the reference decides: {others}.",
)
NO_LAW_HERE = Text(
    "{label}不是该地区（或当时已公布）的政策，适用于{where} [no-law-here]",
    "{label} is no law at the place, or was not published by then: it is that of {where} "
    "[no-law-here]",
)

DAY = Text("政策适用日期", "the date of the law")
ARISES = Text("税费是否产生", "whether the charge arises")
CONDITION = Text("条件", "a condition")
AMOUNT = Text("金额", "the amount")
DEPENDENT = Text("随之减少的附加税费", "what falls away of dependent charges")
BENEFICIARY = Text("受益人", "who benefits")
RETURN = Text("申报所属期", "the return")
PART_PAYMENT = Text("是否如期足额拨付", "whether it is paid as it is due")

REASONS = (
    Text("{instrument} 当时尚未公布", "{instrument} is not published"),
    Text("一部分由数人受益", "several benefit from one part"),
    Text("定义只有参照引擎能读", "a definition that only the reference reads"),
    Text("政策适用日期尚待确定", "the law date is still to be found"),
    Text("文件记录未写明日期", "the record does not tell the day"),
    Text("日期未知时的数值：{parameter}", "figures of an open day: {parameter}"),
    Text("当时尚无数值：{parameter}", "no figure known then: {parameter}"),
    Text("按关键字或分档读取的数值", "a figure that is read by key or by bracket"),
    Text("不成其为表", "a table that is none"),
    Text("按数读取、长短不一或含分档的表", "a table by numbers of several lengths, or of brackets"),
    Text("格数过多的表", "a table of very many cells"),
    Text("超出表中所列", "a key beyond those listed"),
    Text("表中的分档", "brackets in a table"),
    Text("不成其为分档", "brackets that are none"),
    Text("档次界限不递增", "limits that do not rise"),
    Text("只有参照引擎能记的账", "an account that only the reference keeps"),
    Text("若干行中最大的几行", "the largest of rows"),
    Text("以各行事实为除数的商之和", "a sum of quotients by facts of rows"),
    Text("尚未结束的期间", "a period that is not over"),
    Text("各行以日计的期间", "periods of rows that have days"),
    Text("只有参照引擎能分的期间", "periods that only the reference tells"),
    Text("没有对应的整数", "no word for it"),
    Text("文字", "a text"),
    Text("此处没有的{kind}", "{kind} that is not here"),
    Text("{incentive} 的结果", "what {incentive} comes to"),
    Text("同一规则的各版本", "versions of a rule"),
    Text("由个案决定的进位单位", "a step that the case brings"),
    Text("多行合并申报中的商", "a quotient in a return of several parts"),
    Text("其他税费随之减少的数额中的商", "a quotient in what falls away of other charges"),
    Text("各行共用限额或总额", "rows that share a limit or a whole"),
    Text("多行合并申报中依次减除计税依据", "reductions of one basis in a return of several parts"),
    Text("日期未知时的分期", "instalments of a law date that is not known"),
    Text("没有限额", "no limit"),
    Text("不一定存在的是与否", "yes or no of what may not exist"),
    Text("未写明的类别", "a group that is not stated"),
    Text("日、月、年的一部分", "parts of days, months or years"),
    Text("数过大", "too great a number"),
    Text("不能通分的商", "quotients that do not fit together"),
)
"""Each reason for which a `Leave` is put in place of a node."""
