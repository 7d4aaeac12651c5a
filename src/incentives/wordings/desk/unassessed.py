"""What is said where a case cannot be assessed."""

from incentives.values.text import Text

FAULTY = Text(
    "个案有 {count} 处填写有误，暂不能测算。请在“测算”页改正后再办理。",
    "The case has {count} faults and cannot be assessed. Correct them on the page Assess.",
)
REFUSED = Text(
    "按现有政策文件，本案暂不能测算：",
    "By the policy files as they stand the case cannot be assessed:",
)
