"""How operators read in Chinese and English; `{0}` and `{1}` are their arguments."""

from collections.abc import Mapping
from types import MappingProxyType

from incentives.values.text import Text

PRECEDENCE: Mapping[str, int] = MappingProxyType({"or": 1, "and": 2, "+": 4, "-": 4, "*": 5, "/": 5, "neg": 6})
COMPARISON = 3
TIGHTEST = 9
BRACKETED = Text("（{0}）", "({0})")

INFIX: Mapping[str, Text] = MappingProxyType(
    {
        "+": Text("{0} + {1}", "{0} + {1}"),
        "-": Text("{0} − {1}", "{0} − {1}"),
        "*": Text("{0} × {1}", "{0} × {1}"),
        "/": Text("{0} ÷ {1}", "{0} ÷ {1}"),
        "and": Text("{0}且{1}", "{0} and {1}"),
        "or": Text("{0}或{1}", "{0} or {1}"),
    }
)
NUMBERS_COMPARED: Mapping[str, Text] = MappingProxyType(
    {
        "<": Text("{0}小于{1}", "{0} is less than {1}"),
        "<=": Text("{0}不超过{1}", "{0} is not more than {1}"),
        ">": Text("{0}大于{1}", "{0} is more than {1}"),
        ">=": Text("{0}不小于{1}", "{0} is not less than {1}"),
        "==": Text("{0}等于{1}", "{0} equals {1}"),
        "!=": Text("{0}不等于{1}", "{0} differs from {1}"),
    }
)
DATES_COMPARED: Mapping[str, Text] = MappingProxyType(
    {
        "<": Text("{0}早于{1}", "{0} is before {1}"),
        "<=": Text("{0}不晚于{1}", "{0} is not after {1}"),
        ">": Text("{0}晚于{1}", "{0} is after {1}"),
        ">=": Text("{0}不早于{1}", "{0} is not before {1}"),
        "==": Text("{0}为{1}", "{0} is {1}"),
        "!=": Text("{0}不为{1}", "{0} is not {1}"),
    }
)
FUNCTIONS: Mapping[str, Text] = MappingProxyType(
    {
        "neg": Text("−{0}", "−{0}"),
        "not": Text("“{0}”为否", "not “{0}”"),
        "in": Text("{0}属于{1}", "{0} is {1}"),
        "overlaps": Text("{0}包括{1}", "{0} includes {1}"),
        "happened": Text("已有{0}", "there is a date “{0}”"),
        "not happened": Text("尚无{0}", "there is no date “{0}” yet"),
        "started": Text("“{0}”起始日", "start of “{0}”"),
        "ever": Text("已有“{0}”记录", "“{0}” has begun"),
        "held_on": Text("“{0}”有效", "“{0}” holds"),
        "held_on a day": Text("{1}“{0}”有效", "“{0}” holds on {1}"),
        "held_throughout": Text("{1}全月“{0}”有效", "“{0}” holds throughout {1}"),
        "first_day": Text("{0}第一日", "the first day of {0}"),
        "last_day": Text("{0}最后一日", "the last day of {0}"),
        "year_end": Text("{0}12月31日", "31 December of {0}"),
        "year_of": Text("{0}所在年度", "the year of {0}"),
        "month_of": Text("{0}所在月份", "the month of {0}"),
        "quarter_of": Text("{0}所在季度", "the quarter of {0}"),
        "ended": Text("“{0}”终止次日", "the day after the end of “{0}”"),
        "lapsed": Text("{1}起“{0}”中断的首日", "the first day from {1} on without “{0}”"),
        "days_held": Text("{1}内“{0}”有效的天数", "the days of {1} on which “{0}” holds"),
        "days_in": Text("{0}的天数", "the days of {0}"),
        "month_at": Text("{0}当月", "the month in which {0} lies"),
        "make_date": Text("{0}年{1}月{2}日", "the day {0}-{1}-{2}"),
        "add_months": Text("{0}之后{1}", "{1} after {0}"),
        "add_years": Text("{0}之后{1}", "{1} after {0}"),
        "add_days": Text("{0}之后{1}", "{1} after {0}"),
        "precedes": Text("{1}早于{3}（相同的以所列次序为准）", "{1} is before {3} (if the same, listed before it)"),
        "days_between": Text("{0}至{1}的天数", "the days from {0} to {1}"),
        "months_between": Text("{0}至{1}的整月数", "whole months from {0} to {1}"),
        "years_between": Text("{0}至{1}的整年数", "whole years from {0} to {1}"),
        "round_half_up": Text("（{0}，按 {1}四舍五入）", "({0}, rounded half up to {1})"),
        "round_half_even": Text("（{0}，按 {1}四舍六入五成双）", "({0}, rounded half to even to {1})"),
        "round_up": Text("（{0}，按 {1}进位）", "({0}, rounded up to {1})"),
        "round_down": Text("（{0}，按 {1}舍去）", "({0}, rounded down to {1})"),
        "round_half_up whole": Text("（{0}，四舍五入取整）", "({0}, rounded half up to a whole number)"),
        "round_half_even whole": Text("（{0}，四舍六入五成双取整）", "({0}, rounded half to even to a whole number)"),
        "round_up whole": Text("（{0}，进位取整）", "({0}, rounded up to a whole number)"),
        "round_down whole": Text("（{0}，舍去尾数取整）", "({0}, rounded down to a whole number)"),
        "per_month": Text("按月折算的{0}", "{0} by the month"),
        "per_year": Text("按年折算的{0}", "{0} by the year"),
    }
)
LEAST: Text = Text("{0}中较小者", "the lesser of {0}")
GREATEST: Text = Text("{0}中较大者", "the greater of {0}")
EARLIEST: Text = Text("{0}中较早者", "the earlier of {0}")
LATEST: Text = Text("{0}中较晚者", "the later of {0}")
NOT_BELOW_ZERO: Text = Text("（{0}，低于 0 的按 0 计）", "({0}, not less than 0)")
BETWEEN: Text = Text("{0}与{1}", "{0} and {1}")

LAW_DATE = Text("当日", "the law date")
BASIS = Text("计税（费）依据", "the basis")
AMOUNT_OF = Text("“{title}”的金额", "the amount of “{title}”")
ELIGIBLE_FOR = Text("符合“{title}”的条件", "eligible for “{title}”")
CASE = Text("{test}的，{value}", "if {test}: {value}")
OTHERWISE = Text("其他的，{value}", "otherwise {value}")
IF_ELSE = Text("（{cases}）", "({cases})")
NOT_APPLICABLE = Text("不适用", "not applicable")
TABLE_BY = Text("{table}（按{keys}）", "{table} (by {keys})")
TABLE_AT = Text("{table}（{keys}）", "{table} ({keys})")
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
GREATEST_OF_IF = Text("{rows}（限{guard}）中{body}的最大值", "the greatest {body} of {rows} (where {guard})")
LEAST_OF = Text("{rows}中{body}的最小值", "the least {body} of {rows}")
LEAST_OF_IF = Text("{rows}（限{guard}）中{body}的最小值", "the least {body} of {rows} (where {guard})")
LATEST_OF = Text("{rows}中最晚的{body}", "the latest {body} of {rows}")
LATEST_OF_IF = Text("{rows}（限{guard}）中最晚的{body}", "the latest {body} of {rows} (where {guard})")
EARLIEST_OF = Text("{rows}中最早的{body}", "the earliest {body} of {rows}")
EARLIEST_OF_IF = Text("{rows}（限{guard}）中最早的{body}", "the earliest {body} of {rows} (where {guard})")
THIS_ROW = Text("该项", "this row")
SUMMED = Text("{rows}{count}项{body}合计", "the sum of {body} over {count} of {rows}")
SUMMED_MONTHS = Text("{count}个月的{body}合计", "the sum of {body} over {count} months")
MARGINAL = Text("{argument}按“{brackets}”分段计算", "{argument} slice by slice at “{brackets}”")
STEP = Text("“{brackets}”（按{argument}所在级距）", "“{brackets}” (of the bracket of {argument})")

VALUE = Text("{name} {value}", "{name} {value}")
VALUE_OPEN = Text("{name}（{value}）", "{name} ({value})")
DATE_UNKNOWN = Text("{name}（适用日期未定）", "{name} (as of a date not known)")
NOT_SO = Text("不适用“{name}”", "“{name}” does not apply")
UNPUBLISHED = Text("{name}（标准未公布）", "{name} (not published)")
NO_FIGURE = Text("{name}（该时期标准未收录）", "{name} (no figure on record for that time)")
UNPUBLISHED_WITHIN = Text("{name}（标准未公布，{bounds}）", "{name} (not published, {bounds})")
DEFAULTED = Text("{name} {value}（法定默认值）", "{name} {value} (the law's default)")
EQUALS = Text("{terms} = {value}", "{terms} = {value}")
COMES_TO = Text("{terms}，为 {value}", "{terms}: {value}")
COMES_TO_OPEN = Text("{terms}，结果待定", "{terms}: not known yet")
CAPPED = Text("{line}；不超过{bound}", "{line}; not more than {bound}")
CAP_BINDS = Text("{line}；超过{bound}，按 {value}计", "{line}; more than {bound}, so {value}")
FLOORED = Text("{line}；不低于{bound}", "{line}; not less than {bound}")
FLOOR_BINDS = Text("{line}；低于{bound}，按 {value}计", "{line}; less than {bound}, so {value}")
ZERO_BINDS = Text("{line}；低于 0 的按 0 计", "{line}; less than 0 counts as 0")
EITHER = Text("{first}，或{second}", "{first}, or {second}")
