"""Every wording of the results of a batch, in Chinese and English side by side."""

from collections.abc import Mapping

from incentives.language.possible import MissingKind
from incentives.values.tables import one_for_each
from incentives.values.text import Text

TITLE = Text("批量测算结果", "Results of many cases")
TOTALS = Text("汇总", "Totals")
APPLICANTS = Text("申请人", "Applicants")
DETAILS = Text("明细", "Details")
RESULTS = Text("测算结果", "Results")
FAULTS = Text("错误", "Faults")

INCENTIVE = Text("事项", "Incentive")
DOCUMENT = Text("依据", "Source")
KIND = Text("优惠方式", "Kind")
ELIGIBLE = Text("符合条件（个）", "Eligible")
UNDETERMINED = Text("待定（个）", "Undetermined")
REFUSED = Text("不符合条件（个）", "Not eligible")
AMOUNT = Text("金额（{currency}）", "Amount ({currency})")
LOW = Text("最低（{currency}）", "Least ({currency})")
HIGH = Text("最高（{currency}）", "Most ({currency})")
KEY = Text("编号", "Key")
NAME = Text("名称", "Name")
STATE = Text("结论", "Outcome")
OUTCOME = Text("结论", "Outcome")
MISSING_FACTS = Text("尚缺", "Missing")
PAPERS = Text("待补材料", "Papers outstanding")
RESULT = Text("测算结果（不是优惠）", "Result (no benefit)")
RESULT_ROW = Text("对象", "Of what")
RESULT_VALUE = Text("数值", "Value")
SHEET = Text("表", "Sheet")
ROW = Text("行", "Row")
COLUMN = Text("列", "Column")
FAULT = Text("错误和更正方法", "What is wrong")
SUM_OF_FORM = Text("{form}合计", "Sum: {form}")

COUNTS = Text(
    "符合条件 {eligible} 项，待定 {undetermined} 项，不符合 {refused} 项",
    "{eligible} eligible, {undetermined} undetermined, {refused} not eligible",
)
FAULTY = Text("填写有误，未测算", "faulty, not assessed")
UNANSWERED = Text("未测算。{reason}", "not assessed: {reason}")
AND_MORE = Text("{told}等共{count}项", "{told} and more, {count} in all")
MISSING: Mapping[MissingKind, Text] = one_for_each(
    MissingKind,
    {
        MissingKind.FACT: Text("事实", "a fact"),
        MissingKind.FIGURE: Text("未公布的标准", "a figure that is not published"),
        MissingKind.GAP: Text("政策没有规定的标准", "a figure that the law does not have"),
        MissingKind.IN_FORCE: Text("文件施行日期", "when an instrument is in force"),
        MissingKind.INSTRUMENT: Text("尚未公布的文件", "an instrument that is not published"),
        MissingKind.PERIOD: Text("尚未结束的纳税期", "a period that is not over"),
        MissingKind.RELATION: Text("几项优惠的先后次序", "which of several incentives gives way"),
        MissingKind.CHOICE: Text("申请人的选择", "what the applicant chooses"),
    },
)
