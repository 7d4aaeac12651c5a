"""What is wrong with a library as a whole, day by day, and with its policy cases."""

from incentives.values.text import Text

PROOF = (
    Text(
        "“{name}”另有同等效力的数值（{days}）：{place}",
        "'{name}' has another figure of equal rank {days}: {place}",
    ),
    Text(
        "“{name}”与“{other}”中的版本在 {day} 同时有效",
        "'{name}' and the version of '{other}' are both in force on {day}",
    ),
    Text(
        "请使“{other}”在本文件施行前一日终止，或用 without 除去该事项。",
        "End '{other}' the day before this instrument begins, or drop the incentive by `without`.",
    ),
    Text(
        "“{name}”在“{other}”与本文件之间没有版本（{days}）",
        "'{name}' has no version {days}, between '{other}' and this instrument",
    ),
    Text(
        "请更正施行期间，或在文件头声明空档：`gap_before: {text: {zh: …, en: …}, cite: …}`。",
        "Mend the days in force, or declare the gap in this header: `gap_before: {text: {zh: …, "
        "en: …}, cite: …}`.",
    ),
    Text(
        "“{name}”没有数值（{days}，{readers}可能读取）",
        "'{name}' has no figure {days}, when {readers} may read it",
    ),
    Text(
        "“{name}”在{place}没有数值（{days}，{readers}可能读取）",
        "'{name}' has no figure {days} in the law of {place}, when {readers} may read it",
    ),
    Text(
        "“{name}”在{place}没有数值（{days}）", "'{name}' has no figure {days} in the law of {place}"
    ),
    Text("“{name}”没有数值（{days}）", "'{name}' has no figure {days}"),
    Text("请填写数值，或声明空档：`{form}`。", "State the figure, or declare the gap: `{form}`."),
    Text("用例“{name}”不能测算：{sentence}", "'{name}' cannot be assessed: {sentence}"),
    Text(
        "“{case}”所在地没有“{name}”这一优惠事项",
        "no incentive '{name}' is law at the place of '{case}'",
    ),
    Text("政策库中没有测算结果“{name}”", "there is no result '{name}' in the library"),
    Text("“{name}”是测算结果", "'{name}' is a result"),
    Text(
        "测算结果用 `value`、`range` 或 `rows` 写明预期。",
        "Say of a result its `value`, `range` or `rows`.",
    ),
    Text("“{name}”是优惠事项", "'{name}' is an incentive"),
    Text("优惠事项用 `outcome` 写明预期。", "Say of an incentive its `outcome`."),
    Text("“{case}”，{row}：{sentence}", "'{case}', {row}: {sentence}"),
    Text(
        "该测算结果逐行测算（{name}），应写 rows",
        "the result goes over '{name}', expected 'rows'",
    ),
    Text(
        "“{key}”应在各行中写明，不能与 rows 并列",
        "'{key}' is said of each row, not beside 'rows'",
    ),
)
