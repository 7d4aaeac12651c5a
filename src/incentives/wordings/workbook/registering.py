"""Why what the register has paid could not be deducted for an applicant of a batch."""

from incentives.values.text import Text

NO_NAME = Text("没有填申请人名称。", "It has no name.")
WHICH_DOSSIER = Text(
    "该单位在登记簿中已有案卷{dossiers}，不能确定扣除哪个案卷的以往拨付。",
    "The applicant has the dossiers {dossiers} in the register, and of which of them payments are "
    "to be deducted cannot be told.",
)
ALIKE_ROWS = Text(
    "“{name}”与本表中的“{other}”字形相似。如为同一申请人，请改为相同的名称。",
    "'{name}' looks like '{other}' of this workbook: write one name if they are the same.",
)
UNNAMED = Text("（未命名）", "(unnamed)")
