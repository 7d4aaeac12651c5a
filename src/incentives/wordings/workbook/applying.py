"""What becomes of the applicants of a batch as applications, and why one did not."""

from incentives.values.text import Text

BEGUN = Text("新建", "begun")
CHANGED = Text("更新", "changed")
SAME = Text("内容相同，未改动", "the same, not changed")
NO_NAME = Text(
    "没有填申请单位名称。请补填后重新上传。", "It has no name: write one and upload again."
)
NOT_WHOLE = Text(
    "本行填写有误或者有不能确定的内容。请更正后重新上传。",
    "Something in it is faulty or not sure: mend it and upload again.",
)
ON_ITS_WAY = Text(
    "该单位的申报件{numbers}处于“{state}”，不能由批量表改动。请先退回，或待其办结后再导入。",
    "The application {numbers} of it stands at '{state}' and is not changed by a workbook: send it "
    "back first, or wait until it is done.",
)
SEVERAL = Text(
    "该单位有多件在办申报件（{numbers}），不能确定更新哪一件。请在“申报件”页逐件填报。",
    "It has several applications, {numbers}, and which of them is meant cannot be told: fill them "
    "in one by one.",
)
SEVERAL_ROWS = Text(
    "该单位在本表中有多行，且已有在办申报件（{numbers}）。请在“申报件”页逐件填报。",
    "It has several rows here, and an application already, {numbers}: fill them in one by one.",
)
