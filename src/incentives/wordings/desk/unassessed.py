"""What is said where a case cannot be assessed."""

from incentives.values.text import Text

FAULTY = Text(
    "申报件有 {count} 处填写有误，暂不能测算。请在“填报”一步改正后再办理。",
    "The case has {count} faults and cannot be assessed. Correct them at the step Fill in.",
)
LACKING = Text(
    "本件采用的内部执行标准 {names} 已不在办公室的文件夹中，或者内容有错误，暂不能测算。"
    "请恢复该文件，或者在“填报”一步改选（已提交的先退回）。",
    "The overlays {names}, by which this application is assessed, are not kept any more or have "
    "faults. Restore them, or choose others at the step Fill in, once it is sent back.",
)
REFUSED = Text(
    "按现有政策文件，本案暂不能测算：",
    "By the policy files as they stand the case cannot be assessed:",
)
