"""What is wrong with rules among each other: charges, incentives, relations and cases."""

from incentives.values.text import Text

LINKING = (
    Text(
        "in_order_of 应写清单排序所依据的日期或月份",
        "'in_order_of' names the date or month by which the rows of a list are in order",
    ),
    Text(
        "按期间或结转计算的，不能再就前面各行来说",
        "what goes by periods or accounts cannot be said of the rows before",
    ),
    Text(
        "“{key}”说的是各行之间的关系，而本项不逐行计算",
        "'{key}' speaks of rows, and the incentive goes over none",
    ),
    Text("at_most 应为行数，此处为{found}", "'at_most' is a number of rows, found {found}"),
    Text("每行占用多少，请写在 of 中。", "Say under 'of' what a row takes of the limit."),
    Text(
        "whole 应写各行合计的下限（at_least）、上限（at_most）或两者",
        "'whole' has a floor ('at_least'), a cap ('at_most') or both",
    ),
    Text("各行合计没有自己的“{row}”", "what all rows come to has no '{row}' of its own"),
    Text(
        "每行的上限、下限写在 value 旁边，不写在 whole 中。",
        "A cap or floor of each row stands beside the value, not in 'whole'.",
    ),
    Text("of 应为数量，此处为{found}", "'of' is a number, found {found}"),
    Text("本语言有直接的写法", "a form of the language says this by itself"),
    Text(
        "accrues 应为 by_month 或不写，此处是“{written}”",
        "'accrues' is by_month or left out, found '{written}'",
    ),
    Text("“{key}”随其所依附的税费而定", "'{key}' is that of the charge it is built on"),
    Text("“of”中没有税费", "'of' lists no charge"),
    Text("税费将依附于{base}", "the charge would be built on {base}"),
    Text(
        "reason 说明为何没有规则，而 by 已列出规则",
        "'reason' is why there is no rule, yet 'by' names some",
    ),
    Text(
        "“{name}”属于{section}；措施应由优惠事项、定义、检查事项或测算结果落实",
        "'{name}' is one of the {section}; a measure is carried by incentives, definitions, "
        "checks or results",
    ),
    Text("没有规则的措施缺少 reason", "a measure without rules lacks 'reason'"),
    Text(
        "请在 reason 中说明为何没有规则，或在 by 中列出规则。",
        "Say in `reason` why no rule carries the measure, or name the rules in `by`.",
    ),
    Text("税费“{id}”没有可减计的计税依据", "the charge '{id}' has no basis to reduce"),
    Text("条件应有文字表述", "a condition needs a wording"),
    Text("请补上 `text: {zh: …, en: …}`。", "Add `text: {zh: …, en: …}`."),
    Text("“{key}”随税费而定", "'{key}' is that of the charge"),
    Text("share 应与 relieves 同用", "'share' goes with 'relieves'"),
    Text(
        "有 unless 或 not 的条件应有整体的文字表述",
        "a condition with 'unless' or 'not' needs a wording as a whole",
    ),
    Text("请在其旁补上 `text: {zh: …, en: …}`。", "Add `text: {zh: …, en: …}` beside it."),
    Text("非现金支持没有“{key}”", "what is in kind has no '{key}'"),
    Text(
        "请在 for_each 中写明规则遍历哪些行。", "Say in `for_each` over which rows the rule goes."
    ),
    Text(
        "“{name}”属于{section}，本身没有值",
        "'{name}' is one of the {section} and has no value by itself",
    ),
    Text("本规则不遍历“{name}”", "'{name}' is no row of this rule"),
    Text(
        "“{name}”属于{section}，不是优惠事项", "'{name}' is one of the {section}, not an incentive"
    ),
    Text(
        "税费只能写在依附于它的税费的金额中",
        "a charge can be named only in the amount of a charge that is built on it",
    ),
    Text(
        "“{name}”涉及“{row}”，而本规则不遍历这些行",
        "'{name}' speaks of '{row}', which is no row of this rule",
    ),
    Text("“{name}”不涉及“{row}”", "'{name}' does not speak of '{row}'"),
    Text("“{name}”是“{rows}”各行的事实", "'{name}' is asked of each row of '{rows}'"),
    Text("请写作 {row}.{name}。", "Write {row}.{name}."),
    Text(
        "“{name}”是个案整体的事实，不是每个“{row}”的事实",
        "'{name}' is asked of the case, not of each '{row}'",
    ),
    Text(
        "“{name}”是“{rows}”各行的事实，而“{row}”不是其中一行",
        "'{name}' is asked of rows of '{rows}', and '{row}' is none",
    ),
    Text(
        "“{rows}”的各行不能另加专项事实",
        "rows of '{rows}' have no facts beside those of the domain",
    ),
    Text("各行可另加专项事实的有：{lists}。", "Lists whose rows may have more: {lists}."),
    Text("请单独写“{name}”。", "Write '{name}' by itself."),
    Text("请写作 amount_of(…) 或 is_eligible(…)。", "Write amount_of(…) or is_eligible(…)."),
    Text("定义以其自身为依据：{chain}", "a definition rests on itself: {chain}"),
    Text(
        "“{name}”未被引用，而 {place} 引用了“{other}”",
        "nothing names '{name}', yet '{other}' is named at {place}",
    ),
    Text(
        "“{name}”已被除去，而沿用的规则仍引用它",
        "'{name}' is left out, and a rule that is taken over names it",
    ),
    Text(
        "请一并除去该规则（{place}），或在本文件中定义“{name}”。",
        "Leave out that rule too ({place}), or define '{name}' here.",
    ),
    Text("名称“{name}”在此处已有含义", "the name '{name}' has a meaning here already"),
    Text("“{name}”是语言的保留字，不能作名称", "'{name}' is a word of the language and no name"),
    Text("没有“{name}”", "there is no '{name}'"),
    Text("“{name}”不能作名称：只用 a-z、0-9 和下划线", "'{name}' is no name: use a-z, 0-9 and _"),
    Text(
        "subject 应为编号等自由文字，此处是{found}",
        "the subject must be free text such as an id, found {found}",
    ),
    Text(
        "除最后一级取其余外，各级都应写明份额",
        "every level but the last states its share, and the last takes the rest",
    ),
    Text("paid 应与 amount 同用", "'paid' goes with 'amount'"),
    Text("只有最后一期可取其余", "only the last instalment takes the rest"),
    Text(
        "相互衔接的规定留下的选择超过 {most} 种",
        "relations that hang together leave over {most} choices",
    ),
    Text(
        "请按文件原意写明哪些相互排斥。", "Say in the law's words which of them exclude each other."
    ),
    Text("{what}首尾相接成环：{way}", "{what} go in a circle: {way}"),
    Text(
        "享受对象应为文字、选项、数或日期，此处是{found}",
        "a key is a text, a choice, a number or a day, and this is {found}",
    ),
    Text("“{key}”中没有优惠事项", "'{key}' names no incentive"),
    Text("“{name}”不遍历“{rows}”", "'{name}' does not go over '{rows}'"),
    Text(
        "逐行的限额只约束遍历这些行的优惠事项。",
        "A cap for each row binds incentives that go over these rows.",
    ),
    Text("“{key}”中的优惠事项不足两个", "'{key}' names fewer than two incentives"),
    Text("“{key}”两次写了“{name}”", "'{key}' names '{name}' twice"),
    Text("适用法律的日期不能以其自身为依据", "the law date cannot rest on itself"),
    Text(
        "“{key}”应写明按哪一日的法律和状态判断",
        "'{key}' must say at which date law and statuses are read",
    ),
    Text(
        "适用法律的日期不能以随日期变动的“{name}”为依据",
        "the law date cannot rest on '{name}', which changes from date to date",
    ),
    Text("优惠事项以其自身为依据：{way}", "an incentive rests on itself: {way}"),
    Text("超过 {most} 个优惠事项依次相承", "over {most} incentives rest on each other in a row"),
    Text("没有规则读取政策数值“{name}”", "no rule reads the parameter '{name}'"),
    Text("没有规则读取定义“{name}”", "no rule reads the definition '{name}'"),
    Text("“{name}”不减计“{charge}”的计税依据", "'{name}' does not reduce the basis of '{charge}'"),
    Text(
        "after 之下写减计同一计税依据的事项。", "Name reductions of the same basis under 'after'."
    ),
    Text(
        "“{name}”是“{row}”所在的期间，而本规则不遍历这些行",
        "'{name}' is the period of '{row}', which is no row of this rule",
    ),
    Text("“{name}”是“{charge}”的结转账", "'{name}' is an account of '{charge}'"),
    Text(
        "请写在该项税费的计税依据或金额中，或写在其另一结转账中。",
        "Name it in the basis or amount of that charge, or in another account of it.",
    ),
    Text(
        "结转账只遍历一个列表的各行，而“{charge}”不是",
        "an account goes over the rows of one list, and '{charge}' does not",
    ),
    Text(
        "请用于写有 `for_each: 列表` 和 `at: 日期` 的税费。",
        "Keep it for a charge with `for_each: LIST` and `at: DATE`.",
    ),
    Text(
        "opening 不能与 lasts 同用：期初余额的形成时间不明",
        "'opening' cannot stand beside 'lasts': its age is not known",
    ),
    Text(
        "请逐行列出其来源，不写 opening。",
        "List the rows that it comes from, and leave 'opening' out.",
    ),
    Text("at 随结转账所属的税费而定", "'at' is that of the charge that the account is kept for"),
    Text("at 应写明每行按哪一日计", "'at' must say on which day each row counts"),
    Text("请补上 `at: 日期`。", "Add `at: DATE`."),
    Text(
        "“{key}”应为大于零且不超过一百年的整数",
        "'{key}' must be a whole number, above zero and up to a hundred years",
    ),
    Text(
        "{what}应与所使用的数同为{wanted}，此处是{found}",
        "{what} must be {wanted} as what is used is, found {found}",
    ),
    Text(
        "请写在 {form} 之内，或写在使用它的另一定义中。",
        "Say it within '{form}', or in another definition that names this one.",
    ),
    Text(
        "“{name}”是“{rows}”的期间，而该项税费不遍历这些行",
        "'{name}' are periods of '{rows}', over which it does not go",
    ),
    Text(
        "请写 `for_each: {rows}`，或写下列之一：{names}。",
        "Write `for_each: {rows}`, or one of {names}.",
    ),
    Text(
        "rounded 应与 returned 同用：取整的是申报数",
        "'rounded' goes with `returned`: what is rounded is a return",
    ),
    Text(
        "请同时写 `returned:`：所定义的期间，或下列之一：{names}。",
        "Write `returned:` too: a period, or one of {names}.",
    ),
    Text("请写 sum(… for 行 in {name})。", "Write sum(… for row in {name})."),
    Text(
        "“{rows}”的各行没有日期或月份，无法判断属于哪一期间",
        "no date or month says in which period a row of '{rows}' is",
    ),
    Text(
        "除数可能为零，而没有写明为零时如何处理",
        "the divisor can be zero, and nothing says what holds then",
    ),
    Text(
        "请分情形写，如 `{when: d > 0, value: x / d}`；除以零没有结果。",
        "Put it in cases, such as `{when: d > 0, value: x / d}`; a quotient by zero is none.",
    ),
    Text("该项税费没有写明{names}", "the charge does not say {names}"),
    Text(
        "请在 answers 中逐项写明依据，或写作 open；returned 写明申报期。",
        "Answer under `answers`, by a clause or as `open`; `returned` names the period.",
    ),
    Text(
        "“{name}”不是政策库中的文件，也不在所列的法律法规中",
        "'{name}' is no instrument of the library and no law that it lists",
    ),
    Text(
        "“{name}”不是政策文件：“{word}”不是正式文本",
        "'{name}' is no instrument: '{word}' is not official text",
    ),
    Text(
        "请引用法律、法规、公告或者通知本身，写明条款。",
        "Cite the law, regulation, announcement or notice itself, with its clause.",
    ),
    Text(
        "请引用政策文件，或在 library.yaml 的 documents 中列出该法律法规。",
        "Cite an instrument, or list the law or notice under `documents` in library.yaml.",
    ),
)
