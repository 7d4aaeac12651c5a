"""What the particulars of an applicant are called: on forms, in workbooks, in sentences alike."""

from collections.abc import Mapping

from incentives.values.text import Text

PARTY: Mapping[str, Text] = {
    "name": Text("申请人名称", "Name of the applicant"),
    "credit_code": Text("统一社会信用代码", "Credit code"),
    "legal_representative": Text("法定代表人", "Legal representative"),
    "address": Text("地址", "Address"),
    "township": Text("镇街", "Township"),
    "contact": Text("联系人", "Contact"),
    "phone": Text("联系电话", "Phone"),
    "bank": Text("开户银行", "Bank"),
    "account_name": Text("账户名称", "Account name"),
    "account_number": Text("银行账号", "Account number"),
}
"""By the names of `report/papers/approval/party`, in the order in which they are asked for."""
OF_PERSONS: Mapping[str, Text] = {"name": Text("申请人", "Name of the applicant")}
"""What is called otherwise where applicants are no organisations."""
