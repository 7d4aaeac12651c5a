"""The wordings of reassessments and comparisons, in Chinese and English side by side."""

from collections.abc import Mapping
from types import MappingProxyType

from incentives.policy.comparison import SECTIONS_COMPARED, ChangeKind
from incentives.policy.relation import KEYWORDS, Keyword
from incentives.values.tables import one_for_each
from incentives.values.text import Text

LEDGER_TITLE = Text("政策调整补退测算单", "Reassessment after later publications")
WAS_KNOWN = Text("原核定口径", "First determined on")
WAS_KNOWN_VALUE = Text("按{day}（含）以前公布的文件", "what had been published by {day}")
NOW_KNOWN = Text("现核定口径", "Determined anew on")
LEDGER_OVERVIEW = Text("应补、应退一览", "Supplements and recoveries")
LEDGER_COLUMNS = (
    Text("事项", "Incentive"),
    Text("原核定", "Then"),
    Text("现核定", "Now"),
    Text("差额", "Difference"),
    Text("已拨付", "Paid"),
    Text("尚应补（退）", "Outstanding"),
)
NOTHING_CHANGED = Text(
    "两个日期之间公布的文件，未使任何事项的结论或金额发生变化，无应补、应退。",
    "What was published between the two days changes no outcome and no amount.",
)
WITH_IT = Text("其中随之减少的税费（{title}）", "falls away with it ({title})")
SUPPLEMENT = Text("应补 {amount}", "supplement {amount}")
RECOVERY = Text("应退 {amount}", "recovery {amount}")
NO_DIFFERENCE = Text("无差额", "none")
SUPPLEMENT_BARE = Text("应补", "a supplement")
RECOVERY_BARE = Text("应退", "a recovery")
DIFFERENCE_OPEN = Text("待定：{one}至{other}", "undetermined: {one} to {other}")
DIFFERENCE_UNBOUNDED = Text(
    "待定：{one}或{other}，金额未定", "undetermined: {one} or {other}, of any amount"
)
DIFFERENCE_OF_ANY_AMOUNT = Text("待定：{one}，金额未定", "undetermined: {one} of any amount")
AT_MOST_OR = Text("待定：至多{one}，也可能{other}", "undetermined: at most {one}, or {other}")
AT_LEAST = Text("{one}以上", "{one} or more")
PAID_UNKNOWN = Text("待核实", "unknown")
WAS = Text("原核定", "Then")
NOW = Text("现核定", "Now")
SIDE = Text("{outcome}，{amount}", "{outcome}, {amount}")
DIFFERENCE = Text("差额", "Difference")
PAID = Text("已拨付", "Paid")
OUTSTANDING = Text("尚应补（退）", "Outstanding")
MISSING = Text("待补事实和待定标准", "Missing")
CAUSES = Text("引起变化的文件和条款", "Brought about by")
CAUSE_DOCUMENT = Text(
    "{document}（{day}公布）：{clauses}", "{document} (published {day}): {clauses}"
)
CAUSE_FIGURE = Text("{clause}——{title}", "{clause} – {title}")
LEDGER_TOTALS = Text("补退合计", "Totals")
LEDGER_TOTAL_COLUMNS = (
    Text("资金形式", "Form"),
    Text("受益主体", "Beneficiary"),
    Text("原核定", "Then"),
    Text("现核定", "Now"),
    Text("差额", "Difference"),
)
LEDGER_TOTALS_NOTE = Text(
    "合计只列有变化的事项，含随之减少的税费；已拨付数取自填写的以往拨付。",
    "Only incentives that changed, with what falls away with a relieved charge; paid: the prior "
    "awards of the case.",
)

COMPARISON_TITLE = Text("政策比对单", "Comparison of two editions of the law")
BEFORE = Text("比对前", "Before")
AFTER = Text("比对后", "After")
NO_CHANGES = Text("两者内容一致，没有差异。", "Both state the same.")
COUNTS = Text("差异", "Differences")
COUNTS_VALUE = Text(
    "文件和规则 {entries} 处，数值 {figures} 处；测试案例 {asked} 个，其中 {cases} 个结果有变化",
    "{entries} of instruments and rules, {figures} of figures; {cases} of {asked} cases come to "
    "something else",
)
COUNTS_REFUSED = Text(
    "{counts}，另有 {refused} 个只有一边或两边都无法测算",
    "{counts}, {refused} cannot be assessed on one side or the other",
)
CHANGES: Mapping[ChangeKind, Text] = one_for_each(
    ChangeKind,
    {
        ChangeKind.ADDED: Text("新增", "added"),
        ChangeKind.REMOVED: Text("取消", "removed"),
        ChangeKind.CHANGED: Text("修改", "changed"),
    },
)
ENTRY = Text("【{change}】{title}", "{change}: {title}")
ENTRY_SOURCE = Text("{title}（{source}，编号 {id}）", "{title} ({source}, {id})")
ENTRY_ID = Text("{title}（编号 {id}）", "{title} ({id})")
ASPECT = Text("{name}：由“{before}”改为“{after}”", "{name}: from “{before}” to “{after}”")
ASPECT_ADDED = Text("{name}：新增“{after}”", "{name}: added “{after}”")
ASPECT_REMOVED = Text("{name}：删去“{before}”", "{name}: struck out “{before}”")
PUBLISHED = Text("已公布", "published")
PAYS = Text("给予资金或实物", "gives money, or in kind")
RELIEVES = Text("减免税费", "relieves a charge")
WHOLE = Text("各行合计的上下限", "a cap and floor of all rows together")
WITHIN = Text("各行共用限额", "a limit that rows share")
REDUCES_BASIS = Text("减少计税（费）依据", "reduces the basis of a charge")
CLAUSE = Text("{name}·{clause}", "{name}, {clause}")
WORDED = Text("{text}（{formula}）", "{text} ({formula})")
FIGURE = Text(
    "{title}（{place}，{window}）：由 {before} 改为 {after}",
    "{title} ({place}, {window}): from {before} to {after}",
)
FIGURE_ADDED = Text(
    "{title}（{place}，{window}）：新定为 {after}", "{title} ({place}, {window}): set to {after}"
)
FIGURE_REMOVED = Text(
    "{title}（{place}，{window}）：不再有 {before}",
    "{title} ({place}, {window}): no longer {before}",
)
FIGURE_SAID = Text("{value}（{source}）", "{value} ({source})")
EVERYWHERE = Text("全部地区", "everywhere")
EXAMPLE = Text(
    "例：“{case}”（{day}）{title}，{effect}", "for example “{case}” ({day}), {title}: {effect}"
)
EXAMPLE_SHARED = Text(
    "例（同时涉及其他差异）：“{case}”（{day}）{title}，{effect}",
    "for example “{case}” ({day}), {title}: {effect} (other differences bear on it too)",
)
EFFECT = Text("由 {before} 变为 {after}", "from {before} to {after}")
EFFECT_WITH_IT = Text(
    "{effect}（随之减少的税费：{difference}）", "{effect} (falls away with it: {difference})"
)
NO_EXAMPLE = Text(
    "所给案例中没有因此变化的", "none of the cases given comes to something else by it"
)
NO_EXAMPLE_OF_BOTH = Text(
    "两边都能测算的案例中没有因此变化的",
    "no case that can be assessed on both sides comes to something else by it",
)
FIGURES = Text("政策数值", "Figures")
CASES = Text("结果有变化的案例", "Cases that come to something else")
CASE_COLUMNS = (
    Text("案例和事项", "Case and rule"),
    Text("比对前", "Before"),
    Text("比对后", "After"),
    Text("差额", "Difference"),
)
CASE_AND_INCENTIVE = Text("{case}：{title}", "{case}: {title}")
UNDECIDED = Text(
    "另有 {count} 个案例的部分事项资料不全，金额或者测算结果待定，可能受上述差异影响，未计入。",
    "In {count} cases incentives or results that are undetermined may be touched too; they are not "
    "counted.",
)
REFUSED = Text("无法测算的案例", "Cases that cannot be assessed")
REFUSED_BEFORE = Text(
    "“{case}”比对前无法测算：{reason}", "“{case}” cannot be assessed before: {reason}"
)
REFUSED_AFTER = Text(
    "“{case}”比对后无法测算：{reason}", "“{case}” cannot be assessed after: {reason}"
)
TOTALS = Text("分事项合计", "Totals by incentive")
TOTAL_COLUMNS = (
    Text("事项", "Incentive"),
    Text("有变化的案例", "Cases changed"),
    Text("比对前", "Before"),
    Text("比对后", "After"),
    Text("差额", "Difference"),
)
INCREASE = Text("增加 {amount}", "up {amount}")
DECREASE = Text("减少 {amount}", "down {amount}")
INCREASE_BARE = Text("增加", "more")
DECREASE_BARE = Text("减少", "less")

SECTIONS: Mapping[str, Text] = one_for_each(
    SECTIONS_COMPARED,
    {
        "jurisdictions": Text("辖区", "Jurisdictions"),
        "instruments": Text("政策文件", "Instruments"),
        "parameters": Text("数值项目", "Parameters"),
        "declared_facts": Text("专项事实", "Facts asked for"),
        "periods": Text("纳税期", "Periods"),
        "definitions": Text("定义", "Definitions"),
        "charges": Text("应缴税费", "Charges"),
        "reliefs": Text("普遍性减免", "Reliefs"),
        "incentives": Text("优惠事项", "Incentives"),
        "relations": Text("衔接规则", "Relations"),
        "roles": Text("受益主体", "Roles"),
        "payers": Text("负担主体", "Payers"),
        "measures": Text("政策措施", "Measures"),
        "checks": Text("测算指标", "Checks"),
        "results": Text("测算结果", "Results"),
    },
)
RELATED_INCENTIVE = Text("“{title}”", "“{title}”")
RELATIONS: Mapping[Keyword, Text] = one_for_each(
    KEYWORDS,
    {
        "excludes": Text("享受{others}的不享受{first}", "{first} is not given beside {others}"),
        "higher_of": Text("{members}就高不重复", "only the highest of {members}"),
        "one_of": Text("{members}择一享受", "only one of {members}"),
        "once_per": Text("{members}同一对象不重复享受", "only once for the same: {members}"),
        "deducts": Text("{first}扣减{others}", "{others} comes off {first}"),
        "shared_cap": Text("{members}合计封顶", "a shared cap on {members}"),
    },
)
ASPECTS: Mapping[str, Text] = MappingProxyType(
    {
        "number": Text("文号", "number"),
        "title": Text("名称", "title"),
        "name": Text("名称", "name"),
        "text": Text("表述", "wording"),
        "published": Text("公布日期", "published"),
        "in_force": Text("施行期间", "in force"),
        "standing": Text("来源状况", "standing"),
        "continues": Text("延续的文件", "continues"),
        "citation": Text("条款", "clause"),
        "kind": Text("方式", "kind"),
        "condition": Text("条件", "condition"),
        "trigger": Text("触发日期", "trigger"),
        "also_on": Text("也须在有效期内的日期", "also in force on"),
        "benefit": Text("优惠内容", "benefit"),
        "body": Text("内容", "content"),
        "amount": Text("金额", "amount"),
        "share": Text("比例", "share"),
        "basis": Text("计税（费）依据", "basis"),
        "arises": Text("产生条件", "arises"),
        "at": Text("适用日期", "law date"),
        "evidence": Text("材料", "papers"),
        "beneficiary": Text("受益主体", "beneficiary"),
        "open_matters": Text("未明确事项", "left open"),
        "answers": Text("征缴事项", "answers"),
        "returned": Text("申报期", "return period"),
        "at_most": Text("上限", "cap"),
        "at_least": Text("下限", "floor"),
        "type": Text("类型和单位", "type and unit"),
        "value": Text("数值", "value"),
        "unit": Text("单位", "unit"),
        "for_each": Text("逐行测算的清单", "worked out for each of"),
    }
)
