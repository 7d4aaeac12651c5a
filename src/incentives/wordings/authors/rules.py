"""What is wrong with the keys, names and figures of a policy file."""

from incentives.values.text import Text

RULES = (
    Text("{what}应为由名称和值组成的表", "{what} must be a table of keys and values"),
    Text("{what}应为由名称组成的表", "{what} must be a table of names"),
    Text("{what}应为列表", "{what} must be a list"),
    Text("{what}应为单个值", "{what} must be a single value"),
    Text("{what}缺少“{name}”", "{what} lacks '{name}'"),
    Text("{what}应有下列之一：{names}", "{what} needs one of {names}"),
    Text(
        "{what}已有“{first}”，不能再有“{other}”",
        "{what} has '{first}' already; '{other}' cannot stand beside it",
    ),
    Text("{what}应为{wanted}，此处是{found}", "{what} must be {wanted}, found {found}"),
    Text(
        "{what}应为金额，而事实目录中没有金额类的事实",
        "{what} must be money, and no fact of the vocabulary is money",
    ),
    Text(
        "请在事实目录中设一项有币种的事实，如 unit='EUR'。",
        "Give the vocabulary a fact with a currency, such as unit='EUR'.",
    ),
    Text("没有“{name}”这一键", "unknown key '{name}'"),
    Text(
        "请写作 {form}，两种语言都要写。",
        "Write {form}, in both languages.",
    ),
    Text("请写作 {form}，每种语言都要写。", "Write {form}, in each language."),
    Text("每行依次写名称、冒号和值。", "Write a key, a colon and a value on each line."),
    Text("请写作 {form}，或每个键一行。", "Write {form}, or each key on its line."),
    Text("请写作 [{text}]。", "Write [{text}]."),
    Text("每项之前写“- ”。", "Begin each entry with '- '."),
    Text("请直接写值，不用列表或键。", "Write it without a list or keys."),
    Text(
        "每行写一个名称，后接冒号和内容。",
        "Write each name on a line of its own, with a colon and what it stands for.",
    ),
    Text(
        "“{key}”应为 published 或 recalled，此处是“{written}”",
        "'{key}' is published or recalled, found '{written}'",
    ),
    Text("“{one}”与“{other}”不能并列", "'{one}' cannot stand beside '{other}'"),
    Text("“{one}”与“{other}”不能并列", "'{one}' and '{other}' cannot stand beside each other"),
    Text("“{key}”应为 1 至 {most} 的整数", "'{key}' is a whole number from 1 to {most} here"),
    Text("“{key}”中没有内容", "'{key}' lists nothing"),
    Text(
        "受益人应写作 `{when: …, is: …}` 或 `{when: …, shares: …}`，最后一个写作 `{otherwise: …}`",
        "a beneficiary is `{when: …, is: …}` or `{when: …, shares: …}`, the last one "
        "`{otherwise: …}`",
    ),
    Text("最后一个受益人应为 otherwise", "the last beneficiary must be `otherwise`"),
    Text(
        "除最后一个受益人取其余外，每个受益人都应有 share",
        "every beneficiary but the last has `share`; the last takes the rest",
    ),
    Text("分享者应有两个以上", "shares are of two beneficiaries or more"),
    Text("“{name}”已有份额", "'{name}' has a share already"),
    Text("otherwise 应为最后一种情形", "`otherwise` must be the last case"),
    Text("最后一种情形应为 otherwise", "the last case must be `otherwise`"),
    Text("“{name}”不是选项固定的事实", "'{name}' is no fact with a fixed set of values"),
    Text("“{unit}”不是单位", "'{unit}' is no unit"),
    Text("请写如 kg/m2/year；没有单位的写 1。", "Write such as kg/m2/year, or 1 for none."),
    Text("没有“{unit}”这一单位", "unknown unit '{unit}'"),
    Text("可用的单位：{units}。", "Known units: {units}."),
    Text("没有单位的数请写 `unit: 1`。", "Write `unit: 1` for a plain number."),
    Text(
        "没有单位的数请写 `unit: 1`；取某一事实的选项的，请写 `of: …`。",
        "Write `unit: 1` for a plain number, `of: …` for one of the values of a fact.",
    ),
    Text("数应有单位", "a number needs a unit"),
    Text("政策数值应有单位", "a parameter needs a unit"),
    Text(
        "value 应为数、是否、日期或选项，此处是{found}",
        "a value must be a number, yes or no, a date or a word, found {found}",
    ),
    Text(
        "unless 之下写例外，须与 when、all 或 any 并列。",
        "Under 'unless' stand exceptions from what 'when', 'all' or 'any' says beside it.",
    ),
    Text("表达式按原样书写，不用转义", "an expression is written as it is, without escapes"),
    Text("写在一行内，或在“>-”下分几行写。", "Write it on one line, or on several under '>-'."),
    Text("同一规则中编号“{name}”使用了两次", "the id '{name}' is used twice in one rule"),
    Text(
        "mode 应为 {modes} 之一，此处是“{written}”", "'mode' is one of {modes}, found '{written}'"
    ),
    Text("“{name}”：{sentence}", "'{name}': {sentence}"),
    Text("{what}为 {written}，应为 {names}", "{what} is {written}, expected {names}"),
    Text("“{key}”中没有数", "'{key}' lists no number"),
    Text(
        "{key} 写明各行共有的内容，此处是{found}",
        "'{key}' is what rows have in common, found {found}",
    ),
    Text(
        "请写该行的一项事实，如编号、月份、选项或数。",
        "Name a fact of the row, such as an id, a month, a word or a number.",
    ),
    Text("“{key}”中没有条件", "'{key}' lists no condition"),
    Text("“to”应大于零", "'to' must be above zero"),
    Text("cases 中没有情形", "'cases' lists no case"),
    Text("每种情形应有 when", "a case needs `when`"),
    Text(
        "除所遍历的行外还涉及{rows}：同时超过 {most} 个列表",
        "it speaks of {rows} beside the rows that it goes over: over {most} lists at once",
    ),
    Text(
        "{count} 个定义依次相承：{chain}",
        "{count} definitions rest on each other in a row: {chain}",
    ),
    Text(
        "展开各项定义之后，规则嵌套 {levels} 层，超过 {most} 层：{chain}",
        "with its definitions spelled out the rule is nested {levels} levels deep, over {most}: "
        "{chain}",
    ),
    Text(
        "连同各项定义（各计一次），规则有 {terms} 项，超过 {most} 项",
        "with its definitions, each counted once, the rule has {terms} terms, over {most}",
    ),
    Text("逐行求和嵌套超过 {most} 层", "sums over rows stand more than {most} deep in each other"),
    Text("请拆分，或减少内容。", "Divide it, or say less at once."),
    Text(
        "floor 只能与数、级距表或由其组成的表同用",
        "'floor' goes with a number, with brackets, or a table of either",
    ),
    Text(
        "text 说明为何没有数值，应与 gap 同用",
        "'text' says why there is no figure; it goes with 'gap'",
    ),
    Text("“{key}”应为 true 或不写", "'{key}' is true or left out"),
    Text(
        "按所在路径，本文件的编号应为“{id}”，此处是“{written}”",
        "the id of this file is '{id}', by its path; found '{written}'",
    ),
    Text("gap_before 应与 continues 同用", "'gap_before' goes with `continues`"),
    Text("“{id}”中没有“{name}”", "'{id}' has no entry '{name}'"),
    Text("“{id}”不能延续其自身", "'{id}' would continue itself"),
    Text("没有“{id}”这一政策文件", "there is no instrument '{id}'"),
    Text("超过 {most} 个政策文件依次延续", "over {most} instruments continue each other in a row"),
    Text(
        "代码 {code} 已属于“{place}”（{file}）",
        "the code {code} is that of '{place}' already ({file})",
    ),
    Text(
        "begun_month 应与 `recovers: by_months` 同用",
        "'begun_month' goes with `recovers: by_months`",
    ),
    Text("此处没有可追回的拨付", "nothing is paid here that could be recovered"),
    Text("没有说明哪笔拨付对应哪一行", "nothing says which payment was for which row"),
    Text(
        "请为优惠事项填写 subject，据以对应既往拨付。",
        "Give the incentive a `subject`, by which payments made before are matched.",
    ),
    Text("请写作 `of: relieved`。", "Write `of: relieved`."),
    Text("两项义务同名：“{name}”", "two obligations are called '{name}'"),
    Text("“{name}”不是{section}", "'{name}' is not one of the {section}"),
    Text("“{name}”应符合的条件无法读取：{why}", "what holds of '{name}' cannot be read: {why}"),
    Text(
        "“{name}”应符合的条件用到了“{other}”，它不是事实",
        "what holds of '{name}' reads '{other}', which is no fact",
    ),
    Text(
        "“{name}”在结果中表示受益方不止一方或尚未确定",
        "'{name}' is what results call a beneficiary that is no single role",
    ),
    Text(
        "{where} 对{one}“{name}”的表述不同",
        "{where} words the {one} '{name}' otherwise",
    ),
    Text(
        "{place} 的数值适用于相同日期且同时公布",
        "the figure at {place} is for the same days and as old",
    ),
    Text(
        "请为其中一个填写较早的止日，或填写其文件的公布日期。",
        "Give one of them an earlier end, or the day on which its document was published.",
    ),
    Text("区间应有两端", "a range has two ends"),
    Text("两个用例同名：“{name}”", "two cases are called '{name}'"),
)
