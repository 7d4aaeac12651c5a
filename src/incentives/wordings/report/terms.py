"""How single values, units and outcomes are called in Chinese and English."""

from collections.abc import Mapping
from types import MappingProxyType

from incentives.engine.findings.coverage import CoverageKind
from incentives.engine.findings.outcome import Outcome
from incentives.policy.rule import Form, IncentiveKind
from incentives.policy.sharing.beneficiaries import SEVERAL, UNKNOWN_ROLE
from incentives.values.tables import one_for_each
from incentives.values.text import Text

UNKNOWN = Text("待核实", "unknown")
UNKNOWN_AMONG = Text("{words}，待核实", "{words}, unknown which")
YES = Text("是", "yes")
NO = Text("否", "no")
NONE = Text("未发生", "has not happened")
NEVER = Text("未曾有", "never")
NOTHING = Text("无", "none")
EMPTY = Text("—", "—")
NO_ROLES = {
    SEVERAL: Text("因分项而异", "differs from part to part"),
    UNKNOWN_ROLE: Text("待定", "not known yet"),
}
LIST_COMMA = Text("、", ", ")
LIST_SEMICOLON = Text("；", "; ")
LIST_OR = Text("{first}或{last}", "{first} or {last}")
COLON = Text("{name}：{value}", "{name}: {value}")

AMOUNT = Text("{number} {currency}", "{currency} {number}")
QUANTITY = Text("{number} {unit}", "{number} {unit}")
RANGE = Text("{low} 至 {high}", "{low} to {high}")
AMOUNT_OPEN = Text("金额待定", "amount not known yet")
AT_LEAST = Text("至少 {low}，上限待定", "at least {low}, upper bound not known yet")
AT_MOST = Text("不高于 {high}", "not more than {high}")
ABOUT = Text("约 {value}", "about {value}")
MIXED = Text("{whole}又{part}", "{whole} {part}")

DAY = Text("{year}年{month}月{day}日", "{year:04d}-{month:02d}-{day:02d}")
MONTH = Text("{year}年{month}月", "{year:04d}-{month:02d}")
YEAR = Text("{year}年", "{year:04d}")
SOME_DAY_BETWEEN = Text(
    "{first}至{last}间的某日（具体日期无记载）", "some day from {first} to {last}"
)
MONTHS_OF_ONE_YEAR = Text(
    "{year}年{first}月至{last}月", "{year:04d}-{first:02d} to {year:04d}-{last:02d}"
)
FROM_TO = Text("{first}至{last}", "{first} to {last}")
SINCE = Text("自{first}起", "from {first}")
START_NOT_ON_RECORD = Text("起日未见记载", "a start not on record")
START_NOT_BEFORE = Text("起日未见记载（不早于{day}）", "a start not on record, not before {day}")
TAKEN_AS_IN_FORCE = Text("{start}，按已施行计", "from {start}; taken as in force")
TAKEN_AS_IN_FORCE_TO = Text(
    "{start}，按已施行计，至{last}", "from {start}; taken as in force, to {last}"
)

ROW = Text("{rows}{number}", "{rows} {number}")
ROW_OF_YEAR = Text("{rows}{year}{column}", "{rows}, {column} {year}")
ROW_OF_MONTH = Text("{rows}（{month}）", "{rows} ({month})")
FACT_OF_ROW = Text("{row}·{fact}", "{row}, {fact}")

OUTCOMES: Mapping[Outcome, Text] = one_for_each(
    Outcome,
    {
        Outcome.ELIGIBLE: Text("符合条件", "eligible"),
        Outcome.INELIGIBLE: Text("不符合条件", "not eligible"),
        Outcome.UNDETERMINED: Text("待定", "undetermined"),
        Outcome.NOT_IN_FORCE: Text("不在有效期", "not in force"),
    },
)
KINDS: Mapping[IncentiveKind, Text] = one_for_each(
    IncentiveKind,
    {
        IncentiveKind.GRANT: Text("补助", "grant"),
        IncentiveKind.AWARD: Text("奖励", "award"),
        IncentiveKind.PRICE: Text("优惠价格", "cheaper price"),
        IncentiveKind.EXEMPTION: Text("免征", "exemption"),
        IncentiveKind.REDUCTION: Text("减征（减计）", "reduction"),
        IncentiveKind.IN_KIND: Text("非现金支持", "in kind"),
    },
)
FORMS: Mapping[str, Text] = one_for_each(
    (form.value for form in Form),
    {
        Form.CASH.value: Text("财政资金", "cash"),
        Form.PRICE.value: Text("价格优惠", "price"),
        Form.TAX_AND_FEE.value: Text("税费减免", "taxes and fees"),
        Form.IN_KIND.value: Text("非现金支持（折算价值）", "in kind (worth)"),
    },
)
COVERAGE_KINDS: Mapping[CoverageKind, Text] = one_for_each(
    CoverageKind,
    {
        CoverageKind.OPEN_AMOUNT: Text("政策承诺而未定金额", "Promised without an amount"),
        CoverageKind.DISCRETION: Text("由主管部门逐案裁量", "Left to an authority's discretion"),
        CoverageKind.OPEN_MATTER: Text("政策未明确事项", "Left open by the law"),
        CoverageKind.ASSUMED: Text(
            "未填写、按下列口径计算的事实", "Not stated, and reckoned as told here"
        ),
        CoverageKind.NOT_ASKED: Text(
            "已填写、但本件不适用而未计入的事实",
            "Stated, but not asked here and not counted",
        ),
        CoverageKind.ALIKE_ROWS: Text("所填完全相同的各行", "Rows that say the very same"),
        CoverageKind.UNPUBLISHED_FIGURE: Text(
            "标准未公布或无记载", "Figures not published, or none on record"
        ),
        CoverageKind.FLOOR: Text(
            "政策只定下限，按下限测算", "Only the least is stated; the least was taken"
        ),
        CoverageKind.STALE_FIGURE: Text(
            "定期公布的标准，此后未见新的公布", "Published regularly, and no later one on record"
        ),
        CoverageKind.START_NOT_ON_RECORD: Text(
            "施行起日未见记载，按已施行计", "Start not on record; taken as in force"
        ),
        CoverageKind.MEASURE_WITHOUT_RULE: Text(
            "文件列明而无具体规则的措施", "Measures without a rule"
        ),
        CoverageKind.ENDING: Text("一年内到期的文件和标准", "Ending within twelve months"),
        CoverageKind.RECALLED: Text("未见原文，待核", "From memory, page not at hand"),
    },
)
MARKS: Mapping[bool | None, str] = MappingProxyType({True: "✓", False: "✗", None: "?"})
