"""What a check says of what it has proven and of the boundaries that cases show."""

from incentives.values.text import Text

PROVEN = Text(
    "逐日证明：{places} 个辖区的 {series} 组数值，{first} 至 {last} 共 {days} 个“数值·日”，"
    "每日有且只有一个数值，或已声明空档；"
    "{incentives} 项事项的各版本不重叠、不中断；级距 {brackets} 档，首尾相接；数值 {figures} 个，"
    "均注明出处和依据状态。\n",
    "Proven day by day: {series} series of figures in {places} jurisdictions, {first} to {last}, "
    "{days} days in all, each with "
    "one figure or a declared gap; {incentives} incentives without overlap or hole between "
    "versions; {brackets} brackets that "
    "meet; {figures} figures, each with its citation and standing.\n",
)
COVERED = Text(
    "临界用例：应有 {needed} 处，已有 {covered} 处。\n",
    "Boundaries: cases lie on {covered} of {needed} sides of thresholds.\n",
)
INCENTIVE = Text("{title}（{id}）：{covered}/{needed}", "{title} ({id}): {covered} of {needed}")
LACKS = Text("  {place}：{subject}：缺{sides}", "  {place} {subject}: no case {sides}")
BELOW = Text("低于", "below")
ON = Text("等于", "on")
ABOVE = Text("高于", "above")
DAY_BEFORE = Text("此前", "before it")
THE_DAY = Text("当日", "on it")
DAY_AFTER = Text("此后", "after it")
SIDE_OF_DAY = Text("{side}（{days}）", "{side} ({days})")
OF_DAY = Text("{subject}：{limit}", "{subject}: {limit}")
OF_FIGURE = Text("{subject}（{window}的标准）", "{subject} (figure in force {window})")
BRACKET = Text(
    "{number}：级距界限 {limit}（{window}的标准）",
    "{number}: limit of a bracket, {limit} (in force {window})",
)
TABLE_END = Text(
    "{table}：表中末项 {last}（{window}的标准）",
    "{table}: the last that is listed, {last} (in force {window})",
)
BEGINS = Text("{number} 施行首日 {day}", "first day of {number}, {day}")
ENDS = Text("{number} 施行末日 {day}", "last day of {number}, {day}")
CHANGES = Text("{name}自 {day} 起变动", "{name} changes from {day} on")
