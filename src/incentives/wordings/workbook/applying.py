"""What becomes of applications by the rows of a workbook, what is asked, and why some are left."""

from incentives.values.text import Text

NO_NAME = Text(
    "没有填申请人名称。请补填后重新上传。", "It has no name: write one and upload again."
)
NOT_WHOLE = Text(
    "本行填写有误或者有不能确定的内容。请更正后重新上传。",
    "Something in it is faulty or not sure: mend it and upload again.",
)
SAME_TWICE = Text(
    "同一申请人在本表第{rows}行出现，不能确定各行是否为同一申报件。请只留一行，其余的在“申报件”页另行填报。",
    "The same applicant stands in rows {rows}, and whether they are of one application cannot be "
    "told: keep one row, and fill in the others on the page of applications.",
)
OTHER_PLACE = Text(
    "所填区划与申报件{number}不同，不作改动。请核对区划。",
    "The district is another than that of the application {number}, which stays as it is: check "
    "the district.",
)
BEYOND = Text(
    "申报件{number}处于“{state}”，不作改动；本行有{changes}项内容与其不同。需要更改的，请先退回该申报件。",
    "The application {number} stands at '{state}' and stays as it is; {changes} facts of the row "
    "are others. Send it back to change it.",
)
FINISHED = Text(
    "申报件{number}处于“{state}”，不作改动；本行有{changes}项内容与其不同。属于新一次申报的，请勾选“另行新建”。",
    "The application {number} stands at '{state}' and stays as it is; {changes} facts of the row "
    "are others. If it is a new application, tick that new ones are begun.",
)
# What is asked

SEVERAL = Text(
    "该单位有几件在办的申报件（{numbers}），请选定更新哪一件，或者另行新建。",
    "It has several open applications ({numbers}): choose which is meant, or a new one.",
)
RENAMED = Text(
    "统一社会信用代码相同而名称不同（申报件{numbers}）：是单位更名，还是代码填错？请核对后选定。",
    "The credit code is the same and the name is another (application {numbers}): was it renamed, "
    "or is the code wrong? Check it and choose.",
)
NAMESAKE = Text(
    "名称相同而统一社会信用代码不同，或者一方未填（申报件{numbers}）：是不是同一申请人？请核对后选定。",
    "The name is the same, and the credit code is another or missing (application {numbers}): are "
    "they one applicant? Check it and choose.",
)
NAMESAKE_ROWS = Text(
    "与本表第{rows}行名称相同而统一社会信用代码不同，或者一方未填：是不是同一申请人？"
    "不是的，请选“另行新建”；是的，请更正后重新上传。",
    "The name is that of row {rows}, and the credit code is another or missing. If they are two "
    "applicants choose a new application; if not, mend the workbook and upload it again.",
)
