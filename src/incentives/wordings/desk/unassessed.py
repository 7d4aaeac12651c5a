"""What is said where a case cannot be assessed."""

from incentives.values.text import Text

FAULTY = Text(
    "申报件有 {count} 处填写有误，暂不能测算。请在“填报”一步改正后再办理。",
    "The case has {count} faults and cannot be assessed. Correct them at the step Fill in.",
)
REFUSED = Text(
    "按现有政策文件，本案暂不能测算：",
    "By the policy files as they stand the case cannot be assessed:",
)
