"""What the reference of a vocabulary says, and what is said of lists and names everywhere."""

from incentives.values.text import Text

UNIQUE = Text("没有两项的{columns}相同", "no two have the same {columns}")
ORDER = Text("按{column}先后排列", "in the order of {column}")
OF_LIST = Text("“{rows}”中某一项的{column}", "{column} of a row of “{rows}”")
NAMES_ROW = Text("填{columns}", "{columns}")
NAMES_ROW_OR_OTHER = Text("填{columns}；都不是的填 other", "{columns}; other if none of these")
NAMES_INCENTIVE = Text(
    "填事项的编号或名称；政策库以外的填 other",
    "an incentive by its id or title; other if none here",
)
NAMES_PLACE = Text("填行政区划代码或地区名称", "a place by its code or name")

TITLE = Text("词汇表", "Vocabulary")
TITLE_OF_PLACE = Text("词汇表（{place}）", "Vocabulary ({place})")
ABOUT = Text(
    "政策规则可以读取的全部事实。每项依次列出：规则中的写法、名称、填法（单位、范围、可选值）、"
    "读取它的事项、检查和结果。共 {facts} 项事实、{rules} 条规则。",
    "Every fact that rules can read: how rules write it, what it is called, how it is filled in "
    "(unit, bounds, values), and the incentives, checks and results that read it. There are "
    "{facts} facts and {rules} rules.",
)
THE_CASE = Text("基本情况", "the case")
ASKED_BY = Text("{title}（{number}）要求提供的事实", "Facts asked for by {title} ({number})")
FACT_ID = Text("编号", "id")
READ_BY = Text("读取", "Read by")
LIST_READ_BY = Text("读取整个列表", "The list is read by")
READ_BY_NONE = Text("没有事项、检查或结果直接读取", "No incentive, check or result reads it itself")
LIST_READ_BY_NONE = Text(
    "没有事项、检查或结果直接读取整个列表",
    "No incentive, check or result reads the list itself",
)
