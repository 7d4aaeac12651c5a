"""What further sheets of applicants are called, and who applies, beside the facts of the law."""

from collections.abc import Mapping

from incentives.values.text import Text

LISTED = Text("各表有无", "Which lists there are")
PARTICULAR_NOTES: Mapping[str, Text] = {
    "credit_code": Text(
        "18 位。用于核对各行是否为同一申请人。",
        "18 signs. By it rows are compared that may be of one applicant.",
    ),
    "account_number": Text(
        "按文本填写；表格软件会把过长的数字末几位变成 0。",
        "As text: spreadsheets turn the last digits of long numbers into zeros.",
    ),
}
PARTICULAR_NOTE = Text(
    "可以不填；不影响测算，也不转入登记簿。",
    "May be left empty: nothing is assessed by it, and it does not go into the register.",
)
MATTER_OF_FIRST = Text(
    "本表每个申请人一行，编号与《{main}》表一致；没有需要填写的申请人，可以不列。",
    "One row for each applicant, with its key in ‘{main}’; who has nothing to say needs no row.",
)
LONG_NUMBER = Text(
    "号码“{typed}”是按数字保存的，超过15位，末几位可能已被表格软件改成 0。"
    "请将单元格设为文本格式，核对后重填。",
    "‘{typed}’ is kept as a number of more than 15 digits, whose last ones the spreadsheet may "
    "have turned into zeros. Format the cell as text, and write it again.",
)
NOT_A_CODE = Text(
    "“{typed}”不是统一社会信用代码：应为 18 位数字和大写字母（不含 I、O、S、V、Z）。",
    "‘{typed}’ is no credit code: it has 18 digits and capitals (without I, O, S, V, Z).",
)
WRONG_CODE = Text(
    "统一社会信用代码“{typed}”的校验位不对，有一位或者几位写错了。请对照营业执照（登记证书）更正。",
    "The check sign of the credit code ‘{typed}’ does not fit, so some sign is wrong. Compare it "
    "with the licence.",
)
STATED_TWICE = Text(
    "《{sheet}》第 {row} 行和这里填写的不同（{other}），看不出以哪个为准。请只留一处。",
    "Row {row} of ‘{sheet}’ says something else ({other}), and which counts cannot be told. Keep "
    "one of them.",
)
PART_TWICE = Text(
    "编号“{key}”在本表出现不止一次（第 {rows} 行）。每个申请人只填一行。",
    "The key ‘{key}’ stands in this sheet more than once (rows {rows}). Use one row for each.",
)
PART_IN_DOUBT = Text(
    "《{sheet}》第 {rows} 行的编号缺失、重复或者有误，可能是该申请人的，其情况因此不能确定。"
    "请先更正那些行。",
    "Rows {rows} of ‘{sheet}’ have no key, a wrong one, or one that is there twice, and may belong "
    "here, so what this applicant says is not sure. Mend those rows first.",
)
PART_UNMARKED = Text(
    "《{sheet}》缺少隐藏的第 2 行，没有读取，其情况因此不能确定。请用下载的模板重新填写该表。",
    "‘{sheet}’ has lost its hidden row 2 and was not read, so what this applicant says is not "
    "sure. Fill in that sheet anew in the template.",
)
NAME_UNDER_TWO_CODES = Text(
    "第 {rows} 行的名称同为“{name}”，统一社会信用代码却不同（{others}）。"
    "请核对是同一申请人写错了代码，还是两个同名的申请人。",
    "Rows {rows} have the name ‘{name}’ with other codes ({others}). Check whether a code is wrong "
    "or there are two applicants of one name.",
)
CODE_UNDER_TWO_NAMES = Text(
    "第 {rows} 行的统一社会信用代码同为 {code}，名称却不同（{others}）。"
    "请核对是更了名，还是写错了代码。",
    "Rows {rows} have the code {code} with other names ({others}). Check whether the applicant was "
    "renamed or a code is wrong.",
)
CODE_TWICE = Text(
    "统一社会信用代码 {code} 在第 {rows} 行出现，看不出各行是否为同一申请人的同一份申报。",
    "The code {code} stands in rows {rows}; whether they are of one application cannot be told.",
)
