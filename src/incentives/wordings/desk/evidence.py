"""What the page of the papers says."""

from incentives.values.text import Text

TITLE = Text("申请材料", "Papers")
ABOUT = Text(
    "列出本件各项政策所要求的材料。收到原件核对后勾选，并填写编号和有效期；"
    "不符合条件的事项不再要求材料。",
    "The papers that the incentives of this application ask for. Tick those that are on file; what "
    "the applicant is not "
    "eligible for asks for none.",
)
COUNTS = Text(
    "待补 {outstanding} 项，已过期 {expired} 项，{days}日内到期 {expiring} 项，已收 {held} 项。",
    "{outstanding} outstanding, {expired} expired, {expiring} expire within {days} days, {held} "
    "on file.",
)
NUMBER_OF = Text("{paper}编号", "Number of: {paper}")
NUMBER_HELP = Text(
    "材料上载明的编号、文号或者证号，没有的可不填。", "The number on the paper, if it has one."
)
VALID_TO_OF = Text("{paper}有效期至", "Valid to: {paper}")
VALID_TO_HELP = Text(
    "材料有效的最后一天，如2023年12月31日；长期有效的不填。",
    "The last day on which the paper is valid; empty where it does not expire.",
)
DAY_EXAMPLE = Text("如 2025-12-31", "such as 2025-12-31")
HELD_HELP = Text("勾选表示材料已收到并核对。", "Ticked: the paper is on file.")
PROVES = Text("证明 {count} 项要求", "proves {count} requirements")
UNASKED = Text("本次无须据以证明", "proves nothing asked for here")
OTHER = Text("登记其他材料", "Another paper")
OTHER_HELP = Text("登记上面没有列出的材料。", "A paper that is not listed above.")
CHOOSE = Text("请选择", "Choose")
ADD = Text("登记", "Add")
