"""Why an applicant of a batch was not filed."""

from incentives.values.text import Text

NO_NAME = Text("没有填申请单位名称，不能登记。", "It has no name, so it cannot be filed.")
NOT_WHOLE = Text(
    "本行填写有误或者有不能确定的内容，不能登记。请先更正。",
    "Something in it is faulty or not sure, so it cannot be filed. Mend it first.",
)
NOT_ASSESSED = Text("未能测算，不能登记。{reason}。", "It could not be assessed. {reason}.")
PAID_SINCE = Text(
    "测算后台账又登记了该单位的拨付，本行结果已过时。请重新上传测算后再登记。",
    "Payments to it were recorded after it was assessed: upload the workbook again, and file it "
    "then.",
)
WHICH_DOSSIER = Text(
    "该单位在台账中已有案卷{dossiers}，不能确定本行归入哪个案卷。请在“审定表”页逐件登记。",
    "The applicant has the dossiers {dossiers}, and which of them this row belongs to cannot be "
    "told: file it on the page of "
    "the determination sheet.",
)
ALIKE_ROWS = Text(
    "“{name}”与本表中的“{other}”字形相似。如为同一单位，请改为相同的名称；确为不同单位的，"
    "请在“审定表”页逐件登记并填写说明。",
    "'{name}' looks like '{other}' of this workbook: write one name if they are the same; if they "
    "are not, file each on the page of the determination sheet, and say why.",
)
UNNAMED = Text("（未命名）", "(unnamed)")
