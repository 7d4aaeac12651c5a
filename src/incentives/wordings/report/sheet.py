"""Every wording of the assessment sheet, in Chinese and English side by side.

`{…}` is filled in; nothing else is ever joined. The wordings of rules in words and of case
templates stand in `rule`, those of single values in `terms`.
"""

from incentives.values.text import Text

SHEET_TITLE = Text("优惠政策测算单", "Assessment of incentives")
PLACE = Text("所在地", "Place")
ON = Text("核定基准日", "Assessed as of")
PAID_BY = Text("制表日", "Made out on")
PAID_BY_VALUE = Text(
    "{day}（此日以前拨付的款项，在现应拨付中扣除）",
    "{day} (what was paid by then is set off against what is due now)",
)
KNOWN_ON = Text("信息截止日期", "As known on")
KNOWN_ON_VALUE = Text(
    "{day}（此后公布的文件和标准不予采用）", "{day} (what was published later is left out)"
)
LIBRARY = Text("政策库", "Policy library")
LIBRARY_VALUE = Text("版本 {version}，摘要 {digest}", "version {version}, digest {digest}")
LAYER_VALUE = Text("{name} {version}，摘要 {digest}", "{name} {version}, digest {digest}")
OVERLAY = Text("内部执行标准", "Overlay")
OVERLAY_VALUE = Text(
    "《{title}》，提供单位：{authority}，摘要 {digest}",
    "“{title}”, by {authority}, digest {digest}",
)
OVERLAY_REFORM = Text(
    "{overlay}（改动已公布的数值，仅供试算）",
    "{overlay} (tries figures other than those published)",
)

OVERVIEW = Text("测算结果一览", "Overview")
OVERVIEW_COLUMNS = (Text("事项", "Incentive"), Text("结论", "Outcome"), Text("金额", "Amount"))
NUMBERED = Text("{number}、{title}", "{number}. {title}")
NO_INCENTIVES = Text("本地无现行优惠政策可供测算。", "No incentive is in force at this place.")

KIND = Text("优惠方式", "Kind")
BASIS_OF_RULE = Text("适用依据", "Legal basis")
OUTCOME = Text("结论", "Outcome")
AMOUNT = Text("测算金额", "Amount")
BENEFICIARY = Text("受益主体", "Beneficiary")
BENEFICIARY_VARIES = Text("因分项而异，见测算过程", "differs from part to part, see the working")
BENEFICIARY_HAS = Text("{role} {what}", "{role} {what}")
ENDS_ON = Text("执行期限", "Ends")
ENDS_ON_VALUE = Text("至{day}止，一年内到期", "on {day}, within the year")
IN_KIND = Text("非现金支持，不折算金额", "in kind, not valued")
IN_KIND_WORTH = Text("非现金支持，价值{amount}", "in kind, worth {amount}")

CONDITIONS = Text("条件", "Conditions")
JUDGED_FOR = Text("按{day}的情况判断", "judged as of {day}")
CONDITION_COLUMNS = (
    Text("结果", "Met"),
    Text("条件", "Condition"),
    Text("条款", "Clause"),
    Text("事实和材料", "Facts and papers"),
)
FACT_LINE = Text("{fact}：{value}", "{fact}: {value}")
ONLY_FOR = Text("适用于{parts}", "for {parts}")
PAPERS_HELD = Text("已有材料：{papers}", "on file: {papers}")
PAPERS_OUTSTANDING = Text("待补材料：{papers}", "outstanding: {papers}")

WORKING = Text("测算过程", "Working")
NO_ROWS = Text("“{rows}”无记录，不涉及本项", "there are no {rows}")
NO_CHARGE = Text(
    "未发生{charge}缴纳义务，不涉及本项", "where no {charge} arises there is nothing to relieve"
)
NO_TAX = Text(
    "未发生{charge}纳税义务，不涉及本项", "where no {charge} arises there is nothing to relieve"
)
TAX = "税"
NOT_HAPPENED = Text("尚无{event}，不涉及本项", "not brought about yet: {event}")
LATER = Text(
    "核定基准日以后发生的，本次未计入",
    "what came about after the day of the assessment is left out",
)
PART = Text("{parts}：{amount}", "{parts}: {amount}")
PARTS_ALIKE = Text(
    "{parts}，共{count}，每{each} {amount}，合计 {total}",
    "{parts}, {count}, {amount} a {each}, {total} together",
)
PARTS_WITHOUT_AMOUNT = Text("{parts}：{outcome}", "{parts}: {outcome}")
WHOLE_CASE = Text("本项", "in all")
COUNT_MONTHS = Text("{count}个月", "{count} months")
COUNT_PARTS = Text("{count}项", "{count} parts")
EACH_MONTH = Text("月", "month")
EACH_PART = Text("项", "part")
FOR_BENEFICIARY = Text("{part}（受益主体：{role}）", "{part} (for {role})")
LAW_AT_ALSO = Text(
    "{part}（按{day}的规定，{others}也须在有效期内）",
    "{part} (law of {day}; it has to be in force on {others} too)",
)
LAW_AT = Text("{part}（按{day}的规定）", "{part} (law of {day})")

STEP_AMOUNT = Text("金额：{formula}", "amount: {formula}")
STEP_BASIS = Text("{charge}的计税（费）依据：{formula}", "basis of {charge}: {formula}")
STEP_CHARGE = Text("应缴{charge}：{formula}", "{charge} due: {formula}")
STEP_CHARGE_MONTHLY = Text(
    "全年应缴{charge}：{formula}；每月十二分之一，为 {value}",
    "{charge} due for a year: {formula}; a twelfth a month, {value}",
)
STEP_RELIEF = Text(
    "另按“{relief}”减免 {share}，减免后为 {value}",
    "“{relief}” takes off {share} anyway, leaving {value}",
)
STEP_RELIEF_OPEN = Text(
    "能否另按“{relief}”减免 {share} 未定，减免后为 {value}",
    "whether “{relief}” takes off {share} is not known; {value} is left",
)
STEP_EARLIER_REDUCTION = Text(
    "先按“{incentive}”减少：{formula}", "first {incentive} takes off: {formula}"
)
STEP_SHARE = Text(
    "其中本项减免 {share}，减免额 {value}", "of this the incentive takes {share}, {value}"
)
STEP_ALL = Text("本项全额减免，减免额 {value}", "all of it falls away, {value}")
STEP_LESS_BASIS = Text(
    "减少{charge}的计税（费）依据：{formula}", "taken off the basis of {charge}: {formula}"
)
STEP_REDUCED_BASIS = Text("减少后的计税（费）依据为 {value}", "the reduced basis is {value}")
STEP_REDUCED_CHARGE = Text(
    "减少后应缴{charge}：{formula}", "{charge} on the reduced basis: {formula}"
)
STEP_FLOOR = Text("结果小于零的按零计，为 {value}", "below zero counts as nothing: {value}")
STEP_DIFFERENCE = Text(
    "少缴{charge}：{before} − {after} = {value}", "{charge} saved: {before} − {after} = {value}"
)
ENTRY = Text(
    "{name}的结转：期初 {before}，本期转入 {added}，本期使用 {used}，期末 {after}",
    "{name}, carried: {before} before, {added} added, {used} used, {after} after",
)
ENTRY_LAPSED = Text(
    "{name}的结转：期初 {before}，逾期作废 {lapsed}，本期转入 {added}，本期使用 {used}，"
    "期末 {after}",
    "{name}, carried: {before} before, {lapsed} lapsed, {added} added, {used} used, {after} after",
)
CARRIED_MORE = Text(
    "因本项优惠在其他各期影响结转，本期多缴{charge} {value}（不计入本项金额）",
    "for what this incentive does to what is carried here, {value} more of {charge} is due "
    "(not part of the amount)",
)
CARRIED_LESS = Text(
    "因本项优惠在其他各期影响结转，本期少缴{charge} {value}（不计入本项金额）",
    "for what this incentive does to what is carried here, {value} less of {charge} is due "
    "(not part of the amount)",
)
CARRIED_OPEN = Text(
    "因本项优惠在其他各期影响结转，本期{charge}少缴 {value}，负数为多缴（不计入本项金额）",
    "for what this incentive does to what is carried here, {charge} is less by {value}, below "
    "zero: more (not part of the amount)",
)
FOR_REASON = Text("{line}（{reason}）", "{line} ({reason})")
SOURCE_LINE = Text("依据 {document}：{entries}", "{document}: {entries}")
SOURCE_OF_FIGURES = Text("{clause}——{figures}", "{clause} – {figures}")
ROUNDED = Text(
    "各分项合计 {exact}，四舍五入至分，为 {amount}",
    "the parts add up to {exact}, rounded half up: {amount}",
)
FROM_OVERLAY = Text("内部执行标准《{title}》", "overlay “{title}”")

CONSEQUENCES = Text(
    "随之减少的税费（不计入本项金额）", "Falls away with it (not part of the amount above)"
)
CONSEQUENCE = Text("{charge} {amount}", "{charge} {amount}")
CONSEQUENCES_TOTAL = Text("合计 {amount}", "together {amount}")
CHANGES = Text("衔接规则调整", "Changed by relations")
CHANGE = Text(
    "由 {before}调整为 {after}：{reason}（{source}）",
    "from {before} to {after}: {reason} ({source})",
)
EXCLUDED = Text("已享受“{others}”，不再享受本项", "not given beside “{others}”")
NOT_HIGHEST = Text(
    "与“{others}”就高享受，不重复", "only the higher of this and “{others}” is given"
)
CAPPED = Text("与“{others}”合计不超过限额", "together with “{others}” within a cap")
CAPPED_ALONE = Text("不超过限额", "within a cap")
NOT_CHOSEN = Text("与“{others}”择一享受，不重复享受", "only one of this and “{others}” may be had")
KEY_TAKEN = Text(
    "同一对象已由“{others}”享受，不重复享受",
    "for the same subject “{others}” is given, and only once",
)
KEY_AWARDED = Text(
    "同一对象此前已领取“{others}”，不重复享受",
    "for the same subject “{others}” was paid before, and only once",
)
KEY_MAY_BE_AWARDED = Text(
    "同一对象此前是否已领取其他补助不明，不重复享受",
    "whether another was paid before for the same subject is not known, and only once",
)
DEDUCTED = Text("扣除“{others}”已补助的金额", "less what “{others}” pays")
CHANGED_AT = Text("{rows}：{line}", "{rows}: {line}")
CHOSEN = Text(
    "按申请人所得最多的方案：{bundle}", "the bundle that pays the applicant most: {bundle}"
)
RUNNER_UP = Text("次优方案：{bundle}", "the next best: {bundle}")
BUNDLE = Text("{incentives}，合计 {total}", "{incentives}, together {total}")
BUNDLE_OPEN = Text("{incentives}，合计待定", "{incentives}, together not known yet")
BUNDLE_EMPTY = Text("均不享受", "none of them")
PART_AFTER = Text("{line}；衔接后为 {amount}", "{line}; after relations {amount}")
PART_GAVE_WAY = Text("{line}；按衔接规则不再享受", "{line}; gives way under a relation")
PAPERS = Text("材料", "Papers")
MISSING = Text("待补事实和待定标准（按影响大小排列）", "Missing, the most decisive first")
MISSING_FACT = Text("请补充：{fact}", "please supply: {fact}")
MISSING_FACT_ASKED = Text("请补充：{fact}（{question}）", "please supply: {fact} ({question})")
MISSING_FIGURE = Text("标准未公布：{figure}", "figure not published: {figure}")
MISSING_IN_FORCE = Text(
    "施行起止日期只记载到月，当日是否有效待定：{instrument}",
    "whether it was in force that day is not on record: {instrument}",
)
MISSING_INSTRUMENT = Text(
    "截至信息截止日期尚未公布：{instrument}",
    "not yet published on the day of knowledge: {instrument}",
)
MISSING_PERIOD = Text(
    "{period}尚未结束（{days}），结束后才能确定", "{period} is not over yet ({days})"
)
MISSING_RELATION = Text(
    "缺少衔接规定：减免{charge}的多项优惠合计超过应缴金额，何者优先没有规定",
    "no relation says which gives way of the incentives that together take off more than all of "
    "{charge}",
)
MISSING_CHOICE = Text(
    "可选方案过多，未能逐一比较，请申请人选定：{incentive}",
    "too many ways to choose; the applicant must say which: {incentive}",
)
RECALLED = Text("未见原文，待核", "From memory, page not at hand")
FLOORS = Text("法规仅定下限，按下限计", "Stated by law as a minimum only; the minimum is taken")
FLOOR_MARK = Text("法定下限，按下限计", "a minimum, taken as the figure")
MISSING_CELL = Text(
    "表中没有这一情形的标准：{figure}", "the table has no figure for that: {figure}"
)
MISSING_GAP = Text("该时期标准未收录：{figure}", "no figure on record for that time: {figure}")
RECALLED_MARK = Text("未见原文，待核", "from memory")
OPEN_MATTERS = Text("政策未明确事项", "Left open by the law")
WITH_SOURCE = Text("{text}（{source}）", "{text} ({source})")
CLAUSE_MARK = Text("条款：{clause}", "{clause}")
WITH_CLAUSE = Text("{text}（条款：{clause}）", "{text} ({clause})")

NOT_IN_FORCE = Text("不在有效期的事项", "Not in force")
NOT_IN_FORCE_LINE = Text("{source}（{window}）：{titles}", "{source} ({window}): {titles}")
RULE_SOURCE = Text("{number}《{title}》{clause}", "{number} (“{title}”) {clause}")
RULE_SOURCE_TITLED = Text("《{title}》{clause}", "“{title}” {clause}")
RULE_SOURCE_NUMBERED = Text("{number} {clause}", "{number} {clause}")
NOT_PUBLISHED = Text("截至信息截止日期尚未公布", "not yet published on the day of knowledge")
CONFLICTS = Text("缺少衔接规定的事项", "Conflicts that no relation settles")
CONFLICT = Text(
    "{charge}{parts}：{incentives}合计减免 {claimed}，超过应缴的 {due}，政策没有规定如何衔接，"
    "均待定",
    "{charge}{parts}: {incentives} take off {claimed}, more than the {due} due, and nothing says "
    "which gives way",
)
CONFLICT_OPEN = Text(
    "{charge}{parts}：{incentives}合计减免可能超过应缴金额，政策没有规定如何衔接，均待定",
    "{charge}{parts}: {incentives} may take off more than is due, and nothing says which gives way",
)
CONFLICT_AT = Text("（{parts}）", " ({parts})")
TOTALS = Text("合计", "Totals")
TOTAL_COLUMNS = (Text("资金形式", "Form"), Text("合计金额", "Total"), Text("说明", "Note"))
STILL_OPEN = Text("另有待定项目", "more is undetermined")
TOTALS_NOTE = Text(
    "合计只列申请人确定可享受的金额，停拨和尚不能确定拨付的各期资金不计入；"
    "税费减免含随之减少的税费。",
    "Totals are what surely comes to the applicant, without instalments that are stopped or open; "
    "taxes and fees include what "
    "falls away with a relieved charge.",
)
TOTALS_FOR_OTHERS = Text(
    "其他主体受益（不计入上列合计）", "Saved by others (not in the totals above)"
)

CHECKS = Text("核对事项（不涉及金额）", "Checks (they give nothing)")
CHECK_COLUMNS = (
    Text("结果", "Holds"),
    Text("事项", "Check"),
    Text("条款", "Clause"),
    Text("事实和计算", "Facts and working"),
)
CHECK_COMPARED = Text("{left}；对照：{right}", "{left}; against: {right}")
CHECK_CONDITION = Text("{text}：{mark}", "{text}: {mark}")

RESULTS = Text("测算结果（不是优惠，不计入合计）", "Results (no benefit; in no total)")
VALUES = Text("另行查询的数值", "Values that were asked for")
VALUE_LINE = Text("{name}：{value}", "{name}: {value}")
VALUE_OF_ROW = Text("{name}（{row}）", "{name} ({row})")

COVERAGE = Text("本次测算未决定的事项", "What this assessment does not decide")
COVERAGE_TOUCHES = Text("{text}；涉及：{touches}", "{text}; bears on: {touches}")
COVERAGE_ENDS = Text("{text}，至{day}止", "{text}, ends on {day}")
COVERAGE_CONTINUED = Text("{text}，由{numbers}延续", "{text}, continued by {numbers}")
COVERAGE_STALE = Text(
    "{text}，为{since}的标准，本次用于{day}", "{text}, that of {since}, read here for {day}"
)
COVERAGE_REASON = Text("{text}：{reason}", "{text}: {reason}")

FINGERPRINT = Text("摘要（SHA-256）", "Fingerprint (SHA-256)")
DISCLAIMER = Text(
    "本单依据政策库所载文件测算，供审核参考；最终以主管部门审核和文件原文为准。",
    "Worked out from the texts in the policy library; the competent authority decides.",
)
