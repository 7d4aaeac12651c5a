"""What rows of one incentive share, in the rule and in its working."""

from incentives.values.text import Text

WITHIN = Text(
    "只计入金额较高的各行，总数不超过{limit}",
    "only those rows count that come to most, up to {limit}",
)
WITHIN_EACH = Text("同一{keys}的各行：{line}", "among those of one {keys}, {line}")
WITHIN_OF = Text(
    "{line}；每行占用{taken}，以每单位金额高者为先",
    "{line}; a row takes {taken}, and is compared by what it comes to for each of these",
)
STEP_LEFT_OUT = Text(
    "不计入：金额较高的各行已占满限额（{limit}）",
    "left out: rows that come to more fill the limit ({limit})",
)
STEP_WITHIN_PART = Text(
    "限额（{limit}）内只余一部分，计 {value}",
    "only a part of it is within the limit ({limit}): {value}",
)
STEP_WITHIN_OPEN = Text(
    "限额（{limit}）内能否计入、计多少未定：{value}",
    "whether it is within the limit ({limit}), and how much of it, is not known: {value}",
)
WHOLE_FLOOR = Text(
    "各行合计不低于{limit}，低于零的行抵减其他各行",
    "all rows together: not less than {limit}; rows below zero count against the others",
)
WHOLE_CAP = Text("各行合计不超过{limit}", "all rows together: not more than {limit}")
WHOLE_SHARED = Text(
    "{line}；合计按各行大于零的金额占比分到各行",
    "{line}; each row has its part in proportion to what it comes to above zero",
)
STEP_WHOLE_FLOOR = Text(
    "各行合计 {before}，不低于 {limit}，计 {after}；本行按比例计 {value}",
    "all rows come to {before}, not less than {limit}: {after}; in proportion this row has {value}",
)
STEP_WHOLE_CAP = Text(
    "各行合计 {before}，不超过 {limit}，计 {after}；本行按比例计 {value}",
    "all rows come to {before}, not more than {limit}: {after}; in proportion this row has {value}",
)
