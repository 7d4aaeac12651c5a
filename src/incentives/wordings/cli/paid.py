"""What the command line says where payments of a register flow into a case."""

from incentives.values.text import Text

NO_REGISTER = Text(
    "--credit-code 和 --dossier 须与 --register 同用 [unused-option]",
    "--credit-code and --dossier go with --register [unused-option]",
)
NO_APPLICANT = Text(
    "个案没有写申请人名称，不能在登记簿中查找其拨付 [no-applicant]。"
    "请在个案中填写名称，或用 --credit-code 写明统一社会信用代码",
    "the case names no applicant whose payments could be looked for [no-applicant]: write its "
    "name into the case, or say --credit-code",
)
WHICH_APPLICANT = Text(
    "登记簿中有 {count} 个申请人叫“{name}”，不能确定是哪一个 [which-applicant]。"
    "请用 --credit-code 写明统一社会信用代码，登记簿中有：{codes}",
    "{count} applicants of the register are called '{name}' [which-applicant]: say --credit-code; "
    "the register has {codes}",
)
WHICH_DOSSIER = Text(
    "“{name}”在登记簿中有多个案卷，不能确定是哪一个 [which-dossier]。"
    "请用 --dossier 写明其一：{dossiers}",
    "'{name}' has several dossiers in the register [which-dossier]: say one of them with "
    "--dossier: {dossiers}",
)
NO_DOSSIER = Text(
    "“{name}”在登记簿中没有案卷“{dossier}” [unknown-dossier]。{advice}",
    "'{name}' has no dossier '{dossier}' in the register [unknown-dossier]. {advice}",
)
NOTHING_THERE = Text(
    "提示：登记簿中没有“{name}”（{district}）的审定，未计入任何拨付。请核对名称、地区和代码。",
    "Note: the register has nothing determined for '{name}' ({district}), and no payment was set "
    "off. Check name, place and code.",
)
NEAR = Text("提示：登记簿中名称相近的有：{near}。", "Note: names like it in the register: {near}.")
DOUBT = Text("提示：{text}", "Note: {text}")
UNNAMED = Text("“”（未命名）", "'' (without a name)")
