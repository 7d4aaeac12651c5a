"""Every wording of a rule in words and of a case template, in Chinese and English side by side."""

from collections.abc import Mapping

from incentives.policy.charging.answers import Question
from incentives.values.period import Cycle
from incentives.values.tables import one_for_each
from incentives.values.text import Text

RULE_TITLE = Text("政策说明：{title}", "{title}")
ID = Text("编号", "Id")
KIND = Text("优惠方式", "Kind")
INSTRUMENT = Text("政策文件", "Instrument")
CLAUSE = Text("条款", "Clause")
PUBLISHED = Text("公布日期", "Published")
PUBLISHED_NOT_ON_RECORD = Text("无记载", "not on record")
IN_FORCE = Text("施行期间", "In force")
STANDING = Text("来源状况", "Standing")
CONTINUES = Text("延续文件", "Continues")
PLACE = Text("适用地区", "Place")

GIVES = Text("优惠内容", "What it gives")
AMOUNT = Text("金额", "amount")
GIVES_IN_KIND = Text("非现金支持，不折算金额", "in kind, not valued")
GIVES_IN_KIND_WORTH = Text("非现金支持，折算价值", "in kind, worth")
GIVES_ALL = Text(
    "免除应缴的{charge}，以扣除普遍性减免后的余额为限",
    "all of {charge} that is left after general reliefs",
)
GIVES_SHARE = Text(
    "减免扣除普遍性减免后应缴的{charge}，比例：{share}",
    "this share of {charge} that is left after general reliefs: {share}",
)
GIVES_LESS_BASIS = Text(
    "{charge}的计税（费）依据减少：{formula}", "taken off the basis of {charge}: {formula}"
)
AFTER_OTHERS = Text("按{others}减少后的余额计算", "on what {others} left of it")
FOR_EACH = Text("逐项测算：{rows}", "worked out for each of: {rows}")
AT = Text("适用法律和认定资格的日期：{date}", "law and statuses are those of: {date}")
BY_MONTH = Text(
    "按月计算，每月为全年的十二分之一，以每月最后一日为准",
    "by the month, a twelfth of the year, as of its last day",
)
ALSO_ON = Text("下列日期也须在有效期内：{dates}", "the instrument is also in force on: {dates}")
ON_DAY = Text("以核定基准日为准", "as of the day of the assessment")
FOR_ROLE = Text("受益主体：{role}", "beneficiary: {role}")
ROLE_SHARE = Text("{role}（{share}）", "{role} ({share})")
ROLE_REST = Text("{role}（其余）", "{role} (the rest)")
FOR_ROLE_IF = Text("{test}的，受益主体为{role}", "if {test}, the beneficiary is: {role}")
FOR_ROLE_ELSE = Text("其他的，受益主体为{role}", "otherwise the beneficiary is: {role}")

CONDITIONS = Text("条件（须全部符合）", "Conditions (all must hold)")
NO_CONDITIONS = Text("无其他条件", "no further condition")
ALL_OF = Text("以下各项均须符合", "all of these")
ANY_OF = Text("以下各项符合其一", "one of these")
ONE_OF = Text("以下各项符合且只符合其一", "exactly one of these")
NONE_OF = Text("不得有下列情形", "none of these")
IN_CASE = Text("{test}的", "if {test}")
IN_OTHER_CASES = Text("其他的", "otherwise")
MEANS = Text("即：{phrase}", "that is: {phrase}")
AS_ABOVE = Text("{text}，同上", "{text}, as above")
ASKS_PAPERS = Text("证明材料：{papers}", "papers: {papers}")
NOTHING_REQUIRED = Text("不作要求", "nothing is required")
NAMED_FORMULA = Text("{name}：{formula}", "{name}: {formula}")

DEFINITIONS = Text("用语", "Terms")
CHARGE = Text("应缴税费", "The charge")
CHARGE_AMOUNT = Text("应缴{charge}", "{charge} due")
CHARGE_BASIS = Text("计税（费）依据", "basis")
CHARGE_ARISES = Text("产生条件", "arises if")
QUESTIONS: Mapping[Question, Text] = one_for_each(
    Question,
    {
        Question.BEGINS: Text("纳税（缴费）义务的起止", "when it begins and ends"),
        Question.PERIOD: Text("申报期", "by which period it is returned"),
        Question.CARRIED: Text("结转", "what is carried over"),
        Question.PAYER: Text("缴纳人", "who pays"),
        Question.ROUNDING: Text("取整", "what is rounded"),
    },
)
ANSWER = Text("{question}：{text}（{source}）", "{question}: {text} ({source})")
ANSWER_OPEN = Text("{question}：未明确，{text}（{source}）", "{question}: open; {text} ({source})")
BUILT_ON = Text("随之减少：{charges}", "falls away with it: {charges}")
RELIEFS = Text("普遍性减免（先于本项扣除）", "Reliefs that apply anyway (taken off first)")
RELIEF = Text("{title}，减免比例：{share}（{source}）", "{title}: {share} falls away ({source})")
RELIEF_IF = Text("适用条件：{condition}", "if {condition}")
RELIEF_WINDOW = Text("施行期间：{window}", "in force: {window}")
CYCLES: Mapping[Cycle, Text] = one_for_each(
    Cycle,
    {
        Cycle.MONTH: Text("按月", "by the month"),
        Cycle.QUARTER: Text("按季", "by the quarter"),
        Cycle.HALF_YEAR: Text("按半年", "by the half year"),
        Cycle.YEAR: Text("按年", "by the year"),
    },
)
PERIOD = Text("{name}（{source}）", "{name} ({source})")
PERIOD_WHILE = Text(
    "限{condition}的月份，其余各月单独计算", "where {condition}; other months stand by themselves"
)
BESIDE = Text("同一税费各时段并行的其他减免", "Other reliefs of the charge, by part of the window")
BESIDE_LINE = Text("{days}：{others}", "{days}: {others}")
BESIDE_ONE = Text("{title}（{number}）", "{title} ({number})")
BESIDE_NONE = Text("没有", "none")
PAPERS = Text("申报材料", "Papers")
FIGURES = Text("历年标准", "Figures over time")
FIGURE_NAME = Text("{name}（单位：{unit}）", "{name} ({unit})")
FIGURE_BOUNDS = Text("法定幅度：{bounds}", "bounds set by law: {bounds}")
FIGURE_VALUE = Text("{window}：{value}（{source}）", "{window}: {value} ({source})")
FIGURE_VALUE_AT = Text(
    "{place}，{window}：{value}（{source}）", "{place}, {window}: {value} ({source})"
)
FIGURE_UNPUBLISHED = Text("标准未公布", "not published")
FIGURE_GAP = Text("该时期标准未收录", "no figure on record for these days")
FIGURE_RECALLED = Text("未见原文，待核", "from memory")
FIGURE_AWAITED = Text("尚无数值，待有关文件规定", "no figure yet; other instruments set it")
GAP_BEFORE = Text("此前空档", "Gap before")
BRACKET_UP_TO = Text("不超过 {limit}的部分 {rate}", "up to {limit} {rate}")
BRACKET_BELOW = Text("不足 {limit}的部分 {rate}", "below {limit} {rate}")
BRACKET_FROM = Text("{limit}及以上的部分 {rate}", "from {limit} {rate}")
FIGURE_VERSION = Text("第{number}版", "version {number}")
FIGURE_FLOOR = Text("{value}（法定下限，按下限计）", "{value} (a minimum, taken as the figure)")
FIGURE_GAP_BECAUSE = Text("该时期无标准：{reason}", "no figure for these days: {reason}")
BRACKET_REST = Text("超过部分 {rate}", "above {rate}")
BRACKET_ONLY = Text("{rate}", "{rate}")
CELL = Text("{keys}：{value}", "{keys}: {value}")
RELATIONS = Text("衔接规则", "Relations")
EXCLUDED_BY = Text(
    "已享受“{other}”的，不再享受本项（{source}）", "not given beside “{other}” ({source})"
)
EXCLUDES = Text(
    "享受本项的，不再享受“{other}”（{source}）", "who gets it does not get “{other}” ({source})"
)
HIGHER_OF = Text(
    "与“{others}”就高享受，不重复（{source}）", "only the higher of this and “{others}” ({source})"
)
ONE_OF = Text(
    "与“{others}”择一享受（{source}）",
    "only one of this and “{others}”, as the applicant chooses ({source})",
)
ONCE_PER = Text(
    "同一对象（{key}）在本项和“{others}”中只享受一次（{source}）",
    "for the same subject ({key}) only once among this and “{others}” ({source})",
)
ONCE_IN_CASE = Text("只享受一次（{source}）", "only once ({source})")
ONCE_PER_ALONE = Text(
    "同一对象（{key}）只享受一次（{source}）", "for the same subject ({key}) only once ({source})"
)
ONCE_PER_INCENTIVE = Text(
    "同一对象（{key}）在本项和“{others}”中只享受一项（{source}）",
    "for the same subject ({key}) only this or “{others}” ({source})",
)
DEDUCTED_FROM = Text("从“{other}”中扣除（{source}）", "comes off “{other}” ({source})")
DEDUCTS = Text("扣除“{other}”已补助的金额（{source}）", "less what “{other}” pays ({source})")
ALL_OF_LEVELS = Text("{levels}给予的其他优惠", "all else that is given by: {levels}")
CAP_ALONE = Text("本项合计不超过：{cap}（{source}）", "in all not more than: {cap} ({source})")
CAP_ALONE_EACH = Text(
    "本项每{rows}不超过：{cap}（{source}）", "for each of {rows} not more than: {cap} ({source})"
)
SHARED_CAP_EACH = Text(
    "每{rows}与“{others}”合计不超过：{cap}（{source}）",
    "for each of {rows} together with “{others}” not more than: {cap} ({source})",
)
SHARED_CAP = Text(
    "与“{others}”合计不超过：{cap}（{source}）",
    "together with “{others}” not more than: {cap} ({source})",
)

CARRIES = Text("落实的措施", "Measures that it carries")
INSTRUMENT_TITLE = Text("文件说明：{title}", "{title}")
NUMBER = Text("文号", "Number")
MEASURES = Text("列明的措施", "Measures")
MEASURE_BY = Text("落实规则：{title}（{id}）", "carried by: {title} ({id})")
MEASURE_REASON = Text("尚无规则：{reason}", "no rule: {reason}")
CHECKS = Text("核对事项", "Checks")
CHECK_TITLE = Text("核对事项说明：{title}", "{title}")
CHECK_HOLDS = Text("符合的条件", "Holds if")
RESULTS = Text("测算结果", "Results")
RESULT_TITLE = Text("测算结果说明：{title}", "{title}")
RESULT_IS = Text(
    "计算方法（不是优惠，不计入合计）", "How it is worked out (no benefit; in no total)"
)
INCENTIVES = Text("优惠事项", "Incentives")
TITLE_AND_ID = Text("{title}（{id}）", "{title} ({id})")

TEMPLATE_HEAD = (
    Text("个案文件：一个申请人的已知情况", "A case: what is known of one applicant"),
    Text("以“##”开头的行是说明，不必改动。", "Lines that begin with ## explain; leave them."),
    Text(
        "以“# ”开头的行是可以填写的事实：去掉行首的“# ”，再把示例值改为实际值。",
        "Lines that begin with '# ' are facts: take the '# ' away and put the real value in place "
        "of the example.",
    ),
    Text(
        "填写下级事实时，其上一级的行也要去掉“# ”；一行一项，行首空格保持不变。",
        "For an inner fact also take the '# ' from the line above it that it belongs to; keep the "
        "spaces in front.",
    ),
    Text(
        "不去掉“# ”的，按“未知”处理，不当作零，也不当作“否”；确无此类记录的，写 []。",
        "What stays behind '# ' is unknown, neither zero nor no. Where there are known to be no "
        "rows, write [].",
    ),
    Text(
        "起止日期的写法：{{from: 2023-01-01, to: 2023-12-31}}；仍有效的不写 to；分几段的写成列表；"
        "从未有的写 []。",
        "From when and until when: {{from: 2023-01-01, to: 2023-12-31}}; without `to` while it "
        "lasts; several as a list; "
        "[] if never.",
    ),
)
REQUIRED = Text("必填", "required")
ASK_TRUTH = Text("填 true（是）或 false（否）", "true or false")
ASK_DATE = Text("填日期，如 2023-12-31", "a date such as 2023-12-31")
ASKED_IF = Text("只在下列情形填写：{condition}", "only if {condition}")
ASK_DATE_OR_NONE = Text("填日期；尚未发生的填 none", "a date; none if it has not happened")
OR_NONE = Text("{how}；没有的填 none", "{how}; none if there is none")
ASK_MONTH = Text("填月份，如 2023-01", "a month such as 2023-01")
ASK_STATUS = Text("填起止日期", "from when, and until when")
ASK_CHOICE = Text("选填其一", "one of these")
ASK_CHOICES = Text("选填一项或几项，写在方括号内", "any of these, in square brackets")
ASK_TEXT = Text("填文字", "text")
ASK_NUMBER = Text("填数字", "a number")
ASK_WHOLE = Text("填整数", "a whole number")
ASK_UNIT = Text("单位：{unit}", "unit: {unit}")
NO_LESS = Text("不小于 {least}", "{least} or more")
NO_MORE = Text("不大于 {most}", "{most} or less")
BETWEEN = Text("{least} 至 {most}", "{least} to {most}")
NOT_BEFORE = Text("不早于“{fact}”", "not before “{fact}”")
HOLDS = Text("应符合：{condition}", "it must hold that {condition}")
ROWS = Text("可有多项，每项以“-”开头", "may be several, each begins with '-'")
ROW_CALLED = Text("政策中每项写作 {row}", "a policy calls one of them {row}")
CHOICE_VALUE = Text("{value}：{label}", "{value}: {label}")
DECLARED_BY = Text("由“{instrument}”要求提供", "asked for by {instrument}")
AFTER_QUESTION = Text("？", "? ")
