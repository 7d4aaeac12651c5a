"""What is wrong with an expression: its grammar, its names, its types."""

from incentives.values.text import Text

EXPRESSIONS = (
    Text("“{written}”：{sentence}", "'{written}': {sentence}"),
    Text("表达式中不能直接写数值", "a figure of the law stands in a formula"),
    Text(
        "按键取行须写一个键，并在点号后写该行的事实",
        "a row is named by one key, and a fact of it stands after a dot",
    ),
    Text("“{rows}”的行不能用单独一列区分", "no one fact tells the rows of '{rows}' apart"),
    Text(
        "“{name}”不是清单，方括号后不能再写事实",
        "'{name}' has no rows, so nothing stands after its brackets",
    ),
    Text("请设为政策数值，写明单位和条款依据。", "Make it a parameter with a unit and a citation."),
    Text("“{name}”应对各行逐一计算", "'{name}' goes over rows one by one"),
    Text("没有“{name}”这一函数", "unknown function '{name}'"),
    Text("没有“{name}”这一名称", "unknown name '{name}'"),
    Text("“{name}”本身没有值", "'{name}' has no value by itself"),
    Text("请写作：{name}.名称", "Write {name}.NAME."),
    Text("没有“{name}”这一优惠事项", "unknown incentive '{name}'"),
    Text("没有“{name}”这一层级", "unknown level '{name}'"),
    Text("“{name}”不是“{choice}”的选项", "'{name}' is no value of '{choice}'"),
    Text(
        "花括号中的选项应与选项类的事实比较，此处是{found}",
        "values in braces go with a value of an enumeration, found {found}",
    ),
    Text(
        "前面的情形给出{wanted}，此处是{found}", "the cases before give {wanted}, this one {found}"
    ),
    Text("“{name}”应写一个优惠事项的名称", "'{name}' takes the name of one incentive"),
    Text("应为{wanted}，此处是{found}", "expected {wanted}, found {found}"),
    Text(
        "只写 0 或 1；其他数值应设为政策数值，此处写其名称。",
        "Write 0 or 1 in plain digits; every other figure is a parameter, named here.",
    ),
    Text(
        "名称由英文字母、数字和下划线组成，符号见政策语言参考。",
        "Names are of a-z, A-Z, 0-9 and _; the signs are those of the reference.",
    ),
    Text(
        "花括号之前写 in；只有一个选项时不用花括号。",
        "Write 'in' before the braces; one value is written without them.",
    ),
    Text("请填写，或删去这一行。", "Write one, or leave the line out."),
    Text("表达式嵌套超过 {most} 层", "the expression is nested over {most} levels"),
    Text("花括号中的选项只能写在 in 之后", "values in braces stand only after 'in'"),
    Text("表达式超过 {most} 个字符", "the expression has over {most} characters"),
    Text("表达式超过 {most} 项", "the expression has over {most} terms"),
    Text("表达式中没有“{written}”这种写法", "'{written}' is no form of this language"),
    Text("请见政策语言参考中的“Expressions”。", "See 'Expressions' in the language reference."),
    Text("表达式中不能有字符 {found}", "the character {found} has no place in an expression"),
    Text("表达式为空", "the expression is empty"),
    Text("“{written}”是日期", "'{written}' is a date"),
    Text("“{written}”不是普通数字", "'{written}' is not a plain number"),
    Text("名称不能以下划线开头", "a name may not begin with an underscore"),
    Text(
        "请写作 count({row} for {row} in {rows} if …)。",
        "Write count({row} for {row} in {rows} if …).",
    ),
    Text(
        "count 对各行计数，须符合的条件写在 if 之后",
        "a count counts rows; what they must fulfil stands after 'if'",
    ),
    Text("应为列表类的事实，此处是{found}", "expected a repeated fact, found {found}"),
    Text("“{name}”在此处已有含义", "'{name}' has a meaning here already"),
    Text("请另取名称。", "Choose another name."),
    Text("应为分档表，此处是{found}", "expected a table, found {found}"),
    Text(
        "分档表有 {wanted} 个键，此处写了 {found} 个",
        "the table has {wanted} key(s), found {found}",
    ),
    Text("只能比较数和日期，此处是{found}", "only numbers and dates are compared, found {found}"),
    Text("只能对数求和，此处是{found}", "only numbers are summed, found {found}"),
    Text("precedes 应写两行的名称", "'precedes' takes two rows, by their names"),
    Text(
        "“{name}”各行没有日期或月份，无法排出先后",
        "no date or month says in which order the rows of '{name}' come",
    ),
    Text("“{name}”应写级距表和一个数", "'{name}' takes a schedule of brackets and a number"),
    Text("至少应有两项", "expected two or more arguments"),
    Text("应有 {wanted} 项，此处有 {found} 项", "expected {wanted} argument, found {found}"),
    Text("应有 {wanted} 项，此处有 {found} 项", "expected {wanted} arguments, found {found}"),
    Text("除数为零", "division by zero"),
    Text("{left}不能与{right}相等", "{left} cannot equal {right}"),
    Text(
        "in 之前应为选项类的事实，此处是{found}",
        "'in' asks for a value of an enumeration, found {found}",
    ),
    Text("该类别是“{group}”的，不是“{choice}”的", "the group is of '{group}', not of '{choice}'"),
    Text(
        "应为同一列表的两行，此处是{left}和{right}",
        "expected two rows of one repeated fact, found {left} and {right}",
    ),
    Text("{one} 与 {other} 不能合并计算", "{one} and {other} do not go together"),
    Text("是否应为“{name}”？", "Did you mean '{name}'?"),
)
