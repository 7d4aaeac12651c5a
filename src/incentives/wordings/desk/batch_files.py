"""What the page of many institutions says of rows that may be of one applicant."""

from incentives.values.text import Text

DOUBTS = Text("需要核对的内容", "What has to be checked")
DOUBTS_ABOUT = Text(
    "这些行照样测算；请核对是不是同一单位。",
    "These rows are assessed all the same: check whether they are of one applicant.",
)
DOUBT_COLUMNS = (
    Text("表", "Sheet"),
    Text("行", "Row"),
    Text("编号", "Key"),
    Text("需要核对的内容", "What has to be checked"),
)
