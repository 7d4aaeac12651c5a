"""What is said of expressions beside their operators, whose rows say how they read themselves."""

from collections.abc import Mapping

from incentives.language.expression import NameKind
from incentives.language.no_limit import NoLimit
from incentives.values.tables import one_for_each
from incentives.values.text import Text

BRACKETED = Text("（{0}）", "({0})")

BETWEEN: Text = Text("{0}与{1}", "{0} and {1}")

OF_THE_RULE: Mapping[NameKind, Text] = {
    NameKind.LAW_DATE: Text("当日", "the law date"),
    NameKind.BEGINS: Text("执行起日（{day}）", "the first day in force ({day})"),
    NameKind.ENDS: Text("执行止日（{day}）", "the last day in force ({day})"),
    NameKind.BASIS: Text("计税（费）依据", "the basis"),
    NameKind.RELIEVED: Text("优惠减少的计税（费）依据", "what reliefs take off the basis"),
    NameKind.EXEMPT: Text("当期全额免征", "the whole charge of the row falls away"),
}
"""What a rule itself names, beside facts, figures and other rules."""
OF_INCENTIVE: Mapping[NameKind, Text] = {
    NameKind.AMOUNT: Text("“{title}”的金额", "the amount of “{title}”"),
    NameKind.ELIGIBILITY: Text("符合“{title}”的条件", "eligible for “{title}”"),
    NameKind.INCENTIVE: Text("“{title}”（{number}）", "“{title}” ({number})"),
}
"""An incentive that a rule names: what it comes to, or, as awards name it, itself."""
CASE = Text("{test}的，{value}", "if {test}: {value}")
OTHERWISE = Text("其他的，{value}", "otherwise {value}")
VERSION = Text("{days}，{value}", "{days}: {value}")
IF_ELSE = Text("（{cases}）", "({cases})")
NO_LIMIT: Mapping[NoLimit, Text] = one_for_each(
    NoLimit,
    {
        NoLimit.CAP: Text("不设上限", "no upper limit"),
        NoLimit.FLOOR: Text("不设下限", "no lower limit"),
    },
)
NOT_APPLICABLE = Text("不适用", "not applicable")
NOT_APPLICABLE_AS = Text("不适用，原因：{reason}", "not applicable, since {reason}")
NO_SUCH_ROW = Text("{rows}中没有{guard}的一项", "none of {rows} is one where {guard}")
NO_ROWS = Text("{rows}没有任何一项", "there are none of {rows}")
SOUGHT = Text("{said}（{sought}）", "{said} ({sought})")
NO_CASE = Text("所列情形都不成立（{tests}）", "none of the cases is given ({tests})")
NOT_COME_ABOUT = Text("{fact}未发生", "{fact} has not come about")
NOT_THERE = Text("没有{fact}", "there is no {fact}")
NO_RESULT = Text("{formula}没有结果", "{formula} gives no result")
FIGURE_NOT_APPLICABLE = Text("“{name}”规定不适用（{source}）", "“{name}” does not apply ({source})")
BRACKET_NOT_APPLICABLE = Text(
    "“{name}”规定{bracket}的不适用（{source}）", "“{name}” does not apply {bracket} ({source})"
)
BRACKET_FROM = Text("{limit}及以上", "from {limit}")
BRACKET_ABOVE = Text("超过 {limit}", "above {limit}")
BRACKET_BELOW = Text("不足 {limit}", "below {limit}")
BRACKET_UP_TO = Text("不超过 {limit}", "up to {limit}")
NOTHING_FOUND = Text("{reason}的，不适用", "not applicable where {reason}")
TABLE_BY = Text("{table}（按{keys}）", "{table} (by {keys})")
TABLE_AT = Text("{table}（{keys}）", "{table} ({keys})")
TABLE_ABOVE = Text("超过上列的", "above those")
TABLE_EACH_FURTHER = Text("超过上列的，每增加 {one}，另加", "each further {one} adds")
NO_CELL = Text("{name}（表中没有这一情形的标准）", "{name} (the table has no figure for that)")
ROWS_OF_PERIOD = Text("同一{period}的{rows}", "{rows} of the same {period}")
OF_THIS_ROW = Text("本项{fact}", "{fact} of this row")
SUM = Text("{rows}的{body}合计", "the sum of {body} over {rows}")
SUM_IF = Text("{rows}的{body}合计（限{guard}）", "the sum of {body} over {rows} (where {guard})")
COUNT = Text("{rows}项数", "the number of {rows}")
COUNT_IF = Text("{rows}项数（限{guard}）", "the number of {rows} (where {guard})")
ANY = Text("{rows}中任一项{body}", "for some of {rows}: {body}")
ANY_IF = Text("{rows}（限{guard}）中任一项{body}", "for some of {rows} (where {guard}): {body}")
ALL = Text("{rows}各项均{body}", "for all of {rows}: {body}")
ALL_IF = Text("{rows}（限{guard}）各项均{body}", "for all of {rows} (where {guard}): {body}")
GREATEST_OF = Text("{rows}中{body}的最大值", "the greatest {body} of {rows}")
GREATEST_OF_IF = Text(
    "{rows}（限{guard}）中{body}的最大值", "the greatest {body} of {rows} (where {guard})"
)
LARGEST = Text(
    "{rows}中{body}最大的若干项之和（项数：{most}）",
    "the sum of the largest {body} of {rows} (how many: {most})",
)
LARGEST_IF = Text(
    "{rows}（限{guard}）中{body}最大的若干项之和（项数：{most}）",
    "the sum of the largest {body} of {rows} (where {guard}; how many: {most})",
)
OF_ROW_NAMED = Text("{key}对应的{rows}的{body}", "{body} of the one of {rows} that {key} names")
LEAST_OF = Text("{rows}中{body}的最小值", "the least {body} of {rows}")
LEAST_OF_IF = Text(
    "{rows}（限{guard}）中{body}的最小值", "the least {body} of {rows} (where {guard})"
)
LATEST_OF = Text("{rows}中最晚的{body}", "the latest {body} of {rows}")
LATEST_OF_IF = Text(
    "{rows}（限{guard}）中最晚的{body}", "the latest {body} of {rows} (where {guard})"
)
EARLIEST_OF = Text("{rows}中最早的{body}", "the earliest {body} of {rows}")
EARLIEST_OF_IF = Text(
    "{rows}（限{guard}）中最早的{body}", "the earliest {body} of {rows} (where {guard})"
)
THIS_ROW = Text("该项", "this row")
SUMMED = Text("{rows}{count}项{body}合计", "the sum of {body} over {count} of {rows}")
SUMMED_MONTHS = Text("{count}个月的{body}合计", "the sum of {body} over {count} months")
MARGINAL = Text("{argument}按“{brackets}”分段计算", "{argument} slice by slice at “{brackets}”")
STEP = Text("“{brackets}”（按{argument}所在级距）", "“{brackets}” (of the bracket of {argument})")
RUNNING = Text(
    "{own}（按{order}先后，累计不超过{limit}的部分）",
    "what of {own}, in the order of {order}, is within {limit} in all",
)
FOR_EACH = Text("同一{keys}的{text}", "for each {keys}, {text}")
OF_THOSE = Text("{text}，限{tests}", "{text}, of those where {tests}")
CARRIED = Text("结转余额中本期使用的部分（{terms}）", "what is used of the balance ({terms})")
CARRIED_OPENING = Text("期初余额为{opening}", "it opens with {opening}")
CARRIED_ADDS = Text("{rows}逐期转入{adds}", "each of {rows} adds {adds}")
CARRIED_USED = Text("当期至多使用{used}，先转入的先用", "uses at most {used}, the oldest first")
CARRIED_LASTS = Text("转入满{months}个月后不再使用", "and lapses {months} months after")

VALUE = Text("{name} {value}", "{name} {value}")
VERSION_READ = Text("{name}（{days}）", "{name} ({days})")
VALUE_OPEN = Text("{name}（{value}）", "{name} ({value})")
DATE_UNKNOWN = Text("{name}（适用日期未定）", "{name} (as of a date not known)")
NOT_SO = Text("不适用“{name}”", "“{name}” does not apply")
UNPUBLISHED = Text("{name}（标准未公布）", "{name} (not published)")
NO_FIGURE = Text("{name}（该时期标准未收录）", "{name} (no figure on record for that time)")
UNPUBLISHED_WITHIN = Text("{name}（标准未公布，{bounds}）", "{name} (not published, {bounds})")
DEFAULTED = Text("{name} {value}（法定默认值）", "{name} {value} (the law's default)")
ASSUMED = Text("{name} {value}（未填写，按此计算）", "{name} {value} (not stated, taken as that)")
ONE_FOR_ONE = Text("1（{text}）", "1 ({text})")
EQUALS = Text("{terms} = {value}", "{terms} = {value}")
ROUNDS_TO = Text("{terms} ≈ {value}", "{terms} ≈ {value}")
COMES_TO = Text("{terms}，为 {value}", "{terms}: {value}")
COMES_TO_OPEN = Text("{terms}，结果待定", "{terms}: not known yet")
UNLIMITED = Text("{line}；{bound}", "{line}; {bound}")
CAPPED = Text("{line}；不超过{bound}", "{line}; not more than {bound}")
CAP_BINDS = Text("{line}；超过{bound}，按 {value}计", "{line}; more than {bound}, so {value}")
FLOORED = Text("{line}；不低于{bound}", "{line}; not less than {bound}")
FLOOR_BINDS = Text("{line}；低于{bound}，按 {value}计", "{line}; less than {bound}, so {value}")
ZERO_BINDS = Text("{line}；低于 0 的按 0 计", "{line}; less than 0 counts as 0")
EITHER = Text("{first}，或{second}", "{first}, or {second}")
